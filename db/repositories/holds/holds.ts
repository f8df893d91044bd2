import { audit } from '../../audit';
import { Failure, notFound } from '../../failure';
import { clockIn } from '../../kpi/clock';
import { hasRight } from '../../rights';
import { connectionOf, requireClient, touch, write, type ClientScope } from '../../scope';
import type { OrderStatus } from '../../vocabulary';
import { requireOpenDate } from '../periods';
import { requireSeen } from '../standards/rows';
import { change, nowOf, trailed } from './change';
import { readHolds, stateOf, type Hold, type HoldRow, type HoldState } from './rows';
import { followHolds } from './standing';

type Key = { readonly clientId: number; readonly id: number; readonly version: number };

/** What a hold is asked for with. */
export type HoldRequest = {
  readonly clientId: number;
  readonly workOrderId: number;
  /** Null: the whole order. */
  readonly jobId: number | null;
  /** Code of the catalogue. */
  readonly reason: string;
  readonly reasonDetail: string;
  /** Default: today. */
  readonly holdDate?: string | undefined;
  /** `HH:MM`; null counts in whole days. */
  readonly holdTime: string | null;
  readonly notes: string | null;
  /** Puts the order on hold at once: for those who may decide. */
  readonly isApproved: boolean;
};

const CLOSED: Partial<Record<OrderStatus, string>> = {
  COMPLETED: 'orders.is-completed',
  REJECTED: 'orders.is-rejected',
  CANCELLED: 'orders.is-cancelled',
};

const refuse = (key: string, path: string, params: Record<string, string> = {}): Failure =>
  new Failure('invalid-input', key, params, { fields: [{ key, params, path: [path] }] });

/** @throws Failure `invalid-input` at the field for a moment that has not come yet. */
const requirePast = (
  now: { readonly date: string; readonly time: string },
  { date, time }: { readonly date: string; readonly time: string | null },
  field: { readonly date: string; readonly time: string },
): void => {
  if (date > now.date) throw refuse('holds.future-date', field.date, { today: now.date });
  if (date === now.date && time !== null && time > now.time)
    throw refuse('holds.future-time', field.time, { now: now.time });
};

const told = (scope: ClientScope, clientId: number, id: number): Hold => {
  const [hold] = readHolds(scope, 'h.client_id = @clientId AND h.id = @id', { clientId, id }, (timezone) =>
    clockIn(undefined, timezone),
  );
  if (!hold) throw notFound('row');
  return hold;
};

const getRow = (scope: ClientScope, { clientId, id, version }: Key): HoldRow => {
  const row = connectionOf(scope)
    .prepare<[number, number], HoldRow>(
      'SELECT * FROM hold_entries WHERE client_id = ? AND id = ? AND voided_at IS NULL',
    )
    .get(clientId, id);
  if (!row) throw notFound('row');
  if (row.version !== version) requireSeen(row.version, version, told(scope, clientId, id));
  return row;
};

const requireReason = (scope: ClientScope, clientId: number, reason: string): void => {
  const known = connectionOf(scope)
    .prepare('SELECT 1 FROM hold_reasons WHERE client_id = ? AND code = ? AND is_active = 1')
    .get(clientId, reason);
  if (!known) throw refuse('holds.reason-unknown', 'reason', { reason });
};

const requireOpenOrder = (scope: ClientScope, clientId: number, orderId: number): void => {
  const order = connectionOf(scope)
    .prepare<[number, number], { code: string; status: OrderStatus }>(
      'SELECT code, status FROM work_orders WHERE client_id = ? AND id = ?',
    )
    .get(clientId, orderId);
  if (!order) throw notFound('order');
  const closed = CLOSED[order.status];
  if (closed !== undefined) throw new Failure('conflict', closed, { code: order.code });
};

/**
 * Asks for a hold of an open order or of one of its jobs; those who may decide can put it in force at once.
 * @throws Failure `not-found` for an order or job that is not this client's, `invalid-input` for a reason that is not
 * offered or a moment to come, `forbidden` for an approval by who may not decide, `conflict` for a closed order, `locked`
 * for a date of a locked period.
 */
export const requestHold = async (scope: ClientScope, input: HoldRequest): Promise<Hold> => {
  const { clientId, workOrderId, jobId, isApproved } = input;
  const now = nowOf(scope, clientId);
  if (isApproved && !hasRight(scope.actor.role, 'decide-hold'))
    throw new Failure('forbidden', 'failure.forbidden');
  requireOpenOrder(scope, clientId, workOrderId);
  const connection = connectionOf(scope);
  const job = connection
    .prepare('SELECT 1 FROM jobs WHERE client_id = ? AND work_order_id = ? AND id = ?')
    .get(clientId, workOrderId, jobId);
  if (jobId !== null && !job) throw notFound('job');
  requireReason(scope, clientId, input.reason);
  const begun = { date: input.holdDate ?? now.date, time: input.holdTime };
  requirePast(now, begun, { date: 'holdDate', time: 'holdTime' });
  requireOpenDate(scope, clientId, begun.date, 'holdDate');
  write(scope);
  const at = new Date().toISOString();
  const after = {
    work_order_id: workOrderId,
    job_id: jobId,
    hold_status: 'ON_HOLD',
    hold_date: begun.date,
    hold_time: begun.time,
    reason: input.reason,
    reason_detail: input.reasonDetail,
    requested_by: scope.actor.code,
    approved_by: isApproved ? scope.actor.code : null,
    approved_at: isApproved ? at : null,
    notes: input.notes,
  };
  const names = Object.keys(after);
  const { lastInsertRowid } = connection
    .prepare(
      `INSERT INTO main.hold_entries (client_id, ${names.join(', ')}, created_at, updated_at)
       VALUES (@clientId, ${names.map((name) => `@${name}`).join(', ')}, @at, @at)`,
    )
    .run({ ...after, clientId, at });
  const id = Number(lastInsertRowid);
  const { work_order_id: _order, job_id: _job, ...logged } = after;
  const noted = Object.fromEntries(Object.entries(logged).map(([name, value]) => [trailed(name), value]));
  audit(scope, { clientId, action: 'create', table: 'hold_entries', rowId: id, before: null, after: noted });
  touch(scope, { clientId, table: 'hold_entries', date: begun.date });
  if (isApproved) followHolds(scope, clientId, workOrderId, after);
  return told(scope, clientId, id);
};

/** @throws Failure `conflict` that says how the hold stands where it is none of these. */
const requireState = (row: HoldRow, ...states: readonly HoldState[]): void => {
  const state = stateOf(row);
  if (!states.includes(state)) throw new Failure('conflict', `holds.is-${state}`);
};

/**
 * Puts a requested hold in force: the order's status and clock follow, from the moment that the request names.
 * @throws Failure `not-found` for a hold that is not this client's, `conflict` where it is no request or somebody else
 * changed it since, or where its order is closed, `locked` where it begins in a locked period.
 */
export const approveHold = async (scope: ClientScope, input: Key): Promise<Hold> => {
  const { clientId, id } = input;
  const now = nowOf(scope, clientId);
  const row = getRow(scope, input);
  requireState(row, 'requested');
  requireOpenOrder(scope, clientId, row.work_order_id);
  requireOpenDate(scope, clientId, row.hold_date ?? now.date);
  write(scope);
  change(scope, row, {
    approved_by: scope.actor.code,
    approved_at: new Date().toISOString(),
    hold_date: row.hold_date ?? now.date,
  });
  followHolds(scope, clientId, row.work_order_id, row);
  return told(scope, clientId, id);
};

/** When work on what was held goes on. */
export type Resumption = Key & {
  /** Default: today. */
  readonly resumeDate?: string | undefined;
  /** `HH:MM`; null counts the hold in whole days. */
  readonly resumeTime: string | null;
};

/**
 * Ends a hold; the order goes on once none holds it any more.
 * @throws Failure `not-found` for a hold that is not this client's, `invalid-input` for a moment before the hold or to
 * come, `conflict` where it is not in force or somebody else changed it since, `locked` for a date of a locked period.
 */
export const resumeHold = async (scope: ClientScope, input: Resumption): Promise<Hold> => {
  const { clientId, id } = input;
  const now = nowOf(scope, clientId);
  const row = getRow(scope, input);
  requireState(row, 'held');
  const over = { date: input.resumeDate ?? now.date, time: input.resumeTime };
  requirePast(now, over, { date: 'resumeDate', time: 'resumeTime' });
  const begun = row.hold_date ?? over.date;
  if (over.date < begun) throw refuse('holds.resume-before', 'resumeDate', { date: begun });
  if (over.date === begun && over.time !== null && row.hold_time !== null && over.time < row.hold_time)
    throw refuse('holds.resume-before-time', 'resumeTime', { time: row.hold_time });
  requireOpenDate(scope, clientId, over.date, 'resumeDate');
  write(scope);
  change(scope, row, {
    hold_status: 'RESUMED',
    resume_date: over.date,
    resume_time: over.time,
    resume_approved_by: scope.actor.code,
    resume_approved_at: new Date().toISOString(),
  });
  followHolds(scope, clientId, row.work_order_id, null);
  return told(scope, clientId, id);
};

type Cancellation = Key & { readonly reason: string };

const takeBack = (scope: ClientScope, row: HoldRow, reason: string): Hold => {
  write(scope);
  const notes = [row.notes, reason].filter((text) => text !== null && text !== '').join('\n');
  change(scope, row, { hold_status: 'CANCELLED', notes });
  followHolds(scope, row.client_id, row.work_order_id, null);
  return told(scope, row.client_id, row.id);
};

/**
 * Takes a hold or a request back: it counts nowhere any more. The reason is added to its notes.
 * @throws Failure `not-found` for a hold that is not this client's, `conflict` where it was cancelled already or somebody
 * else changed it since, `locked` for one in force that began in a locked period.
 */
export const cancelHold = async (scope: ClientScope, input: Cancellation): Promise<Hold> => {
  requireClient(scope, input.clientId);
  const row = getRow(scope, input);
  requireState(row, 'requested', 'held', 'resumed');
  // A request counts nowhere, so that it can be taken back whenever it was for.
  if (row.approved_at !== null && row.hold_date !== null) {
    requireOpenDate(scope, input.clientId, row.hold_date);
  }
  return takeBack(scope, row, input.reason);
};

/**
 * Takes a request back that the caller made and nobody has decided on. The reason is added to its notes.
 * @throws Failure `not-found` for a hold that is not this client's, `forbidden` for a request of somebody else, `conflict`
 * where it was decided on or changed since.
 */
export const withdrawHold = async (scope: ClientScope, input: Cancellation): Promise<Hold> => {
  requireClient(scope, input.clientId);
  const row = getRow(scope, input);
  if (row.requested_by !== scope.actor.code) throw new Failure('forbidden', 'holds.not-own-request');
  requireState(row, 'requested');
  return takeBack(scope, row, input.reason);
};

/**
 * Ends what holds an order that is being closed: requests are cancelled, holds in force end now.
 * Call it in the transaction that closes the order, after its status was set.
 */
export const endHolds = (scope: ClientScope, clientId: number, orderId: number): void => {
  const rows = connectionOf(scope)
    .prepare<[number, number], HoldRow>(
      `SELECT * FROM hold_entries WHERE client_id = ? AND work_order_id = ? AND hold_status = 'ON_HOLD'
         AND voided_at IS NULL`,
    )
    .all(clientId, orderId);
  const now = nowOf(scope, clientId);
  for (const row of rows) {
    change(
      scope,
      row,
      row.approved_at === null
        ? { hold_status: 'CANCELLED' }
        : {
            hold_status: 'RESUMED',
            resume_date: now.date,
            resume_time: row.hold_time === null ? null : now.time,
            resume_approved_by: scope.actor.code,
            resume_approved_at: new Date().toISOString(),
          },
    );
  }
};
