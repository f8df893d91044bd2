import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openConnection, type Connection } from './connection';
import { filesOf } from './files';
import { asFailure } from './lane';
import { openDatabase } from './open';
import { read, type Actor } from './scope';
import { lines } from './schema/plant';

const admin: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-open-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const names = (connection: Connection) =>
  connection.prepare('SELECT key, value FROM main.database_info ORDER BY key').all();

describe('a data folder', () => {
  it('opens and answers while another process is saving into it', async () => {
    await (await openDatabase(folder, { create: true })).close();
    const other = openConnection(filesOf(folder).database);
    other.exec('BEGIN IMMEDIATE');
    const database = await openDatabase(folder);
    expect(await database.reader.run(admin, async (scope) => read(scope).select().from(lines))).toEqual([]);
    other.exec('ROLLBACK');
    other.close();
    await database.close();
  });

  it('that may only be read is refused as locked when it is written to', async () => {
    await (await openDatabase(folder, { create: true })).close();
    const file = openConnection(filesOf(folder).database, { readonly: true });
    let refusal: unknown;
    try {
      file.exec("UPDATE main.database_info SET value = 'x'");
    } catch (error) {
      refusal = asFailure(error, 'command');
    }
    file.close();
    expect(refusal).toMatchObject({ code: 'locked', key: 'database.read-only' });
  });

  it('is given its tag once', async () => {
    await (await openDatabase(folder, { create: true })).close();
    const file = openConnection(filesOf(folder).database);
    const before = names(file);
    await (await openDatabase(folder)).close();
    expect(before).toHaveLength(2);
    expect(names(file)).toEqual(before);
    file.close();
  });
});
