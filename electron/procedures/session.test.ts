import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../db';
import { insert } from '../../db/kpi/test-floor';
import { connectionOf } from '../../db/scope';
import { createEngine, type Engine } from '../engine';

const system: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };
const own: Actor = { userId: 1, code: 'U1', role: 'POWERUSER', host: 'web' };

let engine: Engine;
let folder: string;

const setRow = (row: Record<string, string>) =>
  engine.database.writer.run(system, async (scope) => {
    for (const [column, value] of Object.entries(row)) {
      connectionOf(scope).prepare(`UPDATE main.users SET ${column} = ? WHERE id = 1`).run(value);
    }
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-session-'));
  engine = await createEngine({ folder, create: true });
  await engine.database.writer.run(system, async (scope) => {
    const user = { id: 1, code: 'U1', username: 'power.a', full_name: 'Power A', role: 'POWERUSER' };
    insert(connectionOf(scope), 'users', user);
  });
});

afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

describe('preferences', () => {
  it('are kept one by one, and numbers go back to the language by null', async () => {
    const { session } = engine.clientFor(own);
    expect(await session.me()).toMatchObject({ density: null, numberFormat: null });
    await session.setPreferences({ density: 'compact', numberFormat: 'comma', theme: 'dark' });
    expect(await session.setPreferences({ language: 'es' })).toMatchObject({
      language: 'es',
      theme: 'dark',
      density: 'compact',
      numberFormat: 'comma',
    });
    await session.setPreferences({ numberFormat: null });
    expect(await session.me()).toMatchObject({ density: 'compact', numberFormat: null });
  });

  it('that this version does not know count as none', async () => {
    await setRow({ density: 'airy', number_format: 'roman' });
    expect(await engine.clientFor(own).session.me()).toMatchObject({ density: null, numberFormat: null });
  });
});
