import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ORPCError } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sheetName, type Actor } from '../../db';
import { addDays } from '../../db/calendar';
import {
  batchOf,
  CLIENT_A,
  leaderA,
  LINE_A,
  onFile,
  operatorA,
  otherOperatorA,
  placeA,
  rowOf,
  setStage,
  today,
} from '../../db/repositories/sheet/stage';
import type { FailureData } from '../contract/procedure';
import { createEngine, type Engine } from '../engine';

let folder: string;
let engine: Engine;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-sheet-'));
  engine = await createEngine({ folder, create: true });
  setStage(folder);
});

afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

const sheetOf = (actor: Actor) => engine.clientFor(actor).sheet;
const record = (more: Parameters<typeof batchOf>[0], actor = operatorA, submissionId = randomUUID()) =>
  sheetOf(actor).record({ ...batchOf(more), submissionId });

/** Yesterday's shift, all of whose hours are over. */
const yesterday = () => placeA({ shiftDate: addDays(today(), -1) });

const failureOf = async (call: Promise<unknown>) => {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ORPCError)) throw new Error(`Expected a failure, got ${String(error)}`);
  const { key, fields, details } = error.data as FailureData;
  return {
    code: error.code,
    key,
    details,
    fields: fields.map((field) => [field.path.join('.'), field.key]),
  };
};

const countOf = (table: string): number =>
  onFile(folder, (connection) => Number(connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get()));

const missingOf = ({ account }: Awaited<ReturnType<ReturnType<typeof sheetOf>['get']>>) =>
  account.missing.map(({ key, params }) => [key, params]);

const hour = (at: number, pieces: number | null, version: number | null = null) => ({
  hour: at,
  pieces,
  version,
});

describe('pieces by the hour', () => {
  it('are counted alone, corrected and taken away, each with its version and its trace', async () => {
    const first = await record({ hours: [hour(1, 40), hour(3, 0)] });
    expect(first.counts.hours).toBe(2);
    expect(first.sheet.hours).toEqual([
      { hour: 1, pieces: 40, version: 1, recordedBy: 'OP-A' },
      { hour: 3, pieces: 0, version: 1, recordedBy: 'OP-A' },
    ]);
    const second = await record({ hours: [hour(1, 42, 1), hour(3, null, 1), hour(2, null)] });
    expect(second.counts.hours).toBe(2);
    expect(second.sheet.hours).toEqual([{ hour: 1, pieces: 42, version: 2, recordedBy: 'OP-A' }]);
    const trail = onFile(folder, (connection) =>
      connection
        .prepare("SELECT action, before, after FROM audit_log WHERE table_name = 'hourly_counts' ORDER BY id")
        .all(),
    ) as { action: string; before: string | null; after: string | null }[];
    expect(trail.map(({ action }) => action)).toEqual(['create', 'create', 'update', 'void']);
    expect([trail[2]?.before, trail[2]?.after]).toEqual(['{"pieces":40}', '{"pieces":42}']);
    expect(JSON.parse(trail[3]?.before ?? '')).toMatchObject({ hour: 3, pieces: 0, shiftDate: today() });
  });

  it.each([
    ['below 0', hour(1, -1), 'hours.0.pieces', 'production.negative'],
    ['of half a piece', hour(1, 0.5), 'hours.0.pieces', 'production.not-whole'],
    ['absurd', hour(1, 2_000_000), 'hours.0.pieces', 'production.above-most'],
    ['after the shift', hour(10, 5), 'hours.0.hour', 'hours.after-shift'],
  ])('are refused %s, with the rest of the submit', async (_, typed, path, key) => {
    const { code, fields } = await failureOf(record({ creates: [rowOf()], hours: [typed] }));
    expect([code, fields]).toEqual(['invalid-input', [[path, key]]]);
    expect(countOf('production_entries')).toBe(0);
  });

  it('are refused twice for one hour, and without a line', async () => {
    expect((await failureOf(record({ hours: [hour(2, 1), hour(2, 2)] }))).fields).toEqual([
      ['hours.0.hour', 'hours.twice'],
      ['hours.1.hour', 'hours.twice'],
    ]);
    const place = placeA({ lineId: null });
    expect((await failureOf(record({ place, hours: [hour(1, 1)] }))).fields).toEqual([
      ['hours.0', 'hours.line-missing'],
    ]);
  });

  it('of another operator are left alone, but not by a leader', async () => {
    await record({ hours: [hour(1, 40)] });
    expect(await failureOf(record({ hours: [hour(1, 41, 1)] }, otherOperatorA))).toMatchObject({
      code: 'forbidden',
      fields: [['hours.0', 'production.read-only-of-another']],
    });
    expect((await record({ hours: [hour(1, 41, 1)] }, leaderA)).sheet.hours[0]?.pieces).toBe(41);
  });

  it('that two people counted differently end in a question; that both counted the same do not', async () => {
    await record({ hours: [hour(1, 40)] });
    const attempt = record({ creates: [rowOf()], hours: [hour(1, 44)] }, leaderA);
    expect(await failureOf(attempt)).toMatchObject({
      code: 'conflict',
      details: {
        rows: [
          {
            section: 'hours',
            key: '1',
            change: 'update',
            yours: { hour: 1, pieces: 44, version: null },
            theirs: { hour: 1, pieces: 40, version: 1, recordedBy: 'OP-A' },
          },
        ],
      },
    });
    expect(countOf('production_entries')).toBe(0);
    const rehearsed = await sheetOf(leaderA).rehearse(batchOf({ hours: [hour(1, 44)] }));
    expect(rehearsed.hours.rows).toMatchObject([
      { hour: 1, errors: [{ key: 'production.changed-meanwhile' }] },
    ]);
    expect((await record({ hours: [hour(1, 40)] }, leaderA)).counts.hours).toBe(0);
  });

  it('stand against the plan of the shift, hour by hour', async () => {
    await engine.clientFor(leaderA).piecePlans.add({
      clientId: CLIENT_A,
      lineId: LINE_A,
      shiftType: 'SHIFT_1ST',
      date: null,
      from: null,
      pieces: 500,
    });
    onFile(folder, (connection) =>
      connection.exec(`INSERT INTO shift_breaks (client_id, shift_id, start_time, duration_seconds, is_paid)
        SELECT ${CLIENT_A}, id, '11:00', 3600, 1 FROM shifts`),
    );
    const { shift } = await sheetOf(operatorA).get(placeA());
    expect(shift).toMatchObject({
      startTime: '07:00',
      endTime: '16:00',
      planPieces: 500,
      planSource: 'plan',
    });
    expect(shift.slots.map(({ from, planPieces }) => [from, planPieces])).toEqual([
      ['07:00', 63],
      ['08:00', 62],
      ['09:00', 63],
      ['10:00', 62],
      ['11:00', 0],
      ['12:00', 63],
      ['13:00', 62],
      ['14:00', 63],
      ['15:00', 62],
    ]);
  });
});

describe('the account of a shift', () => {
  const worked = [2, 1.5, 3, 1, 1].map((runHours, at) => rowOf({ workOrder: `WO-${at + 1}`, runHours }));

  it('is planned = run + stops + unexplained, as typed', async () => {
    const { sheet } = await record({ place: yesterday(), creates: worked });
    expect(sheet.account).toMatchObject({
      plannedHours: 9,
      runHours: 8.5,
      stopHours: 0,
      unexplainedHours: 0.5,
    });
    expect(missingOf(sheet)).toEqual([['sheet.time-unexplained', { hours: 0.5 }]]);
  });

  it('counts recorded stops, minutes that they share once, and says nothing where all time is explained', async () => {
    await record({ place: yesterday(), creates: worked });
    onFile(folder, (connection) => {
      connection.exec(`INSERT INTO downtime_reasons (client_id, code, name_en, name_es, created_at, updated_at)
        SELECT ${CLIENT_A}, 'JAM', 'Jam', 'Atasco', 'now', 'now'`);
      const stop = connection.prepare(
        `INSERT INTO downtime_entries (client_id, line_id, shift_date, shift_type, reason, duration_seconds, start_time,
           recorded_by, recorded_at, created_at, updated_at)
         VALUES (${CLIENT_A}, ${LINE_A}, ?, 'SHIFT_1ST', 'JAM', ?, ?, 'OP-A', 'now', 'now', 'now')`,
      );
      stop.run(yesterday().shiftDate, 1200, '09:10');
      stop.run(yesterday().shiftDate, 1200, '09:20');
    });
    const sheet = await sheetOf(operatorA).get(yesterday());
    expect(sheet.account).toMatchObject({ stopHours: 0.5, unexplainedHours: 0 });
    expect(missingOf(sheet)).toEqual([]);
  });

  it('is the same in a rehearsal, before anything is saved', async () => {
    const { account } = await sheetOf(operatorA).rehearse(
      batchOf({ place: yesterday(), creates: [rowOf({ runHours: 10, employeesAssigned: null })] }),
    );
    expect(account).toMatchObject({ runHours: 10, unexplainedHours: -1 });
    expect(account.missing.map(({ key }) => key)).toEqual(['sheet.time-above-shift']);
    expect(countOf('production_entries')).toBe(0);
  });

  it('says what is missing: production, run hours, people', async () => {
    expect(missingOf(await sheetOf(operatorA).get(yesterday()))).toEqual([['sheet.missing-production', {}]]);
    const { sheet } = await record({
      place: yesterday(),
      creates: [
        rowOf({ runHours: 9 }),
        rowOf({ workOrder: 'WO-2', employeesAssigned: null, employeesPresent: null }),
      ],
    });
    expect(missingOf(sheet)).toEqual([
      ['sheet.missing-run-hours', { count: 1 }],
      ['sheet.missing-people', { count: 1 }],
    ]);
  });

  it('asks for hours only of a line that counts them, and compares what was counted with what was made', async () => {
    const creates = [rowOf({ runHours: 9 })];
    const { sheet } = await record({ place: yesterday(), creates });
    expect(missingOf(sheet)).toEqual([]);
    const counted = await record({ place: yesterday(), hours: [hour(1, 12), hour(2, 12)] });
    expect(missingOf(counted.sheet)).toEqual([['sheet.hours-uncounted', { count: 7 }]]);
    const rest = [3, 4, 5, 6, 7, 8, 9].map((at) => hour(at, 11));
    expect(missingOf((await record({ place: yesterday(), hours: rest })).sheet)).toEqual([
      ['sheet.hours-differ', { counted: 101, produced: 100 }],
    ]);
    const whole = await record({ place: yesterday(), hours: [hour(9, 10, 1)] });
    expect(missingOf(whole.sheet)).toEqual([]);
  });

  it('leaves time unexplained without a line unsaid: its rows run side by side', async () => {
    const place = { ...yesterday(), lineId: null };
    const { sheet } = await record({ place, creates: [rowOf({ runHours: 8 })] });
    expect(sheet.account.unexplainedHours).toBeNull();
    expect(sheet.shift.slots).toEqual([]);
    expect(missingOf(sheet)).toEqual([]);
  });
});

describe('drafts of one sheet', () => {
  const draft = () => ({ clientId: CLIENT_A, kind: 'sheet', place: sheetName(placeA()) });
  const keep = (actor: Actor, seat: string, basedOn: string | null, content: string) =>
    engine.clientFor(actor).drafts.save({ ...draft(), seat, basedOn, content });

  it('of another window of the same user are not overwritten unseen', async () => {
    const first = await keep(operatorA, 'left', null, 'typed on the left');
    expect(await failureOf(keep(operatorA, 'right', null, 'typed on the right'))).toMatchObject({
      code: 'conflict',
      key: 'draft.elsewhere',
      details: {
        theirs: { content: 'typed on the left', seat: 'left', stationName: null, updatedAt: first.updatedAt },
      },
    });
    expect((await engine.clientFor(operatorA).drafts.get(draft()))?.content).toBe('typed on the left');
    await keep(operatorA, 'right', first.updatedAt, 'typed on the right');
    expect(await failureOf(keep(operatorA, 'left', first.updatedAt, 'more'))).toMatchObject({
      code: 'conflict',
      details: { theirs: { content: 'typed on the right', seat: 'right' } },
    });
    // The same window may repeat what it sent: its answer may have been lost.
    await keep(operatorA, 'right', first.updatedAt, 'typed on the right, again');
  });

  it('go in the moment that they are saved, and stay where they are not', async () => {
    const draftNow = async () => (await engine.clientFor(operatorA).drafts.get(draft()))?.content ?? null;
    const submit = (
      seat: string | undefined,
      more: Parameters<typeof batchOf>[0],
      submissionId = randomUUID(),
    ) =>
      sheetOf(operatorA).record({ ...batchOf(more), submissionId, ...(seat === undefined ? {} : { seat }) });
    await keep(operatorA, 'left', null, 'typed on the left');
    expect((await failureOf(submit('left', { creates: [rowOf({ unitsProduced: -1 })] }))).code).toBe(
      'invalid-input',
    );
    await submit(undefined, { hours: [hour(1, 4)] });
    await submit('right', { hours: [hour(2, 4)] });
    expect(await draftNow()).toBe('typed on the left');
    const [submissionId, creates] = [randomUUID(), [rowOf()]];
    await submit('left', { creates }, submissionId);
    expect(await draftNow()).toBeNull();
    // The window that got no answer has kept it once more: its repetition ends it, too.
    await keep(operatorA, 'left', null, 'typed on the left');
    await submit('left', { creates }, submissionId);
    expect(await draftNow()).toBeNull();
    expect(countOf('production_entries')).toBe(1);
    // A draft that names its submit and arrives after it is none.
    await engine
      .clientFor(operatorA)
      .drafts.save({ ...draft(), seat: 'left', basedOn: null, content: { submissionId, rows: [] } });
    expect(await draftNow()).toBeNull();
  });

  it('are told to others by name and time alone, and to the same user at another window', async () => {
    await keep(operatorA, 'left', null, 'SECRET-CONTENT');
    const toOther = (await sheetOf(otherOperatorA).get({ ...placeA(), seat: 'there' })).draftsElsewhere;
    expect(toOther).toMatchObject([{ fullName: 'User OP-A', stationName: null, isMine: false }]);
    expect(JSON.stringify(await sheetOf(otherOperatorA).get(placeA()))).not.toContain('SECRET-CONTENT');
    const own = async (seat?: string) =>
      (await sheetOf(operatorA).get({ ...placeA(), ...(seat === undefined ? {} : { seat }) }))
        .draftsElsewhere;
    expect(await own('left')).toEqual([]);
    expect(await own()).toEqual([]);
    expect(await own('right')).toMatchObject([{ fullName: 'User OP-A', isMine: true }]);
    const elsewhere = placeA({ shiftType: 'SHIFT_2ND' });
    expect((await sheetOf(otherOperatorA).get(elsewhere)).draftsElsewhere).toEqual([]);
  });
});
