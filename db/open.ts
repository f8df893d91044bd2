import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { watchAudit } from './audit-watch';
import { backUpBeforeUpdate } from './backup';
import { openConnection } from './connection';
import { Failure } from './failure';
import { auditKeyOfFolder, filesOf } from './files';
import { asFailure, createLane, type Lane } from './lane';
import { refuseUnsafeFolder } from './location';
import { examineFile, migrate } from './migrate';
import type { Change } from './scope';

/** An open data folder: the one writer and a reader beside it. */
export type OpenDatabase = {
  readonly folder: string;
  readonly writer: Lane;
  readonly reader: Lane;
  /** What other processes have written to the file since it was last asked; the first answer is empty. */
  readonly readForeignChanges: () => Promise<readonly Change[]>;
  readonly close: () => Promise<void>;
};

export type OpenOptions = {
  /** Makes the database if the folder has none; otherwise that is `not-found`. */
  readonly create?: boolean;
  readonly onChange?: (changes: readonly Change[]) => void;
  /** Called with every SQL statement of either lane. */
  readonly trace?: (sql: string) => void;
  /** Awaited before an older file is migrated; without it the file is copied into `backups/`. */
  readonly backUpBeforeMigration?: (folder: string) => Promise<void>;
};

/** Writes only what is missing, so that a folder can be opened while another process is saving. */
const nameDatabase = (connection: ReturnType<typeof openConnection>): void => {
  const names = connection.prepare("SELECT count(*) FROM database_info WHERE key IN ('tag', 'created_at')");
  if (names.pluck().get() === 2) return;
  const insert = connection.prepare('INSERT OR IGNORE INTO main.database_info (key, value) VALUES (?, ?)');
  insert.run('tag', randomBytes(4).toString('hex'));
  insert.run('created_at', new Date().toISOString());
};

/**
 * Opens the database of a data folder, migrating it if it is older than this program.
 * @throws Failure `not-found` without a database (unless `create`), `locked` for a newer or foreign file and for
 * folders on a network share or in a sync folder, and when a new or older file stays busy past the time-out.
 */
export const openDatabase = async (folder: string, options: OpenOptions = {}): Promise<OpenDatabase> => {
  const files = filesOf(folder);
  if (!existsSync(files.database) && !options.create) {
    throw new Failure('not-found', 'database.missing', { folder });
  }
  refuseUnsafeFolder(folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const auditKey = auditKeyOfFolder(folder);
  const connection = openConnection(files.database, { trace: options.trace });
  try {
    examineFile(connection);
    await migrate(connection, () => (options.backUpBeforeMigration ?? backUpBeforeUpdate)(folder));
    nameDatabase(connection);
    const writer = createLane(connection, 'command', { auditKey, onChange: options.onChange });
    const reader = openReader(folder, { trace: options.trace });
    const close = async (): Promise<void> => {
      await reader.close();
      await writer.close();
    };
    return { folder, writer, reader, readForeignChanges: watchAudit(connection, reader), close };
  } catch (error) {
    connection.close();
    throw asFailure(error, 'command');
  }
};

/** Opens a read-only lane beside the writer, in whatever thread asks; the folder must hold a current database. */
export const openReader = (
  folder: string,
  options: { trace?: ((sql: string) => void) | undefined } = {},
): Lane =>
  createLane(openConnection(filesOf(folder).database, { readonly: true, trace: options.trace }), 'query', {
    auditKey: auditKeyOfFolder(folder),
  });
