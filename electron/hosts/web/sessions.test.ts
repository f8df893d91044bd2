import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, cookieOf, setStage, type Answer, type Stage } from './stage';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});

afterAll(() => stage.stop());

describe('a session', () => {
  it('is a cookie that scripts and other sites do not get', async () => {
    const answer = await stage.post('session/login', ADMIN);
    const flags = (answer.headers.get('set-cookie') ?? '').split('; ').toSorted();
    expect(flags.map((flag) => flag.replace(/=.{43}$/, '=…'))).toEqual(
      ['HttpOnly', 'Path=/', 'SameSite=Strict', 'lineside_session=…'].toSorted(),
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('begins under a new token and ends the one that the caller brought', async () => {
    const first = await stage.logIn();
    const planted = 'lineside_session=planted-by-somebody-else';
    const second = cookieOf(await stage.post('session/login', ADMIN, { cookie: planted }));
    expect(second).not.toBe(planted);
    expect(second).not.toBe(first);
    expect(await stage.me(planted)).toBeNull();
    const third = cookieOf(await stage.post('session/login', ADMIN, { cookie: first }));
    expect([await stage.me(first), await stage.me(third)]).toMatchObject([null, { role: 'ADMIN' }]);
  });

  it('ends with the log-out and takes the cookie away', async () => {
    const cookie = await stage.logIn();
    const answer = await stage.post('session/logout', {}, { cookie });
    expect(answer.headers.get('set-cookie')).toMatch(/^lineside_session=;.*Expires=Thu, 01 Jan 1970/);
    expect(await stage.me(cookie)).toBeNull();
    expect((await stage.post('users/list', {}, { cookie })).status).toBe(401);
  });

  it('ends after fifteen idle minutes and lives on while it is used', async () => {
    const cookie = await stage.logIn();
    for (let round = 0; round < 3; round += 1) {
      stage.passMinutes(14);
      expect(await stage.me(cookie)).toMatchObject({ username: ADMIN.username });
    }
    stage.passMinutes(16);
    expect(await stage.me(cookie)).toBeNull();
    expect((await stage.post('users/list', {}, { cookie })).status).toBe(401);
  });

  it('ends after twelve hours, however much it is used', async () => {
    const cookie = await stage.logIn();
    for (let quarter = 0; quarter < 12 * 5 - 1; quarter += 1) {
      stage.passMinutes(12);
      await stage.me(cookie);
    }
    expect(await stage.me(cookie)).toMatchObject({ username: ADMIN.username });
    stage.passMinutes(12);
    expect(await stage.me(cookie)).toBeNull();
  });
});

describe('set-up', () => {
  it('makes the first administrator once, also when two ask at the same time', async () => {
    const empty = await setStage({ withAdmin: false });
    const status = async () => JSON.parse((await empty.post('setup/status', {})).body) as object;
    expect(await status()).toMatchObject({ needsAdmin: true, version: expect.stringMatching(/^\d/) });
    const input = { ...ADMIN, fullName: 'Administrator A', language: 'en' };
    const answers = await Promise.all([
      empty.post('setup/createAdmin', input),
      empty.post('setup/createAdmin', { ...input, username: 'admin.b' }),
    ]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
    const made = answers.find((answer) => answer.status === 200);
    const { username } = JSON.parse(made?.body ?? '{}') as { username: string };
    expect(await empty.me(cookieOf(made as Answer))).toMatchObject({ username, role: 'ADMIN', clients: [] });
    expect(await status()).toMatchObject({ needsAdmin: false });
    expect((await empty.post('setup/createAdmin', input)).status).toBe(409);
    await empty.stop();
  });
});

describe('a station', () => {
  it('is a cookie that scripts and other sites do not get, and that outlives the browser', async () => {
    const cookie = await stage.logIn();
    const answer = await stage.post('stations/register', { name: 'Line 1', allowsPin: true }, { cookie });
    const flags = (answer.headers.get('set-cookie') ?? '').split('; ').toSorted();
    expect(flags.map((flag) => flag.replace(/=.{43}$/, '=…'))).toEqual(
      ['HttpOnly', 'Max-Age=34560000', 'Path=/', 'SameSite=Strict', 'lineside_station=…'].toSorted(),
    );
    const station = cookieOf(answer);
    const here = await stage.post('stations/here', {}, { cookie: station });
    expect(JSON.parse(here.body)).toEqual({ name: 'Line 1', allowsPin: true });
    expect((await stage.post('stations/here', {})).body).toMatch(/^(null)?$/);
    const pin = { username: 'nobody', pin: '487239' };
    const statuses = [
      (await stage.post('session/loginWithPin', pin, { cookie: station })).status,
      (await stage.post('session/loginWithPin', pin)).status,
    ];
    expect(statuses).toEqual([401, 403]);

    const { id } = JSON.parse(answer.body) as { id: number };
    const both = `${await stage.logIn()}; ${station}`;
    const revoked = await stage.post('stations/revoke', { id }, { cookie: both });
    expect(revoked.headers.get('set-cookie')).toMatch(/^lineside_station=;.*Expires=Thu, 01 Jan 1970/);
    expect((await stage.post('session/loginWithPin', pin, { cookie: station })).status).toBe(403);
  });
});
