import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { audit } from './audit';
import { backUp, backUpBeforeUpdate, copyDatabase } from './backup';
import { countTables, findManifest, manifestPathOf, sha256OfFile } from './backup-manifest';
import { openConnection } from './connection';
import { filesOf } from './files';
import { migrate, MIGRATIONS } from './migrate';
import { openDatabase, type OpenDatabase } from './open';
import { restoreBackup } from './restore';
import { connectionOf, type Actor } from './scope';

const admin: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };
const leader: Actor = { userId: 5, code: 'U5', role: 'LEADER', host: 'cli' };
const now = '2026-01-05T08:00:00.000Z';

let folder: string;
let data: string;
let database: OpenDatabase;
const file = (name: string): string => join(folder, name);

const save = (note: string): Promise<number> =>
  database.writer.run(admin, async (scope) =>
    audit(scope, {
      clientId: null,
      action: 'update',
      table: 'database_info',
      rowId: null,
      before: null,
      after: { note },
    }),
  );

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-backup-'));
  data = file('data');
  database = await openDatabase(data, { create: true });
  await database.writer.run(admin, async (scope) => {
    connectionOf(scope).exec(`
      INSERT INTO main.users (id, code, username, full_name, role, created_at, updated_at)
        VALUES (1, 'U1', 'operator.a', 'Operator A', 'OPERATOR', '${now}', '${now}');
      INSERT INTO main.sessions (token_hash, user_id, host, created_at, last_seen_at)
        VALUES ('ab', 1, 'web', '${now}', '${now}')`);
  });
  await save('first');
});

afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const refusal = (key: string) => expect.objectContaining({ key });

describe('backup', () => {
  it('makes one file and a manifest of what it holds, without the audit key', async () => {
    const manifest = await backUp(database, admin, file('one.sqlite'));
    expect(readdirSync(folder).toSorted()).toEqual(['data', 'one.sqlite', 'one.sqlite.manifest.json']);
    expect(findManifest(file('one.sqlite'))).toEqual(manifest);
    expect(manifest.sha256).toBe(await sha256OfFile(file('one.sqlite')));
    expect(manifest.rows).toMatchObject({ users: 1, sessions: 1, audit_log: 1, clients: 0 });
    expect(manifest.auditHead).toMatchObject({ id: 1 });
    expect(manifest.verified).toEqual(['file', 'integrity', 'references', 'audit', 'resolved', 'days']);
    const { secret } = JSON.parse(readFileSync(filesOf(data).auditKey, 'utf8')) as { secret: string };
    const bytes = readFileSync(file('one.sqlite'));
    expect(bytes.includes(secret)).toBe(false);
    expect(bytes.includes(Buffer.from(secret, 'hex'))).toBe(false);
  });

  it('is noted in the audit log with the head that it holds', async () => {
    const manifest = await backUp(database, admin, file('one.sqlite'));
    const row = await database.reader.run(admin, async (scope) =>
      connectionOf(scope).prepare("SELECT id, after FROM audit_log WHERE action = 'backup'").get(),
    );
    const { id, after } = row as { id: number; after: string };
    expect(id).toBe(2);
    expect(JSON.parse(after)).toMatchObject({ file: 'one.sqlite', sha256: manifest.sha256, head: { id: 1 } });
  });

  it('holds one moment of a database that others write to meanwhile, and never starts over', async () => {
    await save('x'.repeat(30_000_000));
    const other = openConnection(filesOf(data).database);
    const insert = other.prepare('INSERT INTO database_info (key, value) VALUES (?, ?)');
    let steps = 0;
    const shares: number[] = [];
    const manifest = await copyDatabase(data, file('busy.sqlite'), {
      onProgress: (share) => {
        shares.push(share);
        insert.run(`while-copying-${(steps += 1)}`, 'x');
      },
    });
    const rows = other.prepare('SELECT count(*) FROM database_info').pluck().get();
    other.close();
    expect(steps).toBeGreaterThan(2);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(manifest.rows['database_info']).toBe(Number(rows) - steps);
  });

  it('refuses to overwrite a file, a missing folder and anyone but an administrator', async () => {
    writeFileSync(file('taken.sqlite'), 'mine');
    await expect(backUp(database, admin, file('taken.sqlite'))).rejects.toEqual(refusal('backup.exists'));
    expect(readFileSync(file('taken.sqlite'), 'utf8')).toBe('mine');
    await expect(backUp(database, admin, file('nowhere/a.sqlite'))).rejects.toEqual(
      refusal('backup.no-folder'),
    );
    await expect(backUp(database, leader, file('b.sqlite'))).rejects.toEqual(refusal('failure.forbidden'));
    expect(readdirSync(folder).toSorted()).toEqual(['data', 'taken.sqlite']);
  });

  it.each([
    ['audit', "DROP TRIGGER audit_log_refuses_update; UPDATE audit_log SET after = '{}'"],
    ['references', 'PRAGMA foreign_keys = OFF; UPDATE sessions SET user_id = 99'],
  ])('does not keep a copy whose %s do not hold', async (name, sql) => {
    const other = new Database(filesOf(data).database);
    other.exec(sql);
    other.close();
    await expect(copyDatabase(data, file('bad.sqlite'))).rejects.toMatchObject({
      key: 'backup.unsound',
      params: { checks: name },
    });
    expect(readdirSync(folder)).toEqual(['data']);
  });

  it('keeps a copy with faults that leave its rows readable where told to, says so, and restores it', async () => {
    await save('second');
    const other = new Database(filesOf(data).database);
    other.exec('DROP TRIGGER audit_log_refuses_delete; DELETE FROM audit_log WHERE id = 1');
    other.close();
    const manifest = await copyDatabase(data, file('faulty.sqlite'), { keepFaulty: true });
    expect(manifest.faults).toEqual(['audit']);
    expect(manifest.verified).toEqual(['file', 'integrity', 'references', 'resolved', 'days']);
    const restored = await restoreBackup(file('faulty.sqlite'), file('fresh'), admin);
    expect(restored.faults).toEqual(['audit']);
    const broken = new Database(filesOf(data).database);
    broken.pragma('foreign_keys = OFF');
    broken.exec('UPDATE sessions SET user_id = 99');
    broken.close();
    await expect(copyDatabase(data, file('broken.sqlite'), { keepFaulty: true })).rejects.toEqual(
      refusal('backup.unsound'),
    );
  });
});

describe('restore', () => {
  beforeEach(async () => {
    await backUp(database, admin, file('good.sqlite'));
  });

  /** What a folder holds afterwards: nothing may be left of a refused restore. */
  const restoreRefused = async (from: string, key: string): Promise<void> => {
    await expect(restoreBackup(from, file('fresh'), admin)).rejects.toEqual(refusal(key));
    expect(existsSync(file('fresh'))).toBe(false);
  };

  it('brings back every row in a fresh folder under a key of its own, and says where from', async () => {
    const restored = await restoreBackup(file('good.sqlite'), file('fresh'), admin);
    expect(restored).toMatchObject({ hadManifest: true, head: { id: 1 } });
    const there = await openDatabase(file('fresh'));
    const { rows, last, open } = await there.reader.run(admin, async (scope) => ({
      rows: countTables(connectionOf(scope)),
      last: connectionOf(scope).prepare('SELECT * FROM audit_log ORDER BY id DESC').get(),
      open: connectionOf(scope)
        .prepare('SELECT count(*) FROM main.sessions WHERE revoked_at IS NULL')
        .pluck()
        .get(),
    }));
    await there.close();
    const manifest = findManifest(file('good.sqlite'));
    expect(rows).toEqual({ ...manifest?.rows, audit_log: 2 });
    expect(last).toMatchObject({ id: 2, action: 'restore', actor: 'cli' });
    expect((last as { after: string }).after).toContain(manifest?.sha256);
    expect(open).toBe(0);
    expect(readFileSync(filesOf(file('fresh')).auditKey)).not.toEqual(readFileSync(filesOf(data).auditKey));
    expect(readdirSync(file('fresh')).toSorted()).toEqual(['lineside.audit-key', 'lineside.sqlite']);
  });

  it('restores a file whose manifest was lost', async () => {
    rmSync(manifestPathOf(file('good.sqlite')));
    const restored = await restoreBackup(file('good.sqlite'), file('fresh'), admin);
    expect(restored.hadManifest).toBe(false);
  });

  it('refuses a folder that has a database and leaves it alone', async () => {
    await save('later');
    await expect(restoreBackup(file('good.sqlite'), data, admin)).rejects.toEqual(
      refusal('restore.folder-taken'),
    );
    expect(await save('still here')).toBe(4);
  });

  it('refuses a missing file, and anyone but an administrator', async () => {
    await restoreRefused(file('none.sqlite'), 'restore.no-file');
    await expect(restoreBackup(file('good.sqlite'), file('fresh'), leader)).rejects.toEqual(
      refusal('failure.forbidden'),
    );
  });

  it('refuses a file that is not the one its manifest describes', async () => {
    const bytes = readFileSync(file('good.sqlite'));
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 100) ^ 1, bytes.length - 100);
    writeFileSync(file('good.sqlite'), bytes);
    await restoreRefused(file('good.sqlite'), 'restore.changed');
  });

  it('refuses a damaged file that has no manifest', async () => {
    const copy = file('torn.sqlite');
    copyFileSync(file('good.sqlite'), copy);
    const { length } = readFileSync(copy);
    truncateSync(copy, length - 3 * 4096);
    await restoreRefused(copy, 'restore.unsound');
  });

  it('refuses an unreadable manifest', async () => {
    writeFileSync(manifestPathOf(file('good.sqlite')), '{');
    await restoreRefused(file('good.sqlite'), 'restore.manifest');
  });

  it('refuses a backup of a newer version and files of other programs, untouched', async () => {
    const newer = new Database(file('good.sqlite'));
    newer.pragma('user_version = 999');
    newer.close();
    rmSync(manifestPathOf(file('good.sqlite')));
    await restoreRefused(file('good.sqlite'), 'database.newer');
    const foreign = new Database(file('foreign.sqlite'));
    foreign.exec('CREATE TABLE theirs (id INTEGER)');
    foreign.close();
    const before = readFileSync(file('foreign.sqlite'));
    await restoreRefused(file('foreign.sqlite'), 'database.not-lineside');
    expect(readFileSync(file('foreign.sqlite'))).toEqual(before);
    writeFileSync(
      file('letter.txt'),
      'Not a database, but a letter that is long enough to be looked at.'.repeat(99),
    );
    await restoreRefused(file('letter.txt'), 'database.not-lineside');
    writeFileSync(file('empty'), '');
    await restoreRefused(file('empty'), 'database.not-lineside');
  });
});

describe('an update', () => {
  it('keeps the older file in backups first, from where it can be restored', async () => {
    const older = file('older');
    mkdirSync(older);
    const connection = openConnection(filesOf(older).database);
    await migrate(connection, async () => undefined, MIGRATIONS.slice(0, -1));
    connection.close();
    const updated = await openDatabase(older);
    await updated.close();
    const [backup = '', ...others] = readdirSync(filesOf(older).backups).filter((name) =>
      name.endsWith('.sqlite'),
    );
    expect(others).toEqual([]);
    const kept = new Database(join(filesOf(older).backups, backup), { readonly: true });
    expect(kept.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length - 1);
    kept.close();
    await restoreBackup(join(filesOf(older).backups, backup), file('again'), admin);
    const again = openConnection(filesOf(file('again')).database, { readonly: true });
    expect(again.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
    again.close();
  });

  it('that fails leaves the file as it was, and the copy of before beside it', async () => {
    const contents = () => {
      const read = new Database(filesOf(data).database, { readonly: true });
      const all = {
        version: read.pragma('user_version', { simple: true }),
        schema: read.prepare('SELECT * FROM sqlite_master ORDER BY name').all(),
        users: read.prepare('SELECT * FROM users').all(),
        log: read.prepare('SELECT * FROM audit_log').all(),
      };
      read.close();
      return all;
    };
    const before = contents();
    const connection = openConnection(filesOf(data).database);
    const broken = {
      name: '9999_broken',
      sql: "UPDATE users SET full_name = 'X'; DROP TABLE audit_log; nonsense",
    };
    const update = migrate(connection, () => backUpBeforeUpdate(data), [...MIGRATIONS, broken]);
    await expect(update).rejects.toThrow('nonsense');
    connection.close();
    expect(contents()).toEqual(before);
    expect(readdirSync(filesOf(data).backups)).toHaveLength(2);
  });
});
