import type { SentenceParams } from '../../../db/failure';
import { LANGUAGES, type Language } from '../../../db/vocabulary';
import { backup } from './backup';
import { causes } from './causes';
import { control } from './control';
import { core } from './core';
import { desktop } from './desktop';
import { demo } from './demo';
import { exchange } from './exchange';
import { kpi } from './kpi';
import { production } from './production';
import { rows } from './rows';
import { session } from './session';
import type { Sentences } from './sentences';
import { standards } from './standards';
import { targets } from './targets';

const features: readonly Sentences[] = [
  causes,
  demo,
  core,
  session,
  production,
  kpi,
  exchange,
  backup,
  targets,
  standards,
  control,
  desktop,
  rows,
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
