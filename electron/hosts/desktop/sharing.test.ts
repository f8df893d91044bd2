import { X509Certificate } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { createServer, isIP, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '../../../db';
import { createEngine, type Engine } from '../../engine';
import { createSharing } from './sharing';

const PASSWORD = 'a long enough passphrase';
const ADMIN: Actor = { userId: null, code: 'admin-a', role: 'ADMIN', host: 'desktop' };
let folder: string;
let engine: Engine;
let told: (readonly string[])[];
let sharing: ReturnType<typeof createSharing>;
let port: number;

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const taken = (server.address() as AddressInfo).port;
      server.close(() => resolve(taken));
    });
  });

const sharingOf = (owner: Engine) =>
  createSharing(owner, {
    folder,
    rendererFolder: path.join(folder, 'screens'),
    onChange: (addresses) => told.push(addresses),
  });

beforeEach(async () => {
  process.env['LINESIDE_ARGON2'] = 'minimum';
  folder = mkdtempSync(path.join(tmpdir(), 'lineside-sharing-'));
  mkdirSync(path.join(folder, 'screens'));
  writeFileSync(path.join(folder, 'screens', 'index.html'), '<!doctype html><title>Lineside</title>');
  engine = await createEngine({ folder, create: true });
  told = [];
  sharing = sharingOf(engine);
  port = await freePort();
});

afterEach(async () => {
  await sharing.close();
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Calls a procedure over the network as a tablet does, which trusts the certificate alone. */
const callFromTablet = (
  address: string,
  name: string,
  input: unknown = {},
): Promise<{ status: number; body: string }> => {
  const { hostname } = new URL(address);
  return new Promise((resolve, reject) => {
    const call = request(
      {
        host: '127.0.0.1',
        servername: 'localhost',
        port,
        path: `/api/${name}`,
        method: 'POST',
        headers: { 'content-type': 'application/json', host: `${hostname}:${port}` },
        ca: readFileSync(path.join(folder, 'sharing.crt')),
        checkServerIdentity: (_name, { raw }) => {
          const certificate = new X509Certificate(raw);
          const isNamed = isIP(hostname) ? certificate.checkIP(hostname) : certificate.checkHost(hostname);
          return isNamed ? undefined : new Error(`The certificate does not name ${hostname}.`);
        },
      },
      (answer) => {
        let body = '';
        answer.on('data', (part) => (body += part));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }));
      },
    );
    call.on('error', reject);
    call.end(JSON.stringify(input));
  });
};

test('is off until somebody turns it on, then answers over TLS under every address, and is off again', async () => {
  expect(await sharing.status()).toMatchObject({ isPossible: true, isOn: false, addresses: [], since: null });
  const state = await sharing.start(ADMIN, port);
  expect(state).toMatchObject({
    isOn: true,
    port,
    by: 'admin-a',
    fingerprint: expect.stringMatching(/^([\dA-F]{2}:){31}[\dA-F]{2}$/),
  });
  expect(state.addresses.length).toBeGreaterThan(0);
  for (const address of state.addresses) {
    const answer = await callFromTablet(address, 'setup/status');
    expect([address, answer.status, JSON.parse(answer.body)]).toMatchObject([
      address,
      200,
      { needsAdmin: true },
    ]);
  }
  const stranger = await callFromTablet(state.addresses[0] ?? '', 'users/list');
  expect(stranger.status).toBe(401);
  expect(statSync(path.join(folder, 'sharing.key')).mode & 0o077).toBe(0);

  expect(await sharing.stop(ADMIN)).toMatchObject({ isOn: false, addresses: [], fingerprint: null });
  // Whoever asks before the last answer has left is told the same.
  expect(await sharing.status()).toMatchObject({ isOn: false, addresses: [], port: null });
  await expect.poll(() => told.at(-1)).toEqual([]);
  await expect(callFromTablet(state.addresses[0] ?? '', 'setup/status')).rejects.toThrow(/ECONNREFUSED/);
});

test('refuses a name that is not its own, although the certificate was accepted', async () => {
  await sharing.start(ADMIN, port);
  await expect(callFromTablet('https://another-name.example', 'setup/status')).rejects.toThrow(
    'does not name',
  );
});

test('stays on over a restart with the same certificate, until it was turned off', async () => {
  const { fingerprint } = await sharing.start(ADMIN, port);
  await sharing.close();
  sharing = sharingOf(engine);
  expect((await sharing.status()).isOn).toBe(false);
  await sharing.resume();
  expect(await sharing.status()).toMatchObject({ isOn: true, fingerprint, by: 'admin-a' });
  await sharing.stop(ADMIN);
  await expect.poll(() => told.at(-1)).toEqual([]);
  await sharing.resume();
  expect((await sharing.status()).isOn).toBe(false);
});

test('is refused while somebody has a password that another person chose, and names them', async () => {
  const client = engine.clientFor(null);
  await client.setup.createAdmin({
    username: 'admin-a',
    fullName: 'Admin A',
    password: PASSWORD,
    language: 'en',
  });
  const { code } = await engine.clientFor(ADMIN).users.create({
    username: 'power-a',
    fullName: 'Power A',
    role: 'POWERUSER',
    clientCodes: [],
    password: PASSWORD,
  });
  await engine.clientFor(ADMIN).users.resetPassword({ code, password: `${PASSWORD} again` });
  await expect(sharing.start(ADMIN, port)).rejects.toMatchObject({
    code: 'conflict',
    key: 'sharing.given-passwords',
    params: { count: 1, names: 'power-a' },
  });
  expect((await sharing.status()).isOn).toBe(false);
});

test('says which port is taken and stays off', async () => {
  const other = createServer().listen(port, '0.0.0.0');
  try {
    await expect(sharing.start(ADMIN, port)).rejects.toMatchObject({
      code: 'locked',
      key: 'host.port-taken',
    });
    expect(await sharing.status()).toMatchObject({ isOn: false });
  } finally {
    other.close();
  }
});
