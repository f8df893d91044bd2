import type { Format } from '../../format';
import { isBlank } from '../sheet/section';
import { copyOf, isRunning, textOf, timesOf, type StopRow } from './rows';
import { clockAt, minutesBetween, offsetIn, spanOf, touches, type ShiftClock, type Span } from './times';

/** Where a stop is cut: at a time of day, or so many minutes after its begin. */
export type Cut = { readonly at: string } | { readonly minutes: number };

/** What both parts of a split last, and the time between them; null where the stop has no begin. */
export type Parts = {
  /** Minutes of the first part. */
  readonly first: number;
  /** Minutes of the second part; null while it goes on. */
  readonly second: number | null;
  readonly from: string | null;
  readonly at: string | null;
  readonly to: string | null;
};

/** What a cut would make of a stop; null where it does not lie inside of it. */
export const partsOf = (row: StopRow, cut: Cut, shift: ShiftClock, format: Format): Parts | null => {
  const { from, to, minutes } = timesOf(row, shift, format);
  if ('at' in cut && from === null) return null;
  const first = 'minutes' in cut ? cut.minutes : minutesBetween(shift, from ?? '', cut.at);
  if (first === null || !(first > 0)) return null;
  const at = from === null ? null : clockAt(shift, offsetIn(shift, from) + first);
  if (isRunning(row)) return { first, second: null, from, at, to: null };
  if (minutes === null || first >= minutes) return null;
  return { first, second: minutes - first, from, at, to };
};

const withTimes = (row: StopRow, times: Readonly<Record<'startTime' | 'minutes', string>>): StopRow => {
  const { endTime: _, isRunning: __, ...typed } = row.typed;
  return {
    ...row,
    typed: { ...typed, ...times, ...(row.saved?.startTime === null ? { endTime: '' } : {}) },
  };
};

/** The rows with one of them cut in two: the first part stays where it was, the second is a new row below it. */
export const splitStop = (
  rows: readonly StopRow[],
  key: string,
  parts: Parts,
  format: Format,
): readonly StopRow[] =>
  rows.flatMap((row) => {
    if (row.key !== key) return [row];
    const { first, second, from, at } = parts;
    const head = withTimes(row, { startTime: from ?? '', minutes: format.typed(first) });
    const copy = withTimes(copyOf(row, format), {
      startTime: at ?? '',
      minutes: second === null ? '' : format.typed(second),
    });
    return [head, second === null ? { ...copy, typed: { ...copy.typed, isRunning: true } } : copy];
  });

const spanOfRow = (row: StopRow, shift: ShiftClock, format: Format): Span | null =>
  spanOf(timesOf(row, shift, format), shift);

/** The stop that can be made one with a row: of the same reason, next to it or overlapping it; null where there is none. */
export const mergeableWith = (
  rows: readonly StopRow[],
  key: string,
  shift: ShiftClock,
  format: Format,
): StopRow | null => {
  const row = rows.find((each) => each.key === key);
  const span = row && spanOfRow(row, shift, format);
  if (!row || !span || row.voidReason !== null || row.saved?.readOnlyBecause) return null;
  const reason = textOf(row, 'reason', format);
  const fits = (each: StopRow): boolean => {
    if (each.key === key || isBlank(each) || each.voidReason !== null || each.saved?.readOnlyBecause) {
      return false;
    }
    const other = spanOfRow(each, shift, format);
    return other !== null && touches(span, other) && textOf(each, 'reason', format) === reason;
  };
  return rows.find(fits) ?? null;
};

const joined = (left: string, right: string): string =>
  left === right || right === '' ? left : left === '' ? right : `${left}; ${right}`;

/**
 * The rows with two of them made one, from the earlier begin to the later end. A saved one of both stays, the other is
 * voided with `reason`, or is gone where it was never saved; what only the other tells is kept.
 */
export const mergeStops = (
  rows: readonly StopRow[],
  key: string,
  otherKey: string,
  reason: string,
  shift: ShiftClock,
  format: Format,
): readonly StopRow[] => {
  const pair = rows.filter((row) => row.key === key || row.key === otherKey);
  const kept = pair.find((row) => row.saved !== null) ?? pair[0];
  const gone = pair.find((row) => row !== kept);
  const spans = pair.map((row) => spanOfRow(row, shift, format));
  const [left, right] = spans;
  if (!kept || !gone || !left || !right) return rows;
  const span = { from: Math.min(left.from, right.from), to: Math.max(left.to, right.to) };
  const fill = (field: 'workOrder' | 'equipment' | 'employeesAffected' | 'responsible') => {
    const [own, others] = [textOf(kept, field, format), textOf(gone, field, format)];
    return own === '' && others !== '' ? { [field]: others } : {};
  };
  const detail = joined(textOf(kept, 'detail', format), textOf(gone, 'detail', format));
  const one = withTimes(kept, {
    startTime: clockAt(shift, span.from),
    minutes: format.typed(span.to - span.from),
  });
  const merged: StopRow = {
    ...one,
    typed: {
      ...one.typed,
      ...fill('workOrder'),
      ...fill('equipment'),
      ...fill('employeesAffected'),
      ...fill('responsible'),
      ...(detail === textOf(kept, 'detail', format) ? {} : { detail }),
    },
  };
  return rows.flatMap((row) => {
    if (row.key === kept.key) return [merged];
    if (row.key !== gone.key) return [row];
    return row.saved ? [{ ...row, typed: {}, voidReason: reason }] : [];
  });
};
