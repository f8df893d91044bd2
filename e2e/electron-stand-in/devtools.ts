import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

type Params = Record<string, unknown>;

/** A Chromium without a window and the one connection to it: every message of its DevTools protocol. */
export type DevTools = {
  /** Address at which others may drive the same browser. */
  readonly address: string;
  readonly call: <T = Params>(method: string, params?: Params, sessionId?: string) => Promise<T>;
  /** Hears an event of the browser (no session) or of one of its pages. */
  readonly on: (method: string, listen: (params: never, sessionId: string | undefined) => void) => void;
  readonly end: () => void;
};

const listening = (browser: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    browser.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const address = /ws:\/\/\S+/.exec(said)?.[0];
      if (address) resolve(address);
    });
    browser.on('error', reject);
    browser.on('exit', () => reject(new Error(said)));
  });

type Answer = {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Params;
  readonly result?: Params;
  readonly error?: { readonly message: string };
  readonly sessionId?: string;
};

/** Starts a Chromium of its own profile and connects to it. */
export const startDevTools = async (executable: string, language: string): Promise<DevTools> => {
  const profile = mkdtempSync(path.join(tmpdir(), 'lineside-chromium-'));
  const browser = spawn(
    executable,
    [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-sync',
      `--lang=${language}`,
      `--accept-lang=${language}`,
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, LANGUAGE: language } },
  );
  const end = (): void => {
    browser.kill('SIGKILL');
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  process.on('exit', end);
  // A signal ends a process without its exit handlers, and would leave the browser behind.
  process.on('SIGTERM', () => process.exit(1));
  const socketAddress = await listening(browser);
  const socket = new WebSocket(socketAddress);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  const events = new EventEmitter();
  events.setMaxListeners(0);
  const waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  let calls = 0;
  socket.addEventListener('message', ({ data }) => {
    const { id, method, params, result, error, sessionId } = JSON.parse(String(data)) as Answer;
    if (method !== undefined) return void events.emit(method, params, sessionId);
    const call = waiting.get(id ?? 0);
    waiting.delete(id ?? 0);
    if (error) call?.reject(new Error(error.message));
    else call?.resolve(result as never);
  });
  return {
    address: `http://${new URL(socketAddress).host}`,
    call: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        calls += 1;
        waiting.set(calls, { resolve, reject: (error) => reject(new Error(`${method}: ${error.message}`)) });
        socket.send(JSON.stringify({ id: calls, method, params, ...(sessionId ? { sessionId } : {}) }));
      }),
    on: (method, listen) => void events.on(method, listen as (params: unknown, sessionId: unknown) => void),
    end,
  };
};
