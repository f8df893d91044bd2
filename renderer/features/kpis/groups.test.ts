import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../format';
import { datesOfLabel, sliceOfGroup } from './groups';
import { narrowedBy, whereOf } from './narrowing';

const YEARS = { from: '2020-01-01', to: '2030-12-31' };

describe('the dates of a label', () => {
  it('are those of the ISO week, also around the turn of a year', () => {
    expect(datesOfLabel('week', '2026-W01', YEARS)).toEqual({ from: '2025-12-29', to: '2026-01-04' });
    expect(datesOfLabel('week', '2020-W53', YEARS)).toEqual({ from: '2020-12-28', to: '2021-01-03' });
    expect(datesOfLabel('week', '2021-W01', YEARS)).toEqual({ from: '2021-01-04', to: '2021-01-10' });
  });

  it('are those of the month, whatever its length', () => {
    const days = ['2024-02', '2025-02', '2025-12', '2026-04'].map(
      (label) => datesOfLabel('month', label, YEARS).to,
    );
    expect(days).toEqual(['2024-02-29', '2025-02-28', '2025-12-31', '2026-04-30']);
  });

  it('never leave the range', () => {
    const range = { from: '2026-02-11', to: '2026-02-12' };
    expect(datesOfLabel('week', '2026-W07', range)).toEqual(range);
    expect(datesOfLabel('month', '2026-02', range)).toEqual(range);
    expect(datesOfLabel('day', '2026-02-11', range)).toEqual({ from: '2026-02-11', to: '2026-02-11' });
  });

  it('of the weeks of a year follow each other without a gap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 51 }), fc.integer({ min: 2021, max: 2029 }), (week, year) => {
        const label = (number: number) => `${year}-W${String(number).padStart(2, '0')}`;
        const one = datesOfLabel('week', label(week), YEARS);
        expect(datesOfLabel('week', label(week + 1), YEARS).from).toBe(addDays(one.to, 1));
      }),
    );
  });
});

describe('a narrowing', () => {
  it('is read from an address, with the rows that have no code', () => {
    expect(whereOf({ line: 'L1', style: '-', shift: 'SHIFT_2ND' })).toEqual({
      line: 'L1',
      style: null,
      shift: 'SHIFT_2ND',
    });
    expect(whereOf({ line: undefined, shift: 'no-shift' })).toBeUndefined();
    expect(narrowedBy({ operation: 'SEW', line: '-' })).toEqual([
      ['line', null],
      ['operation', 'SEW'],
    ]);
  });

  it('takes a group of the page as a slice of its own', () => {
    const range = { from: '2026-02-01', to: '2026-02-28' };
    const slice = { range, where: { line: 'L1' } };
    expect(sliceOfGroup(slice, 'style', '-')).toEqual({ range, where: { line: 'L1', style: null } });
    expect(sliceOfGroup(slice, 'line', 'L2').where).toEqual({ line: 'L2' });
    expect(sliceOfGroup(slice, 'week', '2026-W07')).toEqual({
      range: { from: '2026-02-09', to: '2026-02-15' },
      where: { line: 'L1' },
    });
  });
});
