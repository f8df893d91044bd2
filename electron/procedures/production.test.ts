import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ORPCError } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  batchOf,
  CLIENT_A,
  leaderA,
  onFile,
  operatorA,
  placeA,
  productionOf,
  rowOf,
  setStage,
  today,
} from '../../db/repositories/sheet/stage';
import type { FailureData } from '../contract/procedure';
import { createEngine, type Engine } from '../engine';

let folder: string;
let engine: Engine;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-production-'));
  engine = await createEngine({ folder, create: true });
  setStage(folder);
});

afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

const asOperator = () => engine.clientFor(operatorA).sheet;
const asLeader = () => engine.clientFor(leaderA).sheet;

const record = async (more: Parameters<typeof batchOf>[0], submissionId = randomUUID(), by = asOperator) =>
  productionOf(await by().record({ ...batchOf(more), submissionId }));
const asLeaderRecord = (more: Parameters<typeof batchOf>[0]) => record(more, randomUUID(), asLeader);

const failureOf = async (call: Promise<unknown>): Promise<{ code: string; data: FailureData }> => {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ORPCError)) throw new Error(`Expected a failure, got ${String(error)}`);
  return { code: error.code, data: error.data as FailureData };
};

const countOf = (table: string): number =>
  onFile(folder, (connection) => Number(connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get()));

describe('a saved shift', () => {
  const five = ['WO-1', 'WO-2', 'WO-3', 'WO-4', 'WO-5'];
  const scheduledOf = async () =>
    (await asOperator().get(placeA())).production.entries.map((entry) => entry.derived.scheduledHours);

  it('shares its hours among five orders of one crew, to the second', async () => {
    const { entries, created } = await record({ creates: five.map((workOrder) => rowOf({ workOrder })) });
    expect(created).toBe(5);
    expect(entries.map((entry) => entry.derived.scheduledHours)).toEqual(
      five.map(() => ({ value: 1.8, source: 'share', confidence: 1 })),
    );
    const { production, shift } = await asOperator().get(placeA());
    // 500 × 0.25 h ÷ (10 × 9 h)
    expect(production.totals.efficiency).toBeCloseTo(138.888_888_889, 9);
    expect(production.totals.unitsProduced).toBe(500);
    expect(shift).toMatchObject({ hours: 9, hoursSource: 'shift' });
  });

  it('shares anew when a row is added, edited or voided', async () => {
    const { entries } = await record({
      creates: [rowOf({ workOrder: 'WO-1', runHours: 4 }), rowOf({ workOrder: 'WO-2', runHours: 2 })],
    });
    expect((await scheduledOf()).map((hours) => hours.value)).toEqual([6, 3]);
    const [first, second] = entries;
    if (!first || !second) throw new Error('Two entries expected');
    await record({
      updates: [{ ...rowOf({ workOrder: 'WO-1', runHours: 1 }), id: first.id, version: first.version }],
      creates: [rowOf({ workOrder: 'WO-3', runHours: 3 })],
    });
    expect((await scheduledOf()).map((hours) => hours.value)).toEqual([1.5, 3, 4.5]);
    const result = await record({
      voids: [{ key: 'v', id: second.id, version: second.version, reason: 'Typed on the wrong line' }],
    });
    expect(result).toEqual({ entries: [], created: 0, updated: 0, voided: 1 });
    expect((await scheduledOf()).map((hours) => hours.value)).toEqual([2.25, 6.75]);
  });

  it('loses a voided row from every sum and keeps it on file with its reason', async () => {
    const { entries } = await record({ creates: [rowOf(), rowOf({ workOrder: 'WO-2', unitsProduced: 40 })] });
    const { id, version } = entries[1] ?? { id: 0, version: 0 };
    await record({ voids: [{ key: 'v', id, version, reason: 'Counted twice' }] });
    const { totals } = (await asOperator().get(placeA())).production;
    expect(totals.unitsProduced).toBe(100);
    // 100 × 0.25 h ÷ (10 × 9 h): the voided row's share is the other row's again.
    expect(totals.efficiency).toBeCloseTo(27.777_777_778, 9);
    const kept = onFile(folder, (connection) =>
      connection.prepare('SELECT voided_by, void_reason FROM production_entries WHERE id = ?').get(id),
    );
    expect(kept).toEqual({ voided_by: 'OP-A', void_reason: 'Counted twice' });
    const day = onFile(folder, (connection) =>
      connection.prepare('SELECT production_records, units_produced FROM kpi_day').all(),
    );
    expect(day).toEqual([{ production_records: 1, units_produced: 100 }]);
  });

  it('keeps notes without characters that no file can carry', async () => {
    const { entries } = await record({ creates: [rowOf({ notes: ' checked\0 twice ' })] });
    expect(entries[0]?.notes).toBe('checked twice');
  });

  it('keeps what was typed, with codes in capitals and hours to the second', async () => {
    const { entries } = await record({
      creates: [
        rowOf({
          workOrder: ' wo-1 ',
          operation: 'sew',
          unitsDefective: 2,
          runHours: 7.333,
          employeesFloatingIdle: 2,
          scheduledHours: 8.5,
          notes: '  ',
        }),
      ],
    });
    expect(entries[0]).toMatchObject({
      version: 1,
      workOrder: { code: 'WO-1', styleModel: 'ROPER', status: 'ACTIVE' },
      operation: 'SEW',
      unitsProduced: 100,
      unitsDefective: 2,
      runHours: 7.333,
      employeesFloatingIdle: 2,
      scheduledHours: 8.5,
      notes: null,
      recordedBy: 'OP-A',
      isVerified: false,
      readOnlyBecause: null,
      derived: { scheduledHours: { value: 8.5, source: 'entry', confidence: 1 } },
    });
    // 100 × 0.25 h ÷ ((10 + 2) × 8.5 h)
    expect(entries[0]?.derived.efficiency).toBeCloseTo(24.509_803_922, 9);
  });

  it('gives rows without a line the whole shift each', async () => {
    const place = placeA({ lineId: null });
    const { entries } = await record({ place, creates: [rowOf(), rowOf({ workOrder: 'WO-2' })] });
    expect(entries.map((entry) => entry.derived.scheduledHours.value)).toEqual([9, 9]);
  });

  it('tells listeners once, and of nothing that was only rehearsed', async () => {
    const heard: unknown[] = [];
    engine.onChange((changes) => heard.push(...changes));
    await asOperator().rehearse(batchOf({ creates: [rowOf()] }));
    expect(heard).toEqual([]);
    await record({ creates: [rowOf(), rowOf({ workOrder: 'WO-2' })] });
    expect(heard).toEqual([{ clientId: CLIENT_A, table: 'production_entries', date: today() }]);
  });
});

describe('two people', () => {
  it('who save the same row get both values, and the first one stays', async () => {
    const { entries } = await record({ creates: [rowOf({ unitsProduced: 50 })] });
    const { id, version } = entries[0] ?? { id: 0, version: 0 };
    await asLeaderRecord({ updates: [{ ...rowOf({ unitsProduced: 60 }), id, version }] });
    const mine = { ...rowOf({ key: 'mine', unitsProduced: 70 }), id, version };
    const { code, data } = await failureOf(
      record({ updates: [mine], creates: [rowOf({ workOrder: 'WO-2' })] }),
    );
    expect(code).toBe('conflict');
    expect(data.details).toMatchObject({
      rows: [
        {
          section: 'production',
          key: 'mine',
          change: 'update',
          yours: { unitsProduced: 70 },
          theirs: { unitsProduced: 60, version: 2 },
        },
      ],
    });
    const { production } = await asOperator().get(placeA());
    expect(production.entries.map((entry) => entry.unitsProduced)).toEqual([60]);
    const { production: rehearsed } = await asOperator().rehearse(batchOf({ updates: [mine] }));
    expect(rehearsed.rows[0]?.errors).toMatchObject([{ key: 'production.changed-meanwhile' }]);
  });

  it('of whom one voided the row: the other learns that it is gone', async () => {
    const { entries } = await record({ creates: [rowOf()] });
    const { id, version } = entries[0] ?? { id: 0, version: 0 };
    await record({ voids: [{ key: 'v', id, version, reason: 'Wrong order' }] });
    const { code, data } = await failureOf(record({ updates: [{ ...rowOf({ key: 'mine' }), id, version }] }));
    expect(code).toBe('conflict');
    expect(data.details).toMatchObject({ rows: [{ key: 'mine', theirs: null }] });
  });
});

describe('a submit that is sent again', () => {
  it('changes nothing and answers the same', async () => {
    const submissionId = randomUUID();
    const creates = [rowOf({ key: 'a' }), rowOf({ key: 'b', workOrder: 'WO-2' })];
    const first = await record({ creates }, submissionId);
    const audited = countOf('audit_log');
    expect(await record({ creates }, submissionId)).toEqual(first);
    expect(countOf('production_entries')).toBe(2);
    expect(countOf('audit_log')).toBe(audited);
  });

  it('twice at once saves once', async () => {
    const submissionId = randomUUID();
    const creates = [rowOf({ key: 'a' })];
    const [one, two] = await Promise.all([
      record({ creates }, submissionId),
      record({ creates }, submissionId),
    ]);
    expect(one).toEqual(two);
    expect(countOf('production_entries')).toBe(1);
  });

  it('with other rows is refused rather than taken for saved', async () => {
    const submissionId = randomUUID();
    await record({ creates: [rowOf()] }, submissionId);
    const { code, data } = await failureOf(record({ creates: [rowOf({ unitsProduced: 7 })] }, submissionId));
    expect([code, data.key]).toEqual(['invalid-input', 'production.submission-used']);
  });
});

describe('history', () => {
  it('shows who changed what, newest first, in the units of the screen', async () => {
    const { entries } = await record({ creates: [rowOf({ runHours: 4.5 })] });
    const { id, version } = entries[0] ?? { id: 0, version: 0 };
    const updated = await asLeaderRecord({
      updates: [{ ...rowOf({ runHours: 4.25, unitsProduced: 101 }), id, version }],
    });
    await record({
      voids: [{ key: 'v', id, version: updated.entries[0]?.version ?? 0, reason: 'Wrong line' }],
    });
    const history = await engine.clientFor(operatorA).production.history({ clientId: CLIENT_A, entryId: id });
    expect(history.map(({ actor, action }) => [actor, action])).toEqual([
      ['OP-A', 'void'],
      ['LEAD-A', 'update'],
      ['OP-A', 'create'],
    ]);
    expect(history[0]?.changes).toEqual([
      { field: 'voidedBy', before: null, after: 'OP-A' },
      { field: 'voidReason', before: null, after: 'Wrong line' },
    ]);
    expect(history[1]?.changes).toEqual([
      { field: 'unitsProduced', before: 100, after: 101 },
      { field: 'runHours', before: 4.5, after: 4.25 },
      { field: 'derived.runHours', before: 4.5, after: 4.25 },
    ]);
    expect(history[2]?.changes).toContainEqual({ field: 'workOrder', before: null, after: 'WO-1' });
  });

  it('says when a sibling moved a row, and leaves rows alone that nothing moved', async () => {
    const { entries } = await record({ creates: [rowOf()] });
    await record({ creates: [rowOf({ workOrder: 'WO-2' })] });
    const entryId = entries[0]?.id ?? 0;
    const history = await engine.clientFor(operatorA).production.history({ clientId: CLIENT_A, entryId });
    expect(history[0]).toMatchObject({
      actor: 'OP-A',
      action: 'update',
      changes: [
        { field: 'derived.scheduledHours', before: 9, after: 4.5 },
        { field: 'derived.runHours', before: 9, after: 4.5 },
      ],
    });
    const audited = countOf('audit_log');
    const { version } = entries[0] ?? { version: 0 };
    await record({ updates: [{ ...rowOf(), id: entryId, version }] });
    expect(countOf('audit_log')).toBe(audited);
  });

  it('begins with the import for an imported row', async () => {
    const { entries } = await record({ creates: [rowOf()] });
    onFile(folder, (connection) =>
      connection.exec(`
        INSERT INTO import_batches (id, client_id, table_name, file_name, file_hash, rows_read, rows_written, imported_by, imported_at)
          VALUES (1, ${CLIENT_A}, 'production_entry', 'march.csv', 'hash', 1, 1, 'LEAD-A', '2026-03-02T10:00:00.000Z');
        UPDATE production_entries SET import_batch_id = 1`),
    );
    const history = await engine
      .clientFor(operatorA)
      .production.history({ clientId: CLIENT_A, entryId: entries[0]?.id ?? 0 });
    expect(history.at(-1)).toEqual({
      at: '2026-03-02T10:00:00.000Z',
      actor: 'LEAD-A',
      actorName: 'User LEAD-A',
      action: 'import',
      changes: [{ field: 'file', before: null, after: 'march.csv' }],
    });
  });
});
