import { importTable } from '../exchange/import';
import type { ExchangeName } from '../exchange/registry';
import { connectionOf, type ClientScope } from '../scope';
import { compareDays } from './days';
import { ADMIN, addEntries, addRows, insert, type Floor, type Row } from './test-floor';

export const EARLY = '2026-01-05';
export const LATE = '2026-01-06';

/** What tests of re-rating do on a floor and read from it; `floorOf` answers the floor of the running test. */
export const workOn = (floorOf: () => Floor) => {
  const change = <T>(work: (scope: ClientScope) => Promise<T>): Promise<T> => floorOf().write(work);
  const all = <T>(sql: string): Promise<T[]> =>
    floorOf().read(ADMIN, async (scope) => connectionOf(scope).prepare(sql).all() as T[]);
  const pairs = async (sql: string): Promise<unknown[]> =>
    (await all<object>(sql)).map((row) => Object.values(row));

  return {
    change,
    all,
    pairs,
    enter: (...rows: Row[]) =>
      floorOf().write((scope) =>
        addEntries(
          scope,
          rows.map((row) => ({ client_id: 1, work_order_id: 1, line_id: 1, shift_date: EARLY, ...row })),
        ),
      ),
    inspect: (...rows: Row[]) =>
      floorOf().write((scope, connection) => {
        insert(connection, 'operations', { id: 3, client_id: 1, code: 'SEWING' });
        return addRows(
          scope,
          'quality_entries',
          rows.map((row) => ({
            client_id: 1,
            work_order_id: 1,
            operation_id: 3,
            shift_date: EARLY,
            ...row,
          })),
        );
      }),
    /** Makes the order one of POLO, and masters of client 1. */
    styled: (...rows: (readonly [string, Row])[]) =>
      floorOf().write((_, connection) => {
        connection.exec("UPDATE main.work_orders SET style_model = 'POLO' WHERE id = 1");
        for (const [table, row] of rows) insert(connection, table, { client_id: 1, ...row });
      }),
    bring: (table: ExchangeName, ...lines: string[]) =>
      change((scope) =>
        importTable(scope, {
          table,
          fileName: 'masters.csv',
          content: new TextEncoder().encode(lines.join('\n')),
          format: 'csv',
          clientCode: 'CLIENT-1',
          dryRun: false,
          skipInvalid: false,
        }),
      ),
    cycles: () => pairs('SELECT cycle_ms_used, cycle_source FROM production_entries ORDER BY id'),
    crews: () => pairs('SELECT assigned_used, assigned_source FROM production_entries ORDER BY id'),
    opportunities: () =>
      pairs('SELECT opportunities_used, opportunities_source FROM quality_entries ORDER BY id'),
    /** Closes the floor. @throws where its day sums are not those of the views. */
    close: async (): Promise<void> => {
      const differing = await floorOf().read(ADMIN, async (scope) => compareDays(connectionOf(scope)));
      await floorOf().close();
      if (differing.length > 0)
        throw new Error(`Day sums differ from the views: ${JSON.stringify(differing)}`);
    },
  };
};
