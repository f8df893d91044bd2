import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { sentence } from '../../electron/contract/sentences';
import { createFormat, localeOf } from '../format';
import { languageOf } from './index';

/** Everything that turns data into words in the language of the page: `t`, `format`, the engine's `say`. */
export const useWords = () => {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n.language);
  return useMemo(
    () => ({
      t,
      language,
      format: createFormat(localeOf(language, navigator.languages)),
      say: (remark: { key: string; params: Record<string, string | number> }) =>
        sentence(language, remark.key, remark.params),
    }),
    [t, language],
  );
};
export type Words = ReturnType<typeof useWords>;
