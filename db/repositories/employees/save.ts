import { audit } from '../../audit';
import { Failure, notFound, type FailureCode, type SentenceParams } from '../../failure';
import { connectionOf, requireClient, touch, write, type ClientScope } from '../../scope';
import {
  findEmployee,
  mayChange,
  mayChangePool,
  minorOf,
  told,
  type Employee,
  type EmployeeRow,
} from './list';
import { isContact, isNamedBy } from './records';

type Facts = {
  readonly code: string;
  readonly name: string;
  readonly department: string | null;
  readonly isFloating: boolean;
  readonly isSupportBilled: boolean;
  readonly isSupportIncluded: boolean;
  /** Per hour, in the currency of the home client. */
  readonly hourlyRate: number | null;
};

export type NewEmployee = Facts & {
  /** The client that the caller looks from; the person's home unless it is the pool. */
  readonly clientId: number;
  /** Without a home client: the plant's own floating people. */
  readonly isOfPool: boolean;
};

export type EmployeeChange = {
  readonly [Name in keyof Facts]?: Facts[Name] | undefined;
} & {
  readonly clientId: number;
  readonly employeeId: number;
  /** The version that the caller saw. */
  readonly version: number;
  readonly isActive?: boolean | undefined;
};

/** What is stored of a person, by column. */
type Stored = {
  readonly code: string;
  readonly name: string;
  readonly department: string | null;
  readonly is_floating_pool: 0 | 1;
  readonly is_support_billed: 0 | 1;
  readonly is_support_included: 0 | 1;
  readonly hourly_rate_minor: number | null;
  readonly is_active: 0 | 1;
};

const refuse = (code: FailureCode, key: string, field: string, params: SentenceParams = {}): never => {
  throw new Failure(code, key, params, { fields: [{ key, params, path: [field] }] });
};

/** Says of a code that the schema refuses that it is taken. */
const withFreeCode = <T>(code: string, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'SQLITE_CONSTRAINT_UNIQUE') throw error;
    return refuse('conflict', 'employees.code-taken', 'code', { code });
  }
};

const flagOf = (value: boolean): 0 | 1 => (value ? 1 : 0);

const storedOf = (row: EmployeeRow): Stored => ({
  code: row.code,
  name: row.name,
  department: row.department,
  is_floating_pool: row.isFloating,
  is_support_billed: row.isSupportBilled,
  is_support_included: row.isSupportIncluded,
  hourly_rate_minor: row.rateMinor,
  is_active: row.isActive,
});

/** The pool is shared: all clients whose lists show it are told. */
const note = (
  scope: ClientScope,
  homeId: number | null,
  record: {
    readonly action: 'create' | 'update';
    readonly rowId: number;
    readonly before: unknown;
    readonly after: unknown;
  },
): void => {
  audit(scope, { clientId: homeId, table: 'employees', ...record });
  for (const clientId of homeId === null ? scope.clientIds : [homeId]) {
    touch(scope, { clientId, table: 'employees', date: null });
  }
};

const getEmployee = (scope: ClientScope, clientId: number, employeeId: number): EmployeeRow => {
  const row = findEmployee(scope, clientId, employeeId);
  if (!row) throw notFound('employee');
  return row;
};

/**
 * Makes an employee of a client, or one of the plant's floating pool.
 * @throws Failure `not-found` for a client outside the scope, `forbidden` for somebody of the pool below a power user,
 * `conflict` for a code that is taken at that home.
 */
export const createEmployee = async (scope: ClientScope, input: NewEmployee): Promise<Employee> => {
  const clientId = requireClient(scope, input.clientId);
  if (input.isOfPool && !mayChangePool(scope)) refuse('forbidden', 'employees.pool-forbidden', 'isOfPool');
  write(scope);
  const homeId = input.isOfPool ? null : clientId;
  const stored: Stored = {
    code: input.code,
    name: input.name,
    department: input.department,
    is_floating_pool: flagOf(input.isOfPool || input.isFloating),
    is_support_billed: flagOf(input.isSupportBilled),
    is_support_included: flagOf(input.isSupportIncluded),
    hourly_rate_minor: input.hourlyRate === null ? null : minorOf(input.hourlyRate),
    is_active: 1,
  };
  const insert = connectionOf(scope).prepare(
    `INSERT INTO main.employees (client_id, code, name, department, is_floating_pool, is_support_billed,
         is_support_included, hourly_rate_minor, is_active, created_at, updated_at)
       VALUES (@homeId, @code, @name, @department, @is_floating_pool, @is_support_billed,
         @is_support_included, @hourly_rate_minor, @is_active, @now, @now)`,
  );
  const now = new Date().toISOString();
  const { lastInsertRowid } = withFreeCode(input.code, () => insert.run({ ...stored, homeId, now }));
  const rowId = Number(lastInsertRowid);
  note(scope, homeId, { action: 'create', rowId, before: null, after: stored });
  return told(scope, clientId, getEmployee(scope, clientId, rowId));
};

const requireChangeable = (scope: ClientScope, clientId: number, row: EmployeeRow): void => {
  if (!mayChange(scope, clientId, row))
    throw new Failure('forbidden', 'employees.shared', { name: row.name });
};

/** A code stands in files and on badges: it stays once a record names the person. */
const requireFreshCode = (scope: ClientScope, row: EmployeeRow): void => {
  const homes = row.clientId === null ? scope.clientIds : [row.clientId];
  const isUsed = homes.some((id) => isNamedBy(scope, id, row.id) || isContact(scope, id, row.code));
  if (isUsed) refuse('conflict', 'employees.code-used', 'code', { code: row.code });
};

/** Out of the pool, a person is no longer seen by other clients, whose records may name them. */
const requireLeavable = (scope: ClientScope, row: EmployeeRow): void => {
  if (row.clientId === null) refuse('invalid-input', 'employees.no-home', 'isFloating', { name: row.name });
  if (!mayChangePool(scope))
    refuse('forbidden', 'employees.leave-forbidden', 'isFloating', { name: row.name });
  const others = scope.clientIds.filter((id) => id !== row.clientId);
  if (others.some((id) => isNamedBy(scope, id, row.id))) {
    refuse('conflict', 'employees.named-elsewhere', 'isFloating', { name: row.name });
  }
};

const changed = (before: Stored, input: EmployeeChange): Stored => ({
  code: input.code ?? before.code,
  name: input.name ?? before.name,
  department: input.department === undefined ? before.department : input.department,
  is_floating_pool: input.isFloating === undefined ? before.is_floating_pool : flagOf(input.isFloating),
  is_support_billed:
    input.isSupportBilled === undefined ? before.is_support_billed : flagOf(input.isSupportBilled),
  is_support_included:
    input.isSupportIncluded === undefined ? before.is_support_included : flagOf(input.isSupportIncluded),
  hourly_rate_minor:
    input.hourlyRate === undefined
      ? before.hourly_rate_minor
      : input.hourlyRate === null
        ? null
        : minorOf(input.hourlyRate),
  is_active: input.isActive === undefined ? before.is_active : flagOf(input.isActive),
});

/**
 * Changes a person; what is left out stays, and the home client always does. Records keep naming somebody who is out of
 * use.
 * @throws Failure `not-found` for a client or person that the caller does not see, `forbidden` for a shared person who is
 * not the caller's to change, `conflict` with `theirs` for a version that is not the newest, for a code that is taken or
 * in use, and for one whom other clients' records name and who is to leave the pool.
 */
export const updateEmployee = async (scope: ClientScope, input: EmployeeChange): Promise<Employee> => {
  const clientId = requireClient(scope, input.clientId);
  const row = getEmployee(scope, clientId, input.employeeId);
  requireChangeable(scope, clientId, row);
  if (input.version !== row.version) {
    const theirs = told(scope, clientId, row);
    throw new Failure(
      'conflict',
      'employees.changed',
      { name: row.name },
      { details: { theirs, mine: input } },
    );
  }
  write(scope);
  const before = storedOf(row);
  const after = changed(before, input);
  if (after.code !== before.code) requireFreshCode(scope, row);
  if (before.is_floating_pool === 1 && after.is_floating_pool === 0) requireLeavable(scope, row);
  const names = (Object.keys(after) as (keyof Stored)[]).filter((name) => after[name] !== before[name]);
  if (names.length === 0) return told(scope, clientId, row);
  const pick = (stored: Stored) => Object.fromEntries(names.map((name) => [name, stored[name]]));
  const update = connectionOf(scope).prepare(
    `UPDATE main.employees SET ${names.map((name) => `${name} = @${name}`).join(', ')}, version = version + 1,
       updated_at = @now WHERE id = @rowId`,
  );
  withFreeCode(after.code, () =>
    update.run({ ...pick(after), rowId: row.id, now: new Date().toISOString() }),
  );
  note(scope, row.clientId, { action: 'update', rowId: row.id, before: pick(before), after: pick(after) });
  return told(scope, clientId, getEmployee(scope, clientId, row.id));
};
