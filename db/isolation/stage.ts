import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from '../connection';
import { openDatabase, type OpenDatabase } from '../open';
import { connectionOf, type Actor } from '../scope';
import { IDENTITY_TABLES, SHARED_TABLES } from '../walls';

/** Clients of a stage; row ids of client n begin at n × 1000. */
export const STAGED_CLIENTS = { A: 1, M: 2, Z: 3 } as const;

export const systemAdmin: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };
export const operatorA: Actor = { userId: 1, code: 'U-A', role: 'OPERATOR', host: 'cli' };
export const operatorM: Actor = { userId: 2, code: 'U-M', role: 'OPERATOR', host: 'cli' };

export type Column = { name: string; type: string; notnull: 0 | 1; dflt_value: string | null; pk: number };
export type Reference = { columns: string[]; table: string; targets: string[] };

/** Names of all tables of the database file. */
export const tablesOf = (connection: Connection): string[] =>
  connection
    .prepare(
      "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all() as string[];

/** Columns of a table of the database file. */
export const columnsOf = (connection: Connection, table: string): Column[] =>
  connection.prepare('SELECT * FROM pragma_table_info(?, ?)').all(table, 'main') as Column[];

/** Foreign keys of a table of the database file. */
export const referencesOf = (connection: Connection, table: string): Reference[] => {
  const rows = connection
    .prepare('SELECT * FROM pragma_foreign_key_list(?, ?) ORDER BY id, seq')
    .all(table, 'main') as { id: number; table: string; from: string; to: string }[];
  return [...Map.groupBy(rows, (row) => row.id).values()].map((parts) => ({
    columns: parts.map((part) => part.from),
    table: parts[0]?.table ?? '',
    targets: parts.map((part) => part.to),
  }));
};

/** Tables whose every row carries the id of its client. */
export const ownedTablesOf = (connection: Connection): string[] =>
  tablesOf(connection).filter(
    (table) =>
      !(table in IDENTITY_TABLES) &&
      !(table in SHARED_TABLES) &&
      columnsOf(connection, table).some((column) => column.name === 'client_id'),
  );

const firstAllowed = (sql: string, table: string, column: string): string | undefined =>
  new RegExp(`"${table}"\\."${column}" in \\('([^']*)'`).exec(sql)?.[1];

const isDateColumn = (sql: string, table: string, column: string) =>
  sql.includes(`date("${table}"."${column}")`);

/**
 * A plausible row of any table for a client: required columns by type and CHECK, references to that client's row of
 * the other table. New tables need no entry here.
 */
export const plausibleRow = (
  connection: Connection,
  table: string,
  clientId: number,
): Record<string, string | number | Buffer> => {
  const sql = String(
    connection.prepare('SELECT sql FROM main.sqlite_master WHERE name = ?').pluck().get(table),
  );
  const someEmployee = connection
    .prepare('SELECT id FROM main.employees WHERE client_id = ? ORDER BY id LIMIT 1')
    .pluck();
  const row: Record<string, string | number | Buffer> = {};
  for (const column of columnsOf(connection, table)) {
    const { name } = column;
    if (name === 'id') row[name] = clientId * 1000;
    else if (name === 'client_id') row[name] = clientId;
    else if (name.endsWith('employee_id')) row[name] = Number(someEmployee.get(clientId));
    else if (column.notnull === 0 || column.dflt_value !== null) continue;
    else if (['INTEGER', 'REAL'].includes(column.type.toUpperCase())) row[name] = 1;
    else if (column.type.toUpperCase() === 'BLOB') row[name] = Buffer.from(`${name} of client ${clientId}`);
    else if (isDateColumn(sql, table, name)) row[name] = '2026-01-05';
    else if (name.endsWith('_time')) row[name] = '06:00';
    else row[name] = firstAllowed(sql, table, name) ?? `${name} of client ${clientId}`;
  }
  for (const { columns, table: target, targets } of referencesOf(connection, table)) {
    const parent = connection
      .prepare(
        `SELECT ${targets.join(', ')} FROM main."${target}" WHERE ${target === 'clients' ? 'id' : 'client_id'} = ?`,
      )
      .get(clientId) as Record<string, string | number> | undefined;
    columns.forEach((column, i) => {
      const value = parent?.[targets[i] ?? ''];
      if (value !== undefined) row[column] = value;
    });
  }
  return row;
};

/** Inserts a row into the table itself. */
export const insertRow = (connection: Connection, table: string, row: Record<string, unknown>): void => {
  const names = Object.keys(row);
  connection
    .prepare(`INSERT INTO main."${table}" (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
    .run(...Object.values(row));
};

/** Owned tables, parents before children. */
export const ownedTablesInOrder = (connection: Connection): string[] => {
  const owned = ownedTablesOf(connection);
  const done: string[] = [];
  const visit = (table: string): void => {
    if (done.includes(table) || !owned.includes(table)) return;
    for (const { table: parent } of referencesOf(connection, table)) if (parent !== table) visit(parent);
    done.push(table);
  };
  for (const table of ['employees', ...owned]) visit(table);
  return done;
};

export type Stage = {
  readonly database: OpenDatabase;
  readonly folder: string;
  readonly end: () => Promise<void>;
};

/** A database in a folder of its own with three clients, an operator each of A and M, and one row per owned table and client. */
export const setStage = async (trace?: (sql: string) => void): Promise<Stage> => {
  const folder = mkdtempSync(join(tmpdir(), 'lineside-isolation-'));
  // Opened anew, because migrating switches foreign keys by itself.
  await (await openDatabase(folder, { create: true })).close();
  const database = await openDatabase(folder, trace ? { trace } : {});
  const now = '2026-01-05T08:00:00.000Z';
  await database.writer.run(systemAdmin, async (scope) => {
    const connection = connectionOf(scope);
    for (const [letter, id] of Object.entries(STAGED_CLIENTS)) {
      connection.prepare('INSERT INTO temp.scope_client VALUES (?)').run(id);
      insertRow(connection, 'clients', {
        id,
        code: `CLIENT-${letter}`,
        name: `Client ${letter}`,
        created_at: now,
        updated_at: now,
      });
    }
    for (const [id, letter, client] of [
      [1, 'A', STAGED_CLIENTS.A],
      [2, 'M', STAGED_CLIENTS.M],
    ] as const) {
      insertRow(connection, 'users', {
        id,
        code: `U-${letter}`,
        username: `operator.${letter.toLowerCase()}`,
        full_name: `Operator ${letter}`,
        role: 'OPERATOR',
        created_at: now,
        updated_at: now,
      });
      insertRow(connection, 'user_clients', { user_id: id, client_id: client });
    }
    for (const table of ownedTablesInOrder(connection)) {
      for (const clientId of Object.values(STAGED_CLIENTS)) {
        insertRow(connection, table, plausibleRow(connection, table, clientId));
      }
    }
  });
  const end = async (): Promise<void> => {
    await database.close();
    rmSync(folder, { recursive: true });
  };
  return { database, folder, end };
};
