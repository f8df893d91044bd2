import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setTarget } from '../repositories/targets';
import { getPieceTarget, type PieceTarget } from './piece-target';
import { ADMIN, addEntries, insert, openFloor, type Floor, type Row } from './test-floor';

let floor: Floor;

beforeEach(async () => {
  floor = await openFloor();
  await floor.write((_, connection) => {
    connection.exec('UPDATE main.work_orders SET ideal_cycle_ms = 900000 WHERE id = 1');
    insert(connection, 'work_orders', { id: 10, client_id: 1, code: 'W10', ideal_cycle_ms: 1_800_000 });
  });
});

afterEach(async () => {
  await floor.close();
});

const date = '2025-12-10';

const pieceTarget = (on = date, shift: 'SHIFT_1ST' | 'SHIFT_2ND' = 'SHIFT_1ST'): Promise<PieceTarget> =>
  floor.read(ADMIN, (scope) => getPieceTarget(scope, { clientId: 1, date: on, line: 'L1', shift }));

const aim = (target: number, from?: string) =>
  floor.write((scope) => setTarget(scope, { clientId: 1, kpi: 'efficiency', target, from }));

const plan = (...rows: Row[]) =>
  floor.write((_, connection) => {
    for (const row of rows) {
      insert(connection, 'piece_plans', {
        client_id: 1,
        line_id: 1,
        shift_type: 'SHIFT_1ST',
        valid_from: '2025-01-01',
        ...row,
      });
    }
  });

const produce = (...rows: Row[]) =>
  floor.write((scope) =>
    addEntries(
      scope,
      rows.map((row) => ({ client_id: 1, line_id: 1, work_order_id: 1, shift_date: date, ...row })),
    ),
  );

describe('the piece target of a shift', () => {
  it('is the plan of its date, else the standing plan of the time', async () => {
    await aim(80);
    await plan(
      { pieces: 200 },
      { pieces: 250, valid_from: '2025-12-01' },
      { pieces: 300, valid_from: '2025-12-15' },
      { pieces: 90, shift_date: '2025-12-11' },
      { pieces: 999, shift_type: 'SHIFT_2ND' },
    );
    const planned = { source: 'plan', inputs: null, missing: null };
    expect(await pieceTarget('2025-11-30')).toEqual({ ...planned, pieces: 200 });
    expect(await pieceTarget(date)).toEqual({ ...planned, pieces: 250 });
    expect(await pieceTarget('2025-12-11')).toEqual({ ...planned, pieces: 90 });
    expect(await pieceTarget('2025-12-12')).toEqual({ ...planned, pieces: 250 });
    expect(await pieceTarget('2025-12-20')).toEqual({ ...planned, pieces: 300 });
  });

  it('is else crew hours × target efficiency ÷ ideal cycle time', async () => {
    await aim(80);
    await produce({ employees_assigned: 10 });
    // 10 people × 9 h × 80 % ÷ 0.25 h
    expect(await pieceTarget()).toEqual({
      pieces: 288,
      source: 'computed',
      inputs: {
        crewHours: 90,
        crewSource: 'entry',
        targetEfficiencyPercent: 80,
        cycleTimeHours: 0.25,
        cycleSource: 'work-order',
      },
      missing: null,
    });
  });

  it('gives each order its own time, and lets the entries stand for the rest of the shift', async () => {
    await aim(100);
    await produce(
      { employees_assigned: 10, scheduled_seconds: 2 * 3600 },
      { employees_assigned: 10, scheduled_seconds: 3600, work_order_id: 10 },
    );
    // 20 h at 0.25 h and 10 h at 0.5 h make 100 pieces in 3 of 9 hours.
    const target = await pieceTarget();
    expect(target.pieces).toBe(300);
    expect(target.inputs?.crewHours).toBeCloseTo(90, 9);
    expect(target.inputs?.cycleTimeHours).toBeCloseTo(0.3, 9);
  });

  it('is, before the first entry, what the standard crew makes of the line’s last order', async () => {
    await aim(50);
    await produce({ shift_date: '2025-12-09', work_order_id: 10 }, { shift_date: '2025-12-08' });
    await floor.write((_, connection) => {
      connection.exec("UPDATE main.lines SET standard_crew = 8 WHERE code = 'L1'");
    });
    expect(await pieceTarget()).toMatchObject({
      pieces: 72,
      source: 'computed',
      inputs: { crewHours: 72, crewSource: 'crew', cycleTimeHours: 0.5, cycleSource: 'work-order' },
    });
    // A shift without a record: nine hours.
    expect(await pieceTarget(date, 'SHIFT_2ND')).toMatchObject({ pieces: 72 });
  });

  it('says what it lacks', async () => {
    const nothing = { pieces: null, source: null, inputs: null };
    expect(await pieceTarget()).toEqual({ ...nothing, missing: 'efficiency-target' });
    await aim(80, '2025-12-11');
    expect(await pieceTarget()).toEqual({ ...nothing, missing: 'efficiency-target' });
    await aim(80);
    expect(await pieceTarget()).toEqual({ ...nothing, missing: 'order' });
    await produce({ shift_date: '2025-11-01' });
    expect(await pieceTarget()).toEqual({ ...nothing, missing: 'order' });
  });

  it('of a line that the client does not have is not found', async () => {
    await expect(
      floor.read(ADMIN, (scope) =>
        getPieceTarget(scope, { clientId: 1, date, line: 'L2', shift: 'SHIFT_1ST' }),
      ),
    ).rejects.toMatchObject({ code: 'not-found', key: 'not-found.line' });
  });
});
