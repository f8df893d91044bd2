import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor, Change } from '../db';
import { createEngine, type Engine } from './engine';

const admin: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };

let engine: Engine;
let folder: string;
let logged: unknown[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-engine-'));
  logged = [];
  engine = await createEngine({ folder, create: true, log: (line) => logged.push(line.error) });
});

afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

const provision = (code: string) =>
  engine.clientFor(admin).clients.provision({ code, name: `Client ${code}` });

describe('listeners of changes', () => {
  it('hear of a committed call and not of one that was taken back', async () => {
    const heard: Change[] = [];
    engine.onChange((changes) => heard.push(...changes));
    const { id } = await provision('A');
    expect(new Set(heard.map((change) => change.clientId))).toEqual(new Set([id]));
    heard.length = 0;
    await expect(provision('A')).rejects.toMatchObject({ code: 'conflict' });
    expect(heard).toEqual([]);
  });

  it('never make a committed call look failed, nor keep the news from each other', async () => {
    const trouble = new Error('trouble of a listener');
    let heard = 0;
    engine.onChange(() => {
      throw trouble;
    });
    engine.onChange(() => (heard += 1));
    await expect(provision('B')).resolves.toMatchObject({ code: 'B' });
    expect(heard).toBe(1);
    expect(logged).toEqual([trouble]);
  });

  it('hear nothing more once they have stopped listening', async () => {
    let heard = 0;
    const stop = engine.onChange(() => (heard += 1));
    stop();
    await provision('C');
    expect(heard).toBe(0);
  });
});
