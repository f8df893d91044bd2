import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../format';
import { moved, namedRange, nameOf, PERIODS, rangeOf, searchOf, type Range } from './period';

const TODAY = '2026-03-14';

const isOfMonths = ({ from, to }: Range): boolean => from.endsWith('-01') && addDays(to, 1).endsWith('-01');

describe('a period', () => {
  it('has the dates that its name says', () => {
    const ranges = PERIODS.map((name) => [name, namedRange(name, TODAY).from, namedRange(name, TODAY).to]);
    expect(ranges).toEqual([
      ['today', '2026-03-14', '2026-03-14'],
      ['yesterday', '2026-03-13', '2026-03-13'],
      ['last-7', '2026-03-08', '2026-03-14'],
      ['last-30', '2026-02-13', '2026-03-14'],
      ['last-90', '2025-12-15', '2026-03-14'],
      ['last-180', '2025-09-16', '2026-03-14'],
      ['this-month', '2026-03-01', '2026-03-14'],
      ['last-month', '2026-02-01', '2026-02-28'],
    ]);
  });

  it('is the last 30 days where the address says nothing, and ends where a lone end says', () => {
    expect(rangeOf({}, TODAY)).toEqual({ from: '2026-02-13', to: TODAY });
    expect(rangeOf({ to: '2024-02-29' }, TODAY)).toEqual({ from: '2024-01-31', to: '2024-02-29' });
    expect(rangeOf({ from: '2026-03-10' }, TODAY)).toEqual({ from: '2026-03-10', to: TODAY });
    expect(rangeOf({ from: '2026-03-10', to: '2026-03-01' }, TODAY)).toEqual({
      from: '2026-03-01',
      to: '2026-03-10',
    });
  });

  it('moves by whole months where it is one, also from a short one and from the one that is not over', () => {
    const february = { from: '2026-02-01', to: '2026-02-28' };
    expect(moved(february, -1, TODAY)).toEqual({ from: '2026-01-01', to: '2026-01-31' });
    expect(moved(february, 1, TODAY)).toEqual({ from: '2026-03-01', to: TODAY });
    expect(moved(namedRange('this-month', TODAY), -1, TODAY)).toEqual(february);
  });

  it('comes back by the way it went, touches what it left and keeps its length', () => {
    const anyRange = fc
      .tuple(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 400 }))
      .map(([back, days]) => ({ from: addDays(TODAY, -back - days), to: addDays(TODAY, -back) }));
    fc.assert(
      fc.property(anyRange, (range) => {
        const before = moved(range, -1, TODAY);
        // Days that happen to be a month go on by months from there.
        fc.pre(isOfMonths(before) === isOfMonths(range));
        expect(addDays(before.to, 1)).toBe(range.from);
        expect(moved(before, 1, TODAY)).toEqual(range);
        if (!isOfMonths(range)) {
          expect(daysBetween(before.from, before.to)).toBe(daysBetween(range.from, range.to));
        }
      }),
    );
  });

  it('stands in an address by its name, so that tomorrow the link is about the days up to tomorrow', () => {
    for (const name of PERIODS) {
      const search = searchOf(namedRange(name, TODAY), TODAY);
      expect(rangeOf(search, TODAY)).toEqual(namedRange(name, TODAY));
      expect(search.from).toBeUndefined();
    }
    const odd = { from: '2026-01-05', to: '2026-01-09' };
    expect(nameOf(odd, TODAY)).toBeNull();
    expect(rangeOf(searchOf(odd, TODAY), TODAY)).toEqual(odd);
  });

  it('names one range once on the first days of a month', () => {
    expect(nameOf({ from: '2026-03-01', to: '2026-03-01' }, '2026-03-01')).toBe('today');
    expect(moved({ from: '2026-03-01', to: '2026-03-01' }, -1, '2026-03-01')).toEqual({
      from: '2026-02-28',
      to: '2026-02-28',
    });
  });
});
