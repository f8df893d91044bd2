import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { stationKeeperOf } from './station-token';

const keyStore = vi.hoisted(() => ({ isThere: false }));

// The key store of the operating system, of which there is none here: turns a text round.
vi.mock('electron', () => ({
  safeStorage: {
    isEncryptionAvailable: () => keyStore.isThere,
    encryptString: (text: string) => Buffer.from([...text].toReversed().join('')),
    decryptString: (sealed: Buffer) => [...sealed.toString()].toReversed().join(''),
  },
}));

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lineside-station-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = () => path.join(folder, 'station.json');

test.each([true, false])(
  'a token is kept for its owner alone, sealed where there is a key store: %s',
  (isThere) => {
    keyStore.isThere = isThere;
    const keeper = stationKeeperOf(folder);
    expect(keeper.read()).toBeNull();
    keeper.keep('a-token');
    expect(stationKeeperOf(folder).read()).toBe('a-token');
    expect(readFileSync(file(), 'utf8').includes('a-token')).toBe(!isThere);
    if (process.platform !== 'win32') expect(statSync(file()).mode & 0o777).toBe(0o600);
    keeper.keep(null);
    expect(keeper.read()).toBeNull();
  },
);

test('a file that cannot be read any more counts as none', () => {
  writeFileSync(file(), 'not this');
  expect(stationKeeperOf(folder).read()).toBeNull();
});
