import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type OpenDatabase } from '../open';
import type { Actor, ClientScope } from '../scope';
import { exportTable, type ExportInput } from './export';
import { importTable, type ImportInput } from './import';
import type { ExchangeName } from './registry';
import type { Report } from './report';

export const ADMIN: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };

type ImportOptions = Partial<Omit<ImportInput, 'table' | 'content'>>;

/** A database of its own for one test, with imports and exports as short calls. */
export type TestPlant = {
  readonly database: OpenDatabase;
  readonly bring: (
    table: ExchangeName,
    content: string | Uint8Array,
    options?: ImportOptions,
    actor?: Actor,
  ) => Promise<Report>;
  readonly take: (
    table: ExchangeName,
    format?: ExportInput['format'],
    actor?: Actor,
    options?: Partial<ExportInput>,
  ) => Promise<Buffer>;
  readonly takeText: (table: ExchangeName, actor?: Actor) => Promise<string>;
  readonly look: <T>(work: (scope: ClientScope) => Promise<T>, actor?: Actor) => Promise<T>;
  readonly close: () => Promise<void>;
};

/** Opens an empty database in a temporary folder, removed by `close`. */
export const openTestPlant = async (): Promise<TestPlant> => {
  const folder = mkdtempSync(join(tmpdir(), 'lineside-exchange-'));
  const database = await openDatabase(folder, { create: true });
  const take: TestPlant['take'] = async (table, format = 'csv', actor = ADMIN, options = {}) => {
    const { content } = await database.reader.run(actor, (scope) =>
      exportTable(scope, { table, format, ...options }),
    );
    return Buffer.from(content);
  };
  return {
    database,
    take,
    takeText: async (table, actor) => (await take(table, 'csv', actor)).toString(),
    bring: (table, content, options = {}, actor = ADMIN) =>
      database.writer.run(actor, (scope) =>
        importTable(scope, {
          table,
          fileName: `${table}.csv`,
          content: typeof content === 'string' ? Buffer.from(content) : content,
          format: 'csv',
          dryRun: false,
          skipInvalid: false,
          ...options,
        }),
      ),
    look: (work, actor = ADMIN) => database.reader.run(actor, work),
    close: async () => {
      await database.close();
      rmSync(folder, { recursive: true });
    },
  };
};

/** A CSV file of a header and rows. */
export const csv = (header: string, ...rows: string[]): string => `${[header, ...rows].join('\n')}\n`;

/** One filled-in row of every table, in an order in which they can be imported. */
export const FILLED_ROWS: readonly (readonly [ExchangeName, Readonly<Record<string, string>>])[] = [
  [
    'client',
    {
      client_id: 'CLIENT-A',
      client_name: 'Client A',
      client_contact: 'Contact A',
      client_email: 'a@example.invalid',
      client_phone: '+52 000 000',
      location: 'Hall 1; "north", upper floor',
      supervisor_id: 'E-01',
      planner_id: 'E-02',
      engineering_id: 'E-03',
      client_type: 'Piece Rate',
      timezone: 'America/Monterrey',
      is_active: 'TRUE',
      created_at: '2025-01-02T03:04:05Z',
      updated_at: '2025-01-03T03:04:05.678Z',
      currency: 'USD',
      industry: 'apparel',
    },
  ],
  [
    'user',
    {
      user_id: 'U-01',
      username: 'leader.a',
      full_name: 'Leader A',
      email: 'leader.a@example.invalid',
      role: 'LEADER_DATACONFIG',
      client_id_assigned: 'CLIENT-A',
      is_active: 'FALSE',
      last_login: '2025-03-01T10:00:00Z',
      created_at: '2025-01-02T03:04:05Z',
      updated_at: '2025-01-03T03:04:05Z',
      language: 'es',
    },
  ],
  [
    'employee',
    {
      employee_id: 'E-01',
      employee_name: 'Employee A-01',
      department: 'Sewing',
      is_floating_pool: 'FALSE',
      is_support_billed: 'TRUE',
      is_support_included: 'TRUE',
      client_id_assigned: 'CLIENT-A',
      hourly_rate: '45.67',
      is_active: 'TRUE',
      created_at: '2025-01-02T03:04:05Z',
      updated_at: '2025-01-03T03:04:05Z',
    },
  ],
  [
    'shift',
    {
      shift_id: 'S1',
      client_id_fk: 'CLIENT-A',
      shift_name: 'Shift 1',
      shift_type: 'SHIFT_1ST',
      start_time: '06:00',
      end_time: '15:30:30',
      standard_hours: '9.5',
      is_active: 'TRUE',
      standard_crew: '12',
    },
  ],
  [
    'part_opportunities',
    {
      part_number: 'PART-1',
      opportunities_per_unit: '47',
      description: 'Part, with a comma',
      updated_by: 'U-77',
      updated_at: '2025-01-03T03:04:05Z',
      updated_by_user_id: 'U-77',
      notes: 'two\nlines',
      client_id: 'CLIENT-A',
    },
  ],
  [
    'product',
    {
      product_id: 'P-1',
      client_id_fk: 'CLIENT-A',
      style_model: 'STYLE-1',
      part_number: 'PART-1',
      description: '=not a formula',
      category: 'JEANS',
      ideal_cycle_time: '0.125',
      is_active: 'TRUE',
      created_at: '2025-01-02T03:04:05Z',
      updated_at: '2025-01-03T03:04:05Z',
    },
  ],
  [
    'work_order',
    {
      work_order_id: 'W1',
      client_id_fk: 'CLIENT-A',
      style_model: 'STYLE-1',
      planned_quantity: '500',
      planned_start_date: '2025-11-20',
      actual_start_date: '2025-11-21',
      planned_ship_date: '2025-12-20',
      required_date: '2025-12-22',
      ideal_cycle_time: '0.0833',
      status: 'ACTIVE',
      receipt_date: '2025-11-01',
      acknowledged_date: '2025-11-02',
      priority_level: 'RUSH',
      po_number: 'PO-9',
      notes: '-5',
      created_by: 'U-77',
      created_at: '2025-11-01T03:04:05Z',
      updated_at: '2025-11-02T03:04:05Z',
      unit_price: '12.3456',
      completed_at: '2025-12-19T20:00:00Z',
      closed_at: '2025-12-20T20:00:00Z',
    },
  ],
  [
    'job',
    {
      job_id: 'W1-L1',
      work_order_id_fk: 'W1',
      job_number: '1',
      part_number: 'PART-1',
      quantity_ordered: '500',
      quantity_completed: '490',
      quantity_scrapped: '3',
      priority_level: 'LOW',
      notes: "'quoted",
      client_id: 'CLIENT-A',
    },
  ],
  [
    'production_entry',
    {
      production_entry_id: 'PE-1',
      work_order_id_fk: 'W1',
      job_id_fk: 'W1-L1',
      client_id_fk: 'CLIENT-A',
      shift_date: '2025-12-02',
      shift_type: 'SHIFT_1ST',
      operation_id: 'SEW',
      units_produced: '100',
      units_defective: '4',
      run_time_hours: '8.25',
      employees_assigned: '10',
      employees_present: '9',
      data_collector_id: 'U-77',
      entry_method: 'QR_SCAN',
      timestamp: '2025-12-02T22:00:00Z',
      verified_by: 'U-78',
      verified_at: '2025-12-03T01:00:00Z',
      notes: '@remark',
      created_at: '2025-12-02T22:00:01Z',
      updated_at: '2025-12-02T22:00:02Z',
      shift_hours_scheduled: '9.01',
      downtime_total_minutes: '30',
      efficiency_target: '85.5',
      performance_target: '90',
      line: 'L-1',
      employees_floating_idle: '2',
      shift_hours_source: 'entry',
      ideal_cycle_time_used: '0.0833',
      ideal_cycle_time_source: 'work-order',
    },
  ],
  [
    'downtime_entry',
    {
      downtime_entry_id: 'DE-1',
      work_order_id_fk: 'W1',
      client_id_fk: 'CLIENT-A',
      shift_date: '2025-12-02',
      shift_type: 'SHIFT_1ST',
      downtime_reason: 'POWER_OUTAGE',
      downtime_reason_detail: 'Substation',
      downtime_duration_minutes: '30',
      downtime_start_time: '10:15',
      responsible_person_id: 'E-01',
      reported_by_user_id: 'U-77',
      reported_at: '2025-12-02T17:00:00Z',
      is_resolved: 'TRUE',
      resolution_notes: 'Power is back',
      impact_on_wip_hours: '1.5',
      created_at: '2025-12-02T17:00:01Z',
      updated_at: '2025-12-02T17:00:02Z',
      line: 'L-1',
      employees_affected: '8',
    },
  ],
  [
    'hold_entry',
    {
      hold_entry_id: 'HE-1',
      work_order_id_fk: 'W1',
      job_id_fk: 'W1-L1',
      client_id_fk: 'CLIENT-A',
      hold_status: 'RESUMED',
      hold_date: '2025-12-03',
      hold_time: '10:00',
      hold_reason: 'QUALITY_ISSUE',
      hold_reason_detail: 'Shade',
      hold_approved_by_user_id: 'U-78',
      hold_approved_at: '2025-12-03T16:30:00Z',
      resume_date: '2025-12-04',
      resume_time: '11:30',
      resume_approved_by_user_id: 'U-79',
      resume_approved_at: '2025-12-04T17:30:00Z',
      total_hold_duration_hours: '25.5',
      hold_notes: 'Held over night',
      created_at: '2025-12-03T16:00:00Z',
      updated_at: '2025-12-04T17:30:00Z',
    },
  ],
  [
    'attendance_entry',
    {
      attendance_entry_id: 'AE-1',
      employee_id_fk: 'E-01',
      client_id_fk: 'CLIENT-A',
      shift_date: '2025-12-02',
      shift_type: 'SHIFT_1ST',
      scheduled_hours: '9',
      actual_hours: '4.5',
      is_absent: 'TRUE',
      absence_type: 'MEDICAL_LEAVE',
      absence_hours: '4.5',
      covered_by_floating_employee_id: 'F-01',
      coverage_confirmed: 'TRUE',
      recorded_by_user_id: 'U-77',
      recorded_at: '2025-12-02T22:00:00Z',
      verified_by_user_id: 'U-78',
      verified_at: '2025-12-03T01:00:00Z',
      notes: 'Left at noon',
      created_at: '2025-12-02T22:00:01Z',
      updated_at: '2025-12-02T22:00:02Z',
      line: 'L-1',
    },
  ],
  [
    'coverage_entry',
    {
      coverage_entry_id: 'CE-1',
      absent_employee_id: 'E-01',
      floating_employee_id: 'F-01',
      client_id_fk: 'CLIENT-A',
      shift_date: '2025-12-02',
      shift_type: 'SHIFT_1ST',
      coverage_duration_hours: '4.5',
      recorded_by_user_id: 'U-77',
      recorded_at: '2025-12-02T22:00:00Z',
      verified: 'TRUE',
      notes: 'After noon',
      created_at: '2025-12-02T22:00:01Z',
      updated_at: '2025-12-02T22:00:02Z',
    },
  ],
  [
    'floating_pool',
    {
      floating_pool_id: 'FP-1',
      employee_id_fk: 'F-01',
      status: 'ASSIGNED',
      assigned_to_client: 'CLIENT-A',
      assigned_by_user_id: 'U-78',
      last_updated_at: '2025-12-02T12:00:00Z',
      notes: 'Until Friday',
    },
  ],
  [
    'quality_entry',
    {
      quality_entry_id: 'QE-1',
      work_order_id_fk: 'W1',
      job_id_fk: 'W1-L1',
      client_id_fk: 'CLIENT-A',
      shift_date: '2025-12-02',
      shift_type: 'SHIFT_1ST',
      operation_checked: 'FINAL_INSPECTION',
      units_inspected: '100',
      units_passed: '90',
      units_defective: '10',
      units_requiring_rework: '5',
      units_requiring_repair: '2',
      defect_categories: 'STITCHING,STAIN',
      total_defects_count: '15',
      qc_inspector_id: 'E-01',
      recorded_by_user_id: 'U-77',
      recorded_at: '2025-12-02T21:00:00Z',
      inspection_method: '100_PERCENT_INSPECTION',
      sample_size_percent: '12.25',
      notes: 'ñandú',
      verified_by_user_id: 'U-78',
      verified_at: '2025-12-03T01:00:00Z',
      created_at: '2025-12-02T21:00:01Z',
      updated_at: '2025-12-02T21:00:02Z',
      line: 'L-1',
      is_reinspection: 'TRUE',
    },
  ],
  [
    'defect_detail',
    {
      defect_detail_id: 'DD-1',
      quality_entry_id_fk: 'QE-1',
      defect_type: 'STAIN',
      defect_description: 'Oil on the left leg',
      unit_serial_or_id: '000123',
      is_rework_required: 'TRUE',
      is_repair_in_current_op: 'TRUE',
      is_scrapped: 'TRUE',
      root_cause: 'EQUIPMENT_ISSUE',
      created_at: '2025-12-02T21:05:00Z',
      client_id: 'CLIENT-A',
    },
  ],
];

/** The floating employee that some filled rows name. */
export const FLOATING_EMPLOYEE = csv(
  'employee_id,employee_name,is_floating_pool,is_support_billed,is_support_included,is_active,hourly_rate,created_at,updated_at',
  'F-01,Employee F-01,TRUE,FALSE,FALSE,TRUE,50,2025-01-02T03:04:05Z,2025-01-02T03:04:05Z',
);
