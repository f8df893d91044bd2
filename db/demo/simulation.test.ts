import { describe, expect, it } from 'vitest';
import { runClient, type RunDay } from './client-run';
import { demoDays, holidayOf } from './days';
import { demoClients, type DemoClient } from './floor-plan';
import { shiftHoursOf } from './orders';
import { shiftOf } from './shifts';

const UNTIL = '2026-10-30';
const LENGTHS = [10, 11, 17, 45, 70, 90, 91, 200];
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

const clientsOf = (length: number): readonly DemoClient[] => demoClients(Math.ceil(length / 90));

const runOf = (client: DemoClient, at: number, length: number, seed: number) => {
  const run = runClient(client, at, demoDays(UNTIL, length), seed);
  return { run, worked: [...run.work()] };
};

const efficiencyOf = (worked: readonly RunDay[]): number => {
  const works = worked.flatMap(({ shifts }) =>
    shifts.flatMap(({ works: own, crew }) => own.map((work) => ({ ...work, size: crew.size }))),
  );
  const earned = works.reduce((sum, { units, order }) => sum + units * order.style.cycleHours, 0);
  return (
    (100 * earned) /
    works.reduce((sum, { size, scheduledMinutes }) => sum + (size * scheduledMinutes) / 60, 0)
  );
};

describe('working days', () => {
  it('count so many, end on the day asked for or the last one before it, and leave weekends and holidays out', () => {
    for (const length of LENGTHS) {
      const days = demoDays('2026-11-01', length);
      expect(days.filter((day) => !day.isSaturday)).toHaveLength(length);
      expect(days.at(-1)).toMatchObject({
        date: '2026-10-31',
        isSaturday: true,
        number: length,
        isLastSeason: true,
      });
      expect(days.filter(({ date }) => holidayOf(date) !== null)).toEqual([]);
      expect(days.filter(({ date }) => new Date(`${date}T00:00:00Z`).getUTCDay() === 0)).toEqual([]);
    }
  });

  it('stand for the 90 days of a season, squeezed or repeated', () => {
    const ends = (length: number) => {
      const days = demoDays(UNTIL, length).filter((day) => !day.isSaturday);
      return [days[0]?.from, days.at(-1)?.to, days.at(-1)?.season];
    };
    expect(ends(90)).toEqual([1, 90, 1]);
    expect(ends(10)).toEqual([1, 90, 1]);
    expect(ends(180)).toEqual([1, 90, 2]);
    expect(ends(100)).toEqual([81, 90, 2]);
  });
});

describe.each(LENGTHS)('a floor of %i days', (length) => {
  it('fills every shift exactly, whatever the seed', () => {
    for (const seed of SEEDS) {
      for (const [at, client] of clientsOf(length).entries()) {
        for (const { day, shifts } of runOf(client, at, length, seed).worked) {
          for (const { works, shiftType, present, crew } of shifts) {
            const minutes = shiftOf(shiftType).minutes;
            expect(minutes).toBe(shiftHoursOf(day) * 60);
            expect(works.reduce((sum, work) => sum + work.scheduledMinutes, 0)).toBe(minutes);
            expect(present).toBeGreaterThan(0);
            expect(present).toBeLessThanOrEqual(crew.size);
            let from = 0;
            for (const { runMinutes, scheduledMinutes, stops, units, defective } of works) {
              const stopped = stops.reduce((sum, { stop }) => sum + stop.minutes, 0);
              expect(runMinutes + stopped).toBeLessThanOrEqual(scheduledMinutes);
              expect([runMinutes % 3, scheduledMinutes % 3]).toEqual([0, 0]);
              expect(defective).toBeLessThanOrEqual(units);
              let free = from;
              for (const { stop, at: begins } of stops) {
                expect(begins).toBeGreaterThanOrEqual(free);
                free = begins + stop.minutes;
              }
              from += scheduledMinutes;
              expect(free).toBeLessThanOrEqual(from);
            }
          }
        }
      }
    }
  });

  it('has 60 orders a client in 90 days or less, none made beyond what was ordered', () => {
    for (const seed of SEEDS) {
      for (const [at, client] of clientsOf(length).entries()) {
        const { run } = runOf(client, at, length, seed);
        expect(run.book.orders).toHaveLength(Math.round(60 * Math.max(1, length / 90)));
        const jobs = run.book.orders.flatMap((order) => order.jobs);
        expect(jobs.filter((job) => job.completed > job.ordered || job.ordered <= 0)).toEqual([]);
      }
    }
  });
});

describe('the stories of other seeds', () => {
  it.each(SEEDS)('are told by seed %i too', (seed) => {
    const clients = clientsOf(90);
    const worked = new Map(clients.map((client, at) => [client.code, runOf(client, at, 90, seed).worked]));
    const days = (client: string, from: number, to: number) =>
      (worked.get(client) ?? []).filter(
        ({ day }) => day.number >= from && day.number <= to && !day.isSaturday,
      );
    expect(Math.abs(efficiencyOf(days('APPAREL-B', 40, 40)) - 45)).toBeLessThan(4);
    expect(Math.abs(efficiencyOf(days('APPAREL-B', 54, 55)) - 79)).toBeLessThan(4);
    const failing = (from: number, to: number) => {
      const works = days('TEXTILE-C', from, to).flatMap(({ shifts }) =>
        shifts.flatMap((shift) => shift.works),
      );
      return (
        works.reduce((sum, work) => sum + work.defective, 0) /
        works.reduce((sum, work) => sum + work.units, 0)
      );
    };
    expect(failing(60, 64) / failing(40, 59)).toBeGreaterThan(3.8);
    expect(failing(60, 64) / failing(40, 59)).toBeLessThan(6.2);
    const absent = (from: number, to: number) => {
      const all = days('FOOTWEAR-D', from, to);
      return (
        all.reduce((sum, { people }) => sum + people.absent.size, 0) /
        all.reduce((sum, { people }) => sum + people.scheduled.length, 0)
      );
    };
    expect(absent(1, 27)).toBeLessThan(0.06);
    expect(Math.abs(absent(28, 36) - 0.17)).toBeLessThan(0.03);
  });
});
