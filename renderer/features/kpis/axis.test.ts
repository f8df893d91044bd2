import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisOf, usualStep } from './axis';

describe('the value axis', () => {
  it('begins at 0 where quantities are compared', () => {
    expect(axisOf([7100, 6200, 9800], false)).toEqual({
      low: 0,
      high: 12_500,
      ticks: [0, 2500, 5000, 7500, 10_000, 12_500],
    });
  });

  it('comes nearer to percentages that lie close together, and ends at 100', () => {
    const { low, high } = axisOf([97.2, 99.4], true);
    expect(low).toBeGreaterThan(90);
    expect(high).toBe(100);
    expect(axisOf([20, 99], true)).toMatchObject({ low: 0, high: 100 });
    expect(axisOf([20, 130], true).high).toBeGreaterThan(130);
  });

  it('has room for nothing at all', () => {
    expect(axisOf([], true)).toEqual({ low: 0, high: 1, ticks: [0, 1] });
    expect(axisOf([0, 0], false)).toEqual({ low: 0, high: 1, ticks: [0, 1] });
  });

  it('holds every value between its ends, with a handful of ticks', () => {
    const amounts = fc.array(
      fc.integer({ min: 0, max: 1_000_000_000 }).map((thousandths) => thousandths / 1000),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(amounts, fc.boolean(), (values, isPercent) => {
        const { low, high, ticks } = axisOf(values, isPercent);
        for (const value of values) {
          expect(value).toBeGreaterThanOrEqual(low);
          expect(value).toBeLessThanOrEqual(high);
        }
        expect(ticks[0]).toBe(low);
        expect(ticks.at(-1)).toBeLessThanOrEqual(high * 1.000_001);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(9);
      }),
    );
  });
});

describe('the usual step', () => {
  it('is a day up to a quarter, a week up to two years, then a month', () => {
    expect(usualStep('efficiency', { from: '2026-01-01', to: '2026-03-31' })).toBe('day');
    expect(usualStep('efficiency', { from: '2026-01-01', to: '2026-06-30' })).toBe('week');
    expect(usualStep('otd', { from: '2026-03-01', to: '2026-03-31' })).toBe('week');
    expect(usualStep('efficiency', { from: '2024-01-01', to: '2026-06-30' })).toBe('month');
  });
});
