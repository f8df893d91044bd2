import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ORPCError } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../db';
import { addEntries } from '../../db/kpi/test-floor';
import { compareDays } from '../../db/kpi/days';
import { connectionOf } from '../../db/scope';
import {
  CLIENT_A,
  CLIENT_B,
  leaderA,
  LINE_A,
  onFile,
  operatorA,
  operatorB,
  setStage,
} from '../../db/repositories/sheet/stage';
import type { OrderPage } from '../contract/order-page';
import type { FailureData } from '../contract/procedure';
import { createEngine, type Engine } from '../engine';

const admin: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };
const STAMPS = "'2025-12-01T00:00:00.000Z', '2025-12-01T00:00:00.000Z'";

let folder: string;
let engine: Engine;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-order-life-'));
  engine = await createEngine({ folder, create: true });
  setStage(folder);
  onFile(folder, (connection) => connection.exec("UPDATE work_orders SET status = 'CANCELLED'"));
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
  const { key, fields, details } = error.data as FailureData;
  return { code: error.code as string, key, paths: fields.map(({ path }) => path.join('.')), details };
};

const SIZES = ['S', 'M', 'L', 'XL'];
const COLOURS = ['Navy', 'White', 'Sand'];
/** Four sizes in three colours, ten of each: 120. */
const cells = SIZES.flatMap((size) => COLOURS.map((colour) => ({ size, colour, quantity: 10 })));

const create = (more: object = {}) =>
  as(leaderA).orders.create({
    clientId: CLIENT_A,
    code: 'WO-LIFE',
    styleModel: 'POLO',
    plannedQuantity: 360,
    plannedStartDate: '2025-12-01',
    plannedShipDate: '2025-12-10',
    jobs: ['BODY', 'COLLAR', 'CUFF'].map((partNumber) => ({ partNumber, quantity: 120, cells })),
    ...more,
  });

const pageOf = (id: number, asOf = '2025-12-15'): Promise<OrderPage> =>
  as(operatorA).orders.get({ clientId: CLIENT_A, id, asOf });

const ship = (workOrderId: number, shippedOn: string, quantity: number, actor: Actor = leaderA) =>
  as(actor).shipments.record({ clientId: CLIENT_A, workOrderId, shippedOn, quantity, reference: 'Truck 4' });

const produce = (workOrderId: number, days: readonly (readonly [string, number])[]) =>
  engine.database.writer.run(admin, async (scope) => {
    addEntries(
      scope,
      days.map(([shift_date, units_produced]) => ({
        client_id: CLIENT_A,
        line_id: LINE_A,
        work_order_id: workOrderId,
        shift_date,
        units_produced,
        run_seconds: 8 * 3600,
        employees_assigned: 10,
        employees_present: 10,
      })),
    );
  });

const deliveries = async (asOf = '2025-12-15') => {
  const { results } = await as(operatorA).kpi.results({
    clientCodes: ['CLIENT-A'],
    from: '2025-12-01',
    to: '2025-12-31',
    asOf,
    kpis: ['otd', 'true-otd', 'otif'],
    where: { 'work-order': 'WO-LIFE' },
  });
  return results.map(({ value, numerator, denominator }) => [value, numerator, denominator]);
};

describe('an order with three jobs in four sizes and three colours', () => {
  it('keeps its jobs and their matrix, and is planned until it is released or begun', async () => {
    const { id } = await create({ isReleased: false });
    const { order, jobs } = await pageOf(id);
    expect(order).toMatchObject({ code: 'WO-LIFE', stage: 'planned', releasedAt: null, version: 1 });
    expect(
      jobs.map(({ code, jobNumber, partNumber, quantity }) => [code, jobNumber, partNumber, quantity]),
    ).toEqual([
      ['WO-LIFE-1', '1', 'BODY', 120],
      ['WO-LIFE-2', '2', 'COLLAR', 120],
      ['WO-LIFE-3', '3', 'CUFF', 120],
    ]);
    expect(jobs.map((job) => job.cells)).toEqual([cells, cells, cells]);
    expect(await as(leaderA).orders.release({ clientId: CLIENT_A, id, version: 1 })).toMatchObject({
      stage: 'released',
      version: 2,
    });
    await produce(id, [['2025-12-02', 40]]);
    const begun = await pageOf(id);
    expect(begun.order.stage).toBe('in-work');
    expect(begun.progress.start).toEqual({ date: '2025-12-02', source: 'first-entry', isEstimated: false });
    // An entry begins work on an order without writing its actual start.
    expect(begun.order.actualStartDate).toBeNull();
  });

  it('shipped in two parts, the second late, is on time, not complete in time, and not in full', async () => {
    const { id } = await create();
    await produce(id, [
      ['2025-12-03', 200],
      ['2025-12-11', 160],
    ]);
    await ship(id, '2025-12-09', 200);
    // Delivered, and not complete: 200 of 360.
    expect(await deliveries()).toEqual([
      [100, 1, 1],
      [null, 0, 0],
      [0, 0, 1],
    ]);
    const late = await ship(id, '2025-12-12', 160);
    expect(await deliveries()).toEqual([
      [100, 1, 1],
      [0, 0, 1],
      [0, 0, 1],
    ]);
    expect((await pageOf(id)).progress).toMatchObject({
      good: 360,
      shipped: 360,
      forecast: null,
      isLate: true,
    });
    expect((await pageOf(id)).kpiRange).toEqual({ from: '2025-12-01', to: '2025-12-15' });

    // It left on the 10th in truth: then all of it was in time.
    await as(leaderA).shipments.void({
      clientId: CLIENT_A,
      id: late.id,
      version: late.version,
      reason: 'Wrong date',
    });
    await ship(id, '2025-12-10', 160);
    expect(await deliveries()).toEqual([
      [100, 1, 1],
      [100, 1, 1],
      [100, 1, 1],
    ]);
    const { shipments } = await pageOf(id);
    expect(shipments.map(({ shippedOn, quantity, voidReason }) => [shippedOn, quantity, voidReason])).toEqual(
      [
        ['2025-12-09', 200, null],
        ['2025-12-10', 160, null],
        ['2025-12-12', 160, 'Wrong date'],
      ],
    );
    expect(shipments[0]).toMatchObject({ recordedBy: 'User LEAD-A', reference: 'Truck 4' });
  });

  it('refuses a matrix that does not sum up, and names the job', async () => {
    const refused = await failureOf(
      create({
        jobs: [
          { partNumber: 'BODY', quantity: 120 },
          { partNumber: 'CUFF', quantity: 100, cells },
        ],
      }),
    );
    expect(refused).toMatchObject({
      code: 'invalid-input',
      key: 'orders.job-sum',
      paths: ['jobs.1.quantity'],
    });
    const twice = await failureOf(
      create({
        jobs: [{ partNumber: 'BODY', quantity: 20, cells: [...cells.slice(0, 1), ...cells.slice(0, 1)] }],
      }),
    );
    expect(twice).toMatchObject({ key: 'orders.cell-twice', paths: ['jobs.0.cells'] });
    expect(await as(operatorA).orders.search({ clientId: CLIENT_A, text: 'WO-LIFE' })).toEqual([]);
  });

  it('offers a free suffix where its code is taken', async () => {
    await create();
    expect(await failureOf(create())).toMatchObject({
      code: 'conflict',
      key: 'order.code-taken',
      paths: ['code'],
      details: { free: 'WO-LIFE-2' },
    });
    await create({ code: 'WO-LIFE-2' });
    expect(await failureOf(create({ code: 'wo-life' }))).toMatchObject({ details: { free: 'wo-life-3' } });
    const { jobs } = await pageOf((await create({ code: 'WO-LIFE-3' })).id);
    expect(jobs.map(({ code }) => code)).toEqual(['WO-LIFE-3-1', 'WO-LIFE-3-2', 'WO-LIFE-3-3']);
  });

  it('brings the routing of a style that has none, and no other', async () => {
    onFile(folder, (connection) =>
      connection.exec(`INSERT INTO operations (client_id, code, name, created_at, updated_at)
        VALUES (${CLIENT_A}, 'LIFE-CUT', 'Cut', ${STAMPS}), (${CLIENT_A}, 'LIFE-SEW', 'Sew', ${STAMPS})`),
    );
    const { id } = await create({ routing: ['LIFE-CUT', 'LIFE-SEW'] });
    expect((await pageOf(id)).routing).toEqual({ style: 'POLO', operations: ['LIFE-CUT', 'LIFE-SEW'] });
    await create({ code: 'WO-SAME', routing: ['LIFE-CUT', 'LIFE-SEW'] });
    expect(await failureOf(create({ code: 'WO-OTHER', routing: ['LIFE-SEW'] }))).toMatchObject({
      code: 'conflict',
      paths: ['routing'],
    });
  });
});

describe('the states of an order', () => {
  const move = async (
    name: 'release' | 'complete' | 'cancel' | 'reject' | 'reopen',
    id: number,
    reason = 'Because',
  ) => {
    const { order } = await pageOf(id);
    return as(leaderA).orders[name]({ clientId: CLIENT_A, id, version: order.version, reason });
  };

  it('lead from one to the other as the table says, and nowhere else', async () => {
    const { id } = await create();
    expect(await failureOf(move('release', id))).toMatchObject({
      code: 'conflict',
      key: 'orders.is-released',
    });
    expect(await failureOf(move('reopen', id))).toMatchObject({ code: 'conflict', key: 'orders.is-active' });
    expect(await move('complete', id)).toMatchObject({ status: 'COMPLETED', stage: 'completed' });
    for (const name of ['complete', 'cancel', 'reject', 'release'] as const) {
      expect(await failureOf(move(name, id))).toMatchObject({ code: 'conflict', key: 'orders.is-completed' });
    }
    expect(await move('reopen', id)).toMatchObject({ status: 'ACTIVE', closedAt: null });
    expect(await move('reject', id)).toMatchObject({ status: 'REJECTED' });
    expect(await move('reopen', id)).toMatchObject({ status: 'ACTIVE' });
    expect(await move('cancel', id)).toMatchObject({ status: 'CANCELLED' });
    const { steps } = await pageOf(id);
    expect(steps.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['created', null],
      ['completed', 'Because'],
      ['reopened', 'Because'],
      ['rejected', 'Because'],
      ['reopened', 'Because'],
      ['cancelled', 'Because'],
    ]);
  });

  it('want a reason where an order ends without completing, and where it begins again', async () => {
    const { id } = await create();
    for (const name of ['cancel', 'reject'] as const) {
      expect(await failureOf(move(name, id, ' '))).toMatchObject({
        code: 'invalid-input',
        key: 'orders.reason-missing',
        paths: ['reason'],
      });
    }
    await as(leaderA).orders.complete({ clientId: CLIENT_A, id, version: 1 });
    expect(await failureOf(move('reopen', id, ''))).toMatchObject({ key: 'orders.reason-missing' });
  });

  it('end with the holds of the order, whose final age stays', async () => {
    onFile(folder, (connection) =>
      connection.exec(`INSERT INTO hold_reasons (client_id, code, name_en, name_es, created_at, updated_at)
        VALUES (${CLIENT_A}, 'QUALITY_ISSUE', 'Quality', 'Calidad', ${STAMPS})`),
    );
    const { id } = await create();
    const ask = (isApproved: boolean) =>
      as(leaderA).holds.request({
        clientId: CLIENT_A,
        workOrderId: id,
        reason: 'QUALITY_ISSUE',
        reasonDetail: 'Shade',
        holdDate: '2025-12-03',
        isApproved,
      });
    await ask(true);
    await ask(false);
    expect(await failureOf(move('complete', id))).toMatchObject({ key: 'orders.is-on-hold' });
    expect(await failureOf(move('reopen', id))).toMatchObject({ key: 'orders.resume-holds' });
    expect(await failureOf(ship(id, '2025-12-04', 1))).toMatchObject({
      code: 'conflict',
      key: 'shipments.order-on-hold',
    });
    await move('cancel', id);
    const { holds, progress, order } = await pageOf(id, '2026-06-01');
    expect(holds.map(({ state }) => state)).toEqual(['resumed', 'cancelled']);
    expect(order.closedAt).not.toBeNull();
    expect(progress.age?.netDays).toBe((await pageOf(id, '2026-07-01')).progress.age?.netDays);
    expect(await as(leaderA).holds.list({})).toEqual([]);
  });

  it('are not changed by who saw an older one', async () => {
    const { id } = await create();
    await as(leaderA).orders.update({ clientId: CLIENT_A, id, version: 1, poNumber: 'PO-7' });
    const late = as(leaderA).orders.cancel({ clientId: CLIENT_A, id, version: 1, reason: 'x' });
    expect(await failureOf(late)).toMatchObject({
      code: 'conflict',
      details: { theirs: { version: 2, poNumber: 'PO-7' } },
    });
  });
});

describe('a change of an order', () => {
  it('adds jobs, changes quantities, and re-rates the entries that rest on its standard', async () => {
    const { id } = await create();
    await produce(id, [['2025-12-02', 40]]);
    const { jobs } = await pageOf(id);
    const [first] = jobs;
    const { reRated } = await as(leaderA).orders.update({
      clientId: CLIENT_A,
      id,
      version: 1,
      cycleTimeHours: 0.5,
      plannedQuantity: 400,
      requiredDate: '2025-12-12',
      jobs: [{ id: first?.id ?? 0, version: 1, cells: cells.map((cell) => ({ ...cell, quantity: 12 })) }],
      newJobs: [{ partNumber: 'LABEL', quantity: 40 }],
    });
    expect(reRated).toBe(1);
    const page = await pageOf(id);
    expect(page.order).toMatchObject({
      plannedQuantity: 400,
      cycleTimeHours: 0.5,
      requiredDate: '2025-12-12',
    });
    expect(page.jobs.map(({ code, quantity, version }) => [code, quantity, version])).toEqual([
      ['WO-LIFE-1', 144, 2],
      ['WO-LIFE-2', 120, 1],
      ['WO-LIFE-3', 120, 1],
      ['WO-LIFE-4', 40, 1],
    ]);
    const { results } = await as(operatorA).kpi.results({
      clientCodes: ['CLIENT-A'],
      from: '2025-12-01',
      to: '2025-12-31',
      kpis: ['performance'],
      where: { 'work-order': 'WO-LIFE' },
    });
    // 40 × 0.5 h of work in 8 h × 10 people.
    expect(results[0]).toMatchObject({ numerator: 20, denominator: 80, value: 25 });
    const days = await engine.database.reader.run(admin, async (scope) => compareDays(connectionOf(scope)));
    expect(days).toEqual([]);
    const history = await as(operatorA).history.list({
      clientId: CLIENT_A,
      kind: 'job',
      rowId: first?.id ?? 0,
    });
    expect(history.map(({ action }) => action)).toEqual(['update', 'create']);
  });
});

describe('the forecast of an order', () => {
  it('goes by its own pace, in working days', async () => {
    const { id } = await create();
    // A Tuesday and a Wednesday, 45 a day; 270 are left.
    await produce(id, [
      ['2025-12-02', 40],
      ['2025-12-03', 50],
    ]);
    const { progress } = await pageOf(id, '2025-12-04');
    expect(progress.forecast).toEqual({
      finish: '2025-12-11',
      remaining: 270,
      unitsPerDay: 45,
      workingDays: 6,
      basis: 'order',
      daysOfWork: 2,
    });
    // Promised for Wednesday the 10th: Thursday the 4th, Friday, Monday to Thursday the 11th are six days.
    expect(progress.isLate).toBe(true);
    // From its first entry on the 2nd to the 10th there are six working days, two of which have passed.
    expect(progress.expected).toBe(120);
  });

  it('goes by what its style has shown while it has not begun', async () => {
    const { id: other } = await create({ code: 'WO-BEFORE' });
    // 80 labour hours for 160 units: half an hour each.
    await produce(other, [['2025-12-02', 160]]);
    onFile(folder, (connection) =>
      connection.exec(
        `UPDATE shifts SET standard_seconds = 32400, standard_crew = 10 WHERE client_id = ${CLIENT_A}`,
      ),
    );
    const { id } = await create({ plannedStartDate: '2025-12-08', plannedShipDate: '2025-12-09' });
    const { progress } = await pageOf(id, '2025-12-04');
    // A crew of ten makes 180 in nine hours; 360 take Monday and Tuesday.
    expect(progress.forecast).toMatchObject({
      basis: 'style',
      unitsPerDay: 180,
      workingDays: 2,
      finish: '2025-12-09',
    });
    expect(progress.isLate).toBe(false);
  });
});

describe('the list of orders', () => {
  it('has open ones by promise, searches code, style and PO number, and counts', async () => {
    await create({ code: 'WO-B', plannedShipDate: '2025-12-20', poNumber: 'PO_1' });
    const { id } = await create({ code: 'WO-A', plannedShipDate: '2025-12-05' });
    await create({ code: 'WO-C', plannedShipDate: null, styleModel: 'DERBY' });
    await ship(id, '2025-12-05', 100);
    const list = (more: object = {}) => as(operatorA).orders.list({ clientId: CLIENT_A, ...more });
    const open = await list();
    expect(open.total).toBe(3);
    expect(
      open.rows.map(({ code, isOverdue, shippedQuantity }) => [code, isOverdue, shippedQuantity]),
    ).toEqual([
      ['WO-A', true, 100],
      ['WO-B', true, 0],
      ['WO-C', false, 0],
    ]);
    const codes = async (more: object) => (await list(more)).rows.map(({ code }) => code);
    expect(await codes({ text: 'po_1' })).toEqual(['WO-B']);
    expect(await codes({ text: 'PO11' })).toEqual([]);
    expect(await codes({ text: 'derby' })).toEqual(['WO-C']);
    expect(await codes({ from: '2025-12-06', to: '2025-12-31' })).toEqual(['WO-B']);
    expect(await list({ limit: 1, offset: 1 })).toMatchObject({ total: 3, rows: [{ code: 'WO-B' }] });
    expect((await list({ which: 'closed' })).rows.length).toBe(9);
    expect(await failureOf(as(operatorB).orders.list({ clientId: CLIENT_A }))).toMatchObject({
      code: 'not-found',
      key: 'not-found.client',
    });
  });
});

describe('what operators and others may not', () => {
  it('is refused', async () => {
    const { id } = await create();
    const key = { clientId: CLIENT_A, id, version: 1 };
    for (const call of [
      as(operatorA).orders.update({ ...key, notes: 'x' }),
      as(operatorA).orders.complete(key),
      as(operatorA).orders.cancel({ ...key, reason: 'x' }),
      ship(id, '2025-12-04', 1, operatorA),
    ]) {
      expect(await failureOf(call)).toMatchObject({ code: 'forbidden' });
    }
    const foreign = as(operatorB).orders.get({ clientId: CLIENT_B, id });
    expect(await failureOf(foreign)).toMatchObject({ code: 'not-found', key: 'not-found.order' });
    expect(await failureOf(ship(id, '2999-01-01', 1))).toMatchObject({ key: 'shipments.future' });
  });
});
