import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listKpiResults } from '../../db/kpi/results';
import { connectionOf } from '../../db/scope';
import type { TestPlant } from '../../db/exchange/test-plant';
import { bringClients } from './floor';
import { assignedOf, cycleOf, exactRunOf, exactScheduledOf, presentOf, scheduledOf } from './inputs';
import { judge, ORDER_KPIS, RATIOS, type Grouping, type Kpi, type Verdict } from './oracle';
import type { PlainClient } from './plain';
import { walkRows } from './walk';
import { randomClient, type RandomClient } from './random-client';

const RUNS = Number(process.env['ORACLE_RUNS'] ?? 4);
/** Of how many plants the rows behind every number are listed and summed too. */
const WALKED = Number(process.env['ORACLE_WALKED'] ?? 1);
const SEED = Number(process.env['ORACLE_SEED'] ?? 20251102);
const RANGES = [
  { from: '2025-10-01', to: '2025-12-31', asOf: '2025-12-10' },
  { from: '2025-11-01', to: '2025-11-12', asOf: '2025-11-08T20:15:00Z' },
] as const;
const GROUPINGS = [
  'day',
  'week',
  'month',
  'shift',
  'line',
  'style',
  'work-order',
  'operation',
  'client',
] as const;
const OF_ORDERS: readonly (Grouping | null)[] = [null, 'client', 'style', 'work-order'];

const KPIS: readonly Kpi[] = [...(Object.keys(RATIOS) as (keyof typeof RATIOS)[]), 'rty', ...ORDER_KPIS];
const isOfOrders = (kpi: Kpi) => (ORDER_KPIS as readonly string[]).includes(kpi);

type Stored = {
  external_id: string;
  cycle_ms_used: number;
  assigned_used: number;
  present_used: number;
  scheduled_seconds_used: number;
  run_seconds_used: number;
} & Record<
  `${'cycle' | 'assigned' | 'present' | 'scheduled' | 'run'}_${'source' | 'confidence'}`,
  string | number
>;

const storedInputs = (plant: TestPlant, code: string): Promise<Stored[]> =>
  plant.look(
    async (scope) =>
      connectionOf(scope)
        .prepare(
          `SELECT * FROM production_entries
           WHERE client_id = (SELECT id FROM clients WHERE code = ?) AND voided_at IS NULL`,
        )
        .all(code) as Stored[],
  );

const close = (actual: number | null, wanted: number | null): boolean =>
  actual === null || wanted === null
    ? actual === wanted
    : Math.abs(actual - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted));

/** What the database keeps with each entry, beside what the definition says; shares may differ by a second. */
const checkInputs = (client: PlainClient, stored: readonly Stored[]): string[] =>
  stored.flatMap((row) => {
    const entry = client.tables.production_entry.find(
      (one) => one['production_entry_id'] === row.external_id,
    );
    if (!entry) return [`no entry ${row.external_id}`];
    const scheduled = scheduledOf(client, entry);
    const wanted = {
      cycle: { ...cycleOf(client, entry), kept: row.cycle_ms_used, parts: 3_600_000, within: 0.001 },
      assigned: { ...assignedOf(client, entry), kept: row.assigned_used, parts: 1, within: 0 },
      present: { ...presentOf(client, entry), kept: row.present_used, parts: 1, within: 0 },
      scheduled: {
        ...exactScheduledOf(client, entry),
        kept: row.scheduled_seconds_used,
        parts: 3600,
        within: 1,
      },
      run: {
        ...exactRunOf(client, entry, scheduled),
        kept: row.run_seconds_used,
        parts: 3600,
        within: 1.001,
      },
    } as const;
    return (Object.keys(wanted) as (keyof typeof wanted)[]).flatMap((name) => {
      const { value, source, confidence, kept, parts, within } = wanted[name];
      const isSame =
        row[`${name}_source`] === source &&
        close(Number(row[`${name}_confidence`]) / 100, confidence) &&
        Math.abs(kept - value * parts) <= within;
      const found = `${kept} from ${row[`${name}_source`]} (${row[`${name}_confidence`]} %)`;
      return isSame
        ? []
        : [
            `${name} of ${JSON.stringify(entry)}: ${found}, but ${value * parts} from ${source} (${confidence})`,
          ];
    });
  });

const describeVerdict = (
  one: Pick<Verdict, 'value' | 'numerator' | 'denominator' | 'estimatedShare' | 'confidence'>,
) => ({
  value: one.value,
  ...(one.value === null
    ? {}
    : {
        numerator: one.numerator,
        denominator: one.denominator,
        estimatedShare: one.estimatedShare,
        confidence: one.confidence,
      }),
});

const INPUTS: Readonly<Record<string, string>> = {
  cycle: 'cycleTimeHours',
  assigned: 'employeesAssigned',
  present: 'employeesPresent',
  scheduled: 'scheduledHours',
  run: 'runHours',
  ppm: 'unitsChecked',
  opportunities: 'opportunitiesPerUnit',
  passed: 'unitsPassed',
};
/** KPIs whose every inferred input is a row's own, so that rows can be counted by where it came from. */
const INFERRED: readonly Kpi[] = ['efficiency', 'ppm', 'dpmo', 'fpy'];

const countsOf = (parts: Verdict['parts']): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const [input, source] of parts.flatMap((part) => part.sources)) {
    const name = `${INPUTS[input]} from ${source}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
};

const isAlike = (a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): boolean =>
  Object.keys({ ...a, ...b }).every((name) => a[name] === b[name]);

const checkKpi = async (
  plant: TestPlant,
  client: PlainClient,
  kpi: Kpi,
  range: (typeof RANGES)[number],
  by: Grouping | null,
  seen: Set<string>,
  isWalked: boolean,
): Promise<string[]> => {
  const { results } = await plant.look((scope) =>
    listKpiResults(scope, {
      clientCodes: [client.code],
      ...range,
      kpis: [kpi],
      ...(by === null ? {} : { by }),
    }),
  );
  const verdicts = judge(client, kpi, range, by);
  const wrong: string[] = [];
  const where = `${client.code} ${kpi} by ${by ?? 'nothing'} ${range.from}`;
  const groups = new Map(results.map((result) => [by === null ? null : (result.group[by] ?? null), result]));
  for (const [key, verdict] of verdicts) {
    const result = groups.get(key);
    if (!result) {
      if (verdict.value !== null) wrong.push(`${where}: no group ${key}`);
      continue;
    }
    const wanted = describeVerdict(verdict);
    const found = describeVerdict(result);
    if (wanted.value !== null) seen.add(`${kpi} ${by ?? 'nothing'}`);
    const isSame = Object.keys(wanted).every((field) =>
      close(
        (found as Record<string, number | null>)[field] ?? null,
        (wanted as Record<string, number | null>)[field] ?? null,
      ),
    );
    if (!isSame) wrong.push(`${where} ${key}: ${JSON.stringify(found)} but ${JSON.stringify(wanted)}`);
    if (wanted.value === null || verdict.parts.length === 0) continue;
    if (result.records !== verdict.parts.length)
      wrong.push(`${where} ${key}: ${result.records} records, not ${verdict.parts.length}`);
    const inferred = Object.fromEntries(
      result.inferences.map(({ input, source, records }) => [`${input} from ${source}`, records]),
    );
    if (INFERRED.includes(kpi) && !isAlike(inferred, countsOf(verdict.parts)))
      wrong.push(
        `${where} ${key}: inferred ${JSON.stringify(inferred)}, not ${JSON.stringify(countsOf(verdict.parts))}`,
      );
  }
  if (isWalked && range === RANGES[0]) {
    const walked = await plant.look(async (scope) => {
      const clientId = Number(
        connectionOf(scope).prepare('SELECT id FROM clients WHERE code = ?').pluck().get(client.code),
      );
      const found: string[] = [];
      for (const [key, verdict] of verdicts) {
        if (verdict.value === null || !groups.has(key)) continue;
        const place = { clientId, kpi, ...range };
        const wrongRows = await walkRows(scope, client, place, by, key, verdict);
        found.push(...wrongRows.map((text) => `${where} ${key}: ${text}`));
      }
      return found;
    });
    wrong.push(...walked);
  }
  for (const [key, result] of groups) {
    if (!verdicts.has(key) && result.value !== null) wrong.push(`${where}: unexpected group ${key}`);
  }
  return wrong;
};

const checkClient = async (
  plant: TestPlant,
  { client, voided }: RandomClient,
  seen: Set<string>,
  isWalked: boolean,
): Promise<string[]> => {
  const written = [
    ...client.tables.production_entry,
    ...voided.filter(({ table }) => table === 'production_entry').map(({ row }) => row),
  ];
  const stored = await storedInputs(plant, client.code);
  const known: PlainClient = {
    ...client,
    written,
    stored: new Map(
      stored.map((row) => [
        row.external_id,
        { scheduledHours: row.scheduled_seconds_used / 3600, runHours: row.run_seconds_used / 3600 },
      ]),
    ),
  };
  const wrong = checkInputs(known, stored);
  for (const range of RANGES) {
    for (const kpi of KPIS) {
      for (const by of isOfOrders(kpi) ? OF_ORDERS : [null, ...GROUPINGS]) {
        wrong.push(...(await checkKpi(plant, known, kpi, range, by, seen, isWalked)));
      }
    }
  }
  return wrong;
};

describe('random plants, computed from their plain rows by the text of the definition', () => {
  test(
    'agree in every KPI by every grouping, and so do the rows behind each number',
    { timeout: 600_000 },
    async () => {
      const seen = new Set<string>();
      const plants = fc.tuple(
        randomClient('CLIENT-A', 'America/Tijuana'),
        randomClient('CLIENT-B', 'Europe/Madrid'),
      );
      for (const [at, [a, b]] of fc.sample(plants, { numRuns: RUNS, seed: SEED }).entries()) {
        const isWalked = at < WALKED;
        const plant = await bringClients([a, b]);
        try {
          expect(await checkClient(plant, a, seen, isWalked)).toEqual([]);
          expect(await checkClient(plant, b, seen, isWalked)).toEqual([]);
        } finally {
          await plant.close();
        }
      }
      const pairs = KPIS.flatMap((kpi) =>
        (isOfOrders(kpi) ? OF_ORDERS : [null, ...GROUPINGS]).map((by) => `${kpi} ${by ?? 'nothing'}`),
      );
      expect(pairs.filter((pair) => !seen.has(pair))).toEqual([]);
    },
  );
});
