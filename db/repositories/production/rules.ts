import { notFound } from '../../failure';
import { connectionOf, type ClientScope } from '../../scope';
import { secondsFromHours } from '../../units';
import { hasRight } from '../../rights';
import { type OrderStatus } from '../../vocabulary';
import { idleHeadsOf } from '../floating-pool/idle';
import { complaintsAboutNumbers } from './numbers';
import type { Circumstances } from '../sheet/circumstances';
import { planChanges, type JudgedInput } from '../sheet/plan';
import type { Changes, Planned, Remark, SheetPlace } from '../sheet/section';
import { findRows, type EntryRow } from './rows';
import { remark, type EntryInput, type RemarkKey } from './types';

/** The columns of an entry that a person fills in. */
export type EntryValues = {
  readonly workOrderId: number;
  readonly operationId: number | null;
  readonly unitsProduced: number;
  readonly unitsDefective: number;
  readonly runSeconds: number | null;
  readonly employeesAssigned: number | null;
  readonly employeesPresent: number | null;
  readonly employeesFloatingIdle: number;
  readonly scheduledSeconds: number | null;
  readonly notes: string | null;
};

/** What is to happen to one entry, and what speaks against it. */
export type PlannedEntry = Planned<EntryRow, EntryValues>;

const CLOSED: Partial<Record<OrderStatus, RemarkKey>> = {
  COMPLETED: 'production.order-completed',
  REJECTED: 'production.order-rejected',
  CANCELLED: 'production.order-cancelled',
};

type Target = {
  readonly id: number;
  readonly status: OrderStatus;
  /** Of the oldest hold in force. */
  readonly since: string | null;
  readonly because: string | null;
};
type Finder = (code: string) => Target | undefined;

const orderFinder = (scope: ClientScope, clientId: number): Finder => {
  const select = connectionOf(scope).prepare<[number, string], Target>(
    `SELECT o.id, o.status, h.hold_date AS since, h.reason_detail AS because
     FROM work_orders o LEFT JOIN hold_entries h ON h.client_id = o.client_id AND h.work_order_id = o.id
       AND h.hold_status = 'ON_HOLD' AND h.approved_at IS NOT NULL AND h.voided_at IS NULL
     WHERE o.client_id = ? AND o.code = ? ORDER BY h.job_id IS NOT NULL, h.hold_date LIMIT 1`,
  );
  return (code) => select.get(clientId, code) ?? select.get(clientId, code.toUpperCase());
};

const operationFinder = (scope: ClientScope, clientId: number) => {
  const select = connectionOf(scope)
    .prepare<[number, string], number>('SELECT id FROM operations WHERE client_id = ? AND code = ?')
    .pluck();
  return (code: string): number | undefined =>
    select.get(clientId, code) ?? select.get(clientId, code.toUpperCase());
};

/** What an order's status says to a row that names it; an entry that already names it may still be corrected. */
const judgeOrder = (
  order: Target,
  code: string,
  isNew: boolean,
  { actor }: Circumstances,
): { error: Remark | null; warning: Remark | null } => {
  const closed = CLOSED[order.status];
  const field = 'workOrder';
  if (closed) {
    return isNew
      ? { error: remark(closed, field, { code }), warning: null }
      : { error: null, warning: remark('production.warning-order-closed', field, { code }) };
  }
  const { status, since, because } = order;
  if (status !== 'ON_HOLD') return { error: null, warning: null };
  const isRefused = isNew && !hasRight(actor.role, 'decide-hold');
  // An order that a file has put on hold has no hold that says why.
  const said =
    since === null || !because
      ? remark(isRefused ? 'production.order-on-hold' : 'production.warning-order-on-hold', field, { code })
      : remark(isRefused ? 'production.order-held' : 'production.warning-order-held', field, {
          code,
          since,
          because,
        });
  return isRefused ? { error: said, warning: null } : { error: null, warning: said };
};

const isOfPlace = (row: EntryRow | undefined, place: SheetPlace): row is EntryRow =>
  row !== undefined &&
  row.line_id === place.lineId &&
  row.shift_date === place.shiftDate &&
  row.shift_type === place.shiftType;

const valuesOf = (
  input: EntryInput,
  workOrderId: number,
  operationId: number | null,
  idleHeads: number,
): EntryValues => ({
  workOrderId,
  operationId,
  unitsProduced: input.unitsProduced ?? 0,
  unitsDefective: input.unitsDefective ?? 0,
  runSeconds: input.runHours === null ? null : secondsFromHours(input.runHours),
  employeesAssigned: input.employeesAssigned,
  employeesPresent: input.employeesPresent,
  employeesFloatingIdle: input.employeesFloatingIdle ?? idleHeads,
  scheduledSeconds: input.scheduledHours === null ? null : secondsFromHours(input.scheduledHours),
  // A NUL would make the exported file look like another encoding.
  notes: input.notes?.replaceAll('\0', '').trim() || null,
});

/**
 * Looks at every change of the production section and gathers all that is wrong with each; writes nothing.
 * @throws Failure `not-found` for a row to change that is not of this client and place.
 */
export const planEntries = (
  scope: ClientScope,
  place: SheetPlace,
  changes: Changes<EntryInput>,
  circumstances: Circumstances,
): PlannedEntry[] => {
  const findOrder = orderFinder(scope, place.clientId);
  const findOperation = operationFinder(scope, place.clientId);
  const idleHeads = idleHeadsOf(connectionOf(scope), place);
  const rows = findRows(
    connectionOf(scope),
    place.clientId,
    [...changes.updates, ...changes.voids].map((row) => row.id),
  );
  const rowOf = (id: number): EntryRow => {
    const row = rows.get(id);
    if (!isOfPlace(row, place)) throw notFound('entry');
    return row;
  };

  const judge = (input: EntryInput, before: EntryRow | null): JudgedInput<EntryValues> => {
    const errors = complaintsAboutNumbers(input);
    const warnings: Remark[] = [];
    const orderCode = input.workOrder.trim();
    const order = orderCode === '' ? undefined : findOrder(orderCode);
    if (orderCode === '') errors.push(remark('production.order-missing', 'workOrder'));
    else if (!order) errors.push(remark('production.order-unknown', 'workOrder', { code: orderCode }));
    else {
      const isNew = order.id !== before?.work_order_id;
      const { error, warning } = judgeOrder(order, orderCode, isNew, circumstances);
      if (error) errors.push(error);
      if (warning) warnings.push(warning);
    }
    const operationCode = input.operation?.trim() ?? '';
    const operationId = operationCode === '' ? null : findOperation(operationCode);
    if (operationId === undefined) {
      errors.push(remark('production.operation-unknown', 'operation', { code: operationCode }));
    }
    const isSound = errors.length === 0 && order !== undefined && operationId !== undefined;
    return { errors, warnings, values: isSound ? valuesOf(input, order.id, operationId, idleHeads) : null };
  };

  return planChanges({ changes, circumstances, rowOf, judge });
};
