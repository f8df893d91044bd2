import { addDays } from '../../format';
import type { Range } from '../period/period';

const WEEK = 7;

/** The months, `YYYY-MM`, that a range touches, in order. */
export const monthsOf = ({ from, to }: Range): readonly string[] => {
  const months: string[] = [];
  for (
    let month = from.slice(0, 7);
    month <= to.slice(0, 7);
    month = addDays(`${month}-01`, 31).slice(0, 7)
  ) {
    months.push(month);
  }
  return months;
};

/** A month in weeks of seven days from Monday on; days of other months are null. */
export const weeksOf = (month: string): readonly (readonly (string | null)[])[] => {
  const first = `${month}-01`;
  const weekday = (new Date(`${first}T00:00:00Z`).getUTCDay() + WEEK - 1) % WEEK;
  const weeks: (string | null)[][] = [];
  for (let monday = addDays(first, -weekday); monday.slice(0, 7) <= month; monday = addDays(monday, WEEK)) {
    weeks.push(
      Array.from({ length: WEEK }, (_, at) => {
        const day = addDays(monday, at);
        return day.startsWith(month) ? day : null;
      }),
    );
  }
  return weeks;
};

/**
 * So many months of a range to be shown, and those before and after them: from the one that is asked for, else those that
 * end with today's, or with the last of the range.
 */
export const windowOf = (
  months: readonly string[],
  count: number,
  wanted: string | undefined,
  today: string,
): { readonly shown: readonly string[]; readonly before: string | null; readonly after: string | null } => {
  const most = Math.max(0, months.length - count);
  const known = wanted === undefined ? -1 : months.indexOf(wanted);
  const current = months.indexOf(today.slice(0, 7));
  const usual = current >= 0 ? current - count + 1 : most;
  const start = Math.min(most, Math.max(0, known >= 0 ? known : usual));
  return {
    shown: months.slice(start, start + count),
    before: start > 0 ? (months[Math.max(0, start - count)] ?? null) : null,
    after: start < most ? (months[Math.min(most, start + count)] ?? null) : null,
  };
};
