import { Temporal } from 'temporal-polyfill';
import type { Connection } from '../connection';
import { Failure } from '../failure';

/** The clock that ages and open holds end at, in the client's zone: its date, and the elapsed part of that day (0..1). */
export type Clock = { readonly instant: string; readonly date: string; readonly elapsedDays: number };

const A_DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The clock of an `asOf`: a date's start in the zone, an instant as given, now without either.
 * @throws Failure `invalid-input` for anything else.
 */
export const clockIn = (asOf: string | undefined, timezone: string): Clock => {
  try {
    const instant =
      asOf === undefined
        ? Temporal.Instant.fromEpochMilliseconds(Date.now())
        : A_DATE.test(asOf)
          ? Temporal.PlainDate.from(asOf).toZonedDateTime(timezone).toInstant()
          : Temporal.Instant.from(asOf);
    const local = instant.toZonedDateTimeISO(timezone);
    const midnight = local.startOfDay();
    return {
      instant: new Date(instant.epochMilliseconds).toISOString(),
      date: local.toPlainDate().toString(),
      elapsedDays: (instant.epochMilliseconds - midnight.epochMilliseconds) / (local.hoursInDay * 3_600_000),
    };
  } catch (cause) {
    const params = { value: asOf ?? '' };
    throw new Failure('invalid-input', 'kpi.as-of', params, {
      cause,
      fields: [{ key: 'kpi.as-of', params, path: ['asOf'] }],
    });
  }
};

/** Days since 1970-01-01 of a calendar date. */
export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/** A clock as days since 1970-01-01, with the elapsed part of its day. */
export const dayNumberOf = ({ date, elapsedDays }: Clock): number => dayNumber(date) + elapsedDays;

/** The part of a day (0..1) that has passed at a time `HH:MM` or `HH:MM:SS`; 0 without one. */
export const partOfDay = (time: string | null): number => {
  if (time === null) return 0;
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return (hours * 3600 + minutes * 60 + seconds) / 86_400;
};

/** A client's wall clock against real time, where days of a clock change have 23 or 25 hours. */
export type WallClock = {
  /**
   * Milliseconds since 1970 of a date and time `HH:MM` or `HH:MM:SS`. Of an hour that comes twice the first is meant, of
   * one that is left out as much after it.
   */
  readonly instantAt: (date: string, time: string) => number;
  /** A date and time as days since 1970-01-01 with the elapsed part of its day; midnight without a time. */
  readonly dayNumberAt: (date: string, time: string | null) => number;
  /** Real time between two day numbers, in days of 24 hours. */
  readonly realDays: (from: number, to: number) => number;
};

const DAY_MS = 86_400_000;

/** The wall clock of a time zone; each of its days is looked up once. */
export const wallClockIn = (timezone: string): WallClock => {
  const known = new Map<number, { startMs: number; lengthMs: number }>();
  const localDay = (day: number) => {
    const hit = known.get(day);
    if (hit) return hit;
    const date = Temporal.PlainDate.from(new Date(day * DAY_MS).toISOString().slice(0, 10));
    const start = date.toZonedDateTime(timezone);
    const made = { startMs: start.epochMilliseconds, lengthMs: start.hoursInDay * 3_600_000 };
    known.set(day, made);
    return made;
  };
  const instantAt: WallClock['instantAt'] = (date, time) => {
    const { startMs, lengthMs } = localDay(dayNumber(date));
    if (lengthMs === DAY_MS) return startMs + Math.round(partOfDay(time) * DAY_MS);
    return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(timezone).epochMilliseconds;
  };
  const realMs = (days: number): number => {
    const { startMs, lengthMs } = localDay(Math.floor(days));
    return startMs + (days - Math.floor(days)) * lengthMs;
  };
  return {
    instantAt,
    dayNumberAt: (date, time) => {
      const day = dayNumber(date);
      if (time === null) return day;
      const { startMs, lengthMs } = localDay(day);
      return day + (instantAt(date, time) - startMs) / lengthMs;
    },
    realDays: (from, to) => (realMs(to) - realMs(from)) / DAY_MS,
  };
};

/**
 * Lets SQL read wall clocks: `instant_s(timezone, date, time)` are the seconds since 1970 of `WallClock.instantAt`, null
 * without a time.
 */
export const addWallClocks = (connection: Connection): void => {
  const clocks = new Map<string, WallClock>();
  connection.function('instant_s', { deterministic: true }, (timezone, date, time) => {
    if (time === null) return null;
    const name = String(timezone);
    const clock = clocks.get(name) ?? wallClockIn(name);
    clocks.set(name, clock);
    return Math.round(clock.instantAt(String(date), String(time)) / 1000);
  });
};
