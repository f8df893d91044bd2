import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN, addEntries, addRows, insert, openFloor, type Floor, type Row } from './test-floor';
import { getTrust, type Trust } from './trust';

let floor: Floor;

/** Monday 2025-12-01 to Sunday 2025-12-07; the line and the client are there since 2026-01-05 by their stamps. */
const WEEK = { clientId: 1, from: '2025-12-01', to: '2025-12-07' };

beforeEach(async () => {
  floor = await openFloor();
});

afterEach(async () => {
  await floor.close();
});

const ask = (request: Partial<Parameters<typeof getTrust>[1]> = {}): Promise<Trust> =>
  floor.read(ADMIN, (scope) => getTrust(scope, { ...WEEK, asOf: '2025-12-31', ...request }));

const produce = (...rows: Row[]) =>
  floor.write((scope) =>
    addEntries(
      scope,
      rows.map((row) => ({
        client_id: 1,
        line_id: 1,
        work_order_id: 1,
        shift_date: '2025-12-01',
        employees_assigned: 10,
        employees_present: 10,
        run_seconds: 27_000,
        ...row,
      })),
    ),
  );

const setUp = (table: string, ...rows: Row[]) =>
  floor.write((_, connection) => {
    for (const row of rows) insert(connection, table, { client_id: 1, ...row });
  });

const days = (missing: Trust['missing']) => missing.map(({ date, line }) => `${date} ${line}`);

describe('what the calendar asks for', () => {
  it('is Monday to Friday of each line from its first entry on, newest missing first', async () => {
    await produce({ shift_date: '2025-12-02' }, { shift_date: '2025-12-04' }, { shift_date: '2025-12-06' });
    const trust = await ask();
    expect(trust).toMatchObject({ expected: 4, present: 2, missingTotal: 2, unplanned: 1, entries: 3 });
    expect(days(trust.missing)).toEqual(['2025-12-05 L1', '2025-12-03 L1']);
    expect(trust.byDay.labels).toHaveLength(7);
    expect(trust.byDay.expected).toEqual([0, 1, 1, 1, 1, 0, 0]);
    expect(trust.byDay.present).toEqual([0, 1, 0, 1, 0, 0, 0]);
  });

  it('counts a line from the start of the range where it has an entry before', async () => {
    await produce({ shift_date: '2025-11-20' }, { shift_date: '2025-12-02' });
    expect(await ask()).toMatchObject({ expected: 5, present: 1 });
  });

  it('follows weekdays that were set, holidays, shifts called off and extra shifts', async () => {
    await produce({ shift_date: '2025-11-20' });
    const shiftId = 1;
    await setUp('shift_weekdays', ...[1, 2, 3, 6].map((weekday) => ({ shift_id: shiftId, weekday })));
    expect((await ask()).byDay.expected).toEqual([1, 1, 1, 0, 0, 1, 0]);
    await setUp(
      'shift_calendar',
      { shift_date: '2025-12-01', kind: 'HOLIDAY' },
      { shift_date: '2025-12-02', kind: 'NO_SHIFT', shift_id: shiftId, line_id: 1 },
      { shift_date: '2025-12-07', kind: 'EXTRA_SHIFT', shift_id: shiftId },
    );
    expect((await ask()).byDay.expected).toEqual([0, 0, 1, 0, 0, 1, 1]);
  });

  it('asks for a shift once it is over, a night shift on the next day', async () => {
    await produce({ shift_date: '2025-11-20' });
    await setUp('shifts', {
      code: 'NIGHT',
      shift_type: 'SHIFT_2ND',
      standard_seconds: 28_800,
      start_time: '22:00',
      end_time: '06:00',
    });
    // 15:59 and 16:00, then 05:59 and 06:00 of the next day, where UTC is six hours ahead.
    expect(await ask({ asOf: '2025-12-01T21:59:00Z' })).toMatchObject({ expected: 0 });
    await produce({ shift_date: '2025-12-01' });
    expect(await ask({ asOf: '2025-12-01T21:59:00Z' })).toMatchObject({ expected: 0, unplanned: 0 });
    expect(await ask({ asOf: '2025-12-01T22:00:00Z' })).toMatchObject({ expected: 1 });
    expect(await ask({ asOf: '2025-12-02T11:59:00Z' })).toMatchObject({ expected: 1 });
    expect(await ask({ asOf: '2025-12-02T12:00:00Z' })).toMatchObject({ expected: 2 });
  });

  it('leaves out lines and shifts that are not active, and voided entries', async () => {
    await produce({ shift_date: '2025-12-01' });
    await setUp('lines', { code: 'OLD', is_active: 0, created_at: '2025-01-01T00:00:00.000Z' });
    await setUp('shifts', { code: 'OFF', shift_type: 'SHIFT_2ND', standard_seconds: 1, is_active: 0 });
    await produce({ shift_date: '2025-12-02', voided_at: '2025-12-03T00:00:00.000Z' });
    expect(await ask()).toMatchObject({ expected: 5, present: 1, entries: 1 });
  });

  it('asks a client that does not enter by line for one entry a shift', async () => {
    await produce({ shift_date: '2025-12-01', line_id: null }, { shift_date: '2025-12-03', line_id: null });
    const trust = await ask();
    expect(trust).toMatchObject({ expected: 5, present: 2, missingTotal: 3 });
    expect(days(trust.missing)).toEqual(['2025-12-05 null', '2025-12-04 null', '2025-12-02 null']);
  });

  it('is narrowed by line and shift, while an order narrows the entries alone', async () => {
    await setUp('lines', { id: 9, code: 'L9' });
    await setUp('work_orders', { id: 9, code: 'W9', ideal_cycle_ms: 900_000 });
    await produce({}, { line_id: 9, work_order_id: 9 });
    expect(await ask()).toMatchObject({ expected: 10, present: 2, entries: 2, estimatedEntries: 1 });
    expect(await ask({ where: { line: 'L9' } })).toMatchObject({ expected: 5, present: 1, entries: 1 });
    expect(await ask({ where: { shift: 'SHIFT_2ND' } })).toMatchObject({ expected: 0, entries: 0 });
    expect(await ask({ where: { 'work-order': 'W9' } })).toMatchObject({
      expected: 10,
      present: 2,
      entries: 1,
      estimatedEntries: 0,
    });
    await expect(ask({ where: { line: 'L2' } })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('what the entries rest on', () => {
  it('tells the share of scheduled hours with an estimated input', async () => {
    await setUp('work_orders', { id: 9, code: 'W9', ideal_cycle_ms: 900_000 });
    await produce(
      { work_order_id: 9, scheduled_seconds: 10_800 },
      { work_order_id: 1, scheduled_seconds: 21_600, shift_date: '2025-12-02' },
    );
    const trust = await ask();
    expect(trust).toMatchObject({ entries: 2, estimatedEntries: 1 });
    expect(trust.estimatedShare).toBeCloseTo(2 / 3, 9);
    expect(trust.byDay.estimatedEntries.slice(0, 3)).toEqual([0, 1, 0]);
  });

  it('tells minutes that nobody explained apart from those explained twice', async () => {
    // 9 h planned: 7.5 h run and 1 h stopped leave 30 minutes; 8.5 h run and 1 h stopped are 30 too many.
    await produce({ shift_date: '2025-12-01' }, { shift_date: '2025-12-02', run_seconds: 30_600 });
    await floor.write((scope) =>
      addRows(
        scope,
        'downtime_entries',
        ['2025-12-01', '2025-12-02'].map((date) => ({
          client_id: 1,
          line_id: 1,
          shift_date: date,
          shift_type: 'SHIFT_1ST',
          duration_seconds: 3600,
        })),
      ),
    );
    const trust = await ask();
    expect(trust).toMatchObject({ plannedMinutes: 1080, unexplainedMinutes: 30, overExplainedMinutes: 30 });
    expect(trust.byDay.unexplainedMinutes.slice(0, 2)).toEqual([30, 0]);
    expect(trust.flags).toMatchObject([
      { kind: 'over-explained', date: '2025-12-02', line: 'L1', value: 9.5, limit: 9 },
    ]);
  });
});

describe('what looks wrong', () => {
  it('is efficiency over 100 %, and an entry far over it', async () => {
    // 864 × 0.25 h of 90 h: 240 %, beside an entry of 10 % of an equal crew: 125 % together.
    const half = { scheduled_seconds: 16_200, run_seconds: 16_200 };
    const { ids } = await produce({ ...half, units_produced: 432 }, { ...half, units_produced: 18 });
    const { flags, flagsTotal } = await ask();
    expect(flagsTotal).toBe(2);
    expect(flags).toMatchObject([
      { kind: 'efficiency-over-100', value: 125, limit: 100, entryId: null, shift: 'SHIFT_1ST' },
      { kind: 'entry-far-over-100', value: 240, limit: 100, entryId: ids[0], workOrder: 'W1' },
    ]);
  });

  it('is own hours and run hours of a line that add up to more than its shift', async () => {
    await produce(
      { units_produced: 1, scheduled_seconds: 18_000, run_seconds: 18_000 },
      { units_produced: 1, scheduled_seconds: 21_600, run_seconds: 21_600 },
    );
    expect((await ask()).flags).toMatchObject([
      { kind: 'own-hours-over-shift', value: 11, limit: 9 },
      { kind: 'run-over-shift', value: 11, limit: 9 },
    ]);
  });

  it('is nothing where all is in order', async () => {
    await produce({ units_produced: 200 });
    expect((await ask()).flags).toEqual([]);
  });
});
