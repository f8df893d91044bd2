import { dirname } from 'node:path';
import { seal, type SealedRow } from './audit';
import { databaseTagOf, notedHeads, type ChainHead, type NotedHead } from './backup-manifest';
import type { Connection } from './connection';
import { auditKeyOf, connectionOf, type AuditKey, type ClientScope } from './scope';

/**
 * Why the chain does not hold: a row that its seal does not fit (altered, put in or moved), ids that are gone, an end
 * that a backup still knew, rows under a foreign key that no restore explains.
 */
export const CHAIN_BREAKS = ['changed', 'missing', 'cut-off', 'other-key'] as const;
export type ChainBreak = (typeof CHAIN_BREAKS)[number];

export type ChainReport = {
  readonly rows: number;
  /** Rows whose seal holds under one of the keys. */
  readonly verified: number;
  /** Rows under a key that is not here: from before a restore into another folder. */
  readonly sealedElsewhere: number;
  readonly firstBroken: { readonly id: number; readonly reason: ChainBreak } | null;
  readonly head: ChainHead | null;
};

type ChainRow = SealedRow & { hash: string };

/** What the row that begins a restored database says of the backup's chain. */
const restoredHead = (row: SealedRow): unknown => {
  if (row.action !== 'restore' || row.after === null) return undefined;
  try {
    return (JSON.parse(row.after) as { head?: unknown }).head;
  } catch {
    return undefined;
  }
};

const explains = (row: SealedRow, previous: ChainRow): boolean => {
  const head = restoredHead(row) as Partial<ChainHead> | null | undefined;
  return head?.id === previous.id && head.hash === previous.hash;
};

/**
 * Walks the whole audit chain row by row. Rows of an unknown key count as sealed elsewhere, provided that a row of a
 * known key follows which tells of a restore from exactly there; without any key only gaps are looked for.
 * @param noted heads that backups wrote down; those older than the last restore do not count.
 */
export const verifyChain = (
  connection: Connection,
  keys: readonly AuditKey[],
  noted: readonly NotedHead[] = [],
): ChainReport => {
  const secrets = new Map(keys.map((key) => [key.id, key.secret]));
  const rows = connection
    .prepare(
      `SELECT id, client_id, at, actor, host, action, table_name, row_id, before, after, key_id, hash
       FROM main.audit_log ORDER BY id`,
    )
    .iterate() as IterableIterator<ChainRow>;
  let count = 0;
  let verified = 0;
  let sealedElsewhere = 0;
  let firstBroken: ChainReport['firstBroken'] = null;
  let previous: ChainRow | null = null;
  let foreignFrom: number | null = null;
  let restoredAt = '';
  const report = (id: number, reason: ChainBreak): void => {
    if (!firstBroken || id < firstBroken.id) firstBroken = { id, reason };
  };
  for (const row of rows) {
    count += 1;
    const expectedId: number = (previous?.id ?? 0) + 1;
    if (row.id !== expectedId) report(Math.min(row.id, expectedId), row.id < 1 ? 'changed' : 'missing');
    const secret = secrets.get(row.key_id);
    if (!secret) {
      sealedElsewhere += 1;
      foreignFrom ??= row.id;
    } else {
      if (seal(secret, previous?.hash ?? '', row) === row.hash) verified += 1;
      else report(row.id, 'changed');
      if (foreignFrom !== null && previous && !explains(row, previous)) report(foreignFrom, 'other-key');
      foreignFrom = null;
      if (row.action === 'restore') restoredAt = row.at;
    }
    previous = row;
  }
  if (foreignFrom !== null && keys.length > 0) report(foreignFrom, 'other-key');
  const hashOf = connection.prepare('SELECT hash FROM main.audit_log WHERE id = ?').pluck();
  for (const head of noted) {
    if (head.at < restoredAt) continue;
    const hash = hashOf.get(head.id);
    if (hash === undefined) report((previous?.id ?? 0) + 1, 'cut-off');
    else if (hash !== head.hash) report(head.id, 'changed');
  }
  return {
    rows: count,
    verified,
    sealedElsewhere,
    firstBroken,
    head: previous && { id: previous.id, hash: previous.hash },
  };
};

/** Verifies the chain of the scope's database with the folder's key and against the heads that its backups noted. */
export const verifyAudit = async (scope: ClientScope): Promise<ChainReport> => {
  const connection = connectionOf(scope);
  const noted = notedHeads(dirname(connection.name), databaseTagOf(connection));
  return verifyChain(connection, [auditKeyOf(scope)], noted);
};
