import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startStation, type Station } from './harness';

let station: Station;
const password = 'ladder-cloud-42';

beforeAll(async () => {
  station = await startStation(async (lineside) => {
    const { status, stderr } = await lineside(['init', '--admin', 'admin.a'], `${password}\n`);
    if (status !== 0) throw new Error(stderr);
  });
});

afterAll(() => station?.stop());

const call = (name: string, input: object, cookie = ''): Promise<Response> =>
  fetch(`${station.url()}/api/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(input),
  });

const logIn = async (): Promise<string> => {
  const answer = await call('session/login', { username: 'admin.a', password });
  expect(answer.status).toBe(200);
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
};

test('the administrator of the command line logs in over http, and queries run on the thread of their own', async () => {
  const cookie = await logIn();
  const me = await call('session/me', {}, cookie);
  expect(await me.json()).toMatchObject({ username: 'admin.a', role: 'ADMIN' });
  const clients = await call('clients/list', {}, cookie);
  expect([clients.status, await clients.json()]).toEqual([200, []]);
});

test('a file that is made on the thread of queries arrives as bytes', async () => {
  const answer = await fetch(`${station.url()}/rpc/exchange/exportTable`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: await logIn() },
    body: JSON.stringify({ json: { table: 'user', format: 'csv' } }),
  });
  const { json } = (await answer.json()) as { json: { content: string; rows: number } };
  expect([answer.status, json.rows]).toEqual([200, 1]);
  expect(Buffer.from(json.content, 'base64').toString('utf8')).toMatch(/^user_id,username,[^]*admin\.a/);
});

test('a second host on the same folder is told where the first one answers', async () => {
  const { status, stdout, stderr } = await station.lineside(['serve', '--port', '0']);
  expect([status, stdout, stderr]).toEqual([1, '', `Lineside is already running on ${station.url()}.\n`]);
});

test('a killed host leaves no lock behind, and who was logged in stays so', async () => {
  const cookie = await logIn();
  const note = path.join(station.folder, 'lineside.lock.json');
  const before = JSON.parse(await readFile(note, 'utf8')) as { pid: number };
  await station.restart('SIGKILL');
  const after = JSON.parse(await readFile(note, 'utf8')) as { pid: number; url: string };
  expect(after.url).toBe(station.url());
  expect(after.pid).not.toBe(before.pid);
  expect(await (await call('session/me', {}, cookie)).json()).toMatchObject({ username: 'admin.a' });
});

test('a host that is asked to stop answers what it has begun and closes the database', async () => {
  const calls = Array.from({ length: 4 }, (_, n) =>
    call('session/login', { username: `nobody.${n}`, password: 'nothing at all' }),
  );
  const done = Promise.allSettled(calls);
  await station.restart('SIGTERM');
  const statuses = (await done).map((one) => (one.status === 'fulfilled' ? one.value.status : 'cut'));
  // Those that it had not accepted yet are cut or sent away; none fails inside.
  expect(statuses.every((status) => status === 401 || status === 'cut' || status === 503)).toBe(true);
  expect(existsSync(path.join(station.folder, 'lineside.lock.json'))).toBe(true);
  expect((await call('setup/status', {})).status).toBe(200);
});
