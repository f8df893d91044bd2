import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar';
import { lengthInDays, previousInStep, previousRange, spansOf, type Step } from './periods';

const STEPS: readonly Step[] = ['day', 'week', 'month'];

const range = fc
  .tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 500 }))
  .map(([start, length]) => {
    const from = addDays('2020-01-01', start);
    return { from, to: addDays(from, length) };
  });

describe('spans of a range', () => {
  it('are its days, ISO weeks and months, the first and the last clipped', () => {
    const spans = (by: Step) => spansOf({ from: '2025-12-30', to: '2026-01-05' }, by);
    expect(spans('day').map(({ label }) => label)).toEqual([
      '2025-12-30',
      '2025-12-31',
      '2026-01-01',
      '2026-01-02',
      '2026-01-03',
      '2026-01-04',
      '2026-01-05',
    ]);
    expect(spans('week')).toEqual([
      { label: '2026-W01', from: '2025-12-30', to: '2026-01-04' },
      { label: '2026-W02', from: '2026-01-05', to: '2026-01-05' },
    ]);
    expect(spans('month')).toEqual([
      { label: '2025-12', from: '2025-12-30', to: '2025-12-31' },
      { label: '2026-01', from: '2026-01-01', to: '2026-01-05' },
    ]);
  });

  it('call the days around a new year after the year of their Thursday', () => {
    const week = (date: string) => spansOf({ from: date, to: date }, 'week')[0]?.label;
    expect(week('2027-01-03')).toBe('2026-W53');
    expect(week('2027-01-04')).toBe('2027-W01');
    expect(week('2024-12-30')).toBe('2025-W01');
  });

  it('cover every date once, whatever the range and the step', () => {
    fc.assert(
      fc.property(range, fc.constantFrom(...STEPS), (whole, by) => {
        const spans = spansOf(whole, by);
        expect(spans[0]?.from).toBe(whole.from);
        expect(spans.at(-1)?.to).toBe(whole.to);
        expect(spans.slice(1).map(({ from }) => from)).toEqual(
          spans.slice(0, -1).map(({ to }) => addDays(to, 1)),
        );
        expect(new Set(spans.map(({ label }) => label)).size).toBe(spans.length);
      }),
    );
  });

  it('are refused where there would be too many to draw', () => {
    expect(() => spansOf({ from: '2000-01-01', to: '2026-01-01' }, 'day')).toThrow('kpi.range-too-long');
    expect(spansOf({ from: '2000-01-01', to: '2026-01-01' }, 'month')).toHaveLength(313);
  });
});

describe('the range before', () => {
  it('is as long and ends the day before', () => {
    expect(previousRange({ from: '2026-03-01', to: '2026-03-30' })).toEqual({
      from: '2026-01-30',
      to: '2026-02-28',
    });
    fc.assert(
      fc.property(range, (whole) => {
        const before = previousRange(whole);
        expect(addDays(before.to, 1)).toBe(whole.from);
        expect(lengthInDays(before)).toBe(lengthInDays(whole));
      }),
    );
  });

  it('in step by week is whole weeks earlier, by month whole months with their ends', () => {
    expect(previousInStep({ from: '2026-01-07', to: '2026-01-20' }, 'week')).toEqual({
      from: '2025-12-17',
      to: '2025-12-30',
    });
    expect(previousInStep({ from: '2026-03-01', to: '2026-04-30' }, 'month')).toEqual({
      from: '2026-01-01',
      to: '2026-02-28',
    });
    expect(previousInStep({ from: '2026-03-10', to: '2026-03-20' }, 'month')).toEqual({
      from: '2026-02-10',
      to: '2026-02-20',
    });
  });

  it('in step has a place for every place', () => {
    fc.assert(
      fc.property(range, fc.constantFrom(...STEPS), (whole, by) => {
        const before = previousInStep(whole, by);
        expect(spansOf(before, by)).toHaveLength(spansOf(whole, by).length);
        expect(before.to < whole.from).toBe(true);
      }),
    );
  });
});
