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
