import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setStage, type Stage } from './stage';
import type { WebHost } from './host';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});

afterAll(() => stage.stop());

type Line = { readonly text: () => string; readonly isOver: () => boolean; readonly cut: () => void };

/** Listens as a browser does; answers once the first byte is there. */
const listen = async (cookie: string, prefix = '/rpc', at: WebHost = stage.host): Promise<Line> => {
  const abort = new AbortController();
  const answer = await fetch(`${at.url}${prefix}/live/changes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: '{}',
    signal: abort.signal,
  });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  let text = '';
  let isOver = false;
  const read = async (): Promise<void> => {
    try {
      const decoder = new TextDecoder();
      for await (const part of answer.body ?? []) text += decoder.decode(part as Uint8Array);
    } finally {
      isOver = true;
    }
  };
  read().catch(() => undefined);
  await expect.poll(() => text).toContain('beat');
  return { text: () => text, isOver: () => isOver, cut: () => abort.abort() };
};

const count = (): number | undefined => stage.engine.parts.live?.count();
const provision = (cookie: string, code: string) =>
  stage.post('clients/provision', { code, name: `Client ${code}` }, { cookie });

describe('a line that stays open', () => {
  it('tells what is written, to Lineside and to other programs, and leaves nothing behind', async () => {
    const cookie = await stage.logIn();
    const lines = [await listen(cookie), await listen(cookie, '/api')];
    expect(count()).toBe(2);
    expect((await provision(cookie, 'LIVE-A')).status).toBe(200);
    for (const line of lines) await expect.poll(line.text).toContain('"clients"');
    for (const line of lines) line.cut();
    await expect.poll(count).toBe(0);
  });

  it('is no use of the session, and ends with it', async () => {
    const cookie = await stage.logIn();
    const line = await listen(cookie);
    stage.passMinutes(10);
    const second = await listen(cookie);
    stage.passMinutes(6);
    expect(await stage.me(cookie)).toBeNull();
    // Whoever writes wakes the line, which looks whether the session still holds.
    await stage.logIn();
    await expect.poll(line.isOver).toBe(true);
    await expect.poll(second.isOver).toBe(true);
    expect(count()).toBe(0);
    const refused = await stage.post('live/changes', {}, { cookie });
    expect(refused.status).toBe(401);
  });

  it('ends at once with the log-out', async () => {
    const cookie = await stage.logIn();
    const line = await listen(cookie);
    await stage.post('session/logout', {}, { cookie });
    await expect.poll(line.isOver).toBe(true);
    expect(line.text()).toContain('event: done');
  });

  it('is refused the fifth time at once, with calls still possible', async () => {
    const cookie = await stage.logIn();
    const lines = [];
    for (let n = 0; n < 4; n += 1) lines.push(await listen(cookie));
    const fifth = await stage.post('live/changes', {}, { cookie });
    expect([fifth.status, JSON.parse(fifth.body)]).toMatchObject([
      423,
      { code: 'locked', data: { key: 'live.too-many' } },
    ]);
    const other = await listen(await stage.logIn());
    expect(await stage.me(cookie)).toMatchObject({ username: 'admin.a' });
    for (const line of [...lines, other]) line.cut();
    await expect.poll(count).toBe(0);
  });

  it('does not keep its host from closing, and the engine goes on', async () => {
    const cookie = await stage.logIn();
    const other = await stage.start();
    const line = await listen(cookie, '/rpc', other);
    const here = await listen(cookie);
    const began = Date.now();
    await other.close();
    await expect.poll(line.isOver).toBe(true);
    // Ten seconds are given to calls that do not end by themselves.
    expect(Date.now() - began).toBeLessThan(9_000);
    await expect.poll(count).toBe(1);
    await provision(cookie, 'LIVE-B');
    await expect.poll(here.text).toContain('"clients"');
    here.cut();
    await expect.poll(count).toBe(0);
  });

  it('is asked for by a log-in alone', async () => {
    expect((await stage.post('live/changes', {})).status).toBe(401);
    const { headers } = await stage.fetched('/');
    expect(headers.get('content-security-policy')).toContain("connect-src 'self'");
  });
});
