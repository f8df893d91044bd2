import { centreOf, zScores, type AttributeModel, type Counts } from './attribute';
import { ENOUGH_POINTS, LEAST_EXPECTED, LEAST_POINTS, SIGMAS } from './constants';
import { isOverDispersed, sigmaZ } from './laney';
import { PROPORTION } from './p';
import { RATE } from './u';
import { individuals, sigmaOfRanges } from './xmr';

/** Which chart: share of units of a kind, occurrences per unit, or single values with their moving ranges. */
export const KINDS = ['p', 'u', 'xmr'] as const;
export type Kind = (typeof KINDS)[number];

/** A period in the order of time; null where it has no value, and where the KPI counts nothing. */
export type Point = {
  readonly label: string;
  readonly value: number | null;
  readonly count: number | null;
  readonly size: number | null;
};

/** The unit of a KPI: value = factor × count ÷ size, and what a value cannot pass. */
export type Scale = {
  readonly factor: number;
  readonly lowest: number | null;
  readonly highest: number | null;
};

/** What a chart is judged by: all that has to be kept for its limits to stay. Centre and ranges in the KPI's unit. */
export type Limits = {
  readonly kind: Kind;
  readonly centre: number;
  /** Of p and u charts: Laney's σz, and whether limits are widened by it. */
  readonly sigmaZ: number | null;
  readonly isLaney: boolean;
  /** Of XmR charts. */
  readonly meanMovingRange: number | null;
  /** How many points they were computed from. */
  readonly points: number;
};

/** A remark about limits, as a sentence's key with what it names. */
export type Note = { readonly key: string; readonly params: Readonly<Record<string, number>> };

export type Estimate = { readonly limits: Limits | null; readonly notes: readonly Note[] };

const MODELS: Readonly<Record<'p' | 'u', AttributeModel>> = { p: PROPORTION, u: RATE };

const countsOf = (points: readonly Point[]): Counts[] =>
  points.flatMap(({ count, size }) =>
    count === null || size === null || size <= 0 ? [] : [{ count, size }],
  );

/** Points that a chart of this kind can show. */
export const plottedOf = (kind: Kind, points: readonly Point[]): Point[] =>
  points.filter(({ value, size }) => value !== null && (kind === 'xmr' || (size !== null && size > 0)));

const note = (key: string, params: Note['params'] = {}): Note => ({ key: `control.note.${key}`, params });

const ofCounts = (kind: 'p' | 'u', points: readonly Point[], { factor }: Scale): Limits | null => {
  const counts = countsOf(points);
  const centre = centreOf(counts);
  const [first] = counts;
  if (centre === null || !first || MODELS[kind].sigmaOf(centre, first.size) === 0) return null;
  const sigma = sigmaZ(zScores(MODELS[kind], centre, counts)) ?? 1;
  return {
    kind,
    centre: factor * centre,
    sigmaZ: sigma,
    isLaney: isOverDispersed(sigma, counts.length),
    meanMovingRange: null,
    points: counts.length,
  };
};

const ofValues = (points: readonly Point[]): Limits | null => {
  const values = points.flatMap(({ value }) => value ?? []);
  const found = individuals(values);
  if (!found || found.meanMovingRange === 0) return null;
  return { kind: 'xmr', ...found, sigmaZ: null, isLaney: false, points: values.length };
};

/**
 * Limits of a chart from its points; none of fewer than ten points, and none where nothing varies. Periods without a
 * value are passed over: neighbours are the periods that have one, as on a line that rests on Sundays.
 */
export const estimateLimits = (kind: Kind, points: readonly Point[], scale: Scale): Estimate => {
  const plotted = plottedOf(kind, points);
  if (plotted.length < LEAST_POINTS) {
    return { limits: null, notes: [note('too-few', { points: plotted.length, least: LEAST_POINTS })] };
  }
  const limits = kind === 'xmr' ? ofValues(plotted) : ofCounts(kind, plotted, scale);
  return { limits, notes: limits === null ? [note('no-variation')] : [] };
};

/** What is to be said of limits that judge these points. */
export const notesOn = (limits: Limits, points: readonly Point[], { factor }: Scale): Note[] => {
  const { kind, centre } = limits;
  const sizes = countsOf(plottedOf(kind, points)).map(({ size }) => size);
  const rough =
    kind === 'xmr'
      ? 0
      : sizes.filter((size) => MODELS[kind].expectedOf(centre / factor, size) < LEAST_EXPECTED).length;
  return [
    ...(limits.points < ENOUGH_POINTS
      ? [note('preliminary', { points: limits.points, enough: ENOUGH_POINTS })]
      : []),
    ...(limits.isLaney ? [note('laney', { sigmaZ: Number((limits.sigmaZ ?? 1).toFixed(2)) })] : []),
    ...(rough > 0 ? [note('small-subgroups', { roughPeriods: rough, leastExpected: LEAST_EXPECTED })] : []),
  ];
};

/** Standard deviation of a point by the limits, in the KPI's unit. */
export const sigmaOf = (limits: Limits, { factor }: Scale, size: number | null): number => {
  const { kind, centre, isLaney, meanMovingRange } = limits;
  if (kind === 'xmr') return sigmaOfRanges(meanMovingRange ?? 0);
  const byChance = factor * MODELS[kind].sigmaOf(centre / factor, size ?? Number.POSITIVE_INFINITY);
  return isLaney ? byChance * (limits.sigmaZ ?? 1) : byChance;
};

/** Lower and upper control limit of a point, cut at what the KPI cannot pass. */
export const limitsAt = (
  limits: Limits,
  scale: Scale,
  size: number | null,
): { readonly lower: number; readonly upper: number } => {
  const reach = SIGMAS * sigmaOf(limits, scale, size);
  return {
    lower: Math.max(limits.centre - reach, scale.lowest ?? Number.NEGATIVE_INFINITY),
    upper: Math.min(limits.centre + reach, scale.highest ?? Number.POSITIVE_INFINITY),
  };
};
