import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addRows } from '../../db/kpi/test-floor';
import { connectionOf, touch } from '../../db/scope';
import {
  ADMIN,
  ALL,
  dayOf,
  FPY,
  inspection,
  LATER,
  openControlFloor,
  SAMPLE,
  type ControlFloor,
} from '../../e2e/control-floor';

let floor: ControlFloor;
beforeEach(async () => {
  floor = await openControlFloor();
});
afterEach(() => floor.close());

const freeze = (more: object = {}) =>
  floor.control().freeze({ ...FPY, ...SAMPLE, reason: 'steady since the new needles', ...more });

type Audited = { action: string; actor: string; rowId: number; before: string | null; after: string };

const auditRows = () =>
  floor.read((scope) => {
    const rows = connectionOf(scope)
      .prepare(
        `SELECT action, actor, row_id AS rowId, before, after FROM audit_log
         WHERE table_name = 'control_baselines' ORDER BY id`,
      )
      .all() as Audited[];
    return rows.map(({ before, after, ...row }) => ({
      ...row,
      before: before === null ? null : (JSON.parse(before) as Record<string, unknown>),
      after: JSON.parse(after) as Record<string, unknown>,
    }));
  });

describe('a frozen baseline', () => {
  it('judges what comes after it by the limits of its sample', async () => {
    const own = await floor.control().chart({ ...FPY, ...SAMPLE });
    const baseline = await freeze();
    const chart = await floor.control().chart({ ...FPY, ...LATER });
    expect(chart.isFrozen).toBe(true);
    expect(chart.baseline).toEqual(baseline);
    expect(chart.centre).toBe(own.centre);
    expect(chart.points.uppers[0]).toBe(own.points.uppers[0]);
    const whole = await floor.control().chart({ ...FPY, ...ALL });
    expect(whole.points.signals.slice(0, 20).flat()).toEqual([]);
    expect(whole.points.signals[29]).toContain('nelson-2');
  });

  it('does not move with the history that it was made of, points do', async () => {
    await freeze();
    const before = await floor.control().chart({ ...FPY, ...ALL });
    await floor.write((scope) => {
      connectionOf(scope).exec(
        `UPDATE main.quality_entries SET units_passed = 100, units_defective = 100 WHERE client_id = 1 AND shift_date = '${dayOf(3)}'`,
      );
      touch(scope, { clientId: 1, table: 'quality_entries', date: dayOf(3) });
    });
    const after = await floor.control().chart({ ...FPY, ...ALL });
    expect(after.points.values[3]).toBe(50);
    expect(after.points.signals[3]).toContain('nelson-1');
    expect(after.centre).toBe(before.centre);
    expect(after.points.uppers).toEqual(before.points.uppers);
    const own = await floor.control().chart({ ...FPY, ...ALL, usesBaseline: false });
    expect(own.isFrozen).toBe(false);
    expect(own.baseline).toEqual(before.baseline);
    expect(own.centre).not.toBe(before.centre);
    expect(own.noteKeys).toContain('control.note.baseline-unused');
  });

  it('uses each later day’s own size', async () => {
    await freeze();
    await floor.write((scope) => {
      addRows(scope, 'quality_entries', [
        inspection(20, { units_inspected: 600, units_passed: 560, units_defective: 40 }),
      ]);
    });
    const { points, centre } = await floor.control().chart({ ...FPY, ...LATER });
    const reach = (at: number) => Number(centre) - (points.lowers[at] ?? 0);
    expect(points.subgroupSizes.slice(0, 2)).toEqual([800, 200]);
    expect(reach(1)).toBeCloseTo(2 * reach(0), 9);
  });

  it('ends when it is frozen anew: history keeps both, the audit has both', async () => {
    const first = await freeze();
    const second = await freeze({ ...LATER, reason: 'new supplier' });
    expect(second.centre).not.toBe(first.centre);
    const [newest, oldest] = await floor.control().baselines({ clientId: 1, kpi: 'fpy' });
    expect(newest).toEqual(second);
    expect(oldest).toMatchObject({
      ...first,
      endedBy: 'U1',
      endedByName: 'Leader A',
      endReason: 'new supplier',
      endedAt: expect.any(String) as string,
    });
    expect((await floor.control().chart({ ...FPY, ...LATER })).baseline?.id).toBe(second.id);
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
    const released = await floor.control().release({ ...FPY, reason: 'process rebuilt' });
    expect(released).toMatchObject([
      {
        ...baseline,
        endedBy: 'U1',
        endedByName: 'Leader A',
        endReason: 'process rebuilt',
        endedAt: released[0]?.endedAt,
      },
    ]);
    expect(await floor.control().release({ ...FPY, reason: 'again' })).toEqual(released);
    expect(await floor.control().chart({ ...FPY, ...LATER })).toMatchObject({
      baseline: null,
      isFrozen: false,
    });
    expect((await auditRows()).map(({ action }) => action)).toEqual(['create', 'update']);
  });

  it('is one for each KPI, step and narrowing', async () => {
    await freeze();
    const packing = await freeze({ where: { operation: 'PACK', line: 'L1' } });
    const other = await floor.control().chart({ ...FPY, ...LATER, where: { line: 'L1', operation: 'PACK' } });
    expect(other.baseline?.id).toBe(packing.id);
    expect(other.baseline?.where).toEqual({ line: 'L1', operation: 'PACK' });
    expect((await floor.control().chart({ ...FPY, ...LATER, by: 'week' })).baseline).toBeNull();
    expect((await floor.control().chart({ ...FPY, ...LATER, where: { line: 'L1' } })).baseline).toBeNull();
    expect((await floor.control().baselines({ clientId: 1 })).every(({ endedAt }) => endedAt === null)).toBe(
      true,
    );
  });

  it('of another kind than asked for is shown and not applied', async () => {
    await freeze();
    const chart = await floor.control().chart({ ...FPY, ...ALL, kind: 'xmr' });
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
    await expect(
      floor.control().release({ ...FPY, where: { line: 'L2' }, reason: 'x' }),
    ).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await floor.control().baselines({ clientId: 1 })).toEqual([]);
    expect(await auditRows()).toEqual([]);
  });

  it('cannot be rewritten, whoever tries', async () => {
    const { id } = await freeze();
    const attempt = (sql: string) =>
      floor.write((scope) => {
        connectionOf(scope).exec(sql);
      });
    await expect(attempt(`UPDATE main.control_baselines SET centre = 1 WHERE id = ${id}`)).rejects.toThrow(
      'frozen',
    );
    await floor.control().release({ ...FPY, reason: 'process rebuilt' });
    await expect(
      attempt(`UPDATE main.control_baselines SET ended_at = NULL WHERE id = ${id}`),
    ).rejects.toThrow('end of control_baselines is fixed');
  });

  it('and its chart do not know what another client does', async () => {
    await freeze();
    const before = await floor.control().chart({ ...FPY, ...ALL });
    await floor.write((scope) => {
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
    await floor.control(ADMIN).freeze({ ...FPY, clientId: 2, ...SAMPLE, reason: 'theirs' });
    expect(await floor.control().chart({ ...FPY, ...ALL })).toEqual(before);
    expect(await floor.control().baselines({ clientId: 1 })).toHaveLength(1);
    await expect(floor.control().baselines({ clientId: 2 })).rejects.toMatchObject({ code: 'not-found' });
  });
});
