import type { DateNote } from '../../../../electron/contract/notes';
import { datesOfLabel, type Step } from '../groups';
import type { Range } from '../../period/period';

/** A flag on a chart: the place that it stands at, and the numbers of its notes. */
export type Flag = {
  readonly label: string;
  readonly numbers: readonly number[];
  readonly notes: readonly DateNote[];
};

/** Notes, numbered from 1 in the order in which they are listed, by the day, week or month of a chart that has them. */
export const flagsOf = (
  notes: readonly DateNote[],
  by: Step,
  labels: readonly string[],
  range: Range,
): Flag[] => {
  const spans = labels.map((label) => ({ label, ...datesOfLabel(by, label, range) }));
  const numbered = notes.map((note, at) => ({ note, number: at + 1 }));
  return spans.flatMap(({ label, from, to }) => {
    const own = numbered.filter(({ note }) => from <= note.noteDate && note.noteDate <= to);
    if (own.length === 0) return [];
    return [{ label, numbers: own.map(({ number }) => number), notes: own.map(({ note }) => note) }];
  });
};

/** Numbers as short as they can be read: 3, 3–5, 1, 4. */
export const numbersText = (numbers: readonly number[]): string => {
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (first === undefined || last === undefined) return '';
  if (numbers.length === 1) return String(first);
  return last - first === numbers.length - 1 ? `${first}–${last}` : numbers.join(', ');
};
