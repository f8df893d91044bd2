import { Temporal } from 'temporal-polyfill';
import { addDays } from '../calendar';
import { Failure } from '../failure';
import { dayNumber } from './clock';

/** What a course is drawn by. */
export type Step = 'day' | 'week' | 'month';

/** A stretch of shift dates, both ends included. */
export type DateRange = { readonly from: string; readonly to: string };

/** A day, ISO week or month of a range, clipped to it, under the label that grouping by it prints. */
export type Span = DateRange & { readonly label: string };

const MOST_SPANS = 3700;

const isoWeekOf = (date: Temporal.PlainDate): string => {
  const thursday = date.add({ days: 4 - date.dayOfWeek });
  const week = Math.ceil(thursday.dayOfYear / 7);
  return `${thursday.year}-W${String(week).padStart(2, '0')}`;
};

const lastDayOf = (date: Temporal.PlainDate, by: Step): Temporal.PlainDate => {
  if (by === 'day') return date;
  if (by === 'week') return date.add({ days: 7 - date.dayOfWeek });
  return date.with({ day: date.daysInMonth });
};

const labelOf = (date: Temporal.PlainDate, by: Step): string => {
  if (by === 'day') return date.toString();
  return by === 'week' ? isoWeekOf(date) : date.toString().slice(0, 7);
};

/**
 * Every day, ISO week or month that a range touches, in order; the first and the last are clipped to the range.
 * @throws Failure `invalid-input` for more than 3700 of them.
 */
export const spansOf = ({ from, to }: DateRange, by: Step): Span[] => {
  const spans: Span[] = [];
  let start = Temporal.PlainDate.from(from);
  while (start.toString() <= to) {
    if (spans.length === MOST_SPANS) {
      const params = { from, to, most: MOST_SPANS };
      throw new Failure('invalid-input', 'kpi.range-too-long', params, {
        fields: [{ key: 'kpi.range-too-long', params, path: ['from'] }],
      });
    }
    const end = lastDayOf(start, by);
    const last = end.toString();
    spans.push({ label: labelOf(start, by), from: start.toString(), to: last < to ? last : to });
    start = end.add({ days: 1 });
  }
  return spans;
};

/** How many days a range holds. */
export const lengthInDays = ({ from, to }: DateRange): number => dayNumber(to) - dayNumber(from) + 1;

/** The range of the same number of days that ends right before this one begins. */
export const previousRange = (range: DateRange): DateRange => ({
  from: addDays(range.from, -lengthInDays(range)),
  to: addDays(range.from, -1),
});

const monthsBefore = (date: string, months: number): string => {
  const day = Temporal.PlainDate.from(date);
  const moved = day.subtract({ months });
  return (day.day === day.daysInMonth ? moved.with({ day: moved.daysInMonth }) : moved).toString();
};

/**
 * The range before that has as many days, weeks or months, so that the two can be laid over each other: whole weeks
 * earlier by week (Monday under Monday), whole months earlier by month (a month's last day under a month's last day).
 */
export const previousInStep = (range: DateRange, by: Step): DateRange => {
  if (by === 'day') return previousRange(range);
  const steps = spansOf(range, by).length;
  if (by === 'week') return { from: addDays(range.from, -7 * steps), to: addDays(range.to, -7 * steps) };
  return { from: monthsBefore(range.from, steps), to: monthsBefore(range.to, steps) };
};
