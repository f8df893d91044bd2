/** Shift of a process over time that the sigma level allows for. */
const LONG_TERM_SHIFT = 1.5;

const ratio = (top: readonly number[], bottom: readonly number[], x: number): number => {
  const horner = (coefficients: readonly number[]) => coefficients.reduce((sum, c) => sum * x + c, 0);
  return horner(top) / horner(bottom);
};

const CENTRE_TOP = [
  -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1,
  2.506628277459239,
];
const CENTRE_BOTTOM = [
  -5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1,
  1,
];
const TAIL_TOP = [
  -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const TAIL_BOTTOM = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416, 1];
const TAIL_BELOW = 0.02425;

/** Quantile of the standard normal distribution for 0 < p < 1, to nine digits (Acklam's rational approximation). */
export const normalQuantile = (p: number): number => {
  if (p > 0.5) return -normalQuantile(1 - p);
  if (p < TAIL_BELOW) return ratio(TAIL_TOP, TAIL_BOTTOM, Math.sqrt(-2 * Math.log(p)));
  const q = p - 0.5;
  return q * ratio(CENTRE_TOP, CENTRE_BOTTOM, q * q);
};

/** Sigma level of defects per million opportunities, 1.5 shift included; null at 0 and from a million on. */
export const sigmaLevel = (dpmo: number): number | null =>
  dpmo > 0 && dpmo < 1_000_000 ? LONG_TERM_SHIFT - normalQuantile(dpmo / 1_000_000) : null;
