import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ORPCError } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../db/calendar';
import type { Actor } from '../../db/scope';
import {
  batchOf,
  changesOf,
  CLIENT_A,
  leaderA,
  LINE_A,
  LINE_A2,
  onFile,
  operatorA,
  otherOperatorA,
  placeA,
  rowOf,
  setStage,
  today,
} from '../../db/repositories/sheet/stage';
import { setMasters, stopOf } from '../../db/repositories/stops/stage';
import type { FailureData } from '../contract/procedure';
import type { Batch, Stop, StopInput } from '../contract/sheet';
import { createEngine, type Engine } from '../engine';

let folder: string;
let engine: Engine;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-stops-'));
  engine = await createEngine({ folder, create: true });
  setStage(folder);
  setMasters(folder);
});

afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

/** The shift of yesterday: it is over, whatever the time is now. */
const place = (more: Parameters<typeof placeA>[0] = {}) =>
  placeA({ shiftDate: addDays(today(), -1), ...more });

type Changes = Partial<Batch['stops']>;

const batch = (changes: Changes, where = place()): Batch =>
  batchOf({ place: where, stops: changesOf(changes) });

const record = (changes: Changes, { by = operatorA as Actor, where = place() } = {}) =>
  engine.clientFor(by).sheet.record({ ...batch(changes, where), submissionId: randomUUID() });

const rehearse = async (changes: Changes, where = place()) =>
  (await engine.clientFor(operatorA).sheet.rehearse(batch(changes, where))).stops.rows;

const stopsNow = async (where = place()): Promise<Stop[]> =>
  (await engine.clientFor(operatorA).sheet.get(where)).stops;

const onlyStop = async (): Promise<Stop> => {
  const [stop, ...more] = await stopsNow();
  if (!stop || more.length > 0) throw new Error(`One stop expected, not ${more.length + 1}`);
  return stop;
};

const inputOf = ({
  id,
  version,
  seconds: _seconds,
  runningSince: _since,
  recordedBy: _by,
  recordedAt: _at,
  updatedAt: _updated,
  warnings: _warnings,
  readOnlyBecause: _why,
  ...input
}: Stop): StopInput & { id: number; version: number } => ({ key: `changed-${id}`, id, version, ...input });

const failureOf = async (call: Promise<unknown>): Promise<{ code: string; data: FailureData }> => {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ORPCError)) throw new Error(`Expected a failure, got ${String(error)}`);
  return { code: error.code, data: error.data as FailureData };
};

const rowsOf = <T>(sql: string): T[] => onFile(folder, (connection) => connection.prepare(sql).all() as T[]);

const trailOf = (table: string) =>
  rowsOf<{ action: string; before: string | null; after: string }>(
    `SELECT action, before, after FROM audit_log WHERE table_name = '${table}' ORDER BY id`,
  ).map(({ action, before, after }) => ({
    action,
    before: before === null ? null : (JSON.parse(before) as Record<string, unknown>),
    after: JSON.parse(after) as Record<string, unknown>,
  }));

describe('a saved stop', () => {
  it('is kept as typed, with what it points to and what follows from two of three times', async () => {
    const { counts } = await record({
      creates: [
        stopOf({
          workOrder: ' wo-1 ',
          equipment: 'm-1',
          employeesAffected: 4,
          responsible: 'E-POOL',
          detail: '  Needle bar\0 broke ',
          resolutionNotes: ' ',
        }),
        stopOf({ reason: 'changeover_setup', startTime: null, minutes: 10 }),
      ],
    });
    expect(counts.stops).toEqual({ created: 2, updated: 0, voided: 0 });
    expect(await stopsNow()).toMatchObject([
      {
        version: 1,
        reason: 'EQUIPMENT_FAILURE',
        startTime: '09:10',
        endTime: '09:30',
        minutes: 20,
        seconds: 1200,
        isRunning: false,
        runningSince: null,
        workOrder: 'WO-1',
        equipment: 'M-1',
        employeesAffected: 4,
        responsible: 'E-POOL',
        detail: 'Needle bar broke',
        resolutionNotes: null,
        recordedBy: 'OP-A',
        warnings: [],
        readOnlyBecause: null,
      },
      { reason: 'CHANGEOVER_SETUP', startTime: null, endTime: null, minutes: 10, warnings: [] },
    ]);
  });

  it('takes its minutes off the run hours of entries that leave theirs blank', async () => {
    const where = place();
    const sheet = engine.clientFor(operatorA).sheet;
    await sheet.record({ ...batchOf({ place: where, creates: [rowOf()] }), submissionId: randomUUID() });
    const runHours = async () =>
      (await sheet.get(where)).production.entries.map(({ derived }) => derived.runHours);
    expect(await runHours()).toEqual([{ value: 9, source: 'scheduled', confidence: 0.5 }]);
    await record({ creates: [stopOf()] });
    expect(await runHours()).toMatchObject([{ source: 'scheduled-less-stops' }]);
    expect((await runHours())[0]?.value).toBeCloseTo(8.667, 3);
    expect(trailOf('production_entries').map(({ action }) => action)).toEqual(['create', 'update']);
    const stop = await onlyStop();
    await record({ voids: [{ key: 'v', id: stop.id, version: 1, reason: 'Typed on the wrong line' }] });
    expect(await runHours()).toEqual([{ value: 9, source: 'scheduled', confidence: 0.5 }]);
  });

  it('gives an entry of the same batch its run hours', async () => {
    const where = place();
    const { sheet } = await engine.clientFor(operatorA).sheet.record({
      ...batchOf({
        place: where,
        creates: [rowOf()],
        stops: changesOf({ creates: [stopOf({ minutes: 60 })] }),
      }),
      submissionId: randomUUID(),
    });
    expect(sheet.production.entries[0]?.derived.runHours).toEqual({
      value: 8,
      source: 'scheduled-less-stops',
      confidence: 0.8,
    });
  });

  it('leaves a trail of who made, changed and voided it', async () => {
    await record({ creates: [stopOf({ workOrder: 'WO-1' })] });
    const made = await onlyStop();
    await record({ updates: [{ ...inputOf(made), endTime: '09:40', minutes: null, equipment: 'M-1' }] });
    const changed = await onlyStop();
    expect(changed).toMatchObject({ version: 2, minutes: 30, equipment: 'M-1' });
    await record({ voids: [{ key: 'v', id: changed.id, version: 2, reason: ' Typed twice ' }] });
    expect(await stopsNow()).toEqual([]);
    expect(trailOf('downtime_entries')).toMatchObject([
      { action: 'create', before: null, after: { line: 'L1', workOrder: 'WO-1', durationSeconds: 1200 } },
      {
        action: 'update',
        before: { durationSeconds: 1200, equipment: null },
        after: { durationSeconds: 1800, equipment: 'M-1' },
      },
      { action: 'void', after: { voidedBy: 'OP-A', voidReason: 'Typed twice' } },
    ]);
    expect(trailOf('downtime_entries')[1]?.after).toEqual({ durationSeconds: 1800, equipment: 'M-1' });
  });

  it('writes nothing for an update that changes nothing', async () => {
    await record({ creates: [stopOf({ employeesAffected: 2, responsible: 'E-A', detail: 'Belt' })] });
    const made = await onlyStop();
    const { counts } = await record({ updates: [inputOf(made)] });
    expect(counts.stops).toEqual({ created: 0, updated: 0, voided: 0 });
    expect(trailOf('downtime_entries')).toHaveLength(1);
  });

  it('keeps seconds that a file brought while something else of it is changed', async () => {
    await record({ creates: [stopOf()] });
    onFile(folder, (connection) =>
      connection.exec("UPDATE downtime_entries SET start_time = '09:10:40', duration_seconds = 95"),
    );
    const stop = await onlyStop();
    expect(stop).toMatchObject({ startTime: '09:10', endTime: '09:12', seconds: 95 });
    await record({ updates: [{ ...inputOf(stop), detail: 'Belt' }] });
    expect(rowsOf('SELECT start_time, duration_seconds, reason_detail FROM downtime_entries')).toEqual([
      { start_time: '09:10:40', duration_seconds: 95, reason_detail: 'Belt' },
    ]);
  });

  it('can be split into two and merged again', async () => {
    await record({ creates: [stopOf({ minutes: 30 })] });
    const whole = await onlyStop();
    const second = stopOf({ reason: 'NEEDLE', startTime: '09:25', minutes: 15 });
    await record({ updates: [{ ...inputOf(whole), endTime: '09:25', minutes: 15 }], creates: [second] });
    const halves = await stopsNow();
    expect(halves).toMatchObject([
      { startTime: '09:10', endTime: '09:25', warnings: [] },
      { startTime: '09:25', endTime: '09:40', reason: 'NEEDLE', warnings: [] },
    ]);
    const [first, other] = halves;
    if (!first || !other) throw new Error('Two stops expected');
    await record({
      updates: [{ ...inputOf(first), endTime: '09:40', minutes: null }],
      voids: [{ key: 'v', id: other.id, version: other.version, reason: 'Merged' }],
    });
    expect(await onlyStop()).toMatchObject({ startTime: '09:10', endTime: '09:40', minutes: 30 });
  });

  it('counts in the day of the KPIs at once', async () => {
    await record({ creates: [stopOf({ employeesAffected: 3 })] });
    expect(rowsOf('SELECT stop_records, stop_labour_s FROM kpi_day WHERE stop_records > 0')).toEqual([
      { stop_records: 1, stop_labour_s: 3600 },
    ]);
  });
});

describe('a refused stop', () => {
  const cases: readonly (readonly [string, Partial<StopInput>, string, string])[] = [
    ['no length', { minutes: null }, 'stops.length-missing', 'endTime'],
    ['0 minutes', { minutes: 0 }, 'stops.no-length', 'minutes'],
    ['negative minutes', { minutes: -5 }, 'production.negative', 'minutes'],
    ['more than a day', { minutes: 1500 }, 'stops.longer-than-a-day', 'minutes'],
    ['an end before its start', { endTime: '09:00', minutes: null }, 'stops.end-before-start', 'endTime'],
    ['three times that disagree', { endTime: '09:40' }, 'stops.times-disagree', 'minutes'],
    ['no clock time', { startTime: '25:00' }, 'stops.not-a-time', 'startTime'],
    ['no reason', { reason: ' ' }, 'stops.reason-missing', 'reason'],
    ['an unknown reason', { reason: 'NOTHING' }, 'stops.reason-unknown', 'reason'],
    ['a reason of another client', { reason: 'SECRET' }, 'stops.reason-unknown', 'reason'],
    ['a reason out of use', { reason: 'RETIRED' }, 'stops.reason-out-of-use', 'reason'],
    ['a reason of another line', { reason: 'ONLY_L2' }, 'stops.reason-out-of-use', 'reason'],
    ['an unknown order', { workOrder: 'WO-B' }, 'production.order-unknown', 'workOrder'],
    ['a cancelled order', { workOrder: 'WO-CANCELLED' }, 'production.order-cancelled', 'workOrder'],
    ['an unknown machine', { equipment: 'M-B' }, 'stops.equipment-unknown', 'equipment'],
    ['a machine of another line', { equipment: 'M-2' }, 'stops.equipment-of-another-line', 'equipment'],
    ['a machine out of use', { equipment: 'M-OLD' }, 'stops.equipment-out-of-use', 'equipment'],
    ['an employee of another client', { responsible: 'E-B' }, 'stops.responsible-unknown', 'responsible'],
    ['too many people', { employeesAffected: 3001 }, 'production.above-most', 'employeesAffected'],
    ['half a person', { employeesAffected: 1.5 }, 'production.not-whole', 'employeesAffected'],
    ['an end while it is running', { isRunning: true }, 'stops.running-has-length', 'minutes'],
    [
      'no start while it is running',
      { isRunning: true, startTime: null, minutes: null },
      'stops.running-start-missing',
      'startTime',
    ],
  ];

  it('names the field and what is wrong with it, and leaves nothing behind', async () => {
    for (const [name, more, key, field] of cases) {
      const creates = [stopOf({ startTime: '10:00', minutes: 5 }), stopOf(more)];
      const { code, data } = await failureOf(record({ creates }));
      expect({ name, code, fields: data.fields }).toMatchObject({
        name,
        code: 'invalid-input',
        fields: [{ key, path: ['stops', 'creates', 1, field] }],
      });
      const rows = await rehearse({ creates });
      expect({ name, rows }).toMatchObject({
        name,
        rows: [
          { errors: [], stop: { minutes: 5 } },
          { errors: [{ key, field }], stop: null },
        ],
      });
    }
    expect(await stopsNow()).toEqual([]);
  });

  it('may keep a reason, a machine and an order that are out of use by now', async () => {
    await record({ creates: [stopOf({ equipment: 'M-1', workOrder: 'WO-1' })] });
    onFile(folder, (connection) =>
      connection.exec(`UPDATE downtime_reasons SET is_active = 0 WHERE code = 'EQUIPMENT_FAILURE';
        UPDATE equipment SET is_active = 0 WHERE code = 'M-1';
        UPDATE work_orders SET status = 'CANCELLED' WHERE code = 'WO-1'`),
    );
    await record({ updates: [{ ...inputOf(await onlyStop()), detail: 'Belt' }] });
    expect(await onlyStop()).toMatchObject({ detail: 'Belt', equipment: 'M-1' });
  });

  it('is one of another place, of another client, or of nobody', async () => {
    await record({ creates: [stopOf()] });
    const stop = await onlyStop();
    const elsewhere = [
      record({ updates: [inputOf(stop)] }, { where: place({ lineId: LINE_A2 }) }),
      record(
        { voids: [{ key: 'v', id: stop.id, version: 1, reason: 'No' }] },
        { where: place({ lineId: null }) },
      ),
      record({ updates: [{ ...inputOf(stop), id: stop.id + 99 }] }),
    ];
    for (const call of elsewhere) expect(await failureOf(call)).toMatchObject({ code: 'not-found' });
  });

  it('was entered by somebody else, which a leader may still correct', async () => {
    await record({ creates: [stopOf()] });
    const stop = await onlyStop();
    const update = { updates: [{ ...inputOf(stop), detail: 'Belt' }] };
    expect(await failureOf(record(update, { by: otherOperatorA }))).toMatchObject({ code: 'forbidden' });
    await record(update, { by: leaderA });
    expect(await onlyStop()).toMatchObject({ detail: 'Belt', recordedBy: 'OP-A', version: 2 });
  });

  it('was changed by somebody else meanwhile', async () => {
    await record({ creates: [stopOf()] });
    const stop = await onlyStop();
    await record({ updates: [{ ...inputOf(stop), detail: 'Theirs' }] });
    const { code, data } = await failureOf(record({ updates: [{ ...inputOf(stop), detail: 'Mine' }] }));
    expect(code).toBe('conflict');
    expect(data.details).toMatchObject({
      rows: [{ section: 'stops', change: 'update', yours: { detail: 'Mine' }, theirs: { detail: 'Theirs' } }],
    });
  });
});

describe('a warning of a stop', () => {
  const warningsOf = async (creates: StopInput[], where = place()) =>
    (await rehearse({ creates }, where)).map(({ warnings }) => warnings.map(({ key }) => key));

  it('tells of another stop of the line at the same time, in the read-back and afterwards', async () => {
    const creates = [
      stopOf(),
      stopOf({ startTime: '09:25', minutes: 20 }),
      stopOf({ startTime: '09:45', minutes: 5 }),
    ];
    expect(await warningsOf(creates)).toEqual([['stops.warning-overlap'], ['stops.warning-overlap'], []]);
    await record({ creates });
    expect((await stopsNow())[0]?.warnings).toEqual([
      { key: 'stops.warning-overlap', field: 'startTime', params: { start: '09:25', end: '09:45' } },
    ]);
  });

  it('tells of a stop of another line as little as of one without a line', async () => {
    await record({ creates: [stopOf()] }, { where: place({ lineId: LINE_A2 }) });
    expect(await warningsOf([stopOf()])).toEqual([[]]);
    expect(await warningsOf([stopOf(), stopOf()], place({ lineId: null }))).toEqual([[], []]);
  });

  it('tells of times outside the shift', async () => {
    expect(await warningsOf([stopOf({ startTime: '15:50', minutes: 10 })])).toEqual([[]]);
    expect(await warningsOf([stopOf({ startTime: '15:50', minutes: 11 })])).toEqual([
      ['stops.warning-outside-shift'],
    ]);
    expect(await warningsOf([stopOf({ startTime: '06:30', minutes: 10 })])).toEqual([
      ['stops.warning-outside-shift'],
    ]);
  });

  it('tells once, of the longest, that stops last longer than the shift together', async () => {
    const creates = [stopOf({ startTime: null, minutes: 300 }), stopOf({ startTime: null, minutes: 301 })];
    const [shorter, longer] = await rehearse({ creates });
    expect(shorter?.warnings).toEqual([]);
    expect(longer?.warnings).toMatchObject([
      { key: 'stops.warning-more-than-shift', params: { shiftHours: 9 } },
    ]);
  });

  it('tells of more people than the shift has, and of orders that are closed or held', async () => {
    const where = place();
    const sheet = engine.clientFor(operatorA).sheet;
    await sheet.record({ ...batchOf({ place: where, creates: [rowOf()] }), submissionId: randomUUID() });
    const rows = await warningsOf([
      stopOf({ startTime: '07:00', employeesAffected: 11 }),
      stopOf({ startTime: '08:00', employeesAffected: 10, workOrder: 'WO-HELD' }),
      stopOf({ startTime: '10:00', workOrder: 'WO-DONE' }),
    ]);
    expect(rows).toEqual([
      ['stops.warning-more-people'],
      ['production.warning-order-on-hold'],
      ['production.warning-order-closed'],
    ]);
  });
});

describe('a stop of a night shift', () => {
  beforeEach(() =>
    onFile(folder, (connection) =>
      connection.exec(`INSERT INTO shifts (client_id, code, name, shift_type, start_time, end_time, standard_seconds,
          created_at, updated_at) VALUES (${CLIENT_A}, 'S2', 'Night', 'SHIFT_2ND', '22:00', '06:00', 28800, 'now', 'now')`),
    ),
  );

  it('goes over midnight and overlaps one that began the day before', async () => {
    const where = placeA({ shiftType: 'SHIFT_2ND', shiftDate: addDays(today(), -1), lineId: LINE_A });
    await record({ creates: [stopOf({ startTime: '23:50', endTime: '00:20', minutes: null })] }, { where });
    await record({ creates: [stopOf({ startTime: '00:10', minutes: 5 })] }, { where });
    expect(await stopsNow(where)).toMatchObject([
      { minutes: 30, warnings: [{ key: 'stops.warning-overlap' }] },
      { startTime: '00:10', endTime: '00:15', warnings: [{ key: 'stops.warning-overlap' }] },
    ]);
  });
});
