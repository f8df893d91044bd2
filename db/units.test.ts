import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hoursFromMilliseconds, hoursFromSeconds, millisecondsFromHours, secondsFromHours } from './units';

const decimalsOf = (value: number): number => value.toFixed(12).replace(/0+$/, '').split('.')[1]?.length ?? 0;

describe('hours at the edge', () => {
  it('keep a hundredth of an hour exactly', () => {
    expect(secondsFromHours(0.01)).toBe(36);
    expect(hoursFromSeconds(36)).toBe(0.01);
    expect(millisecondsFromHours(0.25)).toBe(900_000);
    expect(hoursFromMilliseconds(900_000)).toBe(0.25);
  });

  it.each([
    [0, 0],
    [3600, 1],
    [27_000, 7.5],
    [1200, 0.3333],
    [1, 0.0003],
    [86_399, 23.9997],
  ])('say %i s as %d h', (seconds, hours) => {
    expect(hoursFromSeconds(seconds)).toBe(hours);
  });

  it('read back equal, whatever the seconds or milliseconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), (count) => {
        expect(secondsFromHours(hoursFromSeconds(count))).toBe(count);
        expect(millisecondsFromHours(hoursFromMilliseconds(count))).toBe(count);
      }),
    );
  });

  it('need no more decimals than what was typed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 240_000 }), (tenThousandths) => {
        const typed = tenThousandths / 10_000;
        expect(decimalsOf(hoursFromSeconds(secondsFromHours(typed)))).toBeLessThanOrEqual(decimalsOf(typed));
      }),
    );
  });
});
