import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KPI_NAMES } from '../electron/contract/kpi';
import { GOLDEN_CASES, GOLDEN_RANGE, goldenFiles } from './golden-cases';
import { runCli } from './harness';

type Result = {
  readonly kpi: string;
  readonly client: string;
  readonly group: Record<string, string>;
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number;
  readonly records: number;
  readonly estimatedShare: number;
  readonly confidence: number;
};

let folder: string;
let printed: { from: string; to: string; asOf: string; results: readonly Result[] };

const lineside = async (args: readonly string[], input = ''): Promise<string> => {
  const { status, stdout, stderr } = await runCli(path.join(folder, 'data'), args, input);
  if (status !== 0) throw new Error(`lineside ${args.join(' ')} ended with ${status}: ${stderr}${stdout}`);
  return stdout;
};

const range = ['--from', GOLDEN_RANGE.from, '--to', GOLDEN_RANGE.to];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'lineside-golden-'));
  await lineside(['init', '--admin', 'admin-a'], 'a passphrase for tests');
  for (const { table, content } of goldenFiles()) {
    const file = path.join(folder, `${table}.csv`);
    writeFileSync(file, content);
    await lineside(['import', table, file]);
  }
  for (const { client, settings = {} } of GOLDEN_CASES) {
    for (const [key, value] of Object.entries(settings)) {
      await lineside(['settings', 'set', key, value, '--client', client]);
    }
  }
  printed = JSON.parse(await lineside(['kpi', ...range, '--json'])) as typeof printed;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the command line prints', () => {
  const expected = GOLDEN_CASES.flatMap((golden) =>
    golden.expected.map((result) => ({ title: `${result.kpi}: ${golden.name}`, golden, result })),
  );

  test.each(expected)('$title', ({ golden, result }) => {
    const found = printed.results.filter((one) => one.client === golden.client && one.kpi === result.kpi);
    expect(found).toHaveLength(1);
    const [one] = found;
    expect(one?.group).toEqual({});
    expect(one?.numerator).toBeCloseTo(result.numerator, 9);
    expect(one?.denominator).toBeCloseTo(result.denominator, 9);
    if (result.value === null) expect(one?.value).toBeNull();
    else expect(one?.value).toBeCloseTo(result.value, 9);
    expect(one?.estimatedShare).toBeCloseTo(result.estimatedShare, 9);
    expect(one?.confidence).toBeCloseTo(result.confidence, 6);
    expect(one?.records).toBe(golden.entries.length);
  });

  test('exactly one result per client and KPI, of the range that was asked for', () => {
    const keys = printed.results.map(({ client, kpi }) => `${client} ${kpi}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toHaveLength(GOLDEN_CASES.length * KPI_NAMES.length);
    expect(printed).toMatchObject(GOLDEN_RANGE);
    expect(Number.isNaN(Date.parse(printed.asOf))).toBe(false);
  });

  test('nothing but what a result carries', () => {
    expect(Object.keys(printed).toSorted()).toEqual(['asOf', 'from', 'results', 'to']);
    expect(Object.keys(printed.results[0] ?? {}).toSorted()).toEqual([
      'client',
      'confidence',
      'denominator',
      'estimatedShare',
      'group',
      'inferences',
      'kpi',
      'notes',
      'numerator',
      'records',
      'unit',
      'value',
    ]);
  });

  test.each(['day', 'week', 'month', 'shift', 'line', 'style', 'work-order', 'operation', 'client'])(
    'the same sums by %s',
    async (by) => {
      const grouped = JSON.parse(await lineside(['kpi', ...range, '--by', by, '--json'])) as typeof printed;
      for (const { client } of GOLDEN_CASES) {
        const total = (results: readonly Result[]) =>
          results
            .filter((one) => one.client === client && one.kpi === 'efficiency')
            .reduce((sums, one) => [sums[0] + one.numerator, sums[1] + one.denominator] as [number, number], [
              0, 0,
            ] as [number, number]);
        const [numerator, denominator] = total(printed.results);
        const [parts, whole] = total(grouped.results);
        expect(parts).toBeCloseTo(numerator, 9);
        expect(whole).toBeCloseTo(denominator, 9);
      }
      expect(grouped.results.every((one) => Object.keys(one.group).join() === by)).toBe(true);
    },
  );
});
