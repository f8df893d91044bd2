import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase, readAuditKey, rebuildSums } from './check';
import { filesOf } from './files';
import { openDatabase } from './open';
import { connectionOf, touch, type Actor } from './scope';

const admin: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };
const now = '2026-01-05T08:00:00.000Z';

let folder: string;

const entry = (id: number, shiftDate: string, source: string): string => `
  INSERT INTO main.production_entries (id, client_id, work_order_id, shift_date, shift_type, units_produced,
      recorded_by, recorded_at, created_at, updated_at, cycle_ms_used, cycle_source, cycle_confidence, assigned_used,
      assigned_source, assigned_confidence, present_used, present_source, present_confidence, scheduled_seconds_used,
      scheduled_source, scheduled_confidence, run_seconds_used, run_source, run_confidence)
    VALUES (${id}, 1, 1, '${shiftDate}', 'SHIFT_1ST', 100, 'U1', '${now}', '${now}', '${now}', 900000, '${source}', 100,
      10, 'entry', 100, 10, 'entry', 100, 32400, 'entry', 100, 28800, 'entry', 100);`;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-check-'));
  const database = await openDatabase(folder, { create: true });
  await database.writer.run(admin, async (scope) => {
    const connection = connectionOf(scope);
    connection.exec(`INSERT INTO temp.scope_client VALUES (1);
      INSERT INTO main.clients (id, code, name, created_at, updated_at) VALUES (1, 'CLIENT-A', 'Client A', '${now}', '${now}');
      INSERT INTO main.work_orders (id, client_id, code, planned_quantity, status, created_by, created_at, updated_at)
        VALUES (1, 1, 'W1', 100, 'ACTIVE', 'U1', '${now}', '${now}')`);
    for (const [id, date] of ['2025-12-01', '2025-12-02', '2025-12-03'].entries()) {
      connection.exec(entry(id + 1, date, 'work-order'));
      touch(scope, { clientId: 1, table: 'production_entries', date });
    }
  });
  await database.close();
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Works on the file with another program, which knows no walls and no rules. */
const spoil = (sql: string): void => {
  const file = new Database(filesOf(folder).database);
  file.pragma('foreign_keys = OFF');
  file.exec(sql);
  file.close();
};

const failures = async () => (await checkDatabase(folder)).filter((check) => !check.isOk);

describe('check', () => {
  it('finds nothing in a sound database', async () => {
    const checks = await checkDatabase(folder);
    expect(checks.map((check) => [check.name, check.faults])).toEqual([
      ['file', 0],
      ['integrity', 0],
      ['references', 0],
      ['schema', 0],
      ['audit', 0],
      ['resolved', 0],
      ['days', 0],
    ]);
  });

  it.each([
    [
      'a missing trigger',
      'DROP TRIGGER audit_log_refuses_delete',
      'schema',
      'trigger audit_log_refuses_delete is missing',
    ],
    [
      'a missing index',
      'DROP INDEX production_entries_shift',
      'schema',
      'index production_entries_shift is missing',
    ],
    ['a table of somebody else', 'CREATE TABLE theirs (id INTEGER)', 'schema', 'table theirs is not ours'],
    [
      'a weakened trigger',
      `DROP TRIGGER audit_log_refuses_update;
       CREATE TRIGGER audit_log_refuses_update BEFORE UPDATE ON audit_log BEGIN SELECT 1; END`,
      'schema',
      'trigger audit_log_refuses_update differs',
    ],
    [
      'a row that points to nothing',
      'UPDATE production_entries SET work_order_id = 77 WHERE id = 2',
      'references',
      'row 2 of production_entries points to nothing in work_orders',
    ],
    [
      'an entry that was never resolved',
      `${entry(9, '2025-12-03', 'pending')} UPDATE production_entries SET voided_at = '${now}' WHERE id = 3;
       DELETE FROM kpi_day`,
      'resolved',
      'production entry 9 was never resolved',
    ],
  ])('finds %s', async (_, sql, name, words) => {
    spoil(sql);
    const found = (await failures()).find((check) => check.name === name);
    expect(found).toMatchObject({ faults: 1, found: [words] });
  });

  it.each([
    [
      'a changed sum',
      "UPDATE kpi_day SET units_produced = units_produced + 1 WHERE shift_date = '2025-12-02'",
      1,
    ],
    ['a lost day', "DELETE FROM kpi_day WHERE shift_date = '2025-12-02'", 1],
    ['days without rows', 'DELETE FROM production_entries', 3],
  ])('finds %s in the daily sums and can compute them anew', async (_, sql, faults) => {
    spoil(sql);
    expect(await failures()).toMatchObject([{ name: 'days', faults }]);
    await rebuildSums(folder, admin);
    expect(await failures()).toEqual([]);
    const file = new Database(filesOf(folder).database, { readonly: true });
    const last = file.prepare('SELECT action, table_name FROM audit_log ORDER BY id DESC').get();
    file.close();
    expect(last).toEqual({ action: 'update', table_name: 'kpi_day' });
  });

  it('finds damaged pages', async () => {
    const path = filesOf(folder).database;
    const bytes = readFileSync(path);
    bytes.fill(0xff, bytes.length - 2 * 4096, bytes.length - 4096);
    writeFileSync(path, bytes);
    const found = await failures();
    expect(found.map((check) => check.name)).toEqual(['integrity']);
  });

  it('refuses a newer file, a foreign one and a folder without any', async () => {
    spoil('PRAGMA user_version = 999');
    await expect(checkDatabase(folder)).rejects.toMatchObject({ key: 'database.newer' });
    spoil('PRAGMA application_id = 5');
    await expect(checkDatabase(folder)).rejects.toMatchObject({ key: 'database.not-lineside' });
    await expect(checkDatabase(join(folder, 'none'))).rejects.toMatchObject({ key: 'database.missing' });
  });

  it('lets only administrators compute sums anew', async () => {
    const leader: Actor = { userId: 5, code: 'U5', role: 'LEADER', host: 'cli' };
    await expect(rebuildSums(folder, leader)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('takes only an audit key for one', () => {
    expect(readAuditKey(filesOf(folder).auditKey).secret).toHaveLength(32);
    writeFileSync(join(folder, 'note'), '{"id": 5}');
    for (const name of ['note', 'none', 'lineside.sqlite']) {
      expect(() => readAuditKey(join(folder, name))).toThrow(
        expect.objectContaining({ key: 'audit.not-a-key' }),
      );
    }
  });
});
