import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setSetting } from '../repositories/settings';
import type { KpiName } from './names';
import { listKpiResults, type KpiValue } from './results';
import { ADMIN, addEntries, insert, openFloor, type Floor, type Row } from './test-floor';

let floor: Floor;

beforeEach(async () => {
  floor = await openFloor();
});

afterEach(async () => {
  await floor.close();
});

const hours = (value: number): number => value * 3600;

/** An entry of client 1's order without a line: 100 units, 8 run hours, 10 assigned, 9 scheduled hours. */
const entry = (row: Row = {}): Row => ({
  client_id: 1,
  work_order_id: 1,
  shift_date: '2025-12-02',
  run_seconds: hours(8),
  employees_assigned: 10,
  scheduled_seconds: hours(9),
  ...row,
});

const standard = (cycleHours: number): Promise<unknown> =>
  floor.write((_, connection) =>
    connection
      .prepare('UPDATE main.work_orders SET ideal_cycle_ms = ? WHERE client_id = 1 AND id = 1')
      .run(cycleHours * 3_600_000),
  );

const add = (...rows: Row[]) => floor.write((scope) => addEntries(scope, rows));

const resultOf = async (kpi: KpiName, clientCode = 'CLIENT-1'): Promise<KpiValue> => {
  const { results } = await floor.read(ADMIN, (scope) =>
    listKpiResults(scope, {
      clientCodes: [clientCode],
      from: '2025-11-01',
      to: '2025-12-31',
      kpis: [kpi],
    }),
  );
  expect(results).toHaveLength(1);
  return results[0] as KpiValue;
};

describe('efficiency', () => {
  it('is earned hours over the hours of those assigned', async () => {
    await standard(0.25);
    await add(entry({ run_seconds: hours(9), employees_assigned: 12 }));
    const result = await resultOf('efficiency');
    expect(result.value).toBeCloseTo(23.148148, 5);
    expect(result).toMatchObject({
      numerator: 25,
      denominator: 108,
      records: 1,
      estimatedShare: 0,
      confidence: 1,
      inferences: [],
      noteKeys: [],
    });
  });

  it('counts idle floating employees as assigned', async () => {
    await standard(0.25);
    await add(entry({ employees_floating_idle: 2 }));
    expect((await resultOf('efficiency')).value).toBeCloseTo(23.148148, 5);
  });

  it('divides sums, and does not average ratios', async () => {
    await standard(0.5);
    await add(
      entry({ units_produced: 80, run_seconds: hours(5), scheduled_seconds: hours(5) }),
      entry({
        shift_date: '2025-12-03',
        units_produced: 10,
        run_seconds: hours(2),
        scheduled_seconds: hours(2),
      }),
    );
    expect((await resultOf('efficiency')).value).toBeCloseTo(64.285714, 5);
  });

  it('falls back to a quarter of an hour per unit and says how little that is worth', async () => {
    await add(entry({ run_seconds: hours(9) }));
    const result = await resultOf('efficiency');
    expect(result.value).toBeCloseTo(27.777778, 5);
    expect(result.estimatedShare).toBe(1);
    expect(result.confidence).toBeCloseTo(0.3, 12);
    expect(result.inferences).toEqual([{ input: 'cycleTimeHours', source: 'default', records: 1 }]);
  });

  it('reads those present where the client says so, from the date on which it says so', async () => {
    await standard(0.25);
    await add(entry({ employees_present: 5 }), entry({ shift_date: '2025-12-10', employees_present: 5 }));
    await floor.write((scope) =>
      setSetting(scope, {
        clientId: 1,
        key: 'efficiency_headcount',
        value: 'present',
        from: '2025-12-05',
      }),
    );
    const result = await resultOf('efficiency');
    expect(result.denominator).toBe(90 + 45);
    expect(result.noteKeys).toEqual(['kpi.note.basis-changed']);
  });

  it('has no value without entries, and still one result', async () => {
    expect(await resultOf('efficiency', 'CLIENT-2')).toMatchObject({
      value: null,
      numerator: 0,
      denominator: 0,
      records: 0,
      estimatedShare: 0,
      confidence: 0,
      noteKeys: ['kpi.note.no-entries'],
    });
  });

  it('has no value where nobody is scheduled', async () => {
    await add(entry({ scheduled_seconds: 0, run_seconds: 0 }));
    expect(await resultOf('efficiency')).toMatchObject({
      value: null,
      records: 1,
      noteKeys: ['kpi.note.no-scheduled-hours'],
    });
  });

  it('is 0 % for a shift that made nothing', async () => {
    await standard(0.25);
    await add(entry({ units_produced: 0 }));
    expect(await resultOf('efficiency')).toMatchObject({ value: 0, estimatedShare: 0, confidence: 1 });
  });

  it('leaves voided entries out', async () => {
    await standard(0.25);
    await add(entry(), entry({ voided_at: '2025-12-03T00:00:00.000Z', units_produced: 5000 }));
    expect(await resultOf('efficiency')).toMatchObject({ numerator: 25, records: 1 });
  });
});

describe('performance', () => {
  it('shows more than 100 % as it is, with a hint', async () => {
    await standard(0.25);
    await add(entry({ run_seconds: hours(22), employees_assigned: 1, scheduled_seconds: hours(24) }));
    const result = await resultOf('performance');
    expect(result.value).toBeCloseTo(113.636364, 5);
    expect(result.noteKeys).toEqual(['kpi.note.above-100']);
    expect(result.inferences).toEqual([{ input: 'employeesPresent', source: 'assigned', records: 1 }]);
    expect(result.confidence).toBeCloseTo(0.9, 12);
  });

  it('counts labour hours, or the clock’s where the client says so', async () => {
    await standard(0.25);
    await add(entry({ employees_present: 5 }));
    expect((await resultOf('performance')).denominator).toBe(40);
    await floor.write((scope) =>
      setSetting(scope, { clientId: 1, key: 'performance_basis', value: 'clock' }),
    );
    expect(await resultOf('performance')).toMatchObject({
      denominator: 8,
      estimatedShare: 0,
      confidence: 1,
    });
  });

  it('takes recorded stops off where run hours are blank', async () => {
    await standard(0.25);
    await floor.write((_, connection) =>
      insert(connection, 'downtime_entries', {
        client_id: 1,
        shift_date: '2025-12-02',
        shift_type: 'SHIFT_1ST',
        duration_seconds: 1800,
      }),
    );
    await add(entry({ run_seconds: null, employees_present: 1 }));
    const result = await resultOf('performance');
    expect(result.denominator).toBe(8.5);
    expect(result.confidence).toBeCloseTo(0.8, 12);
    expect(result.estimatedShare).toBe(1);
  });
});
