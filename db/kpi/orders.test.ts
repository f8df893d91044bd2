import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { explainKpi } from './explain';
import { listKpiResults } from './results';
import { listKpiRows } from './rows';
import { ADMIN, addEntries, insert, oneResult, openFloor, type Floor, type Row } from './test-floor';

let floor: Floor;

beforeEach(async () => {
  floor = await openFloor();
  await floor.write((_, connection) => {
    connection.exec("UPDATE main.work_orders SET status = 'CANCELLED' WHERE id IN (1, 2)");
    insert(connection, 'hold_reasons', { client_id: 1, code: 'QUALITY_ISSUE' });
  });
});

afterEach(async () => {
  await floor.close();
});

const orders = (...rows: Row[]) =>
  floor.write((_, connection) => {
    for (const row of rows) {
      insert(connection, 'work_orders', { client_id: 1, code: `W${row['id']}`, ...row });
    }
  });

const add = (table: string, ...rows: Row[]) =>
  floor.write((_, connection) => {
    for (const row of rows) insert(connection, table, { client_id: 1, work_order_id: 10, ...row });
  });

const hold = (from: string, to: string | null, row: Row = {}): Row => ({
  hold_date: from,
  resume_date: to,
  hold_status: to === null ? 'ON_HOLD' : 'RESUMED',
  ...row,
});

const age = async (asOf: string) => oneResult(floor, 'wip-aging', { asOf });

describe('WIP aging', () => {
  const started: Row = { id: 10, actual_start_date: '2025-12-01' };

  it('is days since the start without those on hold', async () => {
    await orders(started);
    await add('hold_entries', hold('2025-12-03', '2025-12-04'));
    expect(await age('2025-12-07')).toMatchObject({
      value: 5,
      numerator: 5,
      denominator: 1,
      unit: 'days',
      confidence: 1,
      estimatedShare: 0,
    });
  });

  it('counts overlapping holds once, an open one to the clock, and others not at all', async () => {
    await orders(started);
    await add(
      'hold_entries',
      hold('2025-12-03', '2025-12-06'),
      hold('2025-12-05', '2025-12-08'),
      hold('2025-11-01', '2025-12-02'),
      hold('2025-12-20', null),
      hold('2025-12-10', '2025-12-15', { hold_status: 'CANCELLED' }),
      hold('2025-12-10', '2025-12-15', { approved_at: null }),
      hold('2025-12-10', '2025-12-15', { voided_at: '2025-12-16T00:00:00.000Z' }),
    );
    // 30 days, held from the 1st to the 2nd, the 3rd to the 8th and from the 20th on.
    expect((await age('2025-12-31')).value).toBe(30 - 1 - 5 - 11);
  });

  it('counts clock times to the minute, in the client’s zone', async () => {
    await orders(started);
    await add('hold_entries', hold('2025-12-03', '2025-12-03', { hold_time: '08:00', resume_time: '14:30' }));
    expect((await age('2025-12-07')).value).toBeCloseTo(6 - 6.5 / 24, 9);
    // Noon in Mexico City.
    expect((await age('2025-12-07T18:00:00Z')).value).toBeCloseTo(6.5 - 6.5 / 24, 9);
  });

  it('stops for a held job only while all open jobs are held', async () => {
    await orders(started);
    const job = { part_number: 'P', quantity_ordered: 10 };
    await add('jobs', { id: 5, code: 'J5', ...job }, { id: 6, code: 'J6', ...job });
    await add('hold_entries', hold('2025-12-02', '2025-12-06', { job_id: 5 }));
    expect((await age('2025-12-11')).value).toBe(10);
    await add('hold_entries', hold('2025-12-04', '2025-12-08', { job_id: 6 }));
    expect((await age('2025-12-11')).value).toBe(8);
    await floor.write((_, connection) =>
      connection.exec('UPDATE main.jobs SET quantity_completed = 10 WHERE client_id = 1 AND id = 6'),
    );
    expect((await age('2025-12-11')).value).toBe(6);
  });

  it('takes the first entry, else the planned start, and names what it leaves out', async () => {
    await orders(
      { id: 10, style_model: 'POLO' },
      { id: 11, planned_start_date: '2025-12-05', planned_quantity: 300 },
      { id: 12 },
      { id: 13, actual_start_date: '2026-02-01' },
      { id: 14, actual_start_date: '2025-12-01', status: 'COMPLETED' },
    );
    await floor.write((scope) =>
      addEntries(scope, [{ client_id: 1, work_order_id: 10, shift_date: '2025-12-03', units_produced: 40 }]),
    );
    const result = await age('2025-12-11');
    expect(result).toMatchObject({ numerator: 8 + 6, denominator: 2, value: 7 });
    expect(result.confidence).toBeCloseTo((0.9 + 0.5) / 2, 12);
    expect(result.estimatedShare).toBe(0.5);
    expect(result.noteParams).toEqual({ ordersWithoutStart: 'W12', ordersStartingLater: 'W13' });
    expect(result.extra).toMatchObject({
      weightedMeanDays: (60 * 8 + 300 * 6) / 360,
      medianDays: 7,
      percentile85Days: 8,
      oldestDays: 8,
      orders0To7Days: 1,
      orders8To14Days: 1,
    });
    const request = {
      clientId: 1,
      kpi: 'wip-aging',
      from: '2025-12-01',
      to: '2025-12-31',
      asOf: '2025-12-11',
    } as const;
    const page = { sort: 'value', descending: true, offset: 0, limit: 1 } as const;
    const { explanation, rows } = await floor.read(ADMIN, async (scope) => ({
      explanation: await explainKpi(scope, request),
      rows: await listKpiRows(scope, { ...request, ...page }),
    }));
    expect(explanation.result).toEqual(result);
    expect(explanation.leftOut).toEqual([
      { reason: 'no-start', records: 1 },
      { reason: 'starts-later', records: 1 },
    ]);
    expect(rows).toMatchObject({ total: 2, numerator: 14, denominator: 2 });
    expect(rows.rows).toMatchObject([{ kind: 'order', workOrder: 'W10', style: 'POLO', numerator: 8 }]);
  });

  it('has no value without open orders', async () => {
    expect(await age('2025-12-11')).toMatchObject({ value: null, noteKeys: ['kpi.note.no-open-orders'] });
  });

  it('is about whole orders, and splits by style and order only', async () => {
    await orders(started, { ...started, id: 11, style_model: 'POLO' });
    const ask = (by: 'style' | 'line' | 'day', kpis?: readonly ['wip-aging']) =>
      floor.read(ADMIN, (scope) =>
        listKpiResults(scope, { clientCodes: ['CLIENT-1'], from: '2025-12-01', to: '2025-12-31', by, kpis }),
      );
    const { results } = await ask('style', ['wip-aging']);
    expect(results.map((result) => result.group)).toEqual([{ style: null }, { style: 'POLO' }]);
    await expect(ask('line', ['wip-aging'])).rejects.toMatchObject({ code: 'invalid-input' });
    expect((await ask('day')).results).toEqual([]);
    const narrowed = {
      clientId: 1,
      kpi: 'otd',
      from: '2025-12-01',
      to: '2025-12-31',
      where: { line: 'L1' },
    } as const;
    const { result } = await floor.read(ADMIN, (scope) => explainKpi(scope, narrowed));
    expect(result).toMatchObject({ value: null, noteKeys: ['kpi.note.whole-orders'] });
  });
});

describe('delivery', () => {
  const promised: Row = { planned_ship_date: '2025-12-10' };
  const value = async (kpi: 'otd' | 'true-otd' | 'otif', asOf = '2025-12-31') =>
    oneResult(floor, kpi, { asOf });
  const produce = (...rows: Row[]) =>
    floor.write((scope) =>
      addEntries(
        scope,
        rows.map((row) => ({ client_id: 1, shift_date: '2025-12-05', ...row })),
      ),
    );

  it('tells TRUE-OTD from OTIF: overdue incomplete orders are in the latter alone', async () => {
    await orders(
      { id: 10, ...promised },
      { id: 11, ...promised },
      { id: 12, ...promised },
      { id: 13, ...promised },
    );
    await add(
      'shipments',
      { shipped_on: '2025-12-09', quantity: 100 },
      { work_order_id: 11, shipped_on: '2025-12-09', quantity: 60 },
      { work_order_id: 11, shipped_on: '2025-12-12', quantity: 40 },
      { work_order_id: 12, shipped_on: '2025-12-10', quantity: 50 },
    );
    // 10 whole and on time, 11 whole but late, 12 begun on time and never whole, 13 overdue.
    expect(await value('otd')).toMatchObject({ numerator: 3, denominator: 4, value: 75 });
    expect(await value('true-otd')).toMatchObject({
      numerator: 1,
      denominator: 2,
      value: 50,
      extra: { overdueIncomplete: 2 },
    });
    expect(await value('otif')).toMatchObject({ numerator: 1, denominator: 4, value: 25 });
  });

  it('does not count an order as overdue on the day that it is promised for', async () => {
    await orders({ id: 10, ...promised });
    expect(await value('otd', '2025-12-10')).toMatchObject({ value: null, records: 0 });
    expect(await value('otd', '2025-12-11')).toMatchObject({ value: 0, denominator: 1 });
  });

  it('takes a completed order as delivered the day after its last entry', async () => {
    await orders({ id: 10, ...promised, status: 'COMPLETED' }, { id: 11, ...promised });
    await produce({ work_order_id: 10, shift_date: '2025-12-09', units_produced: 20 }, { work_order_id: 11 });
    const result = await value('otd');
    expect(result).toMatchObject({ numerator: 1, denominator: 2, estimatedShare: 1 });
    expect(result.confidence).toBeCloseTo((0.6 + 1) / 2, 12);
    // What was made but not shipped is complete, though not delivered.
    expect(await value('true-otd')).toMatchObject({ numerator: 2, denominator: 2 });
    expect(await value('otif')).toMatchObject({ numerator: 2, denominator: 2 });
  });

  it('computes a promise where none was typed, and leaves cancelled orders out', async () => {
    await orders(
      { id: 10, actual_start_date: '2025-12-05', planned_quantity: 720, ideal_cycle_ms: 900_000 },
      { id: 11, ...promised, status: 'REJECTED' },
    );
    // 180 h ÷ (10 × 9 h) are two working days after Friday the 5th: Tuesday the 9th.
    await add('shipments', { shipped_on: '2025-12-09', quantity: 720 });
    expect(await value('otd')).toMatchObject({
      value: 100,
      records: 1,
      confidence: 0.4,
      estimatedShare: 1,
      inferences: [{ input: 'promise', source: 'computed', records: 1 }],
    });
    await floor.write((_, connection) =>
      connection.exec("UPDATE main.shipments SET shipped_on = '2025-12-10' WHERE client_id = 1"),
    );
    expect(await value('otd')).toMatchObject({ value: 0 });
  });

  it('counts orders by their promise, not by their delivery', async () => {
    await orders({ id: 10, required_date: '2026-01-02' });
    await add('shipments', { shipped_on: '2025-12-09', quantity: 100 });
    expect(await value('otd')).toMatchObject({ value: null, noteKeys: ['kpi.note.no-orders-due'] });
  });
});
