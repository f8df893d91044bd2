/** One day of a rate: what happened, and of how much. */
export type DayRate = { readonly date: string; readonly amount: number; readonly base: number };

/** A stretch of days on which a rate was far above that of the other days. */
export type Episode = {
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly amount: number;
  readonly base: number;
  /** The days that are not of the stretch. */
  readonly otherAmount: number;
  readonly otherBase: number;
  readonly otherDays: number;
};

/** A day belongs to a stretch by as much as its rate lies above so many times the usual one, and above that of all days. */
const FAR_ABOVE = 1.5;
/** The stretch as a whole has to reach so many times the rate of the other days; a short one more. */
const LEAST_TIMES = 2;
const LEAST_TIMES_SHORT = 3;
const SHORT_DAYS = 2;
const LEAST_OTHER_DAYS = 5;
/** What lasts for most of the time is no episode. */
const MOST_OF_DAYS = 0.5;

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
};

const total = (days: readonly DayRate[], of: (day: DayRate) => number): number =>
  days.reduce((sum, day) => sum + of(day), 0);

/** The run of days with the largest sum of what lies above a rate (Kadane), as places; null where no day does. */
const largestRun = (
  days: readonly DayRate[],
  rate: number,
): readonly [first: number, last: number] | null => {
  let best = 0;
  let found: readonly [number, number] | null = null;
  let running = 0;
  let start = 0;
  for (const [at, { amount, base }] of days.entries()) {
    if (running <= 0) [running, start] = [0, at];
    running += amount - rate * base;
    if (running > best) [best, found] = [running, [start, at]];
  }
  return found;
};

/**
 * The stretch of days on which a rate was at least twice that of the other days (three times for one or two days), where
 * there is one: the run with the largest excess over one and a half times the median day, or over all days together. Days without a base do not count; a stretch of more than half
 * of the days is none, nor is one that begins before `since`.
 */
export const findEpisode = (all: readonly DayRate[], since: string): Episode | null => {
  const days = all.filter(({ base }) => base > 0);
  const usual = median(days.map(({ amount, base }) => amount / base));
  const overall =
    total(days, (day) => day.amount) /
    Math.max(
      1e-9,
      total(days, (day) => day.base),
    );
  const run = largestRun(days, Math.max(usual * FAR_ABOVE, overall));
  if (run === null) return null;
  const own = days.slice(run[0], run[1] + 1);
  const others = [...days.slice(0, run[0]), ...days.slice(run[1] + 1)];
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last || last.date < since) return null;
  if (others.length < LEAST_OTHER_DAYS || own.length > MOST_OF_DAYS * days.length) return null;
  const episode = {
    from: first.date,
    to: last.date,
    days: own.length,
    amount: total(own, (day) => day.amount),
    base: total(own, (day) => day.base),
    otherAmount: total(others, (day) => day.amount),
    otherBase: total(others, (day) => day.base),
    otherDays: others.length,
  };
  const times = own.length <= SHORT_DAYS ? LEAST_TIMES_SHORT : LEAST_TIMES;
  const isFar = episode.amount * episode.otherBase >= times * episode.otherAmount * episode.base;
  return isFar ? episode : null;
};

/** What of an episode goes beyond the rate of the other days. */
export const excessOf = ({ amount, base, otherAmount, otherBase }: Episode): number =>
  amount - (otherBase > 0 ? (otherAmount / otherBase) * base : 0);
