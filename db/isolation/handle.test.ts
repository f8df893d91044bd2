import { is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as door from '../index';
import { lines } from '../schema/plant';
import { admitNewClient, connectionOf, main, read, requireClient, write, type ClientScope } from '../scope';
import { operatorA, operatorM, setStage, STAGED_CLIENTS, systemAdmin, type Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.end());

const { A, M, Z } = STAGED_CLIENTS;
const ofOperatorA = <T>(work: (scope: ClientScope) => Promise<T>) =>
  stage.database.reader.run({ ...operatorA }, work);

describe('wall 1: no handle', () => {
  it('the door lets out no connection, table, query builder or way to make a scope', () => {
    const doorless = [
      'openConnection',
      'connectionOf',
      'read',
      'write',
      'main',
      'mintScope',
      'setScope',
      'admitNewClient',
      'createLane',
      'buildWalls',
      'lines',
      'clients',
      'sql',
    ];
    expect(doorless.filter((name) => name in door)).toEqual([]);
    const tables = Object.entries(door).filter(([, value]) => is(value, SQLiteTable));
    expect(tables.map(([name]) => name)).toEqual([]);
  });

  it('an open database offers lanes and nothing to query with', () => {
    const { database } = stage;
    expect(
      Object.values(database)
        .filter((part) => typeof part === 'object')
        .map(Object.keys),
    ).toEqual([
      ['kind', 'run', 'close'],
      ['kind', 'run', 'close'],
    ]);
  });

  it('a scope holds exactly the clients of the user', async () => {
    expect(await ofOperatorA(async (scope) => scope.clientIds)).toEqual([A]);
  });

  it('roles that see every client get the explicit list', async () => {
    const ids = await stage.database.reader.run(systemAdmin, async (scope) => scope.clientIds);
    expect(ids).toEqual([A, M, Z]);
  });

  it('a user without clients, and nobody at all, gets an empty scope', async () => {
    for (const userId of [null, 99]) {
      const seen = await stage.database.reader.run({ ...operatorA, userId }, async (scope) => [
        ...scope.clientIds,
        ...(await read(scope).select().from(lines)),
      ]);
      expect(seen).toEqual([]);
    }
  });

  it('a scope cannot be widened, neither its clients nor its actor', async () => {
    await ofOperatorA(async (scope) => {
      expect(() => (scope.clientIds as number[]).push(M)).toThrow(TypeError);
      expect(() => Object.assign(scope, { clientIds: [A, M] })).toThrow(TypeError);
      expect(() => Object.assign(scope.actor, { role: 'ADMIN' })).toThrow(TypeError);
      expect(() => admitNewClient(scope)).toThrow('forbidden');
      expect(read(scope).select().from(lines).all()).toHaveLength(1);
    });
  });

  it('a scope cannot be made up', () => {
    const forged = Object.freeze({ actor: systemAdmin, clientIds: [A, M, Z] }) as unknown as ClientScope;
    for (const use of [read, write, connectionOf]) expect(() => use(forged)).toThrow('scope-ended');
  });

  it('a scope is dead after its call, and so is a query built in it', async () => {
    const kept = await ofOperatorA(async (scope) => ({ scope, builder: read(scope) }));
    expect(() => read(kept.scope)).toThrow('scope-ended');
    expect(() => connectionOf(kept.scope)).toThrow('scope-ended');
    await stage.database.reader.run(operatorM, async () => {
      expect(() => kept.builder.select().from(lines).all()).toThrow('scope-ended');
    });
  });

  it('a client outside the scope is not found, whether it exists or not', async () => {
    const [foreign, missing] = await ofOperatorA(async (scope) =>
      [M, 99].map((id) => {
        try {
          return requireClient(scope, id);
        } catch (error) {
          return error;
        }
      }),
    );
    expect(foreign).toMatchObject({ code: 'not-found', key: 'not-found.client' });
    expect(foreign).toEqual(missing);
  });

  it('a call in the lane of queries cannot write', async () => {
    await ofOperatorA(async (scope) => {
      expect(() => write(scope)).toThrow('query-writes');
      expect(() => read(scope).update(main(lines)).set({ name: 'changed' }).run()).toThrow(/readonly/);
    });
  });
});
