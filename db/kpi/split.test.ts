import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitExactly } from './split';

describe('splitExactly', () => {
  it('gives what is left over to the largest remainders', () => {
    expect(splitExactly(10, [1, 1, 1])).toEqual([4, 3, 3]);
    expect(splitExactly(10, [1, 2, 3])).toEqual([2, 3, 5]);
    expect(splitExactly(7, [0, 0])).toEqual([4, 3]);
    expect(splitExactly(7, [0, 5])).toEqual([0, 7]);
    expect(splitExactly(0, [3, 4])).toEqual([0, 0]);
    expect(splitExactly(5, [])).toEqual([]);
  });

  it('always adds up, and no part is off by one or more', () => {
    const amounts = fc.integer({ min: 0, max: 10_000_000 });
    const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(amounts, weights, (amount, given) => {
        const parts = splitExactly(amount, given);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
        const total = given.reduce((sum, weight) => sum + weight, 0);
        parts.forEach((part, at) => {
          const exact = total > 0 ? (amount * (given[at] ?? 0)) / total : amount / given.length;
          expect(Math.abs(part - exact)).toBeLessThan(1);
        });
      }),
    );
  });
});
