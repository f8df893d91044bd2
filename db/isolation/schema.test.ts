import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConnection, type Connection } from '../connection';
import { connectionOf } from '../scope';
import { buildWalls, IDENTITY_TABLES, SHARED_TABLES } from '../walls';
import {
  columnsOf,
  insertRow,
  ownedTablesOf,
  plausibleRow,
  referencesOf,
  setStage,
  STAGED_CLIENTS,
  systemAdmin,
  tablesOf,
  type Stage,
} from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.end());

const { A, M } = STAGED_CLIENTS;

/** Looks at the file as an administrator, whose scope lets everything through: what refuses here is the schema. */
const looking = <T>(work: (connection: Connection) => T): Promise<T> =>
  stage.database.writer.run(systemAdmin, async (scope) => work(connectionOf(scope)));

const refusal = (connection: Connection, attempt: () => void): string | null => {
  connection.exec('SAVEPOINT attempt');
  try {
    attempt();
    return null;
  } catch (error) {
    return String(error);
  } finally {
    connection.exec('ROLLBACK TO attempt; RELEASE attempt');
  }
};

/** Tables whose rows are no client's alone, although the column of their client has another name or may be empty. */
const WITHOUT_CLIENT_ID: Readonly<Record<string, string>> = {
  clients: 'a client is its own id',
  floating_pool: 'floating employees are shared; assigned_to_client_id is masked by the shadow',
};

/** Columns that name a row of another table without a foreign key. */
const PLAIN_IDS: Readonly<Record<string, string>> = {
  'audit_log.row_id': 'names a row of any table; audit rows carry client_id themselves',
  'notes.row_id': 'names a row of any table, read together with client_id',
  'kpi_day_operation.operation_id': 'a rollup, derived from rows whose references are checked',
  'import_batches.first_row_id': 'names a row of any table, read together with client_id',
  'import_batches.last_row_id': 'names a row of any table, read together with client_id',
};

/** The same row under keys of its own: beside a row that stands there, only the schema's references can refuse it. */
const makeUnique = <Value extends string | number | Buffer>(
  row: Record<string, Value>,
): Record<string, string | number | Buffer> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      name === 'hour'
        ? 23
        : ['shift_date', 'valid_from'].includes(name)
          ? '2026-01-06'
          : name === 'code'
            ? `${value}'`
            : value,
    ]),
  );

describe('wall 3: the schema', () => {
  it('every table has client_id or a reason to have none', async () => {
    const without = await looking((connection) =>
      tablesOf(connection).filter((table) => !ownedTablesOf(connection).includes(table)),
    );
    const excused = { ...WITHOUT_CLIENT_ID, ...SHARED_TABLES, ...IDENTITY_TABLES };
    expect(without.toSorted()).toEqual(Object.keys(excused).toSorted());
    expect(Object.values(excused).filter((reason) => reason.length < 15)).toEqual([]);
  });

  it('walls are not built around a table that belongs to nobody', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lineside-walls-'));
    const connection = openConnection(join(folder, 'gossip.sqlite'));
    try {
      connection.exec('CREATE TABLE gossip (id INTEGER PRIMARY KEY, told TEXT) STRICT');
      expect(() => buildWalls(connection)).toThrow('Table gossip has no client_id');
    } finally {
      connection.close();
      rmSync(folder, { recursive: true });
    }
  });

  it('every view has client_id', async () => {
    const without = await looking((connection) => {
      const views = connection
        .prepare(
          "SELECT 'temp' AS place, name FROM temp.sqlite_master WHERE type = 'view' UNION ALL SELECT 'main', name FROM main.sqlite_master WHERE type = 'view'",
        )
        .all() as { place: string; name: string }[];
      return views
        .filter(({ place, name }) => {
          const columns = connection
            .prepare('SELECT name FROM pragma_table_info(?, ?)')
            .pluck()
            .all(name, place);
          return !columns.includes('client_id');
        })
        .map(({ name }) => name);
    });
    // user_clients, an identity table, has the column too.
    const excused = { ...WITHOUT_CLIENT_ID, ...SHARED_TABLES, ...IDENTITY_TABLES };
    expect(without.toSorted()).toEqual(
      Object.keys(excused)
        .filter((table) => table !== 'user_clients')
        .toSorted(),
    );
  });

  it('client_id is required, but for floating employees and audit rows of no client', async () => {
    const optional = await looking((connection) =>
      ownedTablesOf(connection).filter((table) =>
        columnsOf(connection, table).some(({ name, notnull }) => name === 'client_id' && notnull === 0),
      ),
    );
    expect(optional).toEqual(['audit_log', 'employees']);
  });

  it('every table has a trigger of its own that fixes client_id', async () => {
    const missing = await looking((connection) => {
      const triggers = connection
        .prepare("SELECT name FROM main.sqlite_master WHERE type = 'trigger'")
        .pluck()
        .all();
      return ownedTablesOf(connection).filter((table) => !triggers.includes(`${table}_client_is_fixed`));
    });
    expect(missing).toEqual([]);
  });

  it('no row moves to another client, not even for an administrator', async () => {
    const moved = await looking((connection) => {
      connection.pragma('defer_foreign_keys = ON');
      return ownedTablesOf(connection).filter((table) => {
        const told = refusal(connection, () => {
          connection.prepare(`UPDATE main."${table}" SET client_id = ? WHERE client_id = ?`).run(M, A);
        });
        return !told?.includes('is fixed') && !told?.includes('append-only');
      });
    });
    expect(moved).toEqual([]);
  });

  it('every reference to a row of a client carries client_id', async () => {
    const bare = await looking((connection) => {
      const owned = ownedTablesOf(connection);
      return owned.flatMap((table) =>
        referencesOf(connection, table)
          .filter(({ table: parent }) => owned.includes(parent) && parent !== 'employees')
          .filter(({ columns, targets }) => columns[0] !== 'client_id' || targets[0] !== 'client_id')
          .map(({ columns, table: parent }) => `${table}(${columns.join(', ')}) → ${parent}`),
      );
    });
    expect(bare).toEqual([]);
  });

  it("every column that holds a row's id is a reference, a checked employee or excused", async () => {
    const loose = await looking((connection) =>
      ownedTablesOf(connection).flatMap((table) => {
        const referring = referencesOf(connection, table).flatMap(({ columns }) => columns);
        return columnsOf(connection, table)
          .filter(({ type }) => type.toUpperCase() === 'INTEGER')
          .map(({ name }) => name)
          .filter((name) => /(^|_)id$/.test(name) && !['id', 'client_id'].includes(name))
          .filter((name) => !referring.includes(name) && !name.endsWith('employee_id'))
          .map((name) => `${table}.${name}`);
      }),
    );
    expect(loose.toSorted()).toEqual(Object.keys(PLAIN_IDS).toSorted());
  });

  it('no row can name a parent of another client', async () => {
    const accepted = await looking((connection) =>
      ownedTablesOf(connection).flatMap((table) =>
        referencesOf(connection, table)
          .filter(({ columns }) => columns.length > 1)
          .filter(({ columns, table: parent, targets }) => {
            const foreign = connection
              .prepare(`SELECT ${targets.join(', ')} FROM main."${parent}" WHERE client_id = ?`)
              .get(M) as Record<string, string | number>;
            const told = refusal(connection, () => {
              const row = { ...plausibleRow(connection, table, A), id: 55_555 };
              columns.forEach((column, i) => {
                if (column !== 'client_id') Object.assign(row, { [column]: foreign[targets[i] ?? ''] });
              });
              // The row that stands there already would stop the insert for its own keys first.
              connection.pragma('defer_foreign_keys = OFF');
              insertRow(connection, table, makeUnique(row));
            });
            return !told?.includes('FOREIGN KEY');
          })
          .map(({ columns, table: parent }) => `${table}(${columns.join(', ')}) → ${parent}`),
      ),
    );
    expect(accepted).toEqual([]);
  });

  it('an employee that a row names is own or floating, on insert and on update, in every table', async () => {
    const accepted = await looking((connection) => {
      const employee = plausibleRow(connection, 'employees', M);
      insertRow(connection, 'employees', { ...employee, id: 40, code: 'F-40', is_floating_pool: 1 });
      return ownedTablesOf(connection).flatMap((table) =>
        columnsOf(connection, table)
          .map(({ name }) => name)
          .filter((name) => name.endsWith('employee_id'))
          .flatMap((column) => {
            const told = (id: number, how: 'insert' | 'update') =>
              refusal(connection, () => {
                if (how === 'update') {
                  connection
                    .prepare(`UPDATE main."${table}" SET ${column} = ? WHERE client_id = ?`)
                    .run(id, A);
                } else {
                  const row = { ...plausibleRow(connection, table, A), id: 55_555, [column]: id };
                  insertRow(connection, table, makeUnique(row));
                }
              });
            return (['insert', 'update'] as const)
              .filter((how) => {
                const refused = told(M * 1000, how)?.includes('neither of this client nor floating') ?? false;
                return !refused || told(40, how) !== null || told(A * 1000, how) !== null;
              })
              .map((how) => `${how} of ${table}.${column}`);
          }),
      );
    });
    expect(accepted).toEqual([]);
  });

  it('audit rows are neither changed, removed nor replaced', async () => {
    await looking((connection) => {
      const row = plausibleRow(connection, 'audit_log', A);
      const names = Object.keys(row);
      const attempts = [
        "UPDATE main.audit_log SET actor = 'x'",
        'DELETE FROM main.audit_log',
        `INSERT OR REPLACE INTO main.audit_log (${names.join(', ')}) VALUES (${names.map((n) => `@${n}`).join(', ')})`,
      ];
      const accepted = attempts.filter(
        (sql) => !refusal(connection, () => connection.prepare(sql).run(row))?.includes('append-only'),
      );
      expect(accepted).toEqual([]);
    });
  });
});
