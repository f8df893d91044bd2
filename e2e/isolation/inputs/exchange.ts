import { EXCHANGE_TABLES, type ExchangeTable } from '../../../electron/contract/exchange';
import type { Holdings } from '../plant';
import { fresh, type Inputs } from './values';

const csv = (...lines: readonly (readonly (string | number)[])[]): Uint8Array =>
  new TextEncoder().encode(`${lines.map((line) => line.join(',')).join('\n')}\n`);

/** A file of one row of a table, naming what a client has. */
export const fileOf = (table: ExchangeTable, own: Holdings): Uint8Array => {
  const entryRow = [own.orderCode, own.clientCode, own.date, 'SHIFT_1ST'];
  const entryHeader = ['work_order_id_fk', 'client_id_fk', 'shift_date', 'shift_type'];
  const files: Partial<Record<ExchangeTable, Uint8Array>> = {
    work_order: csv(
      ['work_order_id', 'client_id_fk', 'style_model', 'planned_quantity', 'status'],
      [fresh('WO'), own.clientCode, 'STYLE', 100, 'ACTIVE'],
    ),
    job: csv(
      ['job_id', 'work_order_id_fk', 'part_number', 'quantity_ordered', 'client_id'],
      [fresh('J'), own.orderCode, 'PART', 10, own.clientCode],
    ),
    production_entry: csv(
      [
        'production_entry_id',
        ...entryHeader,
        'units_produced',
        'units_defective',
        'run_time_hours',
        'employees_assigned',
        'job_id_fk',
      ],
      [fresh('PE'), ...entryRow, 10, 0, 1, 5, own.jobCode],
    ),
    quality_entry: csv(
      [
        'quality_entry_id',
        ...entryHeader,
        'operation_checked',
        'units_inspected',
        'units_passed',
        'units_defective',
      ],
      [fresh('QE'), ...entryRow, own.operationCode, 10, 9, 1],
    ),
    defect_detail: csv(
      ['defect_detail_id', 'quality_entry_id_fk', 'defect_type', 'defect_description', 'client_id'],
      [fresh('DD'), own.qualityId, own.reasonCode, 'seam', own.clientCode],
    ),
    attendance_entry: csv(
      [
        'attendance_entry_id',
        'employee_id_fk',
        'client_id_fk',
        'shift_date',
        'shift_type',
        'scheduled_hours',
        'is_absent',
      ],
      [fresh('AE'), own.employeeCode, own.clientCode, own.date, 'SHIFT_1ST', 8, 'FALSE'],
    ),
  };
  return files[table] ?? csv(['client_id'], [own.clientCode]);
};

const importOf = (table: ExchangeTable, own: Holdings) => ({
  table,
  fileName: `${table}.csv`,
  content: fileOf(table, own),
  format: 'csv',
  dryRun: true,
});

/** Tables whose file an input is made of above. */
export const IMPORTED_TABLES = [
  'work_order',
  'job',
  'production_entry',
  'quality_entry',
  'defect_detail',
  'attendance_entry',
] as const satisfies readonly ExchangeTable[];

/** Files that come in and go out, by procedure. */
export const exchangeInputs: Inputs = {
  'exchange.importTable': (own) => IMPORTED_TABLES.map((table) => importOf(table, own)),
  'exchange.exportTable': (own) =>
    EXCHANGE_TABLES.flatMap((table) => [
      { table, clientCodes: [own.clientCode], format: 'csv' },
      { table, clientCodes: [own.clientCode], from: own.date, to: own.date, format: 'json' },
    ]),
};
