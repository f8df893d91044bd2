/** Numbers that look random and follow from a seed alone. */
export type Random = {
  /** At least 0, below 1. */
  readonly next: () => number;
  readonly between: (least: number, most: number) => number;
  /** A whole number, both ends included. */
  readonly whole: (least: number, most: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(choices: readonly T[]) => T;
  /** Of a standard normal distribution. */
  readonly normal: () => number;
  /** How many of so many trials succeed. */
  readonly successes: (trials: number, probability: number) => number;
};

const hashOf = (text: string): number => {
  let hash = 0x81_1c_9d_c5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01_00_01_93);
  }
  return hash >>> 0;
};

const MOST_TRIALS_ONE_BY_ONE = 40;

/**
 * A stream of its own for every name under a seed, so that what one part of the plant draws leaves the others as they
 * are (mulberry32 over an FNV-1a hash).
 */
export const randomOf = (seed: number, ...names: readonly string[]): Random => {
  let state = hashOf([seed, ...names].join('|'));
  const next = (): number => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_00_00_00_00;
  };
  const between = (least: number, most: number): number => least + next() * (most - least);
  const whole = (least: number, most: number): number => Math.floor(between(least, most + 1));
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const successes = (trials: number, probability: number): number => {
    if (trials <= MOST_TRIALS_ONE_BY_ONE) {
      let count = 0;
      for (let trial = 0; trial < trials; trial += 1) if (next() < probability) count += 1;
      return count;
    }
    const mean = trials * probability;
    const drawn = Math.round(mean + normal() * Math.sqrt(mean * (1 - probability)));
    return Math.min(trials, Math.max(0, drawn));
  };
  return {
    next,
    between,
    whole,
    normal,
    successes,
    chance: (probability) => next() < probability,
    pick: (choices) => {
      const chosen = choices[Math.floor(next() * choices.length)];
      if (chosen === undefined) throw new Error('There is nothing to pick from');
      return chosen;
    },
  };
};
