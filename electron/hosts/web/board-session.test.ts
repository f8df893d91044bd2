import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN, cookieOf, setStage, type Stage } from './stage';

const DAY_MINUTES = 24 * 60;

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.stop());

type OpenSession = { readonly id: number; readonly board: string | null; readonly isThisOne: boolean };

/** Puts a board of a new client up; answers the cookie before, the one after and what the answer said of keeping it. */
const putUp = async (): Promise<{ before: string; cookie: string; setCookie: string; clientId: number }> => {
  const before = await stage.logIn();
  const client = { code: 'WALL', name: 'Wall', timezone: 'UTC' };
  await stage.post('clients/provision', client, { cookie: before });
  const { body } = await stage.post('clients/list', {}, { cookie: before });
  const clientId = (JSON.parse(body) as { id: number }[])[0]?.id ?? 0;
  const answer = await stage.post('board/putUp', { clientId }, { cookie: before });
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.body)).toMatchObject({ isBoard: true });
  return { before, cookie: cookieOf(answer), setCookie: answer.headers.get('set-cookie') ?? '', clientId };
};

const readBoard = async (cookie: string, clientId: number): Promise<number> =>
  (await stage.post('board/get', { clientId }, { cookie })).status;

describe('a session that becomes a board', () => {
  it('goes on under another token, which the browser keeps for thirty days; the first one is over', async () => {
    const { before, cookie, setCookie, clientId } = await putUp();
    expect(cookie).not.toBe(before);
    expect(setCookie).toContain('Max-Age=2592000');
    expect(setCookie).toContain('HttpOnly');
    expect(await stage.me(before)).toBeNull();
    expect(await readBoard(cookie, clientId)).toBe(200);
    expect((await stage.post('clients/list', {}, { cookie })).status).toBe(403);
    expect((await stage.post('board/putUp', { clientId }, { cookie })).status).toBe(403);
  });

  it('is never idle, and ends thirty days after it was put up', async () => {
    const { cookie, clientId } = await putUp();
    stage.passMinutes(20 * DAY_MINUTES);
    expect(await readBoard(cookie, clientId)).toBe(200);
    stage.passMinutes(10 * DAY_MINUTES - 1);
    expect(await readBoard(cookie, clientId)).toBe(200);
    stage.passMinutes(2);
    expect(await readBoard(cookie, clientId)).toBe(401);
  });

  it('is named as a board among the sessions, for days, and ended there', async () => {
    const { cookie, clientId } = await putUp();
    stage.passMinutes(3 * DAY_MINUTES);
    const office = await stage.logIn();
    const { body } = await stage.post('users/sessions', {}, { cookie: office });
    const found = (JSON.parse(body) as OpenSession[]).find(({ board }) => board !== null);
    expect(found).toMatchObject({ board: 'WALL', isThisOne: false });
    const ended = await stage.post('users/endSession', { id: found?.id }, { cookie: office });
    expect(ended.status).toBe(200);
    expect(await readBoard(cookie, clientId)).toBe(401);
  });

  it('ends when somebody leaves it, and with the account that put it up', async () => {
    const { cookie, clientId } = await putUp();
    await stage.post('session/logout', {}, { cookie });
    expect(await readBoard(cookie, clientId)).toBe(401);

    const own = await stage.logIn();
    const other = await stage.logIn();
    const board = await stage.post('board/putUp', { clientId }, { cookie: own });
    const change = { current: ADMIN.password, password: 'another-cloud-43' };
    expect((await stage.post('session/changePassword', change, { cookie: other })).status).toBe(200);
    expect(await readBoard(cookieOf(board), clientId)).toBe(401);
  });
});
