import { connectionOf, type ClientScope } from '../scope';
import type { Definition } from './fields';

export type KnownClient = { readonly id: number; readonly code: string; readonly timezone: string };
export type KnownOrder = { readonly id: number; readonly code: string; readonly status: string };
export type KnownJob = { readonly id: number; readonly work_order_id: number };
type KnownEmployee = {
  readonly id: number;
  readonly client_id: number | null;
  readonly code: string;
  readonly is_floating_pool: number;
};

/** Finds what codes in a file mean, among what the scope shows; every answer is remembered for the import. */
export type Lookups = {
  readonly clients: ReadonlyMap<string, KnownClient>;
  readonly clientOf: (id: number) => KnownClient | undefined;
  readonly order: (clientId: number, code: string) => KnownOrder | null;
  readonly job: (clientId: number, code: string) => KnownJob | null;
  readonly line: (clientId: number, code: string) => number | null;
  readonly operation: (clientId: number, code: string) => number | null;
  readonly equipment: (clientId: number, code: string) => number | null;
  /** Own employees first, then those of the floating pool. */
  readonly employee: (clientId: number, code: string) => number | null;
  readonly floatingEmployee: (code: string) => number | null;
  readonly employeeAt: (clientId: number | null, code: string) => number | null;
  readonly qualityEntry: (clientId: number, id: string) => number | null;
  readonly isListed: (
    table: 'downtime_reasons' | 'hold_reasons' | 'defect_types',
    clientId: number,
    code: string,
  ) => boolean;
  /** The row that is here already under this identity. */
  readonly existing: (definition: Definition, clientId: number | null, identity: string) => number | null;
  /** Whether the identity is one that this database gave. */
  readonly isOwnId: (identity: string) => boolean;
  /** Today in the client's time zone. */
  readonly today: (clientId: number) => string;
  readonly isLocked: (clientId: number, date: string) => boolean;
};

const remember = <K extends readonly (string | number)[], V>(find: (...key: K) => V): ((...key: K) => V) => {
  const known = new Map<string, V>();
  return (...key) => {
    const name = JSON.stringify(key);
    if (known.has(name)) return known.get(name) as V;
    const value = find(...key);
    known.set(name, value);
    return value;
  };
};

/** The lookups of one import. */
export const lookupsOf = (scope: ClientScope): Lookups => {
  const connection = connectionOf(scope);
  const one = <T>(sql: string) => {
    const statement = connection.prepare(sql);
    return (...params: (string | number | null)[]): T | null => (statement.get(...params) as T) ?? null;
  };
  const idBy = (table: string, column: string) => {
    const find = one<{ id: number }>(`SELECT id FROM ${table} WHERE client_id = ? AND ${column} = ?`);
    return remember((clientId: number, code: string) => find(clientId, code)?.id ?? null);
  };

  const known = connection
    .prepare('SELECT id, code, timezone FROM clients ORDER BY id')
    .all() as KnownClient[];
  const byId = new Map(known.map((client) => [client.id, client]));
  const tag = one<{ value: string }>("SELECT value FROM database_info WHERE key = 'tag'")()?.value ?? '';
  const ownRowId = (identity: string): number | null => {
    const number = identity.startsWith(`${tag}-`) ? identity.slice(tag.length + 1) : '';
    return /^[1-9]\d{0,14}$/.test(number) ? Number(number) : null;
  };

  let employees: Map<string, KnownEmployee[]> | null = null;
  const employeesOf = (code: string): readonly KnownEmployee[] => {
    employees ??= Map.groupBy(
      connection
        .prepare('SELECT id, client_id, code, is_floating_pool FROM employees')
        .all() as KnownEmployee[],
      (employee) => employee.code,
    );
    return employees.get(code) ?? [];
  };
  const floating = (code: string): KnownEmployee | undefined => {
    const candidates = employeesOf(code).filter((e) => e.is_floating_pool === 1 || e.client_id === null);
    return candidates.find((e) => e.client_id === null) ?? candidates[0];
  };

  const orderBy = one<KnownOrder>(
    'SELECT id, code, status FROM work_orders WHERE client_id = ? AND code = ?',
  );
  const jobBy = one<KnownJob>('SELECT id, work_order_id FROM jobs WHERE client_id = ? AND code = ?');
  const entryBy = (table: string) => {
    const byExternalId = one<{ id: number }>(
      `SELECT id FROM ${table} WHERE client_id = ? AND external_id = ?`,
    );
    const byRowId = one<{ id: number }>(`SELECT id FROM ${table} WHERE client_id = ? AND id = ?`);
    return (clientId: number, identity: string): number | null => {
      const rowId = ownRowId(identity);
      const found = rowId === null ? byExternalId(clientId, identity) : byRowId(clientId, rowId);
      return found?.id ?? null;
    };
  };
  const lockBy = one(
    'SELECT 1 AS yes FROM period_locks WHERE client_id = ? AND to_date >= ? AND from_date <= ? AND reopened_at IS NULL',
  );

  const entryFinders = new Map<string, (clientId: number, identity: string) => number | null>();
  const finderOf = ({ table, identity }: Definition) => {
    const find =
      entryFinders.get(table) ??
      (identity.column === 'external_id' ? entryBy(table) : idBy(table, identity.column));
    entryFinders.set(table, find);
    return find;
  };
  const poolBy = (identity: string): number | null => {
    const rowId = ownRowId(identity);
    const column = rowId === null ? 'external_id' : 'id';
    return (
      one<{ id: number }>(`SELECT id FROM floating_pool WHERE ${column} = ?`)(rowId ?? identity)?.id ?? null
    );
  };
  const employeeAt: Lookups['employeeAt'] = (clientId, code) =>
    employeesOf(code).find((e) => e.client_id === clientId)?.id ?? null;

  return {
    clients: new Map(known.map((client) => [client.code, client])),
    clientOf: (id) => byId.get(id),
    order: remember((clientId: number, code: string) => orderBy(clientId, code)),
    job: remember((clientId: number, code: string) => jobBy(clientId, code)),
    line: idBy('lines', 'code'),
    operation: idBy('operations', 'code'),
    equipment: idBy('equipment', 'code'),
    employee: (clientId, code) => employeeAt(clientId, code) ?? floating(code)?.id ?? null,
    floatingEmployee: (code) => floating(code)?.id ?? null,
    employeeAt,
    qualityEntry: remember(entryBy('quality_entries')),
    isListed: remember(
      (table: string, clientId: number, code: string) =>
        one(`SELECT 1 AS yes FROM ${table} WHERE client_id = ? AND code = ?`)(clientId, code) !== null,
    ),
    existing: (definition, clientId, identity) => {
      if (definition.home === 'client') return known.find((client) => client.code === identity)?.id ?? null;
      if (definition.home === 'employee') return employeeAt(clientId, identity);
      if (definition.home === 'shared') return poolBy(identity);
      return clientId === null ? null : finderOf(definition)(clientId, identity);
    },
    isOwnId: (identity) => ownRowId(identity) !== null,
    today: remember((clientId: number) =>
      new Intl.DateTimeFormat('en-CA', { timeZone: byId.get(clientId)?.timezone ?? 'UTC' }).format(
        new Date(),
      ),
    ),
    isLocked: remember((clientId: number, date: string) => lockBy(clientId, date, date) !== null),
  };
};
