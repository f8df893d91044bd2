import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ORPCError } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor } from '../../db/scope';
import {
  batchOf,
  changesOf,
  CLIENT_A,
  leaderA,
  LINE_A2,
  LINE_B,
  onFile,
  operatorA,
  operatorB,
  otherOperatorA,
  placeA,
  rowOf,
  setStage,
} from '../../db/repositories/sheet/stage';
import { setMasters } from '../../db/repositories/stops/stage';
import type { FailureData } from '../contract/procedure';
import type { Stop } from '../contract/sheet';
import { createEngine, type Engine } from '../engine';

let folder: string;
let engine: Engine;

/** Ten in the morning where the clients are: the first shift runs from 07:00 to 16:00. */
const TEN = '2026-06-10T16:00:00Z';
const DAY = '2026-06-10';

const setClock = (instant: string): void => void vi.setSystemTime(new Date(instant));

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  setClock(TEN);
  folder = mkdtempSync(join(tmpdir(), 'lineside-running-'));
  engine = await createEngine({ folder, create: true });
  setStage(folder);
  setMasters(folder);
});

afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
  vi.useRealTimers();
});

type Start = Parameters<ReturnType<Engine['clientFor']>['stops']['start']>[0];
type Close = Parameters<ReturnType<Engine['clientFor']>['stops']['close']>[0];

const start = (more: Partial<Start> = {}, by: Actor = operatorA): Promise<Stop> =>
  engine.clientFor(by).stops.start({
    place: placeA({ shiftDate: DAY }),
    reason: 'EQUIPMENT_FAILURE',
    workOrder: null,
    equipment: null,
    employeesAffected: null,
    detail: null,
    startTime: null,
    ...more,
  });

const close = (
  { id, version }: Pick<Stop, 'id' | 'version'>,
  more: Partial<Close> = {},
  by: Actor = operatorA,
): Promise<Stop> =>
  engine.clientFor(by).stops.close({ clientId: CLIENT_A, id, version, endTime: null, ...more });

const running = (by: Actor = operatorA) => engine.clientFor(by).stops.running({});

const failureOf = async (call: Promise<unknown>): Promise<{ code: string; data: FailureData }> => {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ORPCError)) throw new Error(`Expected a failure, got ${String(error)}`);
  return { code: error.code, data: error.data as FailureData };
};

const rowsOf = <T>(sql: string): T[] => onFile(folder, (connection) => connection.prepare(sql).all() as T[]);
const run = (sql: string): void => onFile(folder, (connection) => void connection.exec(sql));

describe('a running stop', () => {
  it('has a start and no length, and stands in the list of what is running', async () => {
    const stop = await start({ workOrder: 'WO-1', equipment: 'M-1', employeesAffected: 4, detail: 'Belt' });
    expect(stop).toMatchObject({
      isRunning: true,
      startTime: '10:00',
      endTime: null,
      minutes: null,
      seconds: 0,
      runningSince: '2026-06-10T16:00:00.000Z',
      warnings: [],
    });
    expect(await running()).toEqual([
      {
        id: stop.id,
        version: 1,
        clientId: CLIENT_A,
        clientCode: 'CLIENT-A',
        lineId: placeA().lineId,
        lineCode: 'L1',
        lineName: 'Line L1',
        shiftDate: DAY,
        shiftType: 'SHIFT_1ST',
        reason: 'EQUIPMENT_FAILURE',
        reasonEn: 'Equipment failure',
        reasonEs: 'Falla de equipo',
        runningSince: '2026-06-10T16:00:00.000Z',
        startTime: '10:00',
        workOrder: 'WO-1',
        equipment: 'M-1',
        employeesAffected: 4,
        recordedBy: 'OP-A',
        shiftEndTime: '16:00',
        isPastShift: false,
      },
    ]);
  });

  it('can have begun a while ago, not in the future', async () => {
    expect(await start({ startTime: '09:35' })).toMatchObject({ runningSince: '2026-06-10T15:35:00.000Z' });
    const { code, data } = await failureOf(start({ startTime: '10:01' }));
    expect([code, data.fields]).toMatchObject([
      'invalid-input',
      [{ key: 'stops.running-in-future', path: ['startTime'] }],
    ]);
  });

  it('may begin before its shift does, which its clock times cannot tell', async () => {
    setClock('2026-06-10T12:30:40Z');
    const stop = await start();
    expect(stop).toMatchObject({ startTime: null, runningSince: '2026-06-10T12:30:00.000Z' });
    expect((await running())[0]).toMatchObject({ startTime: '06:30' });
    setClock('2026-06-10T12:45:00Z');
    expect(await close(stop)).toMatchObject({ startTime: null, endTime: null, minutes: 15 });
  });

  it('is told of where another of the line is running, and where a typed one overlaps it', async () => {
    await start({ startTime: '09:30' });
    const second = await start();
    expect(second.warnings).toEqual([
      { key: 'stops.warning-also-running', field: 'startTime', params: { start: '09:30' } },
    ]);
    expect((await start({ place: placeA({ shiftDate: DAY, lineId: LINE_A2 }) })).warnings).toEqual([]);
    await close(second, { endTime: null });
    const { stops } = await engine.clientFor(operatorA).sheet.get(placeA({ shiftDate: DAY }));
    expect(stops.map(({ warnings }) => warnings.map(({ key }) => key))).toEqual([
      ['stops.warning-overlap'],
      ['stops.warning-overlap-running'],
    ]);
  });

  it('counts nowhere until it is closed, and then whole', async () => {
    const place = placeA({ shiftDate: DAY });
    const sheet = engine.clientFor(operatorA).sheet;
    await sheet.record({ ...batchOf({ place, creates: [rowOf()] }), submissionId: randomUUID() });
    const sums = () => rowsOf('SELECT stop_records, stop_labour_s FROM kpi_day');
    const stop = await start({ employeesAffected: 10 });
    expect(await sums()).toEqual([{ stop_records: 0, stop_labour_s: 0 }]);
    setClock('2026-06-10T16:30:00Z');
    await close(stop);
    expect(await sums()).toEqual([{ stop_records: 1, stop_labour_s: 18_000 }]);
    const { production, account } = await sheet.get(place);
    expect(production.entries[0]?.derived.runHours).toMatchObject({ value: 8.5 });
    expect(account.stopHours).toBe(0.5);
  });

  it('leaves what an entry says of its own downtime in force until then', async () => {
    const place = placeA({ shiftDate: DAY });
    const sheet = engine.clientFor(operatorA).sheet;
    await sheet.record({ ...batchOf({ place, creates: [rowOf()] }), submissionId: randomUUID() });
    run('UPDATE production_entries SET downtime_seconds = 1800');
    const runHours = async () => (await sheet.get(place)).production.entries[0]?.derived.runHours;
    const stop = await start();
    expect(await runHours()).toMatchObject({ value: 8.5, source: 'scheduled-less-stops' });
    expect((await sheet.get(place)).account.stopHours).toBe(0.5);
    setClock('2026-06-10T17:00:00Z');
    await close(stop);
    expect(await runHours()).toMatchObject({ value: 8, source: 'scheduled-less-stops' });
    expect((await sheet.get(place)).account.stopHours).toBe(1);
  });

  it('is left out of the downtime, and the explanation of availability says so', async () => {
    await start();
    const explained = await engine.clientFor(leaderA).kpi.explain({
      clientId: CLIENT_A,
      kpi: 'mttr',
      from: DAY,
      to: DAY,
    });
    expect(JSON.stringify(explained)).toContain('"reason":"stop-running","records":1');
  });

  it('can be closed in the sheet, too, and opened again there', async () => {
    const place = placeA({ shiftDate: DAY });
    const { id, version } = await start();
    const input = {
      key: 'k',
      reason: 'EQUIPMENT_FAILURE',
      startTime: '10:00',
      workOrder: null,
      equipment: null,
      employeesAffected: null,
      responsible: null,
      detail: null,
      resolutionNotes: null,
    };
    const record = async (update: object, seen: number): Promise<Stop | undefined> => {
      const stops = changesOf({ updates: [{ ...input, ...update, id, version: seen }] });
      const { sheet } = await engine
        .clientFor(operatorA)
        .sheet.record({ ...batchOf({ place }), stops: stops as never, submissionId: randomUUID() });
      return sheet.stops[0];
    };
    const closed = await record({ endTime: '10:05', minutes: null, isRunning: false }, version);
    expect(closed).toMatchObject({ isRunning: false, minutes: 5, runningSince: null });
    expect(await running()).toEqual([]);
    const open = await record({ endTime: null, minutes: null, isRunning: true }, version + 1);
    expect(open).toMatchObject({ isRunning: true, seconds: 0, runningSince: '2026-06-10T16:00:00.000Z' });
  });

  it('is no longer running once it is voided', async () => {
    const { id, version } = await start();
    const voids = [{ key: 'v', id, version, reason: 'Was not standing' }];
    await engine.clientFor(operatorA).sheet.record({
      ...batchOf({ place: placeA({ shiftDate: DAY }), stops: changesOf({ voids }) }),
      submissionId: randomUUID(),
    });
    expect(await running()).toEqual([]);
    expect(await failureOf(close({ id, version: version + 1 }))).toMatchObject({ code: 'not-found' });
  });
});

describe('closing a stop', () => {
  it('makes whole minutes of it, at least one', async () => {
    setClock('2026-06-10T16:00:50Z');
    const first = await start();
    setClock('2026-06-10T16:00:59Z');
    expect(await close(first)).toMatchObject({ startTime: '10:00', endTime: '10:01', minutes: 1 });
    const second = await start();
    setClock('2026-06-10T16:12:59Z');
    expect(await close(second)).toMatchObject({
      startTime: '10:00',
      endTime: '10:12',
      minutes: 12,
      version: 2,
    });
  });

  it('takes a time, the people and what was done about it, by whoever is there', async () => {
    const stop = await start({ detail: 'Belt' });
    setClock('2026-06-10T17:00:00Z');
    const closed = await close(
      stop,
      { endTime: '10:40', employeesAffected: 6, resolutionNotes: ' New belt ' },
      otherOperatorA,
    );
    expect(closed).toMatchObject({
      minutes: 40,
      employeesAffected: 6,
      detail: 'Belt',
      resolutionNotes: 'New belt',
      recordedBy: 'OP-A',
    });
    const [made, ended] = rowsOf<{ actor: string; after: string }>(
      "SELECT actor, after FROM audit_log WHERE table_name = 'downtime_entries' ORDER BY id",
    );
    expect([made?.actor, ended?.actor]).toEqual(['OP-A', 'OP-A2']);
    expect(JSON.parse(ended?.after ?? '')).toMatchObject({ runningSince: null, durationSeconds: 2400 });
  });

  it('refuses an end that is not after the start or still to come', async () => {
    const stop = await start();
    setClock('2026-06-10T16:20:00Z');
    for (const [endTime, key] of [
      ['09:50', 'stops.end-before-start'],
      ['10:00', 'stops.no-length'],
      ['10:21', 'stops.ends-in-future'],
    ] as const) {
      const { code, data } = await failureOf(close(stop, { endTime }));
      expect([endTime, code, data.fields]).toMatchObject([
        endTime,
        'invalid-input',
        [{ key, path: ['endTime'] }],
      ]);
    }
    expect(await running()).toHaveLength(1);
  });

  it('tells a stop that ran past its shift, and ends it with the shift or when it is told to', async () => {
    const early = await start({ startTime: '09:30' });
    const late = await start();
    expect((await failureOf(close(early, { atShiftEnd: true }))).data.key).toBe('stops.ends-in-future');
    setClock('2026-06-10T23:10:00Z');
    expect((await running()).map(({ isPastShift }) => isPastShift)).toEqual([true, true]);
    const { stops } = await engine.clientFor(operatorA).sheet.get(placeA({ shiftDate: DAY }));
    expect(stops[0]?.warnings.map(({ key }) => key)).toContain('stops.warning-past-shift');
    expect(await close(early, { atShiftEnd: true })).toMatchObject({ endTime: '16:00', minutes: 390 });
    const ran = await close(late);
    expect(ran).toMatchObject({ endTime: '17:10', minutes: 430 });
    expect(ran.warnings.map(({ key }) => key)).toContain('stops.warning-outside-shift');
  });

  it('asks when a stop ended that nobody closed for days', async () => {
    const stop = await start();
    setClock('2026-06-13T16:00:00Z');
    expect((await failureOf(close(stop))).data.key).toBe('stops.longer-than-a-day');
    expect(await close(stop, { endTime: '11:00' })).toMatchObject({ minutes: 60 });
  });

  it('is refused to the second of two people, with what the first one made of it', async () => {
    const stop = await start();
    setClock('2026-06-10T16:20:00Z');
    const outcomes = await Promise.allSettled([
      close(stop, { endTime: '10:10' }),
      close(stop, { endTime: '10:15' }, otherOperatorA),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const { code, data } = await failureOf(close(stop, {}, otherOperatorA));
    expect([code, data.key]).toEqual(['conflict', 'stops.closed-meanwhile']);
    expect(data.details).toMatchObject({ theirs: { isRunning: false } });
  });

  it('is refused where somebody changed the stop since', async () => {
    const stop = await start();
    run('UPDATE downtime_entries SET version = 2');
    expect((await failureOf(close(stop))).data.key).toBe('stops.changed-meanwhile');
  });

  it('and starting one are refused on a date of a locked period', async () => {
    const stop = await start();
    run(`INSERT INTO period_locks (client_id, from_date, to_date, locked_by, locked_at)
         VALUES (${CLIENT_A}, '2026-06-01', '2026-06-30', 'LEAD-A', 'now')`);
    for (const call of [start(), close(stop)]) {
      expect(await failureOf(call)).toMatchObject({ code: 'locked' });
    }
  });

  it('and everything else of another client answers as if there was nothing', async () => {
    const stop = await start();
    expect(await running(operatorB)).toEqual([]);
    const foreign = await failureOf(close(stop, {}, operatorB));
    const missing = await failureOf(close({ id: stop.id + 99, version: 1 }, {}, operatorB));
    expect(foreign).toEqual(missing);
    expect(foreign.code).toBe('not-found');
    expect(await failureOf(start({}, operatorB))).toMatchObject({ code: 'not-found' });
    const elsewhere = placeA({ shiftDate: DAY, lineId: LINE_B });
    expect(await failureOf(start({ place: elsewhere }))).toMatchObject({ code: 'not-found' });
  });
});

describe('a stop over a change of the clock', () => {
  /** Tijuana leaves summer time at 02:00 of 1 November and has 01:00 to 02:00 twice; it goes to it on 8 March. */
  beforeEach(() =>
    run(`UPDATE clients SET timezone = 'America/Tijuana';
      INSERT INTO shifts (client_id, code, name, shift_type, start_time, end_time, standard_seconds, created_at, updated_at)
        VALUES (${CLIENT_A}, 'S2', 'Night', 'SHIFT_2ND', '22:00', '06:00', 28800, 'now', 'now')`),
  );
  const night = (shiftDate: string) => placeA({ shiftDate, shiftType: 'SHIFT_2ND' });

  it('is as long as it really was', async () => {
    setClock('2026-11-01T07:30:00Z');
    const autumn = await start({ place: night('2026-10-31') });
    expect(autumn.startTime).toBe('00:30');
    setClock('2026-11-01T11:30:00Z');
    expect(await close(autumn)).toMatchObject({ startTime: '00:30', endTime: '03:30', minutes: 240 });

    setClock('2026-03-08T09:30:00Z');
    const spring = await start({ place: night('2026-03-07') });
    expect(spring.startTime).toBe('01:30');
    setClock('2026-03-08T10:30:00Z');
    expect(await close(spring)).toMatchObject({ startTime: '01:30', endTime: '03:30', minutes: 60 });
  });

  it('knows in which of two equal hours it began', async () => {
    setClock('2026-11-01T09:30:00Z');
    const stop = await start({ place: night('2026-10-31') });
    expect(stop).toMatchObject({ startTime: '01:30', runningSince: '2026-11-01T09:30:00.000Z' });
    setClock('2026-11-01T11:00:00Z');
    expect((await close(stop, { endTime: '02:10' })).seconds).toBe(2400);
  });
});
