import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { logIn } from './hands';
import { startStation, type Seat, type Station } from './harness';
import { daysAgo, fillSampleData, mustRun, SAMPLE, today } from './sample-data';
import { fillFloor } from './sample-floor';

type Printed = {
  readonly kpi: string;
  readonly client: string;
  readonly group: Readonly<Record<string, string | null>>;
  readonly value: number | null;
};
type Slice = { readonly client: string; readonly from: string; readonly to: string };

/** A figure as it stands on a page, and where. */
type Shown = { readonly place: string; readonly kpi: string; readonly group: string; readonly text: string };

/** Filling a plant by the command line takes its time on a busy machine. */
const FILLING_MS = 300_000;

let station: Station;
let seats: Readonly<Record<'operator' | 'leader', Seat>>;
const NAMES = { operator: SAMPLE.operator, leader: SAMPLE.leader } as const;
type Who = keyof typeof NAMES;

const MONTH: Slice = { client: SAMPLE.apparel, from: daysAgo(29), to: today() };
const EARLIER: Slice = { client: SAMPLE.apparel, from: daysAgo(59), to: daysAgo(30) };
/** Thirty days up to so many days ago. */
const monthUntil = (back: number): Slice => ({
  client: SAMPLE.apparel,
  from: daysAgo(back + 29),
  to: daysAgo(back),
});
const FOOTWEAR: Slice = { client: SAMPLE.footwear, from: daysAgo(29), to: today() };

/** Every figure that was compared, for the count at the end. */
const compared: { readonly place: string; readonly value: number | null }[] = [];

beforeAll(async () => {
  station = await startStation(async (lineside) => {
    await fillSampleData(lineside);
    await fillFloor(lineside);
  });
  const sit = async (name: string): Promise<Seat> => {
    const seat = await station.sit();
    await logIn(seat.page, name, SAMPLE.password);
    return seat;
  };
  seats = { operator: await sit(SAMPLE.operator), leader: await sit(SAMPLE.leader) };
}, FILLING_MS);

afterAll(() => station?.stop());

/** What the command line prints of a slice in a process of its own, as that user, by KPI and group. */
const printed = async (
  who: Who,
  { client, from, to }: Slice,
  by: string | null = null,
): Promise<ReadonlyMap<string, number | null>> => {
  const grouping = by === null ? [] : ['--by', by];
  const args = ['--as', NAMES[who], 'kpi', '--client', client, '--from', from, '--to', to, ...grouping];
  const { results } = (await station.linesideJson(args)) as { results: readonly Printed[] };
  return new Map(
    results.map(({ kpi, group, value }) => [`${kpi}|${by === null ? '' : (group[by] ?? '')}`, value]),
  );
};

const go = async (page: Page, place: string, search: Readonly<Record<string, string>>): Promise<void> => {
  await page.evaluate((hash) => (location.hash = hash), `${place}?${new URLSearchParams(search).toString()}`);
};

/** A number as an English page writes it; null for “–”, undefined for what is no number. */
const numberIn = (text: string): { readonly value: number | null; readonly digits: number } | undefined => {
  const [number] = /[−-]?[\d.,]+|–/.exec(text) ?? [];
  if (number === undefined) return undefined;
  if (number === '–') return { value: null, digits: 0 };
  const plain = number.replaceAll(',', '').replace('−', '-');
  return { value: Number(plain), digits: plain.split('.')[1]?.length ?? 0 };
};

const agrees = (text: string, value: number | null | undefined): boolean => {
  const shown = numberIn(text);
  if (!shown || value === undefined) return false;
  if (value === null || shown.value === null) return value === shown.value;
  return Math.abs(shown.value - value) <= 0.5 * 10 ** -shown.digits + 1e-9;
};

/** Waits until every figure that a page shows is what was printed, at least so many, and counts them. */
const expectFigures = async (
  read: () => Promise<readonly Shown[]>,
  values: ReadonlyMap<string, number | null>,
  least: number,
): Promise<void> => {
  let shown: readonly Shown[] = [];
  await expect
    .poll(async () => {
      shown = await read();
      const wrong = shown.filter(({ kpi, group, text }) => !agrees(text, values.get(`${kpi}|${group}`)));
      return {
        isEnough: shown.length >= least,
        wrong: wrong.map((each) => ({ ...each, printed: values.get(`${each.kpi}|${each.group}`) })),
      };
    })
    .toEqual({ isEnough: true, wrong: [] });
  for (const { place, kpi, group } of shown) {
    compared.push({ place, value: values.get(`${kpi}|${group}`) ?? null });
  }
};

/** The values of all tiles of a page, or of the head of a KPI's page. */
const readTiles = (page: Page, place: string) => async (): Promise<readonly Shown[]> => {
  const found = await page.locator('main [data-testid^="value-"]').evaluateAll((nodes) =>
    nodes.map((node) => ({
      kpi: (node.getAttribute('data-testid') ?? '').slice('value-'.length),
      text: node.textContent,
    })),
  );
  return found.map((each) => ({ ...each, place, group: '' }));
};

/** A column of numbers: each row's attribute names its group, its first number that stands alone is the value. */
const readRows =
  (page: Page, kpi: string, attribute: 'data-group' | 'data-label') =>
  async (): Promise<readonly Shown[]> => {
    // Pictures below the course have days in tables of their own.
    const place = attribute === 'data-label' ? 'main [aria-label="Numbers of the chart"]' : 'main';
    const rowsOfPlace = page.locator(place).first().locator(`tr[${attribute}]`);
    const found = await rowsOfPlace.evaluateAll(
      (rows, name) =>
        rows.map((row) => {
          const cells = [...row.querySelectorAll('td')].map((cell) => cell.textContent);
          return { group: row.getAttribute(name) ?? '', text: cells.find((text) => text !== '') ?? '' };
        }),
      attribute,
    );
    return found.map((each) => ({ ...each, kpi, place: `${kpi} ${attribute}` }));
  };

const inAddress = ({ client, from, to }: Slice) => ({ client, from, to });

describe('every figure of a page is what the command line prints in another process', () => {
  test.each([
    ['operator', MONTH],
    ['leader', MONTH],
    ['leader', EARLIER],
    ['leader', FOOTWEAR],
    ...[5, 10, 15].flatMap((back) => [
      ['operator', monthUntil(back)] as const,
      ['leader', monthUntil(back)] as const,
    ]),
  ] as const)('on the page of all KPIs, as %s %o', async (who, slice) => {
    const { page } = seats[who];
    await go(page, '/kpis', inAddress(slice));
    await expectFigures(readTiles(page, '/kpis'), await printed(who, slice), 20);
  });

  test.each([
    ['operator', MONTH],
    ['leader', EARLIER],
  ] as const)('on the overview, as %s %o', async (who, slice) => {
    const { page } = seats[who];
    await go(page, '/today', inAddress(slice));
    await expectFigures(readTiles(page, '/today'), await printed(who, slice), 8);
  });

  test.each([
    ['efficiency', 'line'],
    ['efficiency', 'style'],
    ['performance', 'work-order'],
    ['availability', 'shift'],
    ['availability', 'line'],
    ['fpy', 'operation'],
    ['ppm', 'style'],
    ['absenteeism', 'shift'],
  ] as const)('broken down: %s by %s', async (kpi, by) => {
    const { page } = seats.leader;
    await go(page, `/kpis/${kpi}`, { ...inAddress(MONTH), group: by });
    const values = await printed('leader', MONTH, by);
    const groups = [...values.keys()].filter((key) => key.startsWith(`${kpi}|`));
    await expectFigures(readRows(page, kpi, 'data-group'), values, groups.length);
    await expectFigures(readTiles(page, `/kpis/${kpi}`), await printed('leader', MONTH), 1);
  });

  test.each(['efficiency', 'performance', 'availability', 'oee', 'fpy', 'ppm', 'absenteeism'] as const)(
    'in the course of %s by day',
    async (kpi) => {
      const { page } = seats.leader;
      await go(page, `/kpis/${kpi}`, { ...inAddress(MONTH), by: 'day', view: 'table' });
      const byDay = await printed('leader', MONTH, 'day');
      // A day without any record has a row all the same, with no value.
      const whole = new Map(byDay);
      for (let back = 0; back < 30; back += 1) {
        const key = `${kpi}|${daysAgo(back)}`;
        if (!whole.has(key)) whole.set(key, null);
      }
      const worked = [...byDay.keys()].filter((key) => key.startsWith(`${kpi}|`)).length;
      await expectFigures(readRows(page, kpi, 'data-label'), whole, worked);
    },
  );

  test('narrowed to a line, as the command line tells of lines', async () => {
    const { page } = seats.leader;
    const lines = await printed('leader', MONTH, 'line');
    for (const line of ['L1', 'L2']) {
      const narrowed = new Map(
        [...lines]
          .filter(([key]) => key.endsWith(`|${line}`))
          .map(([key, value]) => [`${key.split('|')[0]}|`, value]),
      );
      await go(page, '/kpis', { ...inAddress(MONTH), line });
      const read = readTiles(page, `/kpis line ${line}`);
      const told = async () => (await read()).filter(({ kpi }) => narrowed.has(`${kpi}|`));
      await expectFigures(told, narrowed, narrowed.size);
    }
  });

  test('side by side, a client in a row, as the command line tells of each', async () => {
    const { page } = seats.leader;
    await go(page, '/portfolio', { from: MONTH.from, to: MONTH.to });
    for (const slice of [MONTH, FOOTWEAR]) {
      const read = async (): Promise<readonly Shown[]> => {
        const found = await page
          .locator(`main [data-client="${slice.client}"][data-kpi]`)
          .evaluateAll((cells) =>
            cells.map((cell) => ({
              kpi: cell.getAttribute('data-kpi') ?? '',
              text: cell.querySelector('[data-part=value]')?.textContent ?? '',
            })),
          );
        return found.map((each) => ({ ...each, place: '/portfolio', group: '' }));
      };
      await expectFigures(read, await printed('leader', slice), 8);
    }
  });

  test('after settings were changed at the command line, without loading the page again', async () => {
    const { page } = seats.leader;
    await go(page, '/kpis', inAddress(MONTH));
    const before = await printed('leader', MONTH);
    await expectFigures(readTiles(page, '/kpis'), before, 20);
    for (const [key, value] of [
      ['availability_basis', 'line'],
      ['absenteeism_basis', 'uncovered'],
    ] as const) {
      await mustRun(station.lineside, ['settings', 'set', key, value, '--client', SAMPLE.apparel]);
    }
    const after = await printed('leader', MONTH);
    for (const kpi of ['availability|', 'absenteeism|']) expect(after.get(kpi)).not.toBe(before.get(kpi));
    await expectFigures(readTiles(page, '/kpis, other settings'), after, 20);
    await go(seats.operator.page, '/kpis', inAddress(EARLIER));
    await expectFigures(
      readTiles(seats.operator.page, '/kpis, other settings'),
      await printed('operator', EARLIER),
      20,
    );
  });

  test('and there were enough of them', () => {
    const withValue = compared.filter(({ value }) => value !== null).length;
    const places = Map.groupBy(compared, ({ place }) => place);
    process.stdout.write(
      `${compared.length} figures of ${places.size} places agree with the command line, ${withValue} of them with a value\n`,
    );
    expect(compared.length).toBeGreaterThanOrEqual(200);
    expect(withValue / compared.length).toBeGreaterThanOrEqual(0.9);
  });
});

test('no user of the command line sees another client, as none of the pages does', async () => {
  const refused = await station.lineside([
    '--as',
    SAMPLE.operator,
    'kpi',
    '--client',
    SAMPLE.footwear,
    '--from',
    MONTH.from,
    '--to',
    MONTH.to,
  ]);
  expect(refused.status).not.toBe(0);
  expect(
    await mustRun(station.lineside, [
      '--as',
      SAMPLE.leader,
      'kpi',
      '--client',
      SAMPLE.footwear,
      '--from',
      MONTH.from,
      '--to',
      MONTH.to,
    ]),
  ).toContain(SAMPLE.footwear);
});
