import { APPLICATION_ID, fileIdentity, type Connection } from './connection';
import { Failure } from './failure';

const files = import.meta.glob<string>('./migrations/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export type Migration = { readonly name: string; readonly sql: string };

/** Every migration of this version, in order; the database's `user_version` is how many of them it has had. */
export const MIGRATIONS: readonly Migration[] = Object.entries(files)
  .map(([path, sql]) => ({ name: path.replace('./migrations/', '').replace('.sql', ''), sql }))
  .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));

const countRows = (connection: Connection): Map<string, number> => {
  const names = connection
    .prepare("SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all() as string[];
  return new Map(
    names.map((name) => [
      name,
      Number(connection.prepare(`SELECT count(*) FROM main."${name}"`).pluck().get()),
    ]),
  );
};

/**
 * Says what the file is to this program: `new` (empty), `current`, or `older` (needs migrating).
 * @throws Failure `locked` for another program's file and for one written by a newer Lineside.
 */
export const examineFile = (
  connection: Connection,
  migrations: readonly Migration[] = MIGRATIONS,
): 'new' | 'current' | 'older' => {
  const { applicationId, version } = fileIdentity(connection);
  const isEmpty = connection.prepare('SELECT count(*) FROM main.sqlite_master').pluck().get() === 0;
  if (isEmpty && applicationId === 0) return 'new';
  if (applicationId !== APPLICATION_ID) throw new Failure('locked', 'database.not-lineside');
  if (version > migrations.length) {
    throw new Failure('locked', 'database.newer', { file: version, program: migrations.length });
  }
  return version === migrations.length ? 'current' : 'older';
};

/**
 * Brings the file to this version: foreign keys off, one transaction with the SQL, `foreign_key_check`, a comparison
 * of row counts (no migration may lose rows) and `user_version`, foreign keys on again. All or nothing.
 * @param backUp is awaited before an existing file is changed.
 */
export const migrate = async (
  connection: Connection,
  backUp: () => Promise<void>,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<{ applied: readonly string[] }> => {
  const state = examineFile(connection, migrations);
  if (state === 'current') return { applied: [] };
  if (state === 'older') await backUp();
  connection.pragma('foreign_keys = OFF');
  try {
    connection.exec('BEGIN IMMEDIATE');
    // Another process may have migrated while this one waited for the lock.
    const { version } = fileIdentity(connection);
    const pending = migrations.slice(version);
    const before = countRows(connection);
    for (const { sql } of pending) connection.exec(sql);
    const broken = connection.pragma('foreign_key_check') as unknown[];
    if (broken.length > 0)
      throw new Failure('unexpected', 'database.migration-references', { rows: broken.length });
    const after = countRows(connection);
    for (const [table, rows] of before) {
      if (after.has(table) && after.get(table) !== rows) {
        throw new Failure('unexpected', 'database.migration-rows', {
          table,
          before: rows,
          after: after.get(table) ?? 0,
        });
      }
    }
    connection.pragma(`application_id = ${APPLICATION_ID}`);
    connection.pragma(`user_version = ${migrations.length}`);
    connection.exec('COMMIT');
    return { applied: pending.map((m) => m.name) };
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw error;
  } finally {
    connection.pragma('foreign_keys = ON');
  }
};
