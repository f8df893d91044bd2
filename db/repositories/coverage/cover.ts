import { audit } from '../../audit';
import { connectionOf, touch, type ClientScope } from '../../scope';
import type { ShiftType } from '../../vocabulary';

type Place = { readonly clientId: number; readonly shiftDate: string; readonly shiftType: ShiftType };

type CoverageRow = { id: number; floatingId: number; seconds: number; isVerified: 0 | 1 };

const WHY = 'attendance changed';

const listOf = (scope: ClientScope, place: Place, absentId: number): CoverageRow[] =>
  connectionOf(scope)
    .prepare<Place & { absentId: number }, CoverageRow>(
      `SELECT id, floating_employee_id AS floatingId, duration_seconds AS seconds, is_verified AS isVerified
       FROM coverage_entries
       WHERE client_id = @clientId AND shift_date = @shiftDate AND shift_type = @shiftType
         AND absent_employee_id = @absentId AND voided_at IS NULL ORDER BY +id`,
    )
    .all({ ...place, absentId });

const fieldsOf = ({ floatingId, seconds, isVerified }: Omit<CoverageRow, 'id'>) => ({
  floatingEmployeeId: floatingId,
  durationSeconds: seconds,
  isVerified: isVerified === 1,
});

const record = (
  scope: ClientScope,
  place: Place,
  action: 'create' | 'update' | 'void',
  rowId: number,
  before: unknown,
  after: unknown,
): void => {
  audit(scope, { clientId: place.clientId, action, table: 'coverage_entries', rowId, before, after });
  touch(scope, { clientId: place.clientId, table: 'coverage_entries', date: place.shiftDate });
};

const voidRow = (scope: ClientScope, place: Place, row: CoverageRow, now: string): void => {
  connectionOf(scope)
    .prepare(
      `UPDATE main.coverage_entries SET voided_at = @now, voided_by = @by, void_reason = @why, version = version + 1,
         updated_at = @now WHERE client_id = @clientId AND id = @id`,
    )
    .run({ now, by: scope.actor.code, why: WHY, clientId: place.clientId, id: row.id });
  record(scope, place, 'void', row.id, { voidReason: null }, { voidReason: WHY });
};

/**
 * Writes who stands in for an absence and for how long (seconds); null: nobody. What changes waits for a leader's
 * confirmation again.
 */
export const coverAbsence = (
  scope: ClientScope,
  place: Place,
  absence: { readonly absentId: number; readonly floatingId: number | null; readonly seconds: number },
): void => {
  const { absentId, floatingId, seconds } = absence;
  const [first, ...others] = listOf(scope, place, absentId);
  const now = new Date().toISOString();
  for (const row of others) voidRow(scope, place, row, now);
  if (floatingId === null) {
    if (first) voidRow(scope, place, first, now);
    return;
  }
  const connection = connectionOf(scope);
  const after = { floatingId, seconds, isVerified: 0 as const };
  if (!first) {
    const { lastInsertRowid } = connection
      .prepare(
        `INSERT INTO main.coverage_entries (client_id, absent_employee_id, floating_employee_id, shift_date, shift_type,
           duration_seconds, recorded_by, recorded_at, created_at, updated_at)
         VALUES (@clientId, @absentId, @floatingId, @shiftDate, @shiftType, @seconds, @by, @now, @now, @now)`,
      )
      .run({ ...place, absentId, floatingId, seconds, by: scope.actor.code, now });
    record(scope, place, 'create', Number(lastInsertRowid), null, {
      absentEmployeeId: absentId,
      ...fieldsOf(after),
    });
    return;
  }
  if (first.floatingId === floatingId && first.seconds === seconds) return;
  connection
    .prepare(
      `UPDATE main.coverage_entries SET floating_employee_id = @floatingId, duration_seconds = @seconds, is_verified = 0,
         version = version + 1, updated_at = @now WHERE client_id = @clientId AND id = @id`,
    )
    .run({ floatingId, seconds, now, clientId: place.clientId, id: first.id });
  record(scope, place, 'update', first.id, fieldsOf(first), fieldsOf(after));
};

/** Confirms that somebody stood in for an absence. */
export const confirmCoverage = (scope: ClientScope, place: Place, absentId: number): void => {
  const now = new Date().toISOString();
  for (const row of listOf(scope, place, absentId)) {
    if (row.isVerified === 1) continue;
    connectionOf(scope)
      .prepare(
        `UPDATE main.coverage_entries SET is_verified = 1, version = version + 1, updated_at = @now
         WHERE client_id = @clientId AND id = @id`,
      )
      .run({ now, clientId: place.clientId, id: row.id });
    record(scope, place, 'update', row.id, { isVerified: false }, { isVerified: true });
  }
};
