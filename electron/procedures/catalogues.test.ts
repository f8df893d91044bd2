import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../db';
import { compareDays } from '../../db/kpi/days';
import { addEntries, addRows, insert, type Row } from '../../db/kpi/test-floor';
import { connectionOf } from '../../db/scope';
import { createEngine, type Engine } from '../engine';

const admin: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };
const power: Actor = { userId: 1, code: 'U1', role: 'POWERUSER', host: 'web' };
const leader: Actor = { userId: 2, code: 'U2', role: 'LEADER', host: 'web' };
const operator: Actor = { userId: 3, code: 'U3', role: 'OPERATOR', host: 'web' };

let engine: Engine;
let folder: string;

const change = <T>(work: Parameters<typeof engine.database.writer.run<T>>[1]): Promise<T> =>
  engine.database.writer.run(admin, work);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-catalogues-'));
  engine = await createEngine({ folder, create: true });
  for (const id of [1, 2]) {
    await engine.clientFor(admin).clients.provision({
      code: `CLIENT-${id}`,
      name: `Client ${id}`,
      industry: id === 1 ? 'general' : 'apparel',
    });
  }
  await change(async (scope) => {
    const connection = connectionOf(scope);
    for (const { userId, code, role } of [power, leader, operator]) {
      insert(connection, 'users', {
        id: userId,
        code,
        username: `user.${userId}`,
        full_name: `User ${userId}`,
        role,
      });
    }
    connection.exec('INSERT INTO main.user_clients VALUES (2, 1), (3, 1)');
    for (const [id, code] of [
      [1, 'L1'],
      [2, 'L2'],
    ] as const) {
      insert(connection, 'lines', { id, client_id: 1, code });
    }
    insert(connection, 'work_orders', { id: 1, client_id: 1, code: 'W1' });
  });
});

afterEach(async () => {
  const differing = await engine.database.reader.run(admin, async (scope) =>
    compareDays(connectionOf(scope)),
  );
  await engine.close();
  rmSync(folder, { recursive: true });
  if (differing.length > 0) throw new Error(`Day sums differ from the views: ${JSON.stringify(differing)}`);
});

const catalogues = (actor: Actor = power) => engine.clientFor(actor).catalogues;
const STOPS = { clientId: 1, kind: 'stop-reasons' } as const;
const DEFECTS = { clientId: 1, kind: 'defect-types' } as const;
const stops = () => catalogues().records(STOPS);
const codeOf = async (code: string) => {
  const found = (await stops()).find((one) => one.code === code);
  if (!found) throw new Error(`no ${code}`);
  return found;
};
const update = async (code: string, more: object) => {
  const { id, version } = await codeOf(code);
  return catalogues().update({ ...STOPS, id, version, ...more });
};
const add = (code: string, more: object = {}) =>
  catalogues().create({ ...STOPS, code, nameEn: `Stop ${code}`, nameEs: `Paro ${code}`, ...more });
const stop = (...rows: Row[]) =>
  change(async (scope) => {
    addRows(
      scope,
      'downtime_entries',
      rows.map((row) => ({
        client_id: 1,
        shift_date: '2026-01-05',
        shift_type: 'SHIFT_1ST',
        duration_seconds: 3600,
        employees_affected: 10,
        ...row,
      })),
    );
  });

describe('a code', () => {
  it('belongs to one of the first level, and stands behind it in the tree', async () => {
    await add('COMPRESSOR', { parentCode: 'EQUIPMENT_FAILURE', isPlanned: false });
    const tree = await stops();
    const at = tree.findIndex(({ code }) => code === 'COMPRESSOR');
    expect(tree[at]).toMatchObject({
      parentCode: 'EQUIPMENT_FAILURE',
      nameEn: 'Stop COMPRESSOR',
      nameEs: 'Paro COMPRESSOR',
      lineCodes: [],
      isActive: true,
      isUsed: false,
      version: 1,
    });
    expect(tree[at - 1]).toMatchObject({ code: 'EQUIPMENT_FAILURE', parentCode: null, isUsed: true });
    for (const [parentCode, key] of [
      ['COMPRESSOR', 'catalogues.too-deep'],
      ['NOWHERE', 'catalogues.unknown-parent'],
    ]) {
      await expect(add('DEEPER', { parentCode })).rejects.toMatchObject({
        code: 'invalid-input',
        data: { key, fields: [{ path: ['parentCode'] }] },
      });
    }
  });

  it('moves between parents and to the first level, but not while others belong to it', async () => {
    await add('COMPRESSOR', { parentCode: 'EQUIPMENT_FAILURE' });
    await expect(update('EQUIPMENT_FAILURE', { parentCode: 'OTHER' })).rejects.toMatchObject({
      code: 'invalid-input',
      data: { key: 'catalogues.has-children', params: { count: 1 } },
    });
    await expect(update('OTHER', { parentCode: 'OTHER' })).rejects.toMatchObject({
      data: { key: 'catalogues.too-deep' },
    });
    await update('COMPRESSOR', { parentCode: 'OTHER' });
    expect(await codeOf('COMPRESSOR')).toMatchObject({ parentCode: 'OTHER', version: 2 });
    await update('COMPRESSOR', { parentCode: null });
    expect(await codeOf('COMPRESSOR')).toMatchObject({ parentCode: null, version: 3 });
    await update('EQUIPMENT_FAILURE', { parentCode: 'OTHER' });
    expect(await codeOf('EQUIPMENT_FAILURE')).toMatchObject({ parentCode: 'OTHER' });
  });

  it('is put at a place among its siblings', async () => {
    const firsts = async () =>
      (await stops()).filter(({ parentCode }) => parentCode === null).map(({ code }) => code);
    const before = await firsts();
    await update(before[3] ?? '', { position: 0 });
    expect(await firsts()).toEqual([before[3], ...before.filter((_, at) => at !== 3)]);
    await update(before[3] ?? '', { position: 3 });
    expect(await firsts()).toEqual(before);
  });

  it('is taken once, and changes only until something refers to it', async () => {
    await expect(add('OTHER')).rejects.toMatchObject({
      code: 'conflict',
      data: { key: 'catalogues.code-taken', fields: [{ path: ['code'] }] },
    });
    await add('COMPRESOR', { lineCodes: ['L1'] });
    expect(await update('COMPRESOR', { code: 'COMPRESSOR' })).toMatchObject({
      record: { code: 'COMPRESSOR', lineCodes: ['L1'] },
      movedStops: 0,
    });
    await stop({ reason: 'COMPRESSOR' });
    expect(await codeOf('COMPRESSOR')).toMatchObject({ isUsed: true });
    await expect(update('COMPRESSOR', { code: 'AIR' })).rejects.toMatchObject({
      code: 'conflict',
      data: { key: 'catalogues.code-used', fields: [{ path: ['code'] }] },
    });
    await update('COMPRESSOR', { nameEn: 'Air compressor', nameEs: 'Compresor de aire' });
  });

  it('wants a name in both languages', async () => {
    for (const blank of [{ nameEs: ' ' }, { nameEn: '' }]) {
      await expect(add('COMPRESSOR', blank)).rejects.toMatchObject({ code: 'invalid-input' });
    }
  });

  it('is not overwritten by whoever saw an older version', async () => {
    const { id } = await codeOf('OTHER');
    await update('OTHER', { nameEn: 'Anything else' });
    await expect(
      catalogues(admin).update({ ...STOPS, id, version: 1, nameEn: 'Rest' }),
    ).rejects.toMatchObject({
      code: 'conflict',
      data: { key: 'catalogues.changed', details: { theirs: { nameEn: 'Anything else', version: 2 } } },
    });
  });

  it('leaves a trail with both states', async () => {
    await update('OTHER', { nameEn: 'Anything else', lineCodes: ['L2', 'L1'] });
    await update('OTHER', { nameEn: 'Anything else' });
    const rows = await engine.database.reader.run(admin, async (scope) =>
      connectionOf(scope)
        .prepare(
          `SELECT actor, action, before ->> 'nameEn' AS before, after ->> 'nameEn' AS after, after ->> 'lineCodes' AS lines
           FROM audit_log WHERE table_name = 'downtime_reasons'`,
        )
        .all(),
    );
    expect(rows).toEqual([
      { actor: 'U1', action: 'update', before: 'Other', after: 'Anything else', lines: 'L1, L2' },
    ]);
  });
});

describe('pickers', () => {
  const offered = async (lineId?: number) => {
    const { stops: found } = await catalogues(operator).list({ clientId: 1, ...(lineId ? { lineId } : {}) });
    return found.map(({ code }) => code);
  };

  it('offer what is in use, for all lines or for the one that is asked for', async () => {
    await add('PRESS', { lineCodes: ['L1'] });
    await add('PRESS-DIE', { parentCode: 'PRESS' });
    expect(await offered(1)).toEqual(expect.arrayContaining(['OTHER', 'PRESS', 'PRESS-DIE']));
    expect(await offered(2)).not.toEqual(expect.arrayContaining(['PRESS']));
    expect(await offered(2)).not.toEqual(expect.arrayContaining(['PRESS-DIE']));
    expect(await offered()).toEqual(expect.arrayContaining(['PRESS', 'PRESS-DIE']));
    await update('PRESS', { lineCodes: [] });
    expect(await offered(2)).toEqual(expect.arrayContaining(['PRESS', 'PRESS-DIE']));
    await update('PRESS', { isActive: false });
    expect(await offered(1)).not.toEqual(expect.arrayContaining(['PRESS-DIE']));
    await expect(add('PRESS-OIL', { parentCode: 'PRESS' })).rejects.toMatchObject({
      data: { key: 'catalogues.parent-out-of-use' },
    });
  });

  it('have defect types of a line, and hold reasons of none', async () => {
    const { id, version } = (await catalogues().records(DEFECTS)).find(({ code }) => code === 'SIZING') ?? {
      id: 0,
      version: 0,
    };
    await catalogues().update({ ...DEFECTS, id, version, lineCodes: ['L2'] });
    const of = async (lineId: number) => catalogues(operator).list({ clientId: 1, lineId });
    expect((await of(1)).defects.map(({ code }) => code)).not.toContain('SIZING');
    expect((await of(2)).defects.map(({ code }) => code)).toContain('SIZING');
    expect((await of(1)).holds.map(({ code }) => code)).toContain('QUALITY_ISSUE');
    await expect(
      catalogues().create({
        clientId: 1,
        kind: 'hold-reasons',
        code: 'X',
        nameEn: 'X',
        nameEs: 'X',
        lineCodes: ['L1'],
      }),
    ).rejects.toMatchObject({ data: { key: 'catalogues.no-lines' } });
    await expect(add('PRESS', { lineCodes: ['L9'] })).rejects.toMatchObject({
      data: { key: 'not-found.line' },
    });
    await expect(of(9)).rejects.toMatchObject({ data: { key: 'not-found.line' } });
  });
});

describe('whether a reason is planned', () => {
  const availability = async (date: string): Promise<number | null | undefined> => {
    const { results } = await engine
      .clientFor(admin)
      .kpi.results({ clientCodes: ['CLIENT-1'], from: date, to: date, kpis: ['availability'] });
    return results[0]?.value;
  };
  const run = (shiftDate: string) =>
    change(async (scope) => {
      addEntries(scope, [
        {
          client_id: 1,
          work_order_id: 1,
          shift_date: shiftDate,
          employees_assigned: 10,
          scheduled_seconds: 32_400,
          run_seconds: 28_800,
        },
      ]);
    });
  const lock = (from: string, to: string) =>
    change(async (scope) =>
      connectionOf(scope).exec(
        `INSERT INTO main.period_locks (client_id, from_date, to_date, locked_by, locked_at)
         VALUES (1, '${from}', '${to}', 'U1', '2026-02-01T00:00:00Z')`,
      ),
    );

  it('moves the availability of the days of its stops at once', async () => {
    await engine.clientFor(admin).settings.set({ clientId: 1, key: 'planned_stops', value: 'exclude' });
    await run('2026-01-05');
    await run('2026-01-06');
    await stop(
      { reason: 'OTHER' },
      { reason: 'OTHER', duration_seconds: 1800 },
      { reason: 'QC_HOLD', shift_date: '2026-01-06' },
    );
    // 90 planned labour hours, 15 of them stopped.
    expect(await availability('2026-01-05')).toBeCloseTo((100 * 75) / 90, 9);
    expect(await update('OTHER', { isPlanned: true })).toMatchObject({
      movedStops: 2,
      record: { isPlanned: true },
    });
    expect(await availability('2026-01-05')).toBe(100);
    expect(await availability('2026-01-06')).toBeCloseTo((100 * 80) / 90, 9);
    expect(await update('OTHER', { isPlanned: true })).toMatchObject({ movedStops: 0 });
  });

  it('stays while stops of a locked period rest on it, and is free again once the period is reopened', async () => {
    await run('2026-01-05');
    await stop({ reason: 'OTHER' }, { reason: 'OTHER', shift_date: '2026-01-20' });
    await lock('2026-01-01', '2026-01-10');
    const before = await availability('2026-01-05');
    await expect(update('OTHER', { isPlanned: true, nameEn: 'Anything else' })).rejects.toMatchObject({
      code: 'locked',
      data: {
        key: 'catalogues.planned-locked',
        params: { code: 'OTHER', days: 1, from: '2026-01-05', to: '2026-01-05' },
        fields: [{ path: ['isPlanned'] }],
      },
    });
    expect(await codeOf('OTHER')).toMatchObject({ isPlanned: false, nameEn: 'Other', version: 1 });
    expect(await availability('2026-01-05')).toBe(before);
    await update('OTHER', { nameEn: 'Anything else' });
    await change(async (scope) =>
      connectionOf(scope).exec("UPDATE main.period_locks SET reopened_at = '2026-02-02T00:00:00Z'"),
    );
    expect(await update('OTHER', { isPlanned: true })).toMatchObject({ movedStops: 2 });
  });
});

describe('the starter set', () => {
  it('fills what is missing, behind what is there, and touches nothing of it', async () => {
    const place = { clientId: 2, kind: 'stop-reasons' } as const;
    const before = await catalogues().records(place);
    expect(await catalogues().addStarterSet(place)).toEqual({ added: [] });
    await change(async (scope) =>
      connectionOf(scope).exec(
        `DELETE FROM main.downtime_reasons WHERE client_id = 2 AND code IN ('NEEDLE_OR_THREAD', 'QC_HOLD');
         UPDATE main.downtime_reasons SET name_en = 'Broken down', is_active = 0 WHERE client_id = 2 AND code = 'EQUIPMENT_FAILURE'`,
      ),
    );
    expect(await catalogues().addStarterSet(place)).toEqual({ added: ['QC_HOLD', 'NEEDLE_OR_THREAD'] });
    const after = await catalogues().records(place);
    const sorted = (codes: readonly { code: string }[]) => codes.map(({ code }) => code).toSorted();
    expect(sorted(after)).toEqual(sorted(before));
    expect(after.find(({ code }) => code === 'EQUIPMENT_FAILURE')).toMatchObject({
      nameEn: 'Broken down',
      isActive: false,
      version: 1,
    });
    expect(after.find(({ code }) => code === 'NEEDLE_OR_THREAD')).toMatchObject({
      parentCode: 'EQUIPMENT_FAILURE',
    });
    expect(await catalogues().addStarterSet(place)).toEqual({ added: [] });
  });

  it('goes beside a parent that the client has put on the second level', async () => {
    await change(async (scope) =>
      connectionOf(scope).exec(
        'DELETE FROM main.downtime_reasons WHERE client_id = 2 AND parent_code IS NOT NULL',
      ),
    );
    const place = { clientId: 2, kind: 'stop-reasons' } as const;
    const { id, version } = (await catalogues().records(place)).find(
      ({ code }) => code === 'EQUIPMENT_FAILURE',
    ) ?? {
      id: 0,
      version: 0,
    };
    await catalogues().update({ ...place, id, version, parentCode: 'OTHER' });
    await catalogues().addStarterSet(place);
    expect((await catalogues().records(place)).find(({ code }) => code === 'NEEDLE_OR_THREAD')).toMatchObject(
      {
        parentCode: 'OTHER',
      },
    );
  });
});

describe('catalogues', () => {
  it('are read by everybody of the client, and written by power users and above', async () => {
    expect(await catalogues(operator).records(STOPS)).not.toEqual([]);
    const { id, version } = await codeOf('OTHER');
    for (const actor of [operator, leader]) {
      const forbidden = { code: 'forbidden' };
      await expect(
        catalogues(actor).create({ ...STOPS, code: 'X', nameEn: 'X', nameEs: 'X' }),
      ).rejects.toMatchObject(forbidden);
      await expect(catalogues(actor).update({ ...STOPS, id, version, nameEn: 'X' })).rejects.toMatchObject(
        forbidden,
      );
      await expect(catalogues(actor).addStarterSet(STOPS)).rejects.toMatchObject(forbidden);
    }
  });

  it('of another client are as unknown as those of no client', async () => {
    for (const clientId of [2, 99]) {
      const gone = { code: 'not-found', data: { key: 'not-found.client' } };
      await expect(catalogues(leader).list({ clientId })).rejects.toMatchObject(gone);
      await expect(catalogues(leader).records({ clientId, kind: 'stop-reasons' })).rejects.toMatchObject(
        gone,
      );
    }
  });
});
