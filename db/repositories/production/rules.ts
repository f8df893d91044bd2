import { notFound } from '../../failure';
import { connectionOf, type ClientScope } from '../../scope';
import { secondsFromHours } from '../../units';
import { rankOf, type OrderStatus } from '../../vocabulary';
import { complaintsAboutNumbers } from './numbers';
import { whyReadOnly, type Circumstances } from './rights';
import { findRows, type EntryRow } from './rows';
import { remark, type Batch, type EntryInput, type Remark, type RemarkKey, type SheetPlace } from './types';

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

type Judged = {
  readonly key: string;
  /** Its place in the batch's list of its kind. */
  readonly index: number;
  readonly errors: Remark[];
  readonly warnings: Remark[];
};

/** What is to happen to one row of a batch, and what speaks against it; `before` is the row as it stands. */
export type PlannedChange = Judged &
  (
    | { readonly change: 'create'; readonly values: EntryValues | null }
    | {
        readonly change: 'update';
        readonly values: EntryValues | null;
        readonly before: EntryRow;
        readonly isStale: boolean;
      }
    | {
        readonly change: 'void';
        readonly reason: string;
        readonly before: EntryRow;
        readonly isStale: boolean;
      }
  );

const CLOSED: Partial<Record<OrderStatus, RemarkKey>> = {
  COMPLETED: 'production.order-completed',
  REJECTED: 'production.order-rejected',
  CANCELLED: 'production.order-cancelled',
};

type Target = { readonly id: number; readonly status: OrderStatus };
type Finder = (code: string) => Target | undefined;

const orderFinder = (scope: ClientScope, clientId: number): Finder => {
  const select = connectionOf(scope).prepare<[number, string], Target>(
    'SELECT id, status FROM work_orders WHERE client_id = ? AND code = ?',
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
  if (order.status !== 'ON_HOLD') return { error: null, warning: null };
  return isNew && rankOf(actor.role) < rankOf('LEADER')
    ? { error: remark('production.order-on-hold', field, { code }), warning: null }
    : { error: null, warning: remark('production.warning-order-on-hold', field, { code }) };
};

const isOfPlace = (row: EntryRow | undefined, place: SheetPlace): row is EntryRow =>
  row !== undefined &&
  row.line_id === place.lineId &&
  row.shift_date === place.shiftDate &&
  row.shift_type === place.shiftType;

/** What speaks against any change at this place, whatever the row. */
export const complaintsAboutPlace = (place: SheetPlace, circumstances: Circumstances): Remark[] => [
  ...(place.shiftDate > circumstances.today
    ? [remark('production.date-in-future', 'shiftDate', { today: circumstances.today })]
    : []),
  ...(circumstances.isLocked ? [remark('production.period-locked', 'shiftDate')] : []),
];

/**
 * Looks at every row of a batch and gathers all that is wrong with each; decides nothing and writes nothing.
 * @throws Failure `not-found` for a row to change that is not of this client and place.
 */
export const planChanges = (
  scope: ClientScope,
  batch: Batch,
  circumstances: Circumstances,
): PlannedChange[] => {
  const { place } = batch;
  const findOrder = orderFinder(scope, place.clientId);
  const findOperation = operationFinder(scope, place.clientId);
  const changed = [...batch.updates, ...batch.voids];
  const rows = findRows(
    connectionOf(scope),
    place.clientId,
    changed.map((row) => row.id),
  );
  const rowOf = (id: number): EntryRow => {
    const row = rows.get(id);
    if (!isOfPlace(row, place)) throw notFound('entry');
    return row;
  };
  const isRepeated = <T>(values: readonly T[]) => {
    const repeated = new Set(values.filter((value, at) => values.indexOf(value) !== at));
    return (value: T): boolean => repeated.has(value);
  };
  const isKeyTwice = isRepeated([...batch.creates, ...changed].map((row) => row.key));
  const isRowTwice = isRepeated(changed.map((row) => row.id));

  const judgeInput = (input: EntryInput, before: EntryRow | null) => {
    const errors = complaintsAboutNumbers(input);
    const warnings: Remark[] = [];
    if (isKeyTwice(input.key)) errors.push(remark('production.key-twice'));
    const orderCode = input.workOrder.trim();
    const order = orderCode === '' ? undefined : findOrder(orderCode);
    if (orderCode === '') errors.push(remark('production.order-missing', 'workOrder'));
    else if (!order) errors.push(remark('production.order-unknown', 'workOrder', { code: orderCode }));
    else {
      const { error, warning } = judgeOrder(
        order,
        orderCode,
        order.id !== before?.work_order_id,
        circumstances,
      );
      if (error) errors.push(error);
      if (warning) warnings.push(warning);
    }
    const operationCode = input.operation?.trim() ?? '';
    const operationId = operationCode === '' ? null : findOperation(operationCode);
    if (operationId === undefined) {
      errors.push(remark('production.operation-unknown', 'operation', { code: operationCode }));
    }
    return { errors, warnings, orderId: order?.id, operationId };
  };

  const valuesOf = (input: EntryInput, found: ReturnType<typeof judgeInput>): EntryValues | null => {
    const { errors, orderId, operationId } = found;
    if (errors.length > 0 || orderId === undefined || operationId === undefined) return null;
    return {
      workOrderId: orderId,
      operationId,
      unitsProduced: input.unitsProduced ?? 0,
      unitsDefective: input.unitsDefective ?? 0,
      runSeconds: input.runHours === null ? null : secondsFromHours(input.runHours),
      employeesAssigned: input.employeesAssigned,
      employeesPresent: input.employeesPresent,
      employeesFloatingIdle: input.employeesFloatingIdle ?? 0,
      scheduledSeconds: input.scheduledHours === null ? null : secondsFromHours(input.scheduledHours),
      // A NUL would make the exported file look like another encoding.
      notes: input.notes?.replaceAll('\0', '').trim() || null,
    };
  };

  const judgeChanged = (row: { key: string; id: number; version: number }) => {
    const before = rowOf(row.id);
    const errors: Remark[] = [];
    const readOnly = whyReadOnly(circumstances, before);
    // A locked period is said once, about the place.
    if (readOnly && readOnly.key !== 'production.period-locked') errors.push(readOnly);
    if (isRowTwice(row.id)) errors.push(remark('production.row-twice'));
    return { before, errors, isStale: before.voided_at !== null || before.version !== row.version };
  };

  return [
    ...batch.creates.map((input, index): PlannedChange => {
      const found = judgeInput(input, null);
      const { errors, warnings } = found;
      return { change: 'create', key: input.key, index, errors, warnings, values: valuesOf(input, found) };
    }),
    ...batch.updates.map((input, index): PlannedChange => {
      const { before, isStale, errors: ofRow } = judgeChanged(input);
      const found = judgeInput(input, before);
      const errors = [...ofRow, ...found.errors];
      const values = errors.length > 0 ? null : valuesOf(input, found);
      const { warnings } = found;
      return { change: 'update', key: input.key, index, errors, warnings, values, before, isStale };
    }),
    ...batch.voids.map((row, index): PlannedChange => {
      const { before, errors, isStale } = judgeChanged(row);
      const reason = row.reason.trim();
      if (isKeyTwice(row.key)) errors.push(remark('production.key-twice'));
      if (reason === '') errors.push(remark('production.void-reason-missing', 'reason'));
      return { change: 'void', key: row.key, index, errors, warnings: [], reason, before, isStale };
    }),
  ];
};
