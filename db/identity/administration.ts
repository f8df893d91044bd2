import { and, eq, sql } from 'drizzle-orm';
import { audit } from '../audit';
import { Failure, notFound } from '../failure';
import { userClients, users } from '../schema/identity';
import { connectionOf, main, read, write, type ClientScope } from '../scope';
import { rankOf, seesAllClients, type Role } from '../vocabulary';
import { clearAttempts } from './lockouts';
import { revokeSessionsOf } from './sessions';
import { assignedIds, listedUser, type ListedUser, type UserRow } from './users';

const usersTable = main(users);

/** What an administrator changes of a user; what is left out stays. */
export type UserChange = {
  readonly code: string;
  /** The version that the change was made from. */
  readonly version: number;
  readonly fullName?: string | undefined;
  readonly email?: string | null | undefined;
  readonly role?: Role | undefined;
  readonly clientCodes?: readonly string[] | undefined;
  readonly isActive?: boolean | undefined;
};

/** The user of that code. @throws Failure `not-found`. */
export const requireUser = (scope: ClientScope, code: string): UserRow => {
  const found = read(scope).select().from(usersTable).where(eq(users.code, code)).get();
  if (!found) throw notFound('user');
  return found;
};

/**
 * The user of that code, if the caller may edit them: those of a lower rank. The system administrator at the command
 * line, who is no user, may edit everybody. @throws Failure `not-found`, `forbidden`.
 */
const requireEditable = (scope: ClientScope, code: string): UserRow => {
  const user = requireUser(scope, code);
  const { actor } = scope;
  if (actor.userId !== null && rankOf(user.role) >= rankOf(actor.role)) {
    throw new Failure('forbidden', 'user.equal-rank', { name: user.username });
  }
  return user;
};

/** Whether users of that role may log in with a PIN. */
export const mayHavePin = (role: Role): boolean => role === 'OPERATOR';

const requireAnotherAdmin = (scope: ClientScope, user: UserRow): void => {
  const others = connectionOf(scope)
    .prepare("SELECT count(*) FROM main.users WHERE role = 'ADMIN' AND is_active = 1 AND id <> ?")
    .pluck()
    .get(user.id);
  if (Number(others) === 0) throw new Failure('conflict', 'user.last-admin', { name: user.username });
};

const assign = (scope: ClientScope, userId: number, clientIds: readonly number[]): void => {
  connectionOf(scope).prepare('DELETE FROM main.user_clients WHERE user_id = ?').run(userId);
  for (const clientId of clientIds) {
    write(scope).insert(main(userClients)).values({ userId, clientId }).run();
  }
};

/**
 * Changes a user; a new role, other clients or a deactivation end the user's sessions.
 * @throws Failure `forbidden` for somebody of the caller's rank or above, or a role above it; `conflict` for the last
 * active administrator and for a version that is not the newest; `invalid-input` for a wrong number of clients.
 */
export const updateUser = (scope: ClientScope, change: UserChange, at: Date): ListedUser => {
  const user = requireEditable(scope, change.code);
  const before = listedUser(scope, user);
  if (change.version !== user.version) {
    throw new Failure('conflict', 'user.changed', { name: user.username }, { details: { theirs: before } });
  }
  const role = change.role ?? user.role;
  const isActive = change.isActive ?? user.isActive;
  if (rankOf(role) > rankOf(scope.actor.role)) throw new Failure('forbidden', 'failure.forbidden');
  const losesAdmin = user.role === 'ADMIN' && user.isActive && (role !== 'ADMIN' || !isActive);
  if (losesAdmin) requireAnotherAdmin(scope, user);
  const isReassigned = change.clientCodes !== undefined || role !== user.role;
  // Who sees all clients is assigned to none: a promotion drops the assignments by itself.
  const kept = seesAllClients(role) ? [] : before.clientCodes;
  const clientIds = isReassigned ? assignedIds(scope, role, change.clientCodes ?? kept) : null;
  const updated = write(scope)
    .update(usersTable)
    .set({
      fullName: change.fullName ?? user.fullName,
      email: change.email === undefined ? user.email : change.email,
      role,
      isActive,
      pinHash: mayHavePin(role) ? user.pinHash : null,
      version: sql`${users.version} + 1`,
      updatedAt: at.toISOString(),
    })
    .where(and(eq(users.id, user.id), eq(users.version, user.version)))
    .returning()
    .get();
  if (clientIds !== null) assign(scope, user.id, clientIds);
  if (clientIds !== null || !isActive) revokeSessionsOf(scope, user.id, at);
  const after = listedUser(scope, updated);
  audit(scope, { clientId: null, action: 'update', table: 'users', rowId: user.id, before, after });
  return after;
};

const keepPassword = (
  scope: ClientScope,
  user: UserRow,
  next: { readonly passwordHash: string; readonly mustChangePassword: boolean },
  at: Date,
): UserRow => {
  const updated = write(scope)
    .update(usersTable)
    .set({ ...next, version: sql`${users.version} + 1`, updatedAt: at.toISOString() })
    .where(eq(users.id, user.id))
    .returning()
    .get();
  audit(scope, {
    clientId: null,
    action: 'update',
    table: 'users',
    rowId: user.id,
    before: null,
    after: { password: 'changed', mustChangePassword: next.mustChangePassword },
  });
  return updated;
};

/** Whether the caller may reset that user's password, before it is hashed. @throws as `resetPassword`. */
export const findResettable = (scope: ClientScope, code: string): { readonly username: string } => {
  const { username } = requireEditable(scope, code);
  return { username };
};

/**
 * Gives a user another password that has to be changed at the next log-in; ends their sessions and lock-out.
 * @throws Failure `not-found`, `forbidden` for somebody of the caller's rank or above.
 */
export const resetPassword = (
  scope: ClientScope,
  { code, passwordHash }: { readonly code: string; readonly passwordHash: string },
  at: Date,
): ListedUser => {
  const user = requireEditable(scope, code);
  const updated = keepPassword(scope, user, { passwordHash, mustChangePassword: true }, at);
  revokeSessionsOf(scope, user.id, at);
  clearAttempts(scope, user.username);
  return listedUser(scope, updated);
};

/** Whether the caller may give that user a PIN, before it is hashed. @throws as `setPin`. */
export const requirePinnable = (scope: ClientScope, code: string): UserRow => {
  const user = requireEditable(scope, code);
  if (!mayHavePin(user.role)) throw new Failure('invalid-input', 'pin.operators-only');
  return user;
};

/** Keeps the hash of a user's PIN, or that there is none any more; the user as they are then. */
export const keepPin = (scope: ClientScope, user: UserRow, pinHash: string | null, at: Date): UserRow => {
  const updated = write(scope)
    .update(usersTable)
    .set({ pinHash, version: sql`${users.version} + 1`, updatedAt: at.toISOString() })
    .where(eq(users.id, user.id))
    .returning()
    .get();
  const after = { pin: pinHash === null ? 'removed' : 'changed' };
  audit(scope, { clientId: null, action: 'update', table: 'users', rowId: user.id, before: null, after });
  return updated;
};

/**
 * Gives a user a PIN, or takes it (null); ends their sessions and lock-out.
 * @throws Failure `not-found`, `forbidden` for somebody of the caller's rank or above, `invalid-input` for a role that
 * logs in with a password only.
 */
export const setPin = (
  scope: ClientScope,
  { code, pinHash }: { readonly code: string; readonly pinHash: string | null },
  at: Date,
): ListedUser => {
  const user = requirePinnable(scope, code);
  const updated = keepPin(scope, user, pinHash, at);
  revokeSessionsOf(scope, user.id, at);
  clearAttempts(scope, user.username);
  return listedUser(scope, updated);
};

/** Keeps the password that a user chose for themselves; their sessions but the one of `keepTokenHash` end. */
export const changeOwnPassword = (
  scope: ClientScope,
  user: UserRow,
  next: { readonly passwordHash: string; readonly keepTokenHash: string | null },
  at: Date,
): void => {
  keepPassword(scope, user, { passwordHash: next.passwordHash, mustChangePassword: false }, at);
  revokeSessionsOf(scope, user.id, at, next.keepTokenHash);
};

/** Ends the lock-out of a typed name at once, whether a user of that name exists or not. */
export const unlockName = (scope: ClientScope, username: string): void => {
  clearAttempts(scope, username);
  const after = { unlocked: username };
  audit(scope, { clientId: null, action: 'update', table: 'login_locks', rowId: null, before: null, after });
};
