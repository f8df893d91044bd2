import { dateIn } from '../calendar';
import { audit } from '../audit';
import { Failure, notFound } from '../failure';
import { namesOfUsers } from '../identity/names';
import { connectionOf, requireClient, touch, write, type ClientScope } from '../scope';
import type { OrderStatus } from '../vocabulary';
import { requireOpenDate } from './periods';
import { requireSeen } from './standards/rows';

/** A shipment of an order: how many units left on which date. */
export type Shipment = {
  id: number;
  version: number;
  shippedOn: string;
  quantity: number;
  reference: string | null;
  /** Full name, else code. */
  recordedBy: string | null;
  recordedAt: string;
  voidedAt: string | null;
  voidReason: string | null;
};

type Row = Shipment & { clientId: number };

const SELECT = `SELECT id, client_id AS clientId, version, shipped_on AS shippedOn, quantity, reference,
    recorded_by AS recordedBy, created_at AS recordedAt, voided_at AS voidedAt, void_reason AS voidReason
  FROM shipments`;

const named = (scope: ClientScope, rows: readonly Row[]): Shipment[] => {
  const names = namesOfUsers(
    scope,
    rows.map(({ recordedBy }) => recordedBy),
  );
  return rows.map(({ clientId: _, ...row }) => ({
    ...row,
    recordedBy: names.get(row.recordedBy) ?? row.recordedBy,
  }));
};

/** The shipments of an order by date, voided ones among them. */
export const readShipments = (scope: ClientScope, clientId: number, orderId: number): Shipment[] =>
  named(
    scope,
    connectionOf(scope)
      .prepare<[number, number], Row>(
        `${SELECT} WHERE client_id = ? AND work_order_id = ? ORDER BY shipped_on, id`,
      )
      .all(clientId, orderId),
  );

const getShipment = (scope: ClientScope, clientId: number, id: number): Shipment => {
  const row = connectionOf(scope)
    .prepare<[number, number], Row>(`${SELECT} WHERE client_id = ? AND id = ?`)
    .get(clientId, id);
  const [shipment] = row ? named(scope, [row]) : [];
  if (!shipment) throw notFound('row');
  return shipment;
};

type Target = { code: string; status: OrderStatus; timezone: string };

const WHY_NOT: Partial<Record<OrderStatus, string>> = {
  ON_HOLD: 'shipments.order-on-hold',
  REJECTED: 'orders.is-rejected',
  CANCELLED: 'orders.is-cancelled',
};

/**
 * Records that units of an order left; more than were planned is let through, for shops ship what was made.
 * @throws Failure `not-found` for an order that is not this client's, `conflict` where it is held, rejected or cancelled,
 * `invalid-input` for a date to come, `locked` for one of a locked period.
 */
export const recordShipment = async (
  scope: ClientScope,
  input: {
    readonly clientId: number;
    readonly workOrderId: number;
    readonly shippedOn: string;
    readonly quantity: number;
    readonly reference: string | null;
  },
): Promise<Shipment> => {
  const clientId = requireClient(scope, input.clientId);
  const connection = connectionOf(scope);
  const order = connection
    .prepare<[number, number], Target>(
      `SELECT o.code, o.status, c.timezone FROM work_orders o JOIN clients c ON c.id = o.client_id
       WHERE o.client_id = ? AND o.id = ?`,
    )
    .get(clientId, input.workOrderId);
  if (!order) throw notFound('order');
  const closed = WHY_NOT[order.status];
  if (closed !== undefined) throw new Failure('conflict', closed, { code: order.code });
  const today = dateIn(order.timezone, new Date());
  if (input.shippedOn > today) {
    const params = { today };
    const fields = [{ key: 'shipments.future', params, path: ['shippedOn'] }];
    throw new Failure('invalid-input', 'shipments.future', params, { fields });
  }
  requireOpenDate(scope, clientId, input.shippedOn, 'shippedOn');
  write(scope);
  const now = new Date().toISOString();
  const after = { shipped_on: input.shippedOn, quantity: input.quantity, reference: input.reference };
  const { lastInsertRowid } = connection
    .prepare(
      `INSERT INTO main.shipments (client_id, work_order_id, shipped_on, quantity, reference, recorded_by, created_at,
         updated_at)
       VALUES (@clientId, @workOrderId, @shipped_on, @quantity, @reference, @by, @now, @now)`,
    )
    .run({ ...after, clientId, workOrderId: input.workOrderId, by: scope.actor.code, now });
  const id = Number(lastInsertRowid);
  audit(scope, { clientId, action: 'create', table: 'shipments', rowId: id, before: null, after });
  touch(scope, { clientId, table: 'shipments', date: input.shippedOn });
  return getShipment(scope, clientId, id);
};

/**
 * Takes a shipment out, with the reason; it counts nowhere any more.
 * @throws Failure `not-found` for a shipment that is not this client's, `conflict` with `theirs` where somebody else
 * changed or voided it since, `locked` for one of a locked period.
 */
export const voidShipment = async (
  scope: ClientScope,
  input: {
    readonly clientId: number;
    readonly id: number;
    readonly version: number;
    readonly reason: string;
  },
): Promise<Shipment> => {
  const clientId = requireClient(scope, input.clientId);
  const before = getShipment(scope, clientId, input.id);
  requireSeen(before.version, input.version, before);
  if (before.voidedAt !== null) throw new Failure('conflict', 'shipments.voided');
  requireOpenDate(scope, clientId, before.shippedOn);
  write(scope);
  const after = {
    voided_at: new Date().toISOString(),
    voided_by: scope.actor.code,
    void_reason: input.reason,
  };
  connectionOf(scope)
    .prepare(
      `UPDATE main.shipments SET voided_at = @voided_at, voided_by = @voided_by, void_reason = @void_reason,
         version = version + 1, updated_at = @voided_at WHERE client_id = @clientId AND id = @id`,
    )
    .run({ ...after, clientId, id: input.id });
  const { shippedOn: shipped_on, quantity } = before;
  audit(scope, {
    clientId,
    action: 'void',
    table: 'shipments',
    rowId: input.id,
    before: { shipped_on, quantity },
    after: { void_reason: input.reason },
  });
  touch(scope, { clientId, table: 'shipments', date: shipped_on });
  return getShipment(scope, clientId, input.id);
};
