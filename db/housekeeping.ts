import { audit } from './audit';
import { oldestAt } from './identity/sessions';
import type { Lane } from './lane';
import { connectionOf, type Actor, type ClientScope } from './scope';

/** Days for which a failed log-in can be looked at. */
export const FAILED_LOGIN_DAYS = 90;
/** Days after which a submit is no longer known again when its sender repeats it. */
export const SUBMISSION_DAYS = 30;

const DAY_MS = 86_400_000;
const LOOK_EVERY_MS = 60 * 60 * 1000;
/** Rows of one transaction: others who write wait no longer than for these. */
const ROWS_AT_A_TIME = 2000;
const DONE_KEY = 'tidied_on';

/** The program itself, at work without being asked. */
const ENGINE: Actor = { userId: null, code: 'engine', role: 'ADMIN', host: 'engine' };

/** What one round took out, by table. */
export type Tidied = {
  readonly sessions: number;
  readonly failed_logins: number;
  readonly submissions: number;
};

const instant = (at: Date, daysBefore: number): string =>
  new Date(at.getTime() - daysBefore * DAY_MS).toISOString();

/** Rows before the first one that is young enough: ids grow with time, so that no young row is looked at. */
const takeOldest = (scope: ClientScope, table: string, column: string, oldest: string): number =>
  connectionOf(scope)
    .prepare(
      `DELETE FROM main.${table} WHERE id IN (
         SELECT id FROM main.${table}
         WHERE id < ifnull((SELECT id FROM main.${table} WHERE ${column} >= @oldest ORDER BY id LIMIT 1), 9e18)
         ORDER BY id LIMIT @most)`,
    )
    .run({ oldest, most: ROWS_AT_A_TIME }).changes;

const takeEndedSessions = (scope: ClientScope, at: Date): number =>
  connectionOf(scope)
    .prepare(
      `DELETE FROM main.sessions WHERE id IN (
         SELECT id FROM main.sessions
         WHERE revoked_at IS NOT NULL OR iif(board_since IS NULL, created_at <= @oldest, board_since <= @oldestBoard)
         LIMIT @most)`,
    )
    .run({ ...oldestAt(at), most: ROWS_AT_A_TIME }).changes;

/** Counts of names that no user has, once their failures are forgotten and no lock holds them. */
const takeStaleLocks = (scope: ClientScope, at: Date): void => {
  connectionOf(scope)
    .prepare(
      `DELETE FROM main.login_locks
       WHERE (locked_until IS NULL OR locked_until <= ?)
         AND NOT EXISTS (SELECT 1 FROM main.users u WHERE u.username = login_locks.username)
         AND NOT EXISTS (SELECT 1 FROM main.failed_logins f WHERE f.username = login_locks.username)`,
    )
    .run(at.toISOString());
};

/**
 * Takes out what nobody needs any more: sessions that are over, failed log-ins older than 90 days with the lock-out
 * counts of names that nobody has, submits older than 30 days. A few thousand rows at a time, so that those who save
 * are not kept waiting; what was taken out stands in the audit log.
 */
export const tidyUp = async (writer: Lane, at: Date): Promise<Tidied> => {
  const tidied = { sessions: 0, failed_logins: 0, submissions: 0 };
  const rounds = {
    sessions: (scope) => takeEndedSessions(scope, at),
    failed_logins: (scope) => takeOldest(scope, 'failed_logins', 'failed_at', instant(at, FAILED_LOGIN_DAYS)),
    submissions: (scope) => takeOldest(scope, 'submissions', 'submitted_at', instant(at, SUBMISSION_DAYS)),
  } as const satisfies Record<keyof Tidied, (scope: ClientScope) => number>;
  for (const table of ['sessions', 'failed_logins', 'submissions'] as const) {
    let removed: number;
    do {
      removed = await writer.run(ENGINE, async (scope) => {
        const count = rounds[table](scope);
        if (count > 0) {
          audit(scope, {
            clientId: null,
            action: 'void',
            table,
            rowId: null,
            before: null,
            after: { removed: count },
          });
        }
        return count;
      });
      tidied[table] += removed;
    } while (removed === ROWS_AT_A_TIME);
  }
  await writer.run(ENGINE, async (scope) => takeStaleLocks(scope, at));
  return tidied;
};

/** The same once a day, however often the program is started; null if it was done that day. */
export const tidyUpToday = async (writer: Lane, at: Date): Promise<Tidied | null> => {
  const today = at.toISOString().slice(0, 10);
  const doneOn = await writer.run(ENGINE, async (scope) =>
    connectionOf(scope).prepare('SELECT value FROM main.database_info WHERE key = ?').pluck().get(DONE_KEY),
  );
  if (doneOn === today) return null;
  const tidied = await tidyUp(writer, at);
  await writer.run(ENGINE, async (scope) =>
    connectionOf(scope)
      .prepare(
        `INSERT INTO main.database_info (key, value) VALUES (?, ?)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
      )
      .run(DONE_KEY, today),
  );
  return tidied;
};

/**
 * Tidies an open database up once a day for as long as it is hosted: now if it is due, then as days change. A failure is
 * told and tried again an hour later.
 * @returns stops it; resolves when a round under way has ended.
 */
export const startHousekeeping = (
  { writer }: { readonly writer: Lane },
  options: { readonly onFailure: (error: unknown) => void; readonly now?: () => Date },
): (() => Promise<void>) => {
  const now = options.now ?? (() => new Date());
  let running: Promise<unknown> | null = null;
  const look = (): void => {
    running ??= tidyUpToday(writer, now())
      .catch(options.onFailure)
      .finally(() => {
        running = null;
      });
  };
  look();
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
};
