import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { logIn } from './hands';
import { ADMIN, importClients } from './oracle/files';
import { startStation, type Seat, type Station } from './harness';
import { clientOf, type Expected } from './oracle/worked';
import { LABOUR_CASES } from './oracle/worked-labour';
import { OUTCOME_CASES } from './oracle/worked-outcomes';
import { TIME_CASES } from './oracle/worked-time';

const RANGE = { from: '2025-10-01', to: '2026-04-30' } as const;

/** The cases whose rows files can carry: no file brings shipments or a routing. */
const CASES = [...TIME_CASES, ...LABOUR_CASES, ...OUTCOME_CASES]
  .filter(({ shipments, routing }) => shipments === undefined && routing === undefined)
  .map((one, at) => ({ one, client: clientOf(`WORKED-${at + 1}`, one) }));

type Printed = {
  readonly kpi: string;
  readonly client: string;
  readonly group: Record<string, string | null>;
  readonly value: number | null;
};

let station: Station;
let seat: Seat;

beforeAll(async () => {
  station = await startStation((lineside) =>
    importClients(
      lineside,
      CASES.map(({ client }) => client),
    ),
  );
  seat = await station.sit();
  await logIn(seat.page, ADMIN.name, ADMIN.password);
});

afterAll(() => station?.stop());

const answers = new Map<string, readonly Printed[]>();

/** What the command line prints of all clients for the slice of an expectation; each slice is asked once. */
const printed = async ({ from, to, asOf, by }: Expected): Promise<readonly Printed[]> => {
  const args = [
    'kpi',
    ...['--from', from ?? RANGE.from, '--to', to ?? RANGE.to, '--as-of', asOf ?? '2026-05-01'],
    ...(by === undefined ? [] : ['--by', by]),
  ];
  const known = answers.get(args.join(' '));
  if (known) return known;
  const { results } = (await station.linesideJson(args)) as { results: readonly Printed[] };
  answers.set(args.join(' '), results);
  return results;
};

const everyExpected = CASES.flatMap(({ one, client }) =>
  one.expected.map((expected) => ({
    title: `${one.name}: ${expected.kpi} ${expected.group ?? ''} ${expected.from ?? ''}–${expected.to ?? ''} ${expected.asOf ?? ''}`,
    code: client.code,
    expected,
  })),
);

describe('the command line prints what was worked out by hand', () => {
  test.each(everyExpected)('$title', async ({ code, expected }) => {
    const { kpi, by, group, value } = expected;
    const found = (await printed(expected)).filter(
      (one) =>
        one.client === code && one.kpi === kpi && (by === undefined || one.group[by] === (group ?? null)),
    );
    expect(found).toHaveLength(1);
    expect(found[0]?.value ?? null).toEqual(value === null ? null : expect.closeTo(value, 9));
  });
});

/** A number as a page writes it, to so many decimals as it shows. */
const readNumber = (text: string): { value: number | null; digits: number } => {
  const [number] = /-?[\d.,]+|–/.exec(text) ?? [];
  if (number === undefined) throw new Error(`no number in “${text}”`);
  if (number === '–') return { value: null, digits: 0 };
  const plain = number.replaceAll(',', '');
  return { value: Number(plain), digits: plain.split('.')[1]?.length ?? 0 };
};

const expectShown = (text: string, value: number | null): void => {
  const shown = readNumber(text);
  if (value === null) expect(shown.value).toBeNull();
  else {
    expect(shown.value).not.toBeNull();
    expect(Math.abs((shown.value ?? 0) - value)).toBeLessThanOrEqual(0.5 * 10 ** -shown.digits + 1e-9);
  }
};

const open = async (page: Page, place: string, search: Readonly<Record<string, string>>): Promise<void> => {
  await page.evaluate((hash) => (location.hash = hash), `${place}?${new URLSearchParams(search).toString()}`);
};

// Pages look at now, so what depends on the clock is looked at where time has passed: in the course of a KPI.
const onPages = everyExpected.filter(
  ({ expected }) => expected.by === undefined && expected.kpi !== 'wip-aging',
);
const ofTheDay = everyExpected.filter(
  ({ expected }) => expected.kpi === 'wip-aging' && /^\d{4}-\d{2}-\d{2}$/.test(expected.asOf ?? ''),
);
const dayBefore = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

describe('the pages show what was worked out by hand', () => {
  test.each(onPages.filter(({ expected }) => expected.asOf === undefined))(
    '$title',
    async ({ code, expected }) => {
      const { page } = seat;
      const { kpi, from, to, value } = expected;
      await open(page, `/kpis/${kpi}`, { client: code, from: from ?? RANGE.from, to: to ?? RANGE.to });
      const header = page.getByTestId('kpi-header').getByTestId(`value-${kpi}`);
      const slice = [code, kpi, from ?? RANGE.from, to ?? RANGE.to].join('|');
      await page.locator(`[data-slice="${slice}"]`).waitFor();
      expectShown(await header.innerText(), value);
    },
  );

  test.each(ofTheDay)('$title, at the end of the day before', async ({ code, expected }) => {
    const { page } = seat;
    const day = dayBefore(expected.asOf ?? '');
    await open(page, '/kpis/wip-aging', { client: code, from: day, to: day, by: 'day', view: 'table' });
    const cell = page.locator(`[data-slice^="${code}|wip-aging|${day}|"] [data-label="${day}"] td`).first();
    expectShown(await cell.innerText(), expected.value);
  });
});
