import { audit } from '../../audit';
import { Failure, notFound } from '../../failure';
import { requireKpiClient } from '../../kpi/question';
import type { KpiName } from '../../kpi/names';
import type { Where } from '../../kpi/slice';
import { connectionOf, requireClient, touch, write, type ClientScope } from '../../scope';
import type { ActionVerdict } from '../../vocabulary';
import { findEmployee } from '../employees/list';
import { requireSeen } from '../standards/rows';
import { judge, measure } from './judge';
import { getAction } from './list';
import {
  readActionRows,
  stateOfAction,
  tellActions,
  type Action,
  type ActionRow,
  type ActionState,
} from './rows';

type Key = { readonly clientId: number; readonly id: number; readonly version: number };
type Stored = string | number | null;
type Values = Readonly<Record<string, Stored>>;

type Facts = {
  readonly problem: string;
  readonly countermeasure: string;
  /** An employee of the client, or a floating one. */
  readonly ownerId: number;
  readonly dueDate: string;
};

/** What an action is opened with: the number that it is about, and who does what until when. */
export type NewAction = Facts & {
  readonly clientId: number;
  readonly kpi: KpiName;
  readonly from: string;
  readonly to: string;
  readonly where?: Where | undefined;
};

const TABLE = 'actions';

const refuse = (key: string, path: string, params: Record<string, string> = {}): Failure =>
  new Failure('invalid-input', key, params, { fields: [{ key, params, path: [path] }] });

/** Who may own an action. @throws Failure `not-found` for whom the client does not see, `invalid-input` for who has left. */
const requireOwner = (scope: ClientScope, clientId: number, ownerId: number): string => {
  const employee = findEmployee(scope, clientId, ownerId);
  if (!employee) throw notFound('employee');
  if (employee.isActive !== 1) throw refuse('actions.owner-inactive', 'ownerId', { name: employee.name });
  return `${employee.code} ${employee.name}`;
};

const requireDue = (dueDate: string, today: string): void => {
  if (dueDate < today) throw refuse('actions.due-past', 'dueDate', { today });
};

const narrowingOf = (where: Where = {}): string =>
  JSON.stringify(Object.fromEntries(Object.entries(where).filter(([, code]) => code !== undefined)));

/**
 * Opens an action against a KPI's number, which is computed now and kept with it.
 * @throws Failure `not-found` for a client outside the scope, a code that it does not have or an employee whom it does not
 * see; `invalid-input` for a range that ends too early, a due date that has passed or an owner who has left.
 */
export const createAction = async (scope: ClientScope, input: NewAction): Promise<Action> => {
  const { clientId, kpi, from, to, where, problem, countermeasure, ownerId, dueDate } = input;
  const { clock } = requireKpiClient(scope, { clientId });
  const { result, target } = measure(scope, { clientId, kpi, from, to, where });
  const owner = requireOwner(scope, clientId, ownerId);
  requireDue(dueDate, clock.date);
  write(scope);
  const values: Values = {
    kpi,
    from_date: from,
    to_date: to,
    narrowing: narrowingOf(where),
    problem,
    countermeasure,
    owner_employee_id: ownerId,
    due_date: dueDate,
    opened_by: scope.actor.code,
    opened_at: clock.instant,
    opened_on: clock.date,
    opened_value: result.value,
    opened_numerator: result.numerator,
    opened_denominator: result.denominator,
    opened_target: target?.target ?? null,
  };
  const names = Object.keys(values);
  const { lastInsertRowid } = connectionOf(scope)
    .prepare(
      `INSERT INTO main.actions (client_id, ${names.join(', ')}, created_at, updated_at)
       VALUES (@clientId, ${names.map((name) => `@${name}`).join(', ')}, @opened_at, @opened_at)`,
    )
    .run({ ...values, clientId });
  const id = Number(lastInsertRowid);
  const { owner_employee_id: _owner, ...noted } = values;
  audit(scope, {
    clientId,
    action: 'create',
    table: TABLE,
    rowId: id,
    before: null,
    after: { ...noted, owner },
  });
  touch(scope, { clientId, table: TABLE, date: null });
  return getAction(scope, { clientId, id });
};

const getRow = (
  scope: ClientScope,
  { clientId, id, version }: Key,
  ...states: readonly ActionState[]
): ActionRow => {
  requireClient(scope, clientId);
  const rows = readActionRows(scope, 'a.client_id = @clientId AND a.id = @id', { clientId, id });
  const [row] = rows;
  if (!row) throw notFound('row');
  requireSeen(row.version, version, tellActions(scope, rows)[0]);
  const state = stateOfAction(row);
  if (!states.includes(state)) throw new Failure('conflict', `actions.is-${state.toLowerCase()}`);
  return row;
};

type Noted = { readonly before: Values; readonly after: Values };

const change = (
  scope: ClientScope,
  row: ActionRow,
  values: Values,
  more?: Noted & { isVoid?: true },
): void => {
  const { client_id: clientId, id } = row;
  const before = row as unknown as Values;
  const names = Object.keys(values).filter((name) => before[name] !== values[name]);
  if (names.length === 0) return;
  connectionOf(scope)
    .prepare(
      `UPDATE main.actions SET ${names.map((name) => `${name} = @${name}`).join(', ')},
         version = version + 1, updated_at = @now WHERE client_id = @clientId AND id = @rowId`,
    )
    .run({ ...values, now: new Date().toISOString(), clientId, rowId: id });
  const noted = names.filter((name) => name !== 'owner_employee_id');
  audit(scope, {
    clientId,
    action: more?.isVoid ? 'void' : 'update',
    table: TABLE,
    rowId: id,
    before: { ...Object.fromEntries(noted.map((name) => [name, before[name] ?? null])), ...more?.before },
    after: { ...Object.fromEntries(noted.map((name) => [name, values[name] ?? null])), ...more?.after },
  });
  touch(scope, { clientId, table: TABLE, date: null });
};

/** What of an open action is changed; what is left out stays. */
export type ActionChange = Key & { readonly [Name in keyof Facts]?: Facts[Name] | undefined };

/**
 * Changes what an open action says, who owns it and when it is due.
 * @throws Failure `not-found` for an action that is not this client's or an employee whom it does not see, `conflict` with
 * `theirs` where somebody else changed it since, or where it is not open, `invalid-input` as for a new one.
 */
export const updateAction = async (scope: ClientScope, input: ActionChange): Promise<Action> => {
  const { clientId, id, problem, countermeasure, ownerId, dueDate } = input;
  const row = getRow(scope, input, 'OPEN');
  const isHandedOver = ownerId !== undefined && ownerId !== row.owner_employee_id;
  const owner = isHandedOver ? requireOwner(scope, clientId, ownerId) : null;
  if (dueDate !== undefined && dueDate !== row.due_date)
    requireDue(dueDate, requireKpiClient(scope, { clientId }).clock.date);
  write(scope);
  const values: Values = {
    problem: problem ?? row.problem,
    countermeasure: countermeasure ?? row.countermeasure,
    owner_employee_id: ownerId ?? row.owner_employee_id,
    due_date: dueDate ?? row.due_date,
  };
  change(
    scope,
    row,
    values,
    owner === null ? undefined : { before: { owner: `${row.ownerCode} ${row.ownerName}` }, after: { owner } },
  );
  return getAction(scope, { clientId, id });
};

/** By which days an action is closed, and what its closer says of the KPI. */
export type Closing = Key & {
  readonly from: string;
  readonly to: string;
  readonly verdict: ActionVerdict;
  readonly remark: string | null;
};

/**
 * Closes an open action: the KPI of the days named is computed in its slice and kept beside the verdict.
 * @throws Failure `not-found` for an action that is not this client's, `conflict` where it is not open or somebody else
 * changed it since, `invalid-input` for days that end before its opening or have not come.
 */
export const closeAction = async (scope: ClientScope, input: Closing): Promise<Action> => {
  const { clientId, id, from, to, verdict, remark } = input;
  const row = getRow(scope, input, 'OPEN');
  const [action] = tellActions(scope, [row]);
  if (!action) throw notFound('row');
  const judged = judge(scope, action, { from, to });
  write(scope);
  change(scope, row, {
    closed_by: scope.actor.code,
    closed_at: new Date().toISOString(),
    judged_from: from,
    judged_to: to,
    closed_value: judged.value,
    closed_numerator: judged.numerator,
    closed_denominator: judged.denominator,
    closed_target: judged.target,
    verdict,
    closing_remark: remark,
  });
  return getAction(scope, { clientId, id });
};

/**
 * Opens a closed action again; what it was closed with stays in its history alone.
 * @throws Failure `not-found` for an action that is not this client's, `conflict` where it is not closed or somebody else
 * changed it since.
 */
export const reopenAction = async (
  scope: ClientScope,
  input: Key & { readonly reason: string },
): Promise<Action> => {
  const row = getRow(scope, input, 'CLOSED');
  write(scope);
  const nothing = {
    closed_by: null,
    closed_at: null,
    judged_from: null,
    judged_to: null,
    closed_value: null,
    closed_numerator: null,
    closed_denominator: null,
    closed_target: null,
    verdict: null,
    closing_remark: null,
  };
  change(scope, row, nothing, { before: {}, after: { reason: input.reason } });
  return getAction(scope, input);
};

/**
 * Takes an action back that was a mistake: it stays, counts nowhere and says who took it back and why.
 * @throws Failure `not-found` for an action that is not this client's, `conflict` where it was voided already or somebody
 * else changed it since.
 */
export const voidAction = async (
  scope: ClientScope,
  input: Key & { readonly reason: string },
): Promise<Action> => {
  const row = getRow(scope, input, 'OPEN', 'CLOSED');
  write(scope);
  const values = {
    voided_by: scope.actor.code,
    voided_at: new Date().toISOString(),
    void_reason: input.reason,
  };
  change(scope, row, values, { before: {}, after: {}, isVoid: true });
  return getAction(scope, input);
};
