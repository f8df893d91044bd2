import type { Connection } from '../connection';
import type { SourceTable } from './definition';
import { sumOf, type Question } from './figures';
import type { KpiName } from './names';
import { ORDER_COLUMNS } from './orders';
import { narrowingCondition, sliceCondition, sliceParameters, type Columns, type Slice } from './slice';

/** Records that a number does not count, and why. */
export type LeftOut = { readonly reason: string; readonly records: number };

/** Rows of a table that a KPI leaves out for a reason; `where` is SQL over `t`, voided rows stand aside. */
type Rule = {
  readonly reason: string;
  readonly table: SourceTable;
  readonly where: string;
  /** Only on dates on which a setting has this value; the method of RTY is that of the last date for all of them. */
  readonly under?: readonly ['availability_basis' | 'rty_method' | 'absenteeism_basis', string];
};

const STYLE_OF_ORDER =
  '(SELECT w.style_model FROM work_orders w WHERE w.client_id = t.client_id AND w.id = t.work_order_id)';
const OF_SHIFT = { shift: 'shift_type' } as const;
const OF_LINE = { ...OF_SHIFT, line: 'line_id' } as const;
const OF_ORDER = { ...OF_LINE, 'work-order': 'work_order_id', style: STYLE_OF_ORDER } as const;

/** What the rows of a table say of themselves. */
const TABLE_COLUMNS: Readonly<Record<SourceTable, Columns>> = {
  production_entries: { ...OF_ORDER, operation: 'operation_id' },
  quality_entries: { ...OF_ORDER, operation: 'operation_id' },
  downtime_entries: OF_ORDER,
  attendance_entries: OF_LINE,
  coverage_entries: OF_SHIFT,
};

const ON_THE_SAME_SHIFT =
  'o.client_id = t.client_id AND o.shift_date = t.shift_date AND o.shift_type = t.shift_type AND o.voided_at IS NULL';

const REINSPECTION: Rule = {
  reason: 'reinspection',
  table: 'quality_entries',
  where: 't.is_reinspection = 1',
};

const ENTRY_STOP_SUPERSEDED: Rule = {
  reason: 'entry-downtime-superseded',
  table: 'production_entries',
  where: `t.downtime_seconds > 0 AND EXISTS (SELECT 1 FROM downtime_entries o
    WHERE ${ON_THE_SAME_SHIFT} AND o.running_since IS NULL AND (t.line_id IS NULL OR o.line_id = t.line_id))`,
};

/** No record of a stop: hours typed with an entry say nothing of how many there were. */
const ENTRY_STOP_UNCOUNTED: Rule = {
  reason: 'entry-downtime-uncounted',
  table: 'production_entries',
  where: 't.downtime_seconds > 0',
};

const STOP_OVERLAPPED: Rule = {
  reason: 'stop-overlapped',
  table: 'downtime_entries',
  where: `EXISTS (SELECT 1 FROM availability_terms a WHERE a.client_id = t.client_id AND a.shift_date = t.shift_date
    AND a.kind = 'stop' AND a.entry_id = t.id AND a.stop_line_s < a.repair_s)`,
  under: ['availability_basis', 'line'],
};

const STOP_RUNNING: Rule = {
  reason: 'stop-running',
  table: 'downtime_entries',
  where: 't.running_since IS NOT NULL',
};

const PRODUCTION_WHERE_INSPECTED: Rule = {
  reason: 'production-where-inspected',
  table: 'production_entries',
  where: `EXISTS (SELECT 1 FROM quality_entries o WHERE ${ON_THE_SAME_SHIFT} AND o.is_reinspection = 0)`,
};

const LATENESS: Rule = {
  reason: 'lateness',
  table: 'attendance_entries',
  where: 't.is_absent = 0 AND t.actual_seconds < t.scheduled_seconds',
};

const COVERAGE_UNVERIFIED: Rule = {
  reason: 'coverage-unverified',
  table: 'coverage_entries',
  where: 't.is_verified = 0',
};

const WITHOUT_JOB = (table: 'production_entries' | 'quality_entries'): Rule => ({
  reason: table === 'production_entries' ? 'entry-without-job' : 'inspection-without-job',
  table,
  where: 't.job_id IS NULL',
  under: ['rty_method', 'job'],
});

const RULES: Readonly<Partial<Record<KpiName, readonly Rule[]>>> = {
  ppm: [REINSPECTION, PRODUCTION_WHERE_INSPECTED],
  dpmo: [REINSPECTION],
  fpy: [REINSPECTION],
  'scrap-rate': [REINSPECTION],
  'rework-rate': [REINSPECTION],
  dhu: [REINSPECTION],
  rty: [REINSPECTION, WITHOUT_JOB('production_entries'), WITHOUT_JOB('quality_entries')],
  availability: [ENTRY_STOP_SUPERSEDED, STOP_OVERLAPPED, STOP_RUNNING],
  oee: [ENTRY_STOP_SUPERSEDED, STOP_OVERLAPPED, STOP_RUNNING],
  mtbf: [ENTRY_STOP_UNCOUNTED, STOP_RUNNING],
  mttr: [ENTRY_STOP_UNCOUNTED, STOP_RUNNING],
  absenteeism: [LATENESS, { ...COVERAGE_UNVERIFIED, under: ['absenteeism_basis', 'uncovered'] }],
  'coverage-rate': [LATENESS, COVERAGE_UNVERIFIED],
};

const count = (connection: Connection, slice: Slice, table: SourceTable, where: string): number =>
  Number(
    connection
      .prepare(
        `SELECT count(*) FROM ${table} t WHERE ${sliceCondition(slice, TABLE_COLUMNS[table])} AND ${where}`,
      )
      .pluck()
      .get(sliceParameters(slice)),
  );

/** The parts of a slice in which a rule holds. */
const partsOf = ({ settings, slice }: Question, { under }: Rule): readonly Slice[] => {
  if (under === undefined) return [slice];
  const [key, value] = under;
  if (key === 'rty_method') return settings.valueOn(key, slice.to) === value ? [slice] : [];
  return settings
    .periods(key, slice.from, slice.to)
    .filter((period) => period.value === value)
    .map(({ from, to }) => ({ ...slice, from, to }));
};

/** The rows of a slice that a KPI of shift dates leaves out: voided ones of its tables, and those of its rules. */
export const listLeftOut = (question: Question, kpi: KpiName, tables: readonly SourceTable[]): LeftOut[] => {
  const { connection, slice } = question;
  const voided = sumOf(tables, (table) => count(connection, slice, table, 't.voided_at IS NOT NULL'));
  const ruled = (RULES[kpi] ?? []).map((rule) => ({
    reason: rule.reason,
    records: sumOf(partsOf(question, rule), (part) =>
      count(connection, part, rule.table, `t.voided_at IS NULL AND ${rule.where}`),
    ),
  }));
  return [{ reason: 'voided', records: voided }, ...ruled].filter(({ records }) => records > 0);
};

const PROMISED = 'ifnull(o.planned_ship_date, o.required_date) BETWEEN @from AND @to';
const OPEN = "o.status IN ('ACTIVE', 'ON_HOLD')";
const HOLDS = 'hold_entries h JOIN work_orders o ON o.client_id = h.client_id AND o.id = h.work_order_id';
const SHIPMENTS = 'shipments s JOIN work_orders o ON o.client_id = s.client_id AND o.id = s.work_order_id';

type OrderRule = { readonly reason: string; readonly from: string; readonly where: string };

const OF_DELIVERY: readonly OrderRule[] = [
  {
    reason: 'order-cancelled',
    from: 'work_orders o',
    where: `o.status IN ('CANCELLED', 'REJECTED') AND ${PROMISED}`,
  },
  {
    reason: 'order-without-promise',
    from: 'work_orders o',
    where: `o.status NOT IN ('CANCELLED', 'REJECTED') AND o.planned_ship_date IS NULL AND o.required_date IS NULL
      AND o.actual_start_date IS NULL AND o.planned_start_date IS NULL
      AND NOT EXISTS (SELECT 1 FROM production_entries e
        WHERE e.client_id = o.client_id AND e.work_order_id = o.id AND e.voided_at IS NULL)`,
  },
  {
    reason: 'shipment-voided',
    from: SHIPMENTS,
    where: `o.status NOT IN ('CANCELLED', 'REJECTED') AND ${PROMISED} AND s.voided_at IS NOT NULL`,
  },
];

const OF_AGING: readonly OrderRule[] = [
  { reason: 'hold-voided', from: HOLDS, where: `${OPEN} AND h.voided_at IS NOT NULL` },
  {
    reason: 'hold-cancelled',
    from: HOLDS,
    where: `${OPEN} AND h.voided_at IS NULL AND h.hold_status = 'CANCELLED'`,
  },
  {
    reason: 'hold-not-approved',
    from: HOLDS,
    where: `${OPEN} AND h.voided_at IS NULL AND h.hold_status <> 'CANCELLED' AND h.approved_at IS NULL`,
  },
  {
    reason: 'hold-without-date',
    from: HOLDS,
    where: `${OPEN} AND h.voided_at IS NULL AND h.hold_status <> 'CANCELLED' AND h.approved_at IS NOT NULL
      AND h.hold_date IS NULL`,
  },
];

const ORDER_RULES: Readonly<Partial<Record<KpiName, readonly OrderRule[]>>> = {
  otd: OF_DELIVERY,
  'true-otd': OF_DELIVERY,
  otif: OF_DELIVERY,
  'wip-aging': OF_AGING,
};

/** As `listLeftOut`, of orders and what belongs to them: those promised in the range, or the open ones. */
export const listOrdersLeftOut = ({ connection, slice }: Question, kpi: KpiName): LeftOut[] =>
  (ORDER_RULES[kpi] ?? [])
    .map(({ reason, from, where }) => ({
      reason,
      records: Number(
        connection
          .prepare(
            `SELECT count(*) FROM ${from}
             WHERE o.client_id = @clientId AND ${where}${narrowingCondition(slice, ORDER_COLUMNS)}`,
          )
          .pluck()
          .get(sliceParameters(slice)),
      ),
    }))
    .filter(({ records }) => records > 0);
