import Database from 'better-sqlite3';
import { verifyChain, type ChainReport } from './audit-chain';
import type { NotedHead } from './backup-manifest';
import { APPLICATION_ID, fileIdentity, type Connection } from './connection';
import { compareDays } from './kpi/days';
import { MIGRATIONS } from './migrate';
import type { AuditKey } from './scope';
import { buildWalls, setScope } from './walls';

/** What is looked at, in this order. */
export const CHECKS = ['file', 'integrity', 'references', 'schema', 'audit', 'resolved', 'days'] as const;
export type CheckName = (typeof CHECKS)[number];

/** One thing that was looked at: how many faults it has, and the first of them in plain words for an administrator. */
export type Check = {
  readonly name: CheckName;
  readonly isOk: boolean;
  readonly faults: number;
  readonly found: readonly string[];
};

const SHOWN = 10;

/** Whether a fault leaves nothing to go on with; the others are wrong in what the rows say and can be looked into. */
export const isFatal = ({ name, isOk }: Check): boolean =>
  !isOk && (name === 'file' || name === 'integrity' || name === 'references');

/** Whether SQLite stumbled over damaged pages. */
export const isCorruption = (error: unknown): boolean =>
  String((error as { code?: unknown }).code).startsWith('SQLITE_CORRUPT');

const check = (name: CheckName, found: readonly string[], faults = found.length): Check => ({
  name,
  isOk: faults === 0,
  faults,
  found: found.slice(0, SHOWN),
});

const checkFile = (connection: Connection, mayBeOlder: boolean): Check => {
  const { applicationId, version } = fileIdentity(connection);
  const found: string[] = [];
  if (applicationId !== APPLICATION_ID) found.push(`application_id is ${applicationId}`);
  if (version > MIGRATIONS.length || (version < MIGRATIONS.length && !mayBeOlder)) {
    found.push(`format ${version}, this program's is ${MIGRATIONS.length}`);
  }
  return check('file', found);
};

const checkIntegrity = (connection: Connection, isFull: boolean): Check => {
  try {
    const lines = connection.pragma(isFull ? 'integrity_check' : 'quick_check') as Record<string, string>[];
    return check(
      'integrity',
      lines.flatMap((line) => Object.values(line)).filter((line) => line !== 'ok'),
    );
  } catch (error) {
    return check('integrity', [String((error as Error).message)]);
  }
};

type BrokenReference = { table: string; rowid: number | null; parent: string };

const checkReferences = (connection: Connection): Check => {
  const broken = connection.pragma('foreign_key_check') as BrokenReference[];
  return check(
    'references',
    broken.map(({ table, rowid, parent }) => `row ${rowid} of ${table} points to nothing in ${parent}`),
  );
};

const schemaOf = (connection: Connection): Map<string, string> =>
  new Map(
    (
      connection
        .prepare("SELECT type || ' ' || name AS what, ifnull(sql, '') AS sql FROM main.sqlite_master")
        .all() as { what: string; sql: string }[]
    ).map(({ what, sql }) => [what, sql]),
  );

/** Tables, indexes and triggers against those that this program's migrations make. */
const checkSchema = (connection: Connection): Check => {
  const fresh = new Database(':memory:');
  try {
    for (const { sql } of MIGRATIONS) fresh.exec(sql);
    const wanted = schemaOf(fresh);
    const there = schemaOf(connection);
    const isOwn = (what: string) => !what.includes(' sqlite_');
    return check('schema', [
      ...[...wanted.keys()].filter((what) => !there.has(what)).map((what) => `${what} is missing`),
      ...[...there.keys()]
        .filter((what) => isOwn(what) && !wanted.has(what))
        .map((what) => `${what} is not ours`),
      ...[...wanted]
        .filter(([what, sql]) => there.has(what) && there.get(what) !== sql)
        .map(([what]) => `${what} differs`),
    ]);
  } finally {
    fresh.close();
  }
};

const checkAudit = (chain: ChainReport): Check =>
  check(
    'audit',
    chain.firstBroken ? [`from row ${chain.firstBroken.id} on: ${chain.firstBroken.reason}`] : [],
  );

/** Every live production entry rests on resolved inputs. */
const checkResolved = (connection: Connection): Check => {
  const pending = connection
    .prepare(
      `SELECT id FROM main.production_entries WHERE voided_at IS NULL AND 'pending' IN
         (cycle_source, assigned_source, present_source, scheduled_source, run_source) ORDER BY id`,
    )
    .pluck()
    .all() as number[];
  return check(
    'resolved',
    pending.slice(0, SHOWN).map((id) => `production entry ${id} was never resolved`),
    pending.length,
  );
};

/** Lets a connection that is not a lane's see every client through the walls, as the KPI views need it. */
const seeAllClients = (connection: Connection): void => {
  buildWalls(connection);
  const ids = connection.prepare('SELECT id FROM main.clients').pluck().all() as number[];
  setScope(connection, ids, true);
};

const checkDays = (connection: Connection): Check => {
  try {
    seeAllClients(connection);
    const differing = compareDays(connection);
    return check(
      'days',
      differing.slice(0, SHOWN).map((day) => `client ${day.clientId} on ${day.shiftDate}`),
      differing.length,
    );
  } catch (error) {
    // Where the tables are not those of this format, there is nothing to compare.
    return check('days', [String((error as Error).message)]);
  }
};

export type Examination = { readonly checks: readonly Check[]; readonly chain: ChainReport | null };

/**
 * Looks through an open file from the outside in and stops looking further in where that would mean nothing: no rows
 * of a damaged file, no sums of another format.
 * @param keys of the audit chain; without any only its gaps are looked for.
 */
export const examine = (
  connection: Connection,
  options: {
    readonly keys: readonly AuditKey[];
    readonly noted?: readonly NotedHead[];
    /** `integrity_check` rather than `quick_check`, and the schema compared word by word. */
    readonly isFull?: boolean;
    /** An older format is no fault; its sums are not looked at. */
    readonly mayBeOlder?: boolean;
  },
): Examination => {
  const { applicationId, version } = fileIdentity(connection);
  const file = checkFile(connection, options.mayBeOlder ?? false);
  const integrity = checkIntegrity(connection, options.isFull ?? false);
  const checks = [file, integrity];
  if (!integrity.isOk || applicationId !== APPLICATION_ID) return { checks, chain: null };
  checks.push(checkReferences(connection));
  const chain = verifyChain(connection, options.keys, options.noted);
  if (version !== MIGRATIONS.length) return { checks: [...checks, checkAudit(chain)], chain };
  if (options.isFull) checks.push(checkSchema(connection));
  checks.push(checkAudit(chain), checkResolved(connection), checkDays(connection));
  return { checks, chain };
};
