import { describe, expect, it } from 'vitest';
import { nextPlace } from './useWalk';

describe('walking a chart', () => {
  it('goes one on with arrows and a week with page keys, and stays within', () => {
    expect(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].map((key) => nextPlace(key, 3, 30))).toEqual([
      2, 4, 2, 4,
    ]);
    expect(['PageUp', 'PageDown', 'Home', 'End'].map((key) => nextPlace(key, 10, 30))).toEqual([
      3, 17, 0, 29,
    ]);
    expect([nextPlace('ArrowLeft', 0, 3), nextPlace('PageDown', 1, 3)]).toEqual([0, 2]);
  });

  it('leaves other keys to the page', () => {
    expect(['t', 'n', 'Tab', 'Escape'].map((key) => nextPlace(key, 1, 3))).toEqual([null, null, null, null]);
  });
});
