export const mean = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / values.length;

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle) - 1] ?? Number.NaN)) / 2;
};

/** Pearson's correlation of values with their order. */
export const trendOf = (values: readonly number[]): number => {
  const [atMean, valueMean] = [(values.length - 1) / 2, mean(values)];
  let [both, ats, squares] = [0, 0, 0];
  for (const [at, value] of values.entries()) {
    both += (at - atMean) * (value - valueMean);
    ats += (at - atMean) ** 2;
    squares += (value - valueMean) ** 2;
  }
  return both / Math.sqrt(ats * squares);
};

/** The stretch of values that is most above a limit on the whole, by first and last index; null where none is. */
export const heaviestStretch = (
  values: readonly number[],
  limit: number,
): { readonly from: number; readonly to: number } | null => {
  let best: { from: number; to: number; weight: number } | null = null;
  let [from, weight] = [0, 0];
  for (const [to, value] of values.entries()) {
    if (weight <= 0) [from, weight] = [to, 0];
    weight += value - limit;
    if (weight > (best?.weight ?? 0)) best = { from, to, weight };
  }
  return best;
};

/** Stretches of true values, by first and last index. */
export const runsOf = (values: readonly boolean[]): { from: number; to: number }[] => {
  const runs: { from: number; to: number }[] = [];
  for (const [at, value] of values.entries()) {
    const last = runs.at(-1);
    if (!value) continue;
    if (last?.to === at - 1) last.to = at;
    else runs.push({ from: at, to: at });
  }
  return runs;
};
