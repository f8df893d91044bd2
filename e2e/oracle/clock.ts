import { shiftOf, type PlainClient } from './plain';
import type { ShiftType } from '../../db/vocabulary';

const DAY_MS = 86_400_000;

/** The day number of a plain date: differences are calendar days, whatever the clocks did. */
export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

/** The plain date of a day number. */
export const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** The date so many days later. */
export const later = (date: string, days: number): string => dateOf(dayNumber(date) + days);

/** What clock and calendar show in a zone at an instant: the date and the minutes since its midnight. */
export const localAt = (timezone: string, instantMs: number): { date: string; minutes: number } => {
  const parts: Record<string, string> = {};
  for (const { type, value } of new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(new Date(instantMs)))
    parts[type] = value;
  return {
    date: `${parts['year']}-${parts['month']}-${parts['day']}`,
    minutes: Number(parts['hour']) * 60 + Number(parts['minute']) + Number(parts['second']) / 60,
  };
};

/**
 * The instant at which a zone's clock shows a date and time: the first of two where the hour is repeated, the time as
 * much later as clocks jumped where it is left out.
 */
export const instantOf = (timezone: string, date: string, time: string): number => {
  const wall = Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}Z`);
  const offsetAt = (instant: number): number => {
    const { date: day, minutes } = localAt(timezone, instant);
    return dayNumber(day) * DAY_MS + minutes * 60_000 - instant;
  };
  const before = offsetAt(wall - DAY_MS);
  const after = offsetAt(wall + DAY_MS);
  // Before a change the old offset holds: right if the clock, read with it, was still before the change.
  const early = wall - before;
  if (Math.round(offsetAt(early) - before) === 0) return early;
  const late = wall - after;
  return Math.round(offsetAt(late) - after) === 0 ? late : early;
};

/** The instant of a clock time on a shift: times before the shift's start are on the next day. */
export const instantOnShift = (client: PlainClient, date: string, type: ShiftType, time: string): number => {
  const start = shiftOf(client, type)?.['start_time'];
  const isNextDay = start !== undefined && start !== null && time.slice(0, 5) < String(start).slice(0, 5);
  return instantOf(client.timezone, isNextDay ? later(date, 1) : date, time);
};

/** Monday of the ISO week of a date. */
export const weekdayOf = (date: string): number => ((dayNumber(date) + 3) % 7) + 1;
