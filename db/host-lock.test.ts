import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesOf } from './files';
import { acquireHostLock, checkAfterCrash } from './host-lock';
import { openDatabase } from './open';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-lock-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const failureOf = (work: () => unknown): unknown => {
  try {
    work();
    return null;
  } catch (error) {
    return error;
  }
};

describe('the host lock', () => {
  it('is held by one and tells the second where the first answers', () => {
    const first = acquireHostLock(folder);
    expect(failureOf(() => acquireHostLock(folder))).toMatchObject({ code: 'locked', key: 'host.starting' });
    first.announce('http://127.0.0.1:4780');
    expect(failureOf(() => acquireHostLock(folder))).toMatchObject({
      code: 'locked',
      key: 'host.running',
      params: { url: 'http://127.0.0.1:4780' },
    });
    const note = JSON.parse(readFileSync(`${filesOf(folder).hostLock}.json`, 'utf8')) as object;
    expect(note).toEqual({ url: 'http://127.0.0.1:4780', pid: process.pid });
    first.release();
    first.release();
    const second = acquireHostLock(folder);
    expect(existsSync(`${filesOf(folder).hostLock}.json`)).toBe(false);
    second.release();
  });

  it('does not believe the note of a host that died', () => {
    writeFileSync(`${filesOf(folder).hostLock}.json`, '{"url": "http://127.0.0.1:1", "pid": 1}');
    const lock = acquireHostLock(folder);
    expect(failureOf(() => acquireHostLock(folder))).toMatchObject({ key: 'host.starting' });
    lock.release();
  });

  it('knows whether the database was closed', async () => {
    const database = await openDatabase(folder, { create: true });
    const during = acquireHostLock(folder);
    expect(during.isAfterCrash).toBe(true);
    during.release();
    await database.close();
    const after = acquireHostLock(folder);
    expect(after.isAfterCrash).toBe(false);
    after.release();
  });
});

describe('the check after a crash', () => {
  it('passes a sound file and refuses damaged ones', async () => {
    await (await openDatabase(folder, { create: true })).close();
    expect(() => checkAfterCrash(folder)).not.toThrow();
    const { database } = filesOf(folder);
    truncateSync(database, Math.floor(statSync(database).size / 2 / 4096) * 4096);
    expect(failureOf(() => checkAfterCrash(folder))).toMatchObject({ code: 'locked', key: 'host.damaged' });
    writeFileSync(database, 'no database at all'.repeat(1000));
    expect(failureOf(() => checkAfterCrash(folder))).toMatchObject({ code: 'locked', key: 'host.damaged' });
  });
});
