import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importTable } from '../exchange/import';
import type { ExchangeName } from '../exchange/registry';
import { setSetting } from '../repositories/settings';
import {
  setLineStandard,
  setOrderStandard,
  setPartStandard,
  setProductStandard,
  setShiftStandard,
} from '../repositories/standards/masters';
import { removeStandard, setCategoryStandard, setStandard } from '../repositories/standards/set';
import { connectionOf, type ClientScope } from '../scope';
import { compareDays } from './days';
import { ADMIN, addEntries, addRows, insert, openFloor, type Floor, type Row } from './test-floor';

let floor: Floor;
const EARLY = '2026-01-05';
const LATE = '2026-01-06';

beforeEach(async () => {
  floor = await openFloor();
});

afterEach(async () => {
  const differing = await floor.read(ADMIN, async (scope) => compareDays(connectionOf(scope)));
  await floor.close();
  if (differing.length > 0) throw new Error(`Day sums differ from the views: ${JSON.stringify(differing)}`);
});

const enter = (...rows: Row[]) =>
  floor.write((scope) =>
    addEntries(
      scope,
      rows.map((row) => ({ client_id: 1, work_order_id: 1, line_id: 1, shift_date: EARLY, ...row })),
    ),
  );
const inspect = (...rows: Row[]) =>
  floor.write((scope, connection) => {
    insert(connection, 'operations', { id: 3, client_id: 1, code: 'SEWING' });
    return addRows(
      scope,
      'quality_entries',
      rows.map((row) => ({ client_id: 1, work_order_id: 1, operation_id: 3, shift_date: EARLY, ...row })),
    );
  });
const all = <T>(sql: string): Promise<T[]> =>
  floor.read(ADMIN, async (scope) => connectionOf(scope).prepare(sql).all() as T[]);
const pairs = async (sql: string): Promise<unknown[]> =>
  (await all<object>(sql)).map((row) => Object.values(row));
const cycles = () => pairs('SELECT cycle_ms_used, cycle_source FROM production_entries ORDER BY id');
const crews = () => pairs('SELECT assigned_used, assigned_source FROM production_entries ORDER BY id');
const opportunities = () =>
  pairs('SELECT opportunities_used, opportunities_source FROM quality_entries ORDER BY id');
const change = <T>(work: (scope: ClientScope) => Promise<T>): Promise<T> => floor.write(work);
const bring = (table: ExchangeName, ...lines: string[]) =>
  change((scope) =>
    importTable(scope, {
      table,
      fileName: 'masters.csv',
      content: new TextEncoder().encode(lines.join('\n')),
      format: 'csv',
      clientCode: 'CLIENT-1',
      dryRun: false,
      skipInvalid: false,
    }),
  );
const styled = (...rows: (readonly [string, Row])[]) =>
  floor.write((_, connection) => {
    connection.exec("UPDATE main.work_orders SET style_model = 'POLO' WHERE id = 1");
    for (const [table, row] of rows) insert(connection, table, { client_id: 1, ...row });
  });
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

describe('a demonstrated rate', () => {
  const shown = { run_seconds: 3600, employees_assigned: 10, units_produced: 100, scheduled_seconds: 3600 };

  it('stays with its entries when defaults and rows of before change, until there is a standard', async () => {
    await styled();
    await enter(shown);
    await enter({ shift_date: LATE });
    expect(await cycles()).toEqual([
      [900_000, 'default'],
      [360_000, 'style-rate'],
    ]);
    await enter({ ...shown, units_produced: 300 });
    const value = '0.5';
    await change((scope) => setSetting(scope, { clientId: 1, key: 'default_cycle_time_hours', value }));
    await change((scope) => setShiftStandard(scope, { clientId: 1, shift: 'S1', crew: 4 }));
    expect((await cycles())[1]).toEqual([360_000, 'style-rate']);
    const set = (cycleTimeHours: number | null) =>
      change((scope) => setStandard(scope, { clientId: 1, line: 'L1', cycleTimeHours }));
    await set(0.6);
    expect((await cycles())[1]).toEqual([2_160_000, 'standard']);
    await set(null);
    expect((await cycles())[1]).toEqual([180_000, 'style-rate']);
  });

  it('is never made of a headcount that was itself inferred', async () => {
    await change((scope) => setShiftStandard(scope, { clientId: 1, shift: 'S1', crew: 4 }));
    await enter({ ...shown, employees_assigned: null });
    await enter({ shift_date: LATE });
    expect((await cycles())[1]).toEqual([900_000, 'default']);
  });
});

describe('people and hours', () => {
  it('take over the crew of a shift or line and the default, each where nothing better is known', async () => {
    await enter({}, { employees_assigned: 3 }, { shift_date: LATE, line_id: null });
    const value = '12';
    const setDefault = (from?: string) =>
      change((scope) =>
        setSetting(scope, { clientId: 1, key: 'default_crew', value, ...(from ? { from } : {}) }),
      );
    expect(await setDefault(LATE)).toMatchObject({ reRated: 1 });
    expect(await crews()).toEqual([
      [10, 'default'],
      [3, 'entry'],
      [12, 'default'],
    ]);
    const line = await change((scope) => setLineStandard(scope, { clientId: 1, line: 'L1', crew: 7 }));
    expect(line).toEqual({ reRated: 1 });
    const shift = await change((scope) => setShiftStandard(scope, { clientId: 1, shift: 'S1', crew: 8 }));
    expect(shift).toEqual({ reRated: 2 });
    expect(await crews()).toEqual([
      [8, 'crew'],
      [3, 'entry'],
      [8, 'crew'],
    ]);
    expect(await setDefault()).toMatchObject({ reRated: 0 });
  });

  const hours = () =>
    pairs(
      'SELECT scheduled_seconds_used, scheduled_source, run_seconds_used FROM production_entries ORDER BY id',
    );

  it('share a shift anew whose hours change', async () => {
    await enter({}, { run_seconds: 3600, scheduled_seconds: 7200 });
    const set = await change((scope) => setShiftStandard(scope, { clientId: 1, shift: 'S1', hours: 8 }));
    expect(set).toEqual({ reRated: 1 });
    expect(await hours()).toEqual([
      [6 * 3600, 'share', 6 * 3600],
      [7200, 'entry', 3600],
    ]);
  });

  it('come from a shift that is imported after the entries', async () => {
    await enter({ shift_type: 'SHIFT_2ND' });
    expect(await hours()).toEqual([[9 * 3600, 'default', 9 * 3600]]);
    const file = [
      'shift_id,client_id_fk,shift_name,shift_type,start_time,end_time,standard_hours,is_active,standard_crew',
      'S2,CLIENT-1,Second,SHIFT_2ND,16:00,23:00,7,TRUE,5',
    ];
    expect(await bring('shift', ...file)).toMatchObject({ imported: 1, reRated: 1 });
    expect(await hours()).toEqual([[7 * 3600, 'share', 7 * 3600]]);
    expect(await crews()).toEqual([[5, 'crew']]);
  });
});

describe('opportunities per unit', () => {
  it('follow the part of the job, the product and the client’s default, each only where it counts', async () => {
    await styled(
      ['products', { code: 'P', style_model: 'POLO', part_number: 'BODY' }],
      ['jobs', { id: 5, code: 'J', work_order_id: 1, part_number: 'SLEEVE' }],
    );
    await inspect({ job_id: 5, total_defects: 1 }, { total_defects: 1, shift_date: LATE });
    const key = 'default_opportunities';
    const unset = await change((scope) => setSetting(scope, { clientId: 1, key, value: '4', from: LATE }));
    expect(unset).toMatchObject({ reRated: 1 });
    expect(await opportunities()).toEqual([
      [1, 'default'],
      [4, 'client-default'],
    ]);
    const part = (name: string, opportunitiesPerUnit: number) =>
      change((scope) => setPartStandard(scope, { clientId: 1, part: name, opportunitiesPerUnit }));
    expect(await part('SLEEVE', 20)).toEqual({ reRated: 1 });
    expect(await bring('part_opportunities', 'part_number,opportunities_per_unit', 'BODY,30')).toMatchObject({
      reRated: 1,
    });
    expect(await opportunities()).toEqual([
      [20, 'part'],
      [30, 'product'],
    ]);
    expect(await part('BODY', 31)).toEqual({ reRated: 1 });
    expect(await part('BODY', 31)).toEqual({ reRated: 0 });
    expect(await pairs('SELECT shift_date, opportunities FROM kpi_day ORDER BY 1')).toEqual([
      [EARLY, 100 * 20],
      [LATE, 100 * 31],
    ]);
    const trail = await pairs(
      "SELECT row_id, after FROM audit_log WHERE table_name = 'quality_entries' ORDER BY id DESC LIMIT 1",
    );
    expect(trail).toEqual([[2, JSON.stringify({ opportunitiesUsed: 31 })]]);
  });

  it('move with the product when it is of another part', async () => {
    await styled(
      ['products', { code: 'P', style_model: 'POLO', part_number: 'BODY' }],
      ['part_opportunities', { part_number: 'BODY', opportunities_per_unit: 30 }],
    );
    await inspect({ total_defects: 1 });
    expect(await opportunities()).toEqual([[30, 'product']]);
    const set = await change((scope) => setProductStandard(scope, { clientId: 1, product: 'P', part: null }));
    expect(set).toEqual({ reRated: 1 });
    expect(await opportunities()).toEqual([[1, 'default']]);
  });
});
