import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../db';
import { compareDays } from '../../db/kpi/days';
import { addEntries, addRows, insert } from '../../db/kpi/test-floor';
import { connectionOf } from '../../db/scope';
import { createEngine, type Engine } from '../engine';

const admin: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };
const DAY = '2026-01-05';
const own = { clientId: 1 };

let engine: Engine;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-products-'));
  engine = await createEngine({ folder, create: true });
  await engine.database.writer.run(admin, async (scope) => {
    const connection = connectionOf(scope);
    connection.exec('INSERT INTO temp.scope_client VALUES (1), (2)');
    for (const id of [1, 2]) {
      insert(connection, 'clients', { id, code: `CLIENT-${id}`, name: `Client ${id}` });
      insert(connection, 'lines', { id, client_id: id, code: `L${id}` });
      insert(connection, 'work_orders', { id, client_id: id, code: `W${id}`, style_model: 'POLO' });
      addEntries(scope, [{ client_id: id, line_id: id, work_order_id: id, shift_date: DAY }]);
    }
    insert(connection, 'products', { id: 77, client_id: 2, code: 'FOREIGN', style_model: 'POLO' });
    insert(connection, 'operations', { id: 77, client_id: 2, code: 'FOREIGN' });
    insert(connection, 'part_opportunities', {
      id: 77,
      client_id: 2,
      part_number: 'FOREIGN',
      opportunities_per_unit: 2,
    });
  });
});

afterAll(async () => {
  const differing = await engine.database.reader.run(admin, async (scope) =>
    compareDays(connectionOf(scope)),
  );
  await engine.close();
  rmSync(folder, { recursive: true });
  if (differing.length > 0) throw new Error(`Day sums differ from the views: ${JSON.stringify(differing)}`);
});

const client = () => engine.clientFor(admin);

const kpiOf = async (kpi: 'efficiency' | 'rty' | 'dpmo') => {
  const { results } = await client().kpi.results({
    clientCodes: ['CLIENT-1'],
    from: DAY,
    to: DAY,
    kpis: [kpi],
  });
  return results[0];
};

describe('a product', () => {
  it('keeps its sizes and colours in the order in which they were typed, and which of them are made', async () => {
    const variants = [
      { size: 'S', colour: 'Navy' },
      { size: 'XL', colour: 'White' },
    ];
    const { record: product, reRated } = await client().products.create({
      ...own,
      code: ' POLO-1 ',
      style: 'POLO',
      cycleTimeHours: 0.2,
      description: '',
      sizes: ['S', 'XL', 'M'],
      colours: ['White', 'Navy'],
      variants,
    });
    expect(reRated).toBe(1);
    expect(product).toMatchObject({
      code: 'POLO-1',
      description: null,
      cycleTimeHours: 0.2,
      isActive: true,
      sizes: ['S', 'XL', 'M'],
      colours: ['White', 'Navy'],
      variants,
      version: 1,
    });
    const saved = await client().products.update({
      ...own,
      id: product.id,
      version: 1,
      sizes: ['M', 'S'],
      variants: [{ size: 'M', colour: 'White' }],
    });
    expect(saved).toMatchObject({
      reRated: 0,
      record: {
        sizes: ['M', 'S'],
        colours: ['White', 'Navy'],
        variants: [{ size: 'M', colour: 'White' }],
        version: 2,
      },
    });
    expect(await client().products.list(own)).toEqual([saved.record]);
    const one = await client().products.update({
      ...own,
      id: product.id,
      version: 2,
      colours: [],
      variants: [{ size: 'S', colour: '' }],
    });
    expect(one.record).toMatchObject({ colours: [], variants: [{ size: 'S', colour: '' }] });
  });

  it('stays as it is when nothing differs', async () => {
    const [before] = await client().products.list(own);
    if (!before) throw new Error('no product');
    const { id, version, sizes, colours, variants, code, style } = before;
    const again = { ...own, id, version, sizes, colours, variants: variants.toReversed(), code, style };
    expect(await client().products.update(again)).toEqual({ record: before, reRated: 0 });
  });

  it('re-rates the entries that rest on its cycle time or style, and moves the KPI at once', async () => {
    const [before] = await client().products.list(own);
    if (!before) throw new Error('no product');
    const { value: slow } = (await kpiOf('efficiency')) ?? {};
    const faster = await client().products.update({
      ...own,
      id: before.id,
      version: before.version,
      cycleTimeHours: 0.1,
    });
    expect(faster.reRated).toBe(1);
    expect((await kpiOf('efficiency'))?.value).toBeCloseTo(Number(slow) / 2, 9);
    const other = await client().products.update({
      ...own,
      id: before.id,
      version: faster.record.version,
      style: 'TEE',
    });
    expect(other.reRated).toBe(1);
    const back = await client().products.update({
      ...own,
      id: before.id,
      version: other.record.version,
      style: 'POLO',
    });
    expect(back.reRated).toBe(1);
    const out = await client().products.update({
      ...own,
      id: before.id,
      version: back.record.version,
      isActive: false,
    });
    expect(out).toMatchObject({ reRated: 0, record: { isActive: false } });
  });

  it('is refused with a code that is taken, with sizes twice, with a combination of nothing', async () => {
    const make = (more: object) => client().products.create({ ...own, code: 'NEW', style: 'S', ...more });
    await expect(make({ code: 'POLO-1' })).rejects.toMatchObject({
      code: 'conflict',
      data: { fields: [{ key: 'masters.code-taken', params: { code: 'POLO-1' }, path: ['code'] }] },
    });
    await expect(make({ sizes: ['S', 's'] })).rejects.toMatchObject({
      code: 'invalid-input',
      data: { fields: [{ key: 'products.twice', path: ['sizes'] }] },
    });
    await expect(make({ sizes: ['S'], variants: [{ size: 'M', colour: '' }] })).rejects.toMatchObject({
      data: { fields: [{ path: ['variants'] }] },
    });
    await expect(make({ code: 'x'.repeat(51) })).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await client().products.list(own)).toHaveLength(1);
  });

  it('is refused with what somebody else saved since, and to whoever names one of another client', async () => {
    const [before] = await client().products.list(own);
    const stale = { ...own, id: before?.id ?? 0, version: 1, code: 'MINE' };
    await expect(client().products.update(stale)).rejects.toMatchObject({
      code: 'conflict',
      data: { key: 'masters.changed', details: { theirs: { code: 'POLO-1' } } },
    });
    for (const id of [77, 999]) {
      const foreign = { ...own, id, version: 1 };
      await expect(client().products.update(foreign)).rejects.toMatchObject({ code: 'not-found' });
      await expect(client().operations.update(foreign)).rejects.toMatchObject({ code: 'not-found' });
      await expect(client().parts.update(foreign)).rejects.toMatchObject({ code: 'not-found' });
    }
  });
});

describe('a routing', () => {
  it('is a list of operations in their order, of a style or of every other one', async () => {
    for (const [code, name] of [
      ['CUT', 'Cutting'],
      ['SEW', 'Sewing'],
      ['QC', 'Final inspection'],
    ] as const) {
      await client().operations.create({ ...own, code, name });
    }
    const all = ['CUT', 'SEW', 'QC'];
    await client().routings.set({ ...own, style: null, operations: all, seen: [] });
    await client().routings.set({ ...own, style: 'POLO', operations: ['QC', 'SEW'] });
    expect(await client().routings.list(own)).toEqual({
      routings: [
        { style: null, operations: all },
        { style: 'POLO', operations: ['QC', 'SEW'] },
      ],
      styles: ['POLO'],
    });
    expect((await client().operations.list(own)).map(({ code, routings }) => [code, routings])).toEqual([
      ['CUT', [null]],
      ['QC', [null, 'POLO']],
      ['SEW', [null, 'POLO']],
    ]);
  });

  it('says which operations a rolled yield lacks and which one is the first, at once', async () => {
    await engine.database.writer.run(admin, async (scope) => {
      const connection = connectionOf(scope);
      const ids = connection
        .prepare("SELECT code, id FROM operations WHERE client_id = 1 AND code IN ('CUT', 'SEW')")
        .all() as { code: string; id: number }[];
      for (const { code, id } of ids) {
        addRows(scope, 'quality_entries', [
          {
            client_id: 1,
            work_order_id: 1,
            operation_id: id,
            shift_date: DAY,
            units_inspected: code === 'CUT' ? 100 : 50,
            units_defective: 10,
          },
        ]);
      }
    });
    await client().routings.set({ ...own, style: 'POLO', operations: ['CUT', 'SEW', 'QC'] });
    const rolled = async () => {
      const { result, operations } = await client().kpi.explain({
        clientId: 1,
        kpi: 'rty',
        from: DAY,
        to: DAY,
      });
      const [style] = operations;
      const { noteKeys, noteParams } = result;
      const steps = style?.steps.map(({ operation }) => operation);
      return { value: Math.round(result.value ?? 0), steps, started: style?.started, noteKeys, noteParams };
    };
    expect(await rolled()).toMatchObject({
      value: 72,
      steps: ['CUT', 'SEW'],
      started: 100,
      noteKeys: ['kpi.note.operations-inspected'],
      noteParams: { operationsInspected: 2, operationsInRouting: 3 },
    });
    await client().routings.set({ ...own, style: 'POLO', operations: ['SEW', 'CUT'] });
    expect(await rolled()).toMatchObject({ value: 72, steps: ['SEW', 'CUT'], started: 50, noteKeys: [] });
  });

  it('is taken away by leaving no operation in it', async () => {
    await client().routings.set({ ...own, style: 'POLO', operations: [] });
    expect((await client().routings.list(own)).routings.map(({ style }) => style)).toEqual([null]);
  });

  it('is refused with an operation twice, with one of another client, with what was changed since', async () => {
    const set = (operations: string[], seen?: string[]) =>
      client().routings.set({ ...own, style: null, operations, ...(seen ? { seen } : {}) });
    await expect(set(['CUT', 'CUT'])).rejects.toMatchObject({
      code: 'invalid-input',
      data: { fields: [{ key: 'routings.twice', path: ['operations'] }] },
    });
    await expect(set(['CUT', 'FOREIGN'])).rejects.toMatchObject({ code: 'not-found' });
    await expect(set(['CUT'], ['CUT', 'QC'])).rejects.toMatchObject({
      code: 'conflict',
      data: { details: { theirs: { operations: ['CUT', 'SEW', 'QC'] } } },
    });
    expect((await client().routings.list(own)).routings).toEqual([
      { style: null, operations: ['CUT', 'SEW', 'QC'] },
    ]);
  });
});

describe('an operation', () => {
  it('is renamed and put out of use, and keeps its place in routings', async () => {
    const [cut] = await client().operations.list(own);
    const changed = await client().operations.update({
      ...own,
      id: cut?.id ?? 0,
      version: cut?.version ?? 0,
      code: 'CUT-1',
      isActive: false,
    });
    expect(changed).toMatchObject({ code: 'CUT-1', name: 'Cutting', isActive: false, routings: [null] });
    expect((await client().routings.list(own)).routings[0]?.operations).toEqual(['CUT-1', 'SEW', 'QC']);
    await expect(
      client().operations.update({ ...own, id: changed.id, version: changed.version, code: 'SEW' }),
    ).rejects.toMatchObject({ code: 'conflict', data: { fields: [{ path: ['code'] }] } });
  });
});

describe('a part', () => {
  it('re-rates inspections of the products that are of it, and names those products', async () => {
    const [product] = await client().products.list(own);
    await client().products.update({
      ...own,
      id: product?.id ?? 0,
      version: product?.version ?? 0,
      part: 'BODY',
    });
    const made = await client().parts.create({ ...own, part: 'BODY', opportunitiesPerUnit: 47, notes: 'x' });
    expect(made).toMatchObject({
      reRated: 2,
      record: { products: ['POLO-1'], version: 1, updatedBy: 'cli' },
    });
    const before = (await kpiOf('dpmo'))?.denominator;
    const changed = await client().parts.update({
      ...own,
      id: made.record.id,
      version: 1,
      opportunitiesPerUnit: 94,
    });
    expect(changed).toMatchObject({
      reRated: 2,
      record: { opportunitiesPerUnit: 94, notes: 'x', version: 2 },
    });
    expect((await kpiOf('dpmo'))?.denominator).toBe(Number(before) * 2);
    const told = await client().parts.update({ ...own, id: made.record.id, version: 2, description: 'Body' });
    expect(told).toMatchObject({ reRated: 0, record: { description: 'Body', version: 3 } });
    await expect(
      client().parts.create({ ...own, part: 'BODY', opportunitiesPerUnit: 1 }),
    ).rejects.toMatchObject({ code: 'conflict', data: { fields: [{ path: ['part'] }] } });
    await expect(
      client().parts.update({ ...own, id: made.record.id, version: 2, notes: null }),
    ).rejects.toMatchObject({ code: 'conflict', data: { details: { theirs: { part: 'BODY' } } } });
  });
});
