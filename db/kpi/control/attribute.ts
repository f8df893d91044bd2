/** What a subgroup counted (defective units, defects) of how many (units, opportunities). */
export type Counts = { readonly count: number; readonly size: number };

/** The distribution that an attribute chart rests on; a centre is a count per one of size. */
export type AttributeModel = {
  /** Standard deviation of count ÷ size in a subgroup of that size, by chance alone. */
  readonly sigmaOf: (centre: number, size: number) => number;
  /** How many are expected of the rarer kind. */
  readonly expectedOf: (centre: number, size: number) => number;
};

/** Centre line of p and u charts: the ratio of sums, so that each subgroup weighs by its size. Null without any size. */
export const centreOf = (subgroups: readonly Counts[]): number | null => {
  const size = subgroups.reduce((sum, subgroup) => sum + subgroup.size, 0);
  return size > 0 ? subgroups.reduce((sum, subgroup) => sum + subgroup.count, 0) / size : null;
};

/** Each subgroup's distance from the centre in its own standard deviations. */
export const zScores = (model: AttributeModel, centre: number, subgroups: readonly Counts[]): number[] =>
  subgroups.map(({ count, size }) => (count / size - centre) / model.sigmaOf(centre, size));
