import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '../connection';
import { connectionOf, rehearse } from '../scope';
import { IDENTITY_TABLES } from '../walls';
import {
  columnsOf,
  insertRow,
  operatorA,
  operatorM,
  ownedTablesOf,
  plausibleRow,
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
const onWriter = <T>(actor: typeof operatorA, work: (connection: Connection) => T): Promise<T> =>
  stage.database.writer.run(actor, async (scope) => work(connectionOf(scope)));

/** Tables of the list on which `attempt` is not refused, each tried and rolled back on its own. */
const unguarded = (
  connection: Connection,
  tables: readonly string[],
  attempt: (table: string) => void,
): string[] =>
  tables.filter((table) => {
    connection.exec('SAVEPOINT attempt');
    try {
      attempt(table);
      return true;
    } catch (error) {
      return !String(error).includes('outside the scope of this call');
    } finally {
      connection.exec('ROLLBACK TO attempt; RELEASE attempt');
    }
  });

/** Lets an operator of A try on a database whose own triggers do not fix client_id, and undoes it. */
const withoutSchemaGuards = (work: (connection: Connection, tables: readonly string[]) => void) =>
  onWriter(operatorA, (connection) => {
    connection.exec('SAVEPOINT without_schema_guards');
    const fixed = connection
      .prepare("SELECT name FROM main.sqlite_master WHERE type = 'trigger' AND name LIKE '%client_is_fixed'")
      .pluck()
      .all();
    for (const name of fixed) connection.exec(`DROP TRIGGER main."${String(name)}"`);
    work(
      connection,
      ownedTablesOf(connection).filter((table) => table !== 'audit_log'),
    );
    connection.exec('ROLLBACK TO without_schema_guards; RELEASE without_schema_guards');
  });

const someColumn = (connection: Connection, table: string): string =>
  columnsOf(connection, table).findLast((column) => column.pk === 0 && column.name !== 'client_id')?.name ??
  '';

describe('wall 2: the connection', () => {
  it('shadows show own rows only, in every table and on both lanes', async () => {
    for (const lane of [stage.database.reader, stage.database.writer]) {
      const seen = await lane.run(operatorA, async (scope) => {
        const connection = connectionOf(scope);
        return ownedTablesOf(connection)
          .filter((table) => table !== 'employees')
          .map((table) => [
            table,
            connection.prepare(`SELECT DISTINCT client_id FROM "${table}"`).pluck().all(),
          ]);
      });
      expect(seen.filter(([, ids]) => String(ids) !== String(A))).toEqual([]);
      expect(seen.length).toBeGreaterThan(25);
    }
  });

  it('the shadow of clients shows own clients only', async () => {
    const codes = await onWriter(operatorM, (c) => c.prepare('SELECT code FROM clients').pluck().all());
    expect(codes).toEqual(['CLIENT-M']);
  });

  it('every table has a shadow, so that none is read past the walls by its plain name', async () => {
    await onWriter(operatorA, (connection) => {
      const views = connection
        .prepare("SELECT name FROM temp.sqlite_master WHERE type = 'view'")
        .pluck()
        .all() as string[];
      expect(tablesOf(connection).filter((table) => !views.includes(table))).toEqual([]);
    });
  });

  it('identity tables look empty in a lane, also to an administrator', async () => {
    await onWriter(systemAdmin, (connection) => {
      const filled = Object.keys(IDENTITY_TABLES).filter(
        (table) => connection.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() !== 0,
      );
      expect(filled).toEqual([]);
    });
  });

  it('employees of others appear only when floating, and then by name alone', async () => {
    const seen = await onWriter(systemAdmin, (connection) => {
      const add = (row: Record<string, unknown>) =>
        insertRow(connection, 'employees', { created_at: 'now', updated_at: 'now', ...row });
      add({
        id: 50,
        client_id: M,
        code: 'F-M',
        name: 'Employee F',
        department: 'Sewing',
        is_floating_pool: 1,
        is_support_billed: 1,
        is_support_included: 1,
        hourly_rate_minor: 5000,
        version: 7,
        updated_at: 'later',
      });
      add({
        id: 51,
        client_id: M,
        code: 'H-M',
        name: 'Employee H',
        department: 'Sewing',
        hourly_rate_minor: 5000,
      });
      connection.exec(`DELETE FROM temp.scope_client WHERE client_id <> ${A}`);
      return connection.prepare('SELECT * FROM employees WHERE id IN (50, 51)').all();
    });
    expect(seen).toMatchObject([
      {
        id: 50,
        client_id: null,
        name: 'Employee F',
        department: null,
        is_support_billed: 0,
        is_support_included: 0,
        hourly_rate_minor: null,
        version: 1,
        updated_at: 'now',
      },
    ]);
    expect(seen).toHaveLength(1);
  });

  it('the floating pool says taken, not by whom', async () => {
    const seen = await onWriter(systemAdmin, (connection) => {
      const row = {
        employee_id: A * 1000,
        status: 'ASSIGNED',
        last_updated_at: 'now',
        created_at: 'now',
        updated_at: 'now',
      };
      insertRow(connection, 'floating_pool', {
        ...row,
        id: 60,
        assigned_to_client_id: M,
        assigned_by: 'U-M',
        notes: 'secret',
      });
      insertRow(connection, 'floating_pool', {
        ...row,
        id: 61,
        assigned_to_client_id: A,
        assigned_by: 'U-A',
        notes: 'own',
      });
      connection.exec(`DELETE FROM temp.scope_client WHERE client_id <> ${A}`);
      return connection
        .prepare(
          'SELECT status, assigned_to_client_id, assigned_by, notes FROM floating_pool WHERE id >= 60 ORDER BY id',
        )
        .raw()
        .all();
    });
    expect(seen).toEqual([
      ['ASSIGNED', null, null, null],
      ['ASSIGNED', A, 'U-A', 'own'],
    ]);
  });

  it('audit rows that belong to no client are for those who see every client', async () => {
    await onWriter(systemAdmin, (connection) =>
      insertRow(connection, 'audit_log', {
        ...plausibleRow(connection, 'audit_log', A),
        id: 70,
        client_id: null,
      }),
    );
    const seenBy = (actor: typeof operatorA) =>
      onWriter(actor, (c) =>
        c.prepare('SELECT count(*) FROM audit_log WHERE client_id IS NULL').pluck().get(),
      );
    expect(await seenBy(operatorA)).toBe(0);
    expect(await seenBy(systemAdmin)).toBe(1);
  });

  it('inserts for another client are refused in every table', async () => {
    await onWriter(operatorA, (connection) => {
      expect(
        unguarded(connection, ownedTablesOf(connection), (table) =>
          insertRow(connection, table, plausibleRow(connection, table, M)),
        ),
      ).toEqual([]);
    });
  });

  it('a client cannot be made without being admitted', async () => {
    await onWriter(systemAdmin, (connection) => {
      const row = { id: 99, code: 'CLIENT-X', name: 'Client X', created_at: 'now', updated_at: 'now' };
      expect(unguarded(connection, ['clients'], (table) => insertRow(connection, table, row))).toEqual([]);
    });
  });

  it('updates of rows of another client are refused in every table', async () => {
    await onWriter(operatorA, (connection) => {
      const tables = [...ownedTablesOf(connection), 'clients'].filter((table) => table !== 'audit_log');
      expect(
        unguarded(connection, tables, (table) => {
          const column = someColumn(connection, table);
          const key = table === 'clients' ? 'id' : 'client_id';
          connection.prepare(`UPDATE main."${table}" SET "${column}" = "${column}" WHERE ${key} = ?`).run(M);
        }),
      ).toEqual([]);
    });
  });

  it('moving an own row to another client is refused by the guards alone', async () => {
    await withoutSchemaGuards((connection, tables) => {
      const moved = unguarded(connection, tables, (table) => {
        connection.prepare(`UPDATE main."${table}" SET client_id = ? WHERE client_id = ?`).run(M, A);
      });
      expect(moved).toEqual([]);
    });
  });

  it('taking over a row of another client is refused by the guards alone', async () => {
    await withoutSchemaGuards((connection, tables) => {
      const taken = unguarded(connection, tables, (table) => {
        connection.prepare(`UPDATE main."${table}" SET client_id = ? WHERE client_id = ?`).run(A, M);
      });
      expect(taken).toEqual([]);
    });
  });

  it('a floating employee is assigned to own clients only', async () => {
    await onWriter(operatorA, (connection) => {
      const row = {
        employee_id: A * 1000,
        status: 'ASSIGNED',
        last_updated_at: 'now',
        created_at: 'now',
        updated_at: 'now',
      };
      insertRow(connection, 'floating_pool', { ...row, id: 80, assigned_to_client_id: A });
      expect(
        unguarded(connection, ['floating_pool'], () =>
          connection.prepare('UPDATE main.floating_pool SET assigned_to_client_id = ? WHERE id = 80').run(M),
        ),
      ).toEqual([]);
      expect(
        unguarded(connection, ['floating_pool'], (table) =>
          insertRow(connection, table, { ...row, id: 81, assigned_to_client_id: M }),
        ),
      ).toEqual([]);
    });
  });

  it('deletes of rows of another client are refused in every table', async () => {
    await onWriter(operatorA, (connection) => {
      connection.pragma('defer_foreign_keys = ON');
      const tables = [...ownedTablesOf(connection), 'clients'].filter((table) => table !== 'audit_log');
      expect(
        unguarded(connection, tables, (table) => {
          const key = table === 'clients' ? 'id' : 'client_id';
          connection.prepare(`DELETE FROM main."${table}" WHERE ${key} = ?`).run(M);
        }),
      ).toEqual([]);
    });
  });

  it('replacing a row of another client by an own one of the same id is refused in every table', async () => {
    await onWriter(operatorA, (connection) => {
      connection.pragma('defer_foreign_keys = ON');
      const tables = ownedTablesOf(connection).filter(
        (table) => table !== 'audit_log' && columnsOf(connection, table).some(({ name }) => name === 'id'),
      );
      expect(
        unguarded(connection, tables, (table) => {
          const row = { ...plausibleRow(connection, table, A), id: M * 1000 };
          const names = Object.keys(row);
          connection
            .prepare(
              `INSERT OR REPLACE INTO main."${table}" (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
            )
            .run(...Object.values(row));
        }),
      ).toEqual([]);
    });
  });

  it('a record of attendance keeps the name of somebody who floats no more, for the client that made it alone', async () => {
    const seen = await onWriter(systemAdmin, (connection) => {
      const stamps = { created_at: 'now', updated_at: 'now' };
      const person = { id: 60, client_id: M, code: 'G-M', name: 'Employee G', ...stamps };
      insertRow(connection, 'employees', { ...person, is_floating_pool: 1 });
      const record = { employee_id: 60, covered_by_employee_id: null, line_id: null, voided_at: null };
      for (const [id, client_id] of [
        [61, A],
        [62, M],
      ] as const) {
        const row = {
          ...plausibleRow(connection, 'attendance_entries', client_id),
          ...record,
          id,
          client_id,
        };
        insertRow(connection, 'attendance_entries', { ...row, shift_date: `2001-01-0${id - 60}` });
      }
      connection.exec('UPDATE main.employees SET is_floating_pool = 0 WHERE id = 60');
      connection.exec(`DELETE FROM temp.scope_client WHERE client_id <> ${A}`);
      return {
        employees: connection.prepare('SELECT * FROM employees WHERE id = 60').all(),
        names: connection
          .prepare(
            'SELECT entry_id, code, name, is_floating FROM attendance_names WHERE entry_id IN (61, 62)',
          )
          .all(),
      };
    });
    expect(seen).toEqual({
      employees: [],
      names: [{ entry_id: 61, code: 'G-M', name: 'Employee G', is_floating: 1 }],
    });
  });

  it('somebody of the pool is at work, and where is for that client alone', async () => {
    const seen = await onWriter(systemAdmin, (connection) => {
      const stamps = { created_at: 'now', updated_at: 'now' };
      for (const id of [70, 71]) {
        const person = { id, client_id: M, code: `P-${id}`, name: 'Employee P', ...stamps };
        insertRow(connection, 'employees', { ...person, is_floating_pool: id === 70 ? 1 : 0 });
        const row = {
          ...plausibleRow(connection, 'attendance_entries', M),
          id,
          client_id: M,
          employee_id: id,
        };
        const record = { covered_by_employee_id: null, line_id: null, voided_at: null, is_absent: 0 };
        insertRow(connection, 'attendance_entries', { ...row, ...record, shift_date: '2001-02-01' });
      }
      const presence = () =>
        connection
          .prepare(`SELECT client_id, employee_id FROM pool_presence WHERE shift_date = '2001-02-01'`)
          .all();
      const asM = presence();
      connection.exec(`DELETE FROM temp.scope_client WHERE client_id <> ${A}`);
      return { asM, asA: presence() };
    });
    expect(seen).toEqual({
      asM: [{ client_id: M, employee_id: 70 }],
      asA: [{ client_id: null, employee_id: 70 }],
    });
  });

  it('KPI views are made of the shadows and show own rows only', async () => {
    await onWriter(operatorA, (connection) => {
      const tables = tablesOf(connection);
      const views = (
        connection.prepare("SELECT name, sql FROM temp.sqlite_master WHERE type = 'view'").all() as {
          name: string;
          sql: string;
        }[]
      ).filter(({ name }) => !tables.includes(name));
      // The one looks up whom own records name, the other who of the pool is at work; both have their tests above.
      const lookingPast = ['attendance_names', 'pool_presence'];
      expect(views.filter(({ sql }) => /\bmain"?\s*\./i.test(sql)).map(({ name }) => name)).toEqual(
        lookingPast,
      );
      const foreign = views.filter(
        ({ name }) =>
          name !== 'pool_presence' &&
          connection.prepare(`SELECT count(*) FROM "${name}" WHERE client_id IS NOT ?`).pluck().get(A) !== 0,
      );
      expect(foreign.map(({ name }) => name)).toEqual([]);
    });
  });
});

describe('wall 2: the lane', () => {
  const visible = (connection: Connection) =>
    connection.prepare('SELECT client_id FROM temp.scope_client ORDER BY client_id').pluck().all();

  it('runs one call at a time: the next one begins when the last has ended', async () => {
    for (const lane of [stage.database.reader, stage.database.writer]) {
      const events: string[] = [];
      let letGo = (): void => undefined;
      const gate = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      const call = (actor: typeof operatorA, name: string, wait: Promise<void> | null) =>
        lane.run(actor, async (scope) => {
          const connection = connectionOf(scope);
          events.push(`${name} begins`);
          await wait;
          events.push(`${name} sees ${visible(connection).join(' ')}`);
        });
      const calls = [call(operatorA, 'first', gate), call(operatorM, 'second', null)];
      for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      letGo();
      await Promise.allSettled(calls);
      expect(events).toEqual(['first begins', `first sees ${A}`, 'second begins', `second sees ${M}`]);
    }
  });

  it('leaves the connection blind after a call, also after one that failed', async () => {
    for (const lane of [stage.database.reader, stage.database.writer]) {
      const kept = await lane.run(operatorA, async (scope) => connectionOf(scope));
      expect(visible(kept)).toEqual([]);
      await lane
        .run(systemAdmin, async () => {
          throw new Error('failed on purpose');
        })
        .catch(() => undefined);
      expect(visible(kept)).toEqual([]);
      expect(kept.inTransaction).toBe(false);
    }
  });

  it('keeps nothing of a call that failed or rehearsed', async () => {
    const count = () => onWriter(operatorA, (c) => c.prepare('SELECT count(*) FROM lines').pluck().get());
    const before = await count();
    const addLine = (connection: Connection) =>
      insertRow(connection, 'lines', { ...plausibleRow(connection, 'lines', A), id: 90, code: 'L-90' });
    await stage.database.writer
      .run(operatorA, async (scope) => {
        addLine(connectionOf(scope));
        throw new Error('failed on purpose');
      })
      .catch(() => undefined);
    await stage.database.writer.run(operatorA, async (scope) => {
      addLine(connectionOf(scope));
      rehearse(scope);
    });
    expect(await count()).toBe(before);
  });

  it('answers not-found to a write outside the scope', async () => {
    const attempt = onWriter(operatorA, (c) =>
      c.prepare("UPDATE main.lines SET name = 'x' WHERE client_id = ?").run(M),
    );
    await expect(attempt).rejects.toMatchObject({ code: 'not-found', key: 'not-found.row', params: {} });
  });
});
