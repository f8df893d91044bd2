import { audit } from '../../audit';
import { Failure, notFound, type Thing } from '../../failure';
import { connectionOf, touch, type ClientScope } from '../../scope';

/** Tables whose rows carry a standard, the column of their code, and what a missing one is called. */
const TABLES = {
  lines: { code: 'code', thing: 'line' },
  shifts: { code: 'code', thing: 'shift' },
  products: { code: 'code', thing: 'row' },
  work_orders: { code: 'code', thing: 'order' },
  part_opportunities: { code: 'part_number', thing: 'part' },
} as const satisfies Record<string, { code: string; thing: Thing }>;
type Table = keyof typeof TABLES;

type Value = string | number | null;

/** A row as stored. */
export type MasterRow = Readonly<Record<string, Value>> & { readonly id: number; readonly version: number };

/** The client's row of that code; undefined where it has none. */
export const readMaster = (
  scope: ClientScope,
  table: Table,
  clientId: number,
  code: string,
): MasterRow | undefined =>
  connectionOf(scope)
    .prepare(`SELECT * FROM ${table} WHERE client_id = ? AND ${TABLES[table].code} = ?`)
    .get(clientId, code) as MasterRow | undefined;

/** The client's row of that code. @throws Failure `not-found` where the client has none. */
export const findMaster = (scope: ClientScope, table: Table, clientId: number, code: string): MasterRow => {
  const row = readMaster(scope, table, clientId, code);
  if (!row) throw notFound(TABLES[table].thing);
  return row;
};

/** @throws Failure `conflict` where the caller saw another version than the stored one; 0 is none. */
export const requireVersion = (stored: number, seen: number | undefined): void => {
  if (seen !== undefined && seen !== stored) throw new Failure('conflict', 'standards.changed');
};

/**
 * Changes columns of a row, with an audit row of what differs; does nothing where nothing does. Answers whether
 * anything did.
 */
export const updateMaster = (
  scope: ClientScope,
  table: Table,
  clientId: number,
  before: MasterRow,
  values: Readonly<Record<string, Value | undefined>>,
): boolean => {
  const changed = Object.entries(values).filter(
    (pair): pair is [string, Value] => pair[1] !== undefined && before[pair[0]] !== pair[1],
  );
  if (changed.length === 0) return false;
  connectionOf(scope)
    .prepare(
      `UPDATE main.${table} SET ${changed.map(([column]) => `${column} = @${column}`).join(', ')},
         version = version + 1, updated_at = @updatedAt WHERE client_id = @clientId AND id = @rowId`,
    )
    .run({
      ...Object.fromEntries(changed),
      updatedAt: new Date().toISOString(),
      clientId,
      rowId: before.id,
    });
  audit(scope, {
    clientId,
    action: 'update',
    table,
    rowId: before.id,
    before: Object.fromEntries(changed.map(([column]) => [column, before[column] ?? null])),
    after: Object.fromEntries(changed),
  });
  touch(scope, { clientId, table, date: null });
  return true;
};
