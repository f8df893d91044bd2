import { audit } from '../../audit';
import { Failure } from '../../failure';
import { connectionOf, requireClient, touch, write, type ClientScope } from '../../scope';
import type { OrderStatus } from '../../vocabulary';
import { endHolds } from '../holds/holds';
import { isHeld } from '../holds/standing';
import { getMaster, requireSeen, type MasterRow } from '../standards/rows';
import { readOrder, type OrderRecord } from './record';

type Move = {
  readonly from: readonly OrderStatus[];
  readonly to: OrderStatus;
  /** Ends the order without completing it, or begins it again: nobody does that without saying why. */
  readonly needsReason: boolean;
};

/**
 * What may become of an order by hand. ON_HOLD comes and goes with its holds alone, and production begins work on an
 * order without changing its state.
 */
export const ORDER_MOVES = {
  release: { from: ['ACTIVE'], to: 'ACTIVE', needsReason: false },
  complete: { from: ['ACTIVE'], to: 'COMPLETED', needsReason: false },
  cancel: { from: ['ACTIVE', 'ON_HOLD'], to: 'CANCELLED', needsReason: true },
  reject: { from: ['ACTIVE', 'ON_HOLD'], to: 'REJECTED', needsReason: true },
  /** An order that stands on hold without a hold (as a file may bring it) is put back to work by this, too. */
  reopen: { from: ['COMPLETED', 'CANCELLED', 'REJECTED', 'ON_HOLD'], to: 'ACTIVE', needsReason: true },
} as const satisfies Record<string, Move>;
export type OrderMove = keyof typeof ORDER_MOVES;

/** Which order is moved, as its caller saw it, and why. */
export type MoveInput = {
  readonly clientId: number;
  readonly id: number;
  readonly version: number;
  readonly reason: string | null;
};

const IS: Readonly<Record<OrderStatus, string>> = {
  ACTIVE: 'orders.is-active',
  ON_HOLD: 'orders.is-on-hold',
  COMPLETED: 'orders.is-completed',
  REJECTED: 'orders.is-rejected',
  CANCELLED: 'orders.is-cancelled',
};

const requireMove = (name: OrderMove, row: MasterRow, hasHolds: boolean): void => {
  const { from }: Move = ORDER_MOVES[name];
  const status = row['status'] as OrderStatus;
  const params = { code: String(row['code']) };
  if (!from.includes(status)) throw new Failure('conflict', IS[status], params);
  if (name === 'release' && row['released_at'] !== null)
    throw new Failure('conflict', 'orders.is-released', params);
  if (name === 'reopen' && status === 'ON_HOLD' && hasHolds)
    throw new Failure('conflict', 'orders.resume-holds', params);
};

/**
 * Moves an order to another state by `ORDER_MOVES`. Closing it ends its holds: requests are cancelled, those in force end
 * now. An order that is reopened stands as its holds say.
 * @throws Failure `not-found` for an order that is not this client's, `invalid-input` without a reason where one is
 * needed, `conflict` for a state from which the move does not lead on, or with `theirs` where somebody else changed the
 * order since.
 */
export const moveOrder = async (
  scope: ClientScope,
  name: OrderMove,
  input: MoveInput,
): Promise<OrderRecord> => {
  const clientId = requireClient(scope, input.clientId);
  const before = getMaster(scope, 'work_orders', clientId, input.id);
  if (before.version !== input.version)
    requireSeen(before.version, input.version, readOrder(scope, clientId, input.id));
  requireMove(name, before, isHeld(scope, clientId, input.id));
  const { to, needsReason }: Move = ORDER_MOVES[name];
  const reason = input.reason?.trim() || null;
  if (needsReason && reason === null) {
    const fields = [{ key: 'orders.reason-missing', params: {}, path: ['reason'] }];
    throw new Failure('invalid-input', 'orders.reason-missing', {}, { fields });
  }
  write(scope);
  const now = new Date().toISOString();
  const isOpen = to === 'ACTIVE';
  const status = isOpen && isHeld(scope, clientId, input.id) ? 'ON_HOLD' : to;
  const after = {
    status,
    completed_at: isOpen ? null : now,
    released_at: name === 'release' ? now : (before['released_at'] ?? null),
  };
  connectionOf(scope)
    .prepare(
      `UPDATE main.work_orders SET status = @status, completed_at = @completed_at, released_at = @released_at,
         version = version + 1, updated_at = @now WHERE client_id = @clientId AND id = @id`,
    )
    .run({ ...after, now, clientId, id: input.id });
  const changed = Object.entries(after).filter(([column, value]) => before[column] !== value);
  audit(scope, {
    clientId,
    action: 'update',
    table: 'work_orders',
    rowId: input.id,
    before: Object.fromEntries(changed.map(([column]) => [column, before[column] ?? null])),
    after: { ...Object.fromEntries(changed), ...(reason === null ? {} : { reason }) },
  });
  if (!isOpen) endHolds(scope, clientId, input.id);
  touch(scope, { clientId, table: 'work_orders', date: null });
  return readOrder(scope, clientId, input.id);
};
