import { describe, expect, it } from 'vitest';
import { monthsOf, weeksOf, windowOf } from './months';

describe('the months of a calendar', () => {
  it('are all that a range touches, over a year’s end', () => {
    expect(monthsOf({ from: '2025-11-30', to: '2026-01-01' })).toEqual(['2025-11', '2025-12', '2026-01']);
    expect(monthsOf({ from: '2026-01-31', to: '2026-02-01' })).toEqual(['2026-01', '2026-02']);
  });

  it('stand in weeks from Monday on, days of other months left blank', () => {
    const weeks = weeksOf('2026-02');
    expect(weeks).toHaveLength(5);
    expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-02-01']);
    expect(weeks.at(-1)).toEqual([
      '2026-02-23',
      '2026-02-24',
      '2026-02-25',
      '2026-02-26',
      '2026-02-27',
      '2026-02-28',
      null,
    ]);
    expect(weeksOf('2027-02').flat()).not.toContain(null);
  });

  it('are shown a few at a time, today’s at the end, and step within the range', () => {
    const months = ['2026-01', '2026-02', '2026-03', '2026-04'];
    expect(windowOf(months, 2, undefined, '2026-03-10')).toEqual({
      shown: ['2026-02', '2026-03'],
      before: '2026-01',
      after: '2026-03',
    });
    expect(windowOf(months, 2, '2026-04', '2026-03-10').shown).toEqual(['2026-03', '2026-04']);
    expect(windowOf(months, 2, undefined, '2027-01-01')).toMatchObject({ before: '2026-01', after: null });
    expect(windowOf(['2026-01'], 2, undefined, '2026-01-10')).toEqual({
      shown: ['2026-01'],
      before: null,
      after: null,
    });
  });
});
