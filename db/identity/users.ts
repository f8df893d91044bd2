import { asc, eq, sql } from 'drizzle-orm';
import { audit } from '../audit';
import { Failure, notFound } from '../failure';
import { clients } from '../schema/clients';
import { userClients, users } from '../schema/identity';
import { connectionOf, main, read, write, type Actor, type ClientScope } from '../scope';
import { rankOf, seesAllClients, type Host, type Language, type Role } from '../vocabulary';

export type UserRow = typeof users.$inferSelect;

/** A user as administrators see one: never the password's hash. */
export type ListedUser = Pick<
  UserRow,
  | 'code'
  | 'username'
  | 'fullName'
  | 'email'
  | 'role'
  | 'isActive'
  | 'mustChangePassword'
  | 'lastLoginAt'
  | 'version'
> & { readonly clientCodes: string[]; readonly hasPin: boolean };

export type NewUser = {
  readonly code?: string | undefined;
  readonly username: string;
  readonly fullName: string;
  readonly email?: string | null | undefined;
  readonly role: Role;
  readonly clientCodes: readonly string[];
  readonly passwordHash: string;
  readonly language?: Language | undefined;
};

/** Codes that the who-columns and the audit log use for the program itself; no user may have one. */
const RESERVED_CODES: ReadonlySet<string> = new Set(['cli', 'engine', 'visitor', 'nobody', 'system']);

/** Whether no user may have this code. */
export const isReservedCode = (code: string): boolean => RESERVED_CODES.has(code.toLowerCase());

/** The form in which names are stored and compared: NFKC, trimmed, lower case. */
export const plainUsername = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase();

const usersTable = main(users);

/** The user of that name, active or not; null if there is none. */
export const findUser = (scope: ClientScope, username: string): UserRow | null =>
  read(scope)
    .select()
    .from(usersTable)
    .where(eq(users.username, plainUsername(username)))
    .get() ?? null;

/** The user of that id, if active. */
export const findActiveUser = (scope: ClientScope, userId: number): UserRow | null => {
  const found = read(scope).select().from(usersTable).where(eq(users.id, userId)).get();
  return found?.isActive ? found : null;
};

/** How many users there are, whether active or not. */
export const countUsers = (scope: ClientScope): number =>
  Number(connectionOf(scope).prepare('SELECT count(*) FROM main.users').pluck().get());

/** A user as the one who acts, from a host. */
export const actorOf = (
  user: Pick<UserRow, 'id' | 'code' | 'role' | 'mustChangePassword'>,
  host: Host,
): Actor => ({
  userId: user.id,
  code: user.code,
  role: user.role,
  host,
  mustChangePassword: user.mustChangePassword,
});

/** Whether the role needs assigned clients and the user has none. */
export const lacksClient = (scope: ClientScope, user: Pick<UserRow, 'id' | 'role'>): boolean =>
  !seesAllClients(user.role) &&
  connectionOf(scope).prepare('SELECT 1 FROM main.user_clients WHERE user_id = ? LIMIT 1').get(user.id) ===
    undefined;

/**
 * The user of that name as the one who acts, without a password: for the command line, whose caller can read the file
 * anyway and did not log in with a password that would have to be changed.
 * @throws Failure `not-found` for an unknown or inactive user, `forbidden` for one who needs a client and has none.
 */
export const findActorByUsername = async (
  scope: ClientScope,
  username: string,
  host: Host,
): Promise<Actor> => {
  const user = findUser(scope, username);
  if (!user?.isActive) throw notFound('user');
  if (lacksClient(scope, user)) throw new Failure('forbidden', 'session.no-client');
  return actorOf({ ...user, mustChangePassword: false }, host);
};

const codesOf = (scope: ClientScope, userId: number): string[] =>
  connectionOf(scope)
    .prepare(
      `SELECT c.code FROM main.user_clients uc JOIN main.clients c ON c.id = uc.client_id
       WHERE uc.user_id = ? ORDER BY c.code`,
    )
    .pluck()
    .all(userId) as string[];

/** A user as administrators see one. */
export const listedUser = (scope: ClientScope, user: UserRow): ListedUser => ({
  code: user.code,
  username: user.username,
  fullName: user.fullName,
  email: user.email,
  role: user.role,
  isActive: user.isActive,
  mustChangePassword: user.mustChangePassword,
  lastLoginAt: user.lastLoginAt,
  version: user.version,
  clientCodes: codesOf(scope, user.id),
  hasPin: user.pinHash !== null,
});

/** Every user with the codes of their clients, by name. */
export const listUsers = (scope: ClientScope): ListedUser[] =>
  read(scope)
    .select()
    .from(usersTable)
    .orderBy(asc(users.username))
    .all()
    .map((user) => listedUser(scope, user));

const refuse = (code: 'invalid-input' | 'conflict', key: string, field: string, value = ''): Failure =>
  new Failure(code, key, { value }, { fields: [{ key, params: { value }, path: [field] }] });

const nextCode = (scope: ClientScope): string => {
  const highest = connectionOf(scope)
    .prepare(
      "SELECT max(CAST(substr(code, 2) AS INTEGER)) FROM main.users WHERE code GLOB 'U[0-9]*' AND length(code) < 12",
    )
    .pluck()
    .get();
  return `U${Number(highest ?? 0) + 1}`;
};

/** Ids of the clients for a role. @throws Failure `invalid-input` for a wrong number, `not-found` for an unknown code. */
export const assignedIds = (scope: ClientScope, role: Role, codes: readonly string[]): number[] => {
  const wanted = [...new Set(codes)];
  if (seesAllClients(role)) {
    if (wanted.length > 0) throw refuse('invalid-input', 'user.sees-all', 'clientCodes');
    return [];
  }
  if (role === 'OPERATOR' && wanted.length !== 1)
    throw refuse('invalid-input', 'user.one-client', 'clientCodes');
  if (wanted.length === 0) throw refuse('invalid-input', 'user.some-client', 'clientCodes');
  const known = new Map(
    read(scope)
      .select({ code: clients.code, id: clients.id })
      .from(clients)
      .all()
      .map(({ code, id }) => [code, id]),
  );
  return wanted.map((code) => {
    const id = known.get(code);
    if (id === undefined) throw notFound('client');
    return id;
  });
};

/**
 * Makes a user and assigns the clients.
 * @throws Failure `forbidden` for a role above the caller's, `invalid-input` for a wrong number of clients, `not-found`
 * for a client that does not exist, `conflict` for a name or code that is taken.
 */
export const createUser = (scope: ClientScope, input: NewUser): ListedUser => {
  if (rankOf(input.role) > rankOf(scope.actor.role)) throw new Failure('forbidden', 'failure.forbidden');
  return insertUser(scope, input);
};

/**
 * Makes the first user, an administrator.
 * @throws Failure `conflict` as soon as there is any user.
 */
export const createFirstAdmin = (
  scope: ClientScope,
  input: Omit<NewUser, 'role' | 'clientCodes'>,
): UserRow => {
  if (countUsers(scope) > 0) throw new Failure('conflict', 'setup.done');
  insertUser(scope, { ...input, role: 'ADMIN', clientCodes: [] });
  const made = findUser(scope, input.username);
  if (!made) throw notFound('user');
  return made;
};

const insertUser = (scope: ClientScope, input: NewUser): ListedUser => {
  const username = plainUsername(input.username);
  if (username === '' || /\p{C}/u.test(username)) throw refuse('invalid-input', 'user.name', 'username');
  if (findUser(scope, username)) throw refuse('conflict', 'user.name-taken', 'username', username);
  const code = input.code ?? nextCode(scope);
  const sameCode = read(scope).select({ id: users.id }).from(usersTable).where(eq(users.code, code)).get();
  if (sameCode || isReservedCode(code)) {
    throw refuse('conflict', 'user.code-taken', 'code', code);
  }
  const clientIds = assignedIds(scope, input.role, input.clientCodes);
  const now = new Date().toISOString();
  const made = write(scope)
    .insert(usersTable)
    .values({
      code,
      username,
      fullName: input.fullName,
      email: input.email ?? null,
      role: input.role,
      passwordHash: input.passwordHash,
      language: input.language ?? null,
      createdAt: now,
      updatedAt: now,
    })
    .returning()
    .get();
  for (const clientId of clientIds) {
    write(scope).insert(main(userClients)).values({ userId: made.id, clientId }).run();
  }
  const after = listedUser(scope, made);
  audit(scope, { clientId: null, action: 'create', table: 'users', rowId: made.id, before: null, after });
  return after;
};

/** Notes when a user logged in last. */
export const noteLogin = (scope: ClientScope, userId: number, at: Date): void => {
  write(scope).update(usersTable).set({ lastLoginAt: at.toISOString() }).where(eq(users.id, userId)).run();
};

/** How a user wants pages to look and to write numbers; what is left out stays, null leaves it to the language. */
export type Preferences = {
  readonly language?: Language | undefined;
  readonly theme?: string | undefined;
  readonly density?: string | undefined;
  readonly numberFormat?: string | null | undefined;
  /** The tour was taken or declined; it stays so. */
  readonly tourSeen?: true | undefined;
};

const preferencesOf = ({ language, theme, density, numberFormat, tourSeenAt }: UserRow) => ({
  language,
  theme,
  density,
  numberFormat,
  tourSeenAt,
});

/** Sets the user's own preferences; what is left out stays. */
export const updatePreferences = (scope: ClientScope, userId: number, wanted: Preferences): UserRow => {
  const before = findActiveUser(scope, userId);
  if (!before) throw notFound('user');
  const now = new Date().toISOString();
  const after = write(scope)
    .update(usersTable)
    .set({
      language: wanted.language ?? before.language,
      theme: wanted.theme ?? before.theme,
      density: wanted.density ?? before.density,
      numberFormat: wanted.numberFormat === undefined ? before.numberFormat : wanted.numberFormat,
      tourSeenAt: before.tourSeenAt ?? (wanted.tourSeen ? now : null),
      version: sql`${users.version} + 1`,
      updatedAt: now,
    })
    .where(eq(users.id, userId))
    .returning()
    .get();
  audit(scope, {
    clientId: null,
    action: 'update',
    table: 'users',
    rowId: userId,
    before: preferencesOf(before),
    after: preferencesOf(after),
  });
  return after;
};
