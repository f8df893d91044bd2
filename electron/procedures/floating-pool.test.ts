import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { ORPCError } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesOf } from '../../db/files';
import { insert } from '../../db/kpi/test-floor';
import {
  CLIENT_A,
  CLIENT_B,
  FLOATING_A,
  leaderA,
  leaderB,
  LINE_A,
  LINE_A2,
  LINE_B,
  operatorA,
  PEOPLE_A,
  placeA,
  POOL,
  powerUser,
  setStage,
  system,
  there,
  today,
} from '../../db/repositories/attendance/stage';
import { connectionOf, type Actor } from '../../db/scope';
import type { FailureData } from '../contract/procedure';
import { sentence } from '../contract/sentences';
import { createEngine, type Engine } from '../engine';

let folder: string;
let engine: Engine;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-pool-'));
  engine = await createEngine({ folder, create: true });
  await engine.database.writer.run(system, setStage);
});

afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

const calls = (actor: Actor) => engine.clientFor(actor).floatingPool;
const shift = () => ({ shiftDate: today(), shiftType: 'SHIFT_1ST' as const });
const atA = () => ({ clientId: CLIENT_A, lineId: LINE_A, ...shift() });
const atB = () => ({ clientId: CLIENT_B, lineId: LINE_B, ...shift() });
const [ONE, TWO] = POOL;

const failureOf = async (call: Promise<unknown>) => {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ORPCError)) throw new Error(`Expected a failure, got ${String(error)}`);
  const { key, params, fields, details } = error.data as FailureData;
  return { code: error.code, key, params, fields, details, message: error.message };
};

const rowsOf = (sql: string): Promise<Record<string, unknown>[]> =>
  engine.database.reader.run(system, async (scope) => connectionOf(scope).prepare(sql).all()) as Promise<
    Record<string, unknown>[]
  >;

const stateOf = async (actor: Actor, clientId: number, employeeId: number) =>
  (await calls(actor).list({ clientId, ...shift() })).find(({ id }) => id === employeeId)?.state;

/** What somebody of client B could learn client A by. */
const NAMES_A = /CLIENT-A|Client A|LEAD-A|\bL1\b|\bL2\b|"clientId":1\b/;

describe('one of the pool who works somewhere without a booking', () => {
  it('is taken for everybody else, who are not told where', async () => {
    await engine.clientFor(leaderA).attendance.record({
      place: placeA(),
      rows: [there(FLOATING_A)],
      removals: [],
      submissionId: randomUUID(),
    });
    expect(await stateOf(leaderB, CLIENT_B, FLOATING_A)).toBe('taken');
    expect(await stateOf(leaderA, CLIENT_A, FLOATING_A)).toBe('free');
    const told = [
      await calls(leaderB).list({ clientId: CLIENT_B, ...shift() }),
      await calls(leaderB).board({ date: today() }),
    ];
    expect(JSON.stringify(told)).not.toMatch(NAMES_A);
    const onBoard = (await calls(leaderB).board({ date: today() })).find(({ id }) => id === FLOATING_A);
    expect(onBoard?.shifts).toEqual([{ shiftType: 'SHIFT_1ST', own: null }]);
    expect(await failureOf(calls(leaderB).book({ ...atB(), employeeId: FLOATING_A }))).toMatchObject({
      code: 'conflict',
      key: 'floating-pool.taken',
    });
  });
});

describe('booking one of the pool', () => {
  it('takes them from everybody else on that shift, and on no other', async () => {
    const { id } = await calls(leaderA).book({ ...atA(), employeeId: ONE, notes: 'for the boots' });
    expect(await stateOf(leaderA, CLIENT_A, ONE)).toBe('own');
    expect(await stateOf(leaderB, CLIENT_B, ONE)).toBe('taken');
    expect(await stateOf(leaderB, CLIENT_B, TWO)).toBe('free');
    const other = await calls(leaderB).list({
      clientId: CLIENT_B,
      shiftDate: today(),
      shiftType: 'SHIFT_2ND',
    });
    expect(other.find((one) => one.id === ONE)?.state).toBe('free');
    await calls(leaderB).book({ ...atB(), shiftType: 'SHIFT_2ND', employeeId: ONE });
    // Asked again, it is the same assignment.
    expect(await calls(leaderA).book({ ...atA(), employeeId: ONE })).toEqual({ id });
  });

  it('is refused where another client has them, without a word of who', async () => {
    await calls(leaderA).book({ ...atA(), employeeId: ONE, notes: 'for the boots' });
    const failure = await failureOf(calls(leaderB).book({ ...atB(), employeeId: ONE }));
    expect(failure).toEqual({
      code: 'conflict',
      key: 'floating-pool.taken',
      params: { name: 'Person FLOAT-1' },
      fields: [],
      details: null,
      message: 'Person FLOAT-1 is taken on this shift. Choose somebody else.',
    });
    expect(sentence('es', failure.key, failure.params)).toBe(
      'Person FLOAT-1 está ocupado en este turno. Elija a otra persona.',
    );
    const told = JSON.stringify([
      await calls(leaderB).list({ clientId: CLIENT_B, ...shift() }),
      await calls(leaderB).board({ date: today() }),
    ]);
    expect(told).not.toMatch(NAMES_A);
    expect(told).not.toContain('boots');
  });

  it('says the line where the client has them itself', async () => {
    await calls(leaderA).book({ ...atA(), employeeId: ONE });
    expect(
      await failureOf(calls(leaderA).book({ ...atA(), lineId: LINE_A2, employeeId: ONE })),
    ).toMatchObject({
      key: 'floating-pool.on-line',
      params: { line: 'L1' },
    });
    // Present at home on a line is work on that line.
    await engine.clientFor(leaderA).attendance.record({
      place: placeA(),
      rows: [there(FLOATING_A)],
      removals: [],
      submissionId: randomUUID(),
    });
    expect(
      await failureOf(calls(leaderA).book({ ...atA(), lineId: LINE_A2, employeeId: FLOATING_A })),
    ).toMatchObject({ key: 'floating-pool.on-line' });
  });

  it('is refused for somebody who is at work for their home client, as for anybody taken', async () => {
    await engine.clientFor(leaderA).attendance.record({
      place: placeA(),
      rows: [there(FLOATING_A)],
      removals: [],
      submissionId: randomUUID(),
    });
    const failure = await failureOf(calls(leaderB).book({ ...atB(), employeeId: FLOATING_A }));
    expect(failure).toMatchObject({ code: 'conflict', key: 'floating-pool.taken' });
    expect(JSON.stringify(failure)).not.toMatch(NAMES_A);
  });

  it('is for leaders, of floating people in use, for own lines', async () => {
    expect(await failureOf(calls(operatorA).book({ ...atA(), employeeId: ONE }))).toMatchObject({
      code: 'forbidden',
    });
    expect(await failureOf(calls(leaderA).book({ ...atA(), employeeId: PEOPLE_A[0] ?? 0 }))).toMatchObject({
      key: 'floating-pool.not-floating',
    });
    expect(await failureOf(calls(leaderA).book({ ...atA(), employeeId: 201 }))).toMatchObject({
      key: 'not-found.employee',
    });
    expect(await failureOf(calls(leaderA).book({ ...atA(), lineId: LINE_B, employeeId: ONE }))).toMatchObject(
      {
        key: 'not-found.line',
      },
    );
    expect(await failureOf(calls(leaderA).book({ ...atB(), employeeId: ONE }))).toMatchObject({
      key: 'not-found.client',
    });
  });
});

describe('letting go', () => {
  it('frees them for everybody, and leaves nothing of the client behind', async () => {
    const { id } = await calls(leaderA).book({ ...atA(), employeeId: ONE, notes: 'for the boots' });
    expect(await failureOf(calls(leaderB).release({ clientId: CLIENT_B, id }))).toMatchObject({
      code: 'not-found',
    });
    expect(await failureOf(calls(leaderA).release({ clientId: CLIENT_A, id, version: 9 }))).toMatchObject({
      code: 'conflict',
      key: 'floating-pool.changed',
    });
    expect(await calls(leaderA).release({ clientId: CLIENT_A, id, version: 1 })).toEqual({ released: true });
    expect(await stateOf(leaderB, CLIENT_B, ONE)).toBe('free');
    expect(
      await rowsOf(
        'SELECT status, assigned_to_client_id AS c, assigned_by AS b, notes AS n, line_id AS l FROM floating_pool',
      ),
    ).toEqual([{ status: 'AVAILABLE', c: null, b: null, n: null, l: null }]);
    await calls(leaderB).book({ ...atB(), employeeId: ONE });
    expect(await stateOf(leaderA, CLIENT_A, ONE)).toBe('taken');
  });

  it('waits until they stand in for nobody', async () => {
    await engine.clientFor(leaderA).attendance.record({
      place: placeA(),
      rows: [there(101, { isAbsent: true, absenceType: 'OTHER', coveredById: ONE })],
      removals: [],
      submissionId: randomUUID(),
    });
    const own = (await calls(leaderA).list({ clientId: CLIENT_A, ...shift() })).find(
      (one) => one.id === ONE,
    )?.own;
    expect(await failureOf(calls(leaderA).release({ clientId: CLIENT_A, id: own?.id ?? 0 }))).toMatchObject({
      key: 'floating-pool.stands-in',
      params: { name: 'Person A-1' },
    });
  });
});

describe('what was told without a shift', () => {
  const tell = (clientId: number, hoursAgo: number) =>
    engine.database.writer.run(system, async (scope) =>
      insert(connectionOf(scope), 'floating_pool', {
        employee_id: ONE,
        status: 'ASSIGNED',
        assigned_to_client_id: clientId,
        assigned_by: 'LEAD-A',
        last_updated_at: new Date(Date.now() - hoursAgo * 3_600_000).toISOString(),
      }),
    );

  it('keeps others off for a day, and is stale afterwards', async () => {
    await tell(CLIENT_A, 23);
    expect(await stateOf(leaderB, CLIENT_B, ONE)).toBe('taken');
    expect(await failureOf(calls(leaderB).book({ ...atB(), employeeId: ONE }))).toMatchObject({
      key: 'floating-pool.taken',
    });
    const mine = async () => (await calls(leaderA).board({ date: today() })).find(({ id }) => id === ONE);
    expect(await mine()).toMatchObject({ standing: { own: { clientCode: 'CLIENT-A', isStale: false } } });
    await engine.database.writer.run(system, async (scope) =>
      connectionOf(scope)
        .prepare('UPDATE main.floating_pool SET last_updated_at = ?')
        .run(new Date(Date.now() - 25 * 3_600_000).toISOString()),
    );
    expect(await mine()).toMatchObject({ standing: { own: { isStale: true } } });
    expect(await stateOf(leaderB, CLIENT_B, ONE)).toBe('free');
    await calls(leaderB).book({ ...atB(), employeeId: ONE });
  });

  it('does not keep the client itself off', async () => {
    await tell(CLIENT_A, 1);
    expect(await calls(leaderA).book({ ...atA(), employeeId: ONE })).toEqual({ id: expect.any(Number) });
  });
});

describe('the board of the pool', () => {
  it('shows where and since when the own ones are, and of others that they are taken', async () => {
    await calls(leaderA).book({ ...atA(), employeeId: ONE });
    await calls(leaderB).book({ ...atB(), employeeId: TWO });
    const boardOf = async (actor: Actor) =>
      (await calls(actor).board({ date: today() }))
        .filter(({ id }) => POOL.includes(id as (typeof POOL)[number]))
        .map(({ code, shifts }) => [code, ...shifts.map(({ own }) => own && [own.clientCode, own.lineCode])]);
    expect(await boardOf(leaderA)).toEqual([['FLOAT-1', ['CLIENT-A', 'L1']], ['FLOAT-2', null], ['FLOAT-3']]);
    expect(await boardOf(powerUser)).toEqual([
      ['FLOAT-1', ['CLIENT-A', 'L1']],
      ['FLOAT-2', ['CLIENT-B', 'L1']],
      ['FLOAT-3'],
    ]);
  });
});

describe('idle heads', () => {
  const enter = (more: object = {}) =>
    engine.database.writer.run(system, async (scope) =>
      insert(connectionOf(scope), 'production_entries', {
        client_id: CLIENT_A,
        work_order_id: 1,
        line_id: LINE_A,
        shift_date: today(),
        shift_type: 'SHIFT_1ST',
        units_produced: 100,
        employees_assigned: 10,
        employees_floating_idle: 0,
        cycle_ms_used: 900_000,
        cycle_source: 'work-order',
        cycle_confidence: 100,
        assigned_used: 10,
        assigned_source: 'entry',
        assigned_confidence: 100,
        present_used: 10,
        present_source: 'entry',
        present_confidence: 100,
        scheduled_seconds_used: 32_400,
        scheduled_source: 'entry',
        scheduled_confidence: 100,
        run_seconds_used: 32_400,
        run_source: 'entry',
        run_confidence: 100,
        ...more,
      }),
    );
  const efficiency = async () => {
    const { results } = await engine.clientFor(leaderA).kpi.results({
      clientCodes: ['CLIENT-A'],
      from: today(),
      to: today(),
      kpis: ['efficiency'],
    });
    return [results[0]?.numerator, results[0]?.denominator];
  };

  it('flow into the efficiency of the line that has them, and out again', async () => {
    await enter();
    const { id } = await calls(leaderA).book({ ...atA(), employeeId: ONE });
    await calls(leaderA).book({ ...atA(), employeeId: TWO });
    // 100 × 0.25 h ÷ ((10 + 2 idle) × 9 h): 23.1 %.
    expect(await efficiency()).toEqual([25, 108]);
    // One of them stands in for somebody: no longer idle.
    await engine.clientFor(leaderA).attendance.record({
      place: placeA(),
      rows: [there(101, { isAbsent: true, absenceType: 'OTHER', coveredById: TWO })],
      removals: [],
      submissionId: randomUUID(),
    });
    expect(await efficiency()).toEqual([25, 99]);
    await calls(leaderA).release({ clientId: CLIENT_A, id });
    expect(await efficiency()).toEqual([25, 90]);
    expect(
      await rowsOf(`SELECT before ->> 'employeesFloatingIdle' AS b, after ->> 'employeesFloatingIdle' AS a
        FROM audit_log WHERE table_name = 'production_entries' ORDER BY id`),
    ).toEqual([
      { b: 0, a: 1 },
      { b: 1, a: 2 },
      { b: 2, a: 1 },
      { b: 1, a: 0 },
    ]);
  });

  it('are none where somebody is booked to stand in', async () => {
    await enter();
    await engine.clientFor(leaderA).attendance.record({
      place: placeA(),
      rows: [there(101, { isAbsent: true, absenceType: 'OTHER', coveredById: ONE })],
      removals: [],
      submissionId: randomUUID(),
    });
    expect(await efficiency()).toEqual([25, 90]);
  });

  it('stand in entries that are typed afterwards and say nothing of them', async () => {
    await calls(leaderA).book({ ...atA(), employeeId: ONE });
    const none = { creates: [], updates: [], voids: [] };
    const typed = {
      key: 'new',
      workOrder: 'W1',
      operation: null,
      unitsProduced: 100,
      unitsDefective: null,
      runHours: 9,
      employeesAssigned: 10,
      employeesPresent: 10,
      employeesFloatingIdle: null,
      scheduledHours: null,
      notes: null,
    };
    await engine.clientFor(leaderA).sheet.record({
      place: placeA(),
      production: { ...none, creates: [typed] },
      stops: none,
      inspections: none,
      hours: [],
      submissionId: randomUUID(),
    });
    // 100 × 0.25 h ÷ ((10 + 1 idle) × 9 h).
    expect(await efficiency()).toEqual([25, 99]);
  });

  it('leave alone what somebody typed otherwise, and other lines', async () => {
    await enter({ employees_floating_idle: 3 });
    await enter({ line_id: LINE_A2 });
    await calls(leaderA).book({ ...atA(), employeeId: ONE });
    expect(await rowsOf('SELECT employees_floating_idle AS n FROM production_entries ORDER BY id')).toEqual([
      { n: 3 },
      { n: 0 },
    ]);
  });
});

/** Opens the file by itself, waits for the others at a gate and inserts; answers what came of it. */
const RACER = `
  const { parentPort, workerData } = require('node:worker_threads');
  const Database = require('better-sqlite3');
  const { file, gate, racers, clientId, lineId, date, now } = workerData;
  const connection = new Database(file, { timeout: 10_000 });
  const insert = connection.prepare(
    \`INSERT INTO floating_pool (employee_id, status, assigned_to_client_id, assigned_by, last_updated_at, created_at,
       updated_at, shift_date, shift_type, line_id)
     VALUES (301, 'ASSIGNED', ?, 'racer', ?, ?, ?, ?, 'SHIFT_1ST', ?)\`);
  const waiting = new Int32Array(gate);
  Atomics.add(waiting, 0, 1);
  while (Atomics.load(waiting, 0) < racers) {}
  try {
    insert.run(clientId, now, now, now, date, lineId);
    parentPort.postMessage('booked');
  } catch (error) {
    parentPort.postMessage(error.message);
  }
  connection.close();
`;

describe('two leaders at the same moment', () => {
  const race = (clientId: number, lineId: number, gate: SharedArrayBuffer): Promise<string> =>
    new Promise((resolve, reject) => {
      const file = filesOf(folder).database;
      const workerData = {
        file,
        gate,
        racers: 2,
        clientId,
        lineId,
        date: today(),
        now: new Date().toISOString(),
      };
      const worker = new Worker(RACER, { eval: true, workerData });
      worker.once('message', resolve);
      worker.once('error', reject);
    });

  it('on connections of their own: the file lets one in, whatever the program does', async () => {
    for (let round = 0; round < 10; round += 1) {
      const gate = new SharedArrayBuffer(4);
      const outcomes = await Promise.all([race(CLIENT_A, LINE_A, gate), race(CLIENT_B, LINE_B, gate)]);
      expect(outcomes.toSorted()).toEqual([
        'UNIQUE constraint failed: floating_pool.employee_id, floating_pool.shift_date, floating_pool.shift_type',
        'booked',
      ]);
      await engine.database.writer.run(system, async (scope) =>
        connectionOf(scope).exec('DELETE FROM main.floating_pool'),
      );
    }
  });

  it('through the engine: one has the person, the other is told so and nothing else', async () => {
    const outcomes = await Promise.allSettled([
      calls(leaderA).book({ ...atA(), employeeId: ONE }),
      calls(leaderB).book({ ...atB(), employeeId: ONE }),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await rowsOf("SELECT count(*) AS n FROM floating_pool WHERE status = 'ASSIGNED'")).toEqual([
      { n: 1 },
    ]);
  });
});
