import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setOrderStandard, setProductStandard } from '../repositories/standards/masters';
import { removeStandard, setCategoryStandard, setStandard } from '../repositories/standards/set';
import { EARLY, LATE, workOn } from './rerate-floor';
import { insert, openFloor, type Floor, type Row } from './test-floor';

let floor: Floor;
const { close, all, bring, change, cycles, enter, inspect, pairs, styled } = workOn(() => floor);

beforeEach(async () => {
  floor = await openFloor();
});

afterEach(close);

const POLO: readonly [string, Row] = ['products', { code: 'P', style_model: 'POLO', category: 'Shirts' }];

describe('the standard of a line or shift', () => {
  const set = (cycleTimeHours: number | null, more: { line?: string; shift?: string; from?: string } = {}) =>
    change((scope) => setStandard(scope, { clientId: 1, cycleTimeHours, line: 'L1', ...more }));

  it('re-rates its entries from its date on, and the audit trail says how many and each of them', async () => {
    await enter({}, { shift_date: LATE }, { shift_date: LATE, line_id: null });
    expect(await set(0.5, { from: LATE })).toEqual({ reRated: 1 });
    expect(await cycles()).toEqual([
      [900_000, 'default'],
      [1_800_000, 'standard'],
      [900_000, 'default'],
    ]);
    expect(await pairs('SELECT shift_date, earned_ms FROM kpi_day ORDER BY 1')).toEqual([
      [EARLY, 100 * 900_000],
      [LATE, 100 * (1_800_000 + 900_000)],
    ]);
    const trail = await all<{ table_name: string; row_id: number | null; before: string; after: string }>(
      "SELECT table_name, row_id, before, after FROM audit_log WHERE action = 'update' ORDER BY id",
    );
    expect(trail.map((row) => [row.table_name, row.row_id, JSON.parse(row.after)])).toEqual([
      ['production_entries', 2, { cycleMsUsed: 1_800_000, cycleSource: 'standard' }],
      ['standards', null, { reRated: 1, production_entries: 1, quality_entries: 0 }],
    ]);
    expect(JSON.parse(trail[0]?.before ?? '')).toEqual({ cycleMsUsed: 900_000, cycleSource: 'default' });
  });

  it('can be corrected, ended and taken away', async () => {
    await enter({}, { shift_date: LATE });
    await set(0.5);
    expect(await set(0.4)).toEqual({ reRated: 2 });
    expect(await set(0.4)).toEqual({ reRated: 0 });
    expect(await set(null, { from: LATE })).toEqual({ reRated: 1 });
    expect(await cycles()).toEqual([
      [1_440_000, 'standard'],
      [900_000, 'default'],
    ]);
    const remove = (from?: string) =>
      change((scope) => removeStandard(scope, { clientId: 1, line: 'L1', ...(from ? { from } : {}) }));
    expect(await remove(LATE)).toEqual({ reRated: 1 });
    expect(await remove()).toEqual({ reRated: 2 });
    expect(await remove()).toEqual({ reRated: 0 });
    expect(await cycles()).toEqual([
      [900_000, 'default'],
      [900_000, 'default'],
    ]);
  });

  it('gives way to a closer one and to what the order says', async () => {
    await floor.write((_, connection) => {
      insert(connection, 'work_orders', { id: 5, client_id: 1, code: 'W5', ideal_cycle_ms: 700_000 });
    });
    await enter({}, { work_order_id: 5 });
    await set(0.5, { shift: 'S1' });
    expect(await set(0.4)).toEqual({ reRated: 0 });
    expect(await cycles()).toEqual([
      [1_800_000, 'standard'],
      [700_000, 'work-order'],
    ]);
  });

  it('moves no entry of a locked period, and those of a reopened one', async () => {
    await enter({}, { shift_date: LATE });
    await floor.write((_, connection) =>
      connection.exec(
        `INSERT INTO main.period_locks (client_id, from_date, to_date, locked_by, locked_at)
         VALUES (1, '2026-01-01', '${EARLY}', 'T', '2026-01-31'), (2, '2026-01-01', '2026-12-31', 'T', '2026-01-31')`,
      ),
    );
    expect(await set(0.5)).toEqual({ reRated: 1 });
    expect(await cycles()).toEqual([
      [900_000, 'default'],
      [1_800_000, 'standard'],
    ]);
    await floor.write((_, connection) =>
      connection.exec("UPDATE main.period_locks SET reopened_at = '2026-02-01' WHERE client_id = 1"),
    );
    expect(await set(0.4)).toEqual({ reRated: 2 });
  });

  it('moves no voided entry and no other client', async () => {
    await enter({ voided_at: 'x', voided_by: 'T', void_reason: 'twice' });
    await enter({ client_id: 2, work_order_id: 2, line_id: 2 });
    const whole = { clientId: 1, cycleTimeHours: 0.5 };
    expect(await change((scope) => setStandard(scope, whole))).toEqual({ reRated: 0 });
    expect(await pairs('SELECT cycle_source FROM production_entries WHERE client_id = 2')).toEqual([
      ['default'],
    ]);
  });

  it('is refused where somebody else changed it since, and for a line of another client', async () => {
    await set(0.5);
    const set2 = (version: number, line = 'L1') =>
      change((scope) => setStandard(scope, { clientId: 1, cycleTimeHours: 0.4, line, version }));
    await expect(set2(0)).rejects.toMatchObject({ code: 'conflict' });
    await expect(set2(1, 'L2')).rejects.toMatchObject({ code: 'not-found' });
    expect(await set2(1)).toEqual({ reRated: 0 });
  });
});

describe('standards of products and orders', () => {
  it('of a category reach the entries of its products', async () => {
    await styled(POLO);
    await enter({}, { work_order_id: 1, shift_date: LATE });
    const set = (cycleTimeHours: number | null, from?: string) =>
      change((scope) =>
        setCategoryStandard(scope, {
          clientId: 1,
          category: 'Shirts',
          cycleTimeHours,
          ...(from ? { from } : {}),
        }),
      );
    expect(await set(0.3)).toEqual({ reRated: 2 });
    expect(await set(null, LATE)).toEqual({ reRated: 1 });
    expect(await cycles()).toEqual([
      [1_080_000, 'category'],
      [900_000, 'default'],
    ]);
  });

  it('of a product reach its entries, and a weaker one comes back when it goes', async () => {
    await styled(POLO, ['category_standards', { category: 'Shirts', cycle_ms: 1_000_000 }]);
    await enter({});
    const set = (cycleTimeHours: number | null) =>
      change((scope) => setProductStandard(scope, { clientId: 1, product: 'P', cycleTimeHours }));
    expect(await set(0.2)).toEqual({ reRated: 1 });
    expect(await cycles()).toEqual([[720_000, 'product']]);
    expect(await set(null)).toEqual({ reRated: 1 });
    expect(await cycles()).toEqual([[1_000_000, 'category']]);
  });

  it('of an order come first; another style means another product, also for inspected operations', async () => {
    await styled(['products', { code: 'P', style_model: 'TEE', ideal_cycle_ms: 360_000 }]);
    await enter({});
    await inspect({ units_passed: 90, units_defective: 10 });
    const set = (more: { cycleTimeHours?: number | null; style?: string }) =>
      change((scope) => setOrderStandard(scope, { clientId: 1, workOrder: 'W1', ...more }));
    expect(await set({ style: 'TEE' })).toEqual({ reRated: 1 });
    expect(await cycles()).toEqual([[360_000, 'product']]);
    expect(await pairs('SELECT style_model FROM kpi_day_operation')).toEqual([['TEE']]);
    expect(await set({ cycleTimeHours: 0.7 })).toEqual({ reRated: 1 });
    expect(await cycles()).toEqual([[2_520_000, 'work-order']]);
    expect(await set({ cycleTimeHours: null })).toEqual({ reRated: 1 });
    expect(await cycles()).toEqual([[360_000, 'product']]);
  });

  it('come with products and jobs that are imported after the entries', async () => {
    await enter({});
    const product = [
      'product_id,client_id_fk,style_model,part_number,ideal_cycle_time',
      'P,CLIENT-1,TEE,PART,0.2',
    ];
    expect(await bring('product', ...product)).toMatchObject({ imported: 1, reRated: 0 });
    const job = ['job_id,work_order_id_fk,part_number,quantity_ordered', 'J,W1,PART,10'];
    expect(await bring('job', ...job)).toMatchObject({ imported: 1, reRated: 1 });
    expect(await cycles()).toEqual([[720_000, 'product']]);
    // A second part leaves open which one it was; what is known already stays.
    expect(await bring('job', job[0] ?? '', 'J2,W1,OTHER,10')).toMatchObject({ imported: 1, reRated: 0 });
  });
});
