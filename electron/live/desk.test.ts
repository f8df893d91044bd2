import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { INPUTS } from '../../e2e/isolation/inputs';
import { callAs } from '../../e2e/isolation/calls';
import { buildPlant, type Letter, type Plant } from '../../e2e/isolation/plant';
import { audit } from '../../db/audit';
import { connectionOf } from '../../db/scope';
import type { Role } from '../../db/vocabulary';
import type { LiveEvent } from '../contract/live';
import { createEngine } from '../engine';

let plant: Plant;
const ended: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  const built = await buildPlant(5);
  await built.engine.close();
  // Opened anew, so that nothing counts as written just now.
  const engine = await createEngine({ folder: built.folder, beatEveryMs: 200 });
  const end = async (): Promise<void> => {
    await engine.close();
    rmSync(built.folder, { recursive: true });
  };
  plant = { ...built, engine, end };
});
afterEach(async () => {
  for (const end of ended.splice(0)) await end();
  await plant.end();
});

type Ear = { readonly heard: LiveEvent[]; readonly isOver: () => boolean };

const hear = async (role: Role, letter: Letter): Promise<Ear> => {
  const abort = new AbortController();
  const events = await plant.engine
    .clientFor(plant.actorOf(role, letter))
    .live.changes(undefined, { signal: abort.signal });
  const heard: LiveEvent[] = [];
  let isOver = false;
  const whole = (async () => {
    for await (const event of events) heard.push(event);
    isOver = true;
  })();
  ended.push(async () => {
    abort.abort();
    await whole;
  });
  await expect.poll(() => heard.length).toBeGreaterThan(0);
  return { heard, isOver: () => isOver };
};

const save = async (letter: Letter): Promise<void> => {
  const [input] = INPUTS['sheet.record']?.(plant.holdings[letter]) ?? [];
  expect(await callAs(plant, plant.actorOf('LEADER', letter), 'sheet.record', input)).toMatchObject({
    ok: true,
  });
};

const changesIn = ({ heard }: Ear) => heard.filter((event) => 'tables' in event);

describe('who listens', () => {
  it('hears of the own clients and of no other, whatever is written', async () => {
    const ears = { A: await hear('OPERATOR', 'A'), M: await hear('OPERATOR', 'M') };
    const admin = await hear('ADMIN', 'A');
    const { A, M } = plant.holdings;
    await save('A');
    await expect.poll(() => changesIn(ears.A)).not.toEqual([]);
    expect(changesIn(ears.A)).toEqual([
      {
        clientId: A.clientId,
        tables: expect.arrayContaining(['production_entries']),
        dates: expect.arrayContaining([expect.stringMatching(/^\d{4}-\d\d-\d\d$/)]),
      },
    ]);
    await save('M');
    await expect.poll(() => changesIn(ears.M)).not.toEqual([]);
    await expect.poll(() => changesIn(admin).length).toBeGreaterThan(1);
    expect(new Set(changesIn(ears.M).map(({ clientId }) => clientId))).toEqual(new Set([M.clientId]));
    expect(new Set(changesIn(ears.A).map(({ clientId }) => clientId))).toEqual(new Set([A.clientId]));
  });

  it('hears of users and sessions as an administrator alone', async () => {
    const operator = await hear('OPERATOR', 'A');
    const poweruser = await hear('POWERUSER', 'A');
    const admin = await hear('ADMIN', 'A');
    const [input] = INPUTS['users.create']?.(plant.holdings.A) ?? [];
    expect(await callAs(plant, plant.actorOf('ADMIN'), 'users.create', input)).toMatchObject({ ok: true });
    await expect.poll(() => changesIn(admin)).toEqual([{ clientId: null, tables: ['users'], dates: [] }]);
    await save('A');
    await expect.poll(() => changesIn(operator).length).toBe(1);
    await expect.poll(() => changesIn(poweruser).length).toBe(1);
    expect([...changesIn(operator), ...changesIn(poweruser)].map(({ clientId }) => clientId)).toEqual([
      plant.holdings.A.clientId,
      plant.holdings.A.clientId,
    ]);
  });

  it('hears nothing more of a client that was taken away, and is told at once that its clients changed', async () => {
    const leader = plant.actorOf('LEADER', 'A');
    const ear = await hear('LEADER', 'A');
    const assign = (clientIds: readonly number[]) =>
      plant.engine.database.writer.run(plant.actorOf('ADMIN'), async (scope) => {
        const connection = connectionOf(scope);
        connection.prepare('DELETE FROM main.user_clients WHERE user_id = ?').run(leader.userId);
        for (const clientId of clientIds) {
          connection
            .prepare('INSERT INTO main.user_clients (user_id, client_id) VALUES (?, ?)')
            .run(leader.userId, clientId);
        }
        const nothing = { before: null, after: null, rowId: leader.userId } as const;
        audit(scope, { clientId: null, action: 'update', table: 'users', ...nothing });
      });
    await assign([plant.holdings.M.clientId]);
    await expect
      .poll(() => changesIn(ear))
      .toEqual([{ clientId: null, tables: ['user_clients'], dates: [] }]);
    const [ofA] = INPUTS['sheet.record']?.(plant.holdings.A) ?? [];
    expect(await callAs(plant, plant.actorOf('ADMIN', 'A'), 'sheet.record', ofA)).toMatchObject({ ok: true });
    const [ofM] = INPUTS['sheet.record']?.(plant.holdings.M) ?? [];
    expect(await callAs(plant, plant.actorOf('ADMIN', 'M'), 'sheet.record', ofM)).toMatchObject({ ok: true });
    await expect.poll(() => changesIn(ear).length).toBeGreaterThan(1);
    expect(
      changesIn(ear)
        .slice(1)
        .map(({ clientId }) => clientId),
    ).toEqual([plant.holdings.M.clientId]);
  });

  it('gets many writes as few events, however slowly it reads', async () => {
    const client = plant.engine.clientFor(plant.actorOf('LEADER', 'A'));
    const events = await client.live.changes();
    await events.next();
    for (let n = 0; n < 12; n += 1) await save('A');
    const read = [];
    for (let n = 0; n < 6; n += 1) read.push((await events.next()).value);
    expect(
      read.filter((event) => typeof event === 'object' && event !== null && 'tables' in event),
    ).toMatchObject([{ clientId: plant.holdings.A.clientId }]);
    await events.return?.();
    expect(plant.engine.parts.live?.count()).toBe(0);
  });

  it('leaves nothing behind, and is refused the fifth time at once', async () => {
    const client = plant.engine.clientFor(plant.actorOf('LEADER', 'A'));
    const open = [];
    for (let n = 0; n < 4; n += 1) open.push(await client.live.changes());
    await expect(client.live.changes()).rejects.toMatchObject({
      code: 'locked',
      data: { key: 'live.too-many' },
    });
    expect(plant.engine.parts.live?.count()).toBe(4);
    for (const events of open) await events.return?.();
    expect(plant.engine.parts.live?.count()).toBe(0);
    const abort = new AbortController();
    const kept = await client.live.changes(undefined, { signal: abort.signal });
    await kept.next();
    const waiting = kept.next();
    abort.abort();
    expect(await waiting).toMatchObject({ done: true });
    expect(plant.engine.parts.live?.count()).toBe(0);
  });

  it('hears what another process writes within a moment', async () => {
    const ears = { A: await hear('OPERATOR', 'A'), M: await hear('OPERATOR', 'M') };
    const other = await createEngine({ folder: plant.folder });
    try {
      await expect
        .poll(async () => {
          const [input] = INPUTS['sheet.record']?.(plant.holdings.A) ?? [];
          await callAs({ engine: other }, plant.actorOf('LEADER', 'A'), 'sheet.record', input);
          return changesIn(ears.A);
        })
        .toContainEqual({
          clientId: plant.holdings.A.clientId,
          tables: expect.arrayContaining(['production_entries']),
          dates: [],
        });
      expect(changesIn(ears.M)).toEqual([]);
    } finally {
      await other.close();
    }
  });

  it('hears the end when the engine closes', async () => {
    const ear = await hear('LEADER', 'A');
    await plant.engine.close();
    await expect.poll(ear.isOver).toBe(true);
  });
});
