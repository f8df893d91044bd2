import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../db';
import { addEntries, insert, type Row } from '../../db/kpi/test-floor';
import { connectionOf } from '../../db/scope';
import { createEngine, type Engine } from '../engine';

const admin: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };
const operator: Actor = { userId: 1, code: 'U1', role: 'OPERATOR', host: 'web' };
const range = { from: '2026-01-01', to: '2026-01-31' };

let engine: Engine;
let folder: string;

const entry = (row: Row): Row => ({
  client_id: 1,
  line_id: 1,
  work_order_id: 1,
  shift_date: '2026-01-05',
  employees_assigned: 10,
  employees_present: 8,
  scheduled_seconds: 32_400,
  run_seconds: 28_800,
  ...row,
});

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-kpi-procedures-'));
  engine = await createEngine({ folder, create: true });
  await engine.database.writer.run(admin, async (scope) => {
    const connection = connectionOf(scope);
    connection.exec('INSERT INTO temp.scope_client VALUES (1), (2)');
    for (const id of [1, 2]) {
      insert(connection, 'clients', { id, code: `CLIENT-${id}`, name: `Client ${id}` });
      insert(connection, 'lines', { id, client_id: id, code: `L${id}` });
      insert(connection, 'work_orders', {
        id,
        client_id: id,
        code: `W${id}`,
        style_model: 'POLO',
        ideal_cycle_ms: 900_000,
      });
    }
    insert(connection, 'users', {
      id: 1,
      code: 'U1',
      username: 'operator.a',
      full_name: 'Operator A',
      role: 'OPERATOR',
    });
    connection.exec('INSERT INTO main.user_clients VALUES (1, 1)');
    addEntries(scope, [
      entry({}),
      entry({ shift_date: '2026-01-06', units_produced: 40, shift_type: 'SHIFT_2ND' }),
      entry({ shift_date: '2026-01-12', units_produced: 700, line_id: null }),
      entry({ units_produced: 9, voided_at: '2026-01-06T00:00:00.000Z' }),
      entry({ client_id: 2, line_id: 2, work_order_id: 2, units_produced: 77 }),
    ]);
  });
});

afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

const asAdmin = () => engine.clientFor(admin).kpi;
const asOperator = () => engine.clientFor(operator).kpi;

describe('kpi.results', () => {
  it('answers one result per client and KPI, hours on both sides', async () => {
    const { results, asOf } = await asAdmin().results({ ...range, kpis: ['efficiency', 'performance'] });
    expect(results.map((r) => [r.client, r.kpi, r.numerator, r.denominator])).toEqual([
      ['CLIENT-1', 'efficiency', 210, 270],
      ['CLIENT-1', 'performance', 210, 192],
      ['CLIENT-2', 'efficiency', 19.25, 90],
      ['CLIENT-2', 'performance', 19.25, 64],
    ]);
    expect(results[0]).toMatchObject({ group: {}, unit: '%', records: 3, notes: [] });
    expect(results[1]).toMatchObject({
      noteKeys: ['kpi.note.above-100'],
      notes: ['Over 100 %: check the standard or the headcount.'],
    });
    expect(Date.parse(asOf)).toBeGreaterThan(Date.parse('2026-01-01'));
  });

  it.each([
    ['day', ['2026-01-05', '2026-01-06', '2026-01-12']],
    ['week', ['2026-W02', '2026-W03']],
    ['month', ['2026-01']],
    ['shift', ['SHIFT_1ST', 'SHIFT_2ND']],
    ['line', [null, 'L1']],
    ['style', ['POLO']],
    ['work-order', ['W1']],
    ['operation', [null]],
    ['client', ['CLIENT-1']],
  ] as const)('by %s answers codes or dates', async (by, groups) => {
    const { results } = await asOperator().results({ ...range, by, kpis: ['efficiency'] });
    expect(results.map((r) => r.group)).toEqual(groups.map((code) => ({ [by]: code })));
  });

  it('shows an operator the own client only, and unknown and foreign codes alike', async () => {
    const { results } = await asOperator().results(range);
    expect(new Set(results.map((r) => r.client))).toEqual(new Set(['CLIENT-1']));
    const refusal = async (code: string): Promise<unknown> =>
      asOperator()
        .results({ ...range, clientCodes: ['CLIENT-1', code] })
        .catch((error: unknown) => JSON.stringify(error));
    expect(await refusal('CLIENT-2')).toContain('not-found.client');
    expect(await refusal('CLIENT-2')).toBe(await refusal('NO-SUCH'));
  });

  it('takes a date as its start in the client’s zone, and refuses what is no time', async () => {
    const call = { ...range, clientCodes: ['CLIENT-1'] };
    expect((await asAdmin().results({ ...call, asOf: '2026-01-31' })).asOf).toBe('2026-01-31T06:00:00.000Z');
    expect((await asAdmin().results({ ...call, asOf: '2026-01-31T08:00:00+01:00' })).asOf).toBe(
      '2026-01-31T07:00:00.000Z',
    );
    await expect(asAdmin().results({ ...call, asOf: 'soon' })).rejects.toMatchObject({
      code: 'invalid-input',
      data: { key: 'kpi.as-of' },
    });
    await expect(asAdmin().results({ from: '2026-02-01', to: '2026-01-01' })).rejects.toMatchObject({
      data: { key: 'kpi.range' },
    });
  });
});

describe('kpi.explain and kpi.rows', () => {
  it('say what stands in the formula, what was left out, and which reading held', async () => {
    const settings = engine.clientFor(admin).settings;
    await settings.set({
      clientId: 1,
      key: 'performance_basis',
      value: 'clock',
      from: '2026-01-10',
    });
    const explained = await asOperator().explain({ clientId: 1, kpi: 'performance', ...range });
    await settings.set({ clientId: 1, key: 'performance_basis', value: 'labour' });
    expect(explained.result).toMatchObject({ numerator: 210, denominator: 64 + 64 + 8 });
    expect(explained.terms).toMatchObject({
      unitsProduced: 840,
      cycleTimeHours: 0.25,
      earnedHours: 210,
      hours: 24,
      denominatorHours: 136,
    });
    expect(explained.leftOut).toEqual([{ reason: 'voided', records: 1 }]);
    expect(explained.settings).toEqual([
      { key: 'performance_basis', value: 'labour', from: '2026-01-01', to: '2026-01-09' },
      { key: 'performance_basis', value: 'clock', from: '2026-01-10', to: '2026-01-31' },
    ]);
  });

  it.each(['efficiency', 'performance'] as const)(
    'list rows that add up to %s, page by page',
    async (kpi) => {
      const slice = { clientId: 1, kpi, ...range };
      const { result } = await asOperator().explain(slice);
      const page = { ...slice, sort: 'value', descending: false, limit: 2 } as const;
      const first = await asOperator().rows({ ...page, offset: 0 });
      const second = await asOperator().rows({ ...page, offset: 2 });
      const rows = [...first.rows, ...second.rows];
      expect(first).toMatchObject({
        total: 3,
        numerator: result.numerator,
        denominator: result.denominator,
      });
      expect(rows.map((row) => row.unitsProduced)).toEqual([40, 100, 700]);
      expect(rows.reduce((sum, row) => sum + row.numerator, 0)).toBeCloseTo(Number(result.numerator), 9);
      expect(rows.reduce((sum, row) => sum + row.denominator, 0)).toBeCloseTo(Number(result.denominator), 9);
      for (const row of rows) {
        expect(Number(row.headcount) * Number(row.hours)).toBeCloseTo(row.denominator, 9);
        expect(Number(row.unitsProduced) * Number(row.cycleTimeHours)).toBeCloseTo(row.numerator, 9);
        expect(row.value).toBeCloseTo((100 * row.numerator) / row.denominator, 9);
        expect(row.sources[0]).toEqual({ input: 'cycleTimeHours', source: 'work-order' });
      }
      expect(rows[1]).toMatchObject({ line: 'L1', workOrder: 'W1', style: 'POLO', shiftType: 'SHIFT_1ST' });
    },
  );

  it('narrow to a line and a shift, from the same rows', async () => {
    const where = { line: 'L1', shift: 'SHIFT_2ND' } as const;
    const slice = { clientId: 1, kpi: 'efficiency', where, ...range } as const;
    expect((await asOperator().explain(slice)).result).toMatchObject({ numerator: 10, records: 1 });
    expect(await asOperator().rows(slice)).toMatchObject({ total: 1, numerator: 10 });
  });

  it('answer not-found for another client and for its lines', async () => {
    const slice = { kpi: 'efficiency', ...range } as const;
    const missing = { code: 'not-found' };
    await expect(asOperator().explain({ ...slice, clientId: 2 })).rejects.toMatchObject(missing);
    await expect(asOperator().rows({ ...slice, clientId: 2 })).rejects.toMatchObject(missing);
    await expect(
      asOperator().explain({ ...slice, clientId: 1, where: { line: 'L2' } }),
    ).rejects.toMatchObject(missing);
    await expect(asOperator().rows({ ...slice, clientId: 1, where: { line: 'L2' } })).rejects.toMatchObject(
      missing,
    );
  });

  it('go out as a file of all rows in the order asked, formulas disarmed, headings in a language', async () => {
    const slice = { clientId: 1, kpi: 'efficiency', ...range } as const;
    const file = await asOperator().exportRows({ ...slice, sort: 'value', lang: 'es' });
    expect(file).toMatchObject({ fileName: 'efficiency_2026-01-01_2026-01-31.csv', rows: 3 });
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes);
    expect(text.startsWith('\uFEFFRegistro,')).toBe(true);
    const [heading, ...lines] = Papa.parse<string[]>(text.slice(1).trim(), { delimiter: ',' }).data;
    expect(heading?.slice(2, 9)).toEqual([
      'Fecha',
      'Turno',
      'Línea',
      'Orden de trabajo',
      'Estilo',
      'Operación',
      'Unidades',
    ]);
    const plain = await asOperator().exportRows(slice);
    const [names] = Papa.parse<string[]>(new TextDecoder().decode(plain.bytes), { delimiter: ',' }).data;
    expect(names?.slice(0, 4)).toEqual(['kind', 'id', 'shift_date', 'shift_type']);
    const at = (name: string) => names?.indexOf(name) ?? -1;
    const sumOf = (name: string) => lines.reduce((sum, line) => sum + Number(line[at(name)]), 0);
    const { result } = await asOperator().explain(slice);
    expect(lines.map((line) => line[at('units')])).toEqual(['40', '100', '700']);
    expect(sumOf('numerator')).toBeCloseTo(Number(result.numerator), 9);
    expect(sumOf('denominator')).toBeCloseTo(Number(result.denominator), 9);
    expect(lines.map((line) => line[at('work_order')])).toEqual(['W1', 'W1', 'W1']);
  });

  it('put text that looks like a formula behind an apostrophe', async () => {
    await engine.database.writer.run(admin, async (scope) => {
      const connection = connectionOf(scope);
      insert(connection, 'work_orders', { id: 7, client_id: 1, code: '=1+1', style_model: '@SUM(A1)' });
      addEntries(scope, [entry({ work_order_id: 7, shift_date: '2026-03-02' })]);
    });
    const { bytes } = await asOperator().exportRows({
      clientId: 1,
      kpi: 'efficiency',
      from: '2026-03-01',
      to: '2026-03-31',
    });
    expect(new TextDecoder().decode(bytes)).toContain(",'=1+1,'@SUM(A1),");
  });
});
