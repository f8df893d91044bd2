import { audit } from '../../audit';
import { connectionOf, requireClient, touch, write, type ClientScope } from '../../scope';
import type { CatalogueKind, Industry } from '../../vocabulary';
import { CATALOGUES } from './kinds';
import { listRows } from './list';
import { STARTER_SETS } from './starter-sets';

/**
 * Adds the codes of the industry's starter set that a client's catalogue lacks, behind those that are there, which stay
 * as they are. Answers what was added.
 * @throws Failure `not-found` for a client outside the scope.
 */
export const addStarterSet = async (
  scope: ClientScope,
  input: { readonly clientId: number; readonly kind: CatalogueKind },
): Promise<{ added: string[] }> => {
  const clientId = requireClient(scope, input.clientId);
  write(scope);
  const { table, hasPlanned, starterOf } = CATALOGUES[input.kind];
  const connection = connectionOf(scope);
  const industry = connection
    .prepare('SELECT industry FROM clients WHERE id = ?')
    .pluck()
    .get(clientId) as Industry;
  const rows = listRows(scope, clientId, input.kind);
  const parents = new Map(rows.map(({ code, parentCode }) => [code, parentCode]));
  const missing = starterOf(STARTER_SETS[industry]).filter(({ code }) => !parents.has(code));
  const insert = connection.prepare(
    `INSERT INTO main.${table} (client_id, code, parent_code, name_en, name_es, position, created_at, updated_at${hasPlanned ? ', is_planned' : ''})
     VALUES (@clientId, @code, @parentCode, @nameEn, @nameEs, @position, @now, @now${hasPlanned ? ', @isPlanned' : ''})`,
  );
  const now = new Date().toISOString();
  const last = Math.max(-1, ...rows.map(({ position }) => position));
  for (const [at, { code, nameEn, nameEs, isPlanned, ...starter }] of missing.entries()) {
    // Where the client has made the parent a code of second level, this one goes beside it.
    const parentCode =
      starter.parentCode === null ? null : (parents.get(starter.parentCode) ?? starter.parentCode);
    const after = {
      code,
      parentCode,
      nameEn,
      nameEs,
      ...(hasPlanned ? { isPlanned: isPlanned === true } : {}),
    };
    const { lastInsertRowid } = insert.run({
      ...after,
      isPlanned: isPlanned ? 1 : 0,
      clientId,
      position: last + 1 + at,
      now,
    });
    audit(scope, { clientId, action: 'create', table, rowId: Number(lastInsertRowid), before: null, after });
  }
  if (missing.length > 0) touch(scope, { clientId, table, date: null });
  return { added: missing.map(({ code }) => code) };
};
