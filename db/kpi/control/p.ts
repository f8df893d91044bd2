import type { AttributeModel } from './attribute';

/**
 * p chart, share of units of a kind: binomial, σ = √(p̄(1 − p̄)/n) with each subgroup's own n
 * (Montgomery, section 7.2; NIST/SEMATECH e-Handbook 6.3.3.2).
 */
export const PROPORTION: AttributeModel = {
  sigmaOf: (centre, size) => Math.sqrt(Math.max(0, centre * (1 - centre)) / size),
  expectedOf: (centre, size) => size * Math.min(centre, 1 - centre),
};
