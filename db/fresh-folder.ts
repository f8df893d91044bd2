import { existsSync, rmdirSync, rmSync } from 'node:fs';
import { filesOf } from './files';

/** A database's file and what SQLite may put beside it. */
export const databaseFilesOf = (database: string): readonly string[] =>
  ['', '-wal', '-shm', '-journal'].map((side) => `${database}${side}`);

/**
 * Remembers that a data folder has no database yet; the returned function takes away whatever database and key were
 * made in it since. Where there was a database already it does nothing.
 */
export const rememberFolder = (folder: string): (() => void) => {
  const { database, auditKey } = filesOf(folder);
  const hadFolder = existsSync(folder);
  const hadDatabase = databaseFilesOf(database).some((file) => existsSync(file));
  const hadKey = existsSync(auditKey);
  return () => {
    if (hadDatabase) return;
    for (const file of databaseFilesOf(database)) rmSync(file, { force: true });
    if (!hadKey) rmSync(auditKey, { force: true });
    if (hadFolder || !existsSync(folder)) return;
    try {
      rmdirSync(folder);
    } catch {
      // Somebody else has put something there: it stays.
    }
  };
};
