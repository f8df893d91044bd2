import { fold } from './fold';
import type { Choice } from './model';

/**
 * What part of a code or name means: nothing where it is a code or name itself or means several choices; else the value
 * of the one choice that was found.
 */
export const completionOf = (choices: readonly Choice[], text: string): string | null => {
  const wanted = fold(text);
  const isExact = choices.some(({ value, label }) => fold(value) === wanted || fold(label) === wanted);
  const [only, ...others] = choices;
  return only && others.length === 0 && !isExact && wanted !== '' ? only.value : null;
};
