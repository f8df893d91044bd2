import type { Words } from '../../i18n/useWords';

/** 1 Monday … 7 Sunday. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

// A Monday: what follows it are the other days.
const MONDAY_MS = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** The name of a weekday (1 Monday … 7 Sunday), short or whole. */
export const weekdayName = (language: Words['language'], weekday: number, style: 'short' | 'long'): string =>
  new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' }).format(
    MONDAY_MS + (weekday - 1) * DAY_MS,
  );

/** Weekdays as one text, runs of three and more joined: `Mon–Fri, Sun`. */
export const weekdaysText = (language: Words['language'], weekdays: readonly number[]): string => {
  const runs: number[][] = [];
  for (const day of weekdays.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.at(-1) === day - 1) last.push(day);
    else runs.push([day]);
  }
  const name = (day: number | undefined): string => weekdayName(language, day ?? 1, 'short');
  return runs
    .map((run) => (run.length > 2 ? `${name(run[0])}–${name(run.at(-1))}` : run.map(name).join(', ')))
    .join(', ');
};
