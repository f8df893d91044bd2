import { passwordRefusal } from './passwords';

/** What is to be said of a password while it is typed; `refusal` is the key of a sentence. */
export type PasswordJudgement = {
  readonly refusal: string | null;
  readonly strength: 'refused' | 'fair' | 'good' | 'strong';
};

/** Characters of which each adds something: runs such as `aaaa`, `1234` and `dcba` count once for every three. */
const weightOf = (text: string): number => {
  const codes = [...text.toLowerCase()].map((character) => character.codePointAt(0) ?? 0);
  const steps = codes.map((code, at) => code - (codes[at - 1] ?? Number.NaN));
  const inRun = steps.filter((step, at) => Math.abs(step) <= 1 && step === steps[at - 1]).length;
  return codes.length - inRun * (2 / 3);
};

const GOOD = 13;
const STRONG = 17;

/**
 * Judges a password by its length, as guessing does: 13 characters are good and 17 strong, where runs and repeats count
 * less and a text of few different characters is fair at most. Refused is what may not be chosen at all.
 */
export const judgePassword = (password: string, username: string): PasswordJudgement => {
  const refusal = passwordRefusal(password, username);
  if (refusal !== null) return { refusal, strength: 'refused' };
  const text = password.normalize('NFKC');
  const weight = weightOf(text);
  if (new Set(text).size < 6 || weight < GOOD) return { refusal: null, strength: 'fair' };
  return { refusal: null, strength: weight < STRONG ? 'good' : 'strong' };
};
