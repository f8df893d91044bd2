import type { Connection } from '../connection';
import { ADMIN, openTestPlant, type TestPlant } from '../exchange/test-plant';
import { EXCHANGE, type ExchangeName } from '../exchange/registry';
import { ALL_KPIS, type KpiName } from '../kpi/names';
import { listKpiResults, type KpiValue } from '../kpi/results';
import type { Grouping } from '../kpi/sums';
import { connectionOf } from '../scope';
import { demoDays, type DemoDay } from './days';
import { loadDemo, type DemoLoaded } from './load';
import type { Story } from './stories';
import { DEMO_USERS } from './users';

/** The last day of the demo plants that tests look at. */
export const UNTIL = '2026-10-30';

/** How long plants may take to be made before a test on a busy machine gives up. */
export const LOADING_MS = 600_000;

/** A demo plant in a database of its own. */
export type DemoPlant = {
  readonly plant: TestPlant;
  readonly loaded: DemoLoaded;
  readonly days: readonly DemoDay[];
  readonly looking: <T>(work: (connection: Connection) => T) => Promise<T>;
  readonly kpis: (
    input: { kpis?: readonly KpiName[]; by?: Grouping; from?: string; to?: string },
    client?: string,
  ) => Promise<readonly KpiValue[]>;
  /** Every table as a file, of the clients named or all. */
  readonly exports: (clientCodes?: readonly string[]) => Promise<ReadonlyMap<ExchangeName, string>>;
};

/** Opens a database and loads a demo plant of so many days, some stories left out. */
export const openDemo = async (days: number, seed = 1, untold: readonly Story[] = []): Promise<DemoPlant> => {
  const plant = await openTestPlant();
  const hashes = DEMO_USERS.map(() => 'no password');
  const loaded = await plant.database.writer.run(ADMIN, (scope) =>
    loadDemo(scope, { seed, days, until: UNTIL }, hashes, { untold: new Set(untold) }),
  );
  return {
    plant,
    loaded,
    days: demoDays(UNTIL, days),
    looking: (work) => plant.look(async (scope) => work(connectionOf(scope))),
    kpis: async ({ kpis = ALL_KPIS, by, from = loaded.from, to = UNTIL }, client) => {
      const { results } = await plant.look((scope) =>
        listKpiResults(scope, {
          ...(client === undefined ? {} : { clientCodes: [client] }),
          from,
          to,
          asOf: '2026-10-31',
          kpis,
          ...(by === undefined ? {} : { by }),
        }),
      );
      return results;
    },
    exports: async (clientCodes) => {
      const files = new Map<ExchangeName, string>();
      for (const table of Object.keys(EXCHANGE) as ExchangeName[]) {
        const options = clientCodes ? { clientCodes } : {};
        files.set(table, (await plant.take(table, 'csv', ADMIN, options)).toString());
      }
      return files;
    },
  };
};
