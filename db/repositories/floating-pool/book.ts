import { audit } from '../../audit';
import { Failure, notFound } from '../../failure';
import { connectionOf, requireClient, touch, write, type ClientScope } from '../../scope';
import type { ShiftType } from '../../vocabulary';
import { circumstancesOf } from '../sheet/circumstances';
import { findAssignment, listOfShift, type Assignment } from './assignments';
import { movingIdleHeads } from './idle';

export type Booking = {
  readonly clientId: number;
  readonly lineId: number | null;
  readonly shiftDate: string;
  readonly shiftType: ShiftType;
  readonly employeeId: number;
  readonly notes: string | null;
};

type Floater = { id: number; name: string; isFloating: 0 | 1; isActive: 0 | 1 };

const getFloater = (scope: ClientScope, employeeId: number): Floater => {
  const found = connectionOf(scope)
    .prepare<[number], Floater>(
      'SELECT id, name, is_floating_pool AS isFloating, is_active AS isActive FROM employees WHERE id = ?',
    )
    .get(employeeId);
  if (!found) throw notFound('employee');
  if (found.isFloating === 0 || found.isActive === 0) {
    throw new Failure('invalid-input', 'floating-pool.not-floating', { name: found.name });
  }
  return found;
};

const requireOpen = (scope: ClientScope, place: Omit<Booking, 'employeeId' | 'notes'>): void => {
  if (circumstancesOf(scope, place).isLocked) throw new Failure('locked', 'production.period-locked');
};

/** The line, in words for a sentence, on which the person is recorded as present for this client; undefined if nowhere. */
const lineOfPresence = (scope: ClientScope, booking: Booking): string | undefined =>
  connectionOf(scope)
    .prepare<Booking, string>(
      `SELECT ifnull(l.code, '–') FROM attendance_entries AS a
       LEFT JOIN lines AS l ON l.client_id = a.client_id AND l.id = a.line_id
       WHERE a.client_id = @clientId AND a.employee_id = @employeeId AND a.shift_date = @shiftDate
         AND a.shift_type = @shiftType AND a.is_absent = 0 AND a.voided_at IS NULL`,
    )
    .pluck()
    .get(booking);

const SQLITE_REFUSALS = new Set(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_TRIGGER']);

/** The schema decides who comes first; whoever comes second is told that the person is taken, and nothing else. */
const insert = (scope: ClientScope, booking: Booking, name: string): number => {
  const now = new Date().toISOString();
  try {
    const { lastInsertRowid } = connectionOf(scope)
      .prepare(
        `INSERT INTO main.floating_pool (employee_id, status, assigned_to_client_id, assigned_by, last_updated_at, notes,
           created_at, updated_at, shift_date, shift_type, line_id)
         VALUES (@employeeId, 'ASSIGNED', @clientId, @by, @now, @notes, @now, @now, @shiftDate, @shiftType, @lineId)`,
      )
      .run({ ...booking, by: scope.actor.code, now });
    return Number(lastInsertRowid);
  } catch (error) {
    if (!SQLITE_REFUSALS.has(String((error as { code?: unknown }).code))) throw error;
    throw new Failure('conflict', 'floating-pool.taken', { name }, { cause: error });
  }
};

const note = (
  scope: ClientScope,
  record: {
    action: 'create' | 'update';
    clientId: number;
    id: number;
    before: unknown;
    after: unknown;
    date: string | null;
  },
): void => {
  const { action, clientId, id, before, after, date } = record;
  audit(scope, { clientId, action, table: 'floating_pool', rowId: id, before, after });
  touch(scope, { clientId, table: 'floating_pool', date });
};

const confirm = (scope: ClientScope, own: Assignment, clientId: number): void => {
  const now = new Date().toISOString();
  connectionOf(scope)
    .prepare(
      'UPDATE main.floating_pool SET last_updated_at = @now, version = version + 1, updated_at = @now WHERE id = @id',
    )
    .run({ id: own.id, now });
  const { since } = own;
  note(scope, {
    action: 'update',
    clientId,
    id: own.id,
    before: { lastUpdatedAt: since },
    after: { lastUpdatedAt: now },
    date: own.shiftDate,
  });
};

/**
 * Books one of the floating pool for a line's shift, or confirms that they are there; answers the id of the assignment.
 * @throws Failure `not-found` for a client, line or person that the caller does not see, `invalid-input` for somebody
 * who does not float, `locked` for a period that is, `conflict` for somebody who works on this shift already: where, only
 * if it is for this client.
 */
export const bookFloating = async (scope: ClientScope, booking: Booking): Promise<{ id: number }> => {
  requireClient(scope, booking.clientId);
  requireOpen(scope, booking);
  write(scope);
  return { id: movingIdleHeads(scope, booking, () => bookInPlace(scope, booking)) };
};

/** As `bookFloating`, of a place that was looked at before; its idle heads are the caller's to move. */
export const bookInPlace = (scope: ClientScope, booking: Booking): number => {
  const { name } = getFloater(scope, booking.employeeId);
  const own = listOfShift(connectionOf(scope), booking).find(
    ({ employeeId, clientId }) => employeeId === booking.employeeId && clientId === booking.clientId,
  );
  if (own && own.lineId === booking.lineId) {
    confirm(scope, own, booking.clientId);
    return own.id;
  }
  const line = own ? (own.lineCode ?? '–') : lineOfPresence(scope, booking);
  if (line !== undefined) throw new Failure('conflict', 'floating-pool.on-line', { name, line });
  const id = insert(scope, booking, name);
  const { shiftDate, shiftType, lineId, notes } = booking;
  note(scope, {
    action: 'create',
    clientId: booking.clientId,
    id,
    before: null,
    after: { employeeId: booking.employeeId, shiftDate, shiftType, lineId, notes },
    date: shiftDate,
  });
  return id;
};

const coveredName = (scope: ClientScope, own: Assignment): string | undefined =>
  connectionOf(scope)
    .prepare<Assignment, string>(
      `SELECT e.name FROM coverage_entries AS c CROSS JOIN employees AS e ON e.id = c.absent_employee_id
       WHERE c.client_id = @clientId AND c.shift_date = @shiftDate AND c.shift_type = @shiftType
         AND c.floating_employee_id = @employeeId AND c.voided_at IS NULL LIMIT 1`,
    )
    .pluck()
    .get(own);

/**
 * Lets one of the floating pool go: free for every client again.
 * @throws Failure `not-found` for what is no live assignment of this client, `conflict` for one that changed since, and
 * for somebody who stands in for an absence, `locked` for a period that is.
 */
export const releaseFloating = async (
  scope: ClientScope,
  input: { readonly clientId: number; readonly id: number; readonly version?: number | undefined },
): Promise<{ released: true }> => {
  const clientId = requireClient(scope, input.clientId);
  const own = findAssignment(connectionOf(scope), input.id);
  if (!own || own.clientId !== clientId) throw notFound('row');
  if (input.version !== undefined && own.version !== input.version)
    throw new Failure('conflict', 'floating-pool.changed');
  write(scope);
  const free = (): void => {
    const now = new Date().toISOString();
    connectionOf(scope)
      .prepare(
        `UPDATE main.floating_pool SET status = 'AVAILABLE', assigned_to_client_id = NULL, assigned_by = NULL,
           notes = NULL, line_id = NULL, last_updated_at = @now, version = version + 1, updated_at = @now
         WHERE id = @id`,
      )
      .run({ id: own.id, now });
    note(scope, {
      action: 'update',
      clientId,
      id: own.id,
      before: { status: 'ASSIGNED' },
      after: { status: 'AVAILABLE' },
      date: own.shiftDate,
    });
  };
  const { shiftDate, shiftType, lineId } = own;
  if (shiftDate === null || shiftType === null) {
    free();
    return { released: true };
  }
  const place = { clientId, lineId, shiftDate, shiftType };
  requireOpen(scope, place);
  const covered = coveredName(scope, own);
  if (covered !== undefined) throw new Failure('conflict', 'floating-pool.stands-in', { name: covered });
  movingIdleHeads(scope, place, free);
  return { released: true };
};
