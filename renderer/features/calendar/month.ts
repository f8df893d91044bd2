import { addDays } from '../../format';

const DAYS_IN_WEEK = 7;

/** 0 Sunday … 6 Saturday. */
const dayOfWeek = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

/** The weeks of a date's month, whole: they begin with the given weekday (0 Sunday, 1 Monday) before or on the first. */
export const weeksOf = (date: string, firstDay: 0 | 1): string[][] => {
  const first = `${date.slice(0, 7)}-01`;
  const weeks: string[][] = [];
  let start = addDays(first, -((dayOfWeek(first) - firstDay + DAYS_IN_WEEK) % DAYS_IN_WEEK));
  do {
    const from = start;
    weeks.push(Array.from({ length: DAYS_IN_WEEK }, (_, index) => addDays(from, index)));
    start = addDays(start, DAYS_IN_WEEK);
  } while (start.slice(0, 7) === first.slice(0, 7));
  return weeks;
};

/** The same day of another month, its last one where that month is shorter. */
export const monthsLater = (date: string, months: number): string => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
};

/** Where a key leads in the calendar; null for a key that does not move. */
export const movedBy = (key: string, date: string, firstDay: 0 | 1): string | null => {
  const column = (dayOfWeek(date) - firstDay + DAYS_IN_WEEK) % DAYS_IN_WEEK;
  switch (key) {
    case 'ArrowLeft':
      return addDays(date, -1);
    case 'ArrowRight':
      return addDays(date, 1);
    case 'ArrowUp':
      return addDays(date, -DAYS_IN_WEEK);
    case 'ArrowDown':
      return addDays(date, DAYS_IN_WEEK);
    case 'Home':
      return addDays(date, -column);
    case 'End':
      return addDays(date, DAYS_IN_WEEK - 1 - column);
    case 'PageUp':
      return monthsLater(date, -1);
    case 'PageDown':
      return monthsLater(date, 1);
    default:
      return null;
  }
};
