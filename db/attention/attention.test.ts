import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../calendar';
import { weekdayOf } from '../kpi/working-days';
import { ADMIN, addEntries, addRows, insert, openFloor, type Floor, type Row } from '../kpi/test-floor';
import type { FindingKind } from '../vocabulary';
import { weightOf, type Finding } from './finding';
import { listAttention, type AttentionRequest } from './list';

let floor: Floor;

/** Eight weeks, looked at from the fifth on. */
const FIRST = '2025-10-06';
const FROM = '2025-11-03';
const TO = '2025-11-28';
const DAYS = Array.from({ length: 54 }, (_, at) => addDays(FIRST, at)).filter((date) => weekdayOf(date) <= 5);

const hours = (value: number): number => value * 3600;

type Day = (date: string) => Row;

/** One entry a day: ten people for nine hours and 360 units of a quarter of an hour, 100 % of standard. */
const produce = (day: Day = () => ({}), dates = DAYS) =>
  floor.write((scope) =>
    addEntries(
      scope,
      dates.map((date) => ({
        client_id: 1,
        line_id: 1,
        work_order_id: 1,
        shift_date: date,
        employees_assigned: 10,
        employees_present: 10,
        scheduled_seconds: hours(9),
        run_seconds: hours(8),
        units_produced: 360,
        ...day(date),
      })),
    ),
  );

const add = (table: string, rows: readonly Row[]) =>
  floor.write((scope) =>
    addRows(
      scope,
      table,
      rows.map((row) => ({ client_id: 1, ...row })),
    ),
  );

const stop = (dates: readonly string[], row: Row = {}) =>
  add(
    'downtime_entries',
    dates.map((date) => ({
      shift_date: date,
      shift_type: 'SHIFT_1ST',
      line_id: 1,
      duration_seconds: hours(1),
      employees_affected: 4,
      ...row,
    })),
  );

const find = async (request: Partial<AttentionRequest> = {}): Promise<Finding[]> =>
  (
    await floor.read(ADMIN, (scope) =>
      listAttention(scope, { clientIds: [1], from: FROM, to: TO, asOf: '2025-11-29', ...request }),
    )
  ).findings;

const kinds = (findings: readonly Finding[]): FindingKind[] => findings.map(({ kind }) => kind);
const only = (findings: readonly Finding[], kind: FindingKind): Finding | undefined =>
  findings.find((finding) => finding.kind === kind);
const inLastWeek = (date: string): boolean => date >= '2025-11-24';

beforeEach(async () => {
  floor = await openFloor();
  await floor.write((_, connection) => {
    connection
      .prepare(
        `UPDATE main.work_orders SET style_model = 'OLD', ideal_cycle_ms = 900000, actual_start_date = '2025-11-20',
           planned_ship_date = '2026-06-30' WHERE client_id = 1`,
      )
      .run();
    connection.prepare("UPDATE main.clients SET timezone = 'UTC'").run();
    insert(connection, 'operations', { id: 1, client_id: 1, code: 'FINAL' });
    insert(connection, 'employees', { id: 1, client_id: 1, code: 'E-1' });
  });
});

afterEach(() => floor.close());

describe('what stands out', () => {
  it('is nothing on a floor where all is as it always was', async () => {
    await produce();
    expect(await find()).toEqual([]);
  });

  it('is nothing without any entries', async () => {
    expect(await find()).toEqual([]);
  });

  it('is the line and reason that stopped far longer than usual, with its dates and share', async () => {
    await produce();
    await stop(DAYS.filter(inLastWeek), { duration_seconds: hours(2) });
    await stop(['2025-11-05', '2025-10-08']);
    const stops = only(await find(), 'stops');
    expect(stops).toMatchObject({ from: '2025-11-24', to: '2025-11-28', counts: 1 });
    expect(stops?.names).toMatchObject({ line: 'L1', reason: 'EQUIPMENT_FAILURE', reasonEs: 'Paro' });
    expect(stops?.numbers).toMatchObject({ hours: 40, perDay: 8, stops: 5, sharePercent: 100 });
    expect(stops?.place).toMatchObject({
      page: 'kpi',
      kpi: 'availability',
      from: '2025-11-24',
      where: { line: 'L1' },
      causes: 'reason',
    });
  });

  it('counts stops that are as usual half, and planned ones not at all', async () => {
    await produce();
    await stop(DAYS);
    expect(only(await find(), 'stops')).toMatchObject({ counts: 0.5, costHours: 80, from: FROM, to: TO });
    await floor.write((_, connection) =>
      connection.prepare('UPDATE main.downtime_reasons SET is_planned = 1').run(),
    );
    expect(kinds(await find())).toEqual([]);
  });

  it('is efficiency below its own level before, or below its target, of a line and of a style', async () => {
    await produce((date) => ({ units_produced: date >= FROM ? 288 : 360 }));
    const low = (await find()).filter(({ kind }) => kind === 'efficiency');
    expect(low.map(({ names }) => [names['by'], names['group']])).toEqual([
      ['line', 'L1'],
      ['style', 'OLD'],
    ]);
    expect(low[0]?.numbers).toMatchObject({ percent: 80, usualPercent: 100, isFallen: 1 });
    expect(low[0]?.costHours).toBeCloseTo(20 * 90 * 0.2, 6);
    await floor.write((_, connection) =>
      insert(connection, 'targets', {
        client_id: 1,
        kpi: 'efficiency',
        target_millionths: 90_000_000,
        valid_from: '0001-01-01',
      }),
    );
    const missed = await find({ from: '2025-11-10', where: { line: 'L1' } });
    expect(only(missed, 'efficiency')?.numbers['targetPercent']).toBe(90);
  });

  it('is a new style that is being learned, not one that the client always made', async () => {
    await produce();
    await floor.write((_, connection) =>
      insert(connection, 'work_orders', {
        id: 7,
        client_id: 1,
        code: 'W7',
        style_model: 'NEW',
        ideal_cycle_ms: 900_000,
      }),
    );
    const since = DAYS.filter((date) => date >= '2025-11-10');
    await produce((date) => {
      const at = since.indexOf(date);
      return { work_order_id: 7, line_id: null, units_produced: Math.min(360, 162 + 33 * at) };
    }, since);
    const learned = only(await find(), 'new-style');
    expect(learned).toMatchObject({ from: '2025-11-10', names: { style: 'NEW' } });
    expect(learned?.numbers).toMatchObject({ otherPercent: 100, learnedAfterDays: 6 });
    expect(learned?.numbers['firstPercent']).toBeCloseTo((100 * (162 + 195 + 228)) / (3 * 360), 6);
    expect(kinds(await find({ from: '2025-11-17' }))).not.toContain('new-style');
  });

  it('is a run of days with far more defects, by their type', async () => {
    await produce();
    await floor.write((scope, connection) => {
      for (const code of ['STAIN', 'HOLE']) {
        insert(connection, 'defect_types', { client_id: 1, code, name_en: code, name_es: code });
      }
      for (const date of DAYS) {
        const bad = inLastWeek(date) ? 20 : 2;
        const [id = 0] = addRows(scope, 'quality_entries', [
          {
            client_id: 1,
            shift_date: date,
            work_order_id: 1,
            operation_id: 1,
            units_inspected: 100,
            units_defective: bad,
            units_passed: 100 - bad,
            total_defects: bad,
          },
        ]);
        for (let one = 0; one < bad; one += 1) {
          insert(connection, 'defect_details', {
            client_id: 1,
            quality_entry_id: id,
            description: 'Test',
            defect_type: bad > 2 ? 'STAIN' : 'HOLE',
          });
        }
      }
    });
    const defects = only(await find(), 'defects');
    expect(defects).toMatchObject({ from: '2025-11-24', to: '2025-11-28', names: { type: 'STAIN' } });
    expect(defects?.numbers['times']).toBeCloseTo(10, 6);
    expect(defects?.costHours).toBeCloseTo(5 * 18 * 0.25, 6);
  });

  it('is absence far above the usual, less what was covered; and a weekday that is always worse', async () => {
    await produce();
    const attend = (isAbsent: (date: string) => boolean) =>
      add(
        'attendance_entries',
        DAYS.flatMap((date) =>
          Array.from({ length: 10 }, (_, at): Row => {
            const away = at === 0 || (at < 3 && isAbsent(date));
            return {
              shift_date: date,
              employee_id: 1,
              is_absent: away ? 1 : 0,
              absence_type: away ? 'MEDICAL_LEAVE' : null,
              actual_seconds: away ? 0 : 32_400,
            };
          }),
        ),
      );
    await attend(inLastWeek);
    const absences = only(await find(), 'absences');
    expect(absences).toMatchObject({ from: '2025-11-24', to: '2025-11-28', counts: 1 });
    expect(absences?.numbers).toMatchObject({ percent: 30, usualPercent: 10 });
    expect(absences?.costHours).toBeCloseTo(5 * 18, 6);
    await floor.write((_, connection) => connection.prepare('DELETE FROM main.attendance_entries').run());
    await attend((date) => weekdayOf(date) === 1);
    const findings = await find({ from: FIRST });
    expect(only(findings, 'absent-weekday')?.numbers).toMatchObject({
      weekday: 1,
      percent: 30,
      otherPercent: 10,
    });
    expect(kinds(findings)).not.toContain('absences');
  });

  it('is orders that are late, old or held up', async () => {
    await produce();
    const order = (id: number, row: Row): Row => ({
      id,
      code: `W${id}`,
      style_model: 'OLD',
      ideal_cycle_ms: 900_000,
      planned_quantity: 400,
      actual_start_date: '2025-11-20',
      planned_ship_date: '2026-06-30',
      ...row,
    });
    await floor.write((_, connection) => {
      connection
        .prepare(
          "UPDATE main.work_orders SET status = 'COMPLETED', completed_at = '2025-11-28T10:00:00.000Z' WHERE id = 1",
        )
        .run();
      for (const row of [
        order(10, { planned_ship_date: '2025-11-18', actual_start_date: '2025-11-03' }),
        order(11, { actual_start_date: '2025-10-01' }),
        order(12, {}),
        order(13, {}),
      ]) {
        insert(connection, 'work_orders', { client_id: 1, ...row });
      }
      insert(connection, 'hold_reasons', { client_id: 1, code: 'QUALITY_ISSUE' });
    });
    await add(
      'hold_entries',
      [12, 13, 13].map((id) => ({ work_order_id: id, hold_date: '2025-11-25' })),
    );
    const findings = await find();
    expect(only(findings, 'late-orders')).toMatchObject({
      costHours: 100,
      names: { order: 'W10' },
      numbers: { late: 1, overdue: 1, due: 1, percent: 0, days: 11 },
    });
    expect(only(findings, 'old-orders')).toMatchObject({
      names: { order: 'W11' },
      numbers: { orders: 1, limitDays: 30, oldestDays: 59 },
    });
    expect(only(findings, 'held-orders')).toMatchObject({
      numbers: { orders: 2, still: 2, several: 1, days: 4 },
      place: { page: 'orders', show: 'held' },
    });
    expect(kinds(await find({ where: { line: 'L1' } }))).toEqual([]);
  });

  it('is shifts without entries, entries that cannot be right and styles without a standard', async () => {
    await produce(
      (date) => {
        if (date === '2025-11-06') return { units_produced: 360 * 2.5 };
        return date === '2025-11-07' ? { run_seconds: hours(11) } : {};
      },
      DAYS.filter((date) => date !== '2025-11-04' && date !== '2025-11-05'),
    );
    const findings = await find();
    expect(only(findings, 'missing')).toMatchObject({
      from: '2025-11-04',
      to: '2025-11-05',
      names: { line: 'L1' },
      numbers: { shifts: 2, days: 2, others: 0 },
    });
    expect(only(findings, 'missing')?.costHours).toBeCloseTo(180, 6);
    expect(only(findings, 'entry-too-good')).toMatchObject({
      from: '2025-11-06',
      numbers: { value: 250, limit: 100 },
      place: { page: 'kpi', kpi: 'efficiency', where: { line: 'L1', shift: 'SHIFT_1ST' } },
    });
    expect(only(findings, 'run-over-shift')).toMatchObject({
      from: '2025-11-07',
      numbers: { value: 11, limit: 9 },
    });
    expect(kinds(findings)).not.toContain('estimates');
    await floor.write((_, connection) =>
      insert(connection, 'work_orders', { id: 8, client_id: 1, code: 'W8', style_model: 'UNMEASURED' }),
    );
    await produce(() => ({ work_order_id: 8, line_id: null }), DAYS.filter(inLastWeek));
    expect(only(await find(), 'estimates')).toMatchObject({
      counts: 0.1,
      names: { style: 'UNMEASURED' },
      numbers: { hours: 450, hasNoStandard: 1 },
    });
  });
});

describe('the ranking', () => {
  it('puts what cost most first, the usual by half, and tells each client only what is its own', async () => {
    await produce((date) => ({ units_produced: inLastWeek(date) ? 180 : 360 }));
    await stop(DAYS);
    const findings = await find();
    const weights = findings.map(weightOf);
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
    expect(kinds(findings)).toEqual(['efficiency', 'efficiency', 'stops']);
    expect(await find({ clientIds: [2] })).toEqual([]);
    const actor = { ...ADMIN, userId: 1, role: 'OPERATOR' as const };
    await floor.write((_, connection) => {
      connection.exec(`INSERT INTO main.users (id, code, username, full_name, role, created_at, updated_at)
        VALUES (1, 'T', 'test.operator', 'Test', 'OPERATOR', '2025-01-01', '2025-01-01');
        INSERT INTO main.user_clients (user_id, client_id) VALUES (1, 2)`);
    });
    const asked = { from: FROM, to: TO };
    const own = await floor.read(actor, (scope) => listAttention(scope, asked));
    expect(own.findings).toEqual([]);
    await expect(
      floor.read(actor, (scope) => listAttention(scope, { ...asked, clientIds: [1] })),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('looks through the end of a long range, and refuses one that ends too early', async () => {
    await produce();
    const answer = await floor.read(ADMIN, (scope) => listAttention(scope, { from: '2020-01-01', to: TO }));
    expect(answer.from).toBe('2025-05-29');
    await expect(find({ from: TO, to: FROM })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
