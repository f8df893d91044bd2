import type { Connection } from '../../connection';
import type { OrderStatus, ShiftType } from '../../vocabulary';
import type { SheetPlace } from '../sheet/section';

/** An entry as stored, with the codes of what it points to. */
export type EntryRow = {
  id: number;
  client_id: number;
  version: number;
  work_order_id: number;
  order_code: string;
  style_model: string | null;
  order_status: OrderStatus;
  operation_id: number | null;
  operation_code: string | null;
  line_id: number | null;
  line_code: string | null;
  shift_date: string;
  shift_type: ShiftType;
  units_produced: number;
  units_defective: number;
  run_seconds: number | null;
  employees_assigned: number | null;
  employees_present: number | null;
  employees_floating_idle: number;
  scheduled_seconds: number | null;
  notes: string | null;
  cycle_ms_used: number;
  cycle_source: string;
  cycle_confidence: number;
  assigned_used: number;
  assigned_source: string;
  assigned_confidence: number;
  present_used: number;
  present_source: string;
  present_confidence: number;
  scheduled_seconds_used: number;
  scheduled_source: string;
  scheduled_confidence: number;
  run_seconds_used: number;
  run_source: string;
  run_confidence: number;
  recorded_by: string;
  recorded_at: string;
  updated_at: string;
  verified_by: string | null;
  import_batch_id: number | null;
  voided_at: string | null;
};

const SELECT_ROWS = `
  SELECT e.id, e.client_id, e.version, e.work_order_id, o.code AS order_code, o.style_model, o.status AS order_status,
    e.operation_id, p.code AS operation_code, e.line_id, l.code AS line_code, e.shift_date, e.shift_type,
    e.units_produced, e.units_defective, e.run_seconds, e.employees_assigned, e.employees_present,
    e.employees_floating_idle, e.scheduled_seconds, e.notes,
    e.cycle_ms_used, e.cycle_source, e.cycle_confidence, e.assigned_used, e.assigned_source, e.assigned_confidence,
    e.present_used, e.present_source, e.present_confidence,
    e.scheduled_seconds_used, e.scheduled_source, e.scheduled_confidence, e.run_seconds_used, e.run_source, e.run_confidence,
    e.recorded_by, e.recorded_at, e.updated_at, e.verified_by, e.import_batch_id, e.voided_at
  FROM production_entries AS e
  JOIN work_orders AS o ON o.client_id = e.client_id AND o.id = e.work_order_id
  LEFT JOIN operations AS p ON p.client_id = e.client_id AND p.id = e.operation_id
  LEFT JOIN lines AS l ON l.client_id = e.client_id AND l.id = e.line_id`;

/** The live entries of a line's shift, oldest first. */
export const listRowsOfPlace = (connection: Connection, place: SheetPlace): EntryRow[] =>
  connection
    .prepare<[SheetPlace], EntryRow>(
      // `+`: sorted after the search by shift; SQLite would rather read all of the client in the order of ids.
      `${SELECT_ROWS}
       WHERE e.client_id = @clientId AND e.shift_date = @shiftDate AND e.line_id IS @lineId
         AND e.shift_type = @shiftType AND e.voided_at IS NULL
       ORDER BY +e.id`,
    )
    .all(place);

/** Entries of a client by id, voided ones too; ids that the client does not have are left out. */
export const findRows = (
  connection: Connection,
  clientId: number,
  ids: readonly number[],
): Map<number, EntryRow> => {
  const select = connection.prepare<[number, number], EntryRow>(
    `${SELECT_ROWS} WHERE e.client_id = ? AND e.id = ?`,
  );
  const found = ids.map((id) => select.get(clientId, id)).filter((row) => row !== undefined);
  return new Map(found.map((row) => [row.id, row]));
};
