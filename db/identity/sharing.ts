import { audit } from '../audit';
import { connectionOf, type ClientScope } from '../scope';

/** How this installation is shared with other computers: on which port, since when (UTC) and by whose decision. */
export type Sharing = { readonly port: number; readonly since: string; readonly by: string };

const KEY = 'sharing';

/** How it is shared now; null where it is not. */
export const findSharing = (scope: ClientScope): Sharing | null => {
  const kept = connectionOf(scope)
    .prepare('SELECT value FROM main.database_info WHERE key = ?')
    .pluck()
    .get(KEY);
  return typeof kept === 'string' ? (JSON.parse(kept) as Sharing) : null;
};

/** Keeps how it is shared from now on, null for not at all, over restarts. */
export const keepSharing = (scope: ClientScope, sharing: Sharing | null): void => {
  const before = findSharing(scope);
  const connection = connectionOf(scope);
  if (sharing === null) connection.prepare('DELETE FROM main.database_info WHERE key = ?').run(KEY);
  else {
    connection
      .prepare(
        `INSERT INTO main.database_info (key, value) VALUES (?, ?)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
      )
      .run(KEY, JSON.stringify(sharing));
  }
  audit(scope, {
    clientId: null,
    action: 'settings',
    table: 'database_info',
    rowId: null,
    before: { sharing: before },
    after: { sharing },
  });
};

/** Users who may log in with a password that somebody else chose for them, by name. */
export const listGivenPasswords = (scope: ClientScope): string[] =>
  connectionOf(scope)
    .prepare(
      `SELECT username FROM main.users
       WHERE is_active = 1 AND must_change_password = 1 AND password_hash IS NOT NULL ORDER BY username`,
    )
    .pluck()
    .all() as string[];
