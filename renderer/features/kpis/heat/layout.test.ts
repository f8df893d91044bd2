import { describe, expect, it } from 'vitest';
import { columnStep, dateOfWeekday } from './layout';

describe('the layout of a heat map', () => {
  it('knows the date of a weekday in a week, within the range', () => {
    const range = { from: '2026-11-04', to: '2026-11-20' };
    expect(dateOfWeekday('2026-W45', '3', range)).toBe('2026-11-04');
    expect(dateOfWeekday('2026-W45', '1', range)).toBeNull();
    expect(dateOfWeekday('2026-W47', '5', range)).toBe('2026-11-20');
    expect(dateOfWeekday('2026-W47', '6', range)).toBeNull();
  });

  it('has columns that stand side by side', () => {
    const to = '2026-12-31';
    expect(
      [
        { from: '2026-12-08', to },
        { from: '2026-09-01', to },
        { from: '2025-01-01', to },
      ].map(columnStep),
    ).toEqual(['day', 'week', 'month']);
  });
});
