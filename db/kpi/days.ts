import { getTableColumns } from 'drizzle-orm';
import { addDays } from '../calendar';
import type { Connection } from '../connection';
import { kpiDay } from '../schema/rollups';
import type { ClientChange } from '../scope';
import { RATIO_DEFINITIONS } from './definitions';

/**
 * Tables whose rows feed the views, or decide how those of others count; `date` of a change names the day. What
 * entries rest on is stored with them: whoever sets a standard re-rates them and touches their days. Whether a stop's
 * reason is planned is looked up: whoever changes that touches the days of the stops.
 */
const FEEDS = new Set([
  'production_entries',
  'quality_entries',
  'downtime_entries',
  'attendance_entries',
  'coverage_entries',
  'shifts',
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
const datesOf = ({ table, date }: ClientChange): readonly string[] => {
  if (date === null) return [];
  return table === 'downtime_entries' ? [addDays(date, -1), date, addDays(date, 1)] : [date];
};

const IN_CLIENT = 'client_id = @clientId';
const ON_DAYS = `${IN_CLIENT} AND shift_date IN (SELECT value FROM json_each(@dates))`;

const OPERATION_KEYS = 'client_id, shift_date, style_model, operation_id';
const OPERATION_COLUMNS = `${OPERATION_KEYS}, records, units_inspected, units_passed, units_passed_estimated, passed_from_computed`;

/** As `freshDays`, of the operations that were inspected; a row without a style stands under ''. */
const freshOperations = (where: string): string =>
  `SELECT client_id, shift_date, ifnull(style_model, '') AS style_model, operation_id, sum(inspection_records) AS records,
     sum(inspected_units) AS units_inspected, sum(passed_units) AS units_passed,
     sum(passed_estimated_units) AS units_passed_estimated, sum(passed_from_computed) AS passed_from_computed
   FROM inspection_terms WHERE ${where} GROUP BY 1, 2, 3, 4`;

type Rewrite = (named: Record<string, string | number>) => number;

const rewrite = (connection: Connection, where: string): Rewrite => {
  const clear = connection.prepare(`DELETE FROM main.kpi_day WHERE ${where}`);
  const fill = connection.prepare(`INSERT INTO main.kpi_day (${COLUMNS}) ${freshDays(connection, where)}`);
  const clearOperations = connection.prepare(`DELETE FROM main.kpi_day_operation WHERE ${where}`);
  const fillOperations = connection.prepare(
    `INSERT INTO main.kpi_day_operation (${OPERATION_COLUMNS}) ${freshOperations(where)}`,
  );
  return (named) => {
    clear.run(named);
    clearOperations.run(named);
    fillOperations.run(named);
    return fill.run(named).changes;
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
export const recomputeTouchedDays = (connection: Connection, changes: readonly ClientChange[]): void => {
  const feeding = changes.filter((change) => FEEDS.has(change.table));
  for (const [clientId, own] of Map.groupBy(feeding, (change) => change.clientId)) {
    if (own.some((change) => change.date === null)) rewritesOf(connection).client({ clientId });
    else rewritesOf(connection).days({ clientId, dates: JSON.stringify([...new Set(own.flatMap(datesOf))]) });
  }
};

/** The days of the scope's clients on which day rows differ from the views, by client and date; empty when all agree. */
export const compareDays = (connection: Connection): Day[] =>
  connection
    .prepare(
      `SELECT clientId, shiftDate FROM (
         SELECT client_id AS clientId, shift_date AS shiftDate
         FROM (SELECT ${COLUMNS} FROM kpi_day UNION ALL ${freshDays(connection, '1')})
         GROUP BY ${COLUMNS} HAVING count(*) <> 2
         UNION SELECT client_id, shift_date
         FROM (SELECT ${OPERATION_COLUMNS} FROM kpi_day_operation UNION ALL ${freshOperations('1')})
         GROUP BY ${OPERATION_COLUMNS} HAVING count(*) <> 2
       ) ORDER BY clientId, shiftDate`,
    )
    .all() as Day[];

/** Makes the day rows of the scope's clients anew; answers how many rows of `kpi_day` there are now. */
export const rebuildDays = (connection: Connection): number =>
  rewrite(connection, 'client_id IN (SELECT client_id FROM temp.scope_client)')({});
