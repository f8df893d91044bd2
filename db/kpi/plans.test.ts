import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectionOf } from '../scope';
import { explainKpi } from './explain';
import { listKpiResults } from './results';
import { listKpiRows } from './rows';
import type { Grouping } from './sums';
import { ADMIN, addEntries, openFloor, type Floor } from './test-floor';

const GROUPINGS: (Grouping | undefined)[] = [
  undefined,
  'day',
  'week',
  'month',
  'client',
  'shift',
  'line',
  'style',
  'work-order',
  'operation',
];

/** What SQLite says of reading a table from end to end; `g`, subqueries and views are rows already found. */
const SCAN = /^SCAN (?!g$|json_each|\(subquery|\w+_terms)/;

let floor: Floor;
const statements: string[] = [];

const planOf = (sql: string): Promise<string[]> =>
  floor.read(ADMIN, async (scope) =>
    connectionOf(scope)
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map((row) => (row as { detail: string }).detail),
  );

const recorded = async (work: () => Promise<unknown>): Promise<string[]> => {
  statements.length = 0;
  await work();
  return statements.filter((sql) => /^\s*(SELECT|INSERT|UPDATE|DELETE)/i.test(sql) && /client_id/.test(sql));
};

const wholeTables = async (queries: readonly string[]): Promise<string[]> => {
  expect(queries.length).toBeGreaterThan(0);
  const plans: string[] = [];
  for (const sql of queries) {
    for (const step of await planOf(sql)) if (SCAN.test(step)) plans.push(`${step} in ${sql}`);
  }
  return plans;
};

beforeAll(async () => {
  floor = await openFloor((sql) => statements.push(sql));
});

afterAll(async () => {
  await floor.close();
});

const range = { from: '2026-01-01', to: '2026-01-31' };
const entry = { client_id: 1, line_id: 1, work_order_id: 1, shift_date: '2026-01-05' };

describe('query plans', () => {
  it.each(GROUPINGS)('of results by %s read no table from end to end', async (by) => {
    const queries = await recorded(() =>
      floor.read(ADMIN, (scope) => listKpiResults(scope, { clientCodes: ['CLIENT-1'], ...range, by })),
    );
    const large = queries.filter((sql) => !/FROM clients/.test(sql));
    expect(await wholeTables(large)).toEqual([]);
  });

  it('of a line’s shifts need the index alone', async () => {
    const queries = await recorded(() =>
      floor.read(ADMIN, (scope) =>
        listKpiResults(scope, {
          clientCodes: ['CLIENT-1'],
          ...range,
          by: 'shift',
          kpis: ['efficiency', 'performance'],
        }),
      ),
    );
    const plans = await Promise.all(queries.filter((sql) => /_terms/.test(sql)).map(planOf));
    expect(plans).toHaveLength(2);
    for (const plan of plans) {
      expect(plan.join('\n')).toMatch(/USING COVERING INDEX production_entries_shift/);
    }
  });

  it('of explanations and rows read no table from end to end', async () => {
    const slice = { clientId: 1, where: { line: 'L1', shift: 'SHIFT_1ST' }, ...range } as const;
    const queries = await recorded(() =>
      floor.read(ADMIN, async (scope) => {
        await explainKpi(scope, { ...slice, kpi: 'efficiency' });
        const page = { offset: 0, limit: 10, sort: 'value', descending: true } as const;
        await listKpiRows(scope, { ...slice, ...page, kpi: 'performance' });
      }),
    );
    expect(await wholeTables(queries)).toEqual([]);
  });

  it('of resolving entries and recomputing their day read no table from end to end', async () => {
    const queries = await recorded(() => floor.write((scope) => addEntries(scope, [entry])));
    const reads = queries.filter((sql) => !/INSERT INTO main.(production_entries|audit)/.test(sql));
    expect(reads.some((sql) => sql.includes('main.kpi_day'))).toBe(true);
    expect(await wholeTables(reads)).toEqual([]);
  });
});
