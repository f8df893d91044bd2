import { audit } from '../audit';
import { Failure, notFound } from '../failure';
import type { Lane } from '../lane';
import { listClients, type Client } from '../repositories/clients';
import { requireClient, type Actor } from '../scope';
import type { Host, Language } from '../vocabulary';
import { demoClientsOf } from '../demo/mark';
import { mayHavePin } from './administration';
import { createDesk, type Desk } from './desk';
import { findHashCost, idleMinutesOf, keepHashCost } from './facts';
import { clearAttempts, countAttempt, findLock, keepFailedLogin } from './lockouts';
import { hashPassword, isPassword, measureCost, requireGoodPassword, type HashCost } from './passwords';
import { createStationDesk, hashOf, type StationDesk, type Tokens } from './station-desk';
import { findStation, noteStationSeen } from './stations';
import {
  findSession,
  hashToken,
  keepLastSeen,
  makeToken,
  openSession,
  revokeSession,
  turnIntoBoard,
} from './sessions';
import {
  actorOf,
  countUsers,
  createFirstAdmin,
  createUser,
  findActiveUser,
  findUser,
  lacksClient,
  listUsers,
  noteLogin,
  plainUsername,
  updatePreferences,
  type ListedUser,
  type NewUser,
  type Preferences,
  type UserRow,
} from './users';

const FLUSH_EVERY_MS = 60_000;
/** What a page has after the idle time to put away what was typed, and a clock to be late by. */
const GRACE_SECONDS = 15;

/** Who is logged in, with what the screen needs to know of them. */
export type Person = {
  readonly code: string;
  readonly username: string;
  readonly fullName: string;
  readonly role: Actor['role'];
  readonly language: Language | null;
  readonly theme: string | null;
  readonly density: string | null;
  readonly numberFormat: string | null;
  readonly mustChangePassword: boolean;
  readonly clients: Client[];
  /** Codes of those among them whose rows are the demo plant's. */
  readonly demoClients: string[];
  readonly tourSeen: boolean;
  readonly idleSeconds: number;
  /** Whether the user has a PIN; null where none may be set: for roles without, and away from stations that allow one. */
  readonly hasPin: boolean | null;
  /** Whether this session hangs on a wall: it shows a board, is never idle, and may do nothing else. */
  readonly isBoard: boolean;
};

/** From where a call before log-in comes. */
export type Caller = Tokens & { readonly host: Host; readonly address: string | null };

/** How far somebody sees at this moment. */
export type Reach = {
  readonly role: Actor['role'];
  readonly clientIds: readonly number[];
  /** The session hangs on a wall: of its user's rights it has none but to read its board. */
  readonly isBoard: boolean;
};

type Login = { readonly token: string; readonly person: Person };
type NewPassword = { readonly password: string };

/** What somebody types to log in, and what it is compared with. */
type Typed = {
  readonly username: string;
  readonly secret: string;
  /** What is kept of the user's secret; null for one who may not log in this way. */
  readonly hashOf: (user: UserRow) => string | null;
  /** Key of the one sentence for every wrong name or secret. */
  readonly wrong: string;
};

/** Everything about users and log-ins; the only module that reads and writes the identity tables. */
export type Identity = Desk &
  StationDesk & {
    /** Whether no user exists yet. */
    readonly needsAdmin: () => Promise<boolean>;
    /**
     * Opens a session under a new token and ends the caller's earlier one.
     * @throws Failure `unauthenticated` with one sentence for an unknown name, a wrong password and an inactive user,
     * `locked` after five failures, `forbidden` for a role that needs a client and has none.
     */
    readonly login: (typed: { username: string } & NewPassword, caller: Caller) => Promise<Login>;
    /**
     * The same for an operator with a PIN, at a station that allows it.
     * @throws as `login`, and Failure `forbidden` elsewhere.
     */
    readonly loginWithPin: (
      typed: { readonly username: string; readonly pin: string },
      caller: Caller,
    ) => Promise<Login>;
    /**
     * Makes the caller's session a board of one client: from then on it may only read what a board shows, and it ends
     * after a month instead of for want of use. Answers the token that it has from now on.
     * @throws Failure `not-found` for a client that is not the caller's, `forbidden` without a session of one's own.
     */
    readonly putUpBoard: (actor: Actor, clientId: number, token: string | null) => Promise<{ token: string }>;
    /** Ends the session of a token, if it has one; `isIdle` when nobody asked for it. */
    readonly logout: (token: string | null, isIdle?: boolean) => Promise<void>;
    /** Who a token stands for now, with today's role; null when its session is over or the user inactive. */
    readonly identify: (token: string) => Promise<Actor | null>;
    /** As `identify`, for what a page does by itself: it does not count as use, so the session ends as if it were not there. */
    readonly recognise: (token: string) => Promise<Actor | null>;
    /** What a session may see now, or an actor without one; null when it is over. Does not count as use. */
    readonly findReach: (
      caller: Pick<Tokens, 'token'> & { readonly actor: Actor | null },
    ) => Promise<Reach | null>;
    /** The person behind an actor, as their session and station have it; null for the program itself. */
    readonly findPerson: (actor: Actor, tokens: Tokens) => Promise<Person | null>;
    /** Makes the first administrator and logs them in. @throws Failure `conflict` once there is a user. */
    readonly createFirstAdmin: (
      input: Pick<NewUser, 'username' | 'fullName' | 'language'> & NewPassword,
      caller: Caller,
    ) => Promise<Login>;
    readonly listUsers: (actor: Actor) => Promise<ListedUser[]>;
    readonly createUser: (
      actor: Actor,
      input: Omit<NewUser, 'passwordHash'> & NewPassword,
    ) => Promise<ListedUser>;
    /** Hashes a password at this database's cost, for users that are made within a larger write. */
    readonly hash: (password: string) => Promise<string>;
    readonly setPreferences: (actor: Actor, wanted: Preferences, tokens: Tokens) => Promise<Person>;
    /** Measures what hashes are to cost, if this database does not say so yet; hosts call it when they start. */
    readonly prepare: () => Promise<void>;
    /** Keeps when sessions were last used. */
    readonly flush: () => Promise<void>;
  };

/** Somebody who has not logged in: sees no client. */
const visitor = (host: Host): Actor => ({ userId: null, code: 'visitor', role: 'OPERATOR', host });

/** Makes the identity module of an open database; `now` is the clock that sessions and lock-outs go by. */
export const createIdentity = (
  lanes: { readonly writer: Lane; readonly reader: Lane },
  now: () => Date = () => new Date(),
): Identity => {
  const { writer, reader } = lanes;
  const engine = visitor('engine');
  const lastSeen = new Map<string, number>();
  const flushed = new Map<string, number>();
  let cost: Promise<HashCost> | null = null;
  let decoy: Promise<string> | null = null;

  const findOrKeepCost = async (): Promise<HashCost> => {
    const known = await reader.run(engine, async (scope) => findHashCost(scope));
    if (known) return known;
    const measured = await measureCost();
    return writer.run(engine, async (scope) => keepHashCost(scope, measured));
  };
  const costOf = (): Promise<HashCost> =>
    (cost ??= findOrKeepCost().catch((error: unknown) => {
      cost = null;
      throw error;
    }));

  /** Hash of a password that nobody has, at the same cost as everybody's: an unknown name costs the same time. */
  const decoyOf = (): Promise<string> =>
    (decoy ??= costOf()
      .then((known) => hashPassword(makeToken(), known))
      .catch((error: unknown) => {
        decoy = null;
        throw error;
      }));

  const personOf = (actor: Actor, { token, stationToken }: Tokens): Promise<Person | null> =>
    reader.run(actor, async (scope) => {
      const user = actor.userId === null ? null : findActiveUser(scope, actor.userId);
      if (!user) return null;
      const { code, username, fullName, role, language, theme, density, numberFormat, mustChangePassword } =
        user;
      const clients = await listClients(scope);
      const session = token === null ? null : findSession(scope, hashToken(token), now());
      const idleSeconds = Math.round(session?.idleSeconds ?? idleMinutesOf(scope) * 60);
      const mayPin = mayHavePin(role) && findStation(scope, hashOf(stationToken))?.allowsPin === true;
      const hasPin = mayPin ? user.pinHash !== null : null;
      return {
        code,
        username,
        fullName,
        role,
        language,
        theme,
        density,
        numberFormat,
        mustChangePassword,
        clients,
        demoClients: demoClientsOf(scope),
        tourSeen: user.tourSeenAt !== null,
        idleSeconds,
        hasPin,
        isBoard: actor.board !== undefined,
      };
    });

  const requirePerson = async (actor: Actor, tokens: Tokens): Promise<Person> => {
    const person = await personOf(actor, tokens);
    if (!person) throw notFound('user');
    return person;
  };

  const openFor = async (actor: Actor & { readonly userId: number }, caller: Caller): Promise<Login> => {
    const token = makeToken();
    await writer.run(actor, async (scope) => {
      const at = now();
      if (caller.token) revokeSession(scope, hashToken(caller.token), at);
      noteLogin(scope, actor.userId, at);
      const station = findStation(scope, hashOf(caller.stationToken));
      if (station) noteStationSeen(scope, station.id, at);
      const { address } = caller;
      const stationId = station?.id ?? null;
      const rowId = openSession(
        scope,
        { tokenHash: hashToken(token), userId: actor.userId, address, stationId },
        at,
      );
      audit(scope, {
        clientId: null,
        action: 'login',
        table: 'sessions',
        rowId,
        before: null,
        after: { address, ...(station ? { station: station.name } : {}) },
      });
    });
    return { token, person: await requirePerson(actor, { ...caller, token }) };
  };

  const logIn = async (typed: Typed, caller: Caller): Promise<Login> => {
    const username = plainUsername(typed.username);
    const stranger = visitor(caller.host);
    const attempt = { username, address: caller.address };
    const locked = await writer.run(stranger, async (scope) => {
      const at = now();
      const until = findLock(scope, username, at);
      if (until) keepFailedLogin(scope, attempt, at);
      else countAttempt(scope, username, at);
      return until && Math.ceil((until.getTime() - at.getTime()) / 60_000);
    });
    if (locked !== null) throw new Failure('locked', 'session.locked', { minutes: locked });
    const user = await reader.run(stranger, async (scope) => findUser(scope, username));
    const hash = user && typed.hashOf(user);
    const isRight = await isPassword(typed.secret, hash ?? (await decoyOf()));
    if (!user?.isActive || hash === null || !isRight) {
      await writer.run(stranger, async (scope) => keepFailedLogin(scope, attempt, now()));
      throw new Failure('unauthenticated', typed.wrong);
    }
    const hasNoClient = await writer.run(stranger, async (scope) => {
      clearAttempts(scope, username);
      return lacksClient(scope, user);
    });
    if (hasNoClient) throw new Failure('forbidden', 'session.no-client');
    return openFor({ ...actorOf(user, caller.host), userId: user.id }, caller);
  };

  const loginWithPin: Identity['loginWithPin'] = async ({ username, pin }, caller) => {
    const station = await reader.run(engine, async (scope) =>
      findStation(scope, hashOf(caller.stationToken)),
    );
    if (!station?.allowsPin) throw new Failure('forbidden', 'session.no-pin-here');
    const hashOfPin = (user: UserRow) => (mayHavePin(user.role) ? user.pinHash : null);
    return logIn({ username, secret: pin, hashOf: hashOfPin, wrong: 'session.wrong-pin' }, caller);
  };

  const flush = async (): Promise<void> => {
    const pending = new Map([...lastSeen].filter(([hash, at]) => at > (flushed.get(hash) ?? 0)));
    if (pending.size === 0) return;
    for (const [hash, at] of pending) flushed.set(hash, at);
    await writer.run(engine, async (scope) => keepLastSeen(scope, pending));
  };

  const findOpen = (tokenHash: string, at: Date) =>
    reader.run(engine, async (scope) => {
      const session = findSession(scope, tokenHash, at);
      if (!session) return null;
      const seen = Math.max(Date.parse(session.lastSeenAt), lastSeen.get(tokenHash) ?? 0);
      const idleSeconds = session.idleSeconds ?? idleMinutesOf(scope) * 60;
      const { boardClientId } = session;
      const isIdle = at.getTime() - seen > (idleSeconds + GRACE_SECONDS) * 1000;
      if (isIdle && boardClientId === null) return null;
      const user = findActiveUser(scope, session.userId);
      if (!user) return null;
      const board = boardClientId === null ? {} : { board: { clientId: boardClientId } };
      return { actor: { ...actorOf(user, session.host), ...board }, keptAt: Date.parse(session.lastSeenAt) };
    });

  const recognise: Identity['recognise'] = async (token) =>
    (await findOpen(hashToken(token), now()))?.actor ?? null;

  const findReach: Identity['findReach'] = async ({ token, actor }) => {
    const present = token === null ? actor : await recognise(token);
    if (!present) return null;
    return reader.run(present, async (scope) => {
      const user = present.userId === null ? present : findActiveUser(scope, present.userId);
      const isBoard = present.board !== undefined;
      return user && { role: user.role, clientIds: scope.clientIds, isBoard };
    });
  };

  const identify: Identity['identify'] = async (token) => {
    const tokenHash = hashToken(token);
    const at = now();
    const found = await findOpen(tokenHash, at);
    if (!found) {
      lastSeen.delete(tokenHash);
      flushed.delete(tokenHash);
      return null;
    }
    lastSeen.set(tokenHash, at.getTime());
    const keptAt = Math.max(found.keptAt, flushed.get(tokenHash) ?? 0);
    // Nobody waits for it: long work may hold the writer, and has to be asked after and cancelled meanwhile.
    if (at.getTime() - keptAt >= FLUSH_EVERY_MS) flush().catch(() => flushed.delete(tokenHash));
    return found.actor;
  };

  return {
    ...createDesk({ writer, reader, costOf, flush, now }),
    ...createStationDesk({ writer, reader, engine, now }),
    login: ({ username, password }, caller) =>
      logIn(
        { username, secret: password, hashOf: (user) => user.passwordHash, wrong: 'session.wrong' },
        caller,
      ),
    loginWithPin,
    identify,
    putUpBoard: async (actor, clientId, token) => {
      const made = makeToken();
      await writer.run(actor, async (scope) => {
        const at = now();
        requireClient(scope, clientId);
        const session = { tokenHash: hashToken(token ?? ''), newTokenHash: hashToken(made), clientId };
        const rowId = turnIntoBoard(scope, session, at);
        if (rowId === null) throw new Failure('forbidden', 'board.no-session');
        const record = { table: 'sessions', rowId, before: null, after: { board: true } } as const;
        audit(scope, { clientId, action: 'update', ...record });
      });
      if (token !== null) lastSeen.delete(hashToken(token));
      return { token: made };
    },
    recognise,
    findReach,
    flush,
    needsAdmin: () => reader.run(engine, async (scope) => countUsers(scope) === 0),
    logout: async (token, isIdle = false) => {
      if (!token) return;
      const actor = await identify(token);
      await writer.run(actor ?? engine, async (scope) => {
        const isEnded = revokeSession(scope, hashToken(token), now());
        if (!isEnded || !actor) return;
        const after = isIdle ? { idle: true } : null;
        const record = { table: 'sessions', rowId: null, before: null, after } as const;
        audit(scope, { clientId: null, action: 'logout', ...record });
      });
      lastSeen.delete(hashToken(token));
    },
    findPerson: personOf,
    createFirstAdmin: async ({ password, ...input }, caller) => {
      const isFirst = await reader.run(engine, async (scope) => countUsers(scope) === 0);
      if (!isFirst) throw new Failure('conflict', 'setup.done');
      requireGoodPassword(password, input.username);
      const passwordHash = await hashPassword(password, await costOf());
      const made = await writer.run(visitor(caller.host), async (scope) =>
        createFirstAdmin(scope, { ...input, passwordHash }),
      );
      return openFor({ ...actorOf(made, caller.host), userId: made.id }, caller);
    },
    listUsers: (actor) => reader.run(actor, async (scope) => listUsers(scope)),
    createUser: async (actor, { password, ...input }) => {
      requireGoodPassword(password, input.username);
      const passwordHash = await hashPassword(password, await costOf());
      return writer.run(actor, async (scope) => createUser(scope, { ...input, passwordHash }));
    },
    hash: async (password) => hashPassword(password, await costOf()),
    setPreferences: async (actor, wanted, tokens) => {
      const { userId } = actor;
      if (userId === null) throw notFound('user');
      await writer.run(actor, async (scope) => updatePreferences(scope, userId, wanted));
      return requirePerson(actor, tokens);
    },
    prepare: async () => {
      await decoyOf();
    },
  };
};
