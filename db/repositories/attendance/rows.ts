import type { Connection } from '../../connection';
import type { AbsenceType, Place } from './types';

/** A record of attendance as stored, with the names of those it names. */
export type EntryRow = {
  id: number;
  client_id: number;
  version: number;
  employee_id: number;
  code: string;
  name: string;
  line_id: number | null;
  line_code: string | null;
  shift_date: string;
  shift_type: string;
  scheduled_seconds: number;
  actual_seconds: number | null;
  is_absent: 0 | 1;
  absence_type: AbsenceType | null;
  absence_seconds: number | null;
  late_seconds: number | null;
  left_early_seconds: number | null;
  covered_by_employee_id: number | null;
  covered_by_code: string | null;
  covered_by_name: string | null;
  coverage_confirmed: 0 | 1;
  notes: string | null;
  recorded_by: string;
  recorded_at: string;
  verified_by: string | null;
  voided_at: string | null;
};

const SELECT = `
  SELECT a.id, a.client_id, a.version, a.employee_id, n.code, n.name, a.line_id, l.code AS line_code, a.shift_date,
    a.shift_type, a.scheduled_seconds, a.actual_seconds, a.is_absent, a.absence_type, a.absence_seconds,
    a.late_seconds, a.left_early_seconds, a.covered_by_employee_id, n.covered_by_code,
    n.covered_by_name, a.coverage_confirmed, a.notes, a.recorded_by, a.recorded_at, a.verified_by, a.voided_at
  FROM attendance_entries AS a
  CROSS JOIN attendance_names AS n ON n.entry_id = a.id
  LEFT JOIN lines AS l ON l.client_id = a.client_id AND l.id = a.line_id`;

/** The live records of a client's shift, on all its lines, by code of the person. */
export const listRowsOfShift = (connection: Connection, place: Place): EntryRow[] =>
  connection
    .prepare<Place, EntryRow>(
      `${SELECT}
       WHERE a.client_id = @clientId AND a.shift_date = @shiftDate AND a.shift_type = @shiftType
         AND a.voided_at IS NULL
       ORDER BY n.code, a.id`,
    )
    .all(place);

/** A record of a client by id, voided ones too. */
export const findRow = (connection: Connection, clientId: number, id: number): EntryRow | undefined =>
  connection
    .prepare<[number, number], EntryRow>(`${SELECT} WHERE a.client_id = ? AND a.id = ?`)
    .get(clientId, id);

/** Seconds of absence as the KPIs count them. */
export const absenceOf = (row: EntryRow): number =>
  row.is_absent === 1
    ? Math.max(0, row.absence_seconds ?? row.scheduled_seconds - (row.actual_seconds ?? 0))
    : 0;
