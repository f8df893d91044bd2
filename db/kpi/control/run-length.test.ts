import { describe, expect, it } from 'vitest';
import { zScores } from './attribute';
import { isOverDispersed, sigmaZ } from './laney';
import { PROPORTION } from './p';
import type { ControlRule } from '../../vocabulary';
import { TESTS } from './rules';

/** Uniform numbers from a seed, the same on every run (mulberry32). */
const uniform = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** Standard normal numbers of them (Box and Muller). */
const normal = (next: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());

const RUNS = 3000;

/**
 * Average number of points until a steady process is called unsteady: Champ and Woodall (1987), Exact results for
 * Shewhart control charts with supplementary runs rules, Technometrics 29. The values were computed anew by a Markov
 * chain over the zones, to the last digit.
 */
const EXPECTED: readonly (readonly [readonly (1 | 2 | 3 | 4)[], number])[] = [
  [[1], 370.4],
  [[1, 2], 225.44],
  [[1, 3], 166.05],
  [[1, 4], 152.73],
  [[1, 2, 3], 132.89],
  [[1, 2, 4], 122.05],
  [[1, 3, 4], 105.78],
  [[1, 2, 3, 4], 91.75],
];

describe('false alarms of a steady process', () => {
  it('come as often as Champ and Woodall computed for the Western Electric rules', () => {
    const next = uniform(20_260_105);
    const ofRule = (rule: 1 | 2 | 3 | 4): ControlRule => `western-electric-${rule}`;
    const firsts = Array.from({ length: RUNS }, () => {
      const scores = [normal(next)];
      while (Math.abs(scores.at(-1) ?? 0) <= 3) scores.push(normal(next));
      return ([1, 2, 3, 4] as const).map(
        (rule) => TESTS[ofRule(rule)](scores)[0] ?? Number.POSITIVE_INFINITY,
      );
    });
    for (const [rules, average] of EXPECTED) {
      const lengths = firsts.map((first) => 1 + Math.min(...rules.map((rule) => first[rule - 1] ?? 0)));
      const found = lengths.reduce((sum, length) => sum + length, 0) / RUNS;
      // Run lengths spread about as much as they are long: four standard errors of their mean.
      expect([rules, Math.abs(found - average) < (4 * average) / Math.sqrt(RUNS) || found]).toEqual([
        rules,
        true,
      ]);
    }
  });

  it('of over-dispersion come in one chart of twenty, and it is found where it is', () => {
    const next = uniform(7);
    const charts = 1000;
    const share = (spread: number): number => {
      const found = Array.from({ length: charts }, () => {
        const size = 500;
        const counts = Array.from({ length: 25 }, () => {
          const chance = 0.1 + spread * normal(next);
          let count = 0;
          for (let unit = 0; unit < size; unit += 1) if (next() < chance) count += 1;
          return { count, size };
        });
        const centre = counts.reduce((sum, { count }) => sum + count, 0) / (25 * size);
        return isOverDispersed(sigmaZ(zScores(PROPORTION, centre, counts)) ?? 0, 25);
      });
      return found.filter(Boolean).length / charts;
    };
    const byChance = share(0);
    expect([byChance > 0.03, byChance < 0.08]).toEqual([true, true]);
    // Twice the variation of chance: √(0.1 × 0.9 ÷ 500) = 0.0134, times √3.
    expect(share(0.0134 * Math.sqrt(3))).toBeGreaterThan(0.95);
  });
});
