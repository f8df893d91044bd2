import {
  findBaseline,
  withNames,
  type Baseline,
  type NamedBaseline,
} from '../repositories/control-baselines';
import { connectionOf, type ClientScope } from '../scope';
import type { ControlRule } from '../vocabulary';
import { isAutocorrelated, requireKind, scaleOf } from './control-kinds';
import { chartOf, type Chart } from './control/chart';
import type { Kind, Note, Point } from './control/limits';
import { ROUTINE_RULES } from './control/rules';
import { listCourse } from './course';
import { unitOf, type KpiName } from './names';
import type { Step } from './periods';
import type { SliceRequest } from './question';
import type { KpiValue } from './results';

/** Which KPI's periods a chart shows. */
export type ChartedSlice = SliceRequest & { readonly kpi: KpiName; readonly by: Step };

export type ControlChartRequest = ChartedSlice & {
  readonly kind?: Kind | undefined;
  readonly rules?: readonly ControlRule[] | undefined;
  /** Whether frozen limits judge the points where there are any; else the points make their own. */
  readonly usesBaseline?: boolean | undefined;
};

/** A chart as columns with what it was judged by; centre, limits and ranges in the KPI's unit. */
export type ControlChart = {
  readonly kind: Kind;
  readonly unit: string;
  readonly centre: number | null;
  readonly sigmaZ: number | null;
  readonly isLaney: boolean;
  readonly rules: ControlRule[];
  readonly points: Chart['points'];
  readonly movingRange: Chart['movingRange'];
  /** The limits that are frozen for the chart, and whether it is judged by them. */
  readonly baseline: NamedBaseline | null;
  readonly isFrozen: boolean;
  readonly noteKeys: string[];
  readonly noteParams: Record<string, number>;
};

const pointOf = (label: string, result: KpiValue | null): Point => ({
  label,
  value: result !== null && result.confidence > 0 ? result.value : null,
  count: result?.numerator ?? null,
  size: result?.denominator ?? null,
});

/**
 * A KPI's periods as points of a chart. One that rests on no record of its own (confidence 0: absenteeism without
 * attendance) is no measurement, and left out.
 * @throws Failure `not-found` for a client outside the scope or a code that it does not have, `invalid-input` for a bad
 * range.
 */
export const listPoints = (scope: ClientScope, slice: ChartedSlice): { points: Point[]; notes: Note[] } => {
  const { spans, noteKeys } = listCourse(scope, slice);
  const points = spans.map(({ label, result }) => pointOf(label, result));
  const assumed = spans.filter(
    ({ result }, at) => points[at]?.value === null && (result?.value ?? null) !== null,
  ).length;
  return {
    points,
    notes: [
      ...(assumed > 0
        ? [{ key: 'control.note.without-records', params: { periodsWithoutRecords: assumed } }]
        : []),
      ...noteKeys.map((key) => ({ key, params: {} })),
    ],
  };
};

/** The frozen limits that a request is to be judged by. */
const usable = ({ kind, usesBaseline }: ControlChartRequest, baseline: Baseline | undefined) =>
  usesBaseline !== false && (kind === undefined || kind === baseline?.kind) ? baseline : undefined;

/**
 * The control chart of a KPI over a range. Frozen limits judge all of its points, also those that they were made of and
 * those before; without any the range's own points make the limits.
 * @throws Failure `not-found` for a client outside the scope, `invalid-input` for a bad range or a kind that does not
 * suit the KPI.
 */
export const getControlChart = async (
  scope: ClientScope,
  request: ControlChartRequest,
): Promise<ControlChart> => {
  const { kpi } = request;
  const { points, notes } = listPoints(scope, request);
  const baseline = findBaseline(connectionOf(scope), request);
  const used = usable(request, baseline);
  const kind = requireKind(kpi, request.kind ?? used?.kind);
  const rules = request.rules ?? used?.rules ?? ROUTINE_RULES;
  const isLinked = isAutocorrelated(kpi);
  const frozen = isLinked ? null : used;
  const chart = chartOf({ kind, points, scale: scaleOf(kpi), rules, frozen });
  const all = [
    ...notes,
    ...chart.notes,
    ...(isLinked ? [{ key: 'control.note.autocorrelated', params: {} }] : []),
    ...(baseline && !used ? [{ key: 'control.note.baseline-unused', params: {} }] : []),
  ];
  return {
    kind,
    unit: unitOf(kpi),
    centre: chart.limits?.centre ?? null,
    sigmaZ: chart.limits?.sigmaZ ?? null,
    isLaney: chart.limits?.isLaney ?? false,
    rules: [...rules],
    points: chart.points,
    movingRange: chart.movingRange,
    baseline: (baseline && withNames(scope, [baseline])[0]) ?? null,
    isFrozen: used !== undefined,
    noteKeys: all.map((one) => one.key),
    noteParams: Object.assign({}, ...all.map(({ params }) => params)) as Record<string, number>,
  };
};
