import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Contract } from '../../contract';
import { wireValues } from '../../contract/wire';
import { ADMIN, setStage, type Stage } from './stage';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});

afterAll(() => stage.stop());

describe('calls', () => {
  const link = (cookie: string) =>
    createORPCClient<ContractRouterClient<Contract>>(
      new RPCLink({ url: `${stage.host.url}/rpc`, headers: { cookie }, customJsonSerializers: wireValues }),
    );

  it('go through the typed client, with sentences for what is refused', async () => {
    const cookie = await stage.logIn();
    const api = link(cookie);
    expect(await api.session.me()).toMatchObject({ username: ADMIN.username });
    expect(await api.session.setPreferences({ language: 'es', theme: 'dark' })).toMatchObject({
      language: 'es',
      theme: 'dark',
    });
    const input = {
      username: 'lead.a',
      fullName: 'Leader A',
      role: 'LEADER' as const,
      clientCodes: [],
      password: ADMIN.password,
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

  it('carry files as bytes, both ways', async () => {
    const api = link(await stage.logIn());
    const content = new TextEncoder().encode('client_id,client_name\nCLIENT-Ñ,Cliente Ñ\n');
    const report = await api.exchange.importTable({
      table: 'client',
      fileName: 'clients.csv',
      content,
      format: 'csv',
    });
    expect(report).toMatchObject({ read: 1, imported: 1, refused: [] });
    const file = await api.exchange.exportTable({ table: 'client', format: 'csv' });
    expect(file).toMatchObject({ rows: 1, content: expect.any(Uint8Array) });
    expect(new TextDecoder().decode(file.content)).toContain('CLIENT-Ñ,Cliente Ñ');
  });

  it('are refused to another page, whichever way the browser says so', async () => {
    const cookie = await stage.logIn();
    const own = new URL(stage.host.url).origin;
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
      statuses.push(
        (await stage.post('users/list', {}, { cookie, ...headers } as Record<string, string>)).status,
      );
    }
    expect(statuses).toEqual([200, 403, 403, 403, 403, 403]);
  });

  it('are posts with a JSON body under one spelling', async () => {
    const cookie = await stage.logIn();
    const form = { method: 'POST', headers: { cookie, 'content-type': 'text/plain' }, body: '{}' };
    expect((await stage.fetched('/api/users/list', form)).status).toBe(415);
    expect(
      (
        await stage.fetched('/rpc/users/list', {
          ...form,
          headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
        })
      ).status,
    ).toBe(415);
    expect((await stage.fetched('/rpc/session/logout', { headers: { cookie } })).status).toBe(404);
    expect((await stage.fetched('/rpc/session/logout?data=%7B%7D', { headers: { cookie } })).status).toBe(
      404,
    );
    for (const path of ['session/%6Cogin', '/session/login', 'session/login/', 'session/no-such']) {
      expect((await stage.post(path, ADMIN)).status).toBe(404);
    }
    expect(await stage.me(cookie)).not.toBeNull();
  });

  it('have a body of 1 MB at most, imports more', async () => {
    const cookie = await stage.logIn();
    const headers = { cookie, 'content-type': 'application/json' };
    const body = JSON.stringify({ json: { fileName: 'x'.repeat(2_000_000) } });
    const large = await stage.fetched('/rpc/users/create', { method: 'POST', headers, body });
    expect([large.status, JSON.parse(large.body)]).toMatchObject([
      413,
      { json: { code: 'invalid-input', data: { key: 'host.too-large' } } },
    ]);
    const unannounced = await stage.fetched('/rpc/users/create', {
      method: 'POST',
      headers: { cookie },
      body: new Blob([body]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect(unannounced.status).toBe(415);
    const file = await stage.fetched('/rpc/exchange/importTable', { method: 'POST', headers, body });
    expect(file.status).not.toBe(413);
  });

  it('tell nothing of what went wrong inside', async () => {
    const cookie = await stage.logIn();
    const { status, body } = await stage.fetched('/rpc/users/list', {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: '{"json": {"a": 1}, "meta": [[99, "a"]], "x": ',
    });
    expect([status, JSON.parse(body)]).toMatchObject([400, { json: { code: 'invalid-input' } }]);
    expect(body).not.toMatch(/ at |node_modules|SyntaxError|Unexpected/);
  });

  it('are limited per address, log-ins more tightly', async () => {
    const busy = await stage.start({ callsPerMinute: 20, loginsPerMinute: 3 });
    const wrong = { username: 'nobody', password: 'nothing at all' };
    const logins = [];
    for (let n = 0; n < 5; n += 1) logins.push((await stage.post('session/login', wrong, {}, busy)).status);
    const other = await stage.post('setup/createAdmin', wrong, {}, busy);
    const statuses = [];
    for (let n = 0; n < 20; n += 1) statuses.push((await stage.post('session/me', {}, {}, busy)).status);
    await busy.close();
    expect(logins).toEqual([401, 401, 401, 429, 429]);
    expect([other.status, JSON.parse(other.body)]).toMatchObject([429, { code: 'locked' }]);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
    expect(statuses[0]).toBe(200);
  });
});
