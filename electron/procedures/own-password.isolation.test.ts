import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink as FetchLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROCEDURES } from '../../e2e/isolation/calls';
import { INPUTS } from '../../e2e/isolation/inputs';
import { buildPlant, type Plant } from '../../e2e/isolation/plant';
import { findActorByUsername } from '../../db';
import { systemAdmin } from '../../db/isolation/stage';
import type { FailureData } from '../contract/procedure';
import { wireValues } from '../contract/wire';
import { answerWindow } from '../hosts/desktop/window-calls';
import { startWebHost, type WebHost } from '../hosts/web/host';

/*
 * Who logs in with a password that an administrator gave them may change it, and nothing else, in whichever host. The
 * command line's `--as` is an administrator's doing, who logs in with no password: there it makes no difference.
 */
const GIVEN = 'given-by-the-office-1';
const CHOSEN = 'chosen-by-myself-22';

/** What they may still call, beside what is open to everybody. */
const STILL_OPEN = ['session.changePassword', 'session.setPreferences'];

let plant: Plant;
let web: WebHost;
let screens: string;
const ports: MessagePort[] = [];

beforeAll(async () => {
  plant = await buildPlant(1);
  screens = mkdtempSync(path.join(tmpdir(), 'lineside-screens-'));
  web = await startWebHost({
    engine: plant.engine,
    host: '127.0.0.1',
    port: 0,
    rendererFolder: screens,
    loginsPerMinute: 1000,
  });
});

afterAll(async () => {
  for (const port of ports) port.close();
  await web.close();
  await plant.end();
  rmSync(screens, { recursive: true });
});

type Callable = { readonly [name: string]: Callable } & ((input: unknown) => Promise<unknown>);
type Caller = (path: string, input: unknown) => Promise<unknown>;

const callerOf =
  (client: Callable): Caller =>
  (path, input) =>
    path.split('.').reduce<Callable>((at, name) => at[name] as Callable, client)(input);

/** A browser with a cookie jar of its own. */
const inBrowser = (): Caller => {
  let cookie = '';
  const link = new FetchLink({
    url: `${web.url}/rpc`,
    customJsonSerializers: wireValues,
    fetch: async (request) => {
      if (cookie) request.headers.set('cookie', cookie);
      const response = await fetch(request);
      const given = response.headers.get('set-cookie')?.split(';')[0];
      if (given) cookie = given;
      return response;
    },
  });
  return callerOf(createORPCClient(link) as unknown as Callable);
};

/** A window of the desktop app. */
const inWindow = (): Caller => {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  answerWindow(plant.engine).answer(port1);
  port1.start();
  port2.start();
  const link = new PortLink({ port: port2, customJsonSerializers: wireValues });
  return callerOf(createORPCClient(link) as unknown as Callable);
};

const keyOf = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call;
    return 'ok';
  } catch (error) {
    return (error as { data?: FailureData }).data?.key ?? String(error);
  }
};

const inputOf = (path: string): unknown => INPUTS[path]?.(plant.holdings.A)[0];

describe.each([
  ['browser', 'OPERATOR', inBrowser],
  ['browser', 'POWERUSER', inBrowser],
  ['window', 'LEADER', inWindow],
] as const)('in a %s, a given password of a %s', (_host, role, open) => {
  let call: Caller;
  const code = `${role}-M`;
  const username = code.toLowerCase();

  beforeAll(async () => {
    await plant.engine.clientFor(systemAdmin).users.resetPassword({ code, password: GIVEN });
    call = open();
    await call('session.login', { username, password: GIVEN });
  });

  it.each(PROCEDURES.filter(({ meta }) => meta.access !== 'public').map(({ path }) => path))(
    'opens %s only if it is needed to change it',
    async (path) => {
      const key = await keyOf(call(path, inputOf(path)));
      if (STILL_OPEN.includes(path)) expect(key).not.toBe('session.change-password');
      else expect(key).toBe('session.change-password');
    },
  );

  it('says who is logged in and that the password has to be changed, and opens the rest once it was', async () => {
    expect(await call('session.me', undefined)).toMatchObject({ username, mustChangePassword: true });
    await call('session.setPreferences', { language: 'es' });
    expect(await keyOf(call('clients.list', undefined))).toBe('session.change-password');
    await call('session.changePassword', { current: GIVEN, password: CHOSEN });
    expect(await keyOf(call('clients.list', undefined))).toBe('ok');
    await call('session.logout', {});
    expect(await keyOf(call('clients.list', undefined))).toBe('failure.unauthenticated');
  });
});

describe('at the command line', () => {
  it("does not bar what is done with an administrator's `--as`", async () => {
    const code = 'LEADER-Z';
    await plant.engine.clientFor(systemAdmin).users.resetPassword({ code, password: GIVEN });
    const actor = await plant.engine.database.reader.run(systemAdmin, (scope) =>
      findActorByUsername(scope, code.toLowerCase(), 'cli'),
    );
    expect(await keyOf(plant.engine.clientFor(actor).clients.list())).toBe('ok');
  });
});
