import { createHash } from 'node:crypto';
import { audit } from '../audit';
import type { Stored } from '../exchange/fields';
import { insertRows, type Source } from '../exchange/insert';
import { EXCHANGE, type ExchangeName } from '../exchange/registry';
import { connectionOf, touch, type ClientScope } from '../scope';

/** A row by column. */
export type Row = Readonly<Record<string, Stored>>;

/** What says that a row is of the demo plant, wherever an import says which file it came from. */
export const DEMO_FILE = 'demo plant';

/** Writes rows of the demo plant in one scope and counts them by table. */
export type DemoWriter = {
  /** Rows of a table that files bring in: written, resolved and noted as an import's. Null: they are no client's. */
  readonly bring: (table: ExchangeName, clientId: number | null, rows: readonly Row[]) => Promise<void>;
  /** Rows of any other table of a client. */
  readonly add: (table: string, clientId: number, rows: readonly Row[]) => Promise<void>;
  /** Ids of a client's rows by a column that tells them apart; null: of those that are no client's. */
  readonly idsBy: (table: string, column: string, clientId: number | null) => ReadonlyMap<string, number>;
  readonly counts: ReadonlyMap<string, number>;
};

/**
 * Makes the writer of a load.
 * @param now the instant that rows without one of their own are stamped with; the same for the same run.
 * @param pause awaited between two tables; throws where the load is to end.
 */
export const demoWriter = (
  scope: ClientScope,
  now: string,
  plan: string,
  pause: () => Promise<void>,
): DemoWriter => {
  const connection = connectionOf(scope);
  const counts = new Map<string, number>();
  const fileHash = createHash('sha256').update(plan).digest('hex');
  const count = (table: string, rows: number) => counts.set(table, (counts.get(table) ?? 0) + rows);

  const bring: DemoWriter['bring'] = async (table, clientId, rows) => {
    await pause();
    if (rows.length === 0) return;
    const source: Source = { fileName: DEMO_FILE, fileHash, rowsRead: rows.length, now, industry: null };
    const checked = rows.map((values, at) => ({
      line: at + 2,
      clientId,
      values: clientId === null ? { ...values } : { ...values, client_id: clientId },
      toMake: [],
      assigned: [],
    }));
    await insertRows(scope, EXCHANGE[table], checked, source);
    count(EXCHANGE[table].table, rows.length);
  };

  const add: DemoWriter['add'] = async (table, clientId, rows) => {
    await pause();
    const [first] = rows;
    if (!first) return;
    const columns = ['client_id', ...Object.keys(first)];
    const insert = connection.prepare(
      `INSERT INTO main."${table}" (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`,
    );
    for (const row of rows) insert.run({ ...row, client_id: clientId });
    const after = { fileName: DEMO_FILE, rows: rows.length };
    audit(scope, { clientId, action: 'import', table, rowId: null, before: null, after });
    touch(scope, { clientId, table, date: null });
    count(table, rows.length);
  };

  const idsBy: DemoWriter['idsBy'] = (table, column, clientId) =>
    new Map(
      connection
        .prepare(`SELECT "${column}", id FROM "${table}" WHERE client_id IS ?`)
        .raw()
        .all(clientId) as [string, number][],
    );

  return { bring, add, idsBy, counts };
};

/** When an instant of a plant's day is, in UTC: the plant's clock is six hours behind, all year. */
export const instantOf = (date: string, minuteOfDay: number): string =>
  new Date(Date.parse(`${date}T06:00:00Z`) + minuteOfDay * 60_000).toISOString();

/** A clock time as it is typed. */
export const clockOf = (minuteOfDay: number): string => {
  const minute = ((minuteOfDay % 1440) + 1440) % 1440;
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
};
