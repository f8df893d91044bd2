import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { APPLICATION_ID, openConnection, type Connection } from './connection';
import { examineFile, migrate, MIGRATIONS, type Migration } from './migrate';

let folder: string;
let file: string;
let connection: Connection;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-migrate-'));
  file = join(folder, 'lineside.sqlite');
  connection = openConnection(file);
});

afterEach(() => {
  connection.close();
  rmSync(folder, { recursive: true });
});

const noBackup = async (): Promise<void> => undefined;

const first: Migration = {
  name: '0000_first',
  sql: `CREATE TABLE parents (id INTEGER PRIMARY KEY) STRICT;
    CREATE TABLE children (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parents(id) ON DELETE CASCADE) STRICT;
    INSERT INTO parents VALUES (1), (2); INSERT INTO children VALUES (10, 1), (20, 2);`,
};

/** Rebuilds `parents` the way SQLite prescribes: new table, copy, drop, rename. */
const rebuild: Migration = {
  name: '0001_rebuild',
  sql: `CREATE TABLE parents_new (id INTEGER PRIMARY KEY, name TEXT) STRICT;
    INSERT INTO parents_new (id) SELECT id FROM parents; DROP TABLE parents; ALTER TABLE parents_new RENAME TO parents;`,
};

const counts = () => ({
  parents: connection.prepare('SELECT count(*) FROM parents').pluck().get(),
  children: connection.prepare('SELECT count(*) FROM children').pluck().get(),
});

describe('migrate', () => {
  it('makes a new file with identity, version, foreign keys on and STRICT tables only', async () => {
    const { applied } = await migrate(connection, noBackup);
    expect(applied).toEqual(MIGRATIONS.map((m) => m.name));
    expect(connection.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
    expect(connection.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
    expect(connection.pragma('foreign_keys', { simple: true })).toBe(1);
    const loose = connection
      .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0")
      .pluck()
      .all();
    expect(loose).toEqual(['sqlite_schema']);
    expect((await migrate(connection, noBackup)).applied).toEqual([]);
  });

  it('keeps the children of a rebuilt table', async () => {
    await migrate(connection, noBackup, [first]);
    await migrate(connection, noBackup, [first, rebuild]);
    expect(counts()).toEqual({ parents: 2, children: 2 });
  });

  it('backs up an existing file before it changes it, and a new one not', async () => {
    const saved: unknown[] = [];
    const backUp = async (): Promise<void> =>
      void saved.push(connection.pragma('user_version', { simple: true }));
    await migrate(connection, backUp, [first]);
    expect(saved).toEqual([]);
    await migrate(connection, backUp, [first, rebuild]);
    expect(saved).toEqual([1]);
  });

  it('changes nothing when the backup fails', async () => {
    await migrate(connection, noBackup, [first]);
    const failing = async (): Promise<void> => Promise.reject(new Error('no space for the backup'));
    await expect(migrate(connection, failing, [first, rebuild])).rejects.toThrow('no space');
    expect(connection.pragma('user_version', { simple: true })).toBe(1);
  });

  it.each([
    ['loses rows', 'DELETE FROM children', 'database.migration-rows'],
    ['breaks a reference', 'UPDATE children SET parent = 99', 'database.migration-references'],
    ['is wrong SQL half way', 'DELETE FROM children; SELECT nonsense FROM nowhere', 'no such table'],
  ])('takes everything back when the SQL %s', async (_, sql, reason) => {
    await migrate(connection, noBackup, [first]);
    await expect(migrate(connection, noBackup, [first, { name: '0001_bad', sql }])).rejects.toThrow(reason);
    expect(counts()).toEqual({ parents: 2, children: 2 });
    expect(connection.pragma('user_version', { simple: true })).toBe(1);
    expect(connection.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  it('refuses a newer file and another program’s file without touching them', async () => {
    await migrate(connection, noBackup, [first, rebuild]);
    expect(() => examineFile(connection, [first])).toThrow(
      expect.objectContaining({ key: 'database.newer' }),
    );
    connection.close();

    const foreign = join(folder, 'foreign.sqlite');
    const other = new Database(foreign);
    other.exec('CREATE TABLE theirs (id INTEGER)');
    other.close();
    const before = readFileSync(foreign);
    copyFileSync(foreign, file);
    rmSync(`${file}-wal`, { force: true });
    rmSync(`${file}-shm`, { force: true });
    connection = new Database(file);
    expect(() => examineFile(connection)).toThrow(expect.objectContaining({ key: 'database.not-lineside' }));
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});
