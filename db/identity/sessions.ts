import { createHash, randomBytes } from 'node:crypto';
import { connectionOf, type ClientScope } from '../scope';
import type { Host } from '../vocabulary';

/** Hours after which a session ends, used or not. */
const LONGEST_HOURS = 12;

/** A log-in as it is kept: when it began and was last used, and whose it is. */
export type SessionRow = {
  readonly id: number;
  readonly userId: number;
  readonly host: Host;
  readonly createdAt: string;
  readonly lastSeenAt: string;
};

/** A new token: 256 random bits, told once to the caller and kept nowhere. */
export const makeToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of a token: its SHA-256. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Opens a session of the user for a token's hash and returns its id. */
export const openSession = (
  scope: ClientScope,
  session: { readonly tokenHash: string; readonly userId: number; readonly address: string | null },
  at: Date,
): number => {
  const instant = at.toISOString();
  const { lastInsertRowid } = connectionOf(scope)
    .prepare(
      `INSERT INTO main.sessions (token_hash, user_id, host, address, created_at, last_seen_at)
       VALUES (?, ?, ?, ?, ?, ?)`,
    )
    .run(session.tokenHash, session.userId, scope.actor.host, session.address, instant, instant);
  return Number(lastInsertRowid);
};

/** The session of a token's hash unless it was revoked or is older than the longest; idle time is not looked at. */
export const findSession = (scope: ClientScope, tokenHash: string, at: Date): SessionRow | null => {
  const oldest = new Date(at.getTime() - LONGEST_HOURS * 3_600_000).toISOString();
  const found = connectionOf(scope)
    .prepare(
      `SELECT id, user_id AS userId, host, created_at AS createdAt, last_seen_at AS lastSeenAt
       FROM main.sessions WHERE token_hash = ? AND revoked_at IS NULL AND created_at > ?`,
    )
    .get(tokenHash, oldest) as SessionRow | undefined;
  return found ?? null;
};

/** Keeps when sessions were last used. */
export const keepLastSeen = (scope: ClientScope, seen: ReadonlyMap<string, number>): void => {
  const update = connectionOf(scope).prepare(
    'UPDATE main.sessions SET last_seen_at = max(last_seen_at, ?) WHERE token_hash = ?',
  );
  for (const [tokenHash, at] of seen) update.run(new Date(at).toISOString(), tokenHash);
};

/** Ends a session for good; whether it was open. */
export const revokeSession = (scope: ClientScope, tokenHash: string, at: Date): boolean =>
  connectionOf(scope)
    .prepare('UPDATE main.sessions SET revoked_at = ? WHERE token_hash = ? AND revoked_at IS NULL')
    .run(at.toISOString(), tokenHash).changes > 0;

/** Ends every session of a user but the one of a token's hash. */
export const revokeSessionsOf = (
  scope: ClientScope,
  userId: number,
  at: Date,
  exceptHash: string | null = null,
): number =>
  connectionOf(scope)
    .prepare(
      'UPDATE main.sessions SET revoked_at = ? WHERE user_id = ? AND revoked_at IS NULL AND token_hash IS NOT ?',
    )
    .run(at.toISOString(), userId, exceptHash).changes;

/** A session that is still good, as its user and administrators see it: never the token's hash. */
export type OpenSession = {
  readonly id: number;
  readonly userCode: string;
  readonly username: string;
  readonly host: Host;
  readonly address: string | null;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  /** Whether it is the caller's own. */
  readonly isThisOne: boolean;
};

/** Sessions that are neither ended nor too old nor idle for too long, last used first; of one user, or of all. */
export const listSessions = (
  scope: ClientScope,
  filter: { readonly userId: number | null; readonly tokenHash: string | null; readonly idleMinutes: number },
  at: Date,
): OpenSession[] =>
  (
    connectionOf(scope)
      .prepare(
        `SELECT s.id, u.code AS userCode, u.username, s.host, s.address, s.created_at AS createdAt,
           s.last_seen_at AS lastSeenAt, s.token_hash IS @tokenHash AS isThisOne
         FROM main.sessions s JOIN main.users u ON u.id = s.user_id
         WHERE s.revoked_at IS NULL AND s.created_at > @oldest AND s.last_seen_at > @idle AND u.is_active = 1
           AND (@userId IS NULL OR s.user_id = @userId)
         ORDER BY s.last_seen_at DESC, s.id DESC`,
      )
      .all({
        tokenHash: filter.tokenHash,
        userId: filter.userId,
        oldest: new Date(at.getTime() - LONGEST_HOURS * 3_600_000).toISOString(),
        idle: new Date(at.getTime() - filter.idleMinutes * 60_000).toISOString(),
      }) as (Omit<OpenSession, 'isThisOne'> & { isThisOne: number })[]
  ).map((row) => ({ ...row, isThisOne: row.isThisOne === 1 }));

/** Ends the session of that id, of one user or of anybody; whether it was open. */
export const revokeSessionById = (
  scope: ClientScope,
  { id, userId }: { readonly id: number; readonly userId: number | null },
  at: Date,
): boolean =>
  connectionOf(scope)
    .prepare(
      `UPDATE main.sessions SET revoked_at = @at
       WHERE id = @id AND revoked_at IS NULL AND (@userId IS NULL OR user_id = @userId)`,
    )
    .run({ id, userId, at: at.toISOString() }).changes > 0;
