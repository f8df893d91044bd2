import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { filesOf } from '../files';
import { openDatabase, type OpenDatabase } from '../open';
import { admitNewClient, connectionOf, type Actor } from '../scope';
import { createIdentity, type Identity } from './identity';
import * as passwords from './passwords';

process.env['LINESIDE_ARGON2'] = 'minimum';

const cli: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };
const nowhere = { host: 'web', address: '10.0.0.7', token: null, stationToken: null } as const;
const password = 'ladder-cloud-42';
const pin = '487239';

let folder: string;
let database: OpenDatabase;
let identity: Identity;
let clock: Date;
let operatorCode: string;

const pass = (minutes: number): void => {
  clock = new Date(clock.getTime() + minutes * 60_000);
};

const rowsOf = (sql: string): unknown[] => {
  const connection = new Database(filesOf(folder).database, { readonly: true });
  const rows = connection.prepare(sql).all();
  connection.close();
  return rows;
};

const create = (username: string, role: Actor['role']) =>
  identity.createUser(cli, {
    username,
    fullName: `Person ${username}`,
    role,
    clientCodes: role === 'OPERATOR' || role === 'LEADER' ? ['CLIENT-A'] : [],
    password,
  });

/** Registers a station and answers from where somebody calls who stands there. */
const standAt = async (name: string, more: { allowsPin?: boolean; idleMinutes?: number } = {}) => {
  const input = { name, allowsPin: more.allowsPin ?? true, idleMinutes: more.idleMinutes ?? null };
  const { token, station } = await identity.registerStation(cli, input, nowhere);
  return { station, caller: { ...nowhere, stationToken: token } };
};

const keyOf = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call;
    return 'ok';
  } catch (error) {
    return (error as { key: string }).key;
  }
};

beforeEach(async () => {
  clock = new Date('2026-01-05T08:00:00.000Z');
  folder = mkdtempSync(join(tmpdir(), 'lineside-stations-'));
  database = await openDatabase(folder, { create: true });
  identity = createIdentity(database, () => clock);
  await database.writer.run(cli, async (scope) => {
    connectionOf(scope)
      .prepare(
        `INSERT INTO main.clients (id, code, name, created_at, updated_at) VALUES (?, 'CLIENT-A', 'A', '2026', '2026')`,
      )
      .run(admitNewClient(scope));
  });
  const operator = await create('operator.a', 'OPERATOR');
  operatorCode = operator.code;
  await identity.setPin(cli, { code: operatorCode, pin });
});

afterEach(async () => {
  vi.restoreAllMocks();
  await database.close();
  rmSync(folder, { recursive: true });
});

describe('a log-in with a PIN', () => {
  it('opens a session at a station that allows it, which says where it was begun', async () => {
    const { caller } = await standAt('Press 1');
    const { token, person } = await identity.loginWithPin({ username: ' Operator.A ', pin }, caller);
    expect(person).toMatchObject({ username: 'operator.a', role: 'OPERATOR', hasPin: true });
    expect(await identity.identify(token)).toMatchObject({ code: operatorCode, role: 'OPERATOR' });
    const sessions = await identity.listSessions(cli, 'all', null);
    expect(sessions).toMatchObject([{ username: 'operator.a', station: 'Press 1' }]);
    expect(await identity.listStations(cli, caller)).toMatchObject([
      { name: 'Press 1', lastSeenAt: clock.toISOString(), isThisOne: true },
    ]);
  });

  it('is refused to everybody anywhere else, right or wrong', async () => {
    const { caller, station } = await standAt('Office', { allowsPin: false });
    const { caller: gone, station: revoked } = await standAt('Gone');
    await identity.revokeStation(cli, revoked.id, nowhere);
    const forged = { ...nowhere, stationToken: 'made-up' };
    for (const where of [nowhere, caller, gone, forged]) {
      expect(await keyOf(identity.loginWithPin({ username: 'operator.a', pin }, where))).toBe(
        'session.no-pin-here',
      );
      expect(await keyOf(identity.loginWithPin({ username: 'nobody', pin }, where))).toBe(
        'session.no-pin-here',
      );
    }
    await identity.updateStation(cli, { id: station.id, version: station.version, allowsPin: true }, nowhere);
    expect(await keyOf(identity.loginWithPin({ username: 'operator.a', pin }, caller))).toBe('ok');
  });

  it('fails with one sentence, one hash and one listed try, whoever is named and whatever is wrong', async () => {
    const { caller } = await standAt('Press 1');
    await create('operator.without', 'OPERATOR');
    await create('leader.a', 'LEADER');
    const left = await create('operator.left', 'OPERATOR');
    const { version } = await identity.setPin(cli, { code: left.code, pin });
    await identity.updateUser(cli, { code: left.code, version, isActive: false });
    const database = new Database(filesOf(folder).database);
    // A hash that no way of the program leads to: a leader's PIN would still open nothing.
    database
      .prepare(
        `UPDATE users SET pin_hash = (SELECT pin_hash FROM users WHERE username = 'operator.a') WHERE username = 'leader.a'`,
      )
      .run();
    database.close();
    await identity.prepare();
    const compare = vi.spyOn(passwords, 'isPassword');
    const tries = [
      ['nobody', pin],
      ['operator.a', '487230'],
      ['operator.a', 'ladder-cloud-42'],
      ['operator.without', pin],
      ['operator.left', pin],
      ['leader.a', pin],
    ] as const;
    for (const [username, typed] of tries) {
      compare.mockClear();
      expect(await keyOf(identity.loginWithPin({ username, pin: typed }, caller))).toBe('session.wrong-pin');
      expect(compare).toHaveBeenCalledTimes(1);
      const [, hash] = compare.mock.lastCall ?? [];
      expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,p=1,t=2\$/);
    }
    const { failures } = await identity.listFailedLogins(cli);
    expect(failures.map(({ username, host, address }) => [username, host, address])).toEqual(
      tries.map(([username]) => [username, 'web', '10.0.0.7']).toReversed(),
    );
  });

  it('locks the name after five failures, counted together with those of the password', async () => {
    const { caller } = await standAt('Press 1');
    for (let failure = 0; failure < 3; failure += 1) {
      await keyOf(identity.loginWithPin({ username: 'operator.a', pin: '111111' }, caller));
    }
    for (let failure = 0; failure < 2; failure += 1) {
      await keyOf(identity.login({ username: 'operator.a', password: 'not this one' }, caller));
    }
    expect(await keyOf(identity.loginWithPin({ username: 'operator.a', pin }, caller))).toBe(
      'session.locked',
    );
    expect(await keyOf(identity.login({ username: 'operator.a', password }, caller))).toBe('session.locked');
    pass(1);
    expect(await keyOf(identity.loginWithPin({ username: 'operator.a', pin }, caller))).toBe('ok');
  });

  it('asks for a client like any other', async () => {
    const { caller } = await standAt('Press 1');
    const connection = new Database(filesOf(folder).database);
    connection.prepare('DELETE FROM user_clients').run();
    connection.close();
    expect(await keyOf(identity.loginWithPin({ username: 'operator.a', pin }, caller))).toBe(
      'session.no-client',
    );
  });
});

describe('a PIN', () => {
  it('is hashed like a password, never listed, and audited without itself', async () => {
    const [{ pin_hash: hash }] = rowsOf("SELECT pin_hash FROM users WHERE username = 'operator.a'") as [
      { pin_hash: string },
    ];
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,p=1,t=2\$/);
    const listed = JSON.stringify(await identity.listUsers(cli));
    expect(listed).toContain('"hasPin":true');
    expect(listed).not.toContain('argon2');
    const told = JSON.stringify(rowsOf('SELECT * FROM audit_log'));
    expect(told).toContain('pin');
    expect(told).not.toContain(pin);
    expect(told).not.toContain('argon2');
  });

  it('is given to operators alone, by those of a higher rank, and has to be good', async () => {
    const leader = await create('leader.a', 'LEADER');
    expect(await keyOf(identity.setPin(cli, { code: leader.code, pin }))).toBe('pin.operators-only');
    expect(await keyOf(identity.setPin(cli, { code: operatorCode, pin: '123456' }))).toBe('pin.easy');
    expect(await keyOf(identity.setPin(cli, { code: operatorCode, pin: '12a' }))).toBe('pin.digits');
    const other: Actor = { userId: 99, code: 'U99', role: 'OPERATOR', host: 'web' };
    expect(await keyOf(identity.setPin(other, { code: operatorCode, pin }))).toBe('user.equal-rank');
  });

  it('ends sessions and the lock-out when it is set or taken, and opens nothing once it is taken', async () => {
    const { caller } = await standAt('Press 1');
    const { token } = await identity.loginWithPin({ username: 'operator.a', pin }, caller);
    await identity.setPin(cli, { code: operatorCode, pin: '905846' });
    expect(await identity.identify(token)).toBeNull();
    expect(await keyOf(identity.loginWithPin({ username: 'operator.a', pin }, caller))).toBe(
      'session.wrong-pin',
    );
    expect(await identity.setPin(cli, { code: operatorCode, pin: null })).toMatchObject({ hasPin: false });
    expect(await keyOf(identity.loginWithPin({ username: 'operator.a', pin: '905846' }, caller))).toBe(
      'session.wrong-pin',
    );
  });

  it('goes with the role that may have one', async () => {
    const { caller } = await standAt('Press 1');
    const user = (await identity.listUsers(cli)).find(({ code }) => code === operatorCode);
    const promoted = await identity.updateUser(cli, {
      code: operatorCode,
      version: user?.version ?? 0,
      role: 'LEADER',
    });
    expect(promoted.hasPin).toBe(false);
    await identity.updateUser(cli, { code: operatorCode, version: promoted.version, role: 'OPERATOR' });
    expect(await keyOf(identity.loginWithPin({ username: 'operator.a', pin }, caller))).toBe(
      'session.wrong-pin',
    );
  });

  it('is chosen by its owner at a station that allows it, with the password', async () => {
    const { caller } = await standAt('Press 1');
    const { token, person } = await identity.login({ username: 'operator.a', password }, caller);
    expect(person.hasPin).toBe(true);
    const me = await identity.identify(token);
    if (!me) throw new Error('Nobody is logged in.');
    const own = (current: string, typed: string | null, stationToken: string | null) =>
      keyOf(identity.setOwnPin(me, { current, pin: typed }, stationToken));
    expect(await own(password, '905846', null)).toBe('session.no-pin-here');
    expect(await own('not this one', '905846', caller.stationToken)).toBe('password.wrong');
    expect(await own(password, '240793', caller.stationToken)).toBe('pin.easy');
    expect(await own(password, '905846', caller.stationToken)).toBe('ok');
    expect(await keyOf(identity.loginWithPin({ username: 'operator.a', pin: '905846' }, caller))).toBe('ok');
    expect(await own(password, null, caller.stationToken)).toBe('ok');
    expect(await identity.findPerson(me, caller)).toMatchObject({ hasPin: false });
    expect(await identity.findPerson(me, nowhere)).toMatchObject({ hasPin: null });
  });
});

describe('a station', () => {
  it('has a name of its own; a revoked one may be registered again', async () => {
    const { station } = await standAt('Press 1');
    expect(await keyOf(standAt('Press 1'))).toBe('station.name-taken');
    await identity.revokeStation(cli, station.id, nowhere);
    expect(await keyOf(identity.revokeStation(cli, station.id, nowhere))).toBe('not-found.station');
    const { caller } = await standAt('Press 1', { allowsPin: false });
    expect(await identity.listStations(cli, caller)).toMatchObject([
      { id: station.id, allowsPin: false, revokedAt: null, isThisOne: true },
    ]);
    const input = { name: 'Press 2', allowsPin: true, idleMinutes: null };
    expect(await keyOf(identity.registerStation(cli, input, caller))).toBe('station.here-already');
  });

  it('is not changed from an older version', async () => {
    const { station } = await standAt('Press 1');
    const change = { id: station.id, version: station.version };
    const updated = await identity.updateStation(cli, { ...change, name: 'Press one' }, nowhere);
    expect(updated).toMatchObject({ name: 'Press one', allowsPin: true, version: station.version + 1 });
    await expect(
      identity.updateStation(cli, { ...change, name: 'Press uno' }, nowhere),
    ).rejects.toMatchObject({ key: 'station.changed', details: { theirs: updated } });
  });

  it.each([
    ['is revoked', (id: number) => identity.revokeStation(cli, id, nowhere)],
    [
      'no longer allows PINs',
      (id: number) => identity.updateStation(cli, { id, version: 1, allowsPin: false }, nowhere),
    ],
  ])('that %s ends what was begun there and nothing else', async (_, change) => {
    const { caller, station } = await standAt('Press 1');
    const { caller: elsewhere } = await standAt('Press 2');
    const here = await identity.loginWithPin({ username: 'operator.a', pin }, caller);
    const there = await identity.loginWithPin({ username: 'operator.a', pin }, elsewhere);
    await change(station.id);
    expect(await identity.identify(here.token)).toBeNull();
    expect(await identity.identify(there.token)).not.toBeNull();
  });

  it('keeps only the hash of its token, and its changes are in the audit log', async () => {
    const { caller } = await standAt('Press 1');
    expect(JSON.stringify(rowsOf('SELECT * FROM stations'))).not.toContain(caller.stationToken);
    const told = JSON.stringify(rowsOf("SELECT * FROM audit_log WHERE table_name = 'stations'"));
    expect(told).toContain('Press 1');
    expect(told).not.toContain('token');
  });
});

describe('idle time', () => {
  const endsAfter = async (minutes: number, token: string): Promise<boolean> => {
    pass(minutes);
    return (await identity.identify(token)) === null;
  };

  it("is a station's own where it has one, else the installation's", async () => {
    await identity.setIdleMinutes(cli, 30);
    const { caller } = await standAt('Press 1', { idleMinutes: 2 });
    const { caller: plain } = await standAt('Press 2');
    const short = await identity.loginWithPin({ username: 'operator.a', pin }, caller);
    const long = await identity.loginWithPin({ username: 'operator.a', pin }, plain);
    expect([short.person.idleSeconds, long.person.idleSeconds]).toEqual([120, 1800]);
    expect(await endsAfter(1.9, short.token)).toBe(false);
    expect(await endsAfter(2.5, short.token)).toBe(true);
    expect(await endsAfter(25, long.token)).toBe(false);
    expect(await endsAfter(31, long.token)).toBe(true);
    expect(rowsOf("SELECT before, after FROM audit_log WHERE action = 'settings'")).toEqual([
      { before: '{"idleMinutes":15}', after: '{"idleMinutes":30}' },
    ]);
  });

  it('that is over is told as such in the audit log', async () => {
    const { caller } = await standAt('Press 1');
    const { token } = await identity.loginWithPin({ username: 'operator.a', pin }, caller);
    await identity.logout(token, true);
    expect(rowsOf("SELECT after FROM audit_log WHERE action = 'logout'")).toEqual([
      { after: '{"idle":true}' },
    ]);
  });
});
