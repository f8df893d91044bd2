import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectionOf, touch } from '../scope';
import { setSetting } from '../repositories/settings';
import { clockIn } from './clock';
import { compareDays } from './days';
import { definitionOf, RATIO_DEFINITIONS, type RatioName } from './definitions';
import { listKpiResults, type KpiValue } from './results';
import { listKpiRows } from './rows';
import { loadSettings } from './settings';
import { sliceCondition, sliceParameters } from './slice';
import { placeKey, sumStopTime } from './stop-time';
import type { Grouping } from './sums';
import { ADMIN, addEntries, addRows, insert, openFloor, type Floor, type Row } from './test-floor';

const RATIOS = Object.keys(RATIO_DEFINITIONS) as RatioName[];
const GROUPINGS: readonly Grouping[] = [
  'day',
  'week',
  'month',
  'shift',
  'line',
  'style',
  'work-order',
  'operation',
];
const DIMENSIONS = ['line', 'shift', 'style', 'work-order', 'operation'] as const;
const FED = [
  'production_entries',
  'quality_entries',
  'downtime_entries',
  'attendance_entries',
  'coverage_entries',
] as const;
const RANGE = { from: '2025-12-01', to: '2026-03-01' };

let floor: Floor;

beforeEach(async () => {
  floor = await openFloor();
  await floor.write(async (scope, connection) => {
    for (const [id, clientId] of [
      [3, 1],
      [4, 2],
    ] as const) {
      insert(connection, 'operations', { id, client_id: clientId, code: 'SEWING' });
      insert(connection, 'employees', { id, client_id: clientId, code: `A-${id}` });
      insert(connection, 'employees', { id: id + 10, client_id: clientId, code: `F-${id}` });
      insert(connection, 'downtime_reasons', { client_id: clientId, code: 'MAINTENANCE', is_planned: 1 });
    }
    insert(connection, 'work_orders', {
      id: 11,
      client_id: 1,
      code: 'W11',
      style_model: 'POLO',
      planned_ship_date: '2026-01-04',
    });
    await setSetting(scope, { clientId: 1, key: 'availability_basis', value: 'line', from: '2026-01-04' });
    await setSetting(scope, { clientId: 1, key: 'performance_basis', value: 'clock', from: '2026-01-04' });
    await setSetting(scope, { clientId: 1, key: 'planned_stops', value: 'exclude', from: '2026-01-05' });
    await setSetting(scope, {
      clientId: 1,
      key: 'absenteeism_basis',
      value: 'uncovered',
      from: '2026-01-05',
    });
  });
});

afterEach(async () => {
  await floor.close();
});

const amount = (max: number) => fc.integer({ min: 0, max });
const orBlank = (max: number) => fc.option(amount(max), { nil: null });

/** Rows of one client for each table; ids of the other client's parents are one higher. */
const rowsOf = (clientId: 1 | 2) => {
  const common = {
    client_id: fc.constant(clientId),
    line_id: fc.constantFrom(null, clientId),
    shift_date: fc.constantFrom('2025-12-28', '2025-12-29', '2026-01-04', '2026-01-05'),
    shift_type: fc.constantFrom('SHIFT_1ST', 'SHIFT_2ND'),
  };
  const person = clientId + 2;
  const order = fc.constantFrom(clientId, clientId === 1 ? 11 : 2);
  return fc.oneof(
    fc.tuple(
      fc.constant('production_entries' as const),
      fc.record({
        ...common,
        work_order_id: order,
        operation_id: fc.constantFrom(null, person),
        units_produced: fc.integer({ min: 50, max: 500 }),
        units_defective: amount(50),
        employees_assigned: orBlank(20),
        run_seconds: orBlank(30_000),
        downtime_seconds: orBlank(4000),
      }),
    ),
    fc.tuple(
      fc.constant('quality_entries' as const),
      fc
        .record({
          ...common,
          work_order_id: order,
          operation_id: fc.constant(person),
          units_inspected: amount(200),
          failed: amount(100),
          total_defects: amount(300),
          isBlank: fc.boolean(),
          is_reinspection: fc.constantFrom(0, 0, 0, 1),
        })
        .map(({ failed, isBlank, ...row }) => {
          const units_defective = Math.min(failed, row.units_inspected);
          return {
            ...row,
            units_defective,
            units_passed: isBlank ? null : row.units_inspected - units_defective,
          };
        }),
    ),
    fc.tuple(
      fc.constant('downtime_entries' as const),
      fc
        .record({
          ...common,
          work_order_id: fc.option(order, { nil: null }),
          reason: fc.constantFrom('EQUIPMENT_FAILURE', 'MAINTENANCE'),
          duration_seconds: amount(7200),
          start_time: fc.constantFrom(null, '05:30', '07:15', '08:00', '23:30'),
          employees_affected: orBlank(10),
          isRunning: fc.constantFrom(false, false, false, true),
        })
        .map(({ isRunning, ...row }) =>
          isRunning ? { ...row, duration_seconds: 0, running_since: '2026-01-04T14:15:00.000Z' } : row,
        ),
    ),
    fc.tuple(
      fc.constant('attendance_entries' as const),
      fc.record({
        ...common,
        employee_id: fc.constant(person),
        is_absent: fc.constantFrom(0, 1),
        actual_seconds: orBlank(32_400),
        absence_seconds: orBlank(32_400),
        coverage_confirmed: fc.constantFrom(0, 1),
      }),
    ),
    fc.tuple(
      fc.constant('coverage_entries' as const),
      fc.record({
        client_id: common.client_id,
        shift_date: common.shift_date,
        shift_type: common.shift_type,
        absent_employee_id: fc.constant(person),
        floating_employee_id: fc.constant(person + 10),
        duration_seconds: amount(20_000),
        is_verified: fc.constantFrom(0, 1),
      }),
    ),
  ) as fc.Arbitrary<readonly [(typeof FED)[number], Row]>;
};

const history = (clientId: 1 | 2) => fc.array(rowsOf(clientId), { minLength: 1, maxLength: 20 });

const write = async (rows: readonly (readonly [string, Row])[]): Promise<void> => {
  for (let at = 0; at < rows.length; at += 6) {
    await floor.write((scope) => {
      for (const [table, row] of rows.slice(at, at + 6)) {
        if (table === 'production_entries') addEntries(scope, [row]);
        else addRows(scope, table, [row]);
      }
    });
  }
};

const clear = () =>
  floor.write((scope, connection) => {
    for (const table of FED) {
      connection.exec(`DELETE FROM main.${table} WHERE client_id IN (1, 2)`);
      for (const clientId of [1, 2]) touch(scope, { clientId, table, date: null });
    }
  });

const ask = async (by?: Grouping): Promise<KpiValue[]> =>
  floor.read(ADMIN, async (scope) => {
    const request = { clientCodes: ['CLIENT-1'], ...RANGE, by, kpis: RATIOS };
    return (await listKpiResults(scope, request)).results;
  });

const total = (parts: readonly KpiValue[], of: (part: KpiValue) => number): number =>
  parts.reduce((sum, part) => sum + of(part), 0);

/** Hours of crews stand in where a slice has no attendance, so a part may have what the whole does without. */
const isWhole = (kpi: KpiValue): boolean => kpi.kpi !== 'absenteeism';

describe('over random histories of production, quality, stops and people', () => {
  it('parts of any grouping add up to the total', async () => {
    await fc.assert(
      fc.asyncProperty(history(1), async (rows) => {
        await clear();
        await write(rows);
        const totals = await ask();
        for (const by of GROUPINGS) {
          const parts = await ask(by);
          for (const whole of totals.filter(isWhole)) {
            const own = parts.filter((part) => part.kpi === whole.kpi);
            expect(total(own, (p) => p.records)).toBe(whole.records);
            expect(total(own, (p) => Number(p.numerator))).toBeCloseTo(Number(whole.numerator), 6);
            expect(total(own, (p) => Number(p.denominator))).toBeCloseTo(Number(whole.denominator), 6);
          }
        }
      }),
      { numRuns: 8 },
    );
  });

  it('the rows behind each number add up to it', async () => {
    await fc.assert(
      fc.asyncProperty(history(1), async (rows) => {
        await clear();
        await write(rows);
        for (const whole of await ask()) {
          const page = { sort: 'shiftDate', descending: false, offset: 0, limit: 100 } as const;
          const { rows: behind, total: count } = await floor.read(ADMIN, (scope) =>
            listKpiRows(scope, { clientId: 1, kpi: whole.kpi, ...RANGE, ...page }),
          );
          expect(behind).toHaveLength(count);
          expect(count).toBe(whole.records);
          const numerator = behind.reduce((sum, row) => sum + row.numerator, 0);
          const denominator = behind.reduce((sum, row) => sum + row.denominator, 0);
          expect(numerator).toBeCloseTo(Number(whole.numerator), 6);
          expect(denominator).toBeCloseTo(Number(whole.denominator), 6);
          if (whole.value === null) continue;
          const { factor } = definitionOf(whole.kpi as RatioName);
          expect(whole.value).toBeCloseTo((factor * numerator) / denominator, 4);
        }
      }),
      { numRuns: 8 },
    );
  });

  it('a group is what the slice narrowed to its code is', async () => {
    const request = { clientCodes: ['CLIENT-1'], ...RANGE, asOf: '2026-01-10' };
    await fc.assert(
      fc.asyncProperty(history(1), async (rows) => {
        await clear();
        await write(rows);
        for (const by of DIMENSIONS) {
          const { results } = await floor.read(ADMIN, (scope) => listKpiResults(scope, { ...request, by }));
          for (const [code, own] of Map.groupBy(results, ({ group }) => group[by] ?? null)) {
            const narrowed = await floor.read(ADMIN, (scope) =>
              listKpiResults(scope, { ...request, where: { [by]: code }, kpis: own.map(({ kpi }) => kpi) }),
            );
            expect(narrowed.results).toEqual(own.map((result) => ({ ...result, group: {} })));
          }
        }
      }),
      { numRuns: 6 },
    );
  });

  it('stop time in one pass is that of the view, whatever narrows it', async () => {
    await fc.assert(
      fc.asyncProperty(history(1), async (rows) => {
        await clear();
        await write(rows);
        await floor.read(ADMIN, async (scope) => {
          const connection = connectionOf(scope);
          const settings = loadSettings(connection, 1);
          for (const where of [{}, { line: 1 }, { line: null }, { shift: 'SHIFT_2ND' }]) {
            const slice = { clientId: 1, from: '2025-12-29', to: '2026-01-04', where };
            const viewed = connection
              .prepare(
                `SELECT shift_date AS date, line_id AS lineId, shift_type AS shift, sum(stop_line_s) AS seconds
                 FROM availability_terms WHERE ${sliceCondition(slice)} GROUP BY 1, 2, 3`,
              )
              .all(sliceParameters(slice)) as (Parameters<typeof placeKey>[0] & { seconds: number })[];
            const question = {
              connection,
              settings,
              slice,
              clock: clockIn('2026-01-10', 'UTC'),
              timezone: 'UTC',
            };
            expect(Object.fromEntries(sumStopTime(question))).toEqual(
              Object.fromEntries(viewed.map((row) => [placeKey(row), row.seconds])),
            );
          }
        });
      }),
      { numRuns: 10 },
    );
  });

  it('another client’s rows change nothing, and day rows equal the views', async () => {
    await fc.assert(
      fc.asyncProperty(history(1), history(2), async (mine, theirs) => {
        await clear();
        await write(mine);
        const before = [...(await ask()), ...(await ask('line')), ...(await ask('day'))];
        await write(theirs);
        expect([...(await ask()), ...(await ask('line')), ...(await ask('day'))]).toEqual(before);
        expect(await floor.read(ADMIN, async (scope) => compareDays(connectionOf(scope)))).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });
});
