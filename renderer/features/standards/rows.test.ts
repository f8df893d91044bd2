import { expect, it } from 'vitest';
import { rowsOn } from './rows';

const at = '2026-01-01T00:00:00.000Z';
const place = (line: string | null, from: string | null, cycleTimeHours: number | null) => ({
  line,
  shift: null,
  cycleTimeHours,
  from,
  version: 1,
  updatedBy: 'U1',
  updatedAt: at,
});
const STANDARDS = {
  standards: [
    place('L1', null, 0.3),
    place('L1', '2026-02-01', 0.25),
    place('L1', '2026-03-01', null),
    place(null, '2026-02-15', 0.4),
  ],
  categories: [{ category: 'Shirts', cycleTimeHours: 0.2, from: null, updatedAt: at }],
  products: [],
  parts: [],
  lines: [],
  shifts: [],
};
const statesOn = (date: string): string[] => rowsOn(STANDARDS, date).map(({ state }) => state);

it('each place and category has one standard that holds on a date', () => {
  expect(statesOn('2026-01-31')).toEqual(['holds', 'later', 'later', 'later', 'holds']);
  expect(statesOn('2026-02-20')).toEqual(['past', 'holds', 'later', 'holds', 'holds']);
  expect(statesOn('2026-03-01')).toEqual(['past', 'past', 'ended', 'holds', 'holds']);
});
