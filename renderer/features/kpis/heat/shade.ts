const SHADES = 5;

/** The ends of the shades of a heat map, in %: equal steps of a round size up to the largest value. */
export const shadeEnds = (values: readonly (number | null)[]): readonly number[] => {
  const most = Math.max(...values.map((value) => value ?? 0), 0);
  const sizes = [1, 2, 4, 5, 10, 20];
  const size = sizes.find((each) => each * SHADES >= most) ?? 20;
  return Array.from({ length: SHADES }, (_, at) => size * (at + 1));
};

/** Which shade a value has: 0 for none at all, then 1 for the palest; null where there is no value. */
export const shadeOf = (value: number | null, ends: readonly number[]): number | null => {
  if (value === null) return null;
  if (value <= 0) return 0;
  const at = ends.findIndex((end) => value <= end);
  return at < 0 ? ends.length : at + 1;
};
