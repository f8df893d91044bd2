import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../db';
import { addEntries, insert } from '../../db/kpi/test-floor';
import { connectionOf } from '../../db/scope';
import { createEngine, type Engine } from '../engine';

const admin: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };

let engine: Engine;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-standards-'));
  engine = await createEngine({ folder, create: true });
  await engine.database.writer.run(admin, async (scope) => {
    const connection = connectionOf(scope);
    connection.exec('INSERT INTO temp.scope_client VALUES (1), (2)');
    for (const id of [1, 2]) {
      insert(connection, 'clients', { id, code: `CLIENT-${id}`, name: `Client ${id}` });
      insert(connection, 'lines', { id, client_id: id, code: `L${id}`, name: `Line ${id}` });
      insert(connection, 'products', {
        client_id: id,
        code: `P${id}`,
        style_model: 'POLO',
        category: 'Shirts',
      });
      insert(connection, 'work_orders', { id, client_id: id, code: `W${id}`, style_model: 'POLO' });
      insert(connection, 'shifts', {
        client_id: id,
        code: `S${id}`,
        shift_type: 'SHIFT_1ST',
        standard_seconds: 32_400,
      });
      addEntries(scope, [{ client_id: id, line_id: id, work_order_id: id, shift_date: '2026-01-05' }]);
    }
  });
});

afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

const standards = () => engine.clientFor(admin).standards;

describe('standards', () => {
  it('are listed as they were set, in hours, and each answer tells how many entries it re-rated', async () => {
    const own = { clientId: 1 };
    expect(await standards().set({ ...own, line: 'L1', cycleTimeHours: 0.4, from: '2026-01-01' })).toEqual({
      reRated: 1,
    });
    expect(await standards().set({ ...own, line: 'L1', shift: 'S1', cycleTimeHours: null })).toEqual({
      reRated: 0,
    });
    expect(await standards().setCategory({ ...own, category: 'Shirts', cycleTimeHours: 0.3 })).toEqual({
      reRated: 0,
    });
    expect(await standards().setLine({ ...own, line: 'L1', crew: 6 })).toEqual({ reRated: 1 });
    expect(await standards().setShift({ ...own, shift: 'S1', hours: 7.5 })).toEqual({ reRated: 1 });
    expect(await standards().setPart({ ...own, part: 'BODY', opportunitiesPerUnit: 47 })).toEqual({
      reRated: 0,
    });
    expect(
      await standards().setProduct({ ...own, product: 'P1', cycleTimeHours: 0.2, part: 'BODY' }),
    ).toEqual({
      reRated: 1,
    });
    expect(await standards().list(own)).toMatchObject({
      standards: [
        { line: 'L1', shift: null, cycleTimeHours: 0.4, from: '2026-01-01', version: 1, updatedBy: 'cli' },
        { line: 'L1', shift: 'S1', cycleTimeHours: null, from: null },
      ],
      categories: [{ category: 'Shirts', cycleTimeHours: 0.3, from: null }],
      products: [
        { product: 'P1', style: 'POLO', part: 'BODY', category: 'Shirts', cycleTimeHours: 0.2, version: 2 },
      ],
      parts: [{ part: 'BODY', opportunitiesPerUnit: 47 }],
      lines: [{ line: 'L1', crew: 6, version: 2 }],
      shifts: [{ shift: 'S1', shiftType: 'SHIFT_1ST', hours: 7.5, crew: null, version: 2 }],
    });
    expect(await standards().list({ clientId: 2 })).toMatchObject({
      standards: [],
      categories: [],
      products: [{ product: 'P2', cycleTimeHours: null }],
      parts: [],
    });
  });

  it('are refused to whoever saw an older version, and nothing is saved', async () => {
    const stale = { clientId: 1, product: 'P1', cycleTimeHours: 0.9, version: 1 };
    await expect(standards().setProduct(stale)).rejects.toMatchObject({
      code: 'conflict',
      data: { key: 'standards.changed' },
    });
    const { products } = await standards().list({ clientId: 1 });
    expect(products).toMatchObject([{ cycleTimeHours: 0.2, version: 2 }]);
  });

  it('move the KPIs of their client at once', async () => {
    const ask = async (): Promise<number | null | undefined> => {
      const { results } = await engine.clientFor(admin).kpi.results({
        clientCodes: ['CLIENT-1'],
        from: '2026-01-05',
        to: '2026-01-05',
        kpis: ['efficiency'],
      });
      return results[0]?.value;
    };
    await standards().setOrder({ clientId: 1, workOrder: 'W1', cycleTimeHours: 0.18 });
    // 100 units × 0.18 h of 6 people × 7.5 h
    expect(await ask()).toBeCloseTo(40, 9);
    await standards().setOrder({ clientId: 1, workOrder: 'W1', cycleTimeHours: null });
    expect(await ask()).toBeCloseTo(400 / 9, 9);
  });

  it('say which of them holds for some work on a date, and what every weaker source has', async () => {
    const own = { clientId: 1 };
    const explain = async (question: object) => {
      const { steps, style } = await standards().explain({ ...own, date: '2026-01-05', ...question });
      const had = steps.filter(({ cycleTimeHours }) => cycleTimeHours !== null);
      return { style, had: had.map(({ source, cycleTimeHours }) => [source, cycleTimeHours]), steps };
    };
    expect(await explain({ workOrder: 'W1', line: 'L1', shift: 'S1' })).toMatchObject({
      style: 'POLO',
      had: [
        ['product', 0.2],
        ['standard', 0.4],
        ['category', 0.3],
        ['default', 0.25],
      ],
      steps: [
        { source: 'work-order' },
        { source: 'product', product: 'P1', confidence: 1 },
        { source: 'standard', line: 'L1', shift: null, from: '2026-01-01', confidence: 0.9 },
        { source: 'category', category: 'Shirts', from: null },
        {},
        {},
        {},
      ],
    });
    expect((await explain({ line: 'L1', date: '2025-12-31' })).had).toEqual([['default', 0.25]]);
    await expect(standards().explain({ ...own, date: '2026-01-05', workOrder: 'W2' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('tell their changes, newest first, with how many entries each re-rated', async () => {
    const own = { clientId: 1, line: 'L1', from: '2026-01-05' };
    await standards().set({ ...own, cycleTimeHours: 0.5 });
    await standards().remove(own);
    const [removed, set, ...earlier] = await standards().changes({ clientId: 1 });
    expect(removed).toMatchObject({ of: 'place', line: 'L1', from: '2026-01-05', before: 0.5, after: null });
    expect(set).toMatchObject({ of: 'place', line: 'L1', shift: null, before: null, after: 0.5, reRated: 0 });
    const ofProduct = earlier.find((change) => change.of === 'product');
    expect(ofProduct).toMatchObject({ name: 'P1', before: null, after: 0.2, reRated: 1, actor: 'cli' });
    expect(earlier.find((change) => change.of === 'category')).toMatchObject({ name: 'Shirts', after: 0.3 });
    expect(earlier.filter((change) => change.of === 'order')).toMatchObject([
      { name: 'W1', before: 0.18, after: null, reRated: 1 },
      { name: 'W1', before: null, after: 0.18, reRated: 1 },
    ]);
    expect(await standards().changes({ clientId: 2 })).toEqual([]);
  });
});
