import { audit } from '../../audit';
import { Failure, notFound } from '../../failure';
import { connectionOf, touch, write, type ClientScope } from '../../scope';
import { confirmCoverage } from '../coverage/cover';
import { lookAt } from './circumstances';
import { readSheet, toRow } from './sheet';
import type { EntryRow } from './rows';
import type { Place, Sheet } from './types';

const verifyRow = (scope: ClientScope, place: Place, row: EntryRow, now: string): void => {
  const isCovered = row.covered_by_employee_id !== null;
  connectionOf(scope)
    .prepare(
      `UPDATE main.attendance_entries SET verified_by = @by, verified_at = @now, coverage_confirmed = @isConfirmed,
         version = version + 1, updated_at = @now WHERE client_id = @clientId AND id = @id`,
    )
    .run({
      by: scope.actor.code,
      now,
      isConfirmed: isCovered ? 1 : row.coverage_confirmed,
      clientId: place.clientId,
      id: row.id,
    });
  audit(scope, {
    clientId: place.clientId,
    action: 'update',
    table: 'attendance_entries',
    rowId: row.id,
    before: { verifiedBy: row.verified_by, coverageConfirmed: row.coverage_confirmed === 1 },
    after: { verifiedBy: scope.actor.code, coverageConfirmed: isCovered || row.coverage_confirmed === 1 },
  });
  if (isCovered) confirmCoverage(scope, place, row.employee_id);
};

/**
 * Says that records of a line's shift are right, and that those who stood in did.
 * @throws Failure `not-found` for a record that is not of this place, `conflict` with `{rows: [{yours, theirs}]}` for one
 * that changed since it was looked at, `locked` for a period that is.
 */
export const verifyAttendance = async (
  scope: ClientScope,
  input: {
    readonly place: Place;
    readonly rows: readonly { readonly id: number; readonly version: number }[];
  },
): Promise<Sheet> => {
  const { place, rows } = input;
  const shift = lookAt(scope, place);
  if (shift.isLocked) throw new Failure('locked', 'production.period-locked');
  const found = rows.map((yours) => {
    const row = shift.rows.find(({ id }) => id === yours.id);
    if (!row) throw notFound('entry');
    return { yours, row };
  });
  const stale = found.filter(({ yours, row }) => row.verified_by === null && yours.version !== row.version);
  if (stale.length > 0) {
    const details = { rows: stale.map(({ yours, row }) => ({ yours, theirs: toRow(row, shift) })) };
    throw new Failure('conflict', 'attendance.conflict', { count: stale.length }, { details });
  }
  write(scope);
  const now = new Date().toISOString();
  const open = found.filter(({ row }) => row.verified_by === null);
  for (const { row } of open) verifyRow(scope, place, row, now);
  if (open.length > 0) {
    touch(scope, { clientId: place.clientId, table: 'attendance_entries', date: place.shiftDate });
  }
  return readSheet(scope, lookAt(scope, place));
};
