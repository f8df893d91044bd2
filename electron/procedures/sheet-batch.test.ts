import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ORPCError } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../db/calendar';
import {
  batchOf,
  changesOf,
  leaderA,
  onFile,
  operatorA,
  otherOperatorA,
  placeA,
  rowOf,
  setStage,
  today,
} from '../../db/repositories/sheet/stage';
import { inspectionOf, setMasters, stopOf } from '../../db/repositories/stops/stage';
import type { FailureData } from '../contract/procedure';
import type { Batch } from '../contract/sheet';
import { createEngine, type Engine } from '../engine';

/* What one submit does to production, stops, inspections and hourly counts together. */
let folder: string;
let engine: Engine;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-batch-'));
  engine = await createEngine({ folder, create: true });
  setStage(folder);
  setMasters(folder);
});

afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

const sheetOf = (actor = operatorA) => engine.clientFor(actor).sheet;
const yesterday = () => placeA({ shiftDate: addDays(today(), -1) });

const TABLES = [
  'production_entries',
  'downtime_entries',
  'quality_entries',
  'defect_details',
  'hourly_counts',
  'submissions',
  'audit_log',
] as const;

const countsOf = (): Record<string, number> =>
  onFile(folder, (connection) =>
    Object.fromEntries(
      TABLES.map((table) => [
        table,
        Number(connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get()),
      ]),
    ),
  );

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

/** A shift as an operator leaves it: five orders, two stops, an inspection with three defects, two hours counted. */
const shift = (): Batch =>
  batchOf({
    place: yesterday(),
    creates: [2, 1.5, 3, 1, 1].map((runHours, at) =>
      rowOf({ key: `p${at}`, workOrder: `WO-${at + 1}`, runHours }),
    ),
    stops: changesOf({
      creates: [
        stopOf({ key: 's0' }),
        stopOf({ key: 's1', reason: 'CHANGEOVER_SETUP', startTime: null, minutes: 10 }),
      ],
    }),
    inspections: changesOf({ creates: [inspectionOf({ key: 'i0' })] }),
    hours: [
      { hour: 1, pieces: 55, version: null },
      { hour: 2, pieces: 60, version: null },
    ],
  });

const saved = async (batch = shift(), submissionId = randomUUID()) =>
  sheetOf().record({ ...batch, submissionId });

describe('one submit of all sections', () => {
  it('saves them together, accounts for the time and names every row that it made', async () => {
    const { sheet, counts, ids } = await saved();
    expect(counts).toEqual({
      production: { created: 5, updated: 0, voided: 0 },
      stops: { created: 2, updated: 0, voided: 0 },
      inspections: { created: 1, updated: 0, voided: 0 },
      hours: 2,
    });
    expect(Object.keys(ids.production)).toEqual(['p0', 'p1', 'p2', 'p3', 'p4']);
    expect(sheet.stops.map(({ id }) => id)).toEqual([ids.stops['s0'], ids.stops['s1']]);
    expect(sheet.inspections[0]).toMatchObject({ id: ids.inspections['i0'], unitsDefective: 3 });
    expect(sheet.inspections[0]?.defects).toHaveLength(3);
    expect(sheet.account).toMatchObject({
      plannedHours: 9,
      runHours: 8.5,
      stopHours: 0.5,
      unexplainedHours: 0,
      missing: [{ key: 'sheet.hours-uncounted', params: { count: 7 } }],
    });
    expect(countsOf()).toMatchObject({
      production_entries: 5,
      downtime_entries: 2,
      quality_entries: 1,
      defect_details: 3,
      hourly_counts: 2,
      submissions: 1,
    });
    expect(await sheetOf().get(yesterday())).toEqual(sheet);
  });

  it('sent again changes nothing and answers the same, also twice at once', async () => {
    const batch = shift();
    const submissionId = randomUUID();
    const [first, second] = await Promise.all([saved(batch, submissionId), saved(batch, submissionId)]);
    expect(second).toEqual(first);
    const before = countsOf();
    expect(await saved(batch, submissionId)).toEqual(first);
    expect(countsOf()).toEqual(before);
  });

  it.each<[string, (batch: Batch) => void]>([
    ['another stop', ({ stops }) => void stops.creates.pop()],
    ['another defect', ({ inspections }) => void inspections.creates[0]?.defects.pop()],
    ['another count', ({ hours }) => void hours.pop()],
    ['another place', (batch) => void (batch.place = placeA())],
  ])('sent again with %s is refused rather than taken for saved', async (_, change) => {
    const batch = shift();
    const submissionId = randomUUID();
    await saved(batch, submissionId);
    const before = countsOf();
    const other = structuredClone(batch);
    change(other);
    expect(await failureOf(saved(other, submissionId))).toMatchObject({
      code: 'invalid-input',
      key: 'production.submission-used',
    });
    expect(countsOf()).toEqual(before);
  });

  it.each<[string, (batch: Batch) => void, string[]]>([
    [
      'production',
      ({ production }) => Object.assign(production.creates[4] ?? {}, { unitsProduced: -1 }),
      ['production.creates.4.unitsProduced', 'production.negative'],
    ],
    [
      'stops',
      ({ stops }) => Object.assign(stops.creates[1] ?? {}, { minutes: null }),
      ['stops.creates.1.minutes', 'stops.length-missing'],
    ],
    [
      'inspections',
      ({ inspections }) => Object.assign(inspections.creates[0] ?? {}, { workOrder: 'WO-NONE' }),
      ['inspections.creates.0.workOrder', 'production.order-unknown'],
    ],
    [
      'hours',
      ({ hours }) => Object.assign(hours[1] ?? {}, { pieces: -5 }),
      ['hours.1.pieces', 'production.negative'],
    ],
  ])('keeps nothing where one row of %s is wrong, and names its cell', async (_, spoil, complaint) => {
    const before = countsOf();
    const batch = shift();
    spoil(batch);
    expect(await failureOf(saved(batch))).toMatchObject({ code: 'invalid-input', fields: [complaint] });
    expect(countsOf()).toEqual(before);
  });

  it('keeps nothing where somebody else changed a row of any section, and shows both values', async () => {
    const { ids } = await saved();
    const [stopId, inspectionId] = [ids.stops['s0'] ?? 0, ids.inspections['i0'] ?? 0];
    const theirs = batchOf({
      place: yesterday(),
      stops: changesOf({ updates: [{ ...stopOf({ minutes: 25 }), id: stopId, version: 1 }] }),
      inspections: changesOf({
        voids: [{ key: 'v', id: inspectionId, version: 1, reason: 'entered twice' }],
      }),
      hours: [{ hour: 1, pieces: 56, version: 1 }],
    });
    await sheetOf(leaderA).record({ ...theirs, submissionId: randomUUID() });
    const before = countsOf();
    const mine = batchOf({
      place: yesterday(),
      creates: [rowOf({ workOrder: 'WO-2' })],
      stops: changesOf({ updates: [{ ...stopOf({ key: 'a', minutes: 30 }), id: stopId, version: 1 }] }),
      inspections: changesOf({
        updates: [{ ...inspectionOf({ key: 'b', unitsPassed: 98 }), id: inspectionId, version: 1 }],
      }),
      hours: [{ hour: 1, pieces: 57, version: 1 }],
    });
    const { code, details } = await failureOf(saved(mine));
    expect(code).toBe('conflict');
    expect(details).toMatchObject({
      rows: [
        { section: 'stops', key: 'a', change: 'update', yours: { minutes: 30 }, theirs: { seconds: 1500 } },
        { section: 'inspections', key: 'b', change: 'update', yours: { unitsPassed: 98 }, theirs: null },
        { section: 'hours', key: '1', yours: { pieces: 57 }, theirs: { pieces: 56, version: 2 } },
      ],
    });
    expect(countsOf()).toEqual(before);
  });

  it('is refused to an operator where a row of any section is of another', async () => {
    const { ids } = await saved();
    const attempt = sheetOf(otherOperatorA).record({
      ...batchOf({
        place: yesterday(),
        stops: changesOf({
          voids: [{ key: 'v', id: ids.stops['s0'] ?? 0, version: 1, reason: 'no stop at all' }],
        }),
      }),
      submissionId: randomUUID(),
    });
    expect(await failureOf(attempt)).toMatchObject({
      code: 'forbidden',
      fields: [['stops.voids.0', 'production.read-only-of-another']],
    });
  });

  it('lets the run hours of a row that leaves them blank rest on the stops beside it', async () => {
    const { sheet } = await saved(
      batchOf({
        place: yesterday(),
        creates: [rowOf()],
        stops: changesOf({ creates: [stopOf({ minutes: 90 })] }),
      }),
    );
    expect(sheet.production.entries[0]?.derived.runHours).toMatchObject({
      value: 7.5,
      source: 'scheduled-less-stops',
    });
  });
});

describe('a rehearsal of all sections', () => {
  it('answers what saving makes, and keeps nothing of it', async () => {
    const batch = shift();
    const before = countsOf();
    const rehearsed = await sheetOf().rehearse(batch);
    expect(countsOf()).toEqual(before);
    const { sheet } = await saved(batch);
    expect(rehearsed.account).toEqual(sheet.account);
    expect(rehearsed.production.totals).toEqual(sheet.production.totals);
    expect(rehearsed.stops.rows.map(({ stop }) => stop?.seconds)).toEqual(
      sheet.stops.map(({ seconds }) => seconds),
    );
    expect(rehearsed.inspections.rows.map(({ inspection }) => inspection?.unitsDefective)).toEqual([3]);
  });

  it('leaves a wrong row of one section out and still derives the others', async () => {
    const batch = shift();
    Object.assign(batch.stops.creates[0] ?? {}, { reason: 'NOBODY-KNOWS' });
    const { stops, account, inspections } = await sheetOf().rehearse(batch);
    expect(stops.rows.map(({ key, stop, errors }) => [key, stop === null, errors.length])).toEqual([
      ['s0', true, 1],
      ['s1', false, 0],
    ]);
    expect(account).toMatchObject({ stopHours: 0.1667, runHours: 8.5 });
    expect(inspections.rows[0]?.errors).toEqual([]);
  });

  it('tells a running stop as what is still missing', async () => {
    const { account } = await sheetOf().rehearse(
      batchOf({
        place: yesterday(),
        creates: [rowOf({ runHours: 9 })],
        stops: changesOf({ creates: [stopOf({ minutes: null, isRunning: true })] }),
      }),
    );
    expect(account.missing).toMatchObject([
      { key: 'sheet.stop-running', params: { reason: 'EQUIPMENT_FAILURE', since: '09:10' } },
    ]);
  });
});
