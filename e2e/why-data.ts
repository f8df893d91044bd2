import type { Station } from './harness';
import { daysAgo, importRows, makePlant, mustRun, SAMPLE } from './sample-data';

/** The client whose every KPI has a value, and who looks at it. */
export const WHY = { client: 'WHY-ONE', leader: 'leader.w', from: daysAgo(20), to: daysAgo(1) } as const;

type Lineside = Station['lineside'];
type Cell = string | number;
type Row = Readonly<Record<string, Cell>>;

const DAYS = Array.from({ length: 20 }, (_, at) => 20 - at);
const client_id_fk = WHY.client;
const noon = (back: number): string => `${daysAgo(back)}T18:00:00Z`;

const orders: readonly Row[] = [
  // Delivered in time and late, overdue, not yet due, held, and one that begins later.
  {
    work_order_id: 'W-DONE',
    style_model: 'STYLE-A',
    planned_quantity: 400,
    status: 'COMPLETED',
    planned_ship_date: daysAgo(6),
    actual_start_date: daysAgo(20),
    ideal_cycle_time: 0.25,
  },
  {
    work_order_id: 'W-LATE',
    style_model: 'STYLE-B',
    planned_quantity: 300,
    status: 'COMPLETED',
    planned_ship_date: daysAgo(9),
    actual_start_date: daysAgo(20),
    ideal_cycle_time: '',
  },
  {
    work_order_id: 'W-OVERDUE',
    style_model: 'STYLE-A',
    planned_quantity: 9000,
    status: 'ACTIVE',
    required_date: daysAgo(4),
    actual_start_date: daysAgo(35),
    ideal_cycle_time: 0.25,
  },
  {
    work_order_id: 'W-MADE',
    style_model: 'STYLE-B',
    planned_quantity: 200,
    status: 'ACTIVE',
    planned_ship_date: daysAgo(2),
    ideal_cycle_time: '',
  },
  {
    work_order_id: 'W-HELD',
    style_model: 'STYLE-B',
    planned_quantity: 500,
    status: 'ON_HOLD',
    planned_start_date: daysAgo(12),
    planned_ship_date: daysAgo(-9),
    ideal_cycle_time: '',
  },
  {
    work_order_id: 'W-LATER',
    style_model: 'STYLE-B',
    planned_quantity: 500,
    status: 'ACTIVE',
    actual_start_date: daysAgo(-3),
    planned_ship_date: daysAgo(-20),
    ideal_cycle_time: '',
  },
].map((order) => ({ ...order, client_id_fk }));

const ORDER_OF_DAY = (back: number): string =>
  back > 15 ? 'W-DONE' : back > 8 ? 'W-LATE' : back > 4 ? 'W-OVERDUE' : 'W-MADE';

const production: readonly Row[] = DAYS.flatMap((back) =>
  ['L1', 'L2'].map((line, at) => ({
    client_id_fk,
    production_entry_id: `WP-${back}-${line}`,
    work_order_id_fk: ORDER_OF_DAY(back),
    job_id_fk: back > 15 ? 'W-DONE-1' : '',
    shift_date: daysAgo(back),
    shift_type: 'SHIFT_1ST',
    line,
    units_produced: 61 + ((back * 7 + at * 5) % 23),
    units_defective: (back * 3 + at) % 4,
    run_time_hours: back % 6 === 0 ? '' : 7.75 + ((back + at) % 5) / 4,
    employees_assigned: back % 7 === 0 ? '' : 4 + at,
    employees_present: back % 5 === 0 ? '' : 3 + at,
    employees_floating_idle: back % 9 === 0 ? 1 : 0,
    shift_hours_scheduled: at === 0 ? 9 : '',
    downtime_total_minutes: back % 10 === 0 && at === 1 ? 20 : '',
  })),
);

const stops: readonly Row[] = DAYS.filter((back) => back % 3 === 0).flatMap((back, at) =>
  [
    {
      downtime_reason: 'EQUIPMENT_FAILURE',
      downtime_duration_minutes: 35 + at,
      downtime_start_time: '08:00',
      employees_affected: 3,
    },
    // Overlaps the first one by a quarter of an hour.
    {
      downtime_reason: 'MATERIAL_SHORTAGE',
      downtime_duration_minutes: 40,
      downtime_start_time: '08:20',
      employees_affected: '',
    },
    {
      downtime_reason: 'MAINTENANCE_SCHEDULED',
      downtime_duration_minutes: 30,
      downtime_start_time: '',
      employees_affected: 4,
    },
  ].map((stop, which) => ({
    ...stop,
    client_id_fk,
    downtime_entry_id: `WS-${back}-${which}`,
    work_order_id_fk: ORDER_OF_DAY(back),
    shift_date: daysAgo(back),
    shift_type: 'SHIFT_1ST',
    line: 'L1',
    reported_by_user_id: 'U-1',
    reported_at: noon(back),
    is_resolved: 'TRUE',
  })),
);

const inspections: readonly Row[] = DAYS.filter((back) => back % 2 === 0).flatMap((back, day) =>
  ['CUT', 'SEW', 'PACK'].map((operation, at) => {
    const inspected = 80 - at * 3;
    const failed = (day * 2 + at) % 5;
    return {
      client_id_fk,
      quality_entry_id: `WQ-${back}-${operation}`,
      work_order_id_fk: ORDER_OF_DAY(back),
      job_id_fk: back > 15 ? 'W-DONE-1' : '',
      shift_date: daysAgo(back),
      shift_type: 'SHIFT_1ST',
      line: 'L1',
      operation_checked: operation,
      units_inspected: inspected,
      units_passed: at === 1 ? '' : inspected - failed,
      units_defective: failed,
      units_requiring_rework: Math.min(1, failed),
      units_requiring_repair: failed > 2 ? 1 : 0,
      total_defects_count: failed + (day % 2),
      qc_inspector_id: 'WE-1',
      recorded_by_user_id: 'U-1',
      recorded_at: noon(back),
      is_reinspection: 'FALSE',
    };
  }),
);

const EMPLOYEES = ['WE-1', 'WE-2', 'WE-3'] as const;

const attendance: readonly Row[] = DAYS.flatMap((back) =>
  EMPLOYEES.map((employee_id_fk, at) => {
    const isAbsent = (back + at) % 8 === 0;
    const isPartial = back % 16 === 0;
    return {
      client_id_fk,
      attendance_entry_id: `WA-${back}-${at}`,
      employee_id_fk,
      shift_date: daysAgo(back),
      shift_type: 'SHIFT_1ST',
      line: 'L1',
      scheduled_hours: 9,
      actual_hours: isAbsent ? (isPartial ? 4.5 : 0) : 9,
      is_absent: isAbsent ? 'TRUE' : 'FALSE',
      absence_type: isAbsent ? 'MEDICAL_LEAVE' : '',
      absence_hours: isAbsent && !isPartial ? 9 : '',
      coverage_confirmed: isAbsent && at === 2 ? 'TRUE' : 'FALSE',
      recorded_by_user_id: 'U-1',
      recorded_at: noon(back),
    };
  }),
);

const holds: readonly Row[] = [
  {
    hold_entry_id: 'WH-1',
    work_order_id_fk: 'W-HELD',
    hold_status: 'ON_HOLD',
    hold_date: daysAgo(5),
    hold_time: '',
    resume_date: '',
  },
  {
    hold_entry_id: 'WH-2',
    work_order_id_fk: 'W-OVERDUE',
    hold_status: 'RESUMED',
    hold_date: daysAgo(30),
    hold_time: '10:00',
    resume_date: daysAgo(28),
    resume_time: '16:30',
  },
].map((hold) => ({
  ...hold,
  client_id_fk,
  hold_reason: 'QUALITY_ISSUE',
  hold_reason_detail: 'Shade',
  hold_approved_by_user_id: 'U-1',
  hold_approved_at: noon(30),
}));

const employees: readonly Row[] = EMPLOYEES.map((employee_id) => ({
  employee_id,
  employee_name: `Employee ${employee_id}`,
  is_floating_pool: 'FALSE',
  is_support_billed: 'FALSE',
  is_support_included: 'FALSE',
  client_id_assigned: WHY.client,
  is_active: 'TRUE',
}));

/** One client with 20 days of production, stops, inspections, people and orders, some inputs left blank. */
export const fillWhyData = async (lineside: Lineside): Promise<void> => {
  await makePlant(
    lineside,
    [[WHY.client, 'Why One', 'apparel']],
    [[WHY.leader, 'LEADER', WHY.client, 'Leader W']],
  );
  const files: readonly (readonly [table: string, rows: readonly Row[]])[] = [
    ['employee', employees],
    ['part_opportunities', [{ part_number: 'PART-A', opportunities_per_unit: 12, client_id: WHY.client }]],
    [
      'product',
      [
        {
          product_id: 'PR-A',
          client_id_fk,
          style_model: 'STYLE-A',
          part_number: 'PART-A',
          ideal_cycle_time: 0.25,
          is_active: 'TRUE',
        },
      ],
    ],
    ['work_order', orders],
    [
      'job',
      [
        {
          job_id: 'W-DONE-1',
          work_order_id_fk: 'W-DONE',
          part_number: 'PART-A',
          quantity_ordered: 400,
          quantity_completed: 390,
          quantity_scrapped: 10,
          client_id: WHY.client,
        },
      ],
    ],
    ['hold_entry', holds],
    ['production_entry', production],
    ['downtime_entry', stops],
    ['quality_entry', inspections],
    ['attendance_entry', attendance],
  ];
  for (const [table, rows] of files) await importRows(lineside, table, WHY.client, rows);
  const halfway = ['--client', WHY.client, '--from', daysAgo(10)];
  await mustRun(lineside, ['settings', 'set', 'efficiency_headcount', 'present', ...halfway]);
};

/** The password of everybody in it. */
export const PASSWORD = SAMPLE.password;
