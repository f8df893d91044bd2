import { D4 } from './constants';
import {
  estimateLimits,
  limitsAt,
  notesOn,
  plottedOf,
  sigmaOf,
  type Kind,
  type Limits,
  type Note,
  type Point,
  type Scale,
} from './limits';
import type { ControlRule } from '../../vocabulary';
import { signalsOf } from './rules';
import { movingRanges } from './xmr';

type Column<T> = (T | null)[];

/** A chart as columns, one entry per period; null where a period has no value and where there are no limits. */
export type Chart = {
  readonly kind: Kind;
  readonly limits: Limits | null;
  readonly points: {
    readonly labels: string[];
    readonly values: Column<number>;
    readonly subgroupSizes: Column<number>;
    readonly centres: Column<number>;
    readonly lowers: Column<number>;
    readonly uppers: Column<number>;
    readonly signals: ControlRule[][];
  };
  /** Of XmR charts: each period's distance from the one before that has a value, and which of them are too far. */
  readonly movingRange: {
    readonly values: Column<number>;
    readonly centre: number | null;
    readonly upper: number | null;
    readonly isBeyond: boolean[];
  } | null;
  readonly notes: readonly Note[];
};

export type ChartRequest = {
  readonly kind: Kind;
  readonly points: readonly Point[];
  readonly scale: Scale;
  readonly rules: readonly ControlRule[];
  /** Limits that were frozen earlier, null for a chart without any; left out, the points make their own. */
  readonly frozen?: Limits | null | undefined;
};

/** Answers every point's own entry of a list that only the plotted ones have; `none` for the others. */
const spread = <T, N>(
  points: readonly Point[],
  plotted: readonly Point[],
  own: readonly T[],
  none: N,
): (T | N)[] => {
  const byPoint = new Map(plotted.map((point, at) => [point, own[at]] as const));
  return points.map((point) => byPoint.get(point) ?? none);
};

const rangesOf = (points: readonly Point[], plotted: readonly Point[], limits: Limits | null) => {
  const ranges = movingRanges(plotted.map(({ value }) => value ?? 0));
  const values = spread(points, plotted.slice(1), ranges, null);
  const centre = limits?.meanMovingRange ?? null;
  const upper = centre === null ? null : D4 * centre;
  return {
    values,
    centre,
    upper,
    isBeyond: values.map((value) => value !== null && upper !== null && value > upper),
  };
};

/**
 * A control chart of periods in the order of time. Rules judge standardised points, so that zones are each point's own
 * where subgroup sizes differ (Montgomery, section 7.2.2); they pass over periods without a value.
 */
export const chartOf = ({ kind, points, scale, rules, frozen }: ChartRequest): Chart => {
  const plotted = plottedOf(kind, points);
  const { limits, notes } =
    frozen === undefined ? estimateLimits(kind, points, scale) : { limits: frozen, notes: [] };
  const found = limits === null ? [] : plotted.map(({ size }) => limitsAt(limits, scale, size));
  const scores =
    limits === null
      ? []
      : plotted.map(({ value, size }) => ((value ?? 0) - limits.centre) / sigmaOf(limits, scale, size));
  const column = <T>(own: readonly T[]) => spread(points, plotted, own, null);
  return {
    kind,
    limits,
    points: {
      labels: points.map(({ label }) => label),
      values: column(plotted.map(({ value }) => value)),
      subgroupSizes: kind === 'xmr' ? points.map(() => null) : column(plotted.map(({ size }) => size)),
      centres: column(found.map(() => limits?.centre ?? 0)),
      lowers: column(found.map(({ lower }) => lower)),
      uppers: column(found.map(({ upper }) => upper)),
      signals: spread(points, plotted, signalsOf(scores, rules), []),
    },
    movingRange: kind === 'xmr' ? rangesOf(points, plotted, limits) : null,
    notes: [...notes, ...(limits === null ? [] : notesOn(limits, points, scale))],
  };
};
