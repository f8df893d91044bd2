import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../db';
import { addEntries, addRows, insert, type Row } from '../../db/kpi/test-floor';
import { connectionOf, touch } from '../../db/scope';
import { addDays } from '../../db/calendar';
import { createEngine, type Engine } from '../engine';

const admin: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };
const leader: Actor = { userId: 1, code: 'U1', role: 'LEADER', host: 'web' };

const FIRST = '2026-01-05';
const dayOf = (index: number): string => addDays(FIRST, index);
/** The first twenty days, which the limits are made of, and the ten after them. */
const sample = { from: dayOf(0), to: dayOf(19) };
const later = { from: dayOf(20), to: dayOf(29) };
const all = { from: dayOf(0), to: dayOf(29) };

/** Units that failed of 200 inspected, day by day; a different level from day 20 on. */
const failed = (index: number): number =>
  20 + ([0, 3, -4, 5, -2, 1, -3][index % 7] ?? 0) + (index < 20 ? 0 : 9);
const INSPECTED = 200;

const inspection = (index: number, row: Row = {}): Row => ({
  client_id: 1,
  line_id: 1,
  work_order_id: 1,
  operation_id: index % 2 === 0 ? 1 : 2,
  shift_date: dayOf(index),
  units_inspected: INSPECTED,
  units_passed: INSPECTED - failed(index),
  units_defective: failed(index),
  total_defects: failed(index) + 4,
  ...row,
});

let engine: Engine;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-control-'));
  engine = await createEngine({ folder, create: true });
  await engine.database.writer.run(admin, async (scope) => {
    const connection = connectionOf(scope);
    connection.exec('INSERT INTO temp.scope_client VALUES (1), (2)');
    for (const id of [1, 2]) {
      insert(connection, 'clients', { id, code: `CLIENT-${id}`, name: `Client ${id}` });
      insert(connection, 'lines', { id, client_id: id, code: `L${id}` });
      insert(connection, 'work_orders', { id, client_id: id, code: `W${id}`, ideal_cycle_ms: 900_000 });
    }
    insert(connection, 'operations', { id: 1, client_id: 1, code: 'SEW' });
    insert(connection, 'operations', { id: 2, client_id: 1, code: 'PACK' });
    insert(connection, 'operations', { id: 3, client_id: 2, code: 'SEW' });
    insert(connection, 'users', {
      id: 1,
      code: 'U1',
      username: 'leader.a',
      full_name: 'Leader A',
      role: 'LEADER',
    });
    connection.exec('INSERT INTO main.user_clients VALUES (1, 1)');
    const days = Array.from({ length: 30 }, (_, index) => index);
    addRows(
      scope,
      'quality_entries',
      days.map((index) => inspection(index)),
    );
    addEntries(
      scope,
      days.map((index) => ({
        client_id: 1,
        line_id: 1,
        work_order_id: 1,
        shift_date: dayOf(index),
        units_produced: 300 + 10 * (index % 4),
        employees_assigned: 10,
        employees_present: 10,
        scheduled_seconds: 32_400,
        run_seconds: 30_000,
      })),
    );
  });
});

afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

const control = (actor: Actor = leader) => engine.clientFor(actor).control;
const fpy = { clientId: 1, kpi: 'fpy', by: 'day' } as const;
const freeze = (more: object = {}) =>
  control().freeze({ ...fpy, ...sample, reason: 'steady since the new needles', ...more });

const auditRows = () =>
  engine.database.reader.run(admin, async (scope) =>
    (
      connectionOf(scope)
        .prepare(
          `SELECT action, actor, row_id AS rowId, before, after FROM audit_log
           WHERE table_name = 'control_baselines' ORDER BY id`,
        )
        .all() as { action: string; actor: string; rowId: number; before: string | null; after: string }[]
    ).map(({ before, after, ...row }) => ({
      ...row,
      before: before === null ? null : (JSON.parse(before) as Record<string, unknown>),
      after: JSON.parse(after) as Record<string, unknown>,
    })),
  );

describe('a control chart', () => {
  it('of FPY is a p chart of units, as computed by hand', async () => {
    const chart = await control().chart({ ...fpy, ...sample });
    const passed = Array.from({ length: 20 }, (_, index) => INSPECTED - failed(index));
    const centre = passed.reduce((sum, units) => sum + units, 0) / (20 * INSPECTED);
    const reach = 3 * Math.sqrt((centre * (1 - centre)) / INSPECTED);
    expect(chart).toMatchObject({ kind: 'p', unit: '%', isLaney: false, baseline: null, isFrozen: false });
    expect(chart.movingRange).toBeNull();
    expect(chart.centre).toBeCloseTo(100 * centre, 10);
    expect(chart.points.labels[0]).toBe(FIRST);
    expect(chart.points.values[0]).toBeCloseTo((100 * (passed[0] ?? 0)) / INSPECTED, 10);
    expect(chart.points.subgroupSizes).toEqual(passed.map(() => INSPECTED));
    expect(chart.points.uppers[7]).toBeCloseTo(100 * Math.min(1, centre + reach), 10);
    expect(chart.points.lowers[7]).toBeCloseTo(100 * (centre - reach), 10);
    expect(chart.rules.map(({ sentence }) => sentence)).toContain(
      'Nelson 2: nine in a row on one side of the centre line',
    );
  });

  it.each([
    ['dpmo', 'u', 'per million'],
    ['dhu', 'u', 'per 100'],
    ['ppm', 'p', 'per million'],
    ['efficiency', 'xmr', '%'],
    ['rty', 'xmr', '%'],
  ] as const)('of %s is a %s chart', async (kpi, kind, unit) => {
    const chart = await control().chart({ clientId: 1, kpi, by: 'day', ...all });
    expect([chart.kind, chart.unit, chart.points.values.every((value) => value !== null)]).toEqual([
      kind,
      unit,
      true,
    ]);
    expect(chart.points.uppers.every((upper) => upper !== null)).toBe(true);
    expect(chart.movingRange === null).toBe(kind !== 'xmr');
  });

  it('of DPMO limits each day by its opportunities, as computed by hand', async () => {
    const chart = await control().chart({ clientId: 1, kpi: 'dpmo', by: 'day', ...sample });
    const defects = Array.from({ length: 20 }, (_, index) => failed(index) + 4);
    const centre = defects.reduce((sum, found) => sum + found, 0) / (20 * INSPECTED);
    expect(chart.centre).toBeCloseTo(1e6 * centre, 6);
    expect(chart.points.uppers[0]).toBeCloseTo(1e6 * (centre + 3 * Math.sqrt(centre / INSPECTED)), 6);
  });

  it('of efficiency has moving ranges, and weeks and narrowings of their own', async () => {
    const chart = await control().chart({ clientId: 1, kpi: 'efficiency', by: 'day', ...all });
    const values = chart.points.values.map(Number);
    const ranges = values.slice(1).map((value, at) => Math.abs(value - (values[at] ?? 0)));
    const mean = ranges.reduce((sum, range) => sum + range, 0) / ranges.length;
    const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(chart.movingRange?.values[0]).toBeNull();
    expect(chart.movingRange?.centre).toBeCloseTo(mean, 9);
    expect(chart.movingRange?.upper).toBeCloseTo(3.267 * mean, 9);
    expect(chart.points.uppers[0]).toBeCloseTo(centre + (3 * mean) / 1.128, 9);
    const weeks = await control().chart({ clientId: 1, kpi: 'efficiency', by: 'week', ...all });
    expect(weeks.points.labels).toEqual(['2026-W02', '2026-W03', '2026-W04', '2026-W05', '2026-W06']);
    expect(weeks.notes).toEqual(['No limits: 5 periods with a value; 10 are needed.']);
    const packing = await control().chart({ ...fpy, ...sample, where: { operation: 'PACK' } });
    expect(packing.points.values.filter((value) => value === null)).toHaveLength(10);
    expect(packing.centre).not.toBeNull();
  });

  it('tells a new level by the rules asked for', async () => {
    const chart = await control().chart({ ...fpy, ...all, rules: ['western-electric-4'] });
    expect(chart.points.signals.slice(20).flat()).toContain('western-electric-4');
    expect(chart.rules).toEqual([
      {
        rule: 'western-electric-4',
        sentence: 'Western Electric 4: eight in a row on one side of the centre line',
      },
    ]);
  });

  it('of WIP aging shows values without limits and says why', async () => {
    const chart = await control().chart({ clientId: 1, kpi: 'wip-aging', by: 'day', ...sample });
    expect(chart.points.values.some((value) => value !== null)).toBe(true);
    expect([...chart.points.uppers, chart.centre].every((limit) => limit === null)).toBe(true);
    expect(chart.noteKeys).toContain('control.note.autocorrelated');
    await expect(
      control().freeze({ clientId: 1, kpi: 'wip-aging', by: 'day', ...sample, reason: 'try' }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('leaves out what rests on no record: absenteeism without attendance is no zero', async () => {
    const chart = await control().chart({ clientId: 1, kpi: 'absenteeism', by: 'day', ...sample });
    expect(chart.points.values.every((value) => value === null)).toBe(true);
    expect(chart.notes).toContain('20 periods are left out: their value rests on no record of its own.');
  });

  it('refuses a kind that does not suit the KPI, and names those that do', async () => {
    await expect(
      control().chart({ clientId: 1, kpi: 'efficiency', by: 'day', ...all, kind: 'p' }),
    ).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('Possible: xmr') as string,
    });
    expect((await control().chart({ ...fpy, ...all, kind: 'xmr' })).kind).toBe('xmr');
  });
});

describe('a frozen baseline', () => {
  it('judges what comes after it by the limits of its sample', async () => {
    const own = await control().chart({ ...fpy, ...sample });
    const baseline = await freeze();
    const chart = await control().chart({ ...fpy, ...later });
    expect(chart.isFrozen).toBe(true);
    expect(chart.baseline).toEqual(baseline);
    expect(chart.centre).toBe(own.centre);
    expect(chart.points.uppers[0]).toBe(own.points.uppers[0]);
    const whole = await control().chart({ ...fpy, ...all });
    expect(whole.points.signals.slice(0, 20).flat()).toEqual([]);
    expect(whole.points.signals[29]).toContain('nelson-2');
  });

  it('does not move with the history that it was made of, points do', async () => {
    await freeze();
    const before = await control().chart({ ...fpy, ...all });
    await engine.database.writer.run(admin, async (scope) => {
      connectionOf(scope).exec(
        `UPDATE main.quality_entries SET units_passed = 100, units_defective = 100 WHERE client_id = 1 AND shift_date = '${dayOf(3)}'`,
      );
      touch(scope, { clientId: 1, table: 'quality_entries', date: dayOf(3) });
    });
    const after = await control().chart({ ...fpy, ...all });
    expect(after.points.values[3]).toBe(50);
    expect(after.points.signals[3]).toContain('nelson-1');
    expect(after.centre).toBe(before.centre);
    expect(after.points.uppers).toEqual(before.points.uppers);
    const own = await control().chart({ ...fpy, ...all, usesBaseline: false });
    expect(own.isFrozen).toBe(false);
    expect(own.baseline).toEqual(before.baseline);
    expect(own.centre).not.toBe(before.centre);
    expect(own.noteKeys).toContain('control.note.baseline-unused');
  });

  it('uses each later day’s own size', async () => {
    await freeze();
    await engine.database.writer.run(admin, async (scope) => {
      addRows(scope, 'quality_entries', [
        inspection(20, { units_inspected: 600, units_passed: 560, units_defective: 40 }),
      ]);
    });
    const { points, centre } = await control().chart({ ...fpy, ...later });
    const reach = (at: number) => Number(centre) - (points.lowers[at] ?? 0);
    expect(points.subgroupSizes.slice(0, 2)).toEqual([800, 200]);
    expect(reach(1)).toBeCloseTo(2 * reach(0), 9);
  });

  it('ends when it is frozen anew: history keeps both, the audit has both', async () => {
    const first = await freeze();
    const second = await freeze({ ...later, reason: 'new supplier' });
    expect(second.centre).not.toBe(first.centre);
    const [newest, oldest] = await control().baselines({ clientId: 1, kpi: 'fpy' });
    expect(newest).toEqual(second);
    expect(oldest).toMatchObject({
      ...first,
      endedBy: 'U1',
      endReason: 'new supplier',
      endedAt: expect.any(String) as string,
    });
    expect((await control().chart({ ...fpy, ...later })).baseline?.id).toBe(second.id);
    const [made, ended, replaced] = await auditRows();
    expect(made).toMatchObject({ action: 'create', actor: 'U1', rowId: first.id, before: null });
    expect(ended).toMatchObject({
      action: 'update',
      rowId: first.id,
      before: { centre: first.centre, endedAt: null },
      after: { centre: first.centre, endReason: 'new supplier' },
    });
    expect(replaced).toMatchObject({
      action: 'create',
      rowId: second.id,
      before: { id: first.id, centre: first.centre },
      after: { id: second.id, centre: second.centre, reason: 'new supplier' },
    });
  });

  it('ends when it is released, after which the chart makes its own limits; once is enough', async () => {
    const baseline = await freeze();
    const released = await control().release({ ...fpy, reason: 'process rebuilt' });
    expect(released).toMatchObject([
      { ...baseline, endedBy: 'U1', endReason: 'process rebuilt', endedAt: released[0]?.endedAt },
    ]);
    expect(await control().release({ ...fpy, reason: 'again' })).toEqual(released);
    expect(await control().chart({ ...fpy, ...later })).toMatchObject({ baseline: null, isFrozen: false });
    expect((await auditRows()).map(({ action }) => action)).toEqual(['create', 'update']);
  });

  it('is one for each KPI, step and narrowing', async () => {
    await freeze();
    const packing = await freeze({ where: { operation: 'PACK', line: 'L1' } });
    const other = await control().chart({ ...fpy, ...later, where: { line: 'L1', operation: 'PACK' } });
    expect(other.baseline?.id).toBe(packing.id);
    expect(other.baseline?.where).toEqual({ line: 'L1', operation: 'PACK' });
    expect((await control().chart({ ...fpy, ...later, by: 'week' })).baseline).toBeNull();
    expect((await control().chart({ ...fpy, ...later, where: { line: 'L1' } })).baseline).toBeNull();
    expect((await control().baselines({ clientId: 1 })).every(({ endedAt }) => endedAt === null)).toBe(true);
  });

  it('of another kind than asked for is shown and not applied', async () => {
    await freeze();
    const chart = await control().chart({ ...fpy, ...all, kind: 'xmr' });
    expect(chart).toMatchObject({ kind: 'xmr', isFrozen: false, baseline: { kind: 'p' } });
  });

  it('is refused from too few periods, without a reason, and of what the client does not have', async () => {
    const refused = (more: object) => freeze(more);
    await expect(refused({ to: dayOf(8) })).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'No limits: 9 periods with a value; 10 are needed.',
    });
    await expect(refused({ reason: '  ' })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(refused({ where: { line: 'L2' } })).rejects.toMatchObject({ code: 'not-found' });
    await expect(refused({ clientId: 2 })).rejects.toMatchObject({ code: 'not-found' });
    await expect(control().release({ ...fpy, where: { line: 'L2' }, reason: 'x' })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await control().baselines({ clientId: 1 })).toEqual([]);
    expect(await auditRows()).toEqual([]);
  });

  it('cannot be rewritten, whoever tries', async () => {
    const { id } = await freeze();
    const attempt = (sql: string) =>
      engine.database.writer.run(admin, async (scope) => {
        connectionOf(scope).exec(sql);
      });
    await expect(attempt(`UPDATE main.control_baselines SET centre = 1 WHERE id = ${id}`)).rejects.toThrow(
      'frozen',
    );
    await control().release({ ...fpy, reason: 'process rebuilt' });
    await expect(
      attempt(`UPDATE main.control_baselines SET ended_at = NULL WHERE id = ${id}`),
    ).rejects.toThrow('end of control_baselines is fixed');
  });

  it('and its chart do not know what another client does', async () => {
    await freeze();
    const before = await control().chart({ ...fpy, ...all });
    await engine.database.writer.run(admin, async (scope) => {
      addRows(
        scope,
        'quality_entries',
        Array.from({ length: 30 }, (_, index) =>
          inspection(index, {
            client_id: 2,
            line_id: 2,
            work_order_id: 2,
            operation_id: 3,
            units_passed: 20,
            units_defective: 180,
          }),
        ),
      );
    });
    await control(admin).freeze({ ...fpy, clientId: 2, ...sample, reason: 'theirs' });
    expect(await control().chart({ ...fpy, ...all })).toEqual(before);
    expect(await control().baselines({ clientId: 1 })).toHaveLength(1);
    await expect(control().baselines({ clientId: 2 })).rejects.toMatchObject({ code: 'not-found' });
  });
});
