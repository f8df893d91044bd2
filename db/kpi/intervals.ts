/** A half-open stretch of time on an axis of days; one that was given by the clock is measured in real time. */
export type Interval = { readonly from: number; readonly to: number; readonly isClocked: boolean };

/** The same time without overlaps, in order; empty stretches vanish. What touches a clocked stretch is one with it. */
export const unionOf = (intervals: readonly Interval[]): Interval[] => {
  const merged: Interval[] = [];
  const real = intervals.filter(({ from, to }) => to > from);
  for (const next of real.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && next.from <= last.to) {
      merged[merged.length - 1] = {
        from: last.from,
        to: Math.max(last.to, next.to),
        isClocked: last.isClocked || next.isClocked,
      };
    } else merged.push(next);
  }
  return merged;
};

/** The time that lies in both. */
export const intersectionOf = (a: readonly Interval[], b: readonly Interval[]): Interval[] =>
  unionOf(
    a.flatMap((x) =>
      b.map((y) => ({
        from: Math.max(x.from, y.from),
        to: Math.min(x.to, y.to),
        isClocked: x.isClocked || y.isClocked,
      })),
    ),
  );

/** How many days of the union of intervals lie between `from` and `to`; `realDays` measures those given by the clock. */
export const lengthWithin = (
  intervals: readonly Interval[],
  { from, to }: { readonly from: number; readonly to: number },
  realDays: (from: number, to: number) => number,
): number =>
  intersectionOf(unionOf(intervals), [{ from, to, isClocked: false }]).reduce(
    (sum, one) => sum + (one.isClocked ? realDays(one.from, one.to) : one.to - one.from),
    0,
  );
