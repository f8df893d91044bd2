const STEPS = [1, 2, 2.5, 5, 10] as const;
const MOST_STEPS = 5;

/** Round values of an axis that reaches over both ends, five steps at most. */
export const ticksOf = (least: number, most: number): readonly number[] => {
  const span = most - least || Math.abs(most) || 1;
  const rough = span / MOST_STEPS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (STEPS.find((each) => each * power >= rough - 1e-12) ?? 10) * power;
  const first = Math.floor(least / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(most / step - 1e-9));
  return Array.from({ length: last - first + 1 }, (_none, at) =>
    Number(((first + at) * step).toPrecision(12)),
  );
};
