import type { Connection } from '../../connection';
import type { ShiftType } from '../../vocabulary';

/** A line's shift, as rows of one are gathered under. */
export type LineShiftRow = { readonly lineId: number; readonly date: string; readonly shift: ShiftType };

/** What names a line's shift among the rows of a board. */
export const placeOf = ({ lineId, date, shift }: LineShiftRow): string => `${lineId}|${date}|${shift}`;

type Days = { readonly clientId: number; readonly from: string; readonly to: string };

export type CountRow = LineShiftRow & { readonly hour: number; readonly pieces: number };
export type EntryRow = LineShiftRow & {
  readonly units: number;
  readonly assigned: number | null;
  readonly present: number | null;
};
export type StopRow = LineShiftRow & {
  readonly id: number;
  readonly code: string;
  readonly nameEn: string;
  readonly nameEs: string;
  readonly startTime: string | null;
  readonly seconds: number;
  readonly since: string | null;
  readonly equipment: string | null;
};
export type PeopleRow = LineShiftRow & { readonly assigned: number; readonly present: number };

const PLACE = 'line_id AS lineId, shift_date AS date, shift_type AS shift';
const OF_DAYS = 'client_id = @clientId AND shift_date BETWEEN @from AND @to AND line_id IS NOT NULL';

/** Hourly counts of some days. */
export const listCounts = (connection: Connection, days: Days): CountRow[] =>
  connection
    .prepare<Days, CountRow>(`SELECT ${PLACE}, hour, pieces FROM hourly_counts WHERE ${OF_DAYS}`)
    .all(days);

/** What was entered for each line's shift; of several entries of a shift the people of the largest crew. */
export const listEntries = (connection: Connection, days: Days): EntryRow[] =>
  connection
    .prepare<Days, EntryRow>(
      `SELECT ${PLACE}, sum(units_produced) AS units,
         max(CASE WHEN assigned_source = 'entry' THEN assigned_used END) AS assigned,
         max(CASE WHEN present_source = 'entry' THEN present_used END) AS present
       FROM production_entries WHERE ${OF_DAYS} AND voided_at IS NULL GROUP BY 1, 2, 3`,
    )
    .all(days);

const STOP = `SELECT d.line_id AS lineId, d.shift_date AS date, d.shift_type AS shift, d.id, d.reason AS code,
    r.name_en AS nameEn, r.name_es AS nameEs, substr(d.start_time, 1, 5) AS startTime, d.duration_seconds AS seconds,
    d.running_since AS since, q.code AS equipment
  FROM downtime_entries AS d
  CROSS JOIN downtime_reasons AS r ON r.client_id = d.client_id AND r.code = d.reason
  LEFT JOIN equipment AS q ON q.client_id = d.client_id AND q.id = d.equipment_id`;

/** Stops of some days with a time by the clock, and every one that is running, whenever it began. */
export const listStops = (connection: Connection, days: Days): StopRow[] => {
  const timed = connection
    .prepare<Days, StopRow>(
      `${STOP} WHERE d.client_id = @clientId AND d.shift_date BETWEEN @from AND @to AND d.line_id IS NOT NULL
         AND d.voided_at IS NULL AND d.running_since IS NULL AND d.start_time IS NOT NULL`,
    )
    .all(days);
  const running = connection
    .prepare<[number], StopRow>(
      `${STOP} WHERE d.client_id = ? AND d.running_since IS NOT NULL AND d.line_id IS NOT NULL
         AND d.voided_at IS NULL`,
    )
    .all(days.clientId);
  return [...timed, ...running];
};

/** Who is recorded for each line's shift, and who of them was there for at least a part of it. */
export const listAttendance = (connection: Connection, days: Days): PeopleRow[] =>
  connection
    .prepare<Days, PeopleRow>(
      `SELECT ${PLACE}, count(*) AS assigned,
         sum(is_absent = 0 OR max(0, ifnull(absence_seconds, scheduled_seconds - ifnull(actual_seconds, 0)))
           < scheduled_seconds) AS present
       FROM attendance_entries WHERE ${OF_DAYS} AND voided_at IS NULL GROUP BY 1, 2, 3`,
    )
    .all(days);
