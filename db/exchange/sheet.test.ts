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

  it('with a point that may separate thousands in a count are refused at the cell, beside decimal commas', async () => {
    const row = 'PE-1;W1;CLIENT-A;2025-12-02;SHIFT_1ST;1.000;0;8,25;10;9';
    const { refused } = await plant.bring('production_entry', csv(HEADER.replaceAll(',', ';'), row));
    expect(refused).toMatchObject([
      { line: 2, column: 'units_produced', value: '1.000', key: 'exchange.not-an-integer' },
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
