import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectionOf } from '../scope';
import { csv, openTestPlant, type TestPlant } from './test-plant';

let plant: TestPlant;

const HEADER =
  'production_entry_id,work_order_id_fk,client_id_fk,shift_date,shift_type,units_produced,units_defective,run_time_hours,employees_assigned,shift_hours_scheduled';
const GOOD = 'PE-9,W1,CLIENT-A,2025-12-02,SHIFT_1ST,100,1,8,10,9';

beforeEach(async () => {
  plant = await openTestPlant();
  await plant.bring('client', csv('client_id,client_name', 'CLIENT-A,Client A', 'CLIENT-B,Client B'));
  await plant.bring(
    'work_order',
    csv(
      'work_order_id,client_id_fk,planned_quantity,status',
      'W1,CLIENT-A,100,ACTIVE',
      'W-DONE,CLIENT-A,100,COMPLETED',
      'W-B,CLIENT-B,100,ACTIVE',
    ),
  );
});

afterEach(() => plant.close());

const countEntries = (): Promise<number> =>
  plant.look(async (scope) =>
    Number(connectionOf(scope).prepare('SELECT count(*) FROM production_entries').pluck().get()),
  );

describe('import', () => {
  it.each([
    [
      'negative units',
      'PE-1,W1,CLIENT-A,2025-12-02,SHIFT_1ST,-5,0,8,10,9',
      'units_produced',
      '-5',
      'exchange.negative',
    ],
    [
      'defective > produced',
      'PE-1,W1,CLIENT-A,2025-12-02,SHIFT_1ST,5,6,8,10,9',
      'units_defective',
      '6',
      'exchange.defective-exceeds-produced',
    ],
    [
      'run hours > own hours',
      'PE-1,W1,CLIENT-A,2025-12-02,SHIFT_1ST,5,0,9.5,10,9',
      'run_time_hours',
      '9.5',
      'exchange.run-exceeds-scheduled',
    ],
    [
      'an unknown order',
      'PE-1,W2,CLIENT-A,2025-12-02,SHIFT_1ST,5,0,8,10,9',
      'work_order_id_fk',
      'W2',
      'exchange.unknown-order',
    ],
    [
      "another client's order",
      'PE-1,W-B,CLIENT-A,2025-12-02,SHIFT_1ST,5,0,8,10,9',
      'work_order_id_fk',
      'W-B',
      'exchange.unknown-order',
    ],
    [
      'a future date',
      'PE-1,W1,CLIENT-A,2999-12-02,SHIFT_1ST,5,0,8,10,9',
      'shift_date',
      '2999-12-02',
      'exchange.future-date',
    ],
    [
      'text for a number',
      'PE-1,W1,CLIENT-A,2025-12-02,SHIFT_1ST,many,0,8,10,9',
      'units_produced',
      'many',
      'exchange.not-an-integer',
    ],
    [
      'a fraction for a count',
      'PE-1,W1,CLIENT-A,2025-12-02,SHIFT_1ST,5.5,0,8,10,9',
      'units_produced',
      '5.5',
      'exchange.not-an-integer',
    ],
    [
      'an impossible date',
      'PE-1,W1,CLIENT-A,2025-02-30,SHIFT_1ST,5,0,8,10,9',
      'shift_date',
      '2025-02-30',
      'exchange.not-a-date',
    ],
    [
      'a date of two readings',
      'PE-1,W1,CLIENT-A,02/03/2025,SHIFT_1ST,5,0,8,10,9',
      'shift_date',
      '02/03/2025',
      'exchange.not-a-date',
    ],
    [
      'an unknown shift',
      'PE-1,W1,CLIENT-A,2025-12-02,NIGHT,5,0,8,10,9',
      'shift_type',
      'NIGHT',
      'exchange.not-in-list',
    ],
    [
      'text that is too long',
      `${'x'.repeat(51)},W1,CLIENT-A,2025-12-02,SHIFT_1ST,5,0,8,10,9`,
      'production_entry_id',
      'x'.repeat(51),
      'exchange.too-long',
    ],
    [
      'a blank that is required',
      'PE-1,W1,CLIENT-A,2025-12-02,SHIFT_1ST,,0,8,10,9',
      'units_produced',
      null,
      'exchange.required',
    ],
    [
      'an unknown client',
      'PE-1,W1,CLIENT-Z,2025-12-02,SHIFT_1ST,5,0,8,10,9',
      'client_id_fk',
      'CLIENT-Z',
      'exchange.unknown-client',
    ],
    [
      'no client',
      'PE-1,W1,,2025-12-02,SHIFT_1ST,5,0,8,10,9',
      'client_id_fk',
      null,
      'exchange.client-missing',
    ],
    ['an id twice', GOOD, 'production_entry_id', 'PE-9', 'exchange.duplicate-id'],
  ])(
    'refuses %s at its line and cell, and keeps nothing else of the file',
    async (_, row, column, value, key) => {
      const report = await plant.bring('production_entry', csv(HEADER, GOOD, row));
      expect(report.refused).toMatchObject([{ line: 3, column, value, key }]);
      expect(report).toMatchObject({ read: 2, valid: 1, imported: 0 });
      expect(await countEntries()).toBe(0);
    },
  );

  it('names every wrong cell of a line', async () => {
    const row = 'PE-1,W7,CLIENT-A,2025-13-01,SHIFT_1ST,-1,x,8,10,9';
    const { refused } = await plant.bring('production_entry', csv(HEADER, row));
    expect(refused.map(({ column }) => column)).toEqual([
      'work_order_id_fk',
      'shift_date',
      'units_produced',
      'units_defective',
    ]);
  });

  it('takes the valid rows when asked to skip the others', async () => {
    const report = await plant.bring(
      'production_entry',
      csv(HEADER, GOOD, 'PE-1,W1,CLIENT-A,2025-12-02,SHIFT_1ST,-5,0,8,10,9'),
      { skipInvalid: true },
    );
    expect(report).toMatchObject({ read: 2, valid: 1, imported: 1 });
    expect(report.refused).toHaveLength(1);
    expect(await countEntries()).toBe(1);
  });

  it('does everything and keeps nothing in a dry run', async () => {
    const before = await plant.look(async (scope) => connectionOf(scope).serialize().length);
    const report = await plant.bring('production_entry', csv(`${HEADER},line`, `${GOOD},L-9`), {
      dryRun: true,
    });
    expect(report).toMatchObject({ valid: 1, imported: 0, refused: [], dryRun: true });
    expect(report.warnings).toMatchObject([
      { line: 2, column: 'line', value: 'L-9', key: 'exchange.new-line' },
    ]);
    const counts = await plant.look(async (scope) =>
      ['production_entries', 'lines', 'import_batches', 'kpi_day'].map((table) =>
        connectionOf(scope).prepare(`SELECT count(*) FROM ${table} WHERE client_id = 1`).pluck().get(),
      ),
    );
    // The batch of the orders stands; nothing came after it.
    expect(counts).toEqual([0, 0, 2, 0]);
    expect(await plant.look(async (scope) => connectionOf(scope).serialize().length)).toBe(before);
  });

  it('lets history into closed orders with a warning', async () => {
    const report = await plant.bring('production_entry', csv(HEADER, GOOD.replace('W1', 'W-DONE')));
    expect(report).toMatchObject({ imported: 1, refused: [] });
    expect(report.warnings).toMatchObject([
      {
        line: 2,
        column: 'work_order_id_fk',
        key: 'exchange.order-not-active',
        params: { status: 'COMPLETED' },
      },
    ]);
  });

  it('refuses rows of a locked period', async () => {
    await plant.database.writer.run(
      { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' },
      async (scope) => {
        connectionOf(scope).exec(
          `INSERT INTO main.period_locks (client_id, from_date, to_date, locked_by, locked_at)
         VALUES (1, '2025-12-01', '2025-12-31', 'U-1', '2026-01-02T00:00:00.000Z')`,
        );
      },
    );
    const { refused } = await plant.bring('production_entry', csv(HEADER, GOOD));
    expect(refused).toMatchObject([{ line: 2, column: 'shift_date', key: 'exchange.period-locked' }]);
  });

  it('refuses stops, holds and defects that the catalogue does not have', async () => {
    const { refused } = await plant.bring(
      'downtime_entry',
      csv(
        'client_id,shift_date,shift_type,downtime_reason,downtime_duration_minutes',
        'CLIENT-A,2025-12-02,SHIFT_1ST,COFFEE,5',
      ),
    );
    expect(refused).toMatchObject([
      { line: 2, column: 'downtime_reason', value: 'COFFEE', key: 'exchange.not-in-catalogue' },
    ]);
  });
});

describe('files', () => {
  const latin = Buffer.from(
    csv(`${HEADER},notes`, `${GOOD},plain`, `${GOOD.replace('PE-9', 'PE-8')},se\u00F1al`),
    'latin1',
  );

  it.each([
    ['Latin-1', latin, 3, 'exchange.not-utf-8'],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${csv(HEADER, GOOD)}`, 'utf16le'), 1, 'exchange.utf-16'],
    ['UTF-16 without a mark', Buffer.from(csv(HEADER, GOOD), 'utf16le'), 1, 'exchange.utf-16'],
    ['nothing', Buffer.from('\n\n'), 1, 'exchange.empty-file'],
    ['a quote that never ends', Buffer.from(csv(HEADER, GOOD, '"PE-1,W1')), 3, 'exchange.quotes'],
    ['more cells than columns', Buffer.from(csv(HEADER, `${GOOD},7`)), 2, 'exchange.too-many-cells'],
    [
      'a column that is missing',
      Buffer.from(
        csv('work_order_id_fk,client_id_fk,shift_date,shift_type', 'W1,CLIENT-A,2025-12-02,SHIFT_1ST'),
      ),
      1,
      'exchange.missing-column',
    ],
    [
      'a column twice',
      Buffer.from(csv(`${HEADER},SHIFT_DATE`, `${GOOD},2025-12-02`)),
      1,
      'exchange.duplicate-column',
    ],
  ])(
    'with %s are refused at the line, whole, even when invalid rows are skipped',
    async (_, content, line, key) => {
      const report = await plant.bring('production_entry', content, { skipInvalid: true });
      expect(report.refused).toMatchObject([{ line, key }]);
      expect(report.imported).toBe(0);
      expect(await countEntries()).toBe(0);
    },
  );

  it('that are no workbook are refused as such', async () => {
    const report = await plant.bring('production_entry', csv(HEADER, GOOD), { format: 'xlsx' });
    expect(report.refused).toMatchObject([{ line: 1, key: 'exchange.not-a-workbook' }]);
    const csvReport = await plant.bring('production_entry', await plant.take('client', 'xlsx'));
    expect(csvReport.refused).toMatchObject([{ line: 1, key: 'exchange.is-workbook' }]);
  });

  it('count lines as an editor does, across line breaks inside cells', async () => {
    const report = await plant.bring(
      'production_entry',
      `${HEADER},notes\r\n${GOOD},"one\r\ntwo\r\nthree"\r\n\r\n${GOOD.replace('PE-9', 'PE-1').replace('100', 'x')},\r\n`,
    );
    expect(report.refused).toMatchObject([{ line: 6, column: 'units_produced', value: 'x' }]);
  });

  it('may begin with a mark, use semicolons and decimal commas, and write headers in capitals', async () => {
    const content = `\uFEFF${csv(
      HEADER.replaceAll(',', ';').toUpperCase(),
      'PE-1;W1;CLIENT-A;2025-12-02;SHIFT_1ST;100;0;8,25;10;9,5',
    )}`;
    expect(await plant.bring('production_entry', content)).toMatchObject({ imported: 1, refused: [] });
    expect(await plant.takeText('production_entry')).toContain(',100,0,8.25,10,');
  });

  it('with a comma that may be a decimal or a thousands separator are refused at the cell', async () => {
    const content = csv(
      HEADER.replaceAll(',', ';'),
      'PE-1;W1;CLIENT-A;2025-12-02;SHIFT_1ST;100;0;1,250;10;9',
    );
    const { refused } = await plant.bring('production_entry', content);
    expect(refused).toMatchObject([
      { line: 2, column: 'run_time_hours', value: '1,250', key: 'exchange.not-a-number' },
    ]);
  });

  it('may name their columns otherwise, with a map', async () => {
    const content = csv(HEADER.replace('units_produced', 'Piezas'), GOOD);
    const map = { piezas: 'units_produced' };
    expect(await plant.bring('production_entry', content, { map })).toMatchObject({
      imported: 1,
      warnings: [],
    });
    const wrong = await plant.bring('production_entry', content, { map: { piezas: 'pieces' } });
    expect(wrong.refused.map(({ key }) => key)).toEqual([
      'exchange.map-to-nothing',
      'exchange.missing-column',
    ]);
  });

  it('with unknown columns are taken with a warning', async () => {
    const report = await plant.bring('production_entry', csv(`${HEADER},colour`, `${GOOD},red`));
    expect(report.warnings).toMatchObject([{ line: 1, column: 'colour', key: 'exchange.unknown-column' }]);
    expect(report.imported).toBe(1);
  });
});
