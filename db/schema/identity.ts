import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { LANGUAGES, ROLES } from '../vocabulary';
import { clients } from './clients';
import { flag, oneOf, rowId, stamps, versioned } from './columns';

/** Who may log in. `password_hash` is null until a password is set: such a user cannot log in. */
export const users = sqliteTable(
  'users',
  {
    ...rowId(),
    code: text('code').notNull().unique(),
    username: text('username').notNull().unique(),
    fullName: text('full_name').notNull(),
    email: text('email'),
    role: text('role', { enum: ROLES }).notNull(),
    isActive: flag('is_active').notNull().default(true),
    passwordHash: text('password_hash'),
    mustChangePassword: flag('must_change_password').notNull().default(false),
    language: text('language', { enum: LANGUAGES }),
    theme: text('theme'),
    density: text('density'),
    numberFormat: text('number_format'),
    /** When the tour was finished or skipped. */
    tourSeenAt: text('tour_seen_at'),
    /** Hash of the six-digit PIN for stations that allow one; null for users without. */
    pinHash: text('pin_hash'),
    lastLoginAt: text('last_login_at'),
    ...versioned(),
    ...stamps(),
  },
  (t) => [oneOf('users_role', t.role, ROLES)],
);

/** Which clients a user is assigned to. */
export const userClients = sqliteTable(
  'user_clients',
  {
    userId: integer('user_id')
      .notNull()
      .references(() => users.id),
    clientId: integer('client_id')
      .notNull()
      .references(() => clients.id),
  },
  (t) => [primaryKey({ columns: [t.userId, t.clientId] })],
);

/** A place on the shop floor that an administrator has registered; only the hash of its token is kept. */
export const stations = sqliteTable('stations', {
  ...rowId(),
  name: text('name').notNull().unique(),
  tokenHash: text('token_hash').notNull().unique(),
  allowsPin: flag('allows_pin').notNull().default(false),
  /** Idle seconds after which sessions at this station end; null: the installation's. */
  idleSeconds: integer('idle_seconds'),
  host: text('host').notNull(),
  registeredBy: text('registered_by').notNull(),
  lastSeenAt: text('last_seen_at'),
  revokedAt: text('revoked_at'),
  ...versioned(),
  ...stamps(),
});

/** A log-in that is still good until `expires_at` or `revoked_at`; only the hash of its token is kept. */
export const sessions = sqliteTable(
  'sessions',
  {
    ...rowId(),
    tokenHash: text('token_hash').notNull().unique(),
    userId: integer('user_id')
      .notNull()
      .references(() => users.id),
    host: text('host').notNull(),
    address: text('address'),
    /** The station whose PIN log-in it came from; null for a log-in by password elsewhere. */
    stationId: integer('station_id'),
    /** Since when it stands on a wall and may only read what a board shows; null for everybody's own log-in. */
    boardSince: text('board_since'),
    /** The one client that the board shows; set together with `board_since`. */
    boardClientId: integer('board_client_id'),
    createdAt: text('created_at').notNull(),
    lastSeenAt: text('last_seen_at').notNull(),
    revokedAt: text('revoked_at'),
  },
  (t) => [index('sessions_user').on(t.userId, t.revokedAt)],
);

/** Failed log-ins by the name that was typed, whether a user of that name exists or not. */
export const failedLogins = sqliteTable(
  'failed_logins',
  {
    ...rowId(),
    username: text('username').notNull(),
    host: text('host').notNull(),
    address: text('address'),
    failedAt: text('failed_at').notNull(),
  },
  (t) => [index('failed_logins_name').on(t.username, t.failedAt)],
);

/** Lock-out state per typed name: how many failures in a row and until when it is locked. */
export const loginLocks = sqliteTable('login_locks', {
  username: text('username').primaryKey(),
  failures: integer('failures').notNull(),
  lockedUntil: text('locked_until'),
});

/** Facts about this database file: its tag, when it was made, settings of the installation. */
export const databaseInfo = sqliteTable('database_info', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
});
