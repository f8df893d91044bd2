import fc from 'fast-check';
import Papa from 'papaparse';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectionOf } from '../scope';
import type { ExchangeName } from './registry';
import { csv, openTestPlant, type TestPlant } from './test-plant';

let plant: TestPlant;
let other: TestPlant;

const CLIENTS = csv('client_id,client_name', 'CLIENT-A,Client A', 'CLIENT-B,Client B');
const ORDER = csv(
  'work_order_id,client_id_fk,planned_quantity,status,style_model',
  'W1,CLIENT-A,100,ACTIVE,STYLE-1',
);
const ENTRY =
  'work_order_id_fk,client_id_fk,shift_date,shift_type,units_produced,run_time_hours,employees_assigned,line,shift_hours_scheduled';

beforeEach(async () => {
  [plant, other] = await Promise.all([openTestPlant(), openTestPlant()]);
  for (const { bring } of [plant, other]) {
    await bring('client', CLIENTS);
    await bring('work_order', ORDER);
  }
});

afterEach(async () => {
  await Promise.all([plant.close(), other.close()]);
});

const rowsOf = <T>(from: TestPlant, sql: string, ...params: (string | number)[]): Promise<T[]> =>
  from.look(
    async (scope) =>
      connectionOf(scope)
        .prepare(sql)
        .all(...params) as T[],
  );

const records = async (from: TestPlant, table: ExchangeName) =>
  Papa.parse<Record<string, string>>(await from.takeText(table), { header: true, skipEmptyLines: true }).data;

const good = async (report: ReturnType<TestPlant['bring']>) => {
  expect(await report).toMatchObject({ refused: [] });
  return report;
};

describe('text', () => {
  it('of any kind comes back as it was, behind a guard where a spreadsheet would run it', async () => {
    const texts = fc
      .sample(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...`=+-@\t\r\n'",; a1`) })),
        400,
      )
      .filter((text) => text.trim() !== '' && !text.includes('\0') && text === text.toWellFormed());
    const hostile = [
      '=1+1',
      "'=1+1",
      "''@x",
      '-5',
      '+5',
      '-1+2',
      '@cmd',
      '\t=x',
      ' lead',
      'trail ',
      '"',
      'a\r\nb',
    ];
    const wanted = [...hostile, ...texts];
    const file = JSON.stringify(wanted);
    const content = Papa.unparse(
      [
        ['part_number', 'client_id', 'opportunities_per_unit', 'notes'],
        ...wanted.map((text, n) => [
          `P-${n}`,
          'CLIENT-A',
          '1',
          /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text,
        ]),
      ],
      { newline: '\n' },
    );
    await good(plant.bring('part_opportunities', content));
    const kept = await rowsOf<{ notes: string }>(plant, 'SELECT notes FROM part_opportunities ORDER BY id');
    expect(JSON.stringify(kept.map(({ notes }) => notes))).toBe(file);
    const exported = await plant.takeText('part_opportunities');
    await good(other.bring('part_opportunities', exported));
    expect(await other.takeText('part_opportunities')).toBe(exported);
    const cells = Papa.parse<string[]>(exported).data.flat();
    expect(cells.filter((cell) => /^[=+@\t\r]/.test(cell) && !/^\+\d+$/.test(cell))).toEqual([]);
    expect(cells).toContain("'=1+1");
    expect(cells).toContain('-5');
  });
});

describe('production entries', () => {
  const twoOnALine = csv(
    ENTRY,
    'W1,CLIENT-A,2025-12-02,SHIFT_1ST,100,3,10,L-1,',
    'W1,CLIENT-A,2025-12-02,SHIFT_1ST,100,6,10,L-1,',
  );
  const shift = csv(
    'shift_id,client_id_fk,shift_name,shift_type,start_time,end_time,standard_hours',
    'S1,CLIENT-A,Shift 1,SHIFT_1ST,06:00,15:00,8',
  );

  it('print the share of the shift that they were given, and it comes back as a share', async () => {
    await good(plant.bring('shift', shift));
    await good(plant.bring('production_entry', twoOnALine));
    const exported = await records(plant, 'production_entry');
    expect(exported.map((row) => row['shift_hours_source'])).toEqual(['share', 'share']);
    expect(exported.map((row) => Number(row['shift_hours_scheduled']))).toEqual([
      expect.closeTo(8 / 3, 3),
      expect.closeTo(16 / 3, 3),
    ]);
    // Without the shift's record: the shares stand, since they are in the file.
    await good(other.bring('production_entry', await plant.takeText('production_entry')));
    const day = 'SELECT * FROM kpi_day';
    expect(await rowsOf(other, day)).toEqual(await rowsOf(plant, day));
    expect(await rowsOf(other, 'SELECT scheduled_seconds FROM production_entries')).toEqual([
      { scheduled_seconds: null },
      { scheduled_seconds: null },
    ]);
  });

  it('are shared anew when a sibling arrives, and the audit says so', async () => {
    await good(plant.bring('shift', shift));
    await good(plant.bring('production_entry', twoOnALine));
    await good(plant.bring('production_entry', csv(ENTRY, 'W1,CLIENT-A,2025-12-02,SHIFT_1ST,10,2,10,L-1,2')));
    const hours = (await records(plant, 'production_entry')).map((row) => row['shift_hours_scheduled']);
    expect(hours).toEqual(['2', '4', '2']);
    const updates = await rowsOf<{ after: string }>(
      plant,
      "SELECT after FROM audit_log WHERE action = 'update' AND table_name = 'production_entries' ORDER BY row_id",
    );
    expect(updates.map(({ after }) => JSON.parse(after).scheduledSecondsUsed)).toEqual([7200, 14_400]);
  });

  it('have their run hours derived anew when a stop of their line arrives', async () => {
    await good(plant.bring('production_entry', csv(ENTRY, 'W1,CLIENT-A,2025-12-02,SHIFT_1ST,100,,10,L-1,9')));
    const run = 'SELECT run_seconds_used AS seconds FROM production_entries';
    expect(await rowsOf(plant, run)).toEqual([{ seconds: 9 * 3600 }]);
    await good(
      plant.bring(
        'downtime_entry',
        csv(
          'client_id,shift_date,shift_type,downtime_reason,downtime_duration_minutes,line',
          'CLIENT-A,2025-12-02,SHIFT_1ST,POWER_OUTAGE,30,L-1',
        ),
      ),
    );
    expect(await rowsOf(plant, run)).toEqual([{ seconds: 8.5 * 3600 }]);
  });

  it('rest on a product’s standard as soon as a file brings it', async () => {
    await good(plant.bring('production_entry', twoOnALine));
    const sources = 'SELECT DISTINCT cycle_source AS source, cycle_ms_used AS ms FROM production_entries';
    expect(await rowsOf(plant, sources)).toEqual([{ source: 'default', ms: 900_000 }]);
    const report = await good(
      plant.bring(
        'product',
        csv(
          'product_id,client_id_fk,style_model,ideal_cycle_time',
          'P1,CLIENT-A,STYLE-1,0.5',
          'P2,CLIENT-B,STYLE-1,0.7',
        ),
      ),
    );
    expect(report.reRated).toBe(2);
    expect(await rowsOf(plant, sources)).toEqual([{ source: 'product', ms: 1_800_000 }]);
    expect(await rowsOf(plant, 'SELECT earned_ms AS ms FROM kpi_day')).toEqual([{ ms: 200 * 1_800_000 }]);
  });

  it('keep the standard that they were written with', async () => {
    await good(plant.bring('production_entry', twoOnALine));
    const product = csv('product_id,client_id_fk,style_model,ideal_cycle_time', 'P1,CLIENT-A,STYLE-1,0.5');
    await good(other.bring('product', product));
    await good(other.bring('production_entry', await plant.takeText('production_entry')));
    expect(await rowsOf(other, 'SELECT DISTINCT cycle_source AS source FROM production_entries')).toEqual([
      { source: 'default' },
    ]);
    expect(await other.takeText('production_entry')).toBe(await plant.takeText('production_entry'));
  });

  it('make lines and operations that the client does not have, once, with a warning', async () => {
    const report = await good(
      plant.bring(
        'production_entry',
        csv(
          `${ENTRY},operation_id`,
          'W1,CLIENT-A,2025-12-02,SHIFT_1ST,100,3,10,L-1,,SEW',
          'W1,CLIENT-A,2025-12-03,SHIFT_1ST,100,3,10,L-1,,SEW',
        ),
      ),
    );
    expect(report.warnings).toMatchObject([
      { line: 2, column: 'operation_id', value: 'SEW', key: 'exchange.new-operation' },
      { line: 2, column: 'line', value: 'L-1', key: 'exchange.new-line' },
    ]);
    expect(await rowsOf(plant, 'SELECT client_id, code FROM lines')).toEqual([{ client_id: 1, code: 'L-1' }]);
    expect(await rowsOf(plant, 'SELECT client_id, code FROM operations')).toEqual([
      { client_id: 1, code: 'SEW' },
    ]);
  });

  it('make equipment that a stop names, and keep whether it is still running', async () => {
    const stops = csv(
      'downtime_entry_id,client_id_fk,shift_date,shift_type,downtime_reason,downtime_duration_minutes,line,equipment,running_since',
      'D1,CLIENT-A,2025-12-02,SHIFT_1ST,POWER_OUTAGE,12.5,L-1,M-1,',
      'D2,CLIENT-A,2025-12-02,SHIFT_1ST,POWER_OUTAGE,0,L-1,M-1,2025-12-02T16:15:00Z',
    );
    const report = await good(plant.bring('downtime_entry', stops));
    expect(report.warnings).toContainEqual({
      line: 2,
      column: 'equipment',
      value: 'M-1',
      key: 'exchange.new-equipment',
      params: { code: 'M-1' },
    });
    expect(await rowsOf(plant, 'SELECT client_id, code FROM equipment')).toEqual([
      { client_id: 1, code: 'M-1' },
    ]);
    expect(await rowsOf(plant, 'SELECT stop_records FROM kpi_day')).toEqual([{ stop_records: 1 }]);
    const exported = await plant.takeText('downtime_entry');
    expect(await plant.bring('downtime_entry', exported)).toMatchObject({ imported: 0, unchanged: 2 });
    const refused = await plant.bring(
      'downtime_entry',
      stops.replaceAll(/D(\d)/g, 'E$1').replace(',0,', ',5,'),
    );
    expect(refused.refused).toMatchObject([
      { line: 3, column: 'running_since', key: 'exchange.running-with-duration' },
    ]);
  });

  it('name the import that brought them; batch and audit name file, hash and rows', async () => {
    await good(plant.bring('production_entry', twoOnALine, { fileName: 'tuesday.csv' }));
    const [batch] = await rowsOf<Record<string, unknown>>(
      plant,
      "SELECT * FROM import_batches WHERE table_name = 'production_entries'",
    );
    expect(batch).toMatchObject({
      client_id: 1,
      file_name: 'tuesday.csv',
      rows_read: 2,
      rows_written: 2,
      first_row_id: 1,
      last_row_id: 2,
      imported_by: 'cli',
    });
    expect(await rowsOf(plant, 'SELECT DISTINCT import_batch_id AS id FROM production_entries')).toEqual([
      { id: batch?.['id'] },
    ]);
    const audits = await rowsOf<{ after: string }>(
      plant,
      "SELECT after FROM audit_log WHERE action = 'import' AND table_name = 'production_entries' AND client_id = 1",
    );
    expect(audits.map(({ after }) => JSON.parse(after))).toMatchObject([
      { fileName: 'tuesday.csv', fileHash: batch?.['file_hash'], rows: 2, firstRowId: 1, lastRowId: 2 },
    ]);
  });
});
