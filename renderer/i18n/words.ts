import type { TFunction } from 'i18next';
import { sentence } from '../../electron/contract/sentences';
import type { Format } from '../format';
import type { en } from './en';

/** Every sentence of the screens has such a key, the same in all languages. */
export type TextKey = keyof typeof en;

/** Languages of the screens; each is a file of this folder. */
export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language of a locale tag; English where there is none of ours. */
export const languageOf = (tag: string): Language =>
  LANGUAGES.find((language) => tag.toLowerCase().startsWith(language)) ?? 'en';

/** Names of inputs that the engine's sentences mention by their names in the contract. */
const INPUT_NAMES = {
  cycleTimeHours: 'input.cycleTimeHours',
  employeesAssigned: 'input.employeesAssigned',
  employeesPresent: 'input.employeesPresent',
  scheduledHours: 'input.scheduledHours',
  runHours: 'input.runHours',
  employeesAffected: 'input.employeesAffected',
  unitsPassed: 'input.unitsPassed',
  unitsChecked: 'input.unitsChecked',
  opportunitiesPerUnit: 'input.opportunitiesPerUnit',
  orderStart: 'input.orderStart',
  promise: 'input.promise',
  delivery: 'input.delivery',
} as const;

/** What goes into a sentence, as the reader writes it: numbers, dates and names of inputs. */
const localised = (params: Params, format: Format, nameOf: (input: string) => string): Params =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (typeof value === 'number') return [name, format.exact(value)];
      if (name === 'inputs') return [name, format.list(value.split(', ').map(nameOf))];
      return [name, /^\d{4}-\d\d-\d\d$/.test(value) ? format.date(value, 'full') : value];
    }),
  );

/** The engine counts the estimated inputs here; a screen has room to name them. */
const ESTIMATED = 'production.warning-estimated';

type Params = Readonly<Record<string, string | number>>;

/** Everything that turns data into words, of a page or a report: `t`, `format`, the engine's `say`. */
export const createWords = (t: TFunction, language: Language, format: Format) => {
  const names: Readonly<Record<string, (typeof INPUT_NAMES)[keyof typeof INPUT_NAMES]>> = INPUT_NAMES;
  const nameOf = (input: string): string => {
    const key = names[input];
    return key ? t(key) : input;
  };
  return {
    t,
    language,
    format,
    /** The name of an input of the KPIs, as it stands in the middle of a sentence. */
    nameOf,
    say: ({ key, params }: { readonly key: string; readonly params: Params }) =>
      key === ESTIMATED && params['inputs']
        ? t('remark.estimated', localised(params, format, nameOf))
        : sentence(language, key, localised(params, format, nameOf)),
  };
};
export type Words = ReturnType<typeof createWords>;
