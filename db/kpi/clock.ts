import { Temporal } from 'temporal-polyfill';
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
