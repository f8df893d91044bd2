import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectionOf, type Actor } from '../../../db/scope';
import type { Contract } from '../../contract';
import { wireValues } from '../../contract/wire';
import { createEngine, type Engine } from '../../engine';
import { startWebHost, type WebHost, type WebHostOptions } from './host';

process.env['LINESIDE_ARGON2'] = 'minimum';

const password = 'ladder-cloud-42';
const admin = { username: 'Admin.A', password };

const looker: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };

let folder: string;
let engine: Engine;
let host: WebHost;
let clock: Date;
const logged: unknown[] = [];

const start = (more: Partial<WebHostOptions> = {}): Promise<WebHost> =>
  startWebHost({
    engine,
    host: '127.0.0.1',
    port: 0,
    rendererFolder: join(folder, 'screens'),
    loginsPerMinute: 1000,
    ...more,
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-web-'));
  mkdirSync(join(folder, 'screens', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'screens', 'index.html'), '<!doctype html><title>Lineside</title>');
  writeFileSync(join(folder, 'screens', 'assets', 'index-1a2b.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'not for the browser');
  clock = new Date('2026-01-05T08:00:00.000Z');
  engine = await createEngine({
    folder: join(folder, 'data'),
    create: true,
    now: () => clock,
    log: (line) => logged.push(line),
  });
  host = await start();
});

afterAll(async () => {
  await host.close();
  await engine.close();
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  clock = new Date(clock.getTime() + 24 * 3_600_000);
});

type Answer = { status: number; headers: Headers; body: string };

const fetched = async (path: string, init: RequestInit = {}, at = host): Promise<Answer> => {
  const response = await fetch(`${at.url}${path}`, init);
  return { status: response.status, headers: response.headers, body: await response.text() };
};

const post = (name: string, input: unknown, headers: Record<string, string> = {}, at = host) =>
  fetched(
    `/api/${name}`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(input),
    },
    at,
  );

/** Asks with headers that fetch does not let a program set, and the path as it stands. */
const asked = (path: string, headers: Record<string, string>): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(host.url);
    const call = httpRequest({ host: '127.0.0.1', port, path, headers }, (response) => {
      let body = '';
      response.on('data', (text) => (body += String(text)));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    call.on('error', reject).end();
  });

const cookieOf = (answer: Answer): string => answer.headers.get('set-cookie')?.split(';')[0] ?? '';

const logIn = async (typed = admin): Promise<string> => {
  const answer = await post('session/login', typed);
  expect(answer.status).toBe(200);
  return cookieOf(answer);
};

const me = async (cookie: string): Promise<{ username: string } | null> => {
  const { status, body } = await post('session/me', {}, { cookie });
  expect(status).toBe(200);
  return body === '' ? null : (JSON.parse(body) as { username: string } | null);
};

describe('set-up', () => {
  it('makes the first administrator once, also when two ask at the same time', async () => {
    const status = async () => JSON.parse((await post('setup/status', {})).body) as object;
    expect(await status()).toMatchObject({ needsAdmin: true, version: expect.stringMatching(/^\d/) });
    const input = { ...admin, fullName: 'Administrator A', language: 'en' };
    const answers = await Promise.all([
      post('setup/createAdmin', input),
      post('setup/createAdmin', { ...input, username: 'admin.b' }),
    ]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
    const made = answers.find((answer) => answer.status === 200);
    const { username } = JSON.parse(made?.body ?? '{}') as { username: string };
    expect(await me(cookieOf(made as Answer))).toMatchObject({ username, role: 'ADMIN', clients: [] });
    admin.username = username;
    expect(await status()).toMatchObject({ needsAdmin: false });
    expect((await post('setup/createAdmin', input)).status).toBe(409);
  });
});

describe('a session', () => {
  it('is a cookie that scripts and other sites do not get', async () => {
    const answer = await post('session/login', admin);
    const flags = (answer.headers.get('set-cookie') ?? '').split('; ').toSorted();
    expect(flags.map((flag) => flag.replace(/=.{43}$/, '=…'))).toEqual(
      ['HttpOnly', 'Path=/', 'SameSite=Strict', 'lineside_session=…'].toSorted(),
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('begins under a new token and ends the one that the caller brought', async () => {
    const first = await logIn();
    const planted = 'lineside_session=planted-by-somebody-else';
    const second = cookieOf(await post('session/login', admin, { cookie: planted }));
    expect(second).not.toBe(planted);
    expect(second).not.toBe(first);
    expect(await me(planted)).toBeNull();
    const third = cookieOf(await post('session/login', admin, { cookie: first }));
    expect([await me(first), await me(third)]).toMatchObject([null, { role: 'ADMIN' }]);
  });

  it('ends with the log-out and takes the cookie away', async () => {
    const cookie = await logIn();
    const answer = await post('session/logout', {}, { cookie });
    expect(answer.headers.get('set-cookie')).toMatch(/^lineside_session=;.*Expires=Thu, 01 Jan 1970/);
    expect(await me(cookie)).toBeNull();
    expect((await post('users/list', {}, { cookie })).status).toBe(401);
  });

  it('ends after fifteen idle minutes and lives on while it is used', async () => {
    const cookie = await logIn();
    for (let round = 0; round < 3; round += 1) {
      clock = new Date(clock.getTime() + 14 * 60_000);
      expect(await me(cookie)).toMatchObject({ username: admin.username });
    }
    clock = new Date(clock.getTime() + 16 * 60_000);
    expect(await me(cookie)).toBeNull();
    expect((await post('users/list', {}, { cookie })).status).toBe(401);
  });

  it('ends after twelve hours, however much it is used', async () => {
    const cookie = await logIn();
    for (let quarter = 0; quarter < 12 * 5 - 1; quarter += 1) {
      clock = new Date(clock.getTime() + 12 * 60_000);
      await me(cookie);
    }
    expect(await me(cookie)).toMatchObject({ username: admin.username });
    clock = new Date(clock.getTime() + 12 * 60_000);
    expect(await me(cookie)).toBeNull();
  });
});

describe('calls', () => {
  const link = (cookie: string) =>
    createORPCClient<ContractRouterClient<Contract>>(
      new RPCLink({ url: `${host.url}/rpc`, headers: { cookie }, customJsonSerializers: wireValues }),
    );

  it('go through the typed client, with sentences for what is refused', async () => {
    const cookie = await logIn();
    const api = link(cookie);
    expect(await api.session.me()).toMatchObject({ username: admin.username });
    expect(await api.session.setPreferences({ language: 'es', theme: 'dark' })).toMatchObject({
      language: 'es',
      theme: 'dark',
    });
    const input = {
      username: 'lead.a',
      fullName: 'Leader A',
      role: 'LEADER' as const,
      clientCodes: [],
      password,
    };
    const refused = await api.users.create(input).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ORPCError);
    expect(refused).toMatchObject({
      code: 'invalid-input',
      data: { key: 'user.some-client', fields: [{ path: ['clientCodes'] }] },
    });
    const unknown = await api.users
      .create({ ...input, clientCodes: ['NO-SUCH'] })
      .catch((error: unknown) => error);
    expect(unknown).toMatchObject({ code: 'not-found', data: { key: 'not-found.client' } });
    expect(
      await link('')
        .users.list()
        .catch((error: unknown) => error),
    ).toMatchObject({
      code: 'unauthenticated',
      data: { key: 'failure.unauthenticated' },
    });
  });

  it('are refused to another page, whichever way the browser says so', async () => {
    const cookie = await logIn();
    const own = new URL(host.url).origin;
    const tries = [
      { origin: own, 'sec-fetch-site': 'same-origin' },
      { origin: 'https://pages.example' },
      { origin: 'null' },
      { origin: own.replace('http:', 'https:') },
      { 'sec-fetch-site': 'cross-site' },
      { origin: own, 'sec-fetch-site': 'same-site' },
    ];
    const statuses = [];
    for (const headers of tries) {
      statuses.push((await post('users/list', {}, { cookie, ...headers } as Record<string, string>)).status);
    }
    expect(statuses).toEqual([200, 403, 403, 403, 403, 403]);
  });

  it('are refused under a foreign host name, the page too', async () => {
    const { port } = new URL(host.url);
    const answers = [];
    for (const name of [`127.0.0.1:${port}`, `localhost:${port}`, `rebound.example:${port}`, '127.0.0.1']) {
      answers.push((await asked('/', { host: name })).status);
    }
    expect(answers).toEqual([200, 200, 421, 421]);
  });

  it('are posts with a JSON body under one spelling', async () => {
    const cookie = await logIn();
    const form = { method: 'POST', headers: { cookie, 'content-type': 'text/plain' }, body: '{}' };
    expect((await fetched('/api/users/list', form)).status).toBe(415);
    expect(
      (
        await fetched('/rpc/users/list', {
          ...form,
          headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
        })
      ).status,
    ).toBe(415);
    expect((await fetched('/rpc/session/logout', { headers: { cookie } })).status).toBe(404);
    expect((await fetched('/rpc/session/logout?data=%7B%7D', { headers: { cookie } })).status).toBe(404);
    for (const path of ['session/%6Cogin', '/session/login', 'session/login/', 'session/no-such']) {
      expect((await post(path, admin)).status).toBe(404);
    }
    expect(await me(cookie)).not.toBeNull();
  });

  it('have a body of 1 MB at most, imports more', async () => {
    const cookie = await logIn();
    const headers = { cookie, 'content-type': 'application/json' };
    const body = JSON.stringify({ json: { fileName: 'x'.repeat(2_000_000) } });
    const large = await fetched('/rpc/users/create', { method: 'POST', headers, body });
    expect([large.status, JSON.parse(large.body)]).toMatchObject([
      413,
      { json: { code: 'invalid-input', data: { key: 'host.too-large' } } },
    ]);
    const unannounced = await fetched('/rpc/users/create', {
      method: 'POST',
      headers: { cookie },
      body: new Blob([body]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect(unannounced.status).toBe(415);
    const file = await fetched('/rpc/exchange/importTable', { method: 'POST', headers, body });
    expect(file.status).not.toBe(413);
  });

  it('tell nothing of what went wrong inside', async () => {
    const cookie = await logIn();
    const { status, body } = await fetched('/rpc/users/list', {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: '{"json": {"a": 1}, "meta": [[99, "a"]], "x": ',
    });
    expect([status, JSON.parse(body)]).toMatchObject([400, { json: { code: 'invalid-input' } }]);
    expect(body).not.toMatch(/ at |node_modules|SyntaxError|Unexpected/);
  });

  it('are limited per address, log-ins more tightly', async () => {
    const busy = await start({ callsPerMinute: 20, loginsPerMinute: 3 });
    const wrong = { username: 'nobody', password: 'nothing at all' };
    const logins = [];
    for (let n = 0; n < 5; n += 1) logins.push((await post('session/login', wrong, {}, busy)).status);
    const other = await post('setup/createAdmin', wrong, {}, busy);
    const statuses = [];
    for (let n = 0; n < 20; n += 1) statuses.push((await post('session/me', {}, {}, busy)).status);
    await busy.close();
    expect(logins).toEqual([401, 401, 401, 429, 429]);
    expect([other.status, JSON.parse(other.body)]).toMatchObject([429, { code: 'locked' }]);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
    expect(statuses[0]).toBe(200);
  });
});

describe('closing', () => {
  it('waits for the calls that have begun', async () => {
    const other = await start();
    const calling = post('session/login', { username: 'late.a', password: 'nothing at all' }, {}, other);
    const hasBegun = () =>
      engine.database.reader.run(looker, async (scope) =>
        connectionOf(scope).prepare("SELECT 1 FROM main.login_locks WHERE username = 'late.a'").get(),
      );
    while (!(await hasBegun())) await new Promise((resolve) => setImmediate(resolve));
    await other.close();
    expect((await calling).status).toBe(401);
    await expect(post('setup/status', {}, {}, other)).rejects.toThrow('fetch failed');
  });
});

describe('the page', () => {
  it('carries headers that keep everything foreign out', async () => {
    const { headers, status } = await fetched('/');
    expect(status).toBe(200);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy.split(';').toSorted()).toEqual(
      [
        "default-src 'self'",
        "script-src 'self'",
        "script-src-attr 'none'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
      ].toSorted(),
    );
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-cache',
    });
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it('is asked for anew, its hashed files once', async () => {
    const { headers, status } = await fetched('/assets/index-1a2b.js');
    expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%5c..%5c..%5csecret.txt',
    '//secret.txt',
    '/.hidden',
    '/data/lineside.sqlite',
  ])('gives no file outside its folder for %s', async (path) => {
    const { port } = new URL(host.url);
    const { status, body } = await asked(path, { host: `127.0.0.1:${port}` });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body).not.toContain('not for the browser');
  });

  it('comes with a description of the calls that holds no data', async () => {
    const { status, body } = await fetched('/openapi.json');
    const { paths } = JSON.parse(body) as { paths: Record<string, object> };
    expect([status, Object.keys(paths)]).toEqual([
      200,
      expect.arrayContaining(['/session/login', '/users/list']),
    ]);
    expect(body).not.toContain(admin.username);
  });
});

describe('the address', () => {
  it('is one of this computer unless sharing was asked for', async () => {
    await expect(start({ host: '0.0.0.0' })).rejects.toMatchObject({ key: 'host.not-loopback' });
    await expect(start({ host: '192.0.2.7' })).rejects.toMatchObject({ key: 'host.not-loopback' });
  });

  it('is refused with a sentence when its port is taken', async () => {
    await expect(start({ port: Number(new URL(host.url).port) })).rejects.toMatchObject({
      key: 'host.port-taken',
    });
  });
});
