import { audit } from '../audit';
import { Failure, notFound } from '../failure';
import type { Lane } from '../lane';
import type { Actor } from '../scope';
import {
  changeOwnPassword,
  findResettable,
  keepPin,
  mayHavePin,
  requirePinnable,
  resetPassword,
  setPin,
  unlockName,
  updateUser,
  type UserChange,
} from './administration';
import { idleMinutesOf } from './facts';
import {
  clearAttempts,
  countAttempt,
  findLock,
  listFailedLogins,
  listLockedNames,
  type FailedLogin,
  type LockedName,
} from './lockouts';
import { hashPassword, isPassword, requireGoodPassword, type HashCost } from './passwords';
import { requireGoodPin } from './pins';
import { hashToken, listSessions, revokeSessionById, type OpenSession } from './sessions';
import { findStation } from './stations';
import { findActiveUser, plainUsername, type ListedUser, type UserRow } from './users';

const LISTED_FAILURES = 200;

/** What administrators do to other people's accounts, and everybody to their own. */
export type Desk = {
  readonly updateUser: (actor: Actor, change: UserChange) => Promise<ListedUser>;
  readonly resetPassword: (
    actor: Actor,
    input: { readonly code: string; readonly password: string },
  ) => Promise<ListedUser>;
  /**
   * Changes the caller's own password and ends their other sessions.
   * @throws Failure `invalid-input` at `current` for a wrong one, at `password` for a bad or unchanged new one, `locked`
   * after five wrong ones.
   */
  readonly changePassword: (
    actor: Actor,
    input: { readonly current: string; readonly password: string },
    token: string | null,
  ) => Promise<void>;
  /** Gives an operator a PIN or takes it (null). @throws as `setPin`, and `invalid-input` at `pin` for a bad one. */
  readonly setPin: (
    actor: Actor,
    input: { readonly code: string; readonly pin: string | null },
  ) => Promise<ListedUser>;
  /**
   * Sets or takes (null) the caller's own PIN, at a station that allows PINs.
   * @throws Failure `forbidden` elsewhere, `invalid-input` at `current` for a wrong password, at `pin` for a bad PIN and
   * for a role that has none, `locked` after five wrong passwords.
   */
  readonly setOwnPin: (
    actor: Actor,
    input: { readonly current: string; readonly pin: string | null },
    stationToken: string | null,
  ) => Promise<void>;
  /** Sessions that are still good: all of them, or the caller's own. */
  readonly listSessions: (actor: Actor, whose: 'all' | 'own', token: string | null) => Promise<OpenSession[]>;
  /** Ends a session. @throws Failure `not-found` for one that is over, or not the caller's where only own may be ended. */
  readonly endSession: (actor: Actor, whose: 'all' | 'own', id: number) => Promise<void>;
  readonly listFailedLogins: (actor: Actor) => Promise<{ failures: FailedLogin[]; locked: LockedName[] }>;
  readonly unlock: (actor: Actor, username: string) => Promise<void>;
};

type Parts = {
  readonly writer: Lane;
  readonly reader: Lane;
  readonly costOf: () => Promise<HashCost>;
  readonly flush: () => Promise<void>;
  readonly now: () => Date;
};

const ownIdOf = ({ userId }: Actor): number => {
  if (userId === null) throw notFound('user');
  return userId;
};

const refusedAt = (field: string, key: string): Failure =>
  new Failure('invalid-input', key, {}, { fields: [{ key, params: {}, path: [field] }] });

/** The caller's account, once they typed its password. @throws as `changePassword` for a wrong one. */
const requireOwnPassword = async (
  { writer, now }: Parts,
  actor: Actor,
  current: string,
): Promise<UserRow> => {
  const userId = ownIdOf(actor);
  const user = await writer.run(actor, async (scope) => {
    const found = findActiveUser(scope, userId);
    if (!found) throw notFound('user');
    const until = findLock(scope, found.username, now());
    if (until) {
      const minutes = Math.ceil((until.getTime() - now().getTime()) / 60_000);
      throw new Failure('locked', 'session.locked', { minutes });
    }
    countAttempt(scope, found.username, now());
    return found;
  });
  const isRight = user.passwordHash !== null && (await isPassword(current, user.passwordHash));
  if (!isRight) throw refusedAt('current', 'password.wrong');
  await writer.run(actor, async (scope) => clearAttempts(scope, user.username));
  return user;
};

const hashOfPin = async (pin: string | null, costOf: Parts['costOf']): Promise<string | null> => {
  if (pin === null) return null;
  requireGoodPin(pin);
  return hashPassword(pin, await costOf());
};

/** Makes the desk of an identity module; passwords and PINs are hashed and compared outside the lanes. */
export const createDesk = (parts: Parts, { writer, reader, costOf, flush, now } = parts): Desk => ({
  updateUser: (actor, change) => writer.run(actor, async (scope) => updateUser(scope, change, now())),

  resetPassword: async (actor, { code, password }) => {
    const { username } = await reader.run(actor, async (scope) => findResettable(scope, code));
    requireGoodPassword(password, username);
    const passwordHash = await hashPassword(password, await costOf());
    return writer.run(actor, async (scope) => resetPassword(scope, { code, passwordHash }, now()));
  },

  changePassword: async (actor, { current, password }, token) => {
    const user = await requireOwnPassword(parts, actor, current);
    if (current === password) throw refusedAt('password', 'password.same');
    requireGoodPassword(password, user.username);
    const passwordHash = await hashPassword(password, await costOf());
    const keepTokenHash = token === null ? null : hashToken(token);
    await writer.run(actor, async (scope) =>
      changeOwnPassword(scope, user, { passwordHash, keepTokenHash }, now()),
    );
  },

  setPin: async (actor, { code, pin }) => {
    await reader.run(actor, async (scope) => requirePinnable(scope, code));
    const pinHash = await hashOfPin(pin, costOf);
    return writer.run(actor, async (scope) => setPin(scope, { code, pinHash }, now()));
  },

  setOwnPin: async (actor, { current, pin }, stationToken) => {
    const station = await reader.run(actor, async (scope) =>
      findStation(scope, stationToken === null ? null : hashToken(stationToken)),
    );
    if (!station?.allowsPin) throw new Failure('forbidden', 'session.no-pin-here');
    if (!mayHavePin(actor.role)) throw new Failure('invalid-input', 'pin.operators-only');
    const user = await requireOwnPassword(parts, actor, current);
    const pinHash = await hashOfPin(pin, costOf);
    await writer.run(actor, async (scope) => keepPin(scope, user, pinHash, now()));
  },

  listSessions: async (actor, whose, token) => {
    await flush();
    return reader.run(actor, async (scope) =>
      listSessions(
        scope,
        {
          userId: whose === 'own' ? ownIdOf(actor) : null,
          tokenHash: token === null ? null : hashToken(token),
          idleSeconds: idleMinutesOf(scope) * 60,
        },
        now(),
      ),
    );
  },

  endSession: (actor, whose, id) =>
    writer.run(actor, async (scope) => {
      const isEnded = revokeSessionById(
        scope,
        { id, userId: whose === 'own' ? ownIdOf(actor) : null },
        now(),
      );
      if (!isEnded) throw notFound('session');
      const record = { table: 'sessions', rowId: id, before: null, after: { ended: true } };
      audit(scope, { clientId: null, action: 'logout', ...record });
    }),

  listFailedLogins: (actor) =>
    reader.run(actor, async (scope) => ({
      failures: listFailedLogins(scope, LISTED_FAILURES),
      locked: listLockedNames(scope, now()),
    })),

  unlock: (actor, username) => writer.run(actor, async (scope) => unlockName(scope, plainUsername(username))),
});
