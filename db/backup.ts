import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { version as appVersion } from '../package.json';
import { audit } from './audit';
import {
  countTables,
  databaseTagOf,
  manifestPathOf,
  sha256OfFile,
  type BackupManifest,
} from './backup-manifest';
import { fileIdentity, openConnection, type Connection } from './connection';
import { examine, isCorruption, isFatal } from './examine';
import { Failure } from './failure';
import { auditKeyOfFolder, filesOf } from './files';
import type { Lane } from './lane';
import type { Actor } from './scope';

export type CopyOptions = {
  /** Called with the share of pages copied so far, 0..1. */
  readonly onProgress?: (share: number) => void;
  /** Lets an older format pass, whose sums this program cannot check. */
  readonly mayBeOlder?: boolean;
  /** Keeps a copy whose audit log or sums do not hold, as long as its rows can be read; the manifest says so. */
  readonly keepFaulty?: boolean;
};

const PAGES_PER_STEP = 2_000;

const flush = (path: string, flags: 'r' | 'r+'): void => {
  const handle = openSync(path, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Makes the names in a folder durable, where the system can. */
const flushFolder = (folder: string): void => {
  if (process.platform !== 'win32') flush(folder, 'r');
};

/** Copies one moment of the database, however long it takes and whoever writes meanwhile. */
const copyPages = async (source: Connection, target: string, options: CopyOptions): Promise<void> => {
  // A held snapshot: without it each write of another process would start the copy over.
  source.exec('BEGIN');
  source.prepare('SELECT count(*) FROM main.sqlite_master').get();
  try {
    await source.backup(target, {
      progress: ({ totalPages, remainingPages }) => {
        if (totalPages > 0) options.onProgress?.(1 - remainingPages / totalPages);
        return PAGES_PER_STEP;
      },
    });
  } finally {
    source.exec('ROLLBACK');
  }
  // The copy stands alone: no write-ahead log beside it.
  const copy = new Database(target);
  copy.pragma('journal_mode = DELETE');
  copy.close();
};

const describeCopy = async (file: string, folder: string, options: CopyOptions): Promise<BackupManifest> => {
  const copy = openConnection(file, { readonly: true });
  try {
    const { checks, chain } = examine(copy, {
      keys: [auditKeyOfFolder(folder)],
      mayBeOlder: options.mayBeOlder ?? false,
    });
    const failed = checks.filter((one) => !one.isOk);
    if (failed.some(isFatal) || (failed.length > 0 && !options.keepFaulty)) {
      throw new Failure(
        'unexpected',
        'backup.unsound',
        { checks: failed.map((one) => one.name).join(', ') },
        { details: failed },
      );
    }
    return {
      format: 1,
      appVersion,
      schemaVersion: fileIdentity(copy).version,
      databaseTag: databaseTagOf(copy),
      createdAt: new Date().toISOString(),
      bytes: statSync(file).size,
      sha256: await sha256OfFile(file),
      rows: countTables(copy),
      auditHead: chain?.head ?? null,
      verified: checks.filter((one) => one.isOk).map((one) => one.name),
      faults: failed.map((one) => one.name),
    };
  } finally {
    copy.close();
  }
};

/** Gives a finished file its name, unless somebody else has taken the name meanwhile. */
const nameFinished = (from: string, to: string): void => {
  try {
    linkSync(from, to);
  } catch (error) {
    if (existsSync(to)) throw new Failure('conflict', 'backup.exists', { file: to }, { cause: error });
    // Sticks and shares without hard links.
    renameSync(from, to);
  }
};

const asFailure = (error: unknown): unknown => {
  const { code } = error as { code?: unknown };
  if (code === 'ENOSPC' || code === 'SQLITE_FULL') {
    return new Failure('locked', 'database.disk-full', {}, { cause: error });
  }
  if (!isCorruption(error)) return error;
  return new Failure('unexpected', 'backup.unsound', { checks: 'integrity' }, { cause: error });
};

/**
 * Copies a data folder's database while it is in use to a new file with a manifest beside it. The copy gets its name
 * only after its pages, references, audit chain and daily sums were looked at; it does not contain the audit key.
 * @throws Failure `conflict` when the file exists, `not-found` without its folder, `unexpected` for an unsound copy.
 */
export const copyDatabase = async (
  folder: string,
  target: string,
  options: CopyOptions = {},
): Promise<BackupManifest> => {
  const file = resolve(target);
  if (existsSync(file)) throw new Failure('conflict', 'backup.exists', { file });
  if (!existsSync(dirname(file))) {
    throw new Failure('not-found', 'backup.no-folder', { folder: dirname(file) });
  }
  const unfinished = `${file}.part-${randomBytes(4).toString('hex')}`;
  const source = openConnection(filesOf(folder).database, { readonly: true });
  try {
    await copyPages(source, unfinished, options);
    const manifest = await describeCopy(unfinished, folder, options);
    writeFileSync(`${unfinished}.json`, `${JSON.stringify(manifest, null, 2)}\n`, { flush: true });
    flush(unfinished, 'r+');
    if (existsSync(file)) throw new Failure('conflict', 'backup.exists', { file });
    // The manifest first: a backup under its own name always has one.
    renameSync(`${unfinished}.json`, manifestPathOf(file));
    nameFinished(unfinished, file);
    flushFolder(dirname(file));
    return manifest;
  } catch (error) {
    throw asFailure(error);
  } finally {
    source.close();
    for (const rest of ['', '.json', '-journal', '-wal', '-shm'])
      rmSync(`${unfinished}${rest}`, { force: true });
  }
};

/**
 * Backs up an open database for an administrator and notes it in the audit log.
 * @throws Failure `forbidden` for other roles, else what `copyDatabase` throws.
 */
export const backUp = async (
  database: { readonly folder: string; readonly writer: Lane },
  actor: Actor,
  target: string,
  options: CopyOptions = {},
): Promise<BackupManifest> => {
  if (actor.role !== 'ADMIN') throw new Failure('forbidden', 'failure.forbidden');
  const manifest = await copyDatabase(database.folder, target, options);
  const { bytes, sha256, auditHead, createdAt } = manifest;
  await database.writer.run(actor, async (scope) =>
    audit(scope, {
      clientId: null,
      action: 'backup',
      table: 'database_info',
      rowId: null,
      before: null,
      after: { file: basename(target), bytes, sha256, createdAt, head: auditHead },
    }),
  );
  return manifest;
};

/** Keeps an older file as it is before an update changes it: `backups/before-update-from-<format>-<time>.sqlite`. */
export const backUpBeforeUpdate = async (folder: string): Promise<void> => {
  const { backups, database } = filesOf(folder);
  mkdirSync(backups, { recursive: true });
  const older = openConnection(database, { readonly: true });
  const { version } = fileIdentity(older);
  older.close();
  const time = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
  await copyDatabase(folder, join(backups, `before-update-from-${version}-${time}.sqlite`), {
    mayBeOlder: true,
    keepFaulty: true,
  });
};
