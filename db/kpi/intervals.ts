/** A half-open stretch of time, in days. */
export type Interval = { readonly from: number; readonly to: number };

/** The same time without overlaps, in order; empty stretches vanish. */
export const unionOf = (intervals: readonly Interval[]): Interval[] => {
  const merged: Interval[] = [];
  const real = intervals.filter(({ from, to }) => to > from);
  for (const next of real.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && next.from <= last.to) {
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
    } else merged.push(next);
  }
  return merged;
};

/** The time that lies in both. */
export const intersectionOf = (a: readonly Interval[], b: readonly Interval[]): Interval[] =>
  unionOf(a.flatMap((x) => b.map((y) => ({ from: Math.max(x.from, y.from), to: Math.min(x.to, y.to) }))));

/** How many days of the union of intervals lie within `within`. */
export const lengthWithin = (intervals: readonly Interval[], within: Interval): number =>
  intersectionOf(unionOf(intervals), [within]).reduce((sum, { from, to }) => sum + to - from, 0);
