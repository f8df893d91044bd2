import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  batchOf,
  CLIENT_A,
  leaderA,
  onFile,
  placeA,
  productionOf,
  rowOf,
  setStage,
} from '../../db/repositories/sheet/stage';
import { buildWalls } from '../../db/walls';
import { createEngine, type Engine } from '../engine';

let folder: string;
let engine: Engine;
const heard: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-plans-'));
  engine = await createEngine({ folder, create: true, trace: (sql) => heard.push(sql) });
  setStage(folder);
});

afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

/** How SQLite goes about the statements that a call runs and that read one of the tables that grow with the years. */
const plansOf = async (call: () => Promise<unknown>): Promise<string[]> => {
  heard.length = 0;
  await call();
  const statements = [...new Set(heard)].filter((sql) => /^\s*(SELECT|UPDATE|DELETE)/i.test(sql));
  return onFile(folder, (connection) => {
    buildWalls(connection);
    return statements
      .flatMap((sql) => connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[])
      .map(({ detail }) => detail)
      .filter((detail) =>
        /main\.(production_entries|work_orders|audit_log|submissions|drafts|downtime_entries|quality_entries|hourly_counts)\b/.test(
          detail,
        ),
      );
  });
};

/** A step that reads a whole table, or all that a client ever entered. */
const isGreedy = (step: string): boolean =>
  step.startsWith('SCAN') || /production_entries .*\(client_id=\?\)$/.test(step);

// The chain's head: the last row by id, read backwards with LIMIT 1.
const HEAD = 'SCAN main.audit_log';

describe('the SQL of the sheet', () => {
  it('searches by shift, order or id and never reads everything', async () => {
    const { production, sheet, orders, drafts } = engine.clientFor(leaderA);
    const draft = { clientId: CLIENT_A, kind: 'sheet', place: 'here' };
    const typed = { ...draft, seat: 'window', basedOn: null };
    let id = 0;
    let version = 0;
    const calls: Record<string, () => Promise<unknown>> = {
      rehearse: () => sheet.rehearse(batchOf({ creates: [rowOf(), rowOf({ workOrder: 'WO-3' })] })),
      record: async () => {
        const submission = { submissionId: '3b7f0f52-98a5-4d0a-8f0e-9a2d4fb1c001' };
        const { entries } = productionOf(
          await sheet.record({ ...batchOf({ creates: [rowOf()] }), ...submission }),
        );
        id = entries[0]?.id ?? 0;
        version = entries[0]?.version ?? 0;
      },
      correct: () =>
        sheet.record({
          ...batchOf({ updates: [{ ...rowOf({ unitsProduced: 5 }), id, version }] }),
          submissionId: '3b7f0f52-98a5-4d0a-8f0e-9a2d4fb1c002',
        }),
      sheet: () => sheet.get(placeA()),
      'sheet without a line': () => sheet.get(placeA({ lineId: null })),
      history: () => production.history({ clientId: CLIENT_A, entryId: id }),
      search: () => orders.search({ clientId: CLIENT_A, text: 'ro' }),
      'save a draft': () => drafts.save({ ...typed, content: 1 }),
      'get a draft': () => drafts.get(draft),
      'discard a draft': () => drafts.discard(draft),
    };
    for (const [name, call] of Object.entries(calls)) {
      const steps = await plansOf(call);
      const greedy = steps.filter((step) => step !== HEAD && isGreedy(step));
      const isSeen = steps.length > 0;
      expect({ name, greedy, isSeen }).toEqual({ name, greedy: [], isSeen: true });
    }
  });
});
