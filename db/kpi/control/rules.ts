import type { ControlRule } from '../../vocabulary';

/** Nelson's tests 1 to 4, which he advises for routine use; they suit charts of counts too. */
export const ROUTINE_RULES: readonly ControlRule[] = ['nelson-1', 'nelson-2', 'nelson-3', 'nelson-4'];

/**
 * Finds the points at which a pattern is complete. Points are standardised: the distance from the centre line in each
 * point's own sigma, in the order of time.
 */
export type Test = (scores: readonly number[]) => number[];

/** Differences of less than this many sigma are rounding. */
const ROUNDING = 1e-9;
const isBeyond = (score: number, sigmas: number): boolean => score > sigmas + ROUNDING;

const SIDES = [1, -1] as const;

/** Indices whose last `length` points, fewer at the beginning, are a pattern. */
const ending = (length: number, isPattern: (window: readonly number[]) => boolean): Test => {
  return (scores) =>
    scores.flatMap((_, at) => (isPattern(scores.slice(Math.max(0, at + 1 - length), at + 1)) ? [at] : []));
};

/** As `ending`, only of whole windows. */
const whole = (length: number, isPattern: (window: readonly number[]) => boolean): Test =>
  ending(length, (window) => window.length === length && isPattern(window));

/** So many points in a row on one side of the centre line; a point on the line ends the run. */
export const sameSide = (length: number): Test =>
  whole(length, (window) => SIDES.some((side) => window.every((score) => isBeyond(side * score, 0))));

/** At least `least` of the last `length` points beyond so many sigma on one side, the point itself among them. */
export const beyond = (sigmas: number, least = 1, length = 1): Test =>
  ending(length, (window) =>
    SIDES.some((side) => {
      const outside = window.filter((score) => isBeyond(side * score, sigmas));
      return outside.length >= least && isBeyond(side * (window.at(-1) ?? 0), sigmas);
    }),
  );

const steps = (window: readonly number[]): number[] =>
  window.slice(1).map((score, at) => score - (window[at] ?? score));

/** So many points in a row, each higher than the one before, or each lower; equal neighbours end the run. */
export const trend = (length: number): Test =>
  whole(length, (window) => SIDES.some((side) => steps(window).every((step) => isBeyond(side * step, 0))));

/** So many points in a row going up and down in turn. */
export const alternating = (length: number): Test =>
  whole(length, (window) =>
    SIDES.some((first) =>
      steps(window).every((step, at) => isBeyond((at % 2 === 0 ? first : -first) * step, 0)),
    ),
  );

/** So many points in a row within one sigma of the centre line. */
export const hugging = (length: number): Test =>
  whole(length, (window) => window.every((score) => isBeyond(1, Math.abs(score))));

/** So many points in a row, on both sides, none of them within one sigma of the centre line. */
export const avoiding = (length: number): Test =>
  whole(
    length,
    (window) =>
      window.every((score) => isBeyond(Math.abs(score), 1)) &&
      SIDES.every((side) => window.some((score) => side * score > 0)),
  );

/** Every rule's test; patterns are reported at the point that completes them and at each that goes on with them. */
export const TESTS: Readonly<Record<ControlRule, Test>> = {
  'western-electric-1': beyond(3),
  'western-electric-2': beyond(2, 2, 3),
  'western-electric-3': beyond(1, 4, 5),
  'western-electric-4': sameSide(8),
  'nelson-1': beyond(3),
  'nelson-2': sameSide(9),
  'nelson-3': trend(6),
  'nelson-4': alternating(14),
  'nelson-5': beyond(2, 2, 3),
  'nelson-6': beyond(1, 4, 5),
  'nelson-7': hugging(15),
  'nelson-8': avoiding(8),
};

/** The rules that each point breaks, in the order asked for. */
export const signalsOf = (scores: readonly number[], rules: readonly ControlRule[]): ControlRule[][] => {
  const found = rules.map((rule) => [rule, new Set(TESTS[rule](scores))] as const);
  return scores.map((_, at) => found.flatMap(([rule, points]) => (points.has(at) ? [rule] : [])));
};
