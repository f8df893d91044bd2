/** The list with one step moved to another place; unchanged where there is no such place. */
export const moved = (steps: readonly string[], from: number, to: number): readonly string[] => {
  const step = steps[from];
  if (step === undefined || to < 0 || to >= steps.length || from === to) return steps;
  const others = steps.toSpliced(from, 1);
  return others.toSpliced(to, 0, step);
};
