import { namesOfUsers } from '../../identity/names';
import { connectionOf, type ClientScope } from '../../scope';
import type { OrderStatus } from '../../vocabulary';

/** A step in the life of an order: who took it when, from which state to which, and why. */
export type OrderStep = {
  at: string;
  /** Full name, else code; '' where nobody is named. */
  by: string;
  kind: 'created' | 'released' | 'held' | 'resumed' | 'completed' | 'rejected' | 'cancelled' | 'reopened';
  /** What was typed as the reason. */
  reason: string | null;
  /** Code of the hold's reason. */
  holdReason: string | null;
};

type Logged = {
  at: string;
  actor: string;
  action: string;
  was: OrderStatus | null;
  is: OrderStatus | null;
  releasedAt: string | null;
  reason: string | null;
  detail: string | null;
  holdReason: string | null;
};

const CLOSED: Partial<Record<OrderStatus, OrderStep['kind']>> = {
  COMPLETED: 'completed',
  REJECTED: 'rejected',
  CANCELLED: 'cancelled',
};

const kindOf = ({ action, was, is, releasedAt }: Logged): OrderStep['kind'] | null => {
  if (action === 'create') return 'created';
  if (is === null) return releasedAt === null ? null : 'released';
  const closed = CLOSED[is];
  if (closed) return closed;
  if (was !== null && CLOSED[was]) return 'reopened';
  return is === 'ON_HOLD' ? 'held' : 'resumed';
};

type Origin = { readonly createdAt: string; readonly createdBy: string | null };

/** The steps in the life of an order, oldest first; that of its making stands there also for one that a file brought. */
export const readSteps = (
  scope: ClientScope,
  clientId: number,
  orderId: number,
  { createdAt, createdBy }: Origin,
): OrderStep[] => {
  const rows = connectionOf(scope)
    .prepare<[number, number], Logged>(
      `SELECT at, actor, action, before ->> 'status' AS was, after ->> 'status' AS "is",
         after ->> 'released_at' AS releasedAt, after ->> 'reason' AS reason,
         after ->> 'reason_detail' AS detail, after ->> 'hold_reason' AS holdReason
       FROM audit_log WHERE client_id = ? AND table_name = 'work_orders' AND row_id = ? ORDER BY id`,
    )
    .all(clientId, orderId);
  const names = namesOfUsers(scope, [createdBy, ...rows.map(({ actor }) => actor)]);
  const nameOf = (code: string | null): string => names.get(code) ?? code ?? '';
  const steps = rows.flatMap((row): OrderStep[] => {
    const kind = kindOf(row);
    if (kind === null) return [];
    return [
      {
        at: row.at,
        by: nameOf(row.actor),
        kind,
        reason: row.detail ?? row.reason,
        holdReason: row.holdReason,
      },
    ];
  });
  if (steps[0]?.kind === 'created') return steps;
  return [
    { at: createdAt, by: nameOf(createdBy), kind: 'created', reason: null, holdReason: null },
    ...steps,
  ];
};
