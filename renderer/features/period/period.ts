import { addDays, daysBetween } from '../../format';

/** Periods that have a name; all end with today at the latest. */
export const PERIODS = [
  'today',
  'yesterday',
  'last-7',
  'last-30',
  'last-90',
  'last-180',
  'this-month',
  'last-month',
] as const;
export type PeriodName = (typeof PERIODS)[number];

export const USUAL_PERIOD = 'last-30' satisfies PeriodName;

/** A range of shift dates, both ends included. */
export type Range = { readonly from: string; readonly to: string };

/** What an address says of the period: a name, or dates. */
export type PeriodSearch = {
  readonly period?: PeriodName | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

const LENGTHS = { 'last-7': 7, 'last-30': 30, 'last-90': 90, 'last-180': 180 } as const;

const firstOfMonth = (date: string): string => `${date.slice(0, 7)}-01`;
const lastOfMonth = (date: string): string => addDays(firstOfMonth(addDays(firstOfMonth(date), 31)), -1);

/** The dates of a named period, seen from today. */
export const namedRange = (period: PeriodName, today: string): Range => {
  switch (period) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: addDays(today, -1), to: addDays(today, -1) };
    case 'this-month':
      return { from: firstOfMonth(today), to: today };
    case 'last-month': {
      const to = addDays(firstOfMonth(today), -1);
      return { from: firstOfMonth(to), to };
    }
    default:
      return { from: addDays(today, 1 - LENGTHS[period]), to: today };
  }
};

/** The dates that an address is about: its own, else those of its named period; a lone end brings the usual length. */
export const rangeOf = ({ period, from, to }: PeriodSearch, today: string): Range => {
  if (from !== undefined && to !== undefined) return from <= to ? { from, to } : { from: to, to: from };
  if (from !== undefined) return { from, to: from <= today ? today : from };
  if (to !== undefined) return { from: addDays(to, 1 - LENGTHS[USUAL_PERIOD]), to };
  return namedRange(period ?? USUAL_PERIOD, today);
};

/** The name of a range, seen from today; null where it has none. */
export const nameOf = ({ from, to }: Range, today: string): PeriodName | null =>
  PERIODS.find((name) => {
    const named = namedRange(name, today);
    return named.from === from && named.to === to;
  }) ?? null;

const isWholeMonth = ({ from, to }: Range): boolean =>
  from === firstOfMonth(from) && to === lastOfMonth(from);

const isMonthSoFar = ({ from, to }: Range, today: string): boolean =>
  from === firstOfMonth(today) && to === today;

/** The period right before or after: whole months move by months, everything else by its own length. */
export const moved = (range: Range, step: -1 | 1, today: string): Range => {
  if (isWholeMonth(range) || (isMonthSoFar(range, today) && range.from !== today)) {
    const inside = step < 0 ? addDays(range.from, -1) : addDays(lastOfMonth(range.from), 1);
    const to = lastOfMonth(inside);
    return { from: firstOfMonth(inside), to: to > today && inside <= today ? today : to };
  }
  const days = daysBetween(range.from, range.to) * step;
  return { from: addDays(range.from, days), to: addDays(range.to, days) };
};

/** How an address says a range: by its name where it has one, so that the link goes on being about "last 30 days". */
export const searchOf = (range: Range, today: string): PeriodSearch => {
  const period = nameOf(range, today);
  if (period === null) return { period: undefined, ...range };
  return { period: period === USUAL_PERIOD ? undefined : period, from: undefined, to: undefined };
};

/** Whether there is anything after a range that could hold entries. */
export const hasLater = ({ to }: Range, today: string): boolean => to < today;
