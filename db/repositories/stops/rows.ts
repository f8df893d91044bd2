import type { Connection } from '../../connection';
import type { SheetPlace } from '../sheet/section';
import type { StopRow } from './types';

const SELECT_ROWS = `
  SELECT d.id, d.client_id, d.version, d.line_id, l.code AS line_code, d.shift_date, d.shift_type, d.reason,
    d.reason_detail, d.start_time, d.duration_seconds, d.running_since, d.work_order_id, o.code AS order_code,
    d.equipment_id, q.code AS equipment_code, d.employees_affected, d.responsible_employee_id,
    (SELECT e.code FROM employees AS e WHERE e.id = d.responsible_employee_id) AS responsible_code,
    d.is_resolved, d.resolution_notes, d.recorded_by, d.recorded_at, d.updated_at, d.voided_at, NULL AS verified_by
  FROM downtime_entries AS d
  LEFT JOIN lines AS l ON l.client_id = d.client_id AND l.id = d.line_id
  LEFT JOIN work_orders AS o ON o.client_id = d.client_id AND o.id = d.work_order_id
  LEFT JOIN equipment AS q ON q.client_id = d.client_id AND q.id = d.equipment_id`;

/** The live stops of a line's shift, oldest first. */
export const listStopRows = (connection: Connection, place: SheetPlace): StopRow[] =>
  connection
    .prepare<[SheetPlace], StopRow>(
      // `+`: sorted after the search by shift; SQLite would rather read all of the client in the order of ids.
      `${SELECT_ROWS}
       WHERE d.client_id = @clientId AND d.shift_date = @shiftDate AND d.line_id IS @lineId
         AND d.shift_type = @shiftType AND d.voided_at IS NULL
       ORDER BY +d.id`,
    )
    .all(place);

/** Stops of a client by id, voided ones too; ids that the client does not have are left out. */
export const findStopRows = (
  connection: Connection,
  clientId: number,
  ids: readonly number[],
): Map<number, StopRow> => {
  const select = connection.prepare<[number, number], StopRow>(
    `${SELECT_ROWS} WHERE d.client_id = ? AND d.id = ?`,
  );
  const found = ids.map((id) => select.get(clientId, id)).filter((row) => row !== undefined);
  return new Map(found.map((row) => [row.id, row]));
};

/** Whether a stop is of this place. */
export const isOfPlace = (row: StopRow, place: SheetPlace): boolean =>
  row.line_id === place.lineId && row.shift_date === place.shiftDate && row.shift_type === place.shiftType;
