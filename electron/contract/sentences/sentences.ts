import type { Language } from '../../../db/vocabulary';

/** One feature's sentences by key in every language; a test checks that the languages have the same keys. */
export type Sentences = Readonly<Record<Language, Readonly<Record<string, string>>>>;
