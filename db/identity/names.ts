import { connectionOf, type ClientScope } from '../scope';
import { ROLES, seesAllClients } from '../vocabulary';

const EVERYWHERE = JSON.stringify(ROLES.filter(seesAllClients));

/**
 * Full names of users by the codes that rows keep of who did something: of those who work for a client of the scope or
 * for all clients. A code without such a user (the command line, history from a file, whoever works for others) has none,
 * for a file may put any code into a row.
 */
export const namesOfUsers = (
  scope: ClientScope,
  codes: readonly (string | null)[],
): ReadonlyMap<string | null, string> => {
  const wanted = [...new Set(codes)].filter((code) => code !== null);
  if (wanted.length === 0) return new Map();
  const found = connectionOf(scope)
    .prepare<[{ codes: string; everywhere: string; seesAll: 0 | 1 }], { code: string; name: string }>(
      `SELECT u.code, u.full_name AS name FROM main.users AS u
       WHERE u.code IN (SELECT value FROM json_each(@codes))
         AND (@seesAll = 1 OR u.role IN (SELECT value FROM json_each(@everywhere))
           OR EXISTS (SELECT 1 FROM main.user_clients AS w
             WHERE w.user_id = u.id AND w.client_id IN (SELECT client_id FROM temp.scope_client)))`,
    )
    .all({
      codes: JSON.stringify(wanted),
      everywhere: EVERYWHERE,
      seesAll: seesAllClients(scope.actor.role) ? 1 : 0,
    });
  return new Map(found.map(({ code, name }) => [code, name]));
};
