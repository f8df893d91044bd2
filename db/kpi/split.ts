/**
 * Splits a whole amount into whole parts in proportion to the weights, equally where no weight is positive, by largest
 * remainder (ties to the earlier part): the parts add up to the amount exactly.
 */
export const splitExactly = (amount: number, weights: readonly number[]): number[] => {
  const given = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = given > 0 ? weights : weights.map(() => 1);
  const total = given > 0 ? given : weights.length;
  const parts = shares.map((share) => Math.floor((amount * share) / total));
  const remainders = shares.map((share, at) => ({ at, rest: (amount * share) % total }));
  const missing = amount - parts.reduce((sum, part) => sum + part, 0);
  for (const { at } of remainders.toSorted((a, b) => b.rest - a.rest || a.at - b.at).slice(0, missing)) {
    parts[at] = (parts[at] ?? 0) + 1;
  }
  return parts;
};
