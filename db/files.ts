import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditKey } from './scope';

/** Paths of everything that Lineside keeps in a data folder. */
export const filesOf = (folder: string) => ({
  database: join(folder, 'lineside.sqlite'),
  auditKey: join(folder, 'lineside.audit-key'),
  hostLock: join(folder, 'lineside.lock'),
  backups: join(folder, 'backups'),
});

/** Reads the key of the audit chain, which backups do not contain, and makes one for a new folder (owner-only file). */
export const auditKeyOfFolder = (folder: string): AuditKey => {
  const path = filesOf(folder).auditKey;
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    const made = { id: randomBytes(6).toString('hex'), secret: randomBytes(32).toString('hex') };
    writeFileSync(path, JSON.stringify(made), { mode: 0o600, flag: 'wx', flush: true });
    chmodSync(path, 0o600);
  }
  const { id, secret } = JSON.parse(readFileSync(path, 'utf8')) as { id: string; secret: string };
  return { id, secret: Buffer.from(secret, 'hex') };
};
