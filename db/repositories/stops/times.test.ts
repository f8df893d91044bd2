import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../calendar';
import {
  deriveTimes,
  instantOf,
  isProblem,
  shiftEndOf,
  timeAt,
  type ShiftClock,
  type StopTimes,
  type TypedTimes,
} from './times';

const MINUTE_MS = 60_000;

const day: ShiftClock = {
  timezone: 'America/Tijuana',
  shiftDate: '2026-06-10',
  shiftStart: '07:00',
  shiftEnd: '16:00',
};
const night: ShiftClock = { ...day, shiftStart: '22:00', shiftEnd: '06:00' };
const unknown: ShiftClock = { ...day, shiftStart: null, shiftEnd: null };

/** Tijuana goes to summer time at 02:00 of the first and leaves it at 02:00 of the second. */
const SPRING = '2026-03-08';
const AUTUMN = '2026-11-01';

const derive = (clock: ShiftClock, typed: Partial<TypedTimes>, knownStart: number | null = null) =>
  deriveTimes(clock, { startTime: null, endTime: null, minutes: null, ...typed }, knownStart);

const timesOf = (clock: ShiftClock, typed: Partial<TypedTimes>): StopTimes => {
  const derived = derive(clock, typed);
  if (isProblem(derived)) throw new Error(derived.problem);
  return derived;
};

describe('when a stop was', () => {
  it('is told by any two of start, end and minutes', () => {
    const whole = { startTime: '09:10', endTime: '09:30', seconds: 1200 };
    expect(timesOf(day, { startTime: '09:10', minutes: 20 })).toMatchObject(whole);
    expect(timesOf(day, { startTime: '09:10', endTime: '09:30' })).toMatchObject(whole);
    expect(timesOf(day, { endTime: '09:30', minutes: 20 })).toMatchObject(whole);
    expect(timesOf(day, { startTime: '09:10', endTime: '09:30', minutes: 20 })).toMatchObject(whole);
  });

  it('is told by its length alone, too', () => {
    expect(timesOf(day, { minutes: 10 })).toEqual({
      startTime: null,
      endTime: null,
      startsAt: null,
      endsAt: null,
      seconds: 600,
    });
  });

  it('keeps parts of a minute', () => {
    expect(timesOf(day, { startTime: '09:10', minutes: 12.5 })).toMatchObject({
      endTime: '09:22',
      seconds: 750,
    });
    expect(timesOf(day, { startTime: '09:10', endTime: '09:22', minutes: 12.5 }).seconds).toBe(750);
  });

  it('goes over midnight within a night shift', () => {
    const stop = timesOf(night, { startTime: '23:50', endTime: '00:20' });
    expect(stop.seconds).toBe(1800);
    expect(stop.startsAt).toBe(Date.parse('2026-06-11T06:50:00Z'));
    expect(timesOf(night, { endTime: '00:20', minutes: 30 })).toEqual(stop);
    expect(timesOf(night, { startTime: '05:00', endTime: '05:15' }).startsAt).toBe(
      Date.parse('2026-06-11T12:00:00Z'),
    );
  });

  it('goes over midnight where the client has no such shift', () => {
    const stop = timesOf(unknown, { startTime: '23:50', endTime: '00:20' });
    expect(stop.seconds).toBe(1800);
    expect(timesOf(unknown, { endTime: '00:20', minutes: 30 })).toEqual(stop);
    expect(timesOf(unknown, { endTime: '09:30', minutes: 20 })).toMatchObject({ startTime: '09:10' });
  });

  it.each([
    ['nothing typed', day, {}, 'length-missing', 'minutes'],
    ['a start alone', day, { startTime: '09:10' }, 'length-missing', 'endTime'],
    ['an end alone', day, { endTime: '09:10' }, 'length-missing', 'minutes'],
    ['no minutes', day, { startTime: '09:10', minutes: 0 }, 'no-length', 'minutes'],
    ['an end at the start', day, { startTime: '09:10', endTime: '09:10' }, 'no-length', 'endTime'],
    ['an end before the start', day, { startTime: '09:10', endTime: '08:50' }, 'end-before-start', 'endTime'],
    [
      'minutes that say otherwise',
      day,
      { startTime: '09:10', endTime: '09:30', minutes: 25 },
      'times-disagree',
      'minutes',
    ],
    ['a start before the shift', day, { endTime: '07:20', minutes: 40 }, 'starts-before-shift', 'minutes'],
    ['more than a day', day, { minutes: 1441 }, 'longer-than-a-day', 'minutes'],
  ] as const)('cannot be %s', (_, clock, typed, problem, field) => {
    expect(derive(clock, typed)).toMatchObject({ problem, field });
  });

  it('says what the times come to where the minutes disagree', () => {
    expect(derive(day, { startTime: '09:10', endTime: '09:30', minutes: 25 })).toMatchObject({
      params: { start: '09:10', end: '09:30', minutes: 20 },
    });
  });
});

describe('a night of a clock change', () => {
  const spring = { ...night, shiftDate: addDays(SPRING, -1) };
  const autumn = { ...night, shiftDate: addDays(AUTUMN, -1) };

  it('is as long as it really was', () => {
    // 01:30 to 03:30, of which the hour from 02:00 on is left out; and 00:30 to 03:30, of which an hour comes twice.
    expect(timesOf(spring, { startTime: '01:30', endTime: '03:30' }).seconds).toBe(3600);
    expect(timesOf(autumn, { startTime: '00:30', endTime: '03:30' }).seconds).toBe(4 * 3600);
    expect(timesOf(spring, { startTime: '01:30', minutes: 60 }).endTime).toBe('03:30');
    expect(timesOf(autumn, { startTime: '00:30', minutes: 240 }).endTime).toBe('03:30');
  });

  it('reads an end in the hour that comes twice as the first that is after the start', () => {
    expect(timesOf(autumn, { startTime: '00:30', endTime: '01:10' }).seconds).toBe(2400);
    expect(timesOf(autumn, { startTime: '01:50', endTime: '01:10' }).seconds).toBe(1200);
  });

  it('believes minutes that mean the second of two hours', () => {
    expect(timesOf(autumn, { startTime: '00:30', endTime: '01:10', minutes: 100 }).seconds).toBe(6000);
  });

  it('knows the start by its instant where it has one', () => {
    const second = instantOf(autumn, '01:30') + 60 * MINUTE_MS;
    expect(derive(autumn, { startTime: '01:30', endTime: '02:10' }, second)).toMatchObject({ seconds: 2400 });
  });

  it('moves the end of the shift with the clock', () => {
    expect(shiftEndOf(spring)).toBe(instantOf(spring, '22:00') + 7 * 60 * MINUTE_MS);
    expect(shiftEndOf(autumn)).toBe(instantOf(autumn, '22:00') + 9 * 60 * MINUTE_MS);
    expect(shiftEndOf(unknown)).toBeNull();
  });
});

const pad = (value: number): string => String(value).padStart(2, '0');
const time = fc
  .integer({ min: 0, max: 1439 })
  .map((minute) => `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`);
const timezone = fc.constantFrom(
  'America/Tijuana',
  'America/Mexico_City',
  'America/New_York',
  'Europe/Madrid',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'UTC',
);
/** Days of clock changes of these zones and the days before and after, and any others of the year. */
const shiftDate = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(SPRING, AUTUMN, '2026-03-29', '2026-10-25', '2026-04-05', '2026-10-04', '2026-09-27'),
      fc.integer({ min: -1, max: 1 }),
    )
    .map(([date, days]) => addDays(date, days)),
  fc.integer({ min: 0, max: 364 }).map((days) => addDays('2026-01-01', days)),
);
const clock: fc.Arbitrary<ShiftClock> = fc.record({
  timezone,
  shiftDate,
  shiftStart: fc.option(time),
  shiftEnd: fc.constant(null),
});
const minutes = fc.integer({ min: 1, max: 720 });

/** Hours that the clock of a zone shows twice, or not at all, around an instant. */
const isPlain = ({ timezone: zone }: ShiftClock, instant: number): boolean => {
  const at = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
  return at(instant - 180 * MINUTE_MS).offset === at(instant + 180 * MINUTE_MS).offset;
};

const startOfNext = (where: ShiftClock): number | null =>
  where.shiftStart === null
    ? null
    : instantOf({ ...where, shiftDate: addDays(where.shiftDate, 1) }, where.shiftStart);

describe('whatever the zone, the date and the shift', () => {
  it('start and minutes make an end that is so many real minutes later', () => {
    fc.assert(
      fc.property(clock, time, minutes, (where, startTime, long) => {
        const stop = timesOf(where, { startTime, minutes: long });
        expect(stop.seconds).toBe(long * 60);
        expect(stop.endsAt).toBe(Number(stop.startsAt) + long * MINUTE_MS);
        expect(stop.endTime).toBe(timeAt(where, Number(stop.endsAt)));
      }),
    );
  });

  it('all three of a derived stop agree, also where an hour comes twice', () => {
    fc.assert(
      fc.property(clock, time, minutes, (where, typed, long) => {
        const { startTime, endTime, seconds, startsAt, endsAt } = timesOf(where, {
          startTime: typed,
          minutes: long,
        });
        // A time after the start of the next shift is read as one of this shift.
        const limit = startOfNext(where);
        fc.pre(endTime !== startTime && (limit === null || Number(endsAt) < limit));
        expect(derive(where, { startTime, endTime, minutes: long }, startsAt)).toMatchObject({ seconds });
      }),
    );
  });

  it('start and end, or end and minutes, give the same stop again away from clock changes', () => {
    fc.assert(
      fc.property(clock, time, minutes, (where, typed, long) => {
        const stop = timesOf(where, { startTime: typed, minutes: long });
        const { startsAt, endsAt, startTime, endTime } = stop;
        fc.pre(startTime !== endTime && isPlain(where, Number(startsAt)) && isPlain(where, Number(endsAt)));
        const limit = startOfNext(where);
        fc.pre(limit === null || Number(endsAt) < limit);
        expect(timesOf(where, { startTime, endTime })).toEqual(stop);
        const again = timesOf(where, { endTime, minutes: long });
        // Without a shift an early end is read as that of the date, where its start is of the date, too.
        expect(again).toMatchObject(where.shiftStart === null ? { endTime, seconds: stop.seconds } : stop);
      }),
    );
  });

  it('no derived stop ends before it starts', () => {
    fc.assert(
      fc.property(clock, time, time, (where, startTime, endTime) => {
        const derived = derive(where, { startTime, endTime });
        if (isProblem(derived)) {
          expect(['end-before-start', 'no-length']).toContain(derived.problem);
        } else {
          expect(derived.seconds).toBeGreaterThan(0);
          expect(derived.seconds % 60).toBe(0);
        }
      }),
    );
  });
});
