import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Connection } from './connection';
import { Failure, notFound } from './failure';
import type { Host, Role } from './vocabulary';

/** Who acts: `userId` null is the program itself or the system administrator at the command line. */
export type Actor = {
  readonly userId: number | null;
  /** What the audit log and the who-columns say: a user's code, or `cli`, `engine`. */
  readonly code: string;
  readonly role: Role;
  readonly host: Host;
  /** Logged in with a password that somebody else chose: may do nothing but choose another. */
  readonly mustChangePassword?: boolean;
  /** The session hangs on a wall: it may read what a board of this one client shows, and nothing else. */
  readonly board?: { readonly clientId: number };
};

declare const brand: unique symbol;

/** The only handle to data: which clients, for whom. Minted by a lane for one call and dead after it. */
export type ClientScope = {
  readonly [brand]: 'ClientScope';
  readonly actor: Actor;
  /** Explicit, also for roles that see all clients. */
  readonly clientIds: readonly number[];
};

/** What a write changed of a client: rows of a table, on a date if they have one. */
export type ClientChange = {
  readonly clientId: number;
  readonly table: string;
  readonly date: string | null;
};

/** What a committed write changed; hosts pass it on to those who may see the client. Null: what belongs to no client. */
export type Change = Omit<ClientChange, 'clientId'> & { readonly clientId: number | null };

type Inside = {
  readonly connection: Connection;
  readonly drizzle: BetterSQLite3Database;
  readonly mayWrite: boolean;
  readonly changes: Map<string, ClientChange>;
  readonly audited: Map<string, Change>;
  rehearsal: boolean;
  readonly auditKey: AuditKey;
};

/** Key of the audit chain; `id` names it in the rows that it sealed. */
export type AuditKey = { readonly id: string; readonly secret: Buffer };

const handles = new WeakMap<ClientScope, Inside>();

/** A query builder that ends with its scope: a query kept for later would run among the rows of whoever calls then. */
const drizzleFor = (connection: Connection, scope: ClientScope): BetterSQLite3Database => {
  const prepare = (sql: string) => {
    inside(scope);
    return connection.prepare(sql);
  };
  return drizzle({ client: Object.create(connection, { prepare: { value: prepare } }) as Connection });
};

/** Mints the scope of one call; only the lane does this. */
export const mintScope = (
  connection: Connection,
  actor: Actor,
  clientIds: readonly number[],
  mayWrite: boolean,
  auditKey: AuditKey,
): ClientScope => {
  const scope = Object.freeze({
    actor: Object.freeze({ ...actor }),
    clientIds: Object.freeze([...clientIds]),
  }) as ClientScope;
  handles.set(scope, {
    connection,
    drizzle: drizzleFor(connection, scope),
    mayWrite,
    changes: new Map<string, ClientChange>(),
    audited: new Map<string, Change>(),
    rehearsal: false,
    auditKey,
  });
  return scope;
};

/** Ends a scope: every later use of it fails. */
export const revokeScope = (scope: ClientScope): void => void handles.delete(scope);

const inside = (scope: ClientScope): Inside => {
  const found = handles.get(scope);
  if (!found) throw new Failure('unexpected', 'failure.scope-ended');
  return found;
};

/** Query builder over the shadows: sees the scope's clients only, whatever the query says. */
export const read = (scope: ClientScope): BetterSQLite3Database => inside(scope).drizzle;

/** The connection itself, for prepared statements and hand-written SQL inside `db/`. */
export const connectionOf = (scope: ClientScope): Connection => inside(scope).connection;

/**
 * Query builder for `insert(main(t))` and `update(main(t))`; guards refuse rows outside the scope.
 * @throws Failure `unexpected` in a query's lane.
 */
export const write = (scope: ClientScope): BetterSQLite3Database => {
  const { drizzle: builder, mayWrite } = inside(scope);
  if (!mayWrite) throw new Failure('unexpected', 'failure.query-writes');
  return builder;
};

/** The table itself rather than its shadow, as the target of a write: `insert into "main"."lines"`. */
export const main = <T extends SQLiteTable>(table: T): T =>
  Object.create(table, { [Symbol.for('drizzle:Schema')]: { value: 'main' } }) as T;

/** Notes what a write changed: the day's sums are recomputed before the commit, listeners are told after it. */
export const touch = (scope: ClientScope, change: ClientChange): void => {
  inside(scope).changes.set(`${change.table}|${change.clientId}|${change.date ?? ''}`, change);
};

/** What the call has changed so far. */
export const changesOf = (scope: ClientScope): readonly ClientChange[] => [...inside(scope).changes.values()];

/** Notes what a row of the audit log tells of: whatever is audited is news, even where no sum follows from it. */
export const noteAudited = (scope: ClientScope, clientId: number | null, table: string): void => {
  inside(scope).audited.set(`${table}|${clientId ?? ''}`, { clientId, table, date: null });
};

/** What listeners hear of: what was touched, and what was audited beside it. */
export const newsOf = (scope: ClientScope): readonly Change[] => {
  const changes = changesOf(scope);
  const known = new Set(changes.map(({ clientId, table }) => `${table}|${clientId}`));
  const beside = [...inside(scope).audited].filter(([key]) => !known.has(key)).map(([, change]) => change);
  return [...changes, ...beside];
};

/** Makes the call a rehearsal: it runs like the real one, and nothing that it writes is kept. */
export const rehearse = (scope: ClientScope): void => {
  inside(scope).rehearsal = true;
};

/** Whether the lane is to roll the call back. */
export const isRehearsal = (scope: ClientScope): boolean => inside(scope).rehearsal;

/**
 * Reserves the id of a client that is about to be created and lets the scope write its rows.
 * @throws Failure `forbidden` for anyone but an administrator.
 */
export const admitNewClient = (scope: ClientScope): number => {
  if (scope.actor.role !== 'ADMIN') throw new Failure('forbidden', 'failure.forbidden');
  const { connection } = inside(scope);
  const id = Number(connection.prepare('SELECT ifnull(max(id), 0) + 1 FROM main.clients').pluck().get());
  connection.prepare('INSERT INTO temp.scope_client VALUES (?)').run(id);
  return id;
};

export const auditKeyOf = (scope: ClientScope): AuditKey => inside(scope).auditKey;

/** The client's id if it is in the scope. @throws Failure `not-found` otherwise, existing or not. */
export const requireClient = (scope: ClientScope, clientId: number): number => {
  if (!scope.clientIds.includes(clientId)) throw notFound('client');
  return clientId;
};
