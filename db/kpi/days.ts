import { getTableColumns } from 'drizzle-orm';
import { addDays } from '../calendar';
import type { Connection } from '../connection';
import { kpiDay } from '../schema/rollups';
import type { Change } from '../scope';
import { RATIO_DEFINITIONS } from './definitions';

/** Tables whose rows feed the views, or decide how they count; `date` of a change names the day. */
const FEEDS = new Set([
  'production_entries',
  'quality_entries',
  'downtime_entries',
  'attendance_entries',
  'coverage_entries',
  'client_settings',
  'downtime_reasons',
  'jobs',
  'part_opportunities',
  'products',
  'shifts',
  'work_orders',
]);

const KEYS = ['client_id', 'shift_date'];
const SUMS = Object.values(getTableColumns(kpiDay))
  .map((column) => column.name)
  .filter((name) => !KEYS.includes(name));
const VIEWS = [...new Set<string>(Object.values(RATIO_DEFINITIONS).map((definition) => definition.view))];

/** A day that `kpi_day` and the views tell differently. */
export type Day = { readonly clientId: number; readonly shiftDate: string };

/**
 * The query that makes day rows from the views: each sum is taken from the first view that has a column of its name.
 * A day without rows in any view has no row.
 */
const freshDays = (connection: Connection, where: string): string => {
  const columnsOf = connection.prepare("SELECT name FROM pragma_table_info(?, 'temp')").pluck();
  const owner = new Map<string, string>();
  for (const view of VIEWS) {
    for (const name of columnsOf.all(view) as string[]) if (!owner.has(name)) owner.set(name, view);
  }
  const arms = VIEWS.map((view) => {
    const sums = SUMS.map((name) => `${owner.get(name) === view ? `sum(${name})` : '0'} AS ${name}`);
    return `SELECT client_id, shift_date, ${sums.join(', ')} FROM ${view} WHERE ${where} GROUP BY client_id, shift_date`;
  });
  const totals = SUMS.map((name) => `sum(${name})`);
  return `SELECT client_id, shift_date, ${totals.join(', ')} FROM (${arms.join(' UNION ALL ')}) GROUP BY client_id, shift_date`;
};

const COLUMNS = [...KEYS, ...SUMS].join(', ');

/** A stop that runs past midnight takes minutes from stops of the next date, and the date before may take from it. */
const datesOf = ({ table, date }: Change): readonly string[] => {
  if (date === null) return [];
  return table === 'downtime_entries' ? [addDays(date, -1), date, addDays(date, 1)] : [date];
};

const IN_CLIENT = 'client_id = @clientId';
const ON_DAYS = `${IN_CLIENT} AND shift_date IN (SELECT value FROM json_each(@dates))`;

type Rewrite = (named: Record<string, string | number>) => void;

const rewrite = (connection: Connection, where: string): Rewrite => {
  const clear = connection.prepare(`DELETE FROM main.kpi_day WHERE ${where}`);
  const fill = connection.prepare(`INSERT INTO main.kpi_day (${COLUMNS}) ${freshDays(connection, where)}`);
  return (named) => {
    clear.run(named);
    fill.run(named);
  };
};

const rewrites = new WeakMap<Connection, { readonly days: Rewrite; readonly client: Rewrite }>();

const rewritesOf = (connection: Connection) => {
  const known = rewrites.get(connection) ?? {
    days: rewrite(connection, ON_DAYS),
    client: rewrite(connection, IN_CLIENT),
  };
  rewrites.set(connection, known);
  return known;
};

/**
 * Recomputes `kpi_day` for the days that a write touched, from the same views that answer every other grouping; a change
 * that names no date recomputes all days of its client.
 */
export const recomputeTouchedDays = (connection: Connection, changes: readonly Change[]): void => {
  const feeding = changes.filter((change) => FEEDS.has(change.table));
  for (const [clientId, own] of Map.groupBy(feeding, (change) => change.clientId)) {
    if (own.some((change) => change.date === null)) rewritesOf(connection).client({ clientId });
    else rewritesOf(connection).days({ clientId, dates: JSON.stringify([...new Set(own.flatMap(datesOf))]) });
  }
};

/** The days of the scope's clients on which `kpi_day` differs from the views, by client and date; empty when all agree. */
export const compareDays = (connection: Connection): Day[] =>
  connection
    .prepare(
      `SELECT DISTINCT client_id AS clientId, shift_date AS shiftDate
       FROM (SELECT ${COLUMNS} FROM kpi_day UNION ALL ${freshDays(connection, '1')})
       GROUP BY ${COLUMNS} HAVING count(*) <> 2 ORDER BY client_id, shift_date`,
    )
    .all() as Day[];

/** Makes `kpi_day` of the scope's clients anew; answers how many day rows there are now. */
export const rebuildDays = (connection: Connection): number => {
  const inScope = 'client_id IN (SELECT client_id FROM temp.scope_client)';
  connection.prepare(`DELETE FROM main.kpi_day WHERE ${inScope}`).run();
  return connection.prepare(`INSERT INTO main.kpi_day (${COLUMNS}) ${freshDays(connection, inScope)}`).run()
    .changes;
};
