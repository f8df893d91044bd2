import { describe, expect, it } from 'vitest';
import { shadeEnds, shadeOf } from './shade';

describe('shades of a heat map', () => {
  it('are five equal steps of a round size', () => {
    expect(shadeEnds([3.1, null, 4.9])).toEqual([1, 2, 3, 4, 5]);
    expect(shadeEnds([17.4])).toEqual([4, 8, 12, 16, 20]);
    expect(shadeEnds([100])).toEqual([20, 40, 60, 80, 100]);
    expect(shadeEnds([])).toEqual([1, 2, 3, 4, 5]);
  });

  it('tell nothing recorded from nobody absent', () => {
    const ends = shadeEnds([17.4]);
    expect([null, 0, 0.1, 4, 4.1, 17.4].map((value) => shadeOf(value, ends))).toEqual([null, 0, 1, 1, 2, 5]);
  });
});
