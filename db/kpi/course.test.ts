import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setSetting } from '../repositories/settings';
import { setTarget } from '../repositories/targets';
import { touch } from '../scope';
import { getOverview, getSeries, type KpiOverview } from './course';
import { definitionOf } from './definitions';
import { ALL_KPIS, isRatio, type KpiName } from './names';
import type { Step } from './periods';
import { listKpiResults } from './results';
import { ADMIN, addEntries, addRows, insert, openFloor, type Floor, type Row } from './test-floor';

let floor: Floor;

beforeEach(async () => {
  floor = await openFloor();
  await floor.write((_, connection) => {
    connection.exec('UPDATE main.work_orders SET ideal_cycle_ms = 900000 WHERE id = 1');
    insert(connection, 'operations', { id: 3, client_id: 1, code: 'SEWING' });
    insert(connection, 'employees', { id: 1, client_id: 1, code: 'A-1' });
    insert(connection, 'hold_reasons', { client_id: 1, code: 'QUALITY_ISSUE' });
  });
});

afterEach(async () => {
  await floor.close();
});

/** 100 units at 0.25 h in 90 employee hours, unless said otherwise: 27.8 %. */
const entry = (shiftDate: string, row: Row = {}): Row => ({
  client_id: 1,
  line_id: 1,
  work_order_id: 1,
  shift_date: shiftDate,
  units_produced: 100,
  run_seconds: 8 * 3600,
  employees_assigned: 10,
  scheduled_seconds: 9 * 3600,
  ...row,
});

const produce = (...rows: Row[]) => floor.write((scope) => addEntries(scope, rows));

type Range = { from: string; to: string; asOf?: string };

const overviewOf = async (kpi: KpiName, range: Range): Promise<KpiOverview> => {
  const { kpis } = await floor.read(ADMIN, (scope) =>
    getOverview(scope, { clientId: 1, ...range, kpis: [kpi] }),
  );
  const [one] = kpis;
  if (!one || kpis.length > 1) throw new Error(`${kpis.length} overviews of ${kpi}`);
  return one;
};

const seriesOf = (kpi: KpiName, by: Step, range: Range, clientId = 1) =>
  floor.read(ADMIN, (scope) => getSeries(scope, { clientId, kpi, by, ...range }));

const week = { from: '2025-12-08', to: '2025-12-14' };

describe('an overview', () => {
  it('tells the range, the same number of days right before, and the change between them', async () => {
    await produce(
      entry('2025-12-01', { units_produced: 90 }),
      entry('2025-12-07', { units_produced: 90 }),
      entry('2025-11-30', { units_produced: 900 }),
      entry('2025-12-08', { units_produced: 180 }),
    );
    const { now, before, change, direction, better, state, target } = await overviewOf('efficiency', week);
    expect(now).toMatchObject({ value: 50, numerator: 45, denominator: 90 });
    expect(before).toMatchObject({ value: 25, numerator: 45, denominator: 180, records: 2 });
    expect({ change, direction, better, state, target }).toEqual({
      change: 25,
      direction: 'better',
      better: 'higher',
      state: 'none',
      target: null,
    });
  });

  it('reads a rise as worse where less is better, and no change as even', async () => {
    await produce(entry('2025-12-01', { units_defective: 10 }), entry('2025-12-08', { units_defective: 30 }));
    expect(await overviewOf('ppm', week)).toMatchObject({
      change: 200_000,
      direction: 'worse',
      better: 'lower',
    });
    expect(await overviewOf('efficiency', week)).toMatchObject({ change: 0, direction: 'even' });
  });

  it('has no change and no state where a side has no value', async () => {
    await produce(entry('2025-12-08'));
    await floor.write((scope) => setTarget(scope, { clientId: 1, kpi: 'fpy', target: 98 }));
    expect(await overviewOf('efficiency', week)).toMatchObject({ change: null, direction: 'none' });
    expect(await overviewOf('fpy', week)).toMatchObject({
      now: { value: null },
      target: { target: 98 },
      difference: null,
      state: 'none',
    });
  });

  it('goes by the target of the last date, in the unit of the KPI', async () => {
    await produce(entry('2025-12-08', { units_produced: 180 }));
    await floor.write(async (scope) => {
      await setTarget(scope, { clientId: 1, kpi: 'efficiency', target: 40.5, from: '2025-12-01' });
      await setTarget(scope, {
        clientId: 1,
        kpi: 'efficiency',
        target: 60,
        critical: 55,
        from: '2025-12-14',
      });
      await setTarget(scope, { clientId: 2, kpi: 'efficiency', target: 1 });
    });
    expect(await overviewOf('efficiency', week)).toMatchObject({
      target: { target: 60, warning: null, critical: 55, validFrom: '2025-12-14' },
      difference: -10,
      state: 'critical',
      isTolerated: false,
    });
    expect(await overviewOf('efficiency', { ...week, to: '2025-12-13' })).toMatchObject({
      target: { target: 40.5, validFrom: '2025-12-01' },
      difference: 9.5,
      state: 'good',
    });
    expect(await overviewOf('efficiency', { from: '2025-11-01', to: '2025-11-30' })).toMatchObject({
      target: null,
      state: 'none',
    });
  });

  it('draws its course by day, by week above a quarter, by month above two years', async () => {
    await produce(entry('2025-12-08', { units_produced: 180 }));
    const by = async (from: string) => (await overviewOf('efficiency', { from, to: week.to })).course;
    expect(await by(week.from)).toEqual({
      by: 'day',
      labels: [8, 9, 10, 11, 12, 13, 14].map((day) => `2025-12-${String(day).padStart(2, '0')}`),
      values: [50, null, null, null, null, null, null],
    });
    expect((await by('2025-09-14')).by).toBe('day');
    expect((await by('2025-09-13')).by).toBe('week');
    expect((await by('2023-12-15')).by).toBe('week');
    const long = await by('2023-12-13');
    expect(long.by).toBe('month');
    expect(long.values.filter((value) => value !== null)).toEqual([50]);
    expect((await by('2000-01-01')).labels).toHaveLength(312);
  });

  it('of every KPI is what the results say of both ranges', async () => {
    await produce(entry('2025-12-01', { units_defective: 5 }), entry('2025-12-09', { units_defective: 7 }));
    await floor.write((scope) => {
      addRows(scope, 'downtime_entries', [
        {
          client_id: 1,
          shift_date: '2025-12-09',
          shift_type: 'SHIFT_1ST',
          duration_seconds: 1800,
          line_id: 1,
        },
      ]);
      addRows(scope, 'quality_entries', [
        { client_id: 1, work_order_id: 1, operation_id: 3, shift_date: '2025-12-09', units_defective: 4 },
      ]);
      addRows(scope, 'attendance_entries', [
        { client_id: 1, employee_id: 1, shift_date: '2025-12-09', is_absent: 1, actual_seconds: 0 },
      ]);
    });
    const asOf = '2025-12-12';
    const { kpis, before } = await floor.read(ADMIN, (scope) =>
      getOverview(scope, { clientId: 1, ...week, asOf }),
    );
    const resultsOf = async (range: { from: string; to: string }) => {
      const { results } = await floor.read(ADMIN, (scope) =>
        listKpiResults(scope, { clientCodes: ['CLIENT-1'], ...range, asOf }),
      );
      return results;
    };
    expect(before).toEqual({ from: '2025-12-01', to: '2025-12-07' });
    expect(kpis.map(({ kpi }) => kpi)).toEqual(ALL_KPIS);
    expect(kpis.map(({ now }) => now)).toEqual(await resultsOf(week));
    expect(kpis.filter(({ now }) => now.value !== null).length).toBeGreaterThan(12);
    expect(kpis.filter(({ kpi }) => kpi !== 'wip-aging').map((one) => one.before)).toEqual(
      (await resultsOf(before)).filter(({ kpi }) => kpi !== 'wip-aging'),
    );
  });

  it('of a narrowing has the KPIs of whole orders without a value, in its course too', async () => {
    await produce(entry('2025-12-09'));
    const { kpis } = await floor.read(ADMIN, (scope) =>
      getOverview(scope, {
        clientId: 1,
        ...week,
        where: { line: 'L1' },
        kpis: ['efficiency', 'otd', 'wip-aging'],
      }),
    );
    const [efficiency, ...ofOrders] = kpis;
    expect(efficiency?.now.value).toBeCloseTo(27.7778, 4);
    expect(efficiency?.course.values[1]).toBeCloseTo(27.7778, 4);
    for (const one of ofOrders) {
      expect(one).toMatchObject({
        now: { value: null, noteKeys: ['kpi.note.whole-orders'] },
        before: { value: null, noteKeys: ['kpi.note.whole-orders'] },
        course: { values: [null, null, null, null, null, null, null] },
      });
    }
  });
});

describe('a series', () => {
  it('has a place for every day, gaps where there is nothing, and the range before under it', async () => {
    await produce(
      entry('2025-12-02', { units_produced: 90 }),
      entry('2025-12-05', { units_produced: 180 }),
      entry('2025-12-07', { units_produced: 360 }),
    );
    await floor.write((scope) =>
      setTarget(scope, { clientId: 1, kpi: 'efficiency', target: 85, from: '2025-12-06' }),
    );
    expect(await seriesOf('efficiency', 'day', { from: '2025-12-05', to: '2025-12-07' })).toMatchObject({
      labels: ['2025-12-05', '2025-12-06', '2025-12-07'],
      values: [50, null, 100],
      numerators: [45, null, 90],
      denominators: [90, null, 90],
      records: [1, 0, 1],
      targets: [null, 85, 85],
      before: { labels: ['2025-12-02', '2025-12-03', '2025-12-04'], values: [25, null, null] },
    });
  });

  it('lays Monday under Monday by week', async () => {
    await produce(
      entry('2025-12-01', { units_produced: 90 }),
      entry('2025-12-02', { units_produced: 90 }),
      entry('2025-12-09', { units_produced: 180 }),
    );
    // From Tuesday on: Monday the 1st is in neither week.
    expect(await seriesOf('efficiency', 'week', { from: '2025-12-09', to: '2025-12-14' })).toMatchObject({
      labels: ['2025-W50'],
      values: [50],
      before: { labels: ['2025-W49'], values: [25] },
    });
  });

  it('follows a setting that changes on the way', async () => {
    await produce(
      entry('2025-12-05', { employees_present: 5 }),
      entry('2025-12-06', { employees_present: 5 }),
    );
    await floor.write((scope) =>
      setSetting(scope, { clientId: 1, key: 'efficiency_headcount', value: 'present', from: '2025-12-06' }),
    );
    const { denominators, noteKeys } = await seriesOf('efficiency', 'month', {
      from: '2025-12-01',
      to: '2025-12-31',
    });
    expect({ denominators, noteKeys }).toEqual({ denominators: [135], noteKeys: ['kpi.note.basis-changed'] });
  });

  it('of deliveries goes by the date that was promised', async () => {
    await floor.write((_, connection) => {
      connection.exec("UPDATE main.work_orders SET status = 'CANCELLED' WHERE client_id = 1");
      const order = (id: number, promised: string, shipped: string | null) => {
        insert(connection, 'work_orders', { id, client_id: 1, code: `W${id}`, planned_ship_date: promised });
        if (shipped !== null) {
          insert(connection, 'shipments', {
            client_id: 1,
            work_order_id: id,
            shipped_on: shipped,
            quantity: 100,
          });
        }
      };
      order(10, '2025-12-05', '2025-12-04');
      order(11, '2025-12-05', '2025-12-09');
      order(12, '2025-12-07', null);
      order(13, '2025-12-02', '2025-12-02');
    });
    const range = { from: '2025-12-05', to: '2025-12-07', asOf: '2025-12-20' };
    expect(await seriesOf('otd', 'day', range)).toMatchObject({
      values: [50, null, 0],
      numerators: [1, 0, 0],
      denominators: [2, 0, 1],
      before: { labels: ['2025-12-02', '2025-12-03', '2025-12-04'], values: [100, null, null] },
    });
    expect(await overviewOf('otd', range)).toMatchObject({ now: { numerator: 1, denominator: 3 } });
  });
});

describe('aging over time', () => {
  beforeEach(async () => {
    await floor.write((_, connection) => {
      connection.exec("UPDATE main.work_orders SET status = 'CANCELLED' WHERE id IN (1, 2)");
      insert(connection, 'work_orders', {
        id: 10,
        client_id: 1,
        code: 'W10',
        actual_start_date: '2025-12-01',
      });
      insert(connection, 'work_orders', {
        id: 11,
        client_id: 1,
        code: 'W11',
        actual_start_date: '2025-12-03',
        status: 'COMPLETED',
        completed_at: '2025-12-05T18:00:00.000Z',
      });
      insert(connection, 'hold_entries', {
        client_id: 1,
        work_order_id: 10,
        hold_date: '2025-12-02',
        resume_date: '2025-12-04',
        hold_status: 'RESUMED',
      });
    });
  });

  const range = { from: '2025-12-01', to: '2025-12-08', asOf: '2025-12-07' };

  it('is told as of the end of each day: begun and not yet closed, holds as far as they had run', async () => {
    const { values, denominators, noteKeys } = await seriesOf('wip-aging', 'day', range);
    // W10 is held from the 2nd to the 4th; W11 is open from the 3rd until noon of the 5th; the clock stands at the 7th.
    expect(values).toEqual([1, 1, (1 + 1) / 2, (2 + 2) / 2, 3, 4, 4, null]);
    expect(denominators).toEqual([1, 1, 2, 2, 1, 1, 1, 0]);
    expect(noteKeys).toEqual(['kpi.note.reconstructed']);
  });

  it('ends with what the result says now, and begins the change with the end of the range before', async () => {
    const { now, before, change, direction, course } = await overviewOf('wip-aging', {
      from: '2025-12-05',
      to: '2025-12-07',
      asOf: '2025-12-07',
    });
    expect(course.values).toEqual([3, 4, 4]);
    expect(now.value).toBe(4);
    expect(before).toMatchObject({ value: 2, denominator: 2, noteKeys: ['kpi.note.reconstructed'] });
    expect({ change, direction }).toEqual({ change: 2, direction: 'worse' });
  });
});

describe('over random histories', () => {
  // A KPI that takes other rows where it has none decides that for each span by itself.
  const additive = ALL_KPIS.filter(isRatio).filter((kpi) => definitionOf(kpi).fallback === undefined);
  const someEntry = (clientId: 1 | 2): fc.Arbitrary<Row> =>
    fc.record({
      client_id: fc.constant(clientId),
      line_id: fc.constantFrom(null, clientId),
      work_order_id: fc.constant(clientId),
      shift_date: fc.constantFrom('2025-11-28', '2025-12-01', '2025-12-29', '2026-01-04', '2026-01-05'),
      units_produced: fc.integer({ min: 0, max: 900 }),
      units_defective: fc.constant(0),
      employees_assigned: fc.integer({ min: 0, max: 40 }),
      downtime_seconds: fc.integer({ min: 0, max: 4000 }),
    });
  const range = { from: '2025-11-20', to: '2026-01-20', asOf: '2026-01-20' };

  it('a series adds up to the result by any step, an overview tells it, and nothing of another client is in it', async () => {
    const history = fc.tuple(
      fc.array(someEntry(1), { minLength: 1, maxLength: 10 }),
      fc.array(someEntry(2), { minLength: 1, maxLength: 6 }),
    );
    await fc.assert(
      fc.asyncProperty(history, async ([mine, theirs]) => {
        await floor.write((scope, connection) => {
          connection.exec('DELETE FROM main.production_entries WHERE client_id IN (1, 2)');
          for (const clientId of [1, 2]) touch(scope, { clientId, table: 'production_entries', date: null });
          addEntries(scope, mine);
        });
        const readAll = () =>
          Promise.all(
            additive.flatMap((kpi) =>
              (['day', 'week', 'month'] as const).map(async (by) => ({
                kpi,
                by,
                ...(await seriesOf(kpi, by, range)),
              })),
            ),
          );
        const series = await readAll();
        const { results } = await floor.read(ADMIN, (scope) =>
          listKpiResults(scope, { clientCodes: ['CLIENT-1'], ...range }),
        );
        const sum = (of: readonly (number | null)[]) =>
          of.reduce<number>((total, one) => total + (one ?? 0), 0);
        for (const { kpi, numerators, denominators, records } of series) {
          const whole = results.find((result) => result.kpi === kpi);
          expect(sum(numerators)).toBeCloseTo(Number(whole?.numerator), 6);
          expect(sum(denominators)).toBeCloseTo(Number(whole?.denominator), 6);
          expect(sum(records)).toBe(whole?.records);
        }
        const where = { line: 'L1', shift: 'SHIFT_1ST' };
        const { kpis } = await floor.read(ADMIN, (scope) =>
          getOverview(scope, { clientId: 1, ...range, where }),
        );
        const narrowed = await floor.read(ADMIN, (scope) =>
          listKpiResults(scope, { clientCodes: ['CLIENT-1'], ...range, where }),
        );
        expect(kpis.map(({ now }) => now)).toEqual(narrowed.results);
        await produce(...theirs);
        expect(await readAll()).toEqual(series);
      }),
      { numRuns: 8 },
    );
  });
});
