import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from './connection';
import { filesOf } from './files';

/** The last row of an audit chain, as a backup or a restore notes it. */
export type ChainHead = { readonly id: number; readonly hash: string };

/** A head that was written down outside the database, and when. */
export type NotedHead = ChainHead & { readonly at: string };

/** What lies beside a backup as `<file>.manifest.json`: what it is of, and what was found good on the copy itself. */
export type BackupManifest = {
  readonly format: 1;
  readonly appVersion: string;
  readonly schemaVersion: number;
  readonly databaseTag: string;
  readonly createdAt: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly rows: Readonly<Record<string, number>>;
  /** Where the audit chain ended; null while it is empty. */
  readonly auditHead: ChainHead | null;
  /** Names of the checks that the copy passed. */
  readonly verified: readonly string[];
  /** Names of those that it did not: the database it was copied from has the same faults. */
  readonly faults: readonly string[];
};

/** Where the manifest of a backup lies. */
export const manifestPathOf = (file: string): string => `${file}.manifest.json`;

/** The manifest beside a backup; null where there is none or it is not one. */
export const findManifest = (file: string): BackupManifest | null => {
  const path = manifestPathOf(file);
  if (!existsSync(path)) return null;
  try {
    const read = JSON.parse(readFileSync(path, 'utf8')) as BackupManifest;
    return read.format === 1 && typeof read.sha256 === 'string' ? read : null;
  } catch {
    return null;
  }
};

/** SHA-256 of a file's bytes, as hex. */
export const sha256OfFile = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
};

/** Rows of every table of the file, by the table's name. */
export const countTables = (connection: Connection): Record<string, number> => {
  const names = connection
    .prepare(
      "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    names.map((name) => [
      name,
      Number(connection.prepare(`SELECT count(*) FROM main."${name}"`).pluck().get()),
    ]),
  );
};

/** The random tag that a database got when it was made; empty before that. */
export const databaseTagOf = (connection: Connection): string =>
  String(connection.prepare("SELECT value FROM main.database_info WHERE key = 'tag'").pluck().get() ?? '');

/** The audit heads that the backups in a data folder noted of the database with that tag. */
export const notedHeads = (folder: string, databaseTag: string): readonly NotedHead[] => {
  const backups = filesOf(folder).backups;
  if (!existsSync(backups)) return [];
  return readdirSync(backups)
    .filter((name) => name.endsWith('.manifest.json'))
    .flatMap((name) => {
      const manifest = findManifest(join(backups, name.slice(0, -'.manifest.json'.length)));
      return manifest?.auditHead && manifest.databaseTag === databaseTag
        ? [{ ...manifest.auditHead, at: manifest.createdAt }]
        : [];
    });
};
