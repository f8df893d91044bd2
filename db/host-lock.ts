import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { openConnection, type Connection } from './connection';
import { Failure } from './failure';
import { filesOf } from './files';
import { refuseUnsafeFolder } from './location';

/** Being the one host of a data folder, until released or until the process dies. */
export type HostLock = {
  /** Whether the host before this one did not close the database. */
  readonly isAfterCrash: boolean;
  /** Tells later hosts where this one answers. */
  readonly announce: (url: string) => void;
  readonly release: () => void;
};

const noteOf = (folder: string): string => `${filesOf(folder).hostLock}.json`;

const holderOf = (folder: string): string | null => {
  try {
    const { url } = JSON.parse(readFileSync(noteOf(folder), 'utf8')) as { url?: unknown };
    return typeof url === 'string' ? url : null;
  } catch {
    return null;
  }
};

const refusal = (folder: string): Failure => {
  const url = holderOf(folder);
  return url
    ? new Failure('locked', 'host.running', { url })
    : new Failure('locked', 'host.starting', { folder });
};

/** Takes an exclusive lock on a small SQLite file: the operating system lets go of it when the process dies. */
const lock = (folder: string): Connection => {
  const connection = new Database(filesOf(folder).hostLock, { timeout: 200 });
  try {
    connection.pragma('locking_mode = EXCLUSIVE');
    connection.exec('BEGIN EXCLUSIVE');
    return connection;
  } catch (error) {
    connection.close();
    if (String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')) throw refusal(folder);
    throw error;
  }
};

/**
 * Becomes the one host of an existing data folder.
 * @throws Failure `locked` with the address of the host that holds it, and for an unsafe folder.
 */
export const acquireHostLock = (folder: string): HostLock => {
  refuseUnsafeFolder(folder);
  const connection = lock(folder);
  const note = noteOf(folder);
  rmSync(note, { force: true });
  const wal = `${filesOf(folder).database}-wal`;
  return {
    isAfterCrash: existsSync(wal) && statSync(wal).size > 0,
    announce: (url) => writeFileSync(note, `${JSON.stringify({ url, pid: process.pid })}\n`),
    release: () => {
      if (!connection.open) return;
      rmSync(note, { force: true });
      connection.close();
    },
  };
};

/** Looks through the whole file after a crash. @throws Failure `locked` when it is damaged. */
export const checkAfterCrash = (folder: string): void => {
  let connection: Connection | undefined;
  try {
    connection = openConnection(filesOf(folder).database);
    if (connection.pragma('quick_check(1)', { simple: true }) === 'ok') return;
  } catch (error) {
    // After a crash a file that is no database any more is a damaged one, whoever made it.
    const isForeign = error instanceof Failure && error.key === 'database.not-lineside';
    if (!isForeign && (error as { code?: unknown }).code !== 'SQLITE_CORRUPT') throw error;
  } finally {
    connection?.close();
  }
  throw new Failure('locked', 'host.damaged', { folder });
};
