import { connectionOf, type ClientScope } from '../scope';
import type { Host } from '../vocabulary';

const FAILURES_PER_LOCK = 5;
const LOCK_MINUTES = [1, 5, 15, 30, 60] as const;

/** Minutes that the given number of failures in a row locks a name for; 0 between two locks. */
export const lockMinutesAfter = (failures: number): number => {
  if (failures === 0 || failures % FAILURES_PER_LOCK !== 0) return 0;
  const lock = Math.min(failures / FAILURES_PER_LOCK, LOCK_MINUTES.length);
  return LOCK_MINUTES[lock - 1] ?? 60;
};

/** Until when a name is locked, whether a user of that name exists or not; null when it is open. */
export const findLock = (scope: ClientScope, username: string, at: Date): Date | null => {
  const until = connectionOf(scope)
    .prepare('SELECT locked_until FROM main.login_locks WHERE username = ?')
    .pluck()
    .get(username);
  return typeof until === 'string' && Date.parse(until) > at.getTime() ? new Date(until) : null;
};

/**
 * Counts an attempt as failed before its password is looked at, so that simultaneous guesses cannot outrun the count;
 * a success clears it. Every fifth failure in a row locks the name, each time for longer.
 */
export const countAttempt = (scope: ClientScope, username: string, at: Date): void => {
  const connection = connectionOf(scope);
  const before = connection
    .prepare('SELECT failures FROM main.login_locks WHERE username = ?')
    .pluck()
    .get(username);
  const failures = Number(before ?? 0) + 1;
  const minutes = lockMinutesAfter(failures);
  const until = minutes === 0 ? null : new Date(at.getTime() + minutes * 60_000).toISOString();
  connection
    .prepare(
      `INSERT INTO main.login_locks (username, failures, locked_until) VALUES (@username, @failures, @until)
       ON CONFLICT (username) DO UPDATE SET failures = @failures, locked_until = @until`,
    )
    .run({ username, failures, until });
};

/** Forgets a name's failures after a log-in. */
export const clearAttempts = (scope: ClientScope, username: string): void => {
  connectionOf(scope).prepare('DELETE FROM main.login_locks WHERE username = ?').run(username);
};

/** Keeps a failed log-in, from where and when, for administrators to look at. */
export const keepFailedLogin = (
  scope: ClientScope,
  attempt: { readonly username: string; readonly address: string | null },
  at: Date,
): void => {
  connectionOf(scope)
    .prepare('INSERT INTO main.failed_logins (username, host, address, failed_at) VALUES (?, ?, ?, ?)')
    .run(attempt.username, scope.actor.host, attempt.address, at.toISOString());
};

/** A failed log-in under the name that was typed. */
export type FailedLogin = {
  readonly username: string;
  readonly host: Host;
  readonly address: string | null;
  readonly failedAt: string;
};

/** A name that cannot log in for now. */
export type LockedName = {
  readonly username: string;
  readonly failures: number;
  readonly lockedUntil: string;
};

/** The latest failed log-ins, newest first, at most `limit`. */
export const listFailedLogins = (scope: ClientScope, limit: number): FailedLogin[] =>
  connectionOf(scope)
    .prepare(
      `SELECT username, host, address, failed_at AS failedAt FROM main.failed_logins ORDER BY id DESC LIMIT ?`,
    )
    .all(limit) as FailedLogin[];

/** Names that are locked at that time, by name. */
export const listLockedNames = (scope: ClientScope, at: Date): LockedName[] =>
  connectionOf(scope)
    .prepare(
      `SELECT username, failures, locked_until AS lockedUntil FROM main.login_locks
       WHERE locked_until > ? ORDER BY username`,
    )
    .all(at.toISOString()) as LockedName[];
