import { createHash, randomBytes } from 'node:crypto';
import { connectionOf, type ClientScope } from '../scope';
import type { Host } from '../vocabulary';

/** Hours after which a session ends, used or not. */
export const LONGEST_HOURS = 12;

/** Days after which a session that hangs on a wall ends: somebody comes by and puts the board up again. */
export const BOARD_DAYS = 30;

const HOUR_MS = 3_600_000;

/** The instants before which sessions have to have begun, and boards been put up, to be over by now. */
export const oldestAt = (at: Date): { readonly oldest: string; readonly oldestBoard: string } => ({
  oldest: new Date(at.getTime() - LONGEST_HOURS * HOUR_MS).toISOString(),
  oldestBoard: new Date(at.getTime() - BOARD_DAYS * 24 * HOUR_MS).toISOString(),
});

const IS_YOUNG = `iif(s.board_since IS NULL, s.created_at > @oldest, s.board_since > @oldestBoard)`;

/** A log-in as it is kept: when it began and was last used, and whose it is. */
export type SessionRow = {
  readonly id: number;
  readonly userId: number;
  readonly host: Host;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  /** Seconds without a call after which sessions of its station end; null elsewhere and where the station has no own. */
  readonly idleSeconds: number | null;
  /** The one client that it shows where it hangs on a wall; null for everybody's own log-in. */
  readonly boardClientId: number | null;
};

/** A new token: 256 random bits, told once to the caller and kept nowhere. */
export const makeToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of a token: its SHA-256. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Opens a session of the user for a token's hash and returns its id. */
export const openSession = (
  scope: ClientScope,
  session: {
    readonly tokenHash: string;
    readonly userId: number;
    readonly address: string | null;
    readonly stationId: number | null;
  },
  at: Date,
): number => {
  const instant = at.toISOString();
  const { lastInsertRowid } = connectionOf(scope)
    .prepare(
      `INSERT INTO main.sessions (token_hash, user_id, host, address, station_id, created_at, last_seen_at)
       VALUES (@tokenHash, @userId, @host, @address, @stationId, @instant, @instant)`,
    )
    .run({ ...session, host: scope.actor.host, instant });
  return Number(lastInsertRowid);
};

/**
 * The session of a token's hash unless it was revoked or is older than the longest of its kind; idle time is not looked
 * at.
 */
export const findSession = (scope: ClientScope, tokenHash: string, at: Date): SessionRow | null => {
  const found = connectionOf(scope)
    .prepare(
      `SELECT s.id, s.user_id AS userId, s.host, s.created_at AS createdAt, s.last_seen_at AS lastSeenAt,
         t.idle_seconds AS idleSeconds, s.board_client_id AS boardClientId
       FROM main.sessions s LEFT JOIN main.stations t ON t.id = s.station_id
       WHERE s.token_hash = @tokenHash AND s.revoked_at IS NULL AND ${IS_YOUNG}`,
    )
    .get({ tokenHash, ...oldestAt(at) }) as SessionRow | undefined;
  return found ?? null;
};

/**
 * Makes a log-in a board's, under a new token: what may be kept for a month is not what somebody logged in with.
 * Answers its id; null for one that is over, or a board's already.
 */
export const turnIntoBoard = (
  scope: ClientScope,
  session: { readonly tokenHash: string; readonly newTokenHash: string; readonly clientId: number },
  at: Date,
): number | null => {
  const id = connectionOf(scope)
    .prepare(
      `UPDATE main.sessions SET token_hash = @newTokenHash, board_since = @at, board_client_id = @clientId,
         last_seen_at = @at
       WHERE token_hash = @tokenHash AND revoked_at IS NULL AND board_since IS NULL RETURNING id`,
    )
    .pluck()
    .get({ ...session, at: at.toISOString() }) as number | undefined;
  return id ?? null;
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
  /** Name of the station where it was begun. */
  readonly station: string | null;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  /** Code of the client whose board it is, on a wall; null for everybody's own log-in. */
  readonly board: string | null;
  /** Whether it is the caller's own. */
  readonly isThisOne: boolean;
};

/** Sessions that are neither ended nor too old nor idle for too long, last used first; of one user, or of all. */
export const listSessions = (
  scope: ClientScope,
  filter: { readonly userId: number | null; readonly tokenHash: string | null; readonly idleSeconds: number },
  at: Date,
): OpenSession[] =>
  (
    connectionOf(scope)
      .prepare(
        `SELECT s.id, u.code AS userCode, u.username, s.host, s.address, t.name AS station,
           s.created_at AS createdAt, s.last_seen_at AS lastSeenAt, s.token_hash IS @tokenHash AS isThisOne,
           c.code AS board
         FROM main.sessions s JOIN main.users u ON u.id = s.user_id LEFT JOIN main.stations t ON t.id = s.station_id
           LEFT JOIN main.clients c ON c.id = s.board_client_id
         WHERE s.revoked_at IS NULL AND ${IS_YOUNG} AND u.is_active = 1
           AND (s.board_since IS NOT NULL
             OR (julianday(@now) - julianday(s.last_seen_at)) * 86400 < ifnull(t.idle_seconds, @idleSeconds))
           AND (@userId IS NULL OR s.user_id = @userId)
         ORDER BY s.last_seen_at DESC, s.id DESC`,
      )
      .all({
        tokenHash: filter.tokenHash,
        userId: filter.userId,
        ...oldestAt(at),
        idleSeconds: filter.idleSeconds,
        now: at.toISOString(),
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
