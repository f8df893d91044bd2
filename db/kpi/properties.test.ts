import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setSetting } from '../repositories/settings';
import { connectionOf, touch, type ClientScope } from '../scope';
import { compareDays, rebuildDays } from './days';
import type { KpiName } from './names';
import { resolveShifts, type ShiftKey } from './resolve';
import { listKpiResults, type KpiValue } from './results';
import type { Grouping } from './sums';
import { ADMIN, addEntries, insert, openFloor, type Floor, type Row } from './test-floor';

let floor: Floor;

beforeEach(async () => {
  floor = await openFloor();
  await floor.write((_, connection) => {
    for (const [id, style] of [
      [21, 'POLO'],
      [22, 'TEE'],
      [23, null],
    ] as const) {
      insert(connection, 'work_orders', {
        id,
        client_id: 1,
        code: `W${id}`,
        style_model: style,
        ideal_cycle_ms: id === 21 ? 612_345 : null,
      });
    }
    insert(connection, 'lines', { id: 9, client_id: 1, code: 'L9', standard_crew: 7 });
    insert(connection, 'operations', { id: 3, client_id: 1, code: 'SEWING' });
  });
});

afterEach(async () => {
  await floor.close();
});

const blankOr = (most: number): fc.Arbitrary<number | null> =>
  fc.option(fc.integer({ min: 0, max: most }), { nil: null });

const entryOfClient1: fc.Arbitrary<Row> = fc.record({
  client_id: fc.constant(1),
  line_id: fc.constantFrom(null, 1, 9),
  work_order_id: fc.constantFrom(1, 21, 22, 23),
  operation_id: fc.constantFrom(null, 3),
  shift_date: fc.constantFrom('2025-12-28', '2025-12-29', '2026-01-04', '2026-01-05', '2026-02-01'),
  shift_type: fc.constantFrom('SHIFT_1ST', 'SAT_OT'),
  units_produced: fc.integer({ min: 0, max: 900 }),
  run_seconds: blankOr(30_000),
  employees_assigned: blankOr(40),
  employees_present: blankOr(40),
  employees_floating_idle: fc.integer({ min: 0, max: 3 }),
  scheduled_seconds: blankOr(32_400),
  downtime_seconds: blankOr(4000),
});

const LABOUR: readonly KpiName[] = ['efficiency', 'performance'];

const results = (
  by?: Grouping,
  clientCodes = ['CLIENT-1'],
  kpis: readonly KpiName[] = LABOUR,
): Promise<KpiValue[]> =>
  floor.read(ADMIN, async (scope) => {
    const range = { from: '2025-12-01', to: '2026-03-01' };
    return (await listKpiResults(scope, { clientCodes, ...range, by, kpis })).results;
  });

const clearEntries = () =>
  floor.write((scope, connection) => {
    connection.exec('DELETE FROM main.production_entries WHERE client_id IN (1, 2)');
    for (const clientId of [1, 2]) touch(scope, { clientId, table: 'production_entries', date: null });
  });

const inChunks = async (rows: readonly Row[], size: number): Promise<void> => {
  for (let at = 0; at < rows.length; at += size) {
    await floor.write((scope) => addEntries(scope, rows.slice(at, at + size)));
  }
};

const daysDiffer = (): Promise<unknown> =>
  floor.read(ADMIN, async (scope) => compareDays(connectionOf(scope)));

describe('over random histories', () => {
  it('the parts of any grouping add up to the total', async () => {
    const partitions: Grouping[] = [
      'day',
      'week',
      'month',
      'shift',
      'line',
      'style',
      'work-order',
      'operation',
      'client',
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(entryOfClient1, { minLength: 1, maxLength: 25 }), async (rows) => {
        await clearEntries();
        await inChunks(rows, 4);
        const totals = await results();
        for (const by of partitions) {
          const parts = await results(by);
          for (const total of totals) {
            const own = parts.filter((part) => part.kpi === total.kpi);
            const sum = (of: (part: KpiValue) => number) => own.reduce((s, part) => s + of(part), 0);
            expect(sum((p) => p.records)).toBe(total.records);
            expect(sum((p) => Number(p.numerator))).toBeCloseTo(Number(total.numerator), 6);
            expect(sum((p) => Number(p.denominator))).toBeCloseTo(Number(total.denominator), 6);
            expect(sum((p) => p.confidence * Number(p.denominator))).toBeCloseTo(
              total.confidence * Number(total.denominator),
              6,
            );
            expect(sum((p) => p.inferences.reduce((s, i) => s + i.records, 0))).toBe(
              total.inferences.reduce((s, i) => s + i.records, 0),
            );
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  it('the order of the rows in a batch changes nothing', async () => {
    const shuffled = fc
      .array(entryOfClient1, { minLength: 2, maxLength: 25 })
      .chain((rows) =>
        fc.tuple(
          fc.constant(rows),
          fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
        ),
      );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([rows, other]) => {
        await clearEntries();
        await inChunks(rows, rows.length);
        const first = [...(await results()), ...(await results('work-order'))];
        await clearEntries();
        await inChunks(other, other.length);
        expect([...(await results()), ...(await results('work-order'))]).toEqual(first);
      }),
      { numRuns: 15 },
    );
  });

  it('another client’s rows change nothing', async () => {
    const ofClient2 = entryOfClient1.map((row) => ({
      ...row,
      client_id: 2,
      line_id: row['line_id'] === null ? null : 2,
      work_order_id: 2,
      operation_id: null,
    }));
    const history = fc.tuple(
      fc.array(entryOfClient1, { minLength: 1, maxLength: 12 }),
      fc.array(ofClient2, { minLength: 1, maxLength: 12 }),
    );
    await fc.assert(
      fc.asyncProperty(history, async ([mine, theirs]) => {
        await clearEntries();
        await inChunks(mine, 5);
        const before = [...(await results()), ...(await results('line')), ...(await results('day'))];
        await inChunks(theirs, 5);
        expect(await results(undefined, ['CLIENT-2'])).toMatchObject([
          { records: theirs.length },
          { records: theirs.length },
        ]);
        expect([...(await results()), ...(await results('line')), ...(await results('day'))]).toEqual(before);
      }),
      { numRuns: 15 },
    );
  });

  it('day rows equal the views after inserts, edits, voids and changed settings', async () => {
    type Step = (scope: ClientScope) => void | Promise<unknown>;
    const entryAt = (scope: ClientScope, at: number) =>
      connectionOf(scope)
        .prepare(
          `SELECT id, client_id AS clientId, line_id AS lineId, shift_date AS shiftDate, shift_type AS shiftType
           FROM production_entries WHERE client_id = 1 ORDER BY id LIMIT 1 OFFSET ?`,
        )
        .get(at) as (ShiftKey & { id: number }) | undefined;
    const change = (at: number, set: string) => (scope: ClientScope) => {
      const before = entryAt(scope, at);
      if (!before) return;
      const connection = connectionOf(scope);
      connection.prepare(`UPDATE main.production_entries SET ${set} WHERE id = ?`).run(before.id);
      const after = entryAt(scope, at) ?? before;
      resolveShifts(connection, [before, after], { rederiveCycleFor: [before.id] });
      for (const { shiftDate: date } of [before, after]) {
        touch(scope, { clientId: 1, table: 'production_entries', date });
      }
    };
    const place = fc.integer({ min: 0, max: 12 });
    const step: fc.Arbitrary<Step> = fc.oneof(
      fc
        .array(entryOfClient1, { minLength: 1, maxLength: 4 })
        .map((rows) => (scope: ClientScope) => void addEntries(scope, rows)),
      fc
        .tuple(place, fc.integer({ min: 0, max: 500 }))
        .map(([at, units]) => change(at, `units_produced = ${units}, run_seconds = NULL`)),
      place.map((at) => change(at, "shift_date = '2026-01-20', line_id = 9")),
      place.map((at) => change(at, "voided_at = '2026-01-21T00:00:00.000Z'")),
      fc
        .constantFrom('2', '0.125')
        .map(
          (value) => (scope: ClientScope) =>
            setSetting(scope, { clientId: 1, key: 'default_cycle_time_hours', value }),
        ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        await clearEntries();
        for (const work of steps) await floor.write(async (scope) => void (await work(scope)));
        expect(await daysDiffer()).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('day rows', () => {
  const row: Row = { client_id: 1, line_id: 1, work_order_id: 1, shift_date: '2026-01-05' };
  const dayRows = () =>
    floor.read(ADMIN, async (scope) =>
      connectionOf(scope).prepare('SELECT * FROM kpi_day ORDER BY client_id, shift_date').all(),
    );

  it('vanish with the day’s last entry', async () => {
    await floor.write((scope) => addEntries(scope, [row]));
    expect(await dayRows()).toMatchObject([{ production_records: 1, units_produced: 100 }]);
    await floor.write((scope, connection) => {
      connection.exec("UPDATE main.production_entries SET voided_at = 'x' WHERE client_id = 1");
      touch(scope, { clientId: 1, table: 'production_entries', date: '2026-01-05' });
    });
    expect(await dayRows()).toEqual([]);
  });

  it('that are wrong, missing or too many are found and made anew', async () => {
    await floor.write((scope) =>
      addEntries(scope, [row, { ...row, shift_date: '2026-01-06' }, { ...row, shift_date: '2026-01-07' }]),
    );
    const right = await dayRows();
    await floor.write((_, connection) => {
      connection.exec(`UPDATE main.kpi_day SET earned_ms = earned_ms + 1 WHERE shift_date = '2026-01-05';
        DELETE FROM main.kpi_day WHERE shift_date = '2026-01-06';
        INSERT INTO main.kpi_day (client_id, shift_date) VALUES (2, '2026-01-07')`);
    });
    expect(await daysDiffer()).toEqual([
      { clientId: 1, shiftDate: '2026-01-05' },
      { clientId: 1, shiftDate: '2026-01-06' },
      { clientId: 2, shiftDate: '2026-01-07' },
    ]);
    expect(await floor.write((_, connection) => rebuildDays(connection))).toBe(3);
    expect(await dayRows()).toEqual(right);
    expect(await daysDiffer()).toEqual([]);
  });
});
