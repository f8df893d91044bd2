import { mkdtemp, readFile, rm } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MessageChannel as EngineChannel } from 'node:worker_threads';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEngine, type Engine } from '../electron/engine';
import { answerWindow } from '../electron/hosts/desktop/window-calls';
import { assetOf, CONTENT_SECURITY_POLICY } from '../electron/security';
import { launchBrowser } from './harness';

declare global {
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface Window {
    toEngine: (data: unknown) => void;
    fromEngine: (data: unknown) => void;
  }
}

const pageFolder = path.resolve(import.meta.dirname, '..', 'dist', 'renderer');
let folder: string;
let engine: Engine;
let browser: Browser;
let server: http.Server;

/** Serves the built page as the shell's own scheme does: same files, same policy. */
const servePage = (request: http.IncomingMessage, response: http.ServerResponse): void => {
  const asset = assetOf(pageFolder, `lineside://app${request.url}`);
  if (!asset) return void response.writeHead(404).end();
  readFile(asset.file).then(
    (content) =>
      response
        .writeHead(200, {
          'content-type': asset.contentType,
          'content-security-policy': CONTENT_SECURITY_POLICY,
        })
        .end(content),
    () => response.writeHead(404).end(),
  );
};

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lineside-desktop-'));
  engine = await createEngine({ folder, create: true });
  browser = await launchBrowser();
  server = http.createServer(servePage).listen(0, '127.0.0.1');
});

afterAll(async () => {
  await browser?.close();
  server?.close();
  await engine?.close();
  await rm(folder, { recursive: true, force: true });
});

test('the page calls over the port that the desktop app hands it, under the policy of the window', async () => {
  const { port1, port2 } = new EngineChannel();
  answerWindow(engine).answer(port1);
  port1.start();
  const page = await (await browser.newContext({ locale: 'en-US' })).newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  let calls = 0;
  await page.exposeFunction('toEngine', (data: unknown) => {
    calls += 1;
    port2.postMessage(data);
  });
  port2.on('message', (data: unknown) => void page.evaluate((answer) => window.fromEngine(answer), data));
  await page.addInitScript(() => {
    const { port1: ours, port2: thePages } = new MessageChannel();
    ours.addEventListener('message', (event) => window.toEngine((event as MessageEvent).data));
    ours.start();
    window.fromEngine = (data) => ours.postMessage(data);
    const connect = (): void => window.postMessage('lineside:port', location.origin, [thePages]);
    Object.defineProperty(window, 'lineside', { value: { connect } });
  });
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/index.html`);
  await page.getByRole('heading').first().waitFor();
  expect(calls).toBeGreaterThan(0);
  expect(problems).toEqual([]);
  port2.close();
});
