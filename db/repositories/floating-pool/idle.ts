import { audit } from '../../audit';
import type { Connection } from '../../connection';
import { connectionOf, touch, write, type ClientScope } from '../../scope';
import type { ShiftType } from '../../vocabulary';

type Place = {
  readonly clientId: number;
  readonly lineId: number | null;
  readonly shiftDate: string;
  readonly shiftType: ShiftType;
};

/** How many of the floating pool are on a line's shift and stand in for nobody. */
export const idleHeadsOf = (connection: Connection, place: Place): number =>
  Number(
    connection
      .prepare<Place, number>(
        `SELECT count(*) FROM floating_pool AS p
         WHERE p.shift_date = @shiftDate AND p.shift_type = @shiftType AND p.status = 'ASSIGNED'
           AND p.assigned_to_client_id = @clientId AND p.line_id IS @lineId
           AND NOT EXISTS (SELECT 1 FROM coverage_entries AS c
             WHERE c.client_id = @clientId AND c.shift_date = @shiftDate AND c.shift_type = @shiftType
               AND c.floating_employee_id = p.employee_id AND c.voided_at IS NULL)`,
      )
      .pluck()
      .get(place),
  );

const moveEntries = (scope: ClientScope, place: Place, before: number, after: number): void => {
  const connection = connectionOf(scope);
  const moved = connection
    .prepare<Place & { before: number }, number>(
      `SELECT id FROM production_entries
       WHERE client_id = @clientId AND shift_date = @shiftDate AND shift_type = @shiftType AND line_id IS @lineId
         AND voided_at IS NULL AND employees_floating_idle = @before`,
    )
    .pluck()
    .all({ ...place, before });
  if (moved.length === 0) return;
  const update = connection.prepare(
    `UPDATE main.production_entries SET employees_floating_idle = ?, version = version + 1, updated_at = ?
     WHERE client_id = ? AND id = ?`,
  );
  const now = new Date().toISOString();
  for (const id of moved) {
    update.run(after, now, place.clientId, id);
    audit(scope, {
      clientId: place.clientId,
      action: 'update',
      table: 'production_entries',
      rowId: id,
      before: { employeesFloatingIdle: before },
      after: { employeesFloatingIdle: after },
    });
  }
  touch(scope, { clientId: place.clientId, table: 'production_entries', date: place.shiftDate });
};

/**
 * Does what changes who of the pool stands idle on a line's shift, and lets its entries follow: those that said what
 * the pool said before say what it says now; a count that somebody typed otherwise stays.
 */
export const movingIdleHeads = <T>(scope: ClientScope, place: Place, work: () => T): T => {
  write(scope);
  const connection = connectionOf(scope);
  const before = idleHeadsOf(connection, place);
  const result = work();
  const after = idleHeadsOf(connection, place);
  if (before !== after) moveEntries(scope, place, before, after);
  return result;
};
