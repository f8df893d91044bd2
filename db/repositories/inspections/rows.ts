import type { Connection } from '../../connection';
import type { SheetPlace } from '../sheet/section';
import type { DefectRow, InspectionRow } from './types';

type Head = Omit<InspectionRow, 'defects'>;

const SELECT_ROWS = `
  SELECT q.id, q.client_id, q.version, q.line_id, l.code AS line_code, q.shift_date, q.shift_type, q.work_order_id,
    o.code AS order_code, q.operation_id, p.code AS operation_code, q.units_inspected, q.units_passed, q.units_defective,
    q.units_rework, q.units_repair, q.total_defects, q.inspector_employee_id,
    (SELECT e.code FROM employees AS e WHERE e.id = q.inspector_employee_id) AS inspector_code,
    q.inspection_method, q.sample_size_ppm, q.is_reinspection, q.notes, q.opportunities_used, q.opportunities_source,
    q.opportunities_confidence, q.recorded_by, q.recorded_at, q.updated_at, q.verified_by, q.voided_at
  FROM quality_entries AS q
  JOIN work_orders AS o ON o.client_id = q.client_id AND o.id = q.work_order_id
  JOIN operations AS p ON p.client_id = q.client_id AND p.id = q.operation_id
  LEFT JOIN lines AS l ON l.client_id = q.client_id AND l.id = q.line_id`;

/** The live defects of an inspection, oldest first. */
const defectsOf = (connection: Connection) => {
  const select = connection.prepare<[number, number], DefectRow>(
    `SELECT d.id, d.client_id, d.version, d.quality_entry_id, d.defect_type, t.name_en AS type_name, d.description,
       d.unit_serial, d.is_rework_required, d.is_repair_in_current_op, d.is_scrapped, d.root_cause
     FROM defect_details AS d JOIN defect_types AS t ON t.client_id = d.client_id AND t.code = d.defect_type
     WHERE d.client_id = ? AND d.quality_entry_id = ? AND d.voided_at IS NULL ORDER BY +d.id`,
  );
  return (head: Head): InspectionRow => ({ ...head, defects: select.all(head.client_id, head.id) });
};

/** The live inspections of a line's shift, oldest first. */
export const listInspectionRows = (connection: Connection, place: SheetPlace): InspectionRow[] =>
  connection
    .prepare<[SheetPlace], Head>(
      // `+`: sorted after the search by shift; SQLite would rather read all of the client in the order of ids.
      `${SELECT_ROWS}
       WHERE q.client_id = @clientId AND q.shift_date = @shiftDate AND q.shift_type = @shiftType
         AND q.line_id IS @lineId AND q.voided_at IS NULL
       ORDER BY +q.id`,
    )
    .all(place)
    .map(defectsOf(connection));

/** Inspections of a client by id, voided ones too; ids that the client does not have are left out. */
export const findInspectionRows = (
  connection: Connection,
  clientId: number,
  ids: readonly number[],
): Map<number, InspectionRow> => {
  const select = connection.prepare<[number, number], Head>(
    `${SELECT_ROWS} WHERE q.client_id = ? AND q.id = ?`,
  );
  const withDefects = defectsOf(connection);
  const found = ids.map((id) => select.get(clientId, id)).filter((row) => row !== undefined);
  return new Map(found.map((row) => [row.id, withDefects(row)]));
};

/** Whether an inspection is of this place. */
export const isOfPlace = (row: InspectionRow, place: SheetPlace): boolean =>
  row.line_id === place.lineId && row.shift_date === place.shiftDate && row.shift_type === place.shiftType;
