import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reckon } from '../../../e2e/reckon';
import { createFormat } from '../../format';
import {
  count,
  evaluate,
  hours,
  minus,
  moreDigits,
  over,
  share,
  sum,
  times,
  written,
  type Expression,
} from './expression';

const format = createFormat('en-US');

/** From a minute on in seconds: a difference of hours that is smaller has no digits left to show. */
const amounts = fc.integer({ min: 60, max: 40_000_000 });

/** Formulas of the shapes that KPIs have, over stored seconds, milliseconds and counts. */
const formulas: fc.Arbitrary<Expression> = fc
  .record({ a: amounts, b: amounts, c: amounts, d: amounts, shape: fc.integer({ min: 0, max: 6 }) })
  .map(({ a, b, c, d, shape }) => {
    const seconds = (value: number) => hours(value / 3600);
    const shapes = [
      over(hours(a / 3_600_000), seconds(b)),
      over(minus(seconds(a + b), seconds(b)), seconds(a + b)),
      over(times(count(1_000_000), count(a)), count(b)),
      over(sum(seconds(a), seconds(b)), sum(seconds(c), seconds(d))),
      times(over(count(a), count(a + b)), over(count(c), count(c + d))),
      over(
        sum(times(count(a), share(c / (c + d))), times(count(b), share(d / (c + d)))),
        sum(count(a), count(b)),
      ),
      over(seconds(a), minus(seconds(b + c), seconds(c))),
    ];
    return shapes[shape] ?? count(a);
  });

describe('an expression', () => {
  it('leads from its numbers as written to its value, whatever the numbers', () => {
    fc.assert(
      fc.property(formulas, fc.constantFrom(0, 1, 2), (expression, digits) => {
        const more = moreDigits(expression, 'mean', digits);
        const read = reckon(written(expression, more, format));
        const value = evaluate(expression);
        expect(Math.abs(read - value)).toBeLessThanOrEqual(0.06 * 10 ** -digits + 1e-8 * value);
      }),
      { numRuns: 400 },
    );
  });

  it('takes no more decimals than that needs', () => {
    expect(written(over(hours(25), hours(108)), 0, format)).toBe(
      '25.00 h ÷ 108.00 h'.replaceAll(' h', '\u00a0h'),
    );
    expect(moreDigits(over(hours(25), hours(108)), 'share', 1)).toBe(0);
    expect(moreDigits(over(hours(1 / 3), hours(2 / 3)), 'share', 1)).toBeGreaterThan(0);
  });

  it('brackets what would be read otherwise', () => {
    const text = (expression: Expression) => written(expression, 0, format);
    expect(text(over(count(8), over(count(4), count(2))))).toBe('8 ÷ (4 ÷ 2)');
    expect(text(over(count(8), times(count(4), count(2))))).toBe('8 ÷ (4 × 2)');
    expect(text(minus(count(8), sum(count(4), count(2))))).toBe('8 − (4 + 2)');
    expect(text(times(sum(count(1), count(2)), count(3)))).toBe('(1 + 2) × 3');
    expect(text(over(times(count(2), count(3)), count(4)))).toBe('2 × 3 ÷ 4');
  });
});
