import { code, define, flag, oneOf, text, timestamp, virtual, type Stored } from '../exchange/fields';
import { connectionOf, type ClientScope } from '../scope';
import { LANGUAGES } from '../vocabulary';
import { isReservedCode, plainUsername } from './users';

const ROLE_NAMES = [
  { name: 'OPERATOR_DATAENTRY', also: ['OPERATOR'], stored: 'OPERATOR' },
  { name: 'LEADER_DATACONFIG', also: ['LEADER'], stored: 'LEADER' },
  { name: 'POWERUSER', also: [], stored: 'POWERUSER' },
  { name: 'ADMIN', also: [], stored: 'ADMIN' },
];

const ASSIGNED = `(SELECT group_concat(c.code, ',' ORDER BY c.id) FROM main.user_clients uc
  JOIN main.clients c ON c.id = uc.client_id WHERE uc.user_id = t.id)`;

/**
 * Users as files carry them: the clients as a comma-separated list, never a password. An imported user has none and
 * cannot log in before an administrator sets one.
 */
export const user = define({
  name: 'user',
  table: 'users',
  mayImport: 'administer',
  mayExport: 'administer',
  home: 'user',
  identity: { field: 'user_id', column: 'code' },
  fields: [
    code('user_id', 'code', 20),
    code('username', 'username', 50, { isRequired: true }),
    text('full_name', 'full_name', 100, { isRequired: true }),
    text('email', 'email', 100),
    oneOf('role', 'role', ROLE_NAMES, { isRequired: true }),
    virtual('client_id_assigned', { kind: 'code', max: 2000 }, ASSIGNED),
    flag('is_active', 'is_active', { blank: { value: 1 } }),
    timestamp('last_login', 'last_login_at'),
    timestamp('created_at', 'created_at', { blank: 'now' }),
    timestamp('updated_at', 'updated_at', { blank: 'now' }),
    oneOf('language', 'language', LANGUAGES),
  ],
  inventCode: (cells) => String(cells['username'] ?? '').trim() || null,
  check: ({ values, refuse }) => {
    values['username'] = plainUsername(String(values['username']));
    if (isReservedCode(String(values['code']))) refuse('user_id', 'exchange.reserved-code');
  },
});

/** Where users are read from by an export, which only administrators may ask for. */
export const USER_SOURCE = 'main.users';

/** Codes and user names that are taken. */
export const takenUserNames = (scope: ClientScope): { codes: Set<string>; usernames: Set<string> } => {
  const rows = connectionOf(scope).prepare('SELECT code, username FROM main.users').all() as {
    code: string;
    username: string;
  }[];
  return {
    codes: new Set(rows.map((row) => row.code)),
    usernames: new Set(rows.map((row) => row.username)),
  };
};

/** Inserts a user without a password and assigns the clients; returns the row's id. */
export const insertImportedUser = (
  scope: ClientScope,
  values: Readonly<Record<string, Stored>>,
  clientIds: readonly number[],
): number => {
  const connection = connectionOf(scope);
  const columns = Object.keys(values);
  const { lastInsertRowid } = connection
    .prepare(
      `INSERT INTO main.users (${columns.join(', ')}) VALUES (${columns.map((c) => `@${c}`).join(', ')})`,
    )
    .run(values);
  const assign = connection.prepare('INSERT INTO main.user_clients (user_id, client_id) VALUES (?, ?)');
  for (const clientId of clientIds) assign.run(lastInsertRowid, clientId);
  return Number(lastInsertRowid);
};
