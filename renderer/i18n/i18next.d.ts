import type { en } from './en';

declare module 'i18next' {
  // i18next reads its options from this interface; it cannot be a type.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface CustomTypeOptions {
    defaultNS: 'translation';
    keySeparator: false;
    nsSeparator: false;
    resources: { translation: Record<keyof typeof en, string> };
    interpolationPrefix: '{';
    interpolationSuffix: '}';
  }
}
