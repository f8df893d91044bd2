import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../db';
import { addEntries, insert } from '../../db/kpi/test-floor';
import { connectionOf } from '../../db/scope';
import { createEngine, type Engine } from '../engine';

const admin: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };
const leader: Actor = { userId: 1, code: 'U1', role: 'LEADER', host: 'web' };

let engine: Engine;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-settings-'));
  engine = await createEngine({ folder, create: true });
  await engine.database.writer.run(admin, async (scope) => {
    const connection = connectionOf(scope);
    connection.exec('INSERT INTO temp.scope_client VALUES (1), (2)');
    for (const id of [1, 2]) {
      insert(connection, 'clients', { id, code: `CLIENT-${id}`, name: `Client ${id}` });
    }
    insert(connection, 'work_orders', { id: 1, client_id: 1, code: 'W1' });
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

afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

const settings = () => engine.clientFor(admin).settings;
const key = 'rty_method';

describe('settings', () => {
  it('show the initial value of every key that was never set', async () => {
    const all = await settings().get({ clientId: 1 });
    expect(Object.fromEntries(all.map((s) => [s.key, s.value]))).toEqual({
      efficiency_headcount: 'assigned',
      availability_basis: 'labour',
      performance_basis: 'labour',
      planned_stops: 'count',
      rty_method: 'rolled',
      absenteeism_basis: 'gross',
      otd_shown: 'both',
      default_cycle_time_hours: '0.25',
      default_crew: '10',
      default_opportunities: null,
      alert_stop_minutes: '30',
      alert_no_entry_minutes: '60',
      alert_hold_days: '7',
      alert_target_days: '3',
    });
    expect(all.every((s) => s.from === null)).toBe(true);
  });

  it('hold from a date on, oldest first, until one without a date replaces them all', async () => {
    await settings().set({ clientId: 1, key, value: 'job', from: '2026-03-01' });
    await settings().set({ clientId: 1, key, value: 'rolled', from: '2026-02-01' });
    expect(await settings().set({ clientId: 1, key, value: 'rolled', from: '2026-03-01' })).toEqual({
      settings: [
        { key, value: 'rolled', from: null },
        { key, value: 'rolled', from: '2026-02-01' },
        { key, value: 'rolled', from: '2026-03-01' },
      ],
      reRated: 0,
    });
    await settings().set({ clientId: 1, key, value: 'job' });
    expect(await settings().get({ clientId: 1, key })).toEqual([{ key, value: 'job', from: null }]);
    expect(await settings().get({ clientId: 2, key })).toEqual([{ key, value: 'rolled', from: null }]);
  });

  it('are audited with all values of the key before and after', async () => {
    await settings().set({ clientId: 1, key: 'default_opportunities', value: '47' });
    await settings().set({ clientId: 1, key: 'default_opportunities', value: 'unset' });
    const last = await engine.database.reader.run(admin, async (scope) =>
      connectionOf(scope).prepare('SELECT * FROM audit_log ORDER BY id DESC LIMIT 1').get(),
    );
    expect(last).toMatchObject({
      client_id: 1,
      action: 'settings',
      table_name: 'client_settings',
      actor: 'cli',
      before: JSON.stringify([{ key: 'default_opportunities', value: '47', from: null }]),
      after: JSON.stringify([{ key: 'default_opportunities', value: null, from: null }]),
    });
  });

  it.each([
    ['efficiency_headcount', 'all', 'assigned, present'],
    ['default_cycle_time_hours', '0', '1000'],
    ['default_cycle_time_hours', '1,5', '1000'],
    ['default_crew', '2.5', '3000'],
    ['default_crew', 'unset', '3000'],
    ['default_opportunities', '-1', 'unset'],
    ['alert_target_days', '31', 'off'],
  ])('refuse %s = %s and say what is allowed', async (name, value, allowed) => {
    await expect(settings().set({ clientId: 1, key: name, value })).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringMatching(new RegExp(`${name}.*${allowed}`)),
      data: { key: 'settings.invalid-value', fields: [{ path: ['value'] }] },
    });
  });

  it('of alerts take `off` as 0, which is never', async () => {
    const { settings: set } = await settings().set({ clientId: 1, key: 'alert_stop_minutes', value: 'off' });
    expect(set).toEqual([{ key: 'alert_stop_minutes', value: '0', from: null }]);
  });

  it('refuse a key that does not exist and name those that do', async () => {
    const unknown = { code: 'invalid-input', message: expect.stringContaining('rty_method') };
    await expect(settings().get({ clientId: 1, key: 'no_such' })).rejects.toMatchObject(unknown);
    await expect(settings().set({ clientId: 1, key: 'no_such', value: '1' })).rejects.toMatchObject(unknown);
  });

  it('are read by everyone of the client, written by power users, and hidden from the rest', async () => {
    const asLeader = engine.clientFor(leader).settings;
    expect(await asLeader.get({ clientId: 1, key })).toHaveLength(1);
    await expect(asLeader.set({ clientId: 1, key, value: 'job' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(asLeader.get({ clientId: 2, key })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('of defaults re-rate the entries that rest on one', async () => {
    const cycleTimes = () =>
      engine.database.reader.run(admin, async (scope) =>
        connectionOf(scope).prepare('SELECT cycle_ms_used FROM production_entries ORDER BY id').pluck().all(),
      );
    const row = { client_id: 1, work_order_id: 1, shift_date: '2026-01-05' };
    const add = () => engine.database.writer.run(admin, async (scope) => void addEntries(scope, [row]));
    const set = (value: string, from?: string) =>
      settings().set({ clientId: 1, key: 'default_cycle_time_hours', value, ...(from ? { from } : {}) });
    await add();
    expect(await set('0.5')).toMatchObject({ reRated: 1 });
    expect(await cycleTimes()).toEqual([1_800_000]);
    await add();
    expect(await set('0.3', '2026-01-06')).toMatchObject({ reRated: 0 });
    expect(await set('0.3', '2026-01-05')).toMatchObject({ reRated: 2 });
    expect(await cycleTimes()).toEqual([1_080_000, 1_080_000]);
  });
});
