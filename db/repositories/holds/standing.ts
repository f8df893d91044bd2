import { audit } from '../../audit';
import { openJobs } from '../../kpi/hold-time';
import { connectionOf, touch, write, type ClientScope } from '../../scope';
import type { OrderStatus } from '../../vocabulary';

type Standing = { status: OrderStatus; version: number };

/** Whether the approved holds that are open hold the whole order: one of its own, or one for each of its open jobs. */
export const isHeld = (scope: ClientScope, clientId: number, orderId: number): boolean => {
  const connection = connectionOf(scope);
  const held = connection
    .prepare<[number, number], number | null>(
      `SELECT job_id FROM hold_entries WHERE client_id = ? AND work_order_id = ? AND hold_status = 'ON_HOLD'
         AND approved_at IS NOT NULL AND voided_at IS NULL`,
    )
    .pluck()
    .all(clientId, orderId);
  if (held.includes(null)) return true;
  if (held.length === 0) return false;
  const jobs = openJobs(
    connection
      .prepare<[number, number], { id: number; isOpen: number }>(
        `SELECT id, quantity_completed + quantity_scrapped < quantity_ordered AS isOpen
         FROM jobs WHERE client_id = ? AND work_order_id = ?`,
      )
      .all(clientId, orderId),
  );
  return jobs.length > 0 && jobs.every(({ id }) => held.includes(id));
};

/**
 * Lets the status of an open order follow its holds, and notes why it changed; does nothing where it stands as it should.
 * Call it after the change, in the same transaction.
 */
export const followHolds = (
  scope: ClientScope,
  clientId: number,
  orderId: number,
  because: { readonly reason: string; readonly reason_detail: string } | null,
): void => {
  write(scope);
  const connection = connectionOf(scope);
  const before = connection
    .prepare<[number, number], Standing>(
      'SELECT status, version FROM work_orders WHERE client_id = ? AND id = ?',
    )
    .get(clientId, orderId);
  if (!before || (before.status !== 'ACTIVE' && before.status !== 'ON_HOLD')) return;
  const status = isHeld(scope, clientId, orderId) ? 'ON_HOLD' : 'ACTIVE';
  if (status === before.status) return;
  connection
    .prepare(
      `UPDATE main.work_orders SET status = ?, version = version + 1, updated_at = ?
       WHERE client_id = ? AND id = ?`,
    )
    .run(status, new Date().toISOString(), clientId, orderId);
  audit(scope, {
    clientId,
    action: 'update',
    table: 'work_orders',
    rowId: orderId,
    before: { status: before.status },
    after: {
      status,
      ...(because && status === 'ON_HOLD'
        ? { hold_reason: because.reason, reason_detail: because.reason_detail }
        : {}),
    },
  });
  touch(scope, { clientId, table: 'work_orders', date: null });
};
