import { describe, expect, it } from 'vitest';
import type { LadderHour } from '../../../electron/contract/board';
import { hoursShown, linesOnPage, pageAt, pagesOf, untilNextPage } from './arrange';

const ladder = (over: number, running: number, toCome: number): LadderHour[] =>
  [
    ...Array.from({ length: over }, () => 'over' as const),
    ...Array.from({ length: running }, () => 'now' as const),
    ...Array.from({ length: toCome }, () => 'to-come' as const),
  ].map((state, at) => ({
    hour: at + 1,
    from: null,
    to: null,
    state,
    target: null,
    made: null,
    difference: null,
    reason: null,
  }));

const shown = (hours: readonly LadderHour[]) => hours.map(({ hour }) => hour);

describe('the pages of a board', () => {
  it('take as many lines as there are, four at most, or as many as asked', () => {
    expect([0, 1, 2, 3, 4, 12].map((lines) => linesOnPage(lines, undefined))).toEqual([1, 1, 2, 4, 4, 4]);
    expect(linesOnPage(12, 1)).toBe(1);
    expect(pagesOf(['a', 'b', 'c', 'd', 'e'], 4)).toEqual([['a', 'b', 'c', 'd'], ['e']]);
    expect(pagesOf([], 4)).toEqual([]);
  });

  it('turn by the clock and come round', () => {
    const seconds = 15;
    const turns = [0, 14.9, 15, 30, 44.9, 45].map((at) => pageAt(at * 1000, seconds, 3));
    expect(turns).toEqual([0, 0, 1, 2, 2, 0]);
    expect(pageAt(123_456, seconds, 1)).toBe(0);
    expect(untilNextPage(14_000, seconds)).toBe(1000);
    expect(untilNextPage(15_000, seconds)).toBe(15_000);
  });
});

describe('the hours that have room', () => {
  it('are all where they fit', () => {
    expect(shown(hoursShown(ladder(0, 1, 8), 9))).toHaveLength(9);
  });

  it('end with the last that is over where there are two, and with the next to come where there are more', () => {
    expect(shown(hoursShown(ladder(4, 1, 4), 2))).toEqual([3, 4]);
    expect(shown(hoursShown(ladder(6, 1, 5), 9))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(shown(hoursShown(ladder(9, 1, 2), 9))).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('are the first ones before the shift and the last ones after it', () => {
    expect(shown(hoursShown(ladder(0, 1, 8), 2))).toEqual([1, 2]);
    expect(shown(hoursShown(ladder(9, 0, 0), 2))).toEqual([8, 9]);
  });
});
