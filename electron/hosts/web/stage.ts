import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, type Engine } from '../../engine';
import { startWebHost, type WebHost, type WebHostOptions } from './host';

export type Answer = { readonly status: number; readonly headers: Headers; readonly body: string };

/** A web host on a data folder of its own with made-up screens, its clock in the hands of a test. */
export type Stage = {
  readonly folder: string;
  readonly engine: Engine;
  readonly host: WebHost;
  /** Starts another host on the same engine. */
  readonly start: (more?: Partial<WebHostOptions>) => Promise<WebHost>;
  readonly passMinutes: (minutes: number) => void;
  readonly fetched: (path: string, init?: RequestInit, at?: WebHost) => Promise<Answer>;
  /** Calls a procedure in plain JSON. */
  readonly post: (
    name: string,
    input: unknown,
    headers?: Record<string, string>,
    at?: WebHost,
  ) => Promise<Answer>;
  /** Logs the administrator in and returns the cookie. */
  readonly logIn: () => Promise<string>;
  /** Who a cookie stands for. */
  readonly me: (cookie: string) => Promise<{ username: string } | null>;
  readonly stop: () => Promise<void>;
};

/** The first administrator of a stage. */
export const ADMIN = { username: 'admin.a', password: 'ladder-cloud-42' };

/** The cookie that an answer sets, as a browser sends it back. */
export const cookieOf = (answer: Answer): string => answer.headers.get('set-cookie')?.split(';')[0] ?? '';

/** Sets a stage up, with the first administrator unless told otherwise. */
export const setStage = async (options: { withAdmin: boolean } = { withAdmin: true }): Promise<Stage> => {
  process.env['LINESIDE_ARGON2'] = 'minimum';
  const folder = mkdtempSync(join(tmpdir(), 'lineside-web-'));
  mkdirSync(join(folder, 'screens', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'screens', 'index.html'), '<!doctype html><title>Lineside</title>');
  writeFileSync(join(folder, 'screens', 'assets', 'index-1a2b.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'not for the browser');
  let clock = new Date('2026-01-05T08:00:00.000Z');
  const engine = await createEngine({ folder: join(folder, 'data'), create: true, now: () => clock });
  const start: Stage['start'] = (more = {}) =>
    startWebHost({
      engine,
      host: '127.0.0.1',
      port: 0,
      rendererFolder: join(folder, 'screens'),
      loginsPerMinute: 1000,
      ...more,
    });
  const host = await start();
  const fetched: Stage['fetched'] = async (path, init = {}, at = host) => {
    const response = await fetch(`${at.url}${path}`, init);
    return { status: response.status, headers: response.headers, body: await response.text() };
  };
  const post: Stage['post'] = (name, input, headers = {}, at = host) =>
    fetched(
      `/api/${name}`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(input),
      },
      at,
    );
  if (options.withAdmin) {
    await post('setup/createAdmin', { ...ADMIN, fullName: 'Administrator A', language: 'en' });
  }
  return {
    folder,
    engine,
    host,
    start,
    fetched,
    post,
    passMinutes: (minutes) => {
      clock = new Date(clock.getTime() + minutes * 60_000);
    },
    logIn: async () => {
      const answer = await post('session/login', ADMIN);
      if (answer.status !== 200) throw new Error(answer.body);
      return cookieOf(answer);
    },
    me: async (cookie) => {
      const { status, body } = await post('session/me', {}, { cookie });
      if (status !== 200) throw new Error(body);
      return body === '' ? null : (JSON.parse(body) as { username: string } | null);
    },
    stop: async () => {
      await host.close();
      await engine.close();
      rmSync(folder, { recursive: true });
    },
  };
};
