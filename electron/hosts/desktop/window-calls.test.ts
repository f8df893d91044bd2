import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Contract } from '../../contract';
import { createEngine, type Engine } from '../../engine';
import { answerWindow, type WindowCalls } from './window-calls';

const PASSWORD = 'a long enough passphrase';
const ADMIN = { username: 'admin-a', fullName: 'Admin A', password: PASSWORD, language: 'en' } as const;
let folder: string;
let engine: Engine;
let ports: MessagePort[];

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'lineside-desktop-'));
  engine = await createEngine({ folder, create: true });
  ports = [];
});

afterEach(async () => {
  for (const port of ports) port.close();
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A page of the window: one end of a fresh channel, as the shell hands it over. */
const open = ({ answer }: WindowCalls): ContractRouterClient<Contract> => {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  answer(port1);
  port1.start();
  port2.start();
  return createORPCClient(new RPCLink({ port: port2 }));
};

test('a window logs in, stays logged in over a reload, and logs out everywhere', async () => {
  const calls = answerWindow(engine);
  const page = open(calls);
  expect(await page.session.me()).toBeNull();
  await expect(page.clients.list()).rejects.toMatchObject({ code: 'unauthenticated' });
  await page.setup.createAdmin(ADMIN);
  await page.session.logout();
  await expect(page.session.login({ username: 'admin-a', password: 'another one' })).rejects.toMatchObject({
    code: 'unauthenticated',
  });
  await page.session.login({ username: 'admin-a', password: PASSWORD });
  expect(await page.clients.list()).toEqual([]);

  const reloaded = open(calls);
  expect(await reloaded.session.me()).toMatchObject({ username: 'admin-a', role: 'ADMIN' });
  await reloaded.session.logout();
  expect(await page.session.me()).toBeNull();
});

test("one window's session is not another's", async () => {
  const page = open(answerWindow(engine));
  await page.setup.createAdmin(ADMIN);
  expect(await page.session.me()).toMatchObject({ username: 'admin-a' });
  expect(await open(answerWindow(engine)).session.me()).toBeNull();
});

test('a window stays logged in over a crash of the data process, by the token that was kept outside', async () => {
  let kept: string | null = null;
  const page = open(
    answerWindow(engine, {
      keep: (token) => {
        kept = token;
      },
    }),
  );
  await page.setup.createAdmin(ADMIN);
  expect(kept).not.toBeNull();
  const next = answerWindow(engine);
  next.resume(kept);
  expect(await open(next).session.me()).toMatchObject({ username: 'admin-a' });
  await page.session.logout();
  expect(kept).toBeNull();
  expect(await open(next).session.me()).toBeNull();
});

test('a PC stays the station that it was made over a restart, by the token that was kept outside', async () => {
  let kept: string | null = null;
  const keepStation = (token: string | null): void => {
    kept = token;
  };
  const page = open(answerWindow(engine, { keepStation }));
  await page.setup.createAdmin(ADMIN);
  await page.stations.register({ name: 'Packing', allowsPin: true });
  expect(kept).not.toBeNull();

  const next = answerWindow(engine, { keepStation });
  next.stand(kept);
  const later = open(next);
  expect(await later.stations.here()).toEqual({ name: 'Packing', allowsPin: true });
  await expect(later.session.loginWithPin({ username: 'nobody', pin: '487239' })).rejects.toMatchObject({
    code: 'unauthenticated',
  });
  await later.session.login({ username: 'admin-a', password: PASSWORD });
  const [station] = await later.stations.list();
  await later.stations.revoke({ id: station?.id ?? 0 });
  expect(kept).toBeNull();
  expect(await later.stations.here()).toBeNull();
});

test('a window hears what is written over its port; a closed page leaves nothing behind, a lost port ends it', async () => {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  answerWindow(engine).answer(port1);
  port1.start();
  port2.start();
  const page: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ port: port2 }));
  await page.setup.createAdmin(ADMIN);
  const events = await page.live.changes();
  expect((await events.next()).value).toMatchObject({ beat: expect.any(String) });
  const heard: unknown[] = [];
  const whole = (async () => {
    for await (const event of events) heard.push(event);
  })().catch((error: unknown) => error);
  await page.clients.provision({ code: 'LIVE-A', name: 'Client A' });
  await expect
    .poll(() => heard)
    .toContainEqual(expect.objectContaining({ tables: expect.arrayContaining(['clients']) }));
  expect(engine.parts.live?.count()).toBe(1);
  port1.close();
  await whole;
  await expect.poll(() => engine.parts.live?.count()).toBe(0);
});
