import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../db';
import { insert } from '../../db/kpi/test-floor';
import { connectionOf } from '../../db/scope';
import { KPI_NAMES } from '../contract/kpi';
import { createEngine, type Engine } from '../engine';

const admin: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };
const leader: Actor = { userId: 1, code: 'U1', role: 'LEADER', host: 'web' };

let engine: Engine;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-targets-'));
  engine = await createEngine({ folder, create: true });
  await engine.database.writer.run(admin, async (scope) => {
    const connection = connectionOf(scope);
    connection.exec('INSERT INTO temp.scope_client VALUES (1), (2)');
    for (const id of [1, 2]) {
      insert(connection, 'clients', { id, code: `CLIENT-${id}`, name: `Client ${id}` });
    }
    insert(connection, 'users', {
      id: 1,
      code: 'U1',
      username: 'leader.a',
      full_name: 'Leader A',
      role: 'LEADER',
    });
    connection.exec('INSERT INTO main.user_clients VALUES (1, 1)');
  });
});

afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

const targets = (actor: Actor = leader) => engine.clientFor(actor).targets;
const kpi = 'efficiency';

describe('a target', () => {
  it('holds for all dates without one, and from its date on with one', async () => {
    await targets().set({ clientId: 1, kpi, target: 80 });
    const set = await targets().set({
      clientId: 1,
      kpi,
      target: 85.5,
      warning: 80,
      critical: 70,
      from: '2026-03-01',
    });
    expect(set).toMatchObject([
      {
        target: 80,
        warning: null,
        critical: null,
        from: null,
        version: 1,
        updatedBy: 'U1',
        updatedByName: 'Leader A',
      },
      { target: 85.5, warning: 80, critical: 70, from: '2026-03-01', version: 1 },
    ]);
    const stateOn = async (date: string) => {
      const { kpis } = await engine
        .clientFor(leader)
        .kpi.overview({ clientId: 1, from: date, to: date, kpis: [kpi] });
      return kpis[0]?.target;
    };
    expect(await stateOn('2026-02-28')).toEqual({
      target: 80,
      warning: null,
      critical: null,
      validFrom: null,
    });
    expect(await stateOn('2026-03-01')).toEqual({
      target: 85.5,
      warning: 80,
      critical: 70,
      validFrom: '2026-03-01',
    });
    expect(await targets().list({ clientId: 1 })).toEqual(set);
    expect(await targets().list({ clientId: 1, kpi: 'fpy' })).toEqual([]);
  });

  it('is replaced by one of the same date, with one more version, and leaves a trail', async () => {
    await targets().set({ clientId: 1, kpi, target: 80, from: '2026-03-01', version: 0 });
    await targets().set({ clientId: 1, kpi, target: 82, from: '2026-03-01', version: 1 });
    expect(await targets().list({ clientId: 1 })).toMatchObject([{ target: 82, version: 2 }]);
    const trail = await engine.database.reader.run(admin, async (scope) =>
      connectionOf(scope)
        .prepare(
          `SELECT actor, action, json_extract(before, '$.target') AS before, json_extract(after, '$.target') AS after
           FROM audit_log WHERE table_name = 'targets' ORDER BY id`,
        )
        .all(),
    );
    expect(trail).toEqual([
      { actor: 'U1', action: 'create', before: null, after: 80 },
      { actor: 'U1', action: 'update', before: 80, after: 82 },
    ]);
  });

  it('that somebody else changed in the meantime is not overwritten', async () => {
    await targets().set({ clientId: 1, kpi, target: 80 });
    await targets(admin).set({ clientId: 1, kpi, target: 90, version: 1 });
    await expect(targets().set({ clientId: 1, kpi, target: 70, version: 1 })).rejects.toMatchObject({
      code: 'conflict',
      data: {
        key: 'targets.changed',
        params: { by: 'cli' },
        details: { theirs: { target: 90, version: 2 } },
      },
    });
    await expect(targets().set({ clientId: 1, kpi, target: 70, version: 0 })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(targets().remove({ clientId: 1, kpi, version: 1 })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await targets().list({ clientId: 1 })).toMatchObject([{ target: 90, version: 2 }]);
  });

  it('that a leader changed names the leader, not the code, to whoever comes too late', async () => {
    await targets().set({ clientId: 1, kpi, target: 80 });
    await expect(targets(admin).set({ clientId: 1, kpi, target: 70, version: 0 })).rejects.toMatchObject({
      code: 'conflict',
      data: {
        params: { by: 'Leader A' },
        details: { theirs: { updatedBy: 'U1', updatedByName: 'Leader A' } },
      },
    });
  });

  it('that is taken away lets the earlier one go on', async () => {
    await targets().set({ clientId: 1, kpi, target: 80 });
    await targets().set({ clientId: 1, kpi, target: 85, from: '2026-03-01' });
    expect(await targets().remove({ clientId: 1, kpi, from: '2026-03-01', version: 1 })).toMatchObject([
      { target: 80, from: null },
    ]);
    expect(await targets().remove({ clientId: 1, kpi, from: '2026-03-01' })).toHaveLength(1);
    await expect(
      targets().set({ clientId: 1, kpi, target: 85, from: '2026-03-01', version: 1 }),
    ).rejects.toMatchObject({ code: 'conflict', data: { key: 'targets.gone' } });
  });
});

describe('targets by KPI', () => {
  it('tell every KPI with what is better of it, those without a target too', async () => {
    await targets().set({ clientId: 1, kpi, target: 80 });
    await targets().set({ clientId: 1, kpi, target: 85, from: '2026-03-01' });
    const all = await targets().listByKpi({ clientId: 1 });
    expect(all.map((one) => one.kpi).toSorted()).toEqual([...KPI_NAMES].toSorted());
    expect(all.find((one) => one.kpi === kpi)).toMatchObject({
      better: 'higher',
      targets: [
        { target: 80, from: null, updatedByName: 'Leader A' },
        { target: 85, from: '2026-03-01' },
      ],
    });
    expect(all.find((one) => one.kpi === 'ppm')).toEqual({ kpi: 'ppm', better: 'lower', targets: [] });
    await expect(targets().listByKpi({ clientId: 2 })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('limits', () => {
  it.each([
    [
      'a warning limit above the target',
      { target: 80, warning: 81 },
      'warning',
      'targets.warning-target-higher',
    ],
    [
      'a critical limit at the target',
      { target: 80, critical: 80 },
      'critical',
      'targets.critical-target-higher',
    ],
    [
      'a critical limit above the warning limit',
      { target: 80, warning: 70, critical: 75 },
      'critical',
      'targets.critical-warning-higher',
    ],
    ['less than nothing', { target: -1 }, 'target', 'targets.out-of-range'],
  ])('refuse %s where more is better', async (_, limits, field, key) => {
    await expect(targets().set({ clientId: 1, kpi, ...limits })).rejects.toMatchObject({
      code: 'invalid-input',
      data: { key, fields: [{ key, path: [field] }] },
    });
    expect(await targets().list({ clientId: 1 })).toEqual([]);
  });

  it.each([
    ['a warning limit below the target', { target: 500, warning: 400 }, 'targets.warning-target-lower'],
    ['a critical limit below the target', { target: 500, critical: 400 }, 'targets.critical-target-lower'],
    [
      'a critical limit below the warning limit',
      { target: 500, warning: 700, critical: 600 },
      'targets.critical-warning-lower',
    ],
    ['more than a million per million', { target: 1_000_001 }, 'targets.out-of-range'],
  ])('refuse %s where less is better', async (_, limits, key) => {
    await expect(targets().set({ clientId: 1, kpi: 'ppm', ...limits })).rejects.toMatchObject({
      code: 'invalid-input',
      data: { key },
    });
  });

  it('may fall together where that leaves no warning or no tolerance, and efficiency may pass 100 %', async () => {
    await targets().set({ clientId: 1, kpi, target: 110, warning: 110, critical: 100 });
    await targets().set({ clientId: 1, kpi: 'dpmo', target: 500, warning: 600, critical: 600 });
    await expect(targets().set({ clientId: 1, kpi: 'fpy', target: 101 })).rejects.toMatchObject({
      data: { key: 'targets.out-of-range', params: { value: 101, most: 100 } },
    });
    expect(await targets().list({ clientId: 1 })).toHaveLength(2);
  });
});

describe('targets of another client', () => {
  it('are as unknown as those of no client', async () => {
    await targets(admin).set({ clientId: 2, kpi, target: 99 });
    for (const clientId of [2, 99]) {
      const gone = { code: 'not-found', data: { key: 'not-found.client' } };
      await expect(targets().list({ clientId })).rejects.toMatchObject(gone);
      await expect(targets().set({ clientId, kpi, target: 1 })).rejects.toMatchObject(gone);
      await expect(targets().remove({ clientId, kpi })).rejects.toMatchObject(gone);
    }
    expect(await targets(admin).list({ clientId: 2 })).toMatchObject([{ target: 99, version: 1 }]);
  });
});
