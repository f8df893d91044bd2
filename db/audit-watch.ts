import type { Connection } from './connection';
import type { Lane } from './lane';
import { connectionOf, type Actor, type Change, type ClientScope } from './scope';

const WATCH: Actor = { userId: null, code: 'engine', role: 'ADMIN', host: 'engine' };

const headOf = (scope: ClientScope): number =>
  Number(connectionOf(scope).prepare('SELECT ifnull(max(id), 0) FROM main.audit_log').pluck().get());

const readSince = (scope: ClientScope, id: number): readonly Change[] =>
  connectionOf(scope)
    .prepare(
      `SELECT DISTINCT client_id AS clientId, table_name AS "table", NULL AS date
       FROM main.audit_log WHERE id > ?`,
    )
    .all(id) as Change[];

/**
 * Returns what tells the changes of other processes since it was last asked: which tables of which clients, by the
 * rows of the audit log. SQLite counts for a connection (`data_version`) what others have committed; now and then
 * changes of this process are told once more with theirs.
 */
export const watchAudit = (writer: Connection, reader: Lane): (() => Promise<readonly Change[]>) => {
  const foreignVersion = (): number => Number(writer.pragma('data_version', { simple: true }));
  let known: { readonly version: number; readonly head: number } | null = null;
  return async () => {
    // The version is older than the rows: what others commit in between is told now and looked for once more.
    const version = foreignVersion();
    return reader.run(WATCH, async (scope) => {
      const before = known;
      const head = headOf(scope);
      if (before !== null && before.version !== version) {
        known = { version, head };
        return readSince(scope, before.head);
      }
      // Rows that came since are of this process, unless somebody else has written meanwhile: then they are read next time.
      if (foreignVersion() === version) known = { version, head };
      return [];
    });
  };
};
