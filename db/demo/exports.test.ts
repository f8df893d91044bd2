import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlant, type TestPlant } from '../exchange/test-plant';
import { EXCHANGE, type ExchangeName } from '../exchange/registry';
import { LOADING_MS, openDemo, type DemoPlant } from './test-demo';

/** Tables in an order in which each finds what it refers to. */
const IMPORT_ORDER = [
  'client',
  'shift',
  'employee',
  'user',
  'part_opportunities',
  'product',
  'work_order',
  'job',
  'downtime_entry',
  'production_entry',
  'hold_entry',
  'quality_entry',
  'defect_detail',
  'attendance_entry',
  'coverage_entry',
  'floating_pool',
] as const satisfies readonly ExchangeName[];

const TABLES = Object.keys(EXCHANGE) as ExchangeName[];

describe('the same seed', () => {
  let exports: ReadonlyMap<ExchangeName, string>[];
  beforeAll(async () => {
    const plants = [await openDemo(12, 7), await openDemo(12, 7), await openDemo(12, 8)];
    exports = await Promise.all(plants.map((demo) => demo.exports()));
    await Promise.all(plants.map(({ plant }) => plant.close()));
  }, LOADING_MS);

  it.each(TABLES)('makes the same %s byte for byte', (table) => {
    expect(exports[0]?.get(table)?.split('\n').length).toBeGreaterThan(5);
    expect(exports[1]?.get(table)).toBe(exports[0]?.get(table));
  });

  it('is another one than the next', () => {
    for (const table of ['work_order', 'production_entry', 'quality_entry', 'downtime_entry'] as const) {
      expect(exports[2]?.get(table)).not.toBe(exports[0]?.get(table));
    }
  });
});

describe('an exported demo plant', () => {
  let demo: DemoPlant;
  let elsewhere: TestPlant;
  let exports: ReadonlyMap<ExchangeName, string>;
  const reports: { table: ExchangeName; left: number; refused: unknown[] }[] = [];
  beforeAll(async () => {
    [demo, elsewhere] = await Promise.all([openDemo(30), openTestPlant()]);
    exports = await demo.exports();
    for (const table of IMPORT_ORDER) {
      const { read, imported, refused } = await elsewhere.bring(table, exports.get(table) ?? '');
      reports.push({ table, left: read - imported, refused: refused.slice(0, 3) });
    }
  }, LOADING_MS);
  afterAll(() => Promise.all([demo.plant.close(), elsewhere.close()]));

  it('is imported whole', () => {
    expect(reports).toEqual(IMPORT_ORDER.map((table) => ({ table, left: 0, refused: [] })));
  });

  it('has every table that files can hold', () => {
    expect([...IMPORT_ORDER].toSorted()).toEqual([...TABLES].toSorted());
  });

  it.each(TABLES)('comes out of another database as it went in: %s', async (table) => {
    expect(await elsewhere.takeText(table)).toBe(exports.get(table));
  });
});
