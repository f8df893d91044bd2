import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, resolve } from 'node:path';
import { audit } from './audit';
import { findManifest, manifestPathOf, sha256OfFile, type ChainHead } from './backup-manifest';
import { openConnection, type Connection } from './connection';
import { examine, isCorruption, isFatal } from './examine';
import { Failure } from './failure';
import { filesOf } from './files';
import { databaseFilesOf, rememberFolder } from './fresh-folder';
import { refuseUnsafeFolder } from './location';
import { examineFile } from './migrate';
import { openDatabase } from './open';
import { connectionOf, type Actor } from './scope';

export type Restored = {
  readonly file: string;
  readonly folder: string;
  readonly sha256: string;
  /** Whether a manifest lay beside the backup and its checksum was right. */
  readonly hadManifest: boolean;
  /** Where the backup's audit chain ended; the restored database's goes on from there. */
  readonly head: ChainHead | null;
  /** Names of checks that the backup does not pass, though its rows can be read: `check` says more. */
  readonly faults: readonly string[];
};

/** Looks at a copy of the backup; a file of another program or of a newer Lineside is refused here. */
const examineCopy = (copy: string): Pick<Restored, 'head' | 'faults'> => {
  let connection: Connection | null = null;
  try {
    connection = openConnection(copy, { readonly: true });
    if (examineFile(connection) === 'new') throw new Failure('locked', 'database.not-lineside');
    const { checks, chain } = examine(connection, { keys: [], mayBeOlder: true });
    const failed = checks.filter(isFatal);
    if (failed.length > 0) {
      throw new Failure(
        'invalid-input',
        'restore.unsound',
        { checks: failed.map((one) => one.name).join(', ') },
        { details: failed },
      );
    }
    const faults = checks.filter((one) => !one.isOk).map((one) => one.name);
    return { head: chain?.head ?? null, faults };
  } catch (error) {
    if (!isCorruption(error)) throw error;
    throw new Failure('invalid-input', 'restore.unsound', { checks: 'integrity' }, { cause: error });
  } finally {
    connection?.close();
  }
};

/** Opens the restored file as its new owner: brings it up to date, ends its log-ins and notes where it came from. */
const takeOver = async (actor: Actor, restored: Restored): Promise<void> => {
  // The backup itself is the copy to go back to.
  const database = await openDatabase(restored.folder, { backUpBeforeMigration: async () => undefined });
  try {
    await database.writer.run(actor, async (scope) => {
      connectionOf(scope)
        .prepare('UPDATE main.sessions SET revoked_at = ? WHERE revoked_at IS NULL')
        .run(new Date().toISOString());
      audit(scope, {
        clientId: null,
        action: 'restore',
        table: 'database_info',
        rowId: null,
        before: null,
        after: { file: basename(restored.file), sha256: restored.sha256, head: restored.head },
      });
    });
  } finally {
    await database.close();
  }
};

/**
 * Puts a backup into a data folder that has no database yet. Checksum, pages, references and sums are looked at on the
 * copy before it gets its name; when anything fails the folder is as it was.
 * @throws Failure `forbidden` for anyone but an administrator, `conflict` for a folder with a database, `not-found`
 * without the file, `locked` for a newer or foreign one, `invalid-input` for a damaged one.
 */
export const restoreBackup = async (file: string, folder: string, actor: Actor): Promise<Restored> => {
  if (actor.role !== 'ADMIN') throw new Failure('forbidden', 'failure.forbidden');
  const backup = resolve(file);
  const { database } = filesOf(folder);
  if (!existsSync(backup)) throw new Failure('not-found', 'restore.no-file', { file: backup });
  if (databaseFilesOf(database).some((one) => existsSync(one))) {
    throw new Failure('conflict', 'restore.folder-taken', { folder });
  }
  refuseUnsafeFolder(folder);
  const hasManifest = existsSync(manifestPathOf(backup));
  const manifest = findManifest(backup);
  if (hasManifest && !manifest) throw new Failure('invalid-input', 'restore.manifest', { file: backup });
  const undo = rememberFolder(folder);
  mkdirSync(folder, { recursive: true });
  const copy = `${database}.restoring-${randomBytes(4).toString('hex')}`;
  const removeCopy = (): void => {
    for (const one of databaseFilesOf(copy)) rmSync(one, { force: true });
  };
  try {
    copyFileSync(backup, copy, constants.COPYFILE_EXCL);
    const handle = openSync(copy, 'r+');
    fsyncSync(handle);
    closeSync(handle);
    const sha256 = await sha256OfFile(copy);
    if (manifest && manifest.sha256 !== sha256) {
      throw new Failure('invalid-input', 'restore.changed', { file: backup });
    }
    const { head, faults } = examineCopy(copy);
    renameSync(copy, database);
    const restored = { file: backup, folder, sha256, hadManifest: manifest !== null, head, faults };
    await takeOver(actor, restored);
    return restored;
  } catch (error) {
    removeCopy();
    undo();
    throw error;
  }
};
