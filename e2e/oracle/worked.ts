import type { Kpi } from './oracle';
import type { PlainClient, PlainTables, Row } from './plain';

/** What a result has to carry; what is left out is not looked at. */
export type Expected = {
  readonly kpi: Kpi;
  readonly value: number | null;
  readonly numerator?: number;
  readonly denominator?: number;
  readonly records?: number;
  readonly estimatedShare?: number;
  readonly confidence?: number;
  readonly extra?: Readonly<Record<string, number>>;
  readonly note?: string;
  readonly from?: string;
  readonly to?: string;
  readonly asOf?: string;
  /** The one group to look at. */
  readonly by?: 'shift' | 'line' | 'work-order' | 'day';
  readonly group?: string;
};

/** Rows of one client and the figures that somebody worked out from them by hand, as its comment says. */
export type WorkedCase = {
  readonly name: string;
  readonly timezone?: string;
  readonly rows: Partial<PlainTables>;
  readonly settings?: readonly (readonly [key: string, value: string, from?: string])[];
  readonly shipments?: PlainClient['shipments'];
  readonly routing?: readonly string[];
  readonly expected: readonly Expected[];
};

const PLACE = { shift_date: '2025-12-02', shift_type: 'SHIFT_1ST' } as const;

/** Order W1 of 100 units in work. */
export const order = (row: Row = {}): Row => ({
  work_order_id: 'W1',
  planned_quantity: 100,
  status: 'ACTIVE',
  ...row,
});
/** 100 good units of W1 in 8 run hours by 10 people in 9 hours of the first shift of 2 December. */
export const made = (row: Row = {}): Row => ({
  work_order_id_fk: 'W1',
  ...PLACE,
  units_produced: 100,
  units_defective: 0,
  run_time_hours: 8,
  employees_assigned: 10,
  shift_hours_scheduled: 9,
  ...row,
});
/** Half an hour of equipment failure. */
export const stopped = (row: Row = {}): Row => ({
  ...PLACE,
  downtime_reason: 'EQUIPMENT_FAILURE',
  downtime_duration_minutes: 30,
  ...row,
});
/** 100 units inspected at the end, all of them passed. */
export const inspected = (row: Row = {}): Row => ({
  work_order_id_fk: 'W1',
  ...PLACE,
  operation_checked: 'FINAL_INSPECTION',
  units_inspected: 100,
  units_passed: 100,
  units_defective: 0,
  total_defects_count: 0,
  ...row,
});
/** One person's nine hours, all worked. */
export const came = (row: Row = {}): Row => ({
  employee_id_fk: 'E1',
  ...PLACE,
  scheduled_hours: 9,
  actual_hours: 9,
  is_absent: 'FALSE',
  ...row,
});
/** A hold of W1, over unless it has no resume date. */
export const held = (from: string, to: string | null, row: Row = {}): Row => ({
  work_order_id_fk: 'W1',
  hold_status: to === null ? 'ON_HOLD' : 'RESUMED',
  hold_date: from,
  resume_date: to,
  hold_reason: 'QUALITY_ISSUE',
  hold_reason_detail: 'Worked example',
  ...row,
});

const EMPTY: PlainTables = {
  work_order: [],
  job: [],
  product: [],
  part_opportunities: [],
  shift: [],
  production_entry: [],
  downtime_entry: [],
  hold_entry: [],
  attendance_entry: [],
  coverage_entry: [],
  quality_entry: [],
};

const numbered = (table: string, rows: readonly Row[]): Row[] =>
  rows.map((row, at) => ({ [`${table}_id`]: `${table.slice(0, 2).toUpperCase()}-${at + 1}`, ...row }));

/** A worked case as a client of its own. */
export const clientOf = (code: string, one: WorkedCase): PlainClient => {
  const rows = { ...EMPTY, ...one.rows };
  const needsOrder = rows.work_order.length === 0 ? [order()] : rows.work_order;
  return {
    code,
    timezone: one.timezone ?? 'America/Mexico_City',
    tables: {
      ...rows,
      work_order: needsOrder,
      production_entry: numbered('production_entry', rows.production_entry),
      downtime_entry: numbered('downtime_entry', rows.downtime_entry),
      hold_entry: numbered('hold_entry', rows.hold_entry),
      attendance_entry: numbered('attendance_entry', rows.attendance_entry),
      coverage_entry: numbered('coverage_entry', rows.coverage_entry),
      quality_entry: numbered('quality_entry', rows.quality_entry),
    },
    settings: (one.settings ?? []).map(([key, value, from]) => ({ key, value, from: from ?? null })),
    shipments: one.shipments ?? [],
    routings: one.routing === undefined ? [] : [{ style: null, operations: one.routing }],
    standards: [],
    categories: [],
    plannedReasons: ['CHANGEOVER_SETUP', 'MAINTENANCE_SCHEDULED'],
    workdays: [1, 2, 3, 4, 5],
  };
};
