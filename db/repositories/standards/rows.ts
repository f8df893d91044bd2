import { audit } from '../../audit';
import { Failure, notFound, type Thing } from '../../failure';
import { connectionOf, touch, type ClientScope } from '../../scope';

/**
 * Tables of plant data: the column of their code, what a missing row is called, the code's name on the contract where it
 * is another one, and whether a row names who wrote it.
 */
const TABLES = {
  lines: { code: 'code', thing: 'line' },
  shifts: { code: 'code', thing: 'shift' },
  products: { code: 'code', thing: 'row' },
  work_orders: { code: 'code', thing: 'order' },
  part_opportunities: { code: 'part_number', thing: 'part', field: 'part', namesWriter: true },
  operations: { code: 'code', thing: 'operation' },
  equipment: { code: 'code', thing: 'row' },
  // These have no code: they are found by id alone.
  shift_calendar: { code: 'id', thing: 'row' },
  piece_plans: { code: 'id', thing: 'row' },
} as const satisfies Record<string, { code: string; thing: Thing; field?: string; namesWriter?: true }>;
export type MasterTable = keyof typeof TABLES;

export type Value = string | number | null;

/** Columns and what they are to hold; undefined leaves a column as it is. */
export type Values = Readonly<Record<string, Value | undefined>>;

/** What of a record is kept in other tables and changed with it, as its audit row tells it. */
export type Noted = { readonly before: object; readonly after: object };

/** Which row is changed, as its caller saw it, and what of it; what is left out stays. */
export type ChangeOf<T> = { readonly [Name in keyof T]?: T[Name] | undefined } & {
  readonly clientId: number;
  readonly id: number;
  /** Without it whatever stands there is replaced. */
  readonly version?: number | undefined;
  readonly isActive?: boolean | undefined;
};

/** A row as stored. */
export type MasterRow = Readonly<Record<string, Value>> & { readonly id: number; readonly version: number };

/** The client's row of that code; undefined where it has none. */
export const readMaster = (
  scope: ClientScope,
  table: MasterTable,
  clientId: number,
  code: string,
): MasterRow | undefined =>
  connectionOf(scope)
    .prepare(`SELECT * FROM ${table} WHERE client_id = ? AND ${TABLES[table].code} = ?`)
    .get(clientId, code) as MasterRow | undefined;

/** The client's row of that code. @throws Failure `not-found` where the client has none. */
export const findMaster = (
  scope: ClientScope,
  table: MasterTable,
  clientId: number,
  code: string,
): MasterRow => {
  const row = readMaster(scope, table, clientId, code);
  if (!row) throw notFound(TABLES[table].thing);
  return row;
};

/** The client's row of that id. @throws Failure `not-found` where the client has none. */
export const getMaster = (
  scope: ClientScope,
  table: MasterTable,
  clientId: number,
  id: number,
): MasterRow => {
  const row = connectionOf(scope)
    .prepare(`SELECT * FROM ${table} WHERE client_id = ? AND id = ?`)
    .get(clientId, id) as MasterRow | undefined;
  if (!row) throw notFound(TABLES[table].thing);
  return row;
};

const fieldOf = (table: MasterTable): string => {
  const { code, ...named } = TABLES[table];
  return 'field' in named ? named.field : code;
};

const stampsOf = (scope: ClientScope, table: MasterTable): Record<string, string> => ({
  updated_at: new Date().toISOString(),
  ...('namesWriter' in TABLES[table] ? { updated_by: scope.actor.code } : {}),
});

/**
 * @throws Failure `conflict` naming the field of the code where another row of the client has that code already.
 */
export const requireFreeCode = (
  scope: ClientScope,
  table: MasterTable,
  clientId: number,
  code: string,
  ownId: number | null = null,
): void => {
  const other = readMaster(scope, table, clientId, code);
  if (!other || other.id === ownId) return;
  const params = { code };
  throw new Failure('conflict', 'masters.code-taken', params, {
    fields: [{ key: 'masters.code-taken', params, path: [fieldOf(table)] }],
  });
};

/** @throws Failure `conflict` with `theirs` where the row is not the version that the caller saw. */
export const requireSeen = (stored: number, seen: number | undefined, theirs: unknown): void => {
  if (seen !== undefined && seen !== stored)
    throw new Failure('conflict', 'masters.changed', {}, { details: { theirs } });
};

/** Makes a row, with an audit row of all that it holds; answers its id. */
export const createMaster = (
  scope: ClientScope,
  table: MasterTable,
  clientId: number,
  values: Values,
  noted: object = {},
): number => {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  const stamps = stampsOf(scope, table);
  const row = { ...given, ...stamps, client_id: clientId, created_at: stamps['updated_at'] };
  const names = Object.keys(row);
  const { lastInsertRowid } = connectionOf(scope)
    .prepare(
      `INSERT INTO main.${table} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`,
    )
    .run(row);
  const id = Number(lastInsertRowid);
  audit(scope, {
    clientId,
    action: 'create',
    table,
    rowId: id,
    before: null,
    after: { ...given, ...noted },
  });
  touch(scope, { clientId, table, date: null });
  return id;
};

/** @throws Failure `conflict` where the caller saw another version than the stored one; 0 is none. */
export const requireVersion = (stored: number, seen: number | undefined): void => {
  if (seen !== undefined && seen !== stored) throw new Failure('conflict', 'standards.changed');
};

/**
 * Changes columns of a row, with an audit row of what differs and of what is `noted` besides; does nothing where nothing
 * does. Answers whether anything did.
 */
export const updateMaster = (
  scope: ClientScope,
  table: MasterTable,
  clientId: number,
  before: MasterRow,
  values: Values,
  noted?: Noted,
): boolean => {
  const changed = Object.entries(values).filter(
    (pair): pair is [string, Value] => pair[1] !== undefined && before[pair[0]] !== pair[1],
  );
  if (changed.length === 0 && !noted) return false;
  const written = { ...Object.fromEntries(changed), ...stampsOf(scope, table) };
  const sets = Object.keys(written).map((column) => `${column} = @${column}`);
  connectionOf(scope)
    .prepare(
      `UPDATE main.${table} SET ${sets.join(', ')}, version = version + 1
       WHERE client_id = @clientId AND id = @rowId`,
    )
    .run({ ...written, clientId, rowId: before.id });
  const was = Object.fromEntries(changed.map(([column]) => [column, before[column] ?? null]));
  audit(scope, {
    clientId,
    action: 'update',
    table,
    rowId: before.id,
    before: { ...was, ...noted?.before },
    after: { ...Object.fromEntries(changed), ...noted?.after },
  });
  touch(scope, { clientId, table, date: null });
  return true;
};
