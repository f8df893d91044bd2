import { describe, expect, it } from 'vitest';
import { normalQuantile, sigmaLevel } from './sigma';

describe('sigma level', () => {
  it.each([
    [6210, 4],
    [3.4, 6],
    [66_807, 3],
    [308_538, 2],
    [690_000, 1.004],
  ])('of %d per million is %d', (dpmo, sigma) => {
    expect(sigmaLevel(dpmo)).toBeCloseTo(sigma, 2);
  });

  it('does not exist without defects, nor with nothing but defects', () => {
    expect(sigmaLevel(0)).toBeNull();
    expect(sigmaLevel(1_000_000)).toBeNull();
  });

  it('rests on the quantiles of tables', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963985, 7);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306, 7);
    expect(normalQuantile(0.5)).toBeCloseTo(0, 12);
  });
});
