import Database from 'better-sqlite3';
import { Failure } from './failure';

export type Connection = Database.Database;

/** 'LnSd' as a 32-bit integer: tells `file` and every version of Lineside whose database this is. */
export const APPLICATION_ID = 0x4c6e5364;

export type ConnectionOptions = {
  readonly readonly?: boolean;
  /** Called with every statement that runs, values filled in; for tests that look at what SQL a procedure runs. */
  readonly trace?: ((sql: string) => void) | undefined;
};

const pragma = (connection: Connection, name: string): unknown => connection.pragma(name, { simple: true });

const expectPragma = (connection: Connection, name: string, value: string | number): void => {
  connection.pragma(`${name} = ${value}`);
  const read = pragma(connection, name);
  if (String(read).toLowerCase() !== String(value).toLowerCase()) {
    throw new Failure('unexpected', 'failure.pragma', { name, wanted: value, read: String(read) });
  }
};

/**
 * Opens the SQLite file with every safety that Lineside relies on, each set and read back: WAL, `synchronous=FULL`
 * (2; better-sqlite3 silently uses NORMAL in WAL), foreign keys, delete triggers for replaced rows too, untrusted
 * schema, cell checks, a busy time-out of 10 s.
 * @throws Failure `unexpected` when SQLite does not take a setting, `locked` for a file that is no database.
 */
export const openConnection = (file: string, options: ConnectionOptions = {}): Connection => {
  const connection = new Database(file, {
    readonly: options.readonly ?? false,
    fileMustExist: options.readonly ?? false,
    timeout: 10_000,
    ...(options.trace ? { verbose: (sql) => options.trace?.(String(sql)) } : {}),
  });
  try {
    if (!options.readonly) expectPragma(connection, 'journal_mode', 'wal');
    expectPragma(connection, 'synchronous', 2);
    expectPragma(connection, 'foreign_keys', 1);
    // Without it INSERT OR REPLACE deletes the row that it replaces past every delete guard.
    expectPragma(connection, 'recursive_triggers', 1);
    expectPragma(connection, 'trusted_schema', 0);
    expectPragma(connection, 'cell_size_check', 1);
    if (process.platform === 'darwin') {
      expectPragma(connection, 'fullfsync', 1);
      expectPragma(connection, 'checkpoint_fullfsync', 1);
    }
    connection.pragma('temp_store = memory');
    connection.pragma('cache_size = -65536');
    return connection;
  } catch (error) {
    connection.close();
    if ((error as { code?: unknown }).code === 'SQLITE_NOTADB') {
      throw new Failure('locked', 'database.not-lineside', {}, { cause: error });
    }
    throw error;
  }
};

/** `application_id` and `user_version` of an open file; both 0 for a new one. */
export const fileIdentity = (connection: Connection): { applicationId: number; version: number } => ({
  applicationId: Number(pragma(connection, 'application_id')),
  version: Number(pragma(connection, 'user_version')),
});
