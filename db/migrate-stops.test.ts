import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openConnection, type Connection } from './connection';
import { migrate, MIGRATIONS } from './migrate';

/*
 * Stops were given a table anew (a reference to equipment cannot be added to an old one). This is a file as the version
 * before left it, brought to this one.
 */
const BEFORE = MIGRATIONS.findIndex(({ name }) => name === '0014_sheet_sections');

let folder: string;
let connection: Connection;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-migrate-'));
  connection = openConnection(join(folder, 'lineside.sqlite'));
  await migrate(connection, async () => undefined, MIGRATIONS.slice(0, BEFORE));
  connection.exec(`
    INSERT INTO clients (id, code, name, created_at, updated_at)
      VALUES (1, 'A', 'Client A', 'then', 'then'), (2, 'B', 'Client B', 'then', 'then');
    INSERT INTO lines (id, client_id, code, name, created_at, updated_at) VALUES (11, 1, 'L1', 'Line 1', 'then', 'then');
    INSERT INTO employees (id, client_id, code, name, created_at, updated_at)
      VALUES (31, 1, 'E1', 'Employee 1', 'then', 'then'), (32, 2, 'E2', 'Employee 2', 'then', 'then');
    INSERT INTO downtime_reasons (client_id, code, name_en, name_es, created_at, updated_at)
      VALUES (1, 'JAM', 'Jam', 'Atasco', 'then', 'then');
    INSERT INTO downtime_entries (id, client_id, external_id, line_id, shift_date, shift_type, reason, reason_detail,
        duration_seconds, start_time, employees_affected, responsible_employee_id, recorded_by, recorded_at, is_resolved,
        resolution_notes, impact_on_wip_seconds, voided_at, voided_by, void_reason, version, created_at, updated_at)
      VALUES (7, 1, 'D-7', 11, '2026-11-02', 'SHIFT_1ST', 'JAM', 'belt', 1200, '09:10', 8, 31, 'OP-A', 'then', 1,
          'new belt', 60, NULL, NULL, NULL, 3, 'then', 'then'),
        (9, 1, NULL, NULL, '2026-11-03', 'OTHER', 'JAM', NULL, 0, NULL, NULL, NULL, 'OP-A', 'then', 0,
          NULL, NULL, 'then', 'OP-A', 'entered twice', 2, 'then', 'then');
    INSERT INTO drafts (client_id, user_code, kind, scope_key, content, updated_at)
      VALUES (1, 'OP-A', 'sheet', '11|2026-11-02|SHIFT_1ST', '{"rows":[]}', 'then');`);
});

afterEach(() => {
  connection.close();
  rmSync(folder, { recursive: true });
});

const rows = (table: string) => connection.prepare(`SELECT * FROM ${table} ORDER BY id`).all() as object[];
const migrateOn = () => migrate(connection, async () => undefined);
const namesOf = (type: string): unknown[] =>
  connection
    .prepare(`SELECT name FROM sqlite_master WHERE type = ? AND tbl_name = 'downtime_entries' ORDER BY name`)
    .pluck()
    .all(type);

describe('a file from before stops could run', () => {
  it('keeps every stop as it was, not running and of no machine, and every draft', async () => {
    const stops = rows('downtime_entries');
    const drafts = rows('drafts');
    expect(stops).toHaveLength(2);
    await migrateOn();
    expect(rows('downtime_entries')).toEqual(
      stops.map((row) => ({ ...row, equipment_id: null, running_since: null })),
    );
    expect(rows('drafts')).toEqual(drafts.map((row) => ({ ...row, seat: null })));
  });

  it('keeps what guards and finds its stops', async () => {
    const triggers = namesOf('trigger');
    const indexes = namesOf('index');
    expect(triggers).toHaveLength(3);
    await migrateOn();
    expect(namesOf('trigger')).toEqual(triggers);
    expect(namesOf('index')).toEqual([...indexes, 'downtime_entries_running'].toSorted());
    const change = (what: string) => () =>
      connection.exec(`UPDATE downtime_entries SET ${what} WHERE id = 7`);
    expect(change('client_id = 2')).toThrow('is fixed');
    expect(change('responsible_employee_id = 32')).toThrow('neither of this client nor floating');
    expect(change("reason = 'NOBODY-KNOWS'")).toThrow('FOREIGN KEY');
    expect(change('equipment_id = 99')).toThrow('FOREIGN KEY');
    expect(change("running_since = '2026-11-02T15:10:00.000Z'")).toThrow('CHECK');
    expect(change('duration_seconds = -1')).toThrow('CHECK');
  });
});
