import { fold } from '../../ui/grid/fold';
import type { Choice } from '../../ui/grid/model';

/** Words of a name or of a code: what is between spaces, hyphens and underscores. */
const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).flatMap((word) => fold(word) || []);

/** How well one name answers to a text: 0 best, `NO_MATCH` not at all. */
export type Rank = (wanted: string) => number;

/** More than any rank of a match. */
export const NO_MATCH = 9;

/** Ranks a name: whole, at its begin, at the begin of a word, by its initials, inside. */
export const rankerOf = (text: string): Rank => {
  const [whole, words] = [fold(text), wordsOf(text)];
  const initials = words.map((word) => word[0]).join('');
  return (wanted) => {
    if (whole === wanted) return 0;
    if (whole.startsWith(wanted)) return 1;
    if (words.some((word) => word.startsWith(wanted))) return 2;
    if (initials.startsWith(wanted)) return 3;
    return wanted.length > 1 && whole.includes(wanted) ? 4 : NO_MATCH;
  };
};

/** The best rank that any of the names has for a text. */
export const bestRank = (ranks: readonly Rank[], wanted: string): number =>
  Math.min(NO_MATCH, ...ranks.map((rank) => rank(wanted)));

/** Finds choices by part of what they are called, best first; what answers equally well stays in order. */
export const choiceFinder = (choices: readonly Choice[]): ((text: string) => readonly Choice[]) => {
  const known = choices.map((choice) => ({
    choice,
    ranks: [choice.label, choice.value, ...(choice.aliases ?? [])].map(rankerOf),
  }));
  return (text) => {
    const wanted = fold(text);
    return known
      .map(({ choice, ranks }) => ({ choice, rank: bestRank(ranks, wanted) }))
      .filter(({ rank }) => rank < NO_MATCH)
      .toSorted((left, right) => left.rank - right.rank)
      .map(({ choice }) => choice);
  };
};
