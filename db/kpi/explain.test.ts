import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setSetting } from '../repositories/settings';
import { explainKpi, type Explanation } from './explain';
import { ALL_KPIS, isRatio, type KpiName } from './names';
import { listKpiResults } from './results';
import { listKpiRows, type RowSort } from './rows';
import { ADMIN, addEntries, addRows, insert, openFloor, type Floor, type Row } from './test-floor';

const RANGE = { from: '2025-12-01', to: '2025-12-31' };
const VOIDED = { voided_at: '2025-12-20T00:00:00.000Z' };
const SORTS: readonly RowSort[] = [
  'shiftDate',
  'workOrder',
  'numerator',
  'denominator',
  'value',
  'confidence',
];

let floor: Floor;

beforeEach(async () => {
  floor = await openFloor();
  await floor.write((_, connection) => {
    insert(connection, 'operations', { id: 1, client_id: 1, code: 'SEWING' });
    insert(connection, 'operations', { id: 2, client_id: 1, code: 'PACKING' });
    insert(connection, 'employees', { id: 1, client_id: 1, code: 'E1' });
    insert(connection, 'employees', { id: 2, client_id: 1, code: 'E2' });
    insert(connection, 'hold_reasons', { client_id: 1, code: 'QUALITY_ISSUE' });
  });
});

afterEach(async () => {
  await floor.close();
});

const explain = (kpi: KpiName, more: object = {}): Promise<Explanation> =>
  floor.read(ADMIN, (scope) =>
    explainKpi(scope, { clientId: 1, kpi, ...RANGE, asOf: '2025-12-31', ...more }),
  );

const leftOut = async (kpi: KpiName, more: object = {}): Promise<Record<string, number>> =>
  Object.fromEntries((await explain(kpi, more)).leftOut.map(({ reason, records }) => [reason, records]));

const add = (table: string, ...rows: Row[]) =>
  floor.write((scope) =>
    addRows(
      scope,
      table,
      rows.map((row) => ({ client_id: 1, ...row })),
    ),
  );

const plain = (table: string, ...rows: Row[]) =>
  floor.write((_, connection) => {
    for (const row of rows) insert(connection, table, { client_id: 1, ...row });
  });

const produce = (...rows: Row[]) =>
  floor.write((scope) =>
    addEntries(
      scope,
      rows.map((row) => ({
        client_id: 1,
        line_id: 1,
        work_order_id: 1,
        shift_date: '2025-12-02',
        employees_assigned: 10,
        ...row,
      })),
    ),
  );

const inspection = { work_order_id: 1, operation_id: 1, line_id: 1, units_inspected: 100, units_passed: 90 };
const stop = { line_id: 1, shift_date: '2025-12-02', shift_type: 'SHIFT_1ST', duration_seconds: 3600 };

/** Some of everything, with equal values and ids among it. */
const fillEverything = async () => {
  await plain('products', { code: 'P', style_model: 'POLO' });
  await plain(
    'work_orders',
    ...[11, 12, 13, 14].map((id) => ({
      id,
      code: `W${id}`,
      style_model: id % 2 === 0 ? 'POLO' : null,
      planned_start_date: '2025-12-01',
      planned_ship_date: `2025-12-${id}`,
    })),
  );
  await add('shipments', { work_order_id: 11, shipped_on: '2025-12-09', quantity: 100 });
  await add(
    'quality_entries',
    ...[11, 12, 13].flatMap((order) =>
      [1, 2].map((operation) => ({
        ...inspection,
        work_order_id: order,
        operation_id: operation,
        total_defects: 2,
      })),
    ),
  );
  await produce(
    ...[11, 12, 13].flatMap((order) => [
      { work_order_id: order },
      { work_order_id: order, shift_date: '2025-12-03', units_produced: 50 },
    ]),
  );
  await add('downtime_entries', stop, { ...stop, shift_date: '2025-12-03' }, { ...stop, work_order_id: 11 });
  await add('attendance_entries', { employee_id: 1, is_absent: 1 }, { employee_id: 2 });
};

describe('an explanation', () => {
  it('tells the result that the list of results tells, of every KPI', async () => {
    await fillEverything();
    const { results } = await floor.read(ADMIN, (scope) =>
      listKpiResults(scope, { clientCodes: ['CLIENT-1'], ...RANGE, asOf: '2025-12-31' }),
    );
    for (const kpi of ALL_KPIS) {
      const explained = await explain(kpi);
      expect(explained.result).toEqual(results.find((result) => result.kpi === kpi));
      expect([kpi, explained.result.value]).not.toEqual([kpi, null]);
      expect(Object.values(explained.terms).filter((value) => !Number.isFinite(value))).toEqual([]);
    }
  });

  it('carries the numbers of its formula', async () => {
    await fillEverything();
    const terms = async (kpi: KpiName) => (await explain(kpi)).terms;
    const [ppm, dpmo, oee, mttr, absenteeism] = [
      await terms('ppm'),
      await terms('dpmo'),
      await terms('oee'),
      await terms('mttr'),
      await terms('absenteeism'),
    ];
    // 600 inspected on the 2nd, 3 × 50 produced on the 3rd without an inspection.
    expect(ppm).toMatchObject({ unitsDefective: 0, unitsChecked: 750 });
    expect(dpmo).toMatchObject({ defects: 12, opportunities: 600, unitsInspected: 600 });
    expect(dpmo['sigmaLevel']).toBeCloseTo(3.5537, 3);
    expect(
      (oee['availability'] ?? 0) *
        (oee['accountedTime'] ?? 0) *
        (oee['performance'] ?? 0) *
        (oee['quality'] ?? 0),
    ).toBeCloseTo(((await explain('oee')).result.value ?? 0) * 1e6, 3);
    expect(mttr).toMatchObject({ stopHours: 3, stops: 3 });
    expect(absenteeism).toMatchObject({ absenceHours: 9, scheduledHours: 18 });
  });

  it('names the default that stood in for an input, and its dates', async () => {
    await produce({ employees_assigned: null });
    await floor.write((scope) =>
      setSetting(scope, { clientId: 1, key: 'efficiency_headcount', value: 'present', from: '2025-12-10' }),
    );
    expect((await explain('efficiency')).settings).toEqual([
      { key: 'efficiency_headcount', value: 'assigned', from: '2025-12-01', to: '2025-12-09' },
      { key: 'efficiency_headcount', value: 'present', from: '2025-12-10', to: '2025-12-31' },
      { key: 'default_cycle_time_hours', value: '0.25', ...RANGE },
      { key: 'default_crew', value: '10', ...RANGE },
    ]);
  });
});

describe('what a number leaves out', () => {
  it('of quality is voided and second inspections, and production where there were inspections', async () => {
    await produce({}, { shift_date: '2025-12-03' }, VOIDED);
    await add(
      'quality_entries',
      inspection,
      { ...inspection, is_reinspection: 1 },
      { ...inspection, is_reinspection: 1, ...VOIDED },
      { ...inspection, ...VOIDED, shift_date: '2025-12-05' },
    );
    expect(await leftOut('fpy')).toEqual({ voided: 2, reinspection: 1 });
    expect(await leftOut('rty')).toEqual({ voided: 2, reinspection: 1 });
    expect(await leftOut('ppm')).toEqual({ voided: 3, reinspection: 1, 'production-where-inspected': 1 });
    expect(await leftOut('ppm', { where: { style: null } })).toEqual(await leftOut('ppm'));
    expect(await leftOut('fpy', { where: { operation: 'PACKING' } })).toEqual({});
  });

  it('of stops is downtime of entries where stops are recorded, and overlapped minutes of a line', async () => {
    await produce({ downtime_seconds: 600 }, { downtime_seconds: 600, shift_date: '2025-12-03' });
    await add(
      'downtime_entries',
      { ...stop, start_time: '08:00' },
      { ...stop, start_time: '08:30' },
      { ...stop, ...VOIDED },
    );
    expect(await leftOut('availability')).toEqual({ voided: 1, 'entry-downtime-superseded': 1 });
    expect(await leftOut('mtbf')).toEqual({ voided: 1, 'entry-downtime-uncounted': 2 });
    await floor.write((scope) =>
      setSetting(scope, { clientId: 1, key: 'availability_basis', value: 'line' }),
    );
    expect(await leftOut('availability')).toEqual({
      voided: 1,
      'entry-downtime-superseded': 1,
      'stop-overlapped': 1,
    });
  });

  it('of people is lateness, and coverage that nobody verified where coverage counts', async () => {
    const cover = { absent_employee_id: 1, floating_employee_id: 2, duration_seconds: 3600 };
    await add(
      'attendance_entries',
      { employee_id: 1, is_absent: 1 },
      { employee_id: 2, actual_seconds: 30_000 },
    );
    await add('coverage_entries', cover, { ...cover, is_verified: 0 }, { ...cover, ...VOIDED });
    expect(await leftOut('absenteeism')).toEqual({ voided: 1, lateness: 1 });
    expect(await leftOut('coverage-rate')).toEqual({ voided: 1, lateness: 1, 'coverage-unverified': 1 });
    await floor.write((scope) =>
      setSetting(scope, { clientId: 1, key: 'absenteeism_basis', value: 'uncovered', from: '2025-12-02' }),
    );
    expect(await leftOut('absenteeism')).toEqual({ voided: 1, lateness: 1, 'coverage-unverified': 1 });
  });

  it('of the job method is what names no job', async () => {
    await plain('jobs', { id: 1, code: 'J1', work_order_id: 1, part_number: 'P' });
    await produce({ job_id: 1 }, {});
    await add('quality_entries', { ...inspection, job_id: 1 }, inspection, inspection);
    await floor.write((scope) => setSetting(scope, { clientId: 1, key: 'rty_method', value: 'job' }));
    expect(await leftOut('rty')).toEqual({ 'entry-without-job': 1, 'inspection-without-job': 2 });
  });

  it('of delivery is cancelled orders, those that nothing promises, voided shipments and what is not due', async () => {
    const promised = { planned_ship_date: '2025-12-10' };
    await plain(
      'work_orders',
      { id: 10, code: 'W10', ...promised },
      { id: 11, code: 'W11', ...promised, status: 'CANCELLED' },
      { id: 12, code: 'W12', ...promised, status: 'REJECTED', style_model: 'POLO' },
      { id: 13, code: 'W13', planned_ship_date: '2025-11-10', status: 'CANCELLED' },
      { id: 14, code: 'W14', planned_ship_date: '2025-12-31' },
    );
    await add(
      'shipments',
      { work_order_id: 10, shipped_on: '2025-12-09', quantity: 100 },
      { work_order_id: 10, shipped_on: '2025-12-08', quantity: 100, ...VOIDED },
    );
    expect(await leftOut('otd')).toEqual({
      'not-due': 1,
      'order-cancelled': 2,
      // The floor's own order has no date at all.
      'order-without-promise': 1,
      'shipment-voided': 1,
    });
    expect(await leftOut('otd', { where: { style: 'POLO' } })).toEqual({ 'order-cancelled': 1 });
    expect(await leftOut('otd', { where: { line: 'L1' } })).toEqual({});
  });

  it('of aging is holds that do not stop the clock', async () => {
    const hold = { work_order_id: 1, hold_date: '2025-12-02' };
    await plain('work_orders', { id: 10, code: 'W10', status: 'COMPLETED' });
    await plain(
      'hold_entries',
      hold,
      { ...hold, approved_at: null },
      { ...hold, hold_status: 'CANCELLED' },
      { ...hold, hold_status: 'CANCELLED', approved_at: null },
      { ...hold, hold_date: null },
      { ...hold, ...VOIDED },
      { ...hold, work_order_id: 10, approved_at: null },
    );
    expect(await leftOut('wip-aging')).toEqual({
      'no-start': 1,
      'hold-voided': 1,
      'hold-cancelled': 2,
      'hold-not-approved': 1,
      'hold-without-date': 1,
    });
  });
});

describe('the rows behind a number', () => {
  it('come page by page in the order of all, by any column and both ways, and add up', async () => {
    await fillEverything();
    for (const kpi of ALL_KPIS) {
      for (const sort of SORTS) {
        for (const descending of [false, true]) {
          const list = (offset: number, limit: number | null) =>
            floor.read(ADMIN, (scope) =>
              listKpiRows(scope, {
                clientId: 1,
                kpi,
                ...RANGE,
                asOf: '2025-12-31',
                sort,
                descending,
                offset,
                limit,
              }),
            );
          const all = await list(0, null);
          const pages = [];
          for (let offset = 0; offset < all.total; offset += 2) pages.push(...(await list(offset, 2)).rows);
          expect(pages).toEqual(all.rows);
          expect(all.rows).toHaveLength(all.total);
          const total = (of: 'numerator' | 'denominator') => all.rows.reduce((sum, row) => sum + row[of], 0);
          expect(total('numerator')).toBeCloseTo(all.numerator, 9);
          expect(total('denominator')).toBeCloseTo(all.denominator, 9);
          const keys = all.rows.map((row) => `${row.kind}|${row.entryId}|${row.style}`);
          expect(new Set(keys).size).toBe(keys.length);
        }
      }
      const { result } = await explain(kpi);
      const { total, numerator, denominator } = await floor.read(ADMIN, (scope) =>
        listKpiRows(scope, {
          clientId: 1,
          kpi,
          ...RANGE,
          asOf: '2025-12-31',
          sort: 'shiftDate',
          descending: false,
          offset: 0,
          limit: 1,
        }),
      );
      if (isRatio(kpi)) expect(total).toBe(result.records);
      if (result.numerator !== null) expect(numerator).toBeCloseTo(result.numerator, 9);
      if (result.denominator !== null) expect(denominator).toBeCloseTo(result.denominator, 9);
    }
  });
});
