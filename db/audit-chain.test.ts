import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { audit } from './audit';
import { verifyAudit } from './audit-chain';
import { verifyAuditOf } from './check';
import { copyDatabase } from './backup';
import { filesOf } from './files';
import { openDatabase } from './open';
import { restoreBackup } from './restore';
import type { Actor } from './scope';

const admin: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };

let folder: string;
let data: string;

/** Writes that many audit rows as the product does. */
const write = async (count: number, into = data): Promise<void> => {
  const database = await openDatabase(into, { create: true });
  for (let at = 0; at < count; at += 1) {
    await database.writer.run(admin, async (scope) =>
      audit(scope, {
        clientId: null,
        action: 'update',
        table: 'database_info',
        rowId: at,
        before: { step: at },
        after: { step: at + 1 },
      }),
    );
  }
  await database.close();
};

/** Works on the file as somebody with another program would: triggers dropped, then whatever they like. */
const tamper = (sql: string, into = data): void => {
  const file = new Database(filesOf(into).database);
  file.exec('DROP TRIGGER audit_log_refuses_update; DROP TRIGGER audit_log_refuses_delete');
  file.exec(sql);
  file.close();
};

const verify = async (from = data) => {
  const database = await openDatabase(from);
  try {
    return await database.reader.run(admin, verifyAudit);
  } finally {
    await database.close();
  }
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-audit-'));
  data = join(folder, 'data');
  await write(10);
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('audit chain', () => {
  it('holds as it was written, and an empty one holds too', async () => {
    const whole = await verify();
    expect(whole).toMatchObject({ rows: 10, verified: 10, sealedElsewhere: 0, firstBroken: null });
    expect(whole.head).toMatchObject({ id: 10 });
    await write(0, join(folder, 'empty'));
    expect(await verify(join(folder, 'empty'))).toMatchObject({ rows: 0, firstBroken: null, head: null });
  });

  it('can neither be updated nor deleted from while its triggers stand', () => {
    const file = new Database(filesOf(data).database);
    expect(() => file.exec("UPDATE audit_log SET actor = 'someone' WHERE id = 3")).toThrow('append-only');
    expect(() => file.exec('DELETE FROM audit_log WHERE id = 3')).toThrow('append-only');
    file.close();
  });

  const columns = [
    'client_id',
    'at',
    'actor',
    'host',
    'action',
    'table_name',
    'row_id',
    'before',
    'after',
    'hash',
  ];
  it.each(columns)('shows a changed %s', async (column) => {
    tamper(
      column === 'client_id'
        ? `INSERT INTO clients (id, code, name, created_at, updated_at) VALUES (7, 'C', 'C', '', '');
           DROP TRIGGER audit_log_client_is_fixed; UPDATE audit_log SET client_id = 7 WHERE id = 4`
        : `UPDATE audit_log SET ${column} = '77' WHERE id = 4`,
    );
    expect(await verify()).toMatchObject({ firstBroken: { id: 4, reason: 'changed' } });
  });

  it.each([
    ['a row taken out', 'DELETE FROM audit_log WHERE id = 4', 4, 'missing'],
    ['the first rows taken out', 'DELETE FROM audit_log WHERE id < 3', 1, 'missing'],
    [
      'a row taken out and the ids closed up',
      'DELETE FROM audit_log WHERE id = 4; UPDATE audit_log SET id = id - 1 WHERE id > 4',
      4,
      'changed',
    ],
    [
      'a row put in',
      `UPDATE audit_log SET id = id + 100 WHERE id > 6; UPDATE audit_log SET id = id - 99 WHERE id > 100;
       INSERT INTO audit_log SELECT 7, client_id, at, actor, host, action, table_name, row_id, before, after, key_id, hash
         FROM audit_log WHERE id = 6`,
      7,
      'changed',
    ],
    [
      'a row put in front',
      'INSERT INTO audit_log SELECT 0, client_id, at, actor, host, action, table_name, row_id, before, after, key_id, hash FROM audit_log WHERE id = 6',
      0,
      'changed',
    ],
    [
      'two rows that changed places',
      'UPDATE audit_log SET id = 99 WHERE id = 5; UPDATE audit_log SET id = 5 WHERE id = 6; UPDATE audit_log SET id = 6 WHERE id = 99',
      5,
      'changed',
    ],
    [
      'a changed row that claims another key',
      "UPDATE audit_log SET after = '{}', key_id = 'elsewhere' WHERE id = 4",
      4,
      'other-key',
    ],
    [
      'a changed end that claims another key',
      "UPDATE audit_log SET after = '{}', key_id = 'elsewhere' WHERE id > 8",
      9,
      'other-key',
    ],
  ])('shows %s', async (_, sql, id, reason) => {
    tamper(sql);
    expect(await verify()).toMatchObject({ firstBroken: { id, reason } });
  });

  it('shows a cut end by what the backups noted, also when it has grown again', async () => {
    const { backups } = filesOf(data);
    const before = readFileSync(filesOf(data).auditKey);
    const database = await openDatabase(data);
    await database.close();
    await import('node:fs').then((fs) => fs.mkdirSync(backups, { recursive: true }));
    await copyDatabase(data, join(backups, 'daily-2026-01-05.sqlite'));
    tamper('DELETE FROM audit_log WHERE id > 8');
    expect(await verify()).toMatchObject({ rows: 8, firstBroken: { id: 9, reason: 'cut-off' } });
    await write(5);
    expect(await verify()).toMatchObject({ rows: 13, firstBroken: { id: 10, reason: 'changed' } });
    expect(readFileSync(filesOf(data).auditKey)).toEqual(before);
  });

  it('goes on under a new key after a restore, and verifies the rows before it with the old one', async () => {
    const backup = join(folder, 'backup.sqlite');
    await copyDatabase(data, backup);
    const restored = join(folder, 'restored');
    await restoreBackup(backup, restored, admin);
    await write(3, restored);
    expect(await verify(restored)).toMatchObject({
      rows: 14,
      verified: 4,
      sealedElsewhere: 10,
      firstBroken: null,
    });
    const { readAuditKey } = await import('./check');
    const oldKey = readAuditKey(filesOf(data).auditKey);
    expect(await verifyAuditOf(restored, [oldKey])).toMatchObject({ verified: 14, sealedElsewhere: 0 });
    tamper("UPDATE audit_log SET hash = 'ab' WHERE id = 10", restored);
    expect(await verify(restored)).toMatchObject({ firstBroken: { id: 1, reason: 'other-key' } });
    expect(await verifyAuditOf(restored, [oldKey])).toMatchObject({
      firstBroken: { id: 10, reason: 'changed' },
    });
  });
});
