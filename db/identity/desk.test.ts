import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesOf } from '../files';
import { openDatabase, type OpenDatabase } from '../open';
import { admitNewClient, connectionOf, type Actor } from '../scope';
import { createIdentity, type Identity } from './identity';

process.env['LINESIDE_ARGON2'] = 'minimum';

const cli: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };
const caller = { host: 'web', address: '127.0.0.1', token: null, stationToken: null } as const;
const password = 'ladder-cloud-42';
const other = 'window-stone-17';

let folder: string;
let database: OpenDatabase;
let identity: Identity;
let clock: Date;
let admin: Actor;

const auditOf = (table: string): { actor: string; before: string | null; after: string | null }[] => {
  const connection = new Database(filesOf(folder).database, { readonly: true });
  const rows = connection
    .prepare('SELECT actor, before, after FROM audit_log WHERE table_name = ? ORDER BY id')
    .all(table);
  connection.close();
  return rows as { actor: string; before: string | null; after: string | null }[];
};

const login = (username: string, typed = password) => identity.login({ username, password: typed }, caller);

const actorOf = async (username: string): Promise<Actor> => {
  const { token } = await login(username);
  const actor = await identity.identify(token);
  if (!actor) throw new Error(`${username} is not logged in`);
  return actor;
};

const create = (username: string, role: Actor['role'], clientCodes: readonly string[] = []) =>
  identity.createUser(cli, { username, fullName: `Person ${username}`, role, clientCodes, password });

beforeEach(async () => {
  clock = new Date('2026-01-05T08:00:00.000Z');
  folder = mkdtempSync(join(tmpdir(), 'lineside-desk-'));
  database = await openDatabase(folder, { create: true });
  identity = createIdentity(database, () => clock);
  await database.writer.run(cli, async (scope) => {
    for (const code of ['CLIENT-A', 'CLIENT-B']) {
      connectionOf(scope)
        .prepare(
          `INSERT INTO main.clients (id, code, name, created_at, updated_at) VALUES (?, ?, ?, '2026-01-05', '2026-01-05')`,
        )
        .run(admitNewClient(scope), code, code);
    }
  });
  await identity.createFirstAdmin(
    { username: 'admin.a', fullName: 'Administrator A', language: 'en', password },
    caller,
  );
  admin = await actorOf('admin.a');
});

afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

describe('changing a user', () => {
  it('keeps what is left out, counts versions and leaves both states in the audit log', async () => {
    const made = await create('leader.a', 'LEADER', ['CLIENT-A']);
    const changed = await identity.updateUser(admin, {
      code: made.code,
      version: made.version,
      fullName: 'Leader A',
      clientCodes: ['CLIENT-B', 'CLIENT-A'],
    });
    expect(changed).toMatchObject({
      username: 'leader.a',
      fullName: 'Leader A',
      role: 'LEADER',
      clientCodes: ['CLIENT-A', 'CLIENT-B'],
      version: made.version + 1,
    });
    const last = auditOf('users').at(-1);
    expect(last?.actor).toBe(admin.code);
    expect(JSON.parse(last?.before ?? '')).toEqual(made);
    expect(JSON.parse(last?.after ?? '')).toEqual(changed);
  });

  it('is refused from an older version, which answers what is there now', async () => {
    const made = await create('leader.a', 'LEADER', ['CLIENT-A']);
    const first = await identity.updateUser(admin, { code: made.code, version: 1, fullName: 'First' });
    await expect(
      identity.updateUser(admin, { code: made.code, version: 1, fullName: 'Second' }),
    ).rejects.toMatchObject({ code: 'conflict', key: 'user.changed', details: { theirs: first } });
  });

  it('asks for as many clients as the new role has', async () => {
    const made = await create('leader.a', 'LEADER', ['CLIENT-A', 'CLIENT-B']);
    const change = { code: made.code, version: 1 };
    await expect(identity.updateUser(admin, { ...change, role: 'OPERATOR' })).rejects.toMatchObject({
      key: 'user.one-client',
    });
    await expect(
      identity.updateUser(admin, { ...change, role: 'POWERUSER', clientCodes: ['CLIENT-A'] }),
    ).rejects.toMatchObject({ key: 'user.sees-all' });
    expect(await identity.updateUser(admin, { ...change, role: 'POWERUSER' })).toMatchObject({
      role: 'POWERUSER',
      clientCodes: [],
    });
  });

  it('ends the sessions of who is deactivated or moved, and of nobody who is only renamed', async () => {
    const made = await create('leader.a', 'LEADER', ['CLIENT-A']);
    const { token } = await login('leader.a');
    await identity.updateUser(admin, { code: made.code, version: 1, fullName: 'Renamed' });
    expect(await identity.identify(token)).not.toBeNull();
    await identity.updateUser(admin, { code: made.code, version: 2, clientCodes: ['CLIENT-B'] });
    expect(await identity.identify(token)).toBeNull();
    const { token: next } = await login('leader.a');
    await identity.updateUser(admin, { code: made.code, version: 3, isActive: false });
    expect(await identity.identify(next)).toBeNull();
    await expect(login('leader.a')).rejects.toMatchObject({ key: 'session.wrong' });
  });

  it('is not done to somebody of the same rank but at the command line', async () => {
    const second = await create('admin.b', 'ADMIN');
    const change = { code: second.code, version: 1, isActive: false };
    await expect(identity.updateUser(admin, change)).rejects.toMatchObject({
      code: 'forbidden',
      key: 'user.equal-rank',
    });
    expect(await identity.updateUser(cli, change)).toMatchObject({ isActive: false });
  });

  it.each([{ isActive: false }, { role: 'LEADER' as const, clientCodes: ['CLIENT-A'] }])(
    'never takes the last active administrator: %j',
    async (change) => {
      const second = await create('admin.b', 'ADMIN');
      await identity.updateUser(cli, { code: second.code, version: 1, isActive: false });
      const first = (await identity.listUsers(cli)).find((user) => user.username === 'admin.a');
      await expect(
        identity.updateUser(cli, { code: admin.code, version: first?.version ?? 0, ...change }),
      ).rejects.toMatchObject({ code: 'conflict', key: 'user.last-admin' });
    },
  );
});

describe('passwords', () => {
  it('that an administrator gave have to be changed, and end sessions and the lock', async () => {
    const made = await create('leader.a', 'LEADER', ['CLIENT-A']);
    const { token } = await login('leader.a');
    for (let failure = 0; failure < 5; failure += 1) await login('leader.a', 'wrong').catch(() => null);
    await expect(login('leader.a')).rejects.toMatchObject({ code: 'locked' });
    await identity.resetPassword(admin, { code: made.code, password: other });
    expect(await identity.identify(token)).toBeNull();
    const { person } = await login('leader.a', other);
    expect(person.mustChangePassword).toBe(true);
    expect(JSON.stringify(auditOf('users'))).not.toMatch(/argon2|window-stone/);
  });

  it('are not reset badly, nor for somebody of the same rank', async () => {
    const made = await create('leader.a', 'LEADER', ['CLIENT-A']);
    const second = await create('admin.b', 'ADMIN');
    await expect(identity.resetPassword(admin, { code: made.code, password: 'short' })).rejects.toMatchObject(
      { key: 'password.short' },
    );
    await expect(identity.resetPassword(admin, { code: second.code, password: other })).rejects.toMatchObject(
      {
        key: 'user.equal-rank',
      },
    );
    await expect(identity.resetPassword(admin, { code: 'NOBODY', password: other })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect((await login('leader.a')).person.mustChangePassword).toBe(false);
  });

  it('are changed by their owner, whose other sessions end', async () => {
    await create('leader.a', 'LEADER', ['CLIENT-A']);
    const elsewhere = await login('leader.a');
    const here = await login('leader.a');
    const actor = await identity.identify(here.token);
    if (!actor) throw new Error('not logged in');
    await identity.changePassword(actor, { current: password, password: other }, here.token);
    expect(await identity.identify(here.token)).not.toBeNull();
    expect(await identity.identify(elsewhere.token)).toBeNull();
    await expect(login('leader.a')).rejects.toMatchObject({ key: 'session.wrong' });
    expect((await login('leader.a', other)).person.mustChangePassword).toBe(false);
  });

  it.each([
    [{ current: 'not the one', password: other }, 'current', 'password.wrong'],
    [{ current: password, password }, 'password', 'password.same'],
    [{ current: password, password: 'qwertyuiop' }, 'password', 'password.common'],
  ])('stay when %j', async (input, field, key) => {
    await expect(identity.changePassword(admin, input, null)).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ key, path: [field] }],
    });
    expect((await login('admin.a')).person.username).toBe('admin.a');
  });

  it('cannot be guessed through an open session', async () => {
    const guess = () => identity.changePassword(admin, { current: 'wrong', password: other }, null);
    for (let failure = 0; failure < 5; failure += 1) {
      await expect(guess()).rejects.toMatchObject({ key: 'password.wrong' });
    }
    await expect(guess()).rejects.toMatchObject({ code: 'locked' });
  });
});

describe('sessions', () => {
  it('are listed while they are good, last used first, without anything of their tokens', async () => {
    await create('leader.a', 'LEADER', ['CLIENT-A']);
    await login('leader.a');
    clock = new Date(clock.getTime() + 16 * 60_000);
    const mine = await login('admin.a');
    clock = new Date(clock.getTime() + 60_000);
    const leaders = await login('leader.a');
    const all = await identity.listSessions(admin, 'all', mine.token);
    expect(all.map(({ username, isThisOne }) => [username, isThisOne])).toEqual([
      ['leader.a', false],
      ['admin.a', true],
    ]);
    expect(JSON.stringify(all)).not.toMatch(/token/i);
    const leader = await identity.identify(leaders.token);
    if (!leader) throw new Error('not logged in');
    const own = await identity.listSessions(leader, 'own', leaders.token);
    expect(own.map(({ username, isThisOne }) => [username, isThisOne])).toEqual([['leader.a', true]]);
  });

  it('are ended by administrators, and by their owner only', async () => {
    await create('leader.a', 'LEADER', ['CLIENT-A']);
    const leaders = await login('leader.a');
    const admins = await login('admin.a');
    const leader = await identity.identify(leaders.token);
    if (!leader) throw new Error('not logged in');
    const idOf = async (username: string) =>
      (await identity.listSessions(admin, 'all', null)).find((one) => one.username === username)?.id ?? 0;
    await expect(identity.endSession(leader, 'own', await idOf('admin.a'))).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await identity.identify(admins.token)).not.toBeNull();
    await identity.endSession(admin, 'all', await idOf('leader.a'));
    expect(await identity.identify(leaders.token)).toBeNull();
    await expect(identity.endSession(admin, 'all', 987_654)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('failed log-ins', () => {
  it('are listed newest first with the names that are locked, which an administrator opens again', async () => {
    await login('nobody.a', 'wrong').catch(() => null);
    for (let failure = 0; failure < 5; failure += 1) await login('admin.a', 'wrong').catch(() => null);
    const { failures, locked } = await identity.listFailedLogins(cli);
    expect(failures.map(({ username }) => username)).toEqual([
      ...Array.from({ length: 5 }, () => 'admin.a'),
      'nobody.a',
    ]);
    expect(locked.map(({ username, failures: count }) => [username, count])).toEqual([['admin.a', 5]]);
    await identity.unlock(cli, ' Admin.A ');
    expect((await login('admin.a')).person.username).toBe('admin.a');
    expect((await identity.listFailedLogins(cli)).locked).toEqual([]);
  });
});
