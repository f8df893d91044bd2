import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ORPCError } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../db/calendar';
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
import { REMARK_KEYS } from '../../db/repositories/production/types';
import type { FailureData } from '../contract/procedure';
import type { EntryInput } from '../contract/production';
import { catalogue } from '../contract/sentences';
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

const record = async (more: Parameters<typeof batchOf>[0], submissionId = randomUUID()) =>
  productionOf(await asOperator().record({ ...batchOf(more), submissionId }));

const failureOf = async (call: Promise<unknown>): Promise<{ code: string; data: FailureData }> => {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ORPCError)) throw new Error(`Expected a failure, got ${String(error)}`);
  return { code: error.code, data: error.data as FailureData };
};

const complaintsOf = async (call: Promise<unknown>) => {
  const { code, data } = await failureOf(call);
  return { code, fields: data.fields.map(({ key, path }) => [path.join('.'), key]) };
};

const countOf = (table: string): number =>
  onFile(folder, (connection) => Number(connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get()));

describe('refusals', () => {
  const wrong: [string, Partial<EntryInput>, string, string][] = [
    ['no order', { workOrder: ' ' }, 'workOrder', 'production.order-missing'],
    ['an unknown order', { workOrder: 'NOPE' }, 'workOrder', 'production.order-unknown'],
    ["another client's order", { workOrder: 'WO-B' }, 'workOrder', 'production.order-unknown'],
    ['a completed order', { workOrder: 'WO-DONE' }, 'workOrder', 'production.order-completed'],
    ['a rejected order', { workOrder: 'WO-REJECTED' }, 'workOrder', 'production.order-rejected'],
    ['a cancelled order', { workOrder: 'WO-CANCELLED' }, 'workOrder', 'production.order-cancelled'],
    ['an order on hold', { workOrder: 'WO-HELD' }, 'workOrder', 'production.order-on-hold'],
    ['an unknown operation', { operation: 'FLY' }, 'operation', 'production.operation-unknown'],
    ["another client's operation", { operation: 'GLUE' }, 'operation', 'production.operation-unknown'],
    ['no units', { unitsProduced: null }, 'unitsProduced', 'production.units-missing'],
    ['negative units', { unitsProduced: -1 }, 'unitsProduced', 'production.negative'],
    ['half a unit', { unitsProduced: 1.5 }, 'unitsProduced', 'production.not-whole'],
    ['absurd units', { unitsProduced: 10_000_001 }, 'unitsProduced', 'production.above-most'],
    ['negative defects', { unitsDefective: -1 }, 'unitsDefective', 'production.negative'],
    [
      'more defective than produced',
      { unitsDefective: 101 },
      'unitsDefective',
      'production.defective-above-produced',
    ],
    ['negative hours', { runHours: -0.5 }, 'runHours', 'production.negative'],
    ['more hours than a day has', { runHours: 24.5 }, 'runHours', 'production.above-most'],
    ['a scheduled day of 25 hours', { scheduledHours: 25 }, 'scheduledHours', 'production.above-most'],
    [
      'more run than scheduled',
      { runHours: 8, scheduledHours: 7.99 },
      'runHours',
      'production.run-above-scheduled',
    ],
    ['negative people', { employeesAssigned: -1 }, 'employeesAssigned', 'production.negative'],
    ['half a person', { employeesPresent: 0.5 }, 'employeesPresent', 'production.not-whole'],
    ['absurd people', { employeesFloatingIdle: 3001 }, 'employeesFloatingIdle', 'production.above-most'],
  ];

  it.each(wrong)('name the cell of %s and save nothing of the batch', async (_, more, field, key) => {
    const attempt = record({ creates: [rowOf(), rowOf({ workOrder: 'WO-2', ...more })] });
    expect(await complaintsOf(attempt)).toEqual({
      code: 'invalid-input',
      fields: [[`production.creates.1.${field}`, key]],
    });
    expect((await asOperator().get(placeA())).production.entries).toEqual([]);
    expect(countOf('audit_log')).toBe(0);
    expect(countOf('submissions')).toBe(0);
  });

  it('come all together', async () => {
    const attempt = record({
      creates: [
        rowOf({ unitsProduced: -1, workOrder: 'NOPE', runHours: 30 }),
        rowOf(),
        rowOf({ unitsDefective: 1000 }),
      ],
    });
    expect(await complaintsOf(attempt)).toEqual({
      code: 'invalid-input',
      fields: [
        ['production.creates.0.unitsProduced', 'production.negative'],
        ['production.creates.0.runHours', 'production.above-most'],
        ['production.creates.0.workOrder', 'production.order-unknown'],
        ['production.creates.2.unitsDefective', 'production.defective-above-produced'],
      ],
    });
  });

  it('meet a date that has not come yet where the client is', async () => {
    const attempt = record({ place: placeA({ shiftDate: addDays(today(), 1) }), creates: [rowOf()] });
    expect(await complaintsOf(attempt)).toEqual({
      code: 'invalid-input',
      fields: [['place.shiftDate', 'production.date-in-future']],
    });
  });

  it('meet a locked period until it is reopened', async () => {
    onFile(folder, (connection) =>
      connection
        .prepare(
          `INSERT INTO period_locks (client_id, from_date, to_date, locked_by, locked_at) VALUES (?, ?, ?, 'LEAD-A', ?)`,
        )
        .run(CLIENT_A, addDays(today(), -3), today(), new Date().toISOString()),
    );
    expect(await complaintsOf(record({ creates: [rowOf()] }))).toEqual({
      code: 'locked',
      fields: [['place.shiftDate', 'production.period-locked']],
    });
    onFile(folder, (connection) => connection.exec("UPDATE period_locks SET reopened_at = 'now'"));
    expect((await record({ creates: [rowOf()] })).created).toBe(1);
  });

  it('meet a row that is changed and voided, and a void without a reason', async () => {
    const { entries } = await record({ creates: [rowOf()] });
    const { id, version } = entries[0] ?? { id: 0, version: 0 };
    const attempt = record({
      updates: [{ ...rowOf({ key: 'u' }), id, version }],
      voids: [{ key: 'v', id, version, reason: '  ' }],
    });
    expect(await complaintsOf(attempt)).toEqual({
      code: 'invalid-input',
      fields: [
        ['production.updates.0', 'production.row-twice'],
        ['production.voids.0', 'production.row-twice'],
        ['production.voids.0.reason', 'production.void-reason-missing'],
      ],
    });
  });

  it('meet two rows of one key', async () => {
    const attempt = record({ creates: [rowOf({ key: 'same' }), rowOf({ key: 'same' })] });
    expect((await complaintsOf(attempt)).fields).toEqual([
      ['production.creates.0', 'production.key-twice'],
      ['production.creates.1', 'production.key-twice'],
    ]);
  });

  it('have a sentence each', () => {
    expect(REMARK_KEYS.filter((key) => !(key in catalogue.en))).toEqual([]);
  });

  it('spare a leader who enters work on a held order, with a warning', async () => {
    const { production: rehearsed } = await asLeader().rehearse(
      batchOf({ creates: [rowOf({ workOrder: 'WO-HELD', runHours: 9 })] }),
    );
    expect(rehearsed.rows[0]).toMatchObject({
      errors: [],
      warnings: [{ key: 'production.warning-order-on-hold', field: 'workOrder' }],
    });
  });

  it('say since when and why an order is held', async () => {
    onFile(folder, (connection) =>
      connection.exec(`
        INSERT INTO hold_reasons (client_id, code, name_en, name_es, created_at, updated_at)
          VALUES (${CLIENT_A}, 'SHADE', 'Shade', 'Tono', 'now', 'now');
        INSERT INTO hold_entries (client_id, work_order_id, hold_status, hold_date, reason, reason_detail, approved_at,
            created_at, updated_at)
          SELECT client_id, id, 'ON_HOLD', '2025-12-03', 'SHADE', 'Shade differs', 'now', 'now', 'now'
          FROM work_orders WHERE code = 'WO-HELD'`),
    );
    const params = { code: 'WO-HELD', since: '2025-12-03', because: 'Shade differs' };
    const batch = batchOf({ creates: [rowOf({ workOrder: 'WO-HELD', runHours: 9 })] });
    const { production: refused } = await asOperator().rehearse(batch);
    expect(refused.rows[0]?.errors).toEqual([{ key: 'production.order-held', field: 'workOrder', params }]);
    const { production: spared } = await asLeader().rehearse(batch);
    expect(spared.rows[0]).toMatchObject({
      errors: [],
      warnings: [{ key: 'production.warning-order-held', params }],
    });
  });

  it('spare corrections of an entry whose order has closed since', async () => {
    const { entries } = await record({ creates: [rowOf()] });
    onFile(folder, (connection) =>
      connection.exec("UPDATE work_orders SET status = 'COMPLETED' WHERE code = 'WO-1'"),
    );
    const { id, version } = entries[0] ?? { id: 0, version: 0 };
    const corrected = await record({ updates: [{ ...rowOf({ unitsProduced: 90 }), id, version }] });
    expect(corrected.entries[0]?.unitsProduced).toBe(90);
  });
});
