import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ORPCError } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../db';
import {
  CLIENT_A,
  CLIENT_B,
  LINE_A,
  LINE_A2,
  onFile,
  operatorA,
  operatorB,
  otherOperatorA,
  placeA,
  rowOf,
  batchOf,
  setStage,
} from '../../db/repositories/sheet/stage';
import type { FailureData } from '../contract/procedure';
import { createEngine, type Engine } from '../engine';

let folder: string;
let engine: Engine;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-places-'));
  engine = await createEngine({ folder, create: true });
  setStage(folder);
  onFile(folder, (connection) => {
    connection.exec(`UPDATE lines SET is_active = 0 WHERE id = ${LINE_A2};
      INSERT INTO shifts (client_id, code, name, shift_type, start_time, end_time, standard_seconds, is_active, created_at, updated_at)
        VALUES (${CLIENT_A}, 'S2', 'Second', 'SHIFT_2ND', '16:00', '00:30', 27000, 1, 'now', 'now'),
          (${CLIENT_A}, 'S0', 'Old', 'OTHER', '05:00', '06:00', 3600, 0, 'now', 'now');
      UPDATE work_orders SET style_model = '50%_wool' WHERE code = 'WO-5'`);
  });
  const { record } = engine.clientFor(operatorA).sheet;
  await record({
    ...batchOf({
      creates: [
        rowOf({ workOrder: 'WO-2', operation: 'SEW', unitsProduced: 60 }),
        rowOf({ workOrder: 'WO-2', unitsProduced: 25 }),
        rowOf({ workOrder: 'WO-2', operation: 'SEW', unitsProduced: 10 }),
      ],
    }),
    submissionId: '0d9f2c1e-6b0a-4c7e-9d55-5a4b8d1f1a01',
  });
});

afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

const failureOf = async (call: Promise<unknown>) => {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ORPCError)) throw new Error(`Expected a failure, got ${String(error)}`);
  return [error.code, (error.data as FailureData).key];
};

describe('drafts', () => {
  const draft = { clientId: CLIENT_A, kind: 'sheet', place: `${LINE_A}|${placeA().shiftDate}|SHIFT_1ST` };
  const typed = { ...draft, seat: 'window-1', basedOn: null };
  const draftsOf = (actor: Actor) => engine.clientFor(actor).drafts;

  it('are kept per user and place, the last one wins, and are thrown away once', async () => {
    expect(await draftsOf(operatorA).get(draft)).toBeNull();
    await draftsOf(operatorA).save({ ...typed, content: { rows: [1] } });
    const { updatedAt } = await draftsOf(operatorA).save({ ...typed, content: { rows: [1, 'dos'] } });
    expect(await draftsOf(operatorA).get(draft)).toEqual({
      content: { rows: [1, 'dos'] },
      updatedAt,
      seat: 'window-1',
      stationName: null,
    });
    expect(await draftsOf(operatorA).get({ ...draft, place: 'elsewhere' })).toBeNull();
    expect(await draftsOf(operatorA).get({ ...draft, kind: 'other' })).toBeNull();
    expect(await draftsOf(operatorA).discard(draft)).toEqual({ discarded: true });
    expect(await draftsOf(operatorA).discard(draft)).toEqual({ discarded: false });
    expect(await draftsOf(operatorA).get(draft)).toBeNull();
  });

  it('are seen, replaced and thrown away by their user alone', async () => {
    await draftsOf(operatorA).save({ ...typed, content: 'of A' });
    expect(await draftsOf(otherOperatorA).get(draft)).toBeNull();
    expect(await draftsOf(otherOperatorA).discard(draft)).toEqual({ discarded: false });
    await draftsOf(otherOperatorA).save({ ...typed, content: 'of A2' });
    expect((await draftsOf(operatorA).get(draft))?.content).toBe('of A');
  });

  it('of another client are not found, whether there are any or not', async () => {
    await draftsOf(operatorA).save({ ...typed, content: 'of A' });
    for (const clientId of [CLIENT_A, 999]) {
      const there = { ...draft, clientId };
      expect(await failureOf(draftsOf(operatorB).get(there))).toEqual(['not-found', 'not-found.client']);
      expect(await failureOf(draftsOf(operatorB).save({ ...typed, clientId, content: 1 }))).toEqual([
        'not-found',
        'not-found.client',
      ]);
      expect(await failureOf(draftsOf(operatorB).discard(there))).toEqual(['not-found', 'not-found.client']);
    }
  });

  it('have a size, and leave no trace in the audit', async () => {
    const before = onFile(folder, (c) => c.prepare('SELECT count(*) FROM audit_log').pluck().get());
    await draftsOf(operatorA).save({ ...typed, content: 'x'.repeat(512 * 1024 - 2) });
    const larger = draftsOf(operatorA).save({ ...typed, content: 'x'.repeat(512 * 1024 - 1) });
    expect(await failureOf(larger)).toEqual(['invalid-input', 'draft.too-large']);
    expect(onFile(folder, (c) => c.prepare('SELECT count(*) FROM audit_log').pluck().get())).toBe(before);
  });
});

describe('lines and shifts', () => {
  it('are the client’s own: lines out of use are marked, shifts out of use left out', async () => {
    const { plant } = engine.clientFor(operatorA);
    expect((await plant.lines({ clientId: CLIENT_A })).map(({ code, isActive }) => [code, isActive])).toEqual(
      [
        ['L1', true],
        ['L2', false],
      ],
    );
    expect(
      (await plant.shifts({ clientId: CLIENT_A })).map(({ code, shiftType, standardHours }) => [
        code,
        shiftType,
        standardHours,
      ]),
    ).toEqual([
      ['S1', 'SHIFT_1ST', 9],
      ['S2', 'SHIFT_2ND', 7.5],
    ]);
    expect(await failureOf(plant.lines({ clientId: CLIENT_B }))).toEqual(['not-found', 'not-found.client']);
    expect(await failureOf(plant.shifts({ clientId: 999 }))).toEqual(['not-found', 'not-found.client']);
  });
});

describe('the search for orders', () => {
  const search = async (text: string, limit?: number) =>
    (
      await engine
        .clientFor(operatorA)
        .orders.search({ clientId: CLIENT_A, text, ...(limit === undefined ? {} : { limit }) })
    ).map((order) => order.code);

  it('puts open orders before closed ones, and codes that begin so before what contains it', async () => {
    expect(await search('wo-c')).toEqual(['WO-CANCELLED']);
    expect(await search('D')).toEqual(['WO-3', 'WO-4', 'WO-HELD', 'WO-CANCELLED', 'WO-DONE', 'WO-REJECTED']);
    expect(await search('WO-')).toEqual([
      'WO-1',
      'WO-2',
      'WO-3',
      'WO-4',
      'WO-5',
      'WO-HELD',
      'WO-CANCELLED',
      'WO-DONE',
      'WO-REJECTED',
    ]);
  });

  it('knows styles, lists all without a text, and stops at the limit', async () => {
    expect(await search('roper')).toEqual([
      'WO-1',
      'WO-2',
      'WO-HELD',
      'WO-CANCELLED',
      'WO-DONE',
      'WO-REJECTED',
    ]);
    expect(await search('  ', 3)).toEqual(['WO-1', 'WO-2', 'WO-3']);
    expect(await search('nothing like it')).toEqual([]);
  });

  it('takes wildcards for what they are', async () => {
    expect(await search('%')).toEqual(['WO-5']);
    expect(await search('0%_w')).toEqual(['WO-5']);
    expect(await search('W__1')).toEqual([]);
    expect(await search('\\')).toEqual([]);
  });

  it('counts what was made once, not at every operation', async () => {
    const [order] = await engine.clientFor(operatorA).orders.search({ clientId: CLIENT_A, text: 'WO-2' });
    expect(order).toMatchObject({ plannedQuantity: 1000, producedQuantity: 70, styleModel: 'ROPER' });
  });

  it("finds nothing of another client's", async () => {
    expect(await search('WO-B')).toEqual([]);
    expect(await search('SECRET')).toEqual([]);
    const { orders } = engine.clientFor(operatorB);
    expect((await orders.search({ clientId: CLIENT_B, text: '' })).map(({ code }) => code)).toEqual(['WO-B']);
    expect(await failureOf(orders.search({ clientId: CLIENT_A, text: '' }))).toEqual([
      'not-found',
      'not-found.client',
    ]);
  });
});
