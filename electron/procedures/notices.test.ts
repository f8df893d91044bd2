import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure, startDailyBackups, type Actor, type Worries } from '../../db';
import { insert } from '../../db/kpi/test-floor';
import { connectionOf } from '../../db/scope';
import { createEngine, type Engine } from '../engine';
import { noticesOf } from './notices';

const admin: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };
const operator: Actor = { userId: 1, code: 'U1', role: 'OPERATOR', host: 'web' };
const caller = { host: 'web' as const, address: null, token: null, stationToken: null };

let engine: Engine;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-notices-'));
  engine = await createEngine({ folder, create: true });
  await engine.database.writer.run(admin, async (scope) => {
    insert(connectionOf(scope), 'users', {
      id: 1,
      code: 'U1',
      username: 'operator.a',
      full_name: 'Operator A',
      role: 'OPERATOR',
      must_change_password: 1,
    });
  });
});

afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

const namesNow = async () => (await engine.clientFor(admin).notices.list()).map(({ name }) => name);

const CALM: Worries = {
  path: '/data/lineside.sqlite',
  bytes: 1_000_000,
  walBytes: 0,
  freeBytes: 50_000_000_000,
  schemaVersion: 1,
  sqliteVersion: '3',
  createdAt: '2026-01-01T00:00:00.000Z',
  lastBackupAt: '2026-02-01T08:00:00.000Z',
  backupFailure: null,
  failedLogins: 0,
  lastFailedAt: null,
  unchangedPasswords: 0,
};
const NOON = new Date('2026-02-02T12:00:00.000Z');
const told = (change: Partial<Worries>, now = NOON) =>
  noticesOf({ ...CALM, ...change }, now).map(({ name, isCritical, params }) => ({
    name,
    isCritical,
    params,
  }));

describe('notices', () => {
  it('say nothing where nothing is wrong', () => {
    expect(told({})).toEqual([]);
  });

  it('say that the last backup is older than two days, or that there never was one', () => {
    expect(told({}, new Date('2026-02-03T07:59:00.000Z'))).toEqual([]);
    expect(told({}, new Date('2026-02-03T08:00:00.000Z'))).toEqual([
      { name: 'backup-old', isCritical: true, params: { days: 2 } },
    ]);
    expect(told({ lastBackupAt: null })).toMatchObject([{ name: 'backup-old', params: { days: 32 } }]);
    expect(told({ lastBackupAt: null, createdAt: '2026-02-02T08:00:00.000Z' })).toEqual([]);
  });

  it('say that a backup of the file would hardly fit on the disk', () => {
    expect(told({ freeBytes: 1024 ** 3 })).toEqual([]);
    expect(told({ freeBytes: 1024 ** 3 - 1 })).toMatchObject([
      { name: 'disk-low', params: { megabytes: 1023 } },
    ]);
    expect(told({ bytes: 4 * 1024 ** 3, freeBytes: 11 * 1024 ** 3 })).toMatchObject([{ name: 'disk-low' }]);
  });

  it('count failed log-ins of the day and keep whose name was typed to themselves', async () => {
    expect(await namesNow()).toEqual([]);
    for (const username of ['somebody.secret', 'operator.a']) {
      await engine.parts.identity.login({ username, password: 'wrong' }, caller).catch(() => undefined);
    }
    const [notice, ...others] = await engine.clientFor(admin).notices.list();
    expect(notice).toMatchObject({ name: 'failed-logins', isCritical: false, params: { count: 2 } });
    expect(others).toEqual([]);
    expect(JSON.stringify(notice)).not.toMatch(/secret|operator/i);
  });

  it('count users of a demo plant who still have the password that was shown', async () => {
    const mark = {
      seed: 1,
      days: 1,
      until: '2026-01-01',
      clientCodes: [],
      userCodes: ['U1'],
      floatingCodes: [],
    };
    const keep = (isRemoved: boolean) =>
      engine.database.writer.run(admin, async (scope) => {
        connectionOf(scope)
          .prepare("INSERT OR REPLACE INTO main.database_info (key, value) VALUES ('demo_plant', ?)")
          .run(JSON.stringify({ ...mark, isRemoved }));
      });
    await keep(false);
    expect(await engine.clientFor(admin).notices.list()).toMatchObject([
      { name: 'demo-passwords', params: { count: 1 } },
    ]);
    await keep(true);
    expect(await namesNow()).toEqual([]);
  });

  it('tell a daily backup that failed, with its reason, until a later one is good', async () => {
    // A file where the folder of backups should be.
    rmSync(join(folder, 'backups'), { recursive: true, force: true });
    writeFileSync(join(folder, 'backups'), '');
    const runOnce = async () =>
      startDailyBackups(engine.database, { onFailure: engine.parts.upkeep.noteBackupFailure })();
    await runOnce();
    expect(await engine.clientFor(admin).notices.list()).toMatchObject([
      { name: 'backup-failed', isCritical: true, reason: { key: 'notices.backup-error' } },
    ]);
    rmSync(join(folder, 'backups'));
    await runOnce();
    expect(existsSync(join(folder, 'backups')) && readdirSync(join(folder, 'backups'))).toHaveLength(2);
    expect(await namesNow()).toEqual([]);
    engine.parts.upkeep.noteBackupFailure(
      new Failure('unexpected', 'backup.kept-faulty', { checks: 'sums' }),
    );
    expect(await engine.clientFor(admin).notices.list()).toMatchObject([
      { name: 'backup-failed', reason: { key: 'backup.kept-faulty', params: { checks: 'sums' } } },
    ]);
  });
});

describe('about', () => {
  it('tells an administrator where the file is and how large, and everybody the versions', async () => {
    const full = await engine.clientFor(admin).about.get();
    expect(full.file).toMatchObject({ path: join(folder, 'lineside.sqlite') });
    const { bytes = 0, walBytes = 0 } = full.file ?? {};
    expect(bytes + walBytes).toBeGreaterThan(100_000);
    expect(full.sqliteVersion).toMatch(/^3\.\d+\.\d+$/);
    expect(full.schemaVersion).toBeGreaterThan(10);
    const others = await engine.clientFor(operator).about.get();
    expect(others).toEqual({ ...full, file: null });
    expect(JSON.stringify(others)).not.toContain(folder);
  });
});
