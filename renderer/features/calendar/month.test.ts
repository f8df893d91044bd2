import { describe, expect, it } from 'vitest';
import { monthsLater, movedBy, weeksOf } from './month';

describe('a month of the calendar', () => {
  it('is whole weeks from Sunday or Monday on', () => {
    const fromMonday = weeksOf('2026-11-21', 1);
    expect(fromMonday).toHaveLength(6);
    expect(fromMonday[0]).toEqual([
      '2026-10-26',
      '2026-10-27',
      '2026-10-28',
      '2026-10-29',
      '2026-10-30',
      '2026-10-31',
      '2026-11-01',
    ]);
    expect(weeksOf('2026-11-21', 0)[0]?.[0]).toBe('2026-11-01');
    expect(weeksOf('2026-02-01', 0)).toHaveLength(4);
  });

  it('is walked by keys, over its edges too', () => {
    const walk = (key: string) => movedBy(key, '2026-11-30', 1);
    expect(['ArrowRight', 'ArrowDown', 'ArrowUp', 'Home', 'End'].map(walk)).toEqual([
      '2026-12-01',
      '2026-12-07',
      '2026-11-23',
      '2026-11-30',
      '2026-12-06',
    ]);
    expect(walk('x')).toBeNull();
  });

  it('goes to the same day of other months, at most their last', () => {
    expect(monthsLater('2026-01-31', 1)).toBe('2026-02-28');
    expect(monthsLater('2026-01-15', -1)).toBe('2025-12-15');
    expect(movedBy('PageDown', '2026-12-31', 1)).toBe('2027-01-31');
  });
});
