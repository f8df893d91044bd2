import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ORPCError } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../db';
import {
  CLIENT_A,
  CLIENT_B,
  leaderA,
  onFile,
  operatorA,
  operatorB,
  setStage,
} from '../../db/repositories/sheet/stage';
import type { Hold } from '../contract/holds';
import type { FailureData } from '../contract/procedure';
import { createEngine, type Engine } from '../engine';

const STAMPS = "'2025-12-01T00:00:00.000Z', '2025-12-01T00:00:00.000Z'";
const ORDER = 900;

let folder: string;
let engine: Engine;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-holds-'));
  engine = await createEngine({ folder, create: true });
  setStage(folder);
  onFile(folder, (connection) =>
    connection.exec(`
      UPDATE work_orders SET status = 'CANCELLED';
      INSERT INTO hold_reasons (client_id, code, name_en, name_es, is_active, created_at, updated_at) VALUES
        (${CLIENT_A}, 'QUALITY_ISSUE', 'Quality issue', 'Problema de calidad', 1, ${STAMPS}),
        (${CLIENT_A}, 'MATERIAL', 'Material', 'Material', 1, ${STAMPS}),
        (${CLIENT_A}, 'OLD', 'Old', 'Viejo', 0, ${STAMPS});
      INSERT INTO work_orders (id, client_id, code, planned_quantity, status, actual_start_date, created_at, updated_at)
        VALUES (${ORDER}, ${CLIENT_A}, 'WO-H', 100, 'ACTIVE', '2025-12-01', ${STAMPS});`),
  );
});

afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

const as = (actor: Actor) => engine.clientFor(actor);
const failureOf = async (call: Promise<unknown>) => {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ORPCError)) throw new Error(`Expected a failure, got ${String(error)}`);
  return [error.code, (error.data as FailureData).key];
};

const request = (holdDate: string, more: object = {}, actor: Actor = operatorA) =>
  as(actor).holds.request({
    clientId: CLIENT_A,
    workOrderId: ORDER,
    reason: 'QUALITY_ISSUE',
    reasonDetail: 'Seam opens',
    holdDate,
    ...more,
  });
const keyOf = ({ clientId, id, version }: Hold) => ({ clientId, id, version });
const approve = (hold: Hold) => as(leaderA).holds.approve(keyOf(hold));
const resume = (hold: Hold, resumeDate: string, resumeTime: string | null = null) =>
  as(leaderA).holds.resume({ ...keyOf(hold), resumeDate, resumeTime });

const page = (asOf: string) => as(operatorA).orders.get({ clientId: CLIENT_A, id: ORDER, asOf });
const status = async () => (await page('2025-12-10')).order.status;

/** The age as the KPI tells it, which the page of the order has to agree with. */
const age = async (asOf: string): Promise<number | null | undefined> => {
  const { results } = await as(operatorA).kpi.results({
    clientCodes: ['CLIENT-A'],
    from: '2025-12-01',
    to: '2025-12-31',
    asOf,
    kpis: ['wip-aging'],
    where: { 'work-order': 'WO-H' },
  });
  expect((await page(asOf)).progress.age?.netDays).toBe(results[0]?.value);
  return results[0]?.value;
};

describe('a hold of the whole order', () => {
  it('is requested, approved, overlapped by a second and resumed: status, age and history follow', async () => {
    const first = await request('2025-12-03');
    expect(first).toMatchObject({
      state: 'requested',
      requestedBy: 'User OP-A',
      approvedBy: null,
      daysLost: null,
    });
    expect(await status()).toBe('ACTIVE');
    // Begun on the 1st: six days by the 7th, and a request stops no clock.
    expect(await age('2025-12-07')).toBe(6);

    const held = await approve(first);
    expect(held).toMatchObject({ state: 'held', approvedBy: 'User LEAD-A', holdDate: '2025-12-03' });
    expect(await status()).toBe('ON_HOLD');
    expect(await age('2025-12-07')).toBe(2);

    const second = await approve(
      await request('2025-12-05', { reason: 'MATERIAL', reasonDetail: 'No thread' }),
    );
    expect(await status()).toBe('ON_HOLD');
    expect(await age('2025-12-07')).toBe(2);

    expect(await resume(held, '2025-12-06')).toMatchObject({
      state: 'resumed',
      resumeDate: '2025-12-06',
      resumedBy: 'User LEAD-A',
      daysLost: 3,
    });
    expect(await status()).toBe('ON_HOLD');
    // 3rd to 6th and 5th on are one stretch, which the second still keeps open.
    expect(await age('2025-12-10')).toBe(2);

    const over = await resume(second, '2025-12-08');
    expect(await status()).toBe('ACTIVE');
    // 3rd to 8th: five days, not the six that both holds last together.
    expect(await age('2025-12-10')).toBe(9 - 5);

    await as(leaderA).holds.cancel({ ...keyOf(over), reason: 'Wrong order' });
    expect(await age('2025-12-10')).toBe(9 - 3);

    const { steps, holds } = await page('2025-12-10');
    expect(steps.map(({ kind, by, reason, holdReason }) => [kind, by, reason, holdReason])).toEqual([
      ['created', '', null, null],
      ['held', 'User LEAD-A', 'Seam opens', 'QUALITY_ISSUE'],
      ['resumed', 'User LEAD-A', null, null],
    ]);
    expect(holds.map(({ state, notes }) => [state, notes])).toEqual([
      ['resumed', null],
      ['cancelled', 'Wrong order'],
    ]);
    const history = await as(operatorA).history.list({ clientId: CLIENT_A, kind: 'hold', rowId: first.id });
    expect(history.map(({ action, actor }) => [action, actor])).toEqual([
      ['update', 'LEAD-A'],
      ['update', 'LEAD-A'],
      ['create', 'OP-A'],
    ]);
  });

  it('counts to the minute where both its ends have a time', async () => {
    const held = await approve(await request('2025-12-03', { holdTime: '08:00' }));
    await resume(held, '2025-12-03', '14:30');
    expect(await age('2025-12-07')).toBeCloseTo(6 - 6.5 / 24, 9);
    expect((await page('2025-12-07')).holds[0]?.daysLost).toBeCloseTo(6.5 / 24, 9);
  });

  it('is listed while it waits or lasts, oldest first, with the days that it has cost', async () => {
    const list = (more: object = {}) => as(operatorA).holds.list({ asOf: '2025-12-10', ...more });
    await approve(await request('2025-12-05'));
    const asked = await request('2025-12-03');
    expect((await list()).map(({ state, holdDate, daysLost }) => [state, holdDate, daysLost])).toEqual([
      ['requested', '2025-12-03', null],
      ['held', '2025-12-05', 5],
    ]);
    await as(leaderA).holds.cancel({ ...keyOf(asked), reason: 'Not needed' });
    expect((await list()).map(({ state }) => state)).toEqual(['held']);
    expect((await list({ states: ['cancelled'] })).map(({ id }) => id)).toEqual([asked.id]);
    expect(await as(operatorB).holds.list({})).toEqual([]);
  });
});

describe('a hold of one job', () => {
  const jobs = () =>
    onFile(folder, (connection) =>
      connection.exec(`INSERT INTO jobs (id, client_id, code, work_order_id, job_number, part_number, quantity_ordered,
          created_at, updated_at)
        VALUES (1, ${CLIENT_A}, 'WO-H-1', ${ORDER}, '1', 'P', 60, ${STAMPS}),
          (2, ${CLIENT_A}, 'WO-H-2', ${ORDER}, '2', 'P', 40, ${STAMPS})`),
    );

  it('stops the order only while all of its open jobs are held', async () => {
    jobs();
    const one = await approve(await request('2025-12-02', { jobId: 1 }));
    expect(await status()).toBe('ACTIVE');
    expect(await age('2025-12-11')).toBe(10);
    expect((await page('2025-12-11')).jobs.map(({ isHeld }) => isHeld)).toEqual([true, false]);
    const other = await approve(await request('2025-12-04', { jobId: 2 }));
    expect(await status()).toBe('ON_HOLD');
    expect(await age('2025-12-11')).toBe(3);
    await resume(one, '2025-12-06');
    expect(await status()).toBe('ACTIVE');
    expect(await age('2025-12-11')).toBe(10 - 2);
    // The job that is not held is finished: what is still open is held again.
    const { order, jobs: now } = await page('2025-12-11');
    const [first] = now;
    await as(leaderA).orders.update({
      clientId: CLIENT_A,
      id: ORDER,
      version: order.version,
      jobs: [{ id: 1, version: first?.version ?? 0, completed: 60 }],
    });
    expect(await status()).toBe('ON_HOLD');
    expect(await age('2025-12-11')).toBe(3);
    await resume(other, '2025-12-08');
    expect(await status()).toBe('ACTIVE');
  });

  it('is refused for a job of another order', async () => {
    jobs();
    onFile(folder, (connection) =>
      connection.exec(`UPDATE jobs SET work_order_id =
      (SELECT id FROM work_orders WHERE code = 'WO-1' AND client_id = ${CLIENT_A}) WHERE id = 2`),
    );
    expect(await failureOf(request('2025-12-02', { jobId: 2 }))).toEqual(['not-found', 'not-found.job']);
  });
});

describe('decisions', () => {
  it('are those of leaders; a leader may hold at once', async () => {
    const asked = await request('2025-12-03');
    for (const call of [
      as(operatorA).holds.approve(keyOf(asked)),
      as(operatorA).holds.resume(keyOf(asked)),
      as(operatorA).holds.cancel({ ...keyOf(asked), reason: 'x' }),
      request('2025-12-03', { isApproved: true }),
    ]) {
      expect(await failureOf(call)).toEqual(['forbidden', 'failure.forbidden']);
    }
    expect(await status()).toBe('ACTIVE');
    expect(await request('2025-12-03', { isApproved: true }, leaderA)).toMatchObject({ state: 'held' });
    expect(await status()).toBe('ON_HOLD');
  });

  it('are made once, and of what is seen', async () => {
    const asked = await request('2025-12-03');
    expect(await failureOf(resume(asked, '2025-12-04'))).toEqual(['conflict', 'holds.is-requested']);
    const held = await approve(asked);
    expect(await failureOf(approve(asked))).toEqual(['conflict', 'masters.changed']);
    expect(await failureOf(approve(held))).toEqual(['conflict', 'holds.is-held']);
    const over = await resume(held, '2025-12-04');
    expect(await failureOf(resume(over, '2025-12-05'))).toEqual(['conflict', 'holds.is-resumed']);
  });

  it('refuse moments to come, an end before the beginning, unknown reasons, closed orders, other clients', async () => {
    const invalid = (key: string) => ['invalid-input', key];
    expect(await failureOf(request('2999-01-01'))).toEqual(invalid('holds.future-date'));
    expect(await failureOf(request('2025-12-03', { reason: 'NONE' }))).toEqual(
      invalid('holds.reason-unknown'),
    );
    expect(await failureOf(request('2025-12-03', { reason: 'OLD' }))).toEqual(
      invalid('holds.reason-unknown'),
    );
    const held = await approve(await request('2025-12-03', { holdTime: '10:00' }));
    expect(await failureOf(resume(held, '2025-12-02'))).toEqual(invalid('holds.resume-before'));
    expect(await failureOf(resume(held, '2025-12-03', '09:59'))).toEqual(invalid('holds.resume-before-time'));
    expect(await failureOf(as(operatorB).holds.approve(keyOf(held)))).toEqual([
      'forbidden',
      'failure.forbidden',
    ]);
    expect(await failureOf(request('2025-12-03', {}, operatorB))).toEqual(['not-found', 'not-found.client']);
    expect(await failureOf(request('2025-12-03', { clientId: CLIENT_B }, operatorB))).toEqual([
      'not-found',
      'not-found.order',
    ]);
    const { order } = await page('2025-12-10');
    const { id, version } = order;
    await as(leaderA).orders.cancel({ clientId: CLIENT_A, id, version, reason: 'Customer' });
    expect(await failureOf(request('2025-12-03'))).toEqual(['conflict', 'orders.is-cancelled']);
  });
});

describe('a request that was a mistake', () => {
  const withdraw = (hold: Hold, actor: Actor = operatorA) =>
    as(actor).holds.withdraw({ ...keyOf(hold), reason: 'The shade was right' });

  it('is withdrawn by whoever made it, until it is decided on', async () => {
    const own = await request('2025-12-03');
    expect(own.isOwn).toBe(true);
    const [asTold] = await as(leaderA).holds.list({ clientId: CLIENT_A });
    expect(asTold?.isOwn).toBe(false);
    expect(await failureOf(withdraw(own, leaderA))).toEqual(['forbidden', 'holds.not-own-request']);
    expect(await withdraw(own)).toMatchObject({ state: 'cancelled', notes: 'The shade was right' });
    expect(await status()).toBe('ACTIVE');
    const approved = await approve(await request('2025-12-03'));
    expect(await failureOf(withdraw(approved))).toEqual(['conflict', 'holds.is-held']);
    expect(await failureOf(as(operatorA).holds.cancel({ ...keyOf(approved), reason: 'no' }))).toEqual([
      'forbidden',
      'failure.forbidden',
    ]);
    expect(await status()).toBe('ON_HOLD');
  });
});

describe('a locked period', () => {
  const lock = (from: string, to: string) =>
    onFile(folder, (connection) =>
      connection.exec(
        `INSERT INTO period_locks (client_id, from_date, to_date, locked_by, locked_at)
         VALUES (${CLIENT_A}, '${from}', '${to}', 'LEAD-A', '2026-01-01T00:00:00.000Z')`,
      ),
    );
  const LOCKED = ['locked', 'orders.period-locked'];

  it('takes no hold, nor its approval, end or withdrawal; requests can be taken back', async () => {
    const requested = await request('2025-12-03');
    const held = await approve(await request('2025-12-04'));
    lock('2025-12-01', '2025-12-31');
    const seen = await age('2025-12-07');
    expect(await failureOf(request('2025-12-03'))).toEqual(LOCKED);
    expect(await failureOf(approve(requested))).toEqual(LOCKED);
    expect(await failureOf(resume(held, '2025-12-05'))).toEqual(LOCKED);
    const cancel = (hold: Hold) => as(leaderA).holds.cancel({ ...keyOf(hold), reason: 'by mistake' });
    expect(await failureOf(cancel(held))).toEqual(LOCKED);
    expect(await age('2025-12-07')).toBe(seen);
    expect(await cancel(requested)).toMatchObject({ state: 'cancelled' });
    expect(await resume(held, '2026-01-02')).toMatchObject({ state: 'resumed' });
  });

  it('takes no shipment, and gives none back', async () => {
    const ship = (shippedOn: string) =>
      as(leaderA).shipments.record({ clientId: CLIENT_A, workOrderId: ORDER, shippedOn, quantity: 5 });
    const { id, version } = await ship('2025-12-05');
    lock('2025-12-01', '2025-12-31');
    expect(await failureOf(ship('2025-12-05'))).toEqual(LOCKED);
    const reason = 'entered twice';
    expect(await failureOf(as(leaderA).shipments.void({ clientId: CLIENT_A, id, version, reason }))).toEqual(
      LOCKED,
    );
    expect(await ship('2026-01-02')).toMatchObject({ shippedOn: '2026-01-02' });
  });
});
