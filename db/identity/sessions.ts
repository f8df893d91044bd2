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
