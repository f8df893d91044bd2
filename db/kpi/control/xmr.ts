import { D2 } from './constants';

/** Absolute differences of neighbours: one fewer than there are values. */
export const movingRanges = (values: readonly number[]): number[] =>
  values.slice(1).map((value, at) => Math.abs(value - (values[at] ?? value)));

/** Arithmetic mean, null of nothing. */
export const meanOf = (values: readonly number[]): number | null =>
  values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null;

/** Standard deviation that a mean moving range tells of: it sees what changes from point to point, not a shift. */
export const sigmaOfRanges = (meanMovingRange: number): number => meanMovingRange / D2;

/**
 * Centre and mean moving range of an XmR chart (Wheeler and Chambers, Understanding Statistical Process Control; NIST
 * e-Handbook 6.3.2.2). Natural process limits are X̄ ± 3·R̄/d2 = X̄ ± 2.66·R̄. Null of fewer than two values.
 */
export const individuals = (
  values: readonly number[],
): { readonly centre: number; readonly meanMovingRange: number } | null => {
  const centre = meanOf(values);
  const meanMovingRange = meanOf(movingRanges(values));
  return centre === null || meanMovingRange === null ? null : { centre, meanMovingRange };
};
