import Papa from 'papaparse';
import { readSheet as readWorkbook } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectionOf } from '../scope';
import { EXCHANGE, type ExchangeName } from './registry';
import { openTestPlant, type TestPlant } from './test-plant';
import { FILLED_ROWS, FLOATING_EMPLOYEE } from './test-rows';

let first: TestPlant;
let second: TestPlant;
let third: TestPlant;

const importAll = async (plant: TestPlant, fileOf: (table: ExchangeName) => string | Promise<string>) => {
  for (const [table] of FILLED_ROWS) {
    const report = await plant.bring(table, await fileOf(table));
    expect({ table, refused: report.refused }).toEqual({ table, refused: [] });
    expect(report.imported).toBe(report.read);
  }
};

const filled = new Map(FILLED_ROWS);
const fileOf = (table: ExchangeName): string => {
  const file = Papa.unparse([filled.get(table) ?? {}], { newline: '\n' });
  return table === 'employee' ? `${file}\n${extraEmployee()}` : file;
};
/** The floating employee in the columns of the filled row. */
const extraEmployee = (): string => {
  const [row = {}] = Papa.parse<Record<string, string>>(FLOATING_EMPLOYEE, { header: true }).data;
  return Papa.unparse([Object.keys(filled.get('employee') ?? {}).map((name) => row[name] ?? '')]);
};

beforeAll(async () => {
  [first, second, third] = await Promise.all([openTestPlant(), openTestPlant(), openTestPlant()]);
  await importAll(first, fileOf);
  await importAll(second, (table) => first.takeText(table));
});

afterAll(async () => {
  await Promise.all([first, second, third].map((plant) => plant.close()));
});

describe('one filled row of every table', () => {
  it('stands in the test for every table and every column', () => {
    expect(FILLED_ROWS.map(([table]) => table).toSorted()).toEqual(Object.keys(EXCHANGE).toSorted());
    for (const [table, row] of FILLED_ROWS) {
      expect(Object.keys(row).toSorted()).toEqual(EXCHANGE[table].fields.map(({ name }) => name).toSorted());
      expect(Object.values(row)).not.toContain('');
    }
  });

  it.each(FILLED_ROWS)('of %s is exported as it was imported', async (table, row) => {
    const [exported] = Papa.parse<Record<string, string>>(await first.takeText(table), { header: true }).data;
    const unguarded = Object.entries(exported ?? {}).map(([name, value]) => [
      name,
      value.replace(/^'(?=[=@'+])/, ''),
    ]);
    expect(Object.fromEntries(unguarded)).toEqual(row);
  });

  it.each(FILLED_ROWS)('of %s is the same file byte for byte from a second database', async (table) => {
    expect(await second.takeText(table)).toBe(await first.takeText(table));
    expect(await second.take(table, 'json')).toEqual(await first.take(table, 'json'));
  });

  it.each(FILLED_ROWS)('of %s is unchanged when it comes again', async (table) => {
    const before = await first.takeText(table);
    const report = await first.bring(table, before);
    expect(report).toMatchObject({ imported: 0, unchanged: report.read, refused: [] });
    expect(report.read).toBeGreaterThan(0);
    expect(await first.takeText(table)).toBe(before);
  });

  it.each(FILLED_ROWS)('of %s has the same values in a workbook, which imports as well', async (table) => {
    const workbook = await first.take(table, 'xlsx');
    const cells = await readWorkbook(workbook, { trim: false });
    expect(cells[0]).toEqual(EXCHANGE[table].fields.map(({ name }) => name));
    const report = await third.bring(table, workbook, { format: 'xlsx', fileName: `${table}.xlsx` });
    expect(report).toMatchObject({ refused: [], imported: report.read });
    expect(await third.takeText(table)).toBe(await first.takeText(table));
  });

  it('leaves the same sums of the day', async () => {
    const days = (plant: TestPlant) =>
      plant.look(async (scope) =>
        connectionOf(scope).prepare('SELECT * FROM kpi_day ORDER BY shift_date').all(),
      );
    expect(await days(first)).toHaveLength(1);
    expect(await days(second)).toEqual(await days(first));
  });
});
