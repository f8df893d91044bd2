import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectionOf, type Actor } from '../../../db/scope';
import { ADMIN, setStage, type Stage } from './stage';

const looker: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };
let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});

afterAll(() => stage.stop());

/** Asks with headers that fetch does not let a program set, and the path as it stands. */
const asked = (path: string, headers: Record<string, string>): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(stage.host.url);
    const call = httpRequest({ host: '127.0.0.1', port, path, headers }, (response) => {
      let body = '';
      response.on('data', (text) => (body += String(text)));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    call.on('error', reject).end();
  });

describe('closing', () => {
  it('waits for the calls that have begun', async () => {
    const other = await stage.start();
    const calling = stage.post(
      'session/login',
      { username: 'late.a', password: 'nothing at all' },
      {},
      other,
    );
    const hasBegun = () =>
      stage.engine.database.reader.run(looker, async (scope) =>
        connectionOf(scope).prepare("SELECT 1 FROM main.login_locks WHERE username = 'late.a'").get(),
      );
    while (!(await hasBegun())) await new Promise((resolve) => setImmediate(resolve));
    await other.close();
    expect((await calling).status).toBe(401);
    await expect(stage.post('setup/status', {}, {}, other)).rejects.toThrow('fetch failed');
  });
});

describe('the page', () => {
  it('is refused under a foreign host name', async () => {
    const { port } = new URL(stage.host.url);
    const answers = [];
    for (const name of [`127.0.0.1:${port}`, `localhost:${port}`, `rebound.example:${port}`, '127.0.0.1']) {
      answers.push((await asked('/', { host: name })).status);
    }
    expect(answers).toEqual([200, 200, 421, 421]);
  });

  it('carries headers that keep everything foreign out', async () => {
    const { headers, status } = await stage.fetched('/');
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
    const { headers, status } = await stage.fetched('/assets/index-1a2b.js');
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
    const { port } = new URL(stage.host.url);
    const { status, body } = await asked(path, { host: `127.0.0.1:${port}` });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body).not.toContain('not for the browser');
  });

  it('comes with a description of the calls that holds no data', async () => {
    const { status, body } = await stage.fetched('/openapi.json');
    const { paths } = JSON.parse(body) as { paths: Record<string, object> };
    expect([status, Object.keys(paths)]).toEqual([
      200,
      expect.arrayContaining(['/session/login', '/users/list']),
    ]);
    expect(body).not.toContain(ADMIN.username);
  });
});

describe('the address', () => {
  it('is one of this computer unless sharing was asked for', async () => {
    await expect(stage.start({ host: '0.0.0.0' })).rejects.toMatchObject({ key: 'host.not-loopback' });
    await expect(stage.start({ host: '192.0.2.7' })).rejects.toMatchObject({ key: 'host.not-loopback' });
  });

  it('is refused with a sentence when its port is taken', async () => {
    await expect(stage.start({ port: Number(new URL(stage.host.url).port) })).rejects.toMatchObject({
      key: 'host.port-taken',
    });
  });
});
