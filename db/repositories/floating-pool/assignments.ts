import type { Connection } from '../../connection';
import type { ShiftType } from '../../vocabulary';

/** Assignments that nobody has confirmed for so long are stale. */
export const STALE_AFTER_MS = 24 * 60 * 60 * 1000;

/** A shift of the whole plant: the same for all clients. */
export type PlantShift = { readonly shiftDate: string; readonly shiftType: ShiftType };

/** A live assignment as a scope sees it: of another client's, `clientId` and all that follows from it are null. */
export type Assignment = {
  readonly id: number;
  readonly version: number;
  readonly employeeId: number;
  readonly clientId: number | null;
  readonly clientCode: string | null;
  readonly lineId: number | null;
  readonly lineCode: string | null;
  /** Null: as told without a shift. */
  readonly shiftDate: string | null;
  readonly shiftType: ShiftType | null;
  readonly since: string;
  readonly by: string | null;
  readonly notes: string | null;
};

/** One of the floating pool in use. */
export type PoolPerson = { readonly id: number; readonly code: string; readonly name: string };

const SELECT = `
  SELECT p.id, p.version, p.employee_id AS employeeId, p.assigned_to_client_id AS clientId, c.code AS clientCode,
    p.line_id AS lineId, l.code AS lineCode, p.shift_date AS shiftDate, p.shift_type AS shiftType,
    p.last_updated_at AS since, p.assigned_by AS "by", p.notes
  FROM floating_pool AS p
  LEFT JOIN clients AS c ON c.id = p.assigned_to_client_id
  LEFT JOIN lines AS l ON l.client_id = p.assigned_to_client_id AND l.id = p.line_id`;

/** Everybody of the floating pool who is in use, by code. */
export const listPool = (connection: Connection): PoolPerson[] =>
  connection
    .prepare<[], PoolPerson>(
      'SELECT id, code, name FROM employees WHERE is_floating_pool = 1 AND is_active = 1 ORDER BY code, id',
    )
    .all();

/** Who is taken on a shift, by whichever client. */
export const listOfShift = (connection: Connection, shift: PlantShift): Assignment[] =>
  connection
    .prepare<PlantShift, Assignment>(
      `${SELECT} WHERE p.shift_date = @shiftDate AND p.shift_type = @shiftType AND p.status = 'ASSIGNED'`,
    )
    .all(shift);

/** Who is taken on any shift of a date. */
export const listOfDate = (connection: Connection, date: string): Assignment[] =>
  connection
    .prepare<[string], Assignment>(`${SELECT} WHERE p.shift_date = ? AND p.status = 'ASSIGNED'`)
    .all(date);

/** Who is taken as told without a shift. */
export const listStanding = (connection: Connection): Assignment[] =>
  connection.prepare<[], Assignment>(`${SELECT} WHERE p.shift_date IS NULL AND p.status = 'ASSIGNED'`).all();

/** A live assignment by id. */
export const findAssignment = (connection: Connection, id: number): Assignment | undefined =>
  connection.prepare<[number], Assignment>(`${SELECT} WHERE p.id = ? AND p.status = 'ASSIGNED'`).get(id);

/** Whether nobody has confirmed an assignment for a day. */
export const isStale = ({ since }: Pick<Assignment, 'since'>): boolean =>
  Date.now() - Date.parse(since) > STALE_AFTER_MS;

/** One of the pool who is recorded at work on a shift; `clientId` null: by a client that is not the caller's. */
type Presence = {
  readonly employeeId: number;
  readonly clientId: number | null;
  readonly shiftType: ShiftType;
};

/** Who of the pool is recorded at work on a date, booked or not. */
export const listPresence = (connection: Connection, date: string): Presence[] =>
  connection
    .prepare<[string], Presence>(
      `SELECT DISTINCT employee_id AS employeeId, client_id AS clientId, shift_type AS shiftType
       FROM pool_presence WHERE shift_date = ?`,
    )
    .all(date);
