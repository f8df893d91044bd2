import type { ClientScope } from '../scope';
import { isAutocorrelated, requireKind, scaleOf } from './control-kinds';
import { chartOf, type Chart } from './control/chart';
import type { Kind, Note, Point } from './control/limits';
import { ROUTINE_RULES, type Rule } from './control/rules';
import { getSeries } from './course';
import { unitOf, type KpiName } from './names';
import type { Step } from './periods';
import type { SliceRequest } from './question';

/** Which KPI's periods a chart shows. */
export type ChartedSlice = SliceRequest & { readonly kpi: KpiName; readonly by: Step };

export type ControlChartRequest = ChartedSlice & {
  readonly kind?: Kind | undefined;
  readonly rules?: readonly Rule[] | undefined;
};

/** A chart as columns with what it was judged by; centre, limits and ranges in the KPI's unit. */
export type ControlChart = {
  readonly kind: Kind;
  readonly unit: string;
  readonly centre: number | null;
  readonly sigmaZ: number | null;
  readonly isLaney: boolean;
  readonly rules: readonly Rule[];
  readonly points: Chart['points'];
  readonly movingRange: Chart['movingRange'];
  readonly noteKeys: string[];
  readonly noteParams: Record<string, number>;
};

/**
 * A KPI's periods as points of a chart. One that rests on no record of its own (confidence 0: absenteeism without
 * attendance) is no measurement, and left out.
 */
export const listPoints = async (
  scope: ClientScope,
  slice: ChartedSlice,
): Promise<{ points: Point[]; notes: Note[] }> => {
  const series = await getSeries(scope, slice);
  const points = series.labels.map((label, at): Point => {
    const isMeasured = (series.confidences[at] ?? 0) > 0;
    return {
      label,
      value: isMeasured ? (series.values[at] ?? null) : null,
      count: series.numerators[at] ?? null,
      size: series.denominators[at] ?? null,
    };
  });
  const assumed = points.filter(({ value }, at) => value === null && series.values[at] !== null).length;
  return {
    points,
    notes: [
      ...(assumed > 0
        ? [{ key: 'control.note.without-records', params: { periodsWithoutRecords: assumed } }]
        : []),
      ...series.noteKeys.map((key) => ({ key, params: {} })),
    ],
  };
};

const told = (kpi: KpiName, chart: Chart, rules: readonly Rule[], notes: readonly Note[]): ControlChart => {
  const all = [...notes, ...chart.notes];
  return {
    kind: chart.kind,
    unit: unitOf(kpi),
    centre: chart.limits?.centre ?? null,
    sigmaZ: chart.limits?.sigmaZ ?? null,
    isLaney: chart.limits?.isLaney ?? false,
    rules,
    points: chart.points,
    movingRange: chart.movingRange,
    noteKeys: all.map(({ key }) => key),
    noteParams: Object.assign({}, ...all.map(({ params }) => params)) as Record<string, number>,
  };
};

/**
 * The control chart of a KPI over a range, its limits made by the range's own points.
 * @throws Failure `not-found` for a client outside the scope, `invalid-input` for a bad range or a kind that does not
 * suit the KPI.
 */
export const getControlChart = async (
  scope: ClientScope,
  request: ControlChartRequest,
): Promise<ControlChart> => {
  const { kpi } = request;
  const kind = requireKind(kpi, request.kind);
  const { points, notes } = await listPoints(scope, request);
  const rules = request.rules ?? ROUTINE_RULES;
  const isLinked = isAutocorrelated(kpi);
  const chart = chartOf({ kind, points, scale: scaleOf(kpi), rules, ...(isLinked ? { frozen: null } : {}) });
  return told(kpi, chart, rules, [
    ...notes,
    ...(isLinked ? [{ key: 'control.note.autocorrelated', params: {} }] : []),
  ]);
};
