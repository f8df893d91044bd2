import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DETECTORS } from './detectors';
import { EXPECTED, TOLD, type Expected } from './expected';
import { exportPlant, exportPlantByCli, TABLES, type Exports, type Plan, type Story } from './exports';
import { countByClient, disagreements } from './facts';
import type { Finding } from './finding';
import { clientOf, readClients, readLines, text, type ClientRows } from './rows';

/*
 * The demo plant as somebody meets it who has nothing but its exports: what finds the stories knows no name, no date and
 * no constant of what has made the rows.
 */
process.env['LINESIDE_ARGON2'] = 'minimum';

const LOADING_MS = 600_000;
const STORIES = Object.keys(DETECTORS) as Story[];
const OF_ONE_CLIENT: readonly Story[] = ['new-style', 'failing-press', 'bad-lot', 'flu', 'rush'];

/**
 * Stories that are left out together: no client has two of a group, so that each client's rows lack one story and have
 * its others. What a client's rows are does not depend on the stories of others (`untold.test.ts`).
 */
const GROUPS: readonly (readonly Story[])[] = [OF_ONE_CLIENT, ['missing', 'mistakes'], ['rhythm']];

/** One plan for each seed, each with another last day: Friday, Monday, Sunday, Tuesday, Saturday. */
const PLANS: readonly Plan[] = [
  { seed: 1, days: 90, until: '2026-10-30' },
  { seed: 2, days: 90, until: '2026-10-26' },
  { seed: 3, days: 90, until: '2026-09-13' },
  { seed: 4, days: 90, until: '2026-06-30' },
  { seed: 5, days: 90, until: '2026-10-31' },
];

const wholeExports = new Map<Plan, Promise<Exports>>();
/** What a whole plan exports; loaded once. */
const exportsOf = (plan: Plan): Promise<Exports> => {
  const exports = wholeExports.get(plan) ?? exportPlant(plan);
  wholeExports.set(plan, exports);
  return exports;
};

/** What the runs have shown, by story and seed. */
const shown = new Map<string, { told?: Finding[]; left?: Finding[] }>();
const keep = (story: Story, { seed }: Plan, what: { told?: Finding[]; left?: Finding[] }): void => {
  const key = `${story.padEnd(13)} seed ${seed}`;
  shown.set(key, { ...shown.get(key), ...what });
};
const linesOf = (found: readonly Finding[] | undefined): string[] =>
  (found ?? []).map(
    ({ client, from, to, sign, told }) => `  ${client}, days ${from} to ${to}, ${sign}: ${told}`,
  );
afterAll(() => {
  const table = [...shown].toSorted(([a], [b]) => a.localeCompare(b));
  for (const [key, { told, left }] of table) {
    const without =
      left === undefined ? 'not looked for' : left.length === 0 ? 'nothing' : `${left.length} signs`;
    process.stdout.write(
      [
        `${key}: ${told?.length ?? 0} signs; left out: ${without}`,
        ...linesOf(told),
        ...linesOf(left),
        '',
      ].join('\n'),
    );
  }
});

const isExpected = (found: Finding, expected: Expected): boolean =>
  found.sign === expected.sign &&
  found.client === expected.client &&
  found.from >= expected.from[0] &&
  found.from <= expected.from[1] &&
  found.to >= expected.to[0] &&
  found.to <= expected.to[1];

const isToldRight = ({ sign, told }: Finding): boolean => {
  const rule = TOLD[sign];
  if (!rule) return true;
  const [pattern, ...limits] = rule;
  const numbers = pattern.exec(told)?.slice(1).map(Number);
  return Boolean(
    numbers &&
    limits.every(
      ([least, most], at) => (numbers[at] ?? Number.NaN) >= least && (numbers[at] ?? Number.NaN) <= most,
    ),
  );
};

/** What is found and not expected, expected and not found, or found with other numbers. */
const faultsOf = (found: readonly Finding[], expected: readonly Expected[]): string[] => {
  const left = [...expected];
  const surplus = found.filter((one) => {
    const at = left.findIndex((other) => isExpected(one, other));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [
    ...surplus.map((one) => `not expected: ${JSON.stringify(one)}`),
    ...left.map((one) => `not found: ${JSON.stringify(one)}`),
    ...found.filter((one) => !isToldRight(one)).map((one) => `other numbers: ${JSON.stringify(one)}`),
  ];
};

/** The plant in which one story is not told: its clients from the run that lacks it, the others from the whole one. */
const compose = (
  story: Story,
  whole: readonly ClientRows[],
  lacking: readonly ClientRows[],
): readonly ClientRows[] => {
  const concerned = new Set(EXPECTED[story].map(({ client }) => client));
  return whole.map((client) =>
    concerned.has(client.code) || concerned.has('everywhere')
      ? (lacking.find(({ code }) => code === client.code) ?? client)
      : client,
  );
};

describe.each(PLANS)('seed $seed until $until', (plan) => {
  let exports: Exports;
  let whole: readonly ClientRows[];
  const lacking = new Map<Story, readonly ClientRows[]>();
  beforeAll(async () => {
    exports = await exportsOf(plan);
    whole = readClients(exports);
    for (const group of GROUPS) {
      const clients = readClients(await exportPlant(plan, group));
      for (const story of group) lacking.set(story, compose(story, whole, clients));
    }
  }, LOADING_MS);

  test.each(STORIES)('tells of %s once, where and when it should', (story) => {
    const found = DETECTORS[story](whole);
    keep(story, plan, { told: found });
    expect(faultsOf(found, EXPECTED[story])).toEqual([]);
  });

  test.each(STORIES)('tells nothing of %s where it is left out, and of the others as ever', (story) => {
    const clients = lacking.get(story) ?? [];
    expect(clients).toHaveLength(5);
    const found = DETECTORS[story](clients);
    keep(story, plan, { left: found });
    expect(found).toEqual([]);
    for (const other of STORIES.filter((one) => one !== story))
      expect(faultsOf(DETECTORS[other](clients), EXPECTED[other])).toEqual([]);
  });

  test('agrees with itself but for the two mistakes', () => {
    const off = disagreements(readLines(exports)).map((told) => told.split(': ').slice(0, 2).join(': '));
    expect(off.toSorted()).toEqual([
      'BOOT-LINE-A: shift does not add up',
      'FOOTWEAR-D: crew is not who came',
    ]);
  });

  test('has 5 clients, 100 people, 300 orders and rows in every table of every client', () => {
    const lines = readLines(exports);
    const codes = whole.map(({ code }) => code);
    const people = lines.get('employee') ?? [];
    expect(countByClient(people, (line) => text(line, 'client_id_assigned'))).toEqual({
      ...Object.fromEntries(codes.map((code) => [code, 16])),
      '': 20,
    });
    expect(people.filter((line) => text(line, 'is_floating_pool') === 'TRUE')).toHaveLength(20);
    expect(lines.get('work_order')).toHaveLength(300);
    expect(codes).toHaveLength(5);
    for (const name of TABLES) {
      const own = lines.get(name) ?? [];
      const isOwned = own.some((line) => clientOf(line) !== '');
      expect([name, own.length > 0, isOwned ? new Set(own.map(clientOf)).size : 5]).toEqual([name, true, 5]);
    }
    expect(whole.map(({ workingDays }) => workingDays.length)).toEqual([90, 90, 90, 90, 90]);
  });
});

describe('the command line', () => {
  const [, plan] = PLANS;
  let byCli: Exports;
  let here: Exports;
  beforeAll(async () => {
    if (!plan) return;
    byCli = await exportPlantByCli(plan);
    here = await exportsOf(plan);
  }, LOADING_MS);

  test.each(TABLES)('makes the same rows in a process of its own: %s', (name) => {
    expect(here.get(name)?.length).toBeGreaterThan(100);
    expect(byCli.get(name)).toBe(here.get(name));
  });
});

describe.each([10, 30, 180])('a plant of %i days', (days) => {
  test(
    'has rows in every table and agrees with itself but for the two mistakes',
    async () => {
      const lines = readLines(await exportPlant({ seed: 6, days, until: '2026-10-29' }));
      for (const name of TABLES) expect([name, lines.get(name)?.length]).not.toEqual([name, 0]);
      expect(
        disagreements(lines)
          .map((told) => told.split(': ').slice(0, 2).join(': '))
          .toSorted(),
      ).toEqual(['BOOT-LINE-A: shift does not add up', 'FOOTWEAR-D: crew is not who came']);
    },
    LOADING_MS,
  );
});
