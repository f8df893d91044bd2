import { countEach, NO_FIGURES, sumOf, type Figures, type OwnDefinition, type Question } from './figures';
import type { KpiRow } from './row';
import { narrowedBy, sliceCondition, sliceParameters, VIEW_COLUMNS } from './slice';
import { spansOf, type Step as SpanStep } from './periods';
import { GROUPS, inOrder, settingPeriods, type Grouping } from './sums';

/** First-pass sums of one operation of one style. */
type Step = {
  label: string | null;
  style: string | null;
  operationId: number;
  operation: string;
  records: number;
  computed: number;
  inspected: number;
  passed: number;
  passedEstimated: number;
};
type Job = {
  label: string | null;
  id: number;
  code: string;
  workOrder: string;
  style: string | null;
  started: number;
  completed: number;
};
type Routing = { style: string | null; operationId: number; code: string; position: number };

const COMPUTED_CONFIDENCE = 0.9;

/** What the day rows of operations can be grouped and narrowed by; a row without a style stands under ''. */
const OF_DAYS = { style: "nullif(style_model, '')", operation: 'operation_id' } as const;
const isOfDays = (name: string): boolean => name in OF_DAYS;

const listSteps = ({ connection, slice }: Question, by: Grouping | undefined): Step[] => {
  const { by: name, label = 'g.name', fromDays } = GROUPS[by ?? 'client'];
  const isByDays = (fromDays || isOfDays(by ?? 'client')) && narrowedBy(slice).every(isOfDays);
  const [source, condition, columns] = isByDays
    ? [
        'kpi_day_operation',
        sliceCondition(slice, OF_DAYS),
        'sum(records) AS records, sum(passed_from_computed) AS computed, sum(units_inspected) AS inspected,' +
          ' sum(units_passed) AS passed, sum(units_passed_estimated) AS passedEstimated',
      ]
    : [
        'inspection_terms',
        sliceCondition(slice),
        'sum(inspection_records) AS records, sum(passed_from_computed) AS computed,' +
          ' sum(inspected_units) AS inspected, sum(passed_units) AS passed,' +
          ' sum(passed_estimated_units) AS passedEstimated',
      ];
  const ofGroup = by === 'style' ? "nullif(style_model, '')" : name;
  return connection
    .prepare(
      `SELECT ${label} AS label, g.*,
         (SELECT o.code FROM operations o WHERE o.client_id = @clientId AND o.id = g.operationId) AS operation
       FROM (SELECT ${ofGroup} AS name, nullif(style_model, '') AS style, operation_id AS operationId, ${columns}
         FROM ${source} WHERE ${condition} GROUP BY 1, 2, 3) g`,
    )
    .all(sliceParameters(slice)) as Step[];
};

const STYLE_OF_ENTRY =
  '(SELECT w.style_model FROM work_orders w WHERE w.client_id = t.client_id AND w.id = t.work_order_id)';

const listJobs = ({ connection, slice }: Question, by: Grouping | undefined): Job[] => {
  const { by: name, label = 'g.name' } = GROUPS[by ?? 'client'];
  const column = by === 'style' ? STYLE_OF_ENTRY : name;
  const from = (table: string, live: string) =>
    `SELECT ${column} AS name, t.job_id AS job FROM ${table} t
     WHERE ${sliceCondition(slice, { ...VIEW_COLUMNS, style: STYLE_OF_ENTRY })} AND t.job_id IS NOT NULL AND ${live}`;
  return connection
    .prepare(
      `SELECT ${label} AS label, j.id, j.code, w.code AS workOrder, w.style_model AS style,
         j.quantity_ordered AS started, j.quantity_completed AS completed
       FROM (${from('production_entries', 't.voided_at IS NULL')}
         UNION ${from('quality_entries', 't.voided_at IS NULL AND t.is_reinspection = 0')}) g
       CROSS JOIN jobs j ON j.client_id = @clientId AND j.id = g.job
       CROSS JOIN work_orders w ON w.client_id = @clientId AND w.id = j.work_order_id`,
    )
    .all(sliceParameters(slice)) as Job[];
};

const ofJobs = (jobs: readonly Job[]): Figures => {
  const numerator = sumOf(jobs, (job) => job.completed);
  const denominator = sumOf(jobs, (job) => job.started);
  const hasValue = denominator > 0;
  return {
    ...NO_FIGURES,
    value: hasValue ? (100 * numerator) / denominator : null,
    numerator,
    denominator,
    records: jobs.length,
    confidence: hasValue ? 1 : 0,
    noteKeys: hasValue ? [] : ['kpi.note.no-jobs'],
  };
};

const routingReader = ({ connection, slice }: Question) => {
  const all = connection
    .prepare(
      `SELECT r.style_model AS style, r.operation_id AS operationId, r.position, o.code
       FROM routing_operations r JOIN operations o ON o.client_id = r.client_id AND o.id = r.operation_id
       WHERE r.client_id = ? ORDER BY r.position, r.operation_id`,
    )
    .all(slice.clientId) as Routing[];
  const byStyle = Map.groupBy(all, (step) => step.style);
  return (style: string | null): readonly Routing[] => byStyle.get(style) ?? byStyle.get(null) ?? [];
};

type RoutingOf = ReturnType<typeof routingReader>;

const inRouting = (steps: readonly Step[], routing: readonly Routing[]): readonly Step[] => {
  const place = ({ operationId }: Step) => {
    const at = routing.findIndex((step) => step.operationId === operationId);
    return at < 0 ? routing.length : at;
  };
  return steps.toSorted((a, b) => place(a) - place(b) || a.operationId - b.operationId);
};

const rolled = (all: readonly Step[], routingOf: RoutingOf): Figures => {
  const steps = all.filter((step) => step.inspected > 0);
  if (steps.length === 0) {
    const noteKeys = [all.length === 0 ? 'kpi.note.no-inspections' : 'kpi.note.nothing-inspected'];
    return { ...NO_FIGURES, numerator: null, denominator: null, noteKeys };
  }
  const styles = [...Map.groupBy(steps, (step) => step.style)].map(([style, own]) => {
    const routing = routingOf(style);
    const ordered = inRouting(own, routing);
    let rate = 1;
    const rolledSteps = ordered.map(({ operation, passed, inspected }) => {
      rate *= passed / inspected;
      return { operation, passed, inspected, value: (100 * passed) / inspected, rolled: 100 * rate };
    });
    return {
      style,
      started: ordered[0]?.inspected ?? 0,
      steps: rolledSteps,
      rate,
      routing: routing.map(({ code }) => code),
    };
  });
  const inspected = new Set(steps.map((step) => step.operationId));
  const wanted = new Set([
    ...inspected,
    ...steps.flatMap((step) => routingOf(step.style).map(({ operationId }) => operationId)),
  ]);
  const records = sumOf(steps, (step) => step.records);
  const computed = sumOf(steps, (step) => step.computed);
  const passed = sumOf(steps, (step) => step.passed);
  const isPartial = inspected.size < wanted.size;
  const extra = { operationsInspected: inspected.size, operationsInRouting: wanted.size };
  return {
    ...NO_FIGURES,
    value:
      (100 * sumOf(styles, ({ started, rate }) => started * rate)) / sumOf(styles, ({ started }) => started),
    numerator: null,
    denominator: null,
    records,
    estimatedShare: passed > 0 ? sumOf(steps, (step) => step.passedEstimated) / passed : 0,
    confidence: (records - (1 - COMPUTED_CONFIDENCE) * computed) / records,
    inferences: computed > 0 ? { 'unitsPassed|computed': computed } : countEach([]),
    noteKeys: isPartial ? ['kpi.note.operations-inspected'] : [],
    noteParams: extra,
    extra,
    operations: styles.map(({ rate, ...style }) => ({ ...style, value: 100 * rate })),
  };
};

/** The method of the last date, and whether it differs from that of an earlier one. */
const methodOf = ({ settings, slice }: Question) => {
  const periods = settingPeriods(settings, 'rty_method', slice.from, slice.to);
  return { isJob: periods.at(-1)?.value === 'job', isMixed: periods.length > 1 };
};

/** Whether the jobs' quantities make the yield, rather than the operations' FPY. */
export const isByJob = (question: Question): boolean => methodOf(question).isJob;

const plainRow = {
  facts: {},
  shiftDate: null,
  shiftType: null,
  line: null,
  cycleTimeHours: null,
  headcount: null,
} as const;

const rowOfStep = (step: Step): KpiRow => ({
  ...plainRow,
  kind: 'operation',
  entryId: step.operationId,
  workOrder: null,
  style: step.style,
  operation: step.operation,
  unitsProduced: step.inspected,
  hours: null,
  numerator: step.passed,
  denominator: step.inspected,
  value: step.inspected > 0 ? (100 * step.passed) / step.inspected : null,
  confidence: (step.records - (1 - COMPUTED_CONFIDENCE) * step.computed) / step.records,
  sources: step.computed > 0 ? [{ input: 'unitsPassed', source: 'computed' }] : [],
});

const rowOfJob = (job: Job): KpiRow => ({
  ...plainRow,
  kind: 'job',
  entryId: job.id,
  workOrder: job.workOrder,
  style: job.style,
  operation: null,
  unitsProduced: job.completed,
  hours: null,
  numerator: job.completed,
  denominator: job.started,
  value: job.started > 0 ? (100 * job.completed) / job.started : null,
  confidence: 1,
  sources: [],
  facts: { job: job.code },
});

const isSpan = (by: Grouping | undefined): by is SpanStep => by === 'day' || by === 'week' || by === 'month';

const byOneMethod = (question: Question, by: Grouping | undefined): ReadonlyMap<string | null, Figures> => {
  const { isJob, isMixed } = methodOf(question);
  const routingOf = routingReader(question);
  const groups = isJob
    ? [...Map.groupBy(listJobs(question, by), (job) => job.label)].map(
        ([label, own]) => [label, ofJobs(own)] as const,
      )
    : [...Map.groupBy(listSteps(question, by), (step) => step.label)].map(
        ([label, own]) => [label, rolled(own, routingOf)] as const,
      );
  const figures = groups.length > 0 ? groups : [[null, isJob ? ofJobs([]) : rolled([], routingOf)] as const];
  return inOrder(
    new Map(
      figures.map(([label, one]) => [
        label,
        isMixed ? { ...one, noteKeys: [...one.noteKeys, 'kpi.note.rty-method-changed'] } : one,
      ]),
    ),
  );
};

/**
 * RTY, %. Setting `rty_method` `rolled`: product of the operations' FPY, over styles weighted by the units inspected
 * at the first operation. `job`: Σ quantity completed ÷ Σ quantity ordered of the jobs that were worked on or inspected.
 * Where the setting changes within a range, or within a day, week or month that it is grouped by, that of the last date
 * there holds for all of it. Does not add up over parts.
 */
export const RTY: OwnDefinition = {
  unit: '%',
  better: 'higher',
  groupings: ['day', 'week', 'month', 'shift', 'line', 'style', 'work-order', 'operation'],
  settings: ['rty_method'],
  compute: (question, by) => {
    if (!isSpan(by) || !methodOf(question).isMixed) return byOneMethod(question, by);
    const groups = spansOf(question.slice, by).flatMap(({ label, from, to }) => {
      const figures = byOneMethod({ ...question, slice: { ...question.slice, from, to } }, undefined).get(
        null,
      );
      return figures && figures.records > 0 ? [[label, figures] as const] : [];
    });
    return groups.length > 0 ? new Map(groups) : byOneMethod(question, undefined);
  },
  rows: (question) =>
    methodOf(question).isJob
      ? listJobs(question, undefined).map(rowOfJob)
      : listSteps(question, undefined).map(rowOfStep),
};
