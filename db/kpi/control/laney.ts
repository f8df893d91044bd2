import { meanOf, movingRanges, sigmaOfRanges } from './xmr';

/** One-sided 5 % point of the standard normal distribution. */
const NORMAL_95 = 1.645;

/**
 * Variance of R̄/d2 of k standard normal values, times k − 1, for large k. With Y a difference of neighbours, var |Y| =
 * 2 − 4/π and cov of adjacent |Y| = (4/π)(√3/2 + π/12 − 1) (correlation −1/2), so (var + 2 cov)/d2² = 0.8264; the value
 * that Cryer and Ryan (1990) give for moving ranges.
 */
export const RANGE_VARIANCE =
  (2 - 4 / Math.PI + 2 * (4 / Math.PI) * (Math.sqrt(3) / 2 + Math.PI / 12 - 1)) / (4 / Math.PI);

/**
 * Laney's σz: the mean moving range of z-scores ÷ 1.128. 1 where subgroups differ as chance alone would have it, more
 * where there is variation between them (Laney 2002, Improved control charts for attributes, Quality Engineering 14).
 * Null of fewer than two scores.
 */
export const sigmaZ = (scores: readonly number[]): number | null => {
  const mean = meanOf(movingRanges(scores));
  return mean === null ? null : sigmaOfRanges(mean);
};

/**
 * Whether σz of so many subgroups exceeds what chance allows (one-sided, 5 %). Moving ranges are used rather than a
 * chi-square sum because a shift of the level adds one range to them but every square behind it to that sum, and would
 * widen the limits that are to find it. Limits are never narrowed: σz below 1 leaves the plain chart.
 */
export const isOverDispersed = (sigma: number, subgroups: number): boolean =>
  subgroups > 1 && sigma > 1 + NORMAL_95 * Math.sqrt(RANGE_VARIANCE / (subgroups - 1));
