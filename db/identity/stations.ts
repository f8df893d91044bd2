import { audit } from '../audit';
import { Failure, notFound } from '../failure';
import { connectionOf, type ClientScope } from '../scope';
import type { Host } from '../vocabulary';

/** A place on the shop floor that an administrator has registered, without its token's hash. */
export type Station = {
  readonly id: number;
  readonly name: string;
  /** Whether operators may log in with a PIN here. */
  readonly allowsPin: boolean;
  /** Minutes without use after which a session here ends; null: the installation's. */
  readonly idleMinutes: number | null;
  readonly host: Host;
  readonly registeredBy: string;
  readonly registeredAt: string;
  readonly lastSeenAt: string | null;
  readonly revokedAt: string | null;
  readonly version: number;
};

/** A station in a list: whether it is the one that asks. */
export type ListedStation = Station & { readonly isThisOne: boolean };

/** What is told of a station when it is registered. */
export type NewStation = Pick<Station, 'name' | 'allowsPin' | 'idleMinutes'>;

/** What is changed of a station; what is left out stays. */
export type StationChange = { readonly id: number; readonly version: number } & {
  readonly [Key in keyof NewStation]?: NewStation[Key] | undefined;
};

const COLUMNS = `id, name, allows_pin AS allowsPin, idle_seconds AS idleSeconds, host,
  registered_by AS registeredBy, created_at AS registeredAt, last_seen_at AS lastSeenAt, revoked_at AS revokedAt,
  version, token_hash AS tokenHash`;

type Row = Omit<Station, 'allowsPin' | 'idleMinutes'> & {
  readonly allowsPin: number;
  readonly idleSeconds: number | null;
  readonly tokenHash: string;
};

const stationOf = ({ tokenHash: _, idleSeconds, ...row }: Row): Station => ({
  ...row,
  allowsPin: row.allowsPin === 1,
  idleMinutes: idleSeconds === null ? null : idleSeconds / 60,
});

const secondsOf = (minutes: number | null): number | null =>
  minutes === null ? null : Math.round(minutes * 60);

const findRow = (scope: ClientScope, column: 'id' | 'name' | 'token_hash', value: string | number) =>
  connectionOf(scope).prepare(`SELECT ${COLUMNS} FROM main.stations WHERE ${column} = ?`).get(value) as
    Row | undefined;

const requireRow = (scope: ClientScope, id: number): Row => {
  const found = findRow(scope, 'id', id);
  if (!found || found.revokedAt !== null) throw notFound('station');
  return found;
};

/** The station of a token's hash; null for an unknown or revoked one. */
export const findStation = (scope: ClientScope, tokenHash: string | null): Station | null => {
  const found = tokenHash === null ? undefined : findRow(scope, 'token_hash', tokenHash);
  return found && found.revokedAt === null ? stationOf(found) : null;
};

/** Every station, those that hold first, by name; registered by whom says the user name where there is one. */
export const listStations = (scope: ClientScope, tokenHash: string | null): ListedStation[] =>
  (
    connectionOf(scope)
      .prepare(
        `SELECT ${COLUMNS}, ifnull((SELECT username FROM main.users WHERE code = registered_by),
        registered_by) AS registeredBy FROM main.stations ORDER BY revoked_at IS NOT NULL, name COLLATE NOCASE`,
      )
      .all() as Row[]
  ).map((row) => ({
    ...stationOf(row),
    isThisOne: row.revokedAt === null && row.tokenHash === tokenHash,
  }));

const record = (scope: ClientScope, rowId: number, before: Station | null, after: Station): number =>
  audit(scope, {
    clientId: null,
    action: before === null ? 'create' : 'update',
    table: 'stations',
    rowId,
    before,
    after,
  });

const nameTaken = (name: string): Failure => {
  const params = { name };
  const field = { key: 'station.name-taken', params, path: ['name'] };
  return new Failure('conflict', 'station.name-taken', params, { fields: [field] });
};

const requireFreeName = (scope: ClientScope, name: string, ownId: number | null): Row | undefined => {
  const taken = findRow(scope, 'name', name);
  if (!taken || taken.id === ownId) return undefined;
  if (taken.revokedAt === null || ownId !== null) throw nameTaken(name);
  return taken;
};

/**
 * Makes a station of a token's hash; a revoked one of the same name comes back under the new token.
 * @throws Failure `conflict` for a name that another station has.
 */
export const registerStation = (
  scope: ClientScope,
  input: NewStation & { readonly tokenHash: string },
  at: Date,
): Station => {
  const { name, allowsPin, idleMinutes, tokenHash } = input;
  const revoked = requireFreeName(scope, name, null);
  const values = {
    name,
    tokenHash,
    allowsPin: allowsPin ? 1 : 0,
    idleSeconds: secondsOf(idleMinutes),
    host: scope.actor.host,
    by: scope.actor.code,
    at: at.toISOString(),
  };
  const row = connectionOf(scope)
    .prepare(
      `INSERT INTO main.stations
         (name, token_hash, allows_pin, idle_seconds, host, registered_by, created_at, updated_at)
       VALUES (@name, @tokenHash, @allowsPin, @idleSeconds, @host, @by, @at, @at)
       ON CONFLICT (name) DO UPDATE SET token_hash = @tokenHash, allows_pin = @allowsPin,
         idle_seconds = @idleSeconds, host = @host, registered_by = @by, created_at = @at, updated_at = @at,
         last_seen_at = NULL, revoked_at = NULL, version = version + 1
       RETURNING ${COLUMNS}`,
    )
    .get(values) as Row;
  const after = stationOf(row);
  record(scope, row.id, revoked ? stationOf(revoked) : null, after);
  return after;
};

/** Ends what was begun at a station, but the session of a token's hash. */
const endSessionsAt = (scope: ClientScope, id: number, exceptHash: string | null, at: Date): void => {
  connectionOf(scope)
    .prepare(
      `UPDATE main.sessions SET revoked_at = ?
       WHERE station_id = ? AND revoked_at IS NULL AND token_hash IS NOT ?`,
    )
    .run(at.toISOString(), id, exceptHash);
};

/**
 * Changes a station. One where PINs are no longer allowed ends the sessions that were begun there, but the caller's.
 * @throws Failure `not-found` for a revoked one, `conflict` with `theirs` for a version that is not the newest and for a
 * name that another station has or had.
 */
export const updateStation = (
  scope: ClientScope,
  change: StationChange,
  callersHash: string | null,
  at: Date,
): Station => {
  const row = requireRow(scope, change.id);
  const before = stationOf(row);
  if (row.version !== change.version) {
    throw new Failure('conflict', 'station.changed', { name: row.name }, { details: { theirs: before } });
  }
  const name = change.name ?? before.name;
  requireFreeName(scope, name, row.id);
  const allowsPin = change.allowsPin ?? before.allowsPin;
  const idleMinutes = change.idleMinutes === undefined ? before.idleMinutes : change.idleMinutes;
  const updated = connectionOf(scope)
    .prepare(
      `UPDATE main.stations SET name = @name, allows_pin = @allowsPin, idle_seconds = @idleSeconds,
         updated_at = @at, version = version + 1 WHERE id = @id RETURNING ${COLUMNS}`,
    )
    .get({
      id: row.id,
      name,
      allowsPin: allowsPin ? 1 : 0,
      idleSeconds: secondsOf(idleMinutes),
      at: at.toISOString(),
    }) as Row;
  if (before.allowsPin && !allowsPin) endSessionsAt(scope, row.id, callersHash, at);
  const after = stationOf(updated);
  record(scope, row.id, before, after);
  return after;
};

/**
 * Takes a station's token its worth and ends the sessions that were begun there, but the caller's.
 * @throws Failure `not-found` for one that is revoked already.
 */
export const revokeStation = (
  scope: ClientScope,
  id: number,
  callersHash: string | null,
  at: Date,
): Station => {
  const before = stationOf(requireRow(scope, id));
  const row = connectionOf(scope)
    .prepare(
      `UPDATE main.stations SET revoked_at = @at, updated_at = @at, version = version + 1 WHERE id = @id
       RETURNING ${COLUMNS}`,
    )
    .get({ id, at: at.toISOString() }) as Row;
  endSessionsAt(scope, id, callersHash, at);
  const after = stationOf(row);
  record(scope, id, before, after);
  return after;
};

/** Notes that somebody logged in at a station. */
export const noteStationSeen = (scope: ClientScope, id: number, at: Date): void => {
  connectionOf(scope)
    .prepare('UPDATE main.stations SET last_seen_at = ? WHERE id = ?')
    .run(at.toISOString(), id);
};
