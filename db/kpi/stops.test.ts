import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setSetting } from '../repositories/settings';
import { connectionOf, touch } from '../scope';
import { compareDays } from './days';
import { listKpiResults } from './results';
import { listKpiRows } from './rows';
import { ADMIN, addEntries, addRows, insert, oneResult, openFloor, type Floor, type Row } from './test-floor';

let floor: Floor;

beforeEach(async () => {
  floor = await openFloor();
});

afterEach(async () => {
  const differing = await floor.read(ADMIN, async (scope) => compareDays(connectionOf(scope)));
  if (differing.length > 0) throw new Error(`day rows differ from the views: ${JSON.stringify(differing)}`);
  await floor.close();
});

const hours = (value: number): number => value * 3600;
const minutes = (value: number): number => value * 60;

const produce = (...rows: Row[]) =>
  floor.write((scope) =>
    addEntries(
      scope,
      rows.map((row) => ({
        client_id: 1,
        work_order_id: 1,
        shift_date: '2025-12-02',
        run_seconds: hours(8),
        employees_assigned: 10,
        scheduled_seconds: hours(9),
        ...row,
      })),
    ),
  );

const stop = (...rows: Row[]) =>
  floor.write((scope) =>
    addRows(
      scope,
      'downtime_entries',
      rows.map((row) => ({
        client_id: 1,
        shift_date: '2025-12-02',
        shift_type: 'SHIFT_1ST',
        duration_seconds: minutes(30),
        ...row,
      })),
    ),
  );

const set = (key: string, value: string, from?: string) =>
  floor.write((scope) => setSetting(scope, { clientId: 1, key, value, from }));

describe('availability', () => {
  it('counts labour hours: one person stops where nobody was named', async () => {
    await produce({});
    await stop({});
    const result = await oneResult(floor, 'availability');
    expect(result.value).toBeCloseTo(99.444444, 5);
    expect(result).toMatchObject({ numerator: 89.5, denominator: 90, records: 2, confidence: 1 });
    expect(result.inferences).toEqual([{ input: 'employeesAffected', source: 'default', records: 1 }]);
    expect(result.estimatedShare).toBeCloseTo(0.5 / 89.5, 12);
  });

  it('counts the line’s hours where the client says so', async () => {
    await set('availability_basis', 'line');
    await produce({});
    await stop({});
    expect((await oneResult(floor, 'availability')).value).toBeCloseTo(94.444444, 5);
  });

  it('is 100 % of a shift without stops, and none without production', async () => {
    await stop({});
    expect((await oneResult(floor, 'availability')).value).toBeNull();
    await produce({ shift_date: '2025-12-09' });
    await floor.write((scope, connection) => {
      connection.exec("UPDATE main.downtime_entries SET voided_at = 'x' WHERE client_id = 1");
      touch(scope, { clientId: 1, table: 'downtime_entries', date: '2025-12-02' });
    });
    expect((await oneResult(floor, 'availability')).value).toBe(100);
  });

  it('counts overlapping minutes of a line once, also across two shifts and two dates', async () => {
    await set('availability_basis', 'line');
    await produce({ line_id: 1 });
    await stop(
      { line_id: 1, start_time: '15:30', duration_seconds: minutes(60) },
      { line_id: 1, start_time: '15:45', duration_seconds: minutes(15) },
      { line_id: 1, start_time: '16:10', duration_seconds: minutes(40), shift_type: 'SHIFT_2ND' },
      { start_time: '15:30', duration_seconds: minutes(10) },
      { line_id: 1, duration_seconds: minutes(5) },
    );
    // 15:30–16:50 is 80 minutes; 10 elsewhere and 5 at a time unknown come to them.
    expect((await oneResult(floor, 'availability')).numerator).toBeCloseTo(9 - 95 / 60, 9);
    await stop({ line_id: 1, start_time: '06:30', duration_seconds: minutes(60) });
    await stop({ line_id: 1, shift_date: '2025-12-03', start_time: '07:00', duration_seconds: minutes(60) });
    // 06:30 lies before the shift's 07:00, so it is the next morning: 06:30–08:00 are 90 minutes.
    expect((await oneResult(floor, 'availability')).numerator).toBeCloseTo(9 - (95 + 90) / 60, 9);
  });

  it('takes planned stops off the plan where the client says so', async () => {
    await floor.write((_, connection) =>
      insert(connection, 'downtime_reasons', { client_id: 1, code: 'MAINTENANCE', is_planned: 1 }),
    );
    await produce({});
    await stop({ employees_affected: 10 }, { reason: 'MAINTENANCE', employees_affected: 10 });
    expect(await oneResult(floor, 'availability')).toMatchObject({ numerator: 80, denominator: 90 });
    await set('planned_stops', 'exclude');
    expect(await oneResult(floor, 'availability')).toMatchObject({ numerator: 80, denominator: 85 });
  });

  it('reads an entry’s own downtime only where its line’s shift has no stops', async () => {
    await produce(
      { line_id: 1, downtime_seconds: minutes(60) },
      { downtime_seconds: minutes(60), shift_date: '2025-12-03' },
    );
    expect((await oneResult(floor, 'availability')).numerator).toBe(178);
    await stop({ line_id: 1, employees_affected: 2 });
    expect((await oneResult(floor, 'availability')).numerator).toBe(178);
    await stop({ line_id: 1, shift_date: '2025-12-03', employees_affected: 2 });
    expect((await oneResult(floor, 'availability')).numerator).toBe(178);
  });

  it('reads each date by its own setting', async () => {
    await produce({}, { shift_date: '2025-12-20' });
    await set('availability_basis', 'line', '2025-12-10');
    expect(await oneResult(floor, 'availability')).toMatchObject({
      denominator: 99,
      noteKeys: ['kpi.note.basis-changed'],
    });
  });
});

describe('OEE', () => {
  const standard = () =>
    floor.write((_, connection) =>
      connection.exec('UPDATE main.work_orders SET ideal_cycle_ms = 900000 WHERE client_id = 1'),
    );

  it('is the product of its four factors', async () => {
    await standard();
    await produce({ units_produced: 200, units_defective: 20, employees_present: 8 });
    await stop({ employees_affected: 6 });
    const result = await oneResult(floor, 'oee');
    // 180 good units of 0.25 h are 45 h of 90 planned.
    expect(result).toMatchObject({ numerator: 45, denominator: 90, value: 50 });
    const { availability = 0, accountedTime = 0, performance = 0, quality = 0 } = result.extra;
    expect(availability).toBeCloseTo((100 * 87) / 90, 9);
    expect(accountedTime).toBeCloseTo((100 * 64) / 87, 9);
    expect(performance).toBeCloseTo((100 * 50) / 64, 9);
    expect(quality).toBeCloseTo(90, 9);
    expect((availability * accountedTime * performance * quality) / 1e6).toBeCloseTo(50, 9);
  });

  it('needs both halves on one basis', async () => {
    await standard();
    await produce({});
    await set('availability_basis', 'line');
    expect(await oneResult(floor, 'oee')).toMatchObject({
      value: null,
      records: 1,
      noteKeys: ['kpi.note.oee-needs-one-basis'],
    });
    await set('performance_basis', 'clock');
    expect(await oneResult(floor, 'oee')).toMatchObject({ numerator: 25, denominator: 9 });
  });

  it('tells nothing of the inputs of rows on whose date it is not defined', async () => {
    await produce({}, { shift_date: '2025-12-03' });
    await set('availability_basis', 'line', '2025-12-03');
    const slice = { clientId: 1, kpi: 'oee', from: '2025-12-02', to: '2025-12-03' } as const;
    const { rows } = await floor.read(ADMIN, (scope) =>
      listKpiRows(scope, { ...slice, offset: 0, limit: 10, sort: 'shiftDate', descending: false }),
    );
    expect(rows).toMatchObject([
      { shiftDate: '2025-12-02', headcount: 10, denominator: 90 },
      {
        shiftDate: '2025-12-03',
        cycleTimeHours: null,
        headcount: null,
        hours: null,
        denominator: 0,
        value: null,
        sources: [],
      },
    ]);
  });
});

describe('throughput, MTBF and MTTR', () => {
  it('divide by run hours and by stops', async () => {
    await produce({}, { shift_date: '2025-12-03' });
    expect((await oneResult(floor, 'mtbf')).value).toBeNull();
    await stop({}, {}, { duration_seconds: minutes(90) });
    expect((await oneResult(floor, 'throughput')).value).toBe(12.5);
    expect((await oneResult(floor, 'mtbf')).value).toBeCloseTo(16 / 3, 12);
    expect((await oneResult(floor, 'mttr')).value).toBeCloseTo(2.5 / 3, 12);
  });

  it('are told line by line, each by its own hours and stops', async () => {
    await floor.write((_, connection) => insert(connection, 'lines', { id: 9, client_id: 1, code: 'L9' }));
    await produce(
      { line_id: 1 },
      { line_id: 9, units_produced: 40 },
      { line_id: 9, shift_date: '2025-12-03' },
    );
    await stop(
      { line_id: 1 },
      { line_id: 9 },
      { line_id: 9, duration_seconds: minutes(90), shift_date: '2025-12-03' },
      { line_id: 9, voided_at: '2025-12-03T00:00:00.000Z' },
    );
    const { results } = await floor.read(ADMIN, (scope) =>
      listKpiResults(scope, {
        clientCodes: ['CLIENT-1'],
        from: '2025-12-01',
        to: '2025-12-31',
        by: 'line',
        kpis: ['mtbf', 'mttr', 'throughput'],
      }),
    );
    expect(results.map(({ kpi, group, value }) => [kpi, group['line'], value])).toEqual([
      ['mtbf', 'L1', 8],
      ['mtbf', 'L9', 8],
      ['mttr', 'L1', 0.5],
      ['mttr', 'L9', 1],
      ['throughput', 'L1', 12.5],
      ['throughput', 'L9', 140 / 16],
    ]);
  });
});
