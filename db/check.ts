import { existsSync, readFileSync } from 'node:fs';
import { audit } from './audit';
import { verifyChain, type ChainReport } from './audit-chain';
import { databaseTagOf, notedHeads } from './backup-manifest';
import { openConnection, type Connection } from './connection';
import { examine, isCorruption, type Check } from './examine';
import { Failure } from './failure';
import { auditKeyOfFolder, filesOf } from './files';
import { rebuildDays } from './kpi/days';
import { examineFile } from './migrate';
import { openDatabase } from './open';
import { connectionOf, type Actor, type AuditKey } from './scope';

const openForReading = (folder: string): Connection => {
  const file = filesOf(folder).database;
  if (!existsSync(file)) throw new Failure('not-found', 'database.missing', { folder });
  const connection = openConnection(file, { readonly: true });
  try {
    examineFile(connection);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
};

/** Reads an audit key from a file as it lies beside a database. @throws Failure `invalid-input` for any other file. */
export const readAuditKey = (file: string): AuditKey => {
  try {
    const { id, secret } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    if (typeof id === 'string' && typeof secret === 'string')
      return { id, secret: Buffer.from(secret, 'hex') };
  } catch (error) {
    throw new Failure('invalid-input', 'audit.not-a-key', { file }, { cause: error });
  }
  throw new Failure('invalid-input', 'audit.not-a-key', { file });
};

/** Verifies a data folder's audit chain with its own key and others, for whoever holds those. */
export const verifyAuditOf = async (folder: string, others: readonly AuditKey[]): Promise<ChainReport> => {
  const connection = openForReading(folder);
  try {
    const noted = notedHeads(folder, databaseTagOf(connection));
    return verifyChain(connection, [auditKeyOfFolder(folder), ...others], noted);
  } finally {
    connection.close();
  }
};

/**
 * Looks through a data folder's database: file, pages, references, schema, audit chain, resolved inputs, daily sums.
 * Reads only, beside whatever else has it open.
 * @throws Failure `not-found` without a database, `locked` for a newer or foreign file.
 */
export const checkDatabase = async (folder: string): Promise<readonly Check[]> => {
  let connection: Connection | null = null;
  try {
    connection = openForReading(folder);
    const noted = notedHeads(folder, databaseTagOf(connection));
    return examine(connection, { keys: [auditKeyOfFolder(folder)], noted, isFull: true }).checks;
  } catch (error) {
    if (!isCorruption(error)) throw error;
    return [{ name: 'integrity', isOk: false, faults: 1, found: [String((error as Error).message)] }];
  } finally {
    connection?.close();
  }
};

/** Computes the daily sums of all clients anew from the rows, and notes it. @throws Failure `forbidden` for non-admins. */
export const rebuildSums = async (folder: string, actor: Actor): Promise<void> => {
  if (actor.role !== 'ADMIN') throw new Failure('forbidden', 'failure.forbidden');
  const database = await openDatabase(folder);
  try {
    await database.writer.run(actor, async (scope) => {
      rebuildDays(connectionOf(scope));
      audit(scope, {
        clientId: null,
        action: 'update',
        table: 'kpi_day',
        rowId: null,
        before: null,
        after: { rebuilt: true },
      });
    });
  } finally {
    await database.close();
  }
};
