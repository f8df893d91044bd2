import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase } from '../check';
import type { Failure } from '../failure';
import { ADMIN, openTestPlant, type TestPlant } from '../exchange/test-plant';
import { createIdentity } from '../identity/identity';
import { provisionClient } from '../repositories/provisioning';
import { connectionOf, type Actor } from '../scope';
import { createDemoDesk, type DemoDesk } from './desk';
import { removeDemo } from './remove';
import { findDemo } from './status';

process.env['LINESIDE_ARGON2'] = 'minimum';

const PLAN = { seed: 3, days: 10, until: '2026-10-30' };
const OTHER_ADMIN: Actor = { userId: 1, code: 'U1', role: 'ADMIN', host: 'desktop' };
const DEMO_ADMIN: Actor = { userId: 2, code: 'DEMO-ADMIN', role: 'ADMIN', host: 'desktop' };

let plant: TestPlant;
let desk: DemoDesk;
let identity: ReturnType<typeof createIdentity>;
beforeEach(async () => {
  plant = await openTestPlant();
  identity = createIdentity(plant.database);
  desk = createDemoDesk(plant.database, identity.hash);
});
afterEach(() => plant.close());

const failureOf = async (attempt: Promise<unknown>): Promise<string> => {
  try {
    await attempt;
    return 'none';
  } catch (error) {
    const { code, key } = error as Failure;
    return `${code} ${key}`;
  }
};

/** How many rows each table has, but for the log and what the program notes of itself. */
const countRows = (): Promise<Record<string, number>> =>
  plant.database.writer.run(ADMIN, async (scope) => {
    const connection = connectionOf(scope);
    const names = connection
      .prepare("SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .pluck()
      .all() as string[];
    const counted = names
      .filter((name) => name !== 'audit_log' && name !== 'database_info')
      .map((name) => [name, Number(connection.prepare(`SELECT count(*) FROM main."${name}"`).pluck().get())]);
    return Object.fromEntries(counted.filter(([, rows]) => rows !== 0)) as Record<string, number>;
  });

const makeAdmin = () =>
  identity.createFirstAdmin(
    { username: 'own.admin', fullName: 'Own admin', password: 'correct horse battery' },
    { host: 'desktop', address: null, token: null, stationToken: null },
  );

const statusNow = () => plant.look((scope) => findDemo(scope));

describe('loading', () => {
  it('makes users of every role who can log in once with what was told and have to choose another password', async () => {
    const { users } = await desk.load(ADMIN, PLAN);
    expect(new Set(users.map(({ role }) => role))).toEqual(
      new Set(['ADMIN', 'POWERUSER', 'LEADER', 'OPERATOR']),
    );
    expect(new Set(users.map(({ password }) => password)).size).toBe(users.length);
    const operator = users.find(({ username }) => username === 'demo.operator.b');
    const { person } = await identity.login(
      { username: 'demo.operator.b', password: operator?.password ?? '' },
      { host: 'desktop', address: null, token: null, stationToken: null },
    );
    expect(person).toMatchObject({ mustChangePassword: true, role: 'OPERATOR' });
    expect(person.clients.map(({ code }) => code)).toEqual(['APPAREL-B']);
  });

  it('is refused where there is a client, and changes nothing', async () => {
    await plant.database.writer.run(ADMIN, (scope) =>
      provisionClient(scope, { code: 'OWN', name: 'Own client' }),
    );
    const before = await countRows();
    expect(await failureOf(desk.load(ADMIN, PLAN))).toBe('conflict demo.has-clients');
    expect(await failureOf(desk.start(ADMIN, PLAN))).toBe('conflict demo.has-clients');
    expect(await countRows()).toEqual(before);
    expect(await statusNow()).toEqual({ canLoad: false, inTheWay: ['OWN'], loaded: null });
  });

  it('is refused a second time', async () => {
    await desk.load(ADMIN, PLAN);
    expect(await failureOf(desk.load(ADMIN, PLAN))).toBe('conflict demo.loaded');
    expect(await statusNow()).toMatchObject({ canLoad: false, loaded: PLAN });
  });

  it.each([
    [{ days: 9 }, 'invalid-input demo.days'],
    [{ days: 2001 }, 'invalid-input demo.days'],
    [{ until: '2999-01-01' }, 'invalid-input demo.until'],
  ])('is refused for %j', async (wrong, failure) => {
    expect(await failureOf(desk.load(ADMIN, { ...PLAN, ...wrong }))).toBe(failure);
  });

  it('is for administrators alone', async () => {
    const leader: Actor = { userId: 5, code: 'U5', role: 'LEADER', host: 'desktop' };
    expect(await failureOf(desk.load(leader, PLAN))).toBe('forbidden failure.forbidden');
    expect(await failureOf(plant.database.writer.run(leader, removeDemo))).toBe(
      'forbidden failure.forbidden',
    );
  });

  it('leaves nothing when it is cancelled halfway', async () => {
    const before = await countRows();
    const controller = new AbortController();
    const shares: number[] = [];
    const cancelled = desk.load(ADMIN, PLAN, {
      signal: controller.signal,
      onProgress: (share) => {
        shares.push(share);
        if (share > 0.5) controller.abort();
      },
    });
    expect(await failureOf(cancelled)).toBe('conflict demo.cancelled');
    expect(shares.at(-1)).toBeGreaterThan(0.5);
    expect(shares.at(-1)).toBeLessThan(0.6);
    expect(await countRows()).toEqual(before);
    expect(await statusNow()).toEqual({ canLoad: true, inTheWay: [], loaded: null });
  });
});

describe('a load that runs on its own', () => {
  it('tells how far it is, what it has made once, and its secrets to nobody else', async () => {
    const jobId = await desk.start(ADMIN, PLAN);
    expect(await failureOf(desk.start(ADMIN, PLAN))).toBe('conflict demo.running');
    expect(() => desk.progress(OTHER_ADMIN, jobId)).toThrow('not-found.job');
    await expect.poll(() => desk.progress(ADMIN, jobId).share).toBeGreaterThan(0);
    let loaded: unknown = null;
    await expect
      .poll(() => {
        const state = desk.progress(ADMIN, jobId);
        if (state.state === 'done') loaded ??= state.loaded;
        return state.state;
      })
      .toBe('done');
    expect(loaded).toMatchObject({ ...PLAN, clientCodes: expect.arrayContaining(['GARMENT-E']) });
    expect(desk.progress(ADMIN, jobId)).toEqual({ state: 'done', share: 1, loaded: null });
  });

  it('ends when it is told to', async () => {
    const jobId = await desk.start(ADMIN, { ...PLAN, days: 60 });
    await expect.poll(() => desk.progress(ADMIN, jobId).share).toBeGreaterThan(0.05);
    desk.cancel(ADMIN, jobId);
    await expect.poll(() => desk.progress(ADMIN, jobId).state).toBe('failed');
    expect(desk.progress(ADMIN, jobId)).toMatchObject({ failure: { key: 'demo.cancelled' } });
    expect(await countRows()).toEqual({});
  });
});

describe('removing', () => {
  const remove = (actor: Actor) => plant.database.writer.run(actor, removeDemo);

  it('is refused without a demo plant', async () => {
    expect(await failureOf(remove(ADMIN))).toBe('not-found demo.none');
  });

  it('leaves the clients out of use, their catalogues, own users and the log', async () => {
    await makeAdmin();
    await desk.load(OTHER_ADMIN, PLAN);
    const full = await countRows();
    const removed = await remove(OTHER_ADMIN);
    const left = await countRows();
    expect(left).toEqual({
      clients: 5,
      downtime_reasons: full['downtime_reasons'],
      hold_reasons: full['hold_reasons'],
      defect_types: full['defect_types'],
      category_standards: full['category_standards'],
      users: 1,
      sessions: 1,
    });
    expect(removed).toMatchObject({
      users: 12,
      keptFloating: [],
      rows: { production_entries: full['production_entries'] },
    });
    const active = await plant.look(async (scope) =>
      connectionOf(scope).prepare('SELECT count(*) FROM clients WHERE is_active = 1').pluck().get(),
    );
    expect(active).toBe(0);
    const checks = await checkDatabase(plant.database.folder);
    expect(checks.filter(({ isOk }) => !isOk)).toEqual([]);
  });

  it('makes room for the same plant again, in the same clients', async () => {
    await desk.load(ADMIN, PLAN);
    const before = await plant.takeText('production_entry');
    const clients = await plant.takeText('client');
    await remove(ADMIN);
    expect(await statusNow()).toEqual({ canLoad: true, inTheWay: [], loaded: null });
    await desk.load(ADMIN, PLAN);
    expect(await plant.takeText('production_entry')).toBe(before);
    expect(await plant.takeText('client')).toBe(clients);
    const checks = await checkDatabase(plant.database.folder);
    expect(checks.filter(({ isOk }) => !isOk)).toEqual([]);
  });

  it("is refused to the plant's own administrator, and where nobody could administer what is left", async () => {
    await desk.load(ADMIN, PLAN);
    expect(await failureOf(remove(DEMO_ADMIN))).toBe('forbidden demo.remove-self');
    await plant.bring('user', 'user_id,username,full_name,role\nU9,power.user,Power user,POWERUSER\n');
    const before = await countRows();
    expect(await failureOf(remove(ADMIN))).toBe('conflict demo.remove-last-admin');
    expect(await countRows()).toEqual(before);
  });

  it('leaves clients of one own alone, and keeps the floating people who work for them', async () => {
    await desk.load(ADMIN, PLAN);
    await plant.database.writer.run(ADMIN, (scope) =>
      provisionClient(scope, { code: 'OWN', name: 'Own client', industry: 'apparel' }),
    );
    await plant.bring('employee', 'employee_id,employee_name,client_id_assigned\nE1,Operator 901,OWN\n');
    await plant.bring(
      'coverage_entry',
      'absent_employee_id,floating_employee_id,client_id_fk,shift_date,shift_type,coverage_duration_hours\nE1,FLOAT-05,OWN,2026-10-30,SHIFT_1ST,9\n',
    );
    const removed = await remove(ADMIN);
    expect(removed.keptFloating).toEqual(['FLOAT-05']);
    expect(await countRows()).toMatchObject({ clients: 6, employees: 2, coverage_entries: 1, shifts: 4 });
    expect(await failureOf(desk.load(ADMIN, PLAN))).toBe('conflict demo.has-clients');
    const checks = await checkDatabase(plant.database.folder);
    expect(checks.filter(({ isOk }) => !isOk)).toEqual([]);
  });
});
