import { audit } from '../../audit';
import { Failure } from '../../failure';
import { connectionOf, requireClient, touch, write, type ClientScope } from '../../scope';
import type { PRIORITIES } from '../../vocabulary';
import { listRoutings, setRouting } from '../products/routings';
import { cycleOrBlank } from '../standards/masters';
import { addJobs, type JobInput } from './jobs';
import type { Order } from './search';

/** What can be said of an order beside its code, style and quantity; undefined leaves it as it is. */
export type OrderFacts = {
  readonly plannedStartDate?: string | null | undefined;
  readonly plannedShipDate?: string | null | undefined;
  readonly requiredDate?: string | null | undefined;
  readonly receiptDate?: string | null | undefined;
  readonly acknowledgedDate?: string | null | undefined;
  readonly priority?: (typeof PRIORITIES)[number] | null | undefined;
  readonly poNumber?: string | null | undefined;
  readonly notes?: string | null | undefined;
  /** Its own standard, labour hours per unit. */
  readonly cycleTimeHours?: number | null | undefined;
};

/** What a new order is made from: what shifts need to know of it, and whatever else is known. */
export type NewOrder = OrderFacts & {
  readonly clientId: number;
  readonly code: string;
  readonly styleModel: string | null;
  readonly plannedQuantity: number;
  /** Given to the floor at once; default true. */
  readonly isReleased?: boolean | undefined;
  readonly jobs?: readonly JobInput[] | undefined;
  /** Operations of a style that has no routing of its own yet, first step first: they become its routing. */
  readonly routing?: readonly string[] | undefined;
};

/** The columns of facts; undefined ones are left out. */
export const columnsOf = (facts: OrderFacts): Record<string, string | number | null | undefined> => ({
  planned_start_date: facts.plannedStartDate,
  planned_ship_date: facts.plannedShipDate,
  required_date: facts.requiredDate,
  receipt_date: facts.receiptDate,
  acknowledged_date: facts.acknowledgedDate,
  priority_level: facts.priority,
  po_number: facts.poNumber,
  notes: facts.notes,
  ideal_cycle_ms: cycleOrBlank(facts.cycleTimeHours),
});

const LONGEST_CODE = 50;
const MOST_SUFFIXES = 10_000;

/** The order of that code, capitals or not. */
const takenCode = (scope: ClientScope, clientId: number, code: string): string | undefined =>
  connectionOf(scope)
    .prepare<[number, string, string], string>(
      'SELECT code FROM work_orders WHERE client_id = ? AND code IN (?, ?) LIMIT 1',
    )
    .pluck()
    .get(clientId, code, code.toUpperCase());

/** The code with the first suffix (`-2`, `-3`, …) under which the client has no order. */
const freeCode = (scope: ClientScope, clientId: number, code: string): string => {
  for (let suffix = 2; suffix < MOST_SUFFIXES; suffix += 1) {
    const end = `-${suffix}`;
    const offered = code.slice(0, LONGEST_CODE - end.length) + end;
    if (takenCode(scope, clientId, offered) === undefined) return offered;
  }
  return '';
};

const requireFreeCode = (scope: ClientScope, clientId: number, code: string): void => {
  const taken = takenCode(scope, clientId, code);
  if (taken === undefined) return;
  const params = { code: taken, free: freeCode(scope, clientId, code) };
  const fields = [{ key: 'order.code-taken', params, path: ['code'] }];
  throw new Failure('conflict', 'order.code-taken', params, { fields, details: { free: params.free } });
};

/** Sets the routing of a style that has none of its own. @throws Failure `conflict` where it has another one. */
const adoptRouting = async (
  scope: ClientScope,
  clientId: number,
  style: string | null,
  operations: readonly string[],
): Promise<void> => {
  if (operations.length === 0) return;
  const { routings } = await listRoutings(scope, clientId);
  const own = routings.find((routing) => routing.style === style);
  const inForce = own ?? routings.find((routing) => routing.style === null);
  if (inForce && JSON.stringify(inForce.operations) === JSON.stringify(operations)) return;
  if (own || style === null) {
    const params = { style: style ?? '' };
    const fields = [{ key: 'orders.routing-differs', params, path: ['routing'] }];
    throw new Failure('conflict', 'orders.routing-differs', params, { fields });
  }
  await setRouting(scope, { clientId, style, operations: [...operations] });
};

/**
 * Makes an open order, with its jobs where they are known.
 * @throws Failure `not-found` for a client outside the scope or an operation that it does not have, `conflict` at the
 * field `code` for one that is taken, capitals or not, with a free one in its place, `invalid-input` for jobs whose sizes
 * and colours do not sum up.
 */
export const createOrder = async (scope: ClientScope, input: NewOrder): Promise<Order> => {
  const { code, styleModel, plannedQuantity, jobs = [], isReleased = true } = input;
  const clientId = requireClient(scope, input.clientId);
  requireFreeCode(scope, clientId, code);
  write(scope);
  const now = new Date().toISOString();
  const facts = Object.entries(columnsOf(input)).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  const after = {
    code,
    style_model: styleModel,
    planned_quantity: plannedQuantity,
    status: 'ACTIVE',
    created_by: scope.actor.code,
    ...(isReleased ? { released_at: now } : {}),
    ...Object.fromEntries(facts),
  };
  const names = Object.keys(after);
  const { lastInsertRowid } = connectionOf(scope)
    .prepare(
      `INSERT INTO main.work_orders (client_id, ${names.join(', ')}, created_at, updated_at)
       VALUES (@clientId, ${names.map((name) => `@${name}`).join(', ')}, @now, @now)`,
    )
    .run({ ...after, clientId, now });
  const id = Number(lastInsertRowid);
  audit(scope, { clientId, action: 'create', table: 'work_orders', rowId: id, before: null, after });
  touch(scope, { clientId, table: 'work_orders', date: null });
  addJobs(scope, { clientId, id, code }, jobs, ['jobs']);
  await adoptRouting(scope, clientId, styleModel, input.routing ?? []);
  return { id, code, styleModel, status: 'ACTIVE', plannedQuantity, producedQuantity: 0 };
};
