import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ORPCError } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../db';
import { addDays } from '../../db/calendar';
import {
  batchOf,
  CLIENT_A,
  CLIENT_B,
  leaderA,
  LINE_A,
  LINE_A2,
  LINE_B,
  onFile,
  operatorA,
  operatorB,
  otherOperatorA,
  placeA,
  productionOf,
  rowOf,
  setStage,
  today,
} from '../../db/repositories/sheet/stage';
import type { FailureData } from '../contract/procedure';
import type { SheetPlace } from '../contract/production';
import { createEngine, type Engine } from '../engine';

let folder: string;
let engine: Engine;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-rights-'));
  engine = await createEngine({ folder, create: true });
  setStage(folder);
});

afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

const record = async (actor: Actor, more: Parameters<typeof batchOf>[0], submissionId = randomUUID()) =>
  productionOf(await engine.clientFor(actor).sheet.record({ ...batchOf(more), submissionId }));

const failureOf = async (call: Promise<unknown>) => {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ORPCError)) throw new Error(`Expected a failure, got ${String(error)}`);
  const { key, fields } = error.data as FailureData;
  return { code: error.code, key, fields: fields.map((field) => [field.path.join('.'), field.key]) };
};

/** An entry of operator A as it stands, for `updates` and `voids`. */
const enter = async (place: SheetPlace = placeA()) => {
  const { entries } = await record(operatorA, { place, creates: [rowOf()] });
  const [entry] = entries;
  if (!entry) throw new Error('One entry expected');
  return { id: entry.id, version: entry.version };
};

const readOnlyOf = async (actor: Actor, place: SheetPlace) => {
  const { production } = await engine.clientFor(actor).sheet.get(place);
  return production.entries.map((entry) => entry.readOnlyBecause?.key ?? null);
};

describe('an operator', () => {
  const refusals: [string, () => Promise<{ actor: Actor; place: SheetPlace }>, string][] = [
    [
      'of a verified entry',
      async () => {
        onFile(folder, (connection) =>
          connection.exec("UPDATE production_entries SET verified_by = 'LEAD-A', verified_at = 'now'"),
        );
        return { actor: operatorA, place: placeA() };
      },
      'production.read-only-verified',
    ],
    [
      'of an entry that another operator made',
      async () => ({ actor: otherOperatorA, place: placeA() }),
      'production.read-only-of-another',
    ],
    [
      'of an entry that is older than yesterday',
      async () => {
        const shiftDate = addDays(today(), -2);
        onFile(folder, (connection) =>
          connection.prepare('UPDATE production_entries SET shift_date = ?').run(shiftDate),
        );
        return { actor: operatorA, place: placeA({ shiftDate }) };
      },
      'production.read-only-too-old',
    ],
  ];

  it.each(refusals)('makes no correction %s, a leader does', async (_, arrange, key) => {
    const entry = await enter();
    const { actor, place } = await arrange();
    expect(await readOnlyOf(actor, place)).toEqual([key]);
    const correction = { place, updates: [{ ...rowOf({ unitsProduced: 1 }), ...entry }] };
    expect(await failureOf(record(actor, correction))).toEqual({
      code: 'forbidden',
      key: 'failure.forbidden',
      fields: [['production.updates.0', key]],
    });
    const removal = { place, voids: [{ key: 'v', ...entry, reason: 'No longer wanted' }] };
    expect((await failureOf(record(actor, removal))).fields).toEqual([['production.voids.0', key]]);
    const { production: rehearsed } = await engine.clientFor(actor).sheet.rehearse(batchOf(correction));
    expect(rehearsed.rows[0]?.errors).toMatchObject([{ key }]);

    expect(await readOnlyOf(leaderA, place)).toEqual([null]);
    expect((await record(leaderA, correction)).updated).toBe(1);
  });

  it("corrects an own entry of yesterday's shift", async () => {
    const place = placeA({ shiftDate: addDays(today(), -1) });
    const entry = await enter(place);
    const { updated } = await record(operatorA, {
      place,
      updates: [{ ...rowOf({ unitsProduced: 1 }), ...entry }],
    });
    expect(updated).toBe(1);
  });
});

describe('a locked period', () => {
  it('is closed to everyone', async () => {
    const entry = await enter();
    onFile(folder, (connection) =>
      connection
        .prepare(
          `INSERT INTO period_locks (client_id, from_date, to_date, locked_by, locked_at) VALUES (?, ?, ?, 'LEAD-A', ?)`,
        )
        .run(CLIENT_A, today(), today(), new Date().toISOString()),
    );
    expect(await readOnlyOf(leaderA, placeA())).toEqual(['production.period-locked']);
    const attempt = record(leaderA, { voids: [{ key: 'v', ...entry, reason: 'Late' }] });
    expect(await failureOf(attempt)).toEqual({
      code: 'locked',
      key: 'production.period-locked',
      fields: [['place.shiftDate', 'production.period-locked']],
    });
  });
});

describe("what is another client's", () => {
  const notFound = async (call: Promise<unknown>) => {
    const { code, key } = await failureOf(call);
    return [code, key];
  };

  it('is not found: client, line and row, existing or not', async () => {
    const entry = await enter();
    const placeB = placeA({ clientId: CLIENT_B, lineId: LINE_B });
    const asB = engine.clientFor(operatorB);
    const asA = engine.clientFor(operatorA);
    for (const clientId of [CLIENT_A, 999]) {
      expect(await notFound(asB.sheet.get(placeA({ clientId })))).toEqual(['not-found', 'not-found.client']);
      expect(await notFound(asB.sheet.rehearse(batchOf({ place: placeA({ clientId }) })))).toEqual([
        'not-found',
        'not-found.client',
      ]);
      expect(await notFound(record(operatorB, { place: placeA({ clientId }), creates: [rowOf()] }))).toEqual([
        'not-found',
        'not-found.client',
      ]);
      expect(await notFound(asB.production.history({ clientId, entryId: entry.id }))).toEqual([
        'not-found',
        'not-found.client',
      ]);
    }
    for (const lineId of [LINE_B, 999]) {
      expect(await notFound(asA.sheet.get(placeA({ lineId })))).toEqual(['not-found', 'not-found.line']);
      expect(await notFound(record(operatorA, { place: placeA({ lineId }), creates: [rowOf()] }))).toEqual([
        'not-found',
        'not-found.line',
      ]);
    }
    for (const id of [entry.id, 999]) {
      const update = { place: placeB, updates: [{ ...rowOf({ workOrder: 'WO-B' }), id, version: 1 }] };
      expect(await notFound(record(operatorB, update))).toEqual(['not-found', 'not-found.entry']);
      expect(await notFound(asB.sheet.rehearse(batchOf(update)))).toEqual(['not-found', 'not-found.entry']);
      const removal = { place: placeB, voids: [{ key: 'v', id, version: 1, reason: 'Mine' }] };
      expect(await notFound(record(operatorB, removal))).toEqual(['not-found', 'not-found.entry']);
      expect(await notFound(asB.production.history({ clientId: CLIENT_B, entryId: id }))).toEqual([
        'not-found',
        'not-found.entry',
      ]);
    }
  });

  it("is not reached through a row of the client's other line either", async () => {
    const entry = await enter(placeA({ lineId: LINE_A }));
    const attempt = record(leaderA, {
      place: placeA({ lineId: LINE_A2 }),
      updates: [{ ...rowOf(), ...entry }],
    });
    expect(await notFound(attempt)).toEqual(['not-found', 'not-found.entry']);
  });

  it('is not told by the id of a submit', async () => {
    const submissionId = randomUUID();
    const creates = [rowOf()];
    await record(operatorA, { creates }, submissionId);
    const placeB = placeA({ clientId: CLIENT_B, lineId: LINE_B });
    const { entries } = await record(
      operatorB,
      { place: placeB, creates: [rowOf({ workOrder: 'WO-B' })] },
      submissionId,
    );
    expect(entries.map((entry) => entry.workOrder.code)).toEqual(['WO-B']);
  });
});
