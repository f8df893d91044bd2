import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { filesOf } from '../files';
import { openDatabase, type OpenDatabase } from '../open';
import { admitNewClient, connectionOf, type Actor } from '../scope';
import { createIdentity, type Identity } from './identity';
import * as passwords from './passwords';

process.env['LINESIDE_ARGON2'] = 'minimum';

const cli: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };
const caller = { host: 'web', address: '127.0.0.1', token: null, stationToken: null } as const;
const password = 'ladder-cloud-42';

let folder: string;
let database: OpenDatabase;
let identity: Identity;
let clock = new Date('2026-01-05T08:00:00.000Z');

const pass = (minutes: number): void => {
  clock = new Date(clock.getTime() + minutes * 60_000);
};

/** Looks at the file itself, beside every wall. */
const inFile = <T>(sql: string, ...values: unknown[]): T[] => {
  const connection = new Database(filesOf(folder).database);
  const statement = connection.prepare(sql);
  const rows = statement.reader ? statement.all(...values) : (statement.run(...values), []);
  connection.close();
  return rows as T[];
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-identity-'));
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
    { username: 'Admin.A', fullName: 'Administrator A', language: 'en', password },
    caller,
  );
});

afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const create = (
  username: string,
  role: Actor['role'],
  clientCodes: readonly string[],
  more: { code?: string; password?: string } = {},
  actor = cli,
) =>
  identity.createUser(actor, {
    username,
    fullName: `Person ${username}`,
    role,
    clientCodes,
    password,
    ...more,
  });

const attempt = async (username: string, typed = 'wrong password'): Promise<string> => {
  try {
    await identity.login({ username, password: typed }, caller);
    return 'in';
  } catch (error) {
    const { code, key, params } = error as { code: string; key: string; params: object };
    return `${code} ${key} ${JSON.stringify(params)}`;
  }
};

describe('users', () => {
  it('get the next code, a stored name in lower case and their clients', async () => {
    expect(await create('  Operator.A ', 'OPERATOR', ['CLIENT-A'])).toMatchObject({
      code: 'U2',
      username: 'operator.a',
      clientCodes: ['CLIENT-A'],
    });
    expect(await create('leader.a', 'LEADER', ['CLIENT-B', 'CLIENT-A'], { code: 'L-7' })).toMatchObject({
      code: 'L-7',
      clientCodes: ['CLIENT-A', 'CLIENT-B'],
    });
    expect((await create('power.a', 'POWERUSER', [])).code).toBe('U3');
    expect((await identity.listUsers(cli)).map((user) => user.username)).toEqual([
      'admin.a',
      'leader.a',
      'operator.a',
      'power.a',
    ]);
  });

  it.each([
    ['an operator without a client', 'OPERATOR', [], {}, 'invalid-input user.one-client'],
    ['an operator of two', 'OPERATOR', ['CLIENT-A', 'CLIENT-B'], {}, 'invalid-input user.one-client'],
    ['a leader without a client', 'LEADER', [], {}, 'invalid-input user.some-client'],
    ['an administrator of one', 'ADMIN', ['CLIENT-A'], {}, 'invalid-input user.sees-all'],
    ['an unknown client', 'LEADER', ['CLIENT-A', 'CLIENT-X'], {}, 'not-found not-found.client'],
    ['a taken code', 'POWERUSER', [], { code: 'U1' }, 'conflict user.code-taken'],
    ['a code of the program', 'POWERUSER', [], { code: 'CLI' }, 'conflict user.code-taken'],
    ['a short password', 'POWERUSER', [], { password: 'nine-char' }, 'invalid-input password.short'],
  ] as const)('are refused: %s', async (_what, role, clientCodes, more, expected) => {
    const before = inFile('SELECT * FROM users');
    await expect(create('refused.a', role, clientCodes, more)).rejects.toMatchObject({
      code: expected.split(' ')[0],
      key: expected.split(' ')[1],
    });
    expect(inFile('SELECT * FROM users')).toEqual(before);
  });

  it('have a name of their own, whatever its case', async () => {
    await expect(create('ADMIN.A', 'POWERUSER', [])).rejects.toMatchObject({ key: 'user.name-taken' });
  });

  it('are not made with a role above the maker', async () => {
    const leader: Actor = { userId: 3, code: 'L-7', role: 'LEADER', host: 'web' };
    await expect(create('power.b', 'POWERUSER', [], {}, leader)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('leave who made them in the audit log, and no hash', () => {
    const rows = inFile<{ actor: string; after: string }>(
      "SELECT actor, after FROM audit_log WHERE table_name = 'users' AND action = 'create' ORDER BY id",
    );
    expect(rows.map((row) => row.actor)).toEqual(['visitor', 'cli', 'cli', 'cli']);
    expect(rows.map((row) => row.after).join()).not.toMatch(/argon2|ladder/);
  });
});

describe('log-in', () => {
  it('knows a name in any case and with spaces around it', async () => {
    const { person } = await identity.login({ username: '  OPERATOR.A', password }, caller);
    expect(person).toMatchObject({ username: 'operator.a', idleSeconds: 900 });
    expect(person.clients.map((client) => client.code)).toEqual(['CLIENT-A']);
  });

  it('answers alike and hashes once at the same cost, whether a name exists, is inactive or has no password', async () => {
    await create('inactive.a', 'POWERUSER', []);
    await create('unset.a', 'POWERUSER', []);
    inFile("UPDATE users SET is_active = 0 WHERE username = 'inactive.a'");
    inFile("UPDATE users SET password_hash = NULL WHERE username = 'unset.a'");
    await identity.prepare();
    const verified = vi.spyOn(passwords, 'isPassword');
    const answers = [
      await attempt('power.a'),
      await attempt('no.such.name'),
      await attempt('inactive.a', password),
      await attempt('unset.a', password),
    ];
    const costs = verified.mock.calls.map(([, hashed]) => hashed.split('$').slice(1, 4).join(' '));
    verified.mockRestore();
    expect(new Set(answers)).toEqual(new Set(['unauthenticated session.wrong {}']));
    expect(costs).toEqual(Array.from({ length: 4 }, () => 'argon2id v=19 m=19456,p=1,t=2'));
  });

  it('says that a client is missing only to who knows the password', async () => {
    await create('operator.b', 'OPERATOR', ['CLIENT-B']);
    inFile("DELETE FROM user_clients WHERE user_id = (SELECT id FROM users WHERE username = 'operator.b')");
    expect(await attempt('operator.b')).toBe('unauthenticated session.wrong {}');
    expect(await attempt('operator.b', password)).toBe('forbidden session.no-client {}');
  });

  it.each(['power.a', 'nobody.at.all'])('locks %s for growing times', async (username) => {
    inFile('DELETE FROM login_locks WHERE username = ?', username);
    const locked: number[] = [];
    for (const minutes of [1, 5, 15, 30, 60, 60]) {
      for (let failure = 0; failure < 5; failure += 1) {
        expect(await attempt(username)).toBe('unauthenticated session.wrong {}');
      }
      expect(await attempt(username, password)).toBe(`locked session.locked {"minutes":${minutes}}`);
      pass(minutes - 0.1);
      expect(await attempt(username, password)).toBe('locked session.locked {"minutes":1}');
      pass(0.2);
      locked.push(minutes);
    }
    expect(locked).toHaveLength(6);
    expect(await attempt(username, password)).toBe(
      username === 'power.a' ? 'in' : 'unauthenticated session.wrong {}',
    );
  });

  it('starts counting anew after a success', async () => {
    for (let round = 0; round < 3; round += 1) {
      for (let failure = 0; failure < 4; failure += 1) await attempt('leader.a');
      expect(await attempt('leader.a', password)).toBe('in');
    }
  });

  it('does not let simultaneous guesses outrun the count', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => attempt('operator.a')));
    expect(answers.filter((answer) => answer.startsWith('unauthenticated'))).toHaveLength(5);
    expect(answers.filter((answer) => answer.startsWith('locked'))).toHaveLength(7);
  });

  it('keeps what failed, from where', () => {
    const rows = inFile<{ host: string; address: string }>(
      "SELECT host, address FROM failed_logins WHERE username = 'operator.a'",
    );
    expect(rows).toHaveLength(12);
    expect(rows[0]).toEqual({ host: 'web', address: '127.0.0.1' });
  });

  it('keeps no token, only its hash', async () => {
    const { token } = await identity.login({ username: 'admin.a', password }, caller);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify(inFile('SELECT * FROM sessions'))).not.toContain(token);
  });
});

describe('a token', () => {
  it('stands for the role and state that its user has now', async () => {
    await create('changing.a', 'POWERUSER', []);
    const { token } = await identity.login({ username: 'changing.a', password }, caller);
    expect(await identity.identify(token)).toMatchObject({ role: 'POWERUSER', host: 'web' });
    inFile("UPDATE users SET role = 'LEADER' WHERE username = 'changing.a'");
    expect(await identity.identify(token)).toMatchObject({ role: 'LEADER' });
    inFile("UPDATE users SET is_active = 0 WHERE username = 'changing.a'");
    expect(await identity.identify(token)).toBeNull();
    expect(await identity.identify('no-such-token')).toBeNull();
  });

  it('lives as long as the installation says, and over a restart', async () => {
    inFile("INSERT INTO database_info VALUES ('idle_minutes', '3')");
    const { token } = await identity.login({ username: 'admin.a', password }, caller);
    pass(2.9);
    expect(await identity.identify(token)).not.toBeNull();
    await identity.flush();
    pass(2.9);
    const restarted = createIdentity(database, () => clock);
    expect(await restarted.identify(token)).not.toBeNull();
    pass(3.5);
    expect(await restarted.identify(token)).toBeNull();
    inFile("DELETE FROM database_info WHERE key = 'idle_minutes'");
  });

  it('writes when it was last used at most once a minute', async () => {
    const { token } = await identity.login({ username: 'admin.a', password }, caller);
    const seen = () =>
      inFile<{ at: string }>('SELECT max(last_seen_at) AS at FROM sessions').map(({ at }) => at)[0];
    const first = seen();
    pass(0.5);
    await identity.identify(token);
    expect(seen()).toBe(first);
    pass(0.6);
    await identity.identify(token);
    await expect.poll(seen).toBe(clock.toISOString());
  });
});

describe('a password', () => {
  it.each([
    ['qwertyuiop', 'password.common'],
    ['P@ssw0rd123', 'password.common'],
    ['１２３４５６７８９０', 'password.common'],
    ['aaaaaaaaaaaa', 'password.common'],
    ['Lineside2026!', 'password.name'],
    ['Operator.Z-2026', 'password.name'],
    ['linesideoperatorz', 'password.name'],
    ['ñandú-42é', 'password.short'],
    ['correct horse battery', null],
    ['operator-at-line-9', null],
    ['日本語の長い合言葉です', null],
  ])('%s: %s', (typed, key) => {
    expect(passwords.passwordRefusal(typed, 'operator.z')).toBe(key);
  });

  it('is the same in composed and decomposed letters', async () => {
    const hashed = await passwords.hashPassword('contrasen\u0303a-larga', passwords.MINIMUM_COST);
    expect(await passwords.isPassword('contrase\u00f1a-larga', hashed)).toBe(true);
  });

  it('costs what was measured first, and never less than the minimum', async () => {
    expect(inFile("SELECT value FROM database_info WHERE key = 'argon2'")).toEqual([
      { value: JSON.stringify(passwords.MINIMUM_COST) },
    ]);
    delete process.env['LINESIDE_ARGON2'];
    const measured = await passwords.measureCost();
    process.env['LINESIDE_ARGON2'] = 'minimum';
    expect(measured.memoryKiB).toBeGreaterThanOrEqual(19_456);
    expect(measured.passes).toBeGreaterThanOrEqual(2);
    expect(measured.memoryKiB).toBeLessThanOrEqual(65_536);
  });
});
