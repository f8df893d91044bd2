import { existsSync, readdirSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { databaseTagOf, findManifest } from './backup-manifest';
import { findMark } from './demo/mark';
import { Failure, type SentenceParams } from './failure';
import { filesOf } from './files';
import { accountFacts, type AccountFacts } from './identity/standing';
import type { Lane } from './lane';
import { MIGRATIONS } from './migrate';
import { connectionOf, type Actor } from './scope';

const MANIFEST = '.manifest.json';

/** A daily backup that did not come about, or that has faults: when, and the sentence that says why. */
export type BackupFailure = { readonly at: string; readonly key: string; readonly params: SentenceParams };

/** How the installation stands: its file, its backups, the room on its disk. Sizes in bytes. */
export type Condition = {
  readonly path: string;
  readonly bytes: number;
  readonly walBytes: number;
  readonly freeBytes: number;
  readonly schemaVersion: number;
  readonly sqliteVersion: string;
  readonly createdAt: string | null;
  /** When the newest backup in the data folder was made; null while there is none. */
  readonly lastBackupAt: string | null;
  /** The trouble of the last daily backup, until a later one is good. */
  readonly backupFailure: BackupFailure | null;
};

/** Facts that an administrator should hear of. */
export type Worries = Condition & AccountFacts;

/** What is known of the installation beside its rows. */
export type Upkeep = {
  /** Notes that the daily backup failed or has faults. */
  readonly noteBackupFailure: (error: unknown) => void;
  readonly examine: (actor: Actor) => Promise<Condition>;
  /** The same with what the accounts say since the day began on this PC. */
  readonly findWorries: (actor: Actor) => Promise<Worries>;
};

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

/** Names in a folder; none where it cannot be read. */
const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

const newestBackup = (folder: string, databaseTag: string): string | null => {
  const { backups } = filesOf(folder);
  const made = namesIn(backups)
    .filter((name) => name.endsWith(MANIFEST))
    .flatMap((name) => {
      const manifest = findManifest(join(backups, name.slice(0, -MANIFEST.length)));
      return manifest?.databaseTag === databaseTag ? [manifest.createdAt] : [];
    });
  return made.toSorted().at(-1) ?? null;
};

const startOfDay = (at: Date): Date => new Date(at.getFullYear(), at.getMonth(), at.getDate());

type Parts = { readonly folder: string; readonly reader: Lane };

/** Looks after what is known of an open database; `now` is the clock that days go by. */
export const createUpkeep = ({ folder, reader }: Parts, now: () => Date = () => new Date()): Upkeep => {
  let lastFailure: BackupFailure | null = null;

  const noteBackupFailure: Upkeep['noteBackupFailure'] = (error) => {
    const { key, params } =
      error instanceof Failure
        ? error
        : new Failure('unexpected', 'notices.backup-error', { reason: String((error as Error).message) });
    lastFailure = { at: now().toISOString(), key, params };
  };

  const examine: Upkeep['examine'] = async (actor) => {
    const files = filesOf(folder);
    const facts = await reader.run(actor, async (scope) => {
      const connection = connectionOf(scope);
      const fact = (key: string) =>
        connection.prepare('SELECT value FROM database_info WHERE key = ?').pluck().get(key) as
          string | undefined;
      return {
        tag: databaseTagOf(connection),
        createdAt: fact('created_at') ?? null,
        sqliteVersion: String(connection.prepare('SELECT sqlite_version()').pluck().get()),
      };
    });
    const { bavail, bsize } = await statfs(folder);
    const lastBackupAt = newestBackup(folder, facts.tag);
    return {
      path: files.database,
      bytes: sizeOf(files.database),
      walBytes: sizeOf(`${files.database}-wal`),
      freeBytes: bavail * bsize,
      schemaVersion: MIGRATIONS.length,
      sqliteVersion: facts.sqliteVersion,
      createdAt: facts.createdAt,
      lastBackupAt,
      backupFailure: lastFailure && lastFailure.at >= (lastBackupAt ?? '') ? lastFailure : null,
    };
  };

  const findWorries: Upkeep['findWorries'] = async (actor) => ({
    ...(await examine(actor)),
    ...(await reader.run(actor, async (scope) => {
      const mark = findMark(scope);
      return accountFacts(scope, startOfDay(now()), mark && !mark.isRemoved ? mark.userCodes : []);
    })),
  });

  return { noteBackupFailure, examine, findWorries };
};
