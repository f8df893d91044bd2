import type { AttributeModel } from './attribute';

/** u chart, occurrences per unit: Poisson, σ = √(ū/n) with each subgroup's own n (Montgomery, section 7.3). */
export const RATE: AttributeModel = {
  sigmaOf: (centre, size) => Math.sqrt(Math.max(0, centre) / size),
  expectedOf: (centre, size) => size * centre,
};
