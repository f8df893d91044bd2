import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase } from './check';
import { FAILED_LOGIN_DAYS, startHousekeeping, SUBMISSION_DAYS, tidyUp, tidyUpToday } from './housekeeping';
import { openDatabase, type OpenDatabase } from './open';
import { onFile, setStage } from './repositories/sheet/stage';

const NOW = new Date('2026-06-01T08:00:00.000Z');
const HOUR_MS = 3_600_000;
const before = (days: number, hours = 0): string =>
  new Date(NOW.getTime() - (days * 24 + hours) * HOUR_MS).toISOString();

let folder: string;
let database: OpenDatabase;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-tidy-'));
  database = await openDatabase(folder, { create: true });
  setStage(folder);
});

afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const fill = (table: string, rows: readonly Record<string, unknown>[]): void =>
  onFile(folder, (connection) => {
    for (const row of rows) {
      const names = Object.keys(row);
      connection
        .prepare(
          `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((n) => `@${n}`).join(', ')})`,
        )
        .run(row);
    }
  });

const left = (table: string, column: string): unknown[] =>
  onFile(folder, (connection) =>
    connection.prepare(`SELECT ${column} FROM ${table} ORDER BY ${column}`).pluck().all(),
  );

const session = (name: string, more: object = {}) => ({
  token_hash: name,
  user_id: 1,
  host: 'web',
  created_at: before(0, 1),
  last_seen_at: before(0, 1),
  ...more,
});
const failure = (username: string, failed_at: string) => ({ username, host: 'web', failed_at });
const submission = (submission_id: string, submitted_at: string) => ({
  client_id: 1,
  submission_id,
  submitted_by: 'OP-A',
  batch_hash: 'x',
  result: '{}',
  submitted_at,
});

describe('tidying up', () => {
  it('takes out sessions that are over and leaves those that are good', async () => {
    fill('sessions', [
      session('good'),
      session('logged out', { revoked_at: before(0, 0) }),
      session('older than twelve hours', { created_at: before(0, 12) }),
      session('just not that old', { created_at: before(0, 11) }),
    ]);
    expect(await tidyUp(database.writer, NOW)).toEqual({ sessions: 2, failed_logins: 0, submissions: 0 });
    expect(left('sessions', 'token_hash')).toEqual(['good', 'just not that old']);
  });

  it('keeps failed log-ins for ninety days and submits for thirty, to the hour', async () => {
    fill('failed_logins', [
      failure('too old', before(FAILED_LOGIN_DAYS, 1)),
      failure('on the day', before(FAILED_LOGIN_DAYS)),
      failure('fresh', before(1)),
    ]);
    fill('submissions', [
      submission('too old', before(SUBMISSION_DAYS, 1)),
      submission('on the day', before(SUBMISSION_DAYS)),
      submission('fresh', before(1)),
    ]);
    expect(await tidyUp(database.writer, NOW)).toEqual({ sessions: 0, failed_logins: 1, submissions: 1 });
    expect(left('failed_logins', 'username')).toEqual(['fresh', 'on the day']);
    expect(left('submissions', 'submission_id')).toEqual(['fresh', 'on the day']);
  });

  it('forgets lock-out counts of names that nobody has, never those of users or that hold', async () => {
    fill('failed_logins', [failure('listed stranger', before(1))]);
    fill('login_locks', [
      { username: 'stranger', failures: 3, locked_until: null },
      { username: 'listed stranger', failures: 3, locked_until: null },
      { username: 'locked stranger', failures: 5, locked_until: before(0, -1) },
      { username: 'OP-A', failures: 4, locked_until: null },
    ]);
    await tidyUp(database.writer, NOW);
    expect(left('login_locks', 'username')).toEqual(['OP-A', 'listed stranger', 'locked stranger']);
  });

  it('takes any number of rows, tells it in the audit log as the program and leaves the chain whole', async () => {
    onFile(folder, (connection) =>
      connection
        .prepare(
          `WITH RECURSIVE guess(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM guess WHERE n < 4500)
           INSERT INTO failed_logins (username, host, failed_at) SELECT 'guess ' || n, 'web', ? FROM guess`,
        )
        .run(before(200)),
    );
    expect((await tidyUp(database.writer, NOW)).failed_logins).toBe(4500);
    const rows = onFile(folder, (connection) =>
      connection
        .prepare(
          "SELECT actor, host, action, after FROM audit_log WHERE table_name = 'failed_logins' ORDER BY id",
        )
        .all(),
    );
    const told = { actor: 'engine', host: 'engine', action: 'void' };
    expect(rows).toEqual(
      [2000, 2000, 500].map((removed) => ({ ...told, after: JSON.stringify({ removed }) })),
    );
    expect((await checkDatabase(folder)).filter(({ isOk }) => !isOk)).toEqual([]);
  });
});

describe('housekeeping', () => {
  it('is done once a day, however often the program is started', async () => {
    expect(await tidyUpToday(database.writer, NOW)).not.toBeNull();
    expect(await tidyUpToday(database.writer, new Date(NOW.getTime() + HOUR_MS))).toBeNull();
    expect(await tidyUpToday(database.writer, new Date(NOW.getTime() + 24 * HOUR_MS))).not.toBeNull();
  });

  it('begins when the program starts, and stopping waits for the round under way', async () => {
    fill('sessions', [session('over', { revoked_at: before(0) })]);
    const failures: unknown[] = [];
    const stop = startHousekeeping(database, { onFailure: (error) => failures.push(error), now: () => NOW });
    await stop();
    expect(failures).toEqual([]);
    expect(left('sessions', 'token_hash')).toEqual([]);
  });
});
