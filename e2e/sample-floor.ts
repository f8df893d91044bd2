import type { Station } from './harness';
import { daysAgo, importRows, SAMPLE } from './sample-data';

type Row = Readonly<Record<string, string | number>>;

const client_id_fk = SAMPLE.apparel;
const DAYS = Array.from({ length: 61 }, (_, at) => 60 - at).filter(
  (back) => new Date(`${daysAgo(back)}T00:00:00Z`).getUTCDay() !== 0 && back !== 17,
);
const evening = (back: number): string => `${daysAgo(back)}T23:00:00Z`;
const recorded = (back: number) => ({ recorded_by_user_id: 'U-1', recorded_at: evening(back) });

/** Evening orders: one every five days, promised six days after its start; every third one comes late. */
const EVENING_ORDERS = Array.from({ length: 10 }, (_, at) => ({
  code: `WO-20${50 + at}`,
  start: 58 - at * 5,
  isLate: at % 3 === 1,
}));

const orders: readonly Row[] = [
  ...EVENING_ORDERS.map(({ code, start }, at) => ({
    work_order_id: code,
    style_model: at % 2 === 0 ? 'POLO-22' : 'TEE-CREW',
    planned_quantity: 400,
    status: 'COMPLETED',
    actual_start_date: daysAgo(start),
    planned_ship_date: daysAgo(start - 6),
    ideal_cycle_time: at % 2 === 0 ? 0.21 : 0.12,
  })),
  {
    work_order_id: 'WO-2070',
    style_model: 'POLO-22',
    planned_quantity: 900,
    status: 'ACTIVE',
    actual_start_date: daysAgo(41),
    planned_ship_date: daysAgo(9),
    ideal_cycle_time: 0.21,
  },
  {
    work_order_id: 'WO-2071',
    style_model: 'HOOD-ZIP',
    planned_quantity: 600,
    status: 'ON_HOLD',
    actual_start_date: daysAgo(12),
    planned_ship_date: daysAgo(-14),
    ideal_cycle_time: '',
  },
  {
    work_order_id: 'WO-2072',
    style_model: 'TEE-CREW',
    planned_quantity: 700,
    status: 'ACTIVE',
    actual_start_date: daysAgo(4),
    planned_ship_date: daysAgo(-20),
    ideal_cycle_time: 0.12,
  },
].map((order) => ({ ...order, client_id_fk }));

const evenings: readonly Row[] = EVENING_ORDERS.flatMap(({ code, start, isLate }, at) =>
  [0, isLate ? 7 : 2].map((later) => ({
    client_id_fk,
    work_order_id_fk: code,
    line: 'L2',
    shift_date: daysAgo(start - later),
    shift_type: 'SHIFT_2ND',
    units_produced: 200,
    units_defective: later,
    run_time_hours: 5 + (at % 3),
    employees_assigned: 8,
    shift_hours_scheduled: 8,
  })),
);

const REASONS = [
  'EQUIPMENT_FAILURE',
  'MATERIAL_SHORTAGE',
  'CHANGEOVER_SETUP',
  'MAINTENANCE_SCHEDULED',
] as const;

const stops: readonly Row[] = DAYS.flatMap((back, day) =>
  ['L1', 'L2'].flatMap((line, at) =>
    (day + at) % 3 === 2
      ? []
      : [
          {
            client_id_fk,
            downtime_entry_id: `SD-${back}-${line}`,
            work_order_id_fk: 'WO-2101',
            shift_date: daysAgo(back),
            shift_type: 'SHIFT_1ST',
            line,
            downtime_reason: REASONS[(day * (at + 1)) % (day % 2 === 0 ? 2 : REASONS.length)] ?? 'OTHER',
            downtime_duration_minutes: 12 + ((day * 17 + at * 11) % 55),
            employees_affected: 4 + (day % 6),
            reported_by_user_id: 'U-1',
            reported_at: evening(back),
            is_resolved: 'TRUE',
          },
        ],
  ),
);

const OPERATIONS = ['CUT', 'SEW', 'PACK'] as const;
const inspectionId = (back: number, operation: string): string => `SQ-${back}-${operation}`;

const inspections = DAYS.flatMap((back, day) =>
  OPERATIONS.map((operation, at) => {
    const inspected = 240 - at * 6;
    // One day in autumn on which sewing went wrong.
    const failed = (operation === 'SEW' && back === 12 ? 21 : 2) + ((day * 5 + at * 3) % 6);
    return {
      client_id_fk,
      quality_entry_id: inspectionId(back, operation),
      work_order_id_fk: day % 2 === 0 ? 'WO-2101' : 'WO-2102',
      shift_date: daysAgo(back),
      shift_type: 'SHIFT_1ST',
      line: at === 1 ? 'L2' : 'L1',
      operation_checked: operation,
      units_inspected: inspected,
      units_passed: inspected - failed,
      units_defective: failed,
      units_requiring_rework: Math.floor(failed / 2),
      units_requiring_repair: failed > 4 ? 1 : 0,
      total_defects_count: failed + (day % 3),
      qc_inspector_id: 'SE-01',
      ...recorded(back),
      is_reinspection: 'FALSE',
    };
  }),
);

const TYPES = ['STITCHING', 'SIZING', 'STITCHING', 'FINISHING', 'STITCHING', 'MATERIAL_DEFECT'] as const;
const CAUSES = ['OPERATOR_ERROR', 'EQUIPMENT_ISSUE', 'MATERIAL_ISSUE'] as const;

const defects: readonly Row[] = inspections.slice(-60).flatMap(({ quality_entry_id, units_defective }, at) =>
  Array.from({ length: Math.min(4, units_defective) }, (_, which) => ({
    defect_detail_id: `${quality_entry_id}-${which}`,
    quality_entry_id_fk: quality_entry_id,
    defect_type: TYPES[(at + which) % TYPES.length] ?? 'OTHER',
    defect_description: 'Seen at inspection',
    is_rework_required: 'FALSE',
    is_repair_in_current_op: 'FALSE',
    is_scrapped: 'FALSE',
    root_cause: CAUSES[(at * 2 + which) % CAUSES.length] ?? 'UNKNOWN',
  })),
);

const EMPLOYEES = Array.from({ length: 12 }, (_, at) => `SE-${String(at + 1).padStart(2, '0')}`);

const employees: readonly Row[] = EMPLOYEES.map((employee_id) => ({
  employee_id,
  employee_name: `Employee ${employee_id}`,
  is_floating_pool: 'FALSE',
  is_support_billed: 'FALSE',
  is_support_included: 'FALSE',
  client_id_assigned: client_id_fk,
  is_active: 'TRUE',
}));

const attendance: readonly Row[] = DAYS.flatMap((back, day) =>
  EMPLOYEES.map((employee_id_fk, at) => {
    const isAbsent = (day * 7 + at * 5) % 23 === 0;
    return {
      client_id_fk,
      attendance_entry_id: `SA-${back}-${at}`,
      employee_id_fk,
      shift_date: daysAgo(back),
      shift_type: 'SHIFT_1ST',
      line: at < 6 ? 'L1' : 'L2',
      scheduled_hours: 9,
      actual_hours: isAbsent ? 0 : 9,
      is_absent: isAbsent ? 'TRUE' : 'FALSE',
      absence_type: isAbsent ? 'MEDICAL_LEAVE' : '',
      absence_hours: isAbsent ? 9 : '',
      coverage_confirmed: isAbsent && day % 2 === 0 ? 'TRUE' : 'FALSE',
      ...recorded(back),
    };
  }),
);

const holds: readonly Row[] = [
  {
    client_id_fk,
    hold_entry_id: 'SH-1',
    work_order_id_fk: 'WO-2071',
    hold_status: 'ON_HOLD',
    hold_date: daysAgo(5),
    hold_reason: 'QUALITY_ISSUE',
    hold_reason_detail: 'Shade',
    hold_approved_by_user_id: 'U-1',
    hold_approved_at: evening(5),
  },
];

/** Gives the apparel client stops, inspections, attendance, evening orders and holds, so that every KPI has a value. */
export const fillFloor = async (lineside: Station['lineside']): Promise<void> => {
  const files: readonly (readonly [table: string, rows: readonly Row[]])[] = [
    ['employee', employees],
    ['work_order', orders],
    ['production_entry', evenings],
    ['downtime_entry', stops],
    ['quality_entry', inspections],
    ['defect_detail', defects],
    ['attendance_entry', attendance],
    ['hold_entry', holds],
  ];
  for (const [table, rows] of files) await importRows(lineside, table, SAMPLE.apparel, rows);
};
