import type { InspectionInput } from '../../../electron/contract/sheet';
import { fold } from '../../ui/grid/fold';
import type { Choice } from '../../ui/grid/model';

/** One defect as it is typed: what, on which unit, why, what became of it. */
export type Defect = InspectionInput['defects'][number];

/** How many defects of each type there are, in the order in which they were counted. */
export type Tally = ReadonlyMap<string, number>;

/** The most defects of one type that a tally takes; more are a slip of the finger. */
export const MOST_OF_TYPE = 999;

const plainDefect = (type: string): Defect => ({
  id: null,
  type,
  description: null,
  unitSerial: null,
  disposition: 'NONE',
  rootCause: null,
});

/** How many defects of each type a list holds. */
export const tallyOf = (defects: readonly Defect[]): Tally => {
  const counts = new Map<string, number>();
  for (const { type } of defects) counts.set(type, (counts.get(type) ?? 0) + 1);
  return counts;
};

const isPlain = ({ description, unitSerial, disposition, rootCause }: Defect): boolean =>
  description === null && unitSerial === null && disposition === 'NONE' && rootCause === null;

/**
 * The defects with so many of a type. New ones have no details; of too many, those without details go first, the newest
 * before the older ones.
 */
export const withCount = (defects: readonly Defect[], type: string, count: number): readonly Defect[] => {
  const wanted = Math.max(0, Math.min(MOST_OF_TYPE, Math.trunc(count)));
  const own = defects.filter((defect) => defect.type === type);
  if (own.length === wanted) return defects;
  if (own.length < wanted) {
    const added = Array.from({ length: wanted - own.length }, () => plainDefect(type));
    const at = defects.findLastIndex((defect) => defect.type === type) + 1 || defects.length;
    return [...defects.slice(0, at), ...added, ...defects.slice(at)];
  }
  const order = own.toReversed().toSorted((left, right) => Number(isPlain(right)) - Number(isPlain(left)));
  const gone = new Set(order.slice(0, own.length - wanted));
  return defects.filter((defect) => !gone.has(defect));
};

/** The defects with the counts of a tally; types that it does not name are gone. */
export const withTally = (defects: readonly Defect[], tally: Tally): readonly Defect[] => {
  const types = new Set([...defects.map(({ type }) => type), ...tally.keys()]);
  return [...types].reduce((list, type) => withCount(list, type, tally.get(type) ?? 0), defects);
};

/** A tally in words, as a cell shows it and an editor begins with: 3 Stitching, 1 Stain. */
export const tallyText = (tally: Tally, nameOf: (type: string) => string): string =>
  [...tally].map(([type, count]) => `${count} ${nameOf(type)}`).join(', ');

const ITEM = /^(?:(\d{1,3})\s*[x×*]?\s*)?(\D.*?)(?:\s*[x×*:]?\s*(\d{1,3}))?$/u;

/**
 * The tally that a text means: `3 stitching, 1 stain`, `3st 1sta`, `st x3`; a type alone counts once. `find` answers the
 * types for a part of a name, best first. Null where part of the text names no type.
 */
export const readTally = (text: string, find: (text: string) => readonly Choice[]): Tally | null => {
  // A number begins the next type: 3st 1sta.
  const items = text
    .split(/[,;+\n]|(?<=\p{L})\s+(?=\d+\s*[x×*]?\s*\p{L})/u)
    .map((item) => item.trim())
    .filter((item) => item !== '');
  const tally = new Map<string, number>();
  for (const item of items) {
    const [, before, name = '', after] = ITEM.exec(item) ?? [];
    const found = fold(name) === '' ? undefined : find(name.trim())[0];
    if (!found) return null;
    const count = Number(before ?? after ?? 1);
    if (count > 0) tally.set(found.value, (tally.get(found.value) ?? 0) + count);
  }
  return tally;
};

/** What the keys of a tally have done so far: letters that choose a type, the type, digits of its count. */
export type TallyKeys = {
  readonly letters: string;
  readonly type: string | null;
  readonly digits: string;
};

/** Before the first key. */
export const NO_KEYS: TallyKeys = { letters: '', type: null, digits: '' };

/** What a key does to a tally: other keys so far, and a new count of a type where it counts. */
export type Pressed = {
  readonly keys: TallyKeys;
  readonly count: { readonly type: string; readonly count: number } | null;
};

/**
 * Counts by keys: letters choose a type by its first letters, + and − count up and down, digits set the count. Null for
 * a key that means nothing here. Letters after a count begin anew; letters that find nothing choose by the last alone.
 */
export const pressTally = (
  key: string,
  keys: TallyKeys,
  tally: Tally,
  find: (text: string) => readonly Choice[],
): Pressed | null => {
  const { type } = keys;
  const set = (count: number, digits = ''): Pressed | null =>
    type === null
      ? null
      : {
          keys: { letters: '', type, digits },
          count: { type, count: Math.max(0, Math.min(MOST_OF_TYPE, count)) },
        };
  if (key === '+' || key === '=') return set((tally.get(type ?? '') ?? 0) + 1);
  if (key === '-' || key === '−') return set((tally.get(type ?? '') ?? 0) - 1);
  if (key === 'Backspace') {
    const digits = keys.digits.slice(0, -1);
    return keys.digits === '' ? { keys: NO_KEYS, count: null } : set(Number(digits || 0), digits);
  }
  if (/^\d$/.test(key)) {
    const digits = `${keys.digits}${key}`;
    return digits.length > 3 ? null : set(Number(digits), digits);
  }
  if (!/^\p{L}$/u.test(key)) return null;
  for (const letters of [`${keys.letters}${key}`, key]) {
    const found = find(letters)[0];
    if (found) return { keys: { letters, type: found.value, digits: '' }, count: null };
  }
  return null;
};
