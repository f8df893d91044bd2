import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setSetting } from '../repositories/settings';
import { connectionOf } from '../scope';
import { compareDays } from './days';
import { listKpiResults } from './results';
import { ADMIN, addRows, insert, oneResult, openFloor, type Floor, type Row } from './test-floor';

let floor: Floor;
const CODES = ['CUTTING', 'SEWING', 'FINAL_INSPECTION'];

beforeEach(async () => {
  floor = await openFloor();
  await floor.write((_, connection) => {
    CODES.forEach((code, at) => insert(connection, 'operations', { id: 11 + at, client_id: 1, code }));
    insert(connection, 'work_orders', { id: 21, client_id: 1, code: 'W21', style_model: 'POLO' });
  });
});

afterEach(async () => {
  await floor.close();
});

const inspect = (...rows: Row[]) =>
  floor.write((scope) =>
    addRows(
      scope,
      'quality_entries',
      rows.map((row) => ({ client_id: 1, work_order_id: 1, ...row })),
    ),
  );

const passed = (operation: number, units: number, row: Row = {}): Row => ({
  operation_id: operation,
  units_passed: units,
  units_defective: 100 - units,
  ...row,
});

const route = (style: string | null, ...operations: number[]) =>
  floor.write((_, connection) =>
    operations.forEach((operation_id, position) =>
      insert(connection, 'routing_operations', { client_id: 1, style_model: style, position, operation_id }),
    ),
  );

describe('RTY, rolled', () => {
  it('multiplies the operations’ yields', async () => {
    await inspect(passed(11, 95), passed(12, 98), passed(13, 99));
    const result = await oneResult(floor, 'rty');
    expect(result.value).toBeCloseTo(92.169, 9);
    expect(result).toMatchObject({
      numerator: null,
      denominator: null,
      records: 3,
      confidence: 1,
      noteKeys: [],
    });
  });

  it('takes each operation’s yield as a ratio of sums', async () => {
    await inspect(
      passed(11, 90),
      passed(11, 10, { units_inspected: 10, units_defective: 0, shift_date: '2025-12-05' }),
    );
    expect((await oneResult(floor, 'rty')).value).toBeCloseTo((100 * 100) / 110, 9);
  });

  it('says how many operations of the routing were inspected', async () => {
    await route(null, 11, 12, 13);
    await inspect(passed(11, 90), passed(13, 80));
    const result = await oneResult(floor, 'rty');
    expect(result.value).toBeCloseTo(72, 9);
    expect(result.noteKeys).toEqual(['kpi.note.operations-inspected']);
    expect(result.noteParams).toEqual({ operationsInspected: 2, operationsInRouting: 3 });
  });

  it('weighs styles by the units at their first operation', async () => {
    await route('POLO', 13, 11);
    await inspect(
      passed(11, 50),
      passed(11, 10, { work_order_id: 21, units_inspected: 20, units_defective: 10 }),
      passed(13, 240, { work_order_id: 21, units_inspected: 300, units_defective: 60 }),
    );
    // Style POLO begins at the 300 of the last operation: (100 × 0.5 + 300 × 0.8 × 0.5) ÷ 400.
    expect((await oneResult(floor, 'rty')).value).toBeCloseTo(42.5, 9);
  });

  it('has no value where nothing was inspected', async () => {
    expect(await oneResult(floor, 'rty')).toMatchObject({
      value: null,
      noteKeys: ['kpi.note.no-inspections'],
    });
  });

  it('says the same from day rows and from inspections', async () => {
    await inspect(
      passed(11, 95),
      passed(12, 98, { shift_date: '2025-12-03' }),
      passed(11, 70, { work_order_id: 21 }),
    );
    const by = async (grouping: 'style' | 'shift' | 'operation' | 'day' | 'line') => {
      const { results } = await floor.read(ADMIN, (scope) =>
        listKpiResults(scope, {
          clientCodes: ['CLIENT-1'],
          from: '2025-12-01',
          to: '2025-12-31',
          kpis: ['rty'],
          by: grouping,
        }),
      );
      return results.map((result) => [result.group[grouping], result.value?.toFixed(6)]);
    };
    const whole = (await oneResult(floor, 'rty')).value?.toFixed(6);
    expect(await by('shift')).toEqual([['SHIFT_1ST', whole]]);
    expect(await by('line')).toEqual([[null, whole]]);
    expect(await by('style')).toEqual([
      [null, '93.100000'],
      ['POLO', '70.000000'],
    ]);
    expect(await by('operation')).toEqual([
      ['CUTTING', '82.500000'],
      ['SEWING', '98.000000'],
    ]);
    expect((await by('day')).map(([day]) => day)).toEqual(['2025-12-02', '2025-12-03']);
    expect(await floor.read(ADMIN, async (scope) => compareDays(connectionOf(scope)))).toEqual([]);
  });
});

describe('RTY by job', () => {
  it('is completed over ordered of the jobs that were worked on', async () => {
    await floor.write(async (scope, connection) => {
      await setSetting(scope, { clientId: 1, key: 'rty_method', value: 'job' });
      for (const [id, completed] of [
        [5, 98],
        [6, 0],
      ] as const) {
        const job = { id, client_id: 1, code: `J${id}`, work_order_id: 1, part_number: 'P' };
        insert(connection, 'jobs', { ...job, quantity_ordered: 100, quantity_completed: completed });
      }
    });
    await inspect(passed(11, 95, { job_id: 5 }), passed(12, 95, { job_id: 5 }));
    expect(await oneResult(floor, 'rty')).toMatchObject({
      value: 98,
      numerator: 98,
      denominator: 100,
      records: 1,
    });
  });
});
