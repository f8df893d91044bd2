import { describe, expect, it } from 'vitest';
import { wallClockIn } from '../../kpi/clock';
import { shiftOnDate, type ShiftOnDate } from '../sheet/hours-on-date';
import type { PlaceShift } from '../sheet/shift';
import { dueAt, ladderOf, type TimedStop } from './ladder';
import type { CountRow } from './rows';

const MINUTE = 60_000;

const shiftOf = (
  startTime: string,
  endTime: string,
  date: string,
  timezone = 'America/Tijuana',
  breaks: PlaceShift['breaks'] = [],
): ShiftOnDate => {
  const record: PlaceShift = { seconds: 8 * 3600, source: 'shift', startTime, endTime, breaks };
  const shift = shiftOnDate(record, date, wallClockIn(timezone));
  if (!shift) throw new Error('A shift with times has a place on its date');
  return shift;
};

const counted = (...pieces: readonly (number | null)[]): CountRow[] =>
  pieces.flatMap((own, at): CountRow[] =>
    own === null ? [] : [{ lineId: 1, date: '2026-11-02', shift: 'SHIFT_1ST', hour: at + 1, pieces: own }],
  );

const told = (
  shift: ShiftOnDate,
  now: number,
  {
    target = 480,
    counts = [],
    stops = [],
  }: { target?: number | null; counts?: CountRow[]; stops?: TimedStop[] } = {},
) => ladderOf(shift, { target, counts, stops, now });

const sum = (numbers: readonly (number | null)[]): number =>
  numbers.reduce<number>((all, one) => all + (one ?? 0), 0);

const stopFrom = (startsAt: number, minutes: number, code = 'EQUIPMENT_FAILURE'): TimedStop => ({
  code,
  nameEn: code,
  nameEs: code,
  startsAt,
  endsAt: startsAt + minutes * MINUTE,
});

describe('the ladder of a shift', () => {
  const day = shiftOf('07:00', '15:00', '2026-11-02', 'America/Tijuana', [
    { from: 120, to: 135 },
    { from: 300, to: 330 },
  ]);
  const at = (minutes: number) => day.startsAt + minutes * MINUTE;

  it('shares the target by working minutes, breaks off, to the piece', () => {
    const hours = told(day, at(0), { target: 435 });
    expect(hours.map(({ target }) => target)).toEqual([60, 60, 45, 60, 60, 30, 60, 60]);
    expect(sum(told(day, at(0), { target: 431 }).map(({ target }) => target))).toBe(431);
  });

  it('says which hours are over, which runs, and what was made in them', () => {
    const hours = told(day, at(150), { counts: counted(58, 70) });
    expect(hours.map(({ state }) => state).slice(0, 4)).toEqual(['over', 'over', 'now', 'to-come']);
    const [first, second, third] = hours;
    expect(first?.difference).toBe(58 - (first?.target ?? 0));
    expect(second?.difference).toBe(70 - (second?.target ?? 0));
    expect(third).toMatchObject({ made: null, difference: null });
  });

  it('tells of a short hour the stop that took most of it, and the minutes that the line stood', () => {
    const stops = [stopFrom(at(5), 10, 'CHANGEOVER_SETUP'), stopFrom(at(10), 20), stopFrom(at(110), 20)];
    const [first, second, third] = told(day, at(130), { counts: counted(30, 90), stops });
    expect(first?.reason).toMatchObject({ code: 'EQUIPMENT_FAILURE', minutes: 25 });
    // It stood ten minutes, but was not short.
    expect(second?.reason).toBeNull();
    expect(third?.reason).toMatchObject({ code: 'EQUIPMENT_FAILURE', minutes: 10 });
  });

  it('has no targets and no differences without a plan', () => {
    const hours = told(day, at(150), { target: null, counts: counted(58, 70) });
    expect(hours.every(({ target, difference }) => target === null && difference === null)).toBe(true);
    expect(hours[1]?.made).toBe(70);
  });

  it('keeps counts beyond its hours', () => {
    const hours = told(day, at(500), { counts: counted(null, null, null, null, null, null, null, null, 12) });
    expect(hours).toHaveLength(9);
    expect(hours[8]).toMatchObject({ hour: 9, from: null, made: 12, target: null });
  });

  it('asks for pieces as working time goes by, and for none in a break', () => {
    expect(dueAt(435, day, at(-10))).toBe(0);
    expect(dueAt(435, day, at(60))).toBe(60);
    expect([at(120), at(128), at(135)].map((instant) => dueAt(435, day, instant))).toEqual([120, 120, 120]);
    expect(dueAt(435, day, at(1000))).toBe(435);
  });
});

describe('a night', () => {
  it('goes over midnight', () => {
    const night = shiftOf('22:00', '06:00', '2026-11-02', 'UTC');
    expect(new Date(night.startsAt).toISOString()).toBe('2026-11-02T22:00:00.000Z');
    expect(new Date(night.endsAt).toISOString()).toBe('2026-11-03T06:00:00.000Z');
    const hours = told(night, Date.parse('2026-11-03T02:30:00Z'));
    expect(hours.find(({ state }) => state === 'now')).toMatchObject({ hour: 5, from: '02:00' });
    expect(sum(hours.map(({ target }) => target))).toBe(480);
  });

  it('in which the clock leaves an hour out has seven, and asks for nothing in the missing one', () => {
    const night = shiftOf('22:00', '06:00', '2026-03-07');
    expect((night.endsAt - night.startsAt) / MINUTE).toBe(7 * 60);
    const hours = told(night, night.startsAt, { target: 420 });
    expect(hours.map(({ target }) => target)).toEqual([60, 60, 60, 60, 0, 60, 60, 60]);
  });

  it('in which an hour comes twice has nine, and asks for twice as much in that one', () => {
    const night = shiftOf('22:00', '06:00', '2026-10-31');
    expect((night.endsAt - night.startsAt) / MINUTE).toBe(9 * 60);
    const hours = told(night, night.startsAt, { target: 540 });
    expect(hours.map(({ target }) => target)).toEqual([60, 60, 60, 120, 60, 60, 60, 60]);
    expect(hours[3]?.from).toBe('01:00');
  });
});
