import { audit } from '../audit';
import { Failure } from '../failure';
import { connectionOf, type ClientScope } from '../scope';
import type { Role } from '../vocabulary';
import { insertImportedUser, takenUserNames } from './exchange';

/** A user of the demo plant. */
export type DemoUser = {
  readonly code: string;
  readonly username: string;
  readonly fullName: string;
  readonly role: Role;
  readonly clientCodes: string[];
};

/**
 * Makes users with passwords that somebody has been shown and that have to be changed.
 * @throws Failure `conflict` for a name or code that is taken.
 */
export const addDemoUsers = (
  scope: ClientScope,
  users: readonly DemoUser[],
  passwordHashes: readonly string[],
  at: string,
): void => {
  const taken = takenUserNames(scope);
  const idOf = connectionOf(scope).prepare('SELECT id FROM clients WHERE code = ?').pluck();
  for (const [index, user] of users.entries()) {
    if (taken.usernames.has(user.username) || taken.codes.has(user.code)) {
      throw new Failure('conflict', 'user.name-taken', { value: user.username });
    }
    const after = {
      code: user.code,
      username: user.username,
      full_name: user.fullName,
      role: user.role,
      must_change_password: 1,
      created_at: at,
      updated_at: at,
    };
    const rowId = insertImportedUser(
      scope,
      { ...after, password_hash: passwordHashes[index] ?? null },
      user.clientCodes.map((code) => Number(idOf.get(code))),
    );
    audit(scope, { clientId: null, action: 'create', table: 'users', rowId, before: null, after });
  }
};

/**
 * Takes users of the demo plant out, with their sessions and assignments.
 * @throws Failure `forbidden` for one who would take themselves out, `conflict` where others would be left without an
 * active administrator.
 */
export const removeDemoUsers = (scope: ClientScope, codes: readonly string[]): number => {
  if (codes.includes(scope.actor.code)) throw new Failure('forbidden', 'demo.remove-self');
  const connection = connectionOf(scope);
  const listed = JSON.stringify(codes);
  const IN_LIST = 'code IN (SELECT value FROM json_each(@listed))';
  const { others, admins } = connection
    .prepare(
      `SELECT count(*) AS others, ifnull(sum(role = 'ADMIN' AND is_active = 1), 0) AS admins
       FROM main.users WHERE NOT ${IN_LIST}`,
    )
    .get({ listed }) as { others: number; admins: number };
  if (others > 0 && admins === 0) throw new Failure('conflict', 'demo.remove-last-admin');
  for (const table of ['sessions', 'user_clients']) {
    connection
      .prepare(`DELETE FROM main.${table} WHERE user_id IN (SELECT id FROM main.users WHERE ${IN_LIST})`)
      .run({ listed });
  }
  const { changes } = connection.prepare(`DELETE FROM main.users WHERE ${IN_LIST}`).run({ listed });
  audit(scope, {
    clientId: null,
    action: 'void',
    table: 'users',
    rowId: null,
    before: { codes },
    after: null,
  });
  return changes;
};
