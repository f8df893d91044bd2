import type { SentenceParams } from '../../../db/failure';
import { LANGUAGES, type Language } from '../../../db/vocabulary';
import { actions } from './actions';
import { attendance } from './attendance';
import { board } from './board';
import { backup } from './backup';
import { catalogues } from './catalogues';
import { causes } from './causes';
import { control } from './control';
import { core } from './core';
import { desktop } from './desktop';
import { demo } from './demo';
import { employees } from './employees';
import { exchange } from './exchange';
import { kpi } from './kpi';
import { live } from './live';
import { notices } from './notices';
import { orders } from './orders';
import { inspections } from './inspections';
import { masters } from './masters';
import { production } from './production';
import { products } from './products';
import { rows } from './rows';
import { session } from './session';
import type { Sentences } from './sentences';
import { sharing } from './sharing';
import { sheet } from './sheet';
import { standards } from './standards';
import { stops } from './stops';
import { targets } from './targets';
import { views } from './views';

const features: readonly Sentences[] = [
  actions,
  causes,
  demo,
  core,
  session,
  notices,
  orders,
  production,
  kpi,
  live,
  catalogues,
  employees,
  attendance,
  exchange,
  backup,
  board,
  targets,
  sharing,
  sheet,
  standards,
  control,
  desktop,
  masters,
  products,
  rows,
  stops,
  inspections,
  views,
];

/** Every sentence that the engine can say, by language and key. */
export const catalogue: Sentences = {
  en: Object.assign({}, ...features.map((feature) => feature.en)),
  es: Object.assign({}, ...features.map((feature) => feature.es)),
};

/** The sentence of a key in a language with its parameters filled in; the key itself where there is none. */
export const sentence = (language: Language, key: string, params: SentenceParams = {}): string =>
  (catalogue[language][key] ?? key).replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    String(params[name] ?? `{${name}}`),
  );

/** The language of a locale's tag; English where there is none of ours. */
export const languageOf = (locale: string): Language =>
  LANGUAGES.find((language) => locale.toLowerCase().startsWith(language)) ?? 'en';

export type { Language };
