import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectionOf, main, read, write, type Actor, type ClientScope } from './scope';
import { openDatabase, type OpenDatabase } from './open';
import { lines } from './schema/plant';

const admin: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };
const operatorA: Actor = { userId: 1, code: 'U1', role: 'OPERATOR', host: 'cli' };
const now = '2026-01-05T08:00:00.000Z';

let database: OpenDatabase;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-lane-'));
  database = await openDatabase(folder, { create: true });
  await database.writer.run(admin, async (scope) => {
    const connection = connectionOf(scope);
    connection.exec('INSERT INTO temp.scope_client VALUES (1), (2)');
    const addClient = connection.prepare(
      'INSERT INTO main.clients (id, code, name, created_at, updated_at) VALUES (?, ?, ?, ?, ?)',
    );
    addClient.run(1, 'CLIENT-A', 'Client A', now, now);
    addClient.run(2, 'CLIENT-B', 'Client B', now, now);
    connection.exec(`INSERT INTO main.users (id, code, username, full_name, role, created_at, updated_at)
      VALUES (1, 'U1', 'operator.a', 'Operator A', 'OPERATOR', '${now}', '${now}');
      INSERT INTO main.user_clients VALUES (1, 1)`);
  });
});

afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const addLine = (clientId: number, code: string) => async (scope: ClientScope) => {
  await write(scope)
    .insert(main(lines))
    .values({ clientId, code, name: code, createdAt: now, updatedAt: now });
};

describe('lane', () => {
  it('shows a call its own clients only, whatever it asks for', async () => {
    await database.writer.run(admin, addLine(1, 'L-A'));
    await database.writer.run(admin, addLine(2, 'L-B'));
    const seen = await database.reader.run(operatorA, async (scope) => read(scope).select().from(lines));
    expect(seen.map((line) => line.code)).toEqual(['L-A']);
  });

  it('answers not-found to a write for a client outside the scope and keeps nothing of the call', async () => {
    const attempt = database.writer.run(operatorA, async (scope) => {
      await addLine(1, 'L-A2')(scope);
      await addLine(2, 'L-X')(scope);
    });
    await expect(attempt).rejects.toMatchObject({ code: 'not-found' });
    const all = await database.reader.run(admin, async (scope) => read(scope).select().from(lines));
    expect(all.map((line) => line.code).toSorted()).toEqual(['L-A', 'L-B']);
  });

  it('fails loudly when a write forgets to address the table itself', async () => {
    const attempt = database.writer.run(admin, async (scope) => {
      await write(scope)
        .insert(lines)
        .values({ clientId: 1, code: 'L-Y', name: 'Y', createdAt: now, updatedAt: now });
    });
    await expect(attempt).rejects.toThrow('cannot modify lines because it is a view');
  });

  it('runs interleaved calls one after the other, each in its own scope', async () => {
    const codes = await Promise.all(
      [admin, operatorA, admin, operatorA].map((actor) =>
        database.reader.run(actor, async (scope) => {
          await new Promise((resolve) => setTimeout(resolve, 5));
          return (await read(scope).select().from(lines)).map((line) => line.code);
        }),
      ),
    );
    expect(codes).toEqual([['L-A', 'L-B'], ['L-A'], ['L-A', 'L-B'], ['L-A']]);
  });

  it('refuses a scope that has outlived its call', async () => {
    let kept: ClientScope | undefined;
    await database.reader.run(admin, async (scope) => {
      kept = scope;
    });
    expect(() => read(kept as ClientScope)).toThrow('scope-ended');
  });

  it('refuses writes in the lane of queries', async () => {
    const attempt = database.reader.run(admin, async (scope) => {
      connectionOf(scope).exec("UPDATE main.lines SET name = 'changed'");
    });
    await expect(attempt).rejects.toThrow(/readonly/);
  });
});
