import { Temporal } from 'temporal-polyfill';
import { addDays } from '../../calendar';
import type { Circumstances } from '../sheet/circumstances';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

/** By which clock the times of a shift's stops are read. */
export type ShiftClock = {
  readonly timezone: string;
  readonly shiftDate: string;
  /** `HH:MM`, or null where the client has no such shift: then the date begins at midnight. */
  readonly shiftStart: string | null;
  readonly shiftEnd: string | null;
};

/** By which clock the stops of a place are read. */
export const shiftClockOf = (
  { shiftDate }: { readonly shiftDate: string },
  { timezone, shift }: Pick<Circumstances, 'timezone' | 'shift'>,
): ShiftClock => ({ timezone, shiftDate, shiftStart: shift.startTime, shiftEnd: shift.endTime });

/** What is typed of when a stop was and how long; local times `HH:MM` within the shift. */
export type TypedTimes = {
  readonly startTime: string | null;
  readonly endTime: string | null;
  readonly minutes: number | null;
};

/** When a stop was: instants are milliseconds since 1970, null where only its length is known. */
export type StopTimes = {
  readonly startTime: string | null;
  readonly endTime: string | null;
  readonly startsAt: number | null;
  readonly endsAt: number | null;
  readonly seconds: number;
};

/** What keeps typed times from meaning anything, and what it is about. */
export type TimesProblem = {
  readonly problem:
    | 'length-missing'
    | 'no-length'
    | 'end-before-start'
    | 'starts-before-shift'
    | 'times-disagree'
    | 'longer-than-a-day';
  readonly field: keyof TypedTimes;
  readonly params: Record<string, string | number>;
};

/** The date that a clock time of a shift is on: before the shift's start, or without one never, it is the next day's. */
const dateOf = ({ shiftDate, shiftStart }: ShiftClock, time: string): string =>
  shiftStart !== null && time < shiftStart ? addDays(shiftDate, 1) : shiftDate;

const instantOn = (
  { timezone }: ShiftClock,
  date: string,
  time: string,
  disambiguation: 'compatible' | 'later',
): number =>
  Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(timezone, { disambiguation })
    .epochMilliseconds;

/** The instant of a clock time of the shift; of an hour that comes twice the first, of one that is left out as much after it. */
export const instantOf = (clock: ShiftClock, time: string): number =>
  instantOn(clock, dateOf(clock, time), time, 'compatible');

/** What the client's clock shows at an instant, `HH:MM`. */
export const timeAt = ({ timezone }: Pick<ShiftClock, 'timezone'>, instant: number): string =>
  Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(timezone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });

/**
 * The instants that the end of a stop may mean: of an hour that comes twice both, and the next day's where the client has
 * no shift that says on which date a time is.
 */
const endsOf = (clock: ShiftClock, time: string, startsAt: number): number[] => {
  const date = dateOf(clock, time);
  const dates = clock.shiftStart === null ? [date, addDays(date, 1)] : [date];
  const instants = dates.flatMap((each) =>
    (['compatible', 'later'] as const).map((which) => instantOn(clock, each, time, which)),
  );
  return [...new Set(instants)].filter((instant) => instant > startsAt);
};

/** The end that a clock time means to a stop that began at an instant; null where it is not after that. */
const endAfter = (clock: ShiftClock, startsAt: number, time: string): number | null =>
  endsOf(clock, time, startsAt)[0] ?? null;

/** When the shift ends, for one that began at its start; null where the client has no such shift. */
export const shiftEndOf = (clock: ShiftClock): number | null => {
  const { shiftStart, shiftEnd, shiftDate } = clock;
  if (shiftStart === null || shiftEnd === null) return null;
  const date = shiftEnd <= shiftStart ? addDays(shiftDate, 1) : shiftDate;
  return instantOn(clock, date, shiftEnd, 'compatible');
};

const problem = (
  name: TimesProblem['problem'],
  field: TimesProblem['field'],
  params: TimesProblem['params'] = {},
): TimesProblem => ({ problem: name, field, params });

const secondsOf = (minutes: number): number => Math.round(minutes * 60);

const toTimes = (clock: ShiftClock, startsAt: number, seconds: number): StopTimes => {
  const endsAt = startsAt + seconds * 1000;
  return { startTime: timeAt(clock, startsAt), endTime: timeAt(clock, endsAt), startsAt, endsAt, seconds };
};

/** The date on the client's calendar at an instant. */
const dateAt = ({ timezone }: ShiftClock, instant: number): string =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timezone).toPlainDate().toString();

/** The clock time of an instant, `HH:MM`; null where the shift's clock would mean another day by it. */
export const toldTime = (clock: ShiftClock, instant: number): string | null => {
  const time = timeAt(clock, instant);
  return dateOf(clock, time) === dateAt(clock, instant) ? time : null;
};

/** A stop of so many minutes up to a time; its start has to be one that the shift's clock can tell. */
const timesBefore = (clock: ShiftClock, endTime: string, minutes: number): StopTimes | TimesProblem => {
  const date = dateOf(clock, endTime);
  const dates = clock.shiftStart === null ? [date, addDays(date, 1)] : [date];
  const starts = dates.map(
    (each) => instantOn(clock, each, endTime, 'compatible') - secondsOf(minutes) * 1000,
  );
  const startsAt = starts.find((instant) => toldTime(clock, instant) !== null);
  if (startsAt !== undefined) return toTimes(clock, startsAt, secondsOf(minutes));
  const start = timeAt(clock, starts[0] ?? 0);
  return problem('starts-before-shift', 'minutes', { start, shiftStart: clock.shiftStart ?? '00:00' });
};

/** Whether one of the ends that a time may mean is so many minutes after the start. */
const agreed = (clock: ShiftClock, startsAt: number, endTime: string, minutes: number) => {
  const end = startsAt + minutes * MINUTE_MS;
  // A part of a minute is lost where the end is told as a clock time.
  return endsOf(clock, endTime, startsAt).some((instant) => Math.abs(instant - end) < MINUTE_MS);
};

/**
 * Derives when a stop was from two of its start, its end and its length, in real time where the clock is changed; the
 * length alone is enough. All three have to agree, to the minute. `knownStart` is the instant of the start where it is known
 * better than by its clock time, which in an hour that comes twice may mean two.
 */
export const deriveTimes = (
  clock: ShiftClock,
  typed: TypedTimes,
  knownStart: number | null = null,
): StopTimes | TimesProblem => {
  const { startTime, endTime, minutes } = typed;
  if (minutes !== null && secondsOf(minutes) === 0) return problem('no-length', 'minutes');
  if (minutes !== null && minutes > DAY_MINUTES) {
    return problem('longer-than-a-day', 'minutes', { most: DAY_MINUTES });
  }
  if (startTime === null && endTime === null) {
    if (minutes === null) return problem('length-missing', 'minutes');
    return { startTime, endTime, startsAt: null, endsAt: null, seconds: secondsOf(minutes) };
  }
  if (startTime === null) {
    if (minutes === null || endTime === null) return problem('length-missing', 'minutes');
    return timesBefore(clock, endTime, minutes);
  }
  const startsAt = knownStart ?? instantOf(clock, startTime);
  if (endTime === null) {
    if (minutes === null) return problem('length-missing', 'endTime');
    return toTimes(clock, startsAt, secondsOf(minutes));
  }
  const endsAt = endAfter(clock, startsAt, endTime);
  if (endTime === startTime && minutes === null) return problem('no-length', 'endTime');
  if (endsAt === null) return problem('end-before-start', 'endTime', { start: startTime });
  if (minutes === null) return toTimes(clock, startsAt, Math.round((endsAt - startsAt) / 1000));
  if (agreed(clock, startsAt, endTime, minutes)) return toTimes(clock, startsAt, secondsOf(minutes));
  return problem('times-disagree', 'minutes', {
    start: startTime,
    end: endTime,
    minutes: Math.round((endsAt - startsAt) / MINUTE_MS),
  });
};

/** Whether times mean nothing. */
export const isProblem = (derived: StopTimes | TimesProblem): derived is TimesProblem => 'problem' in derived;
