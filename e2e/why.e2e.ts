import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { KPI_NAMES, type KpiName } from '../electron/contract/kpi';
import { expectAccessible, logIn } from './hands';
import { startStation, type Seat, type Station } from './harness';
import { reckon } from './reckon';
import { fillWhyData, PASSWORD, WHY } from './why-data';

type Answer = { readonly results: readonly { readonly kpi: KpiName; readonly value: number | null }[] };

let station: Station;
let seat: Seat;
let told: ReadonlyMap<KpiName, number | null>;

beforeAll(async () => {
  station = await startStation(fillWhyData);
  seat = await station.sit();
  await logIn(seat.page, WHY.leader, PASSWORD);
  const range = ['--client', WHY.client, '--from', WHY.from, '--to', WHY.to];
  const { results } = (await station.linesideJson(['kpi', ...range])) as Answer;
  told = new Map(results.map(({ kpi, value }) => [kpi, value]));
});

afterAll(() => station?.stop());

const drawer = (page: Page) => page.getByRole('dialog').filter({ has: page.getByTestId('why') });

const open = async (page: Page, kpi: KpiName): Promise<void> => {
  await page.evaluate(
    ([name, { client, from, to }]) =>
      (location.hash = `/kpis?client=${client}&from=${from}&to=${to}&why=${name}`),
    [kpi, WHY] as const,
  );
  await page.getByTestId(`why-value-${kpi}`).waitFor();
  await page.getByTestId('why-rows').waitFor();
};

type ShownLine = {
  readonly label: string;
  readonly expression: string | null;
  readonly shown: string;
  readonly isResult: boolean;
};

const linesOf = (page: Page): Promise<ShownLine[]> =>
  page.locator('[data-line]').evaluateAll((lines) =>
    lines.map((line) => ({
      label: line.getAttribute('data-line') ?? '',
      expression: line.querySelector('[data-expression]')?.textContent ?? null,
      shown: line.querySelector('data')?.textContent ?? '',
      isResult: line.getAttribute('data-result') === 'true',
    })),
  );

/** A number as it is shown, and half of its last digit. */
const numberOf = (text: string): { readonly value: number; readonly half: number } => {
  const digits = /[\d,]+(\.\d+)?/.exec(text)?.[0].replaceAll(',', '') ?? 'nothing';
  const decimals = digits.split('.')[1]?.length ?? 0;
  return { value: Number(digits), half: 0.5 * 10 ** -decimals };
};

const upTo = (z: number): number => {
  // Simpson's rule over the density of the standard normal distribution.
  const steps = 4000;
  const width = z / steps;
  const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  let area = density(0) + density(z);
  for (let at = 1; at < steps; at += 1) area += (at % 2 === 0 ? 2 : 4) * density(at * width);
  return 0.5 + (area * width) / 3;
};

const sums = async (page: Page): Promise<{ rows: [number, number][]; foot: (number | null)[] }> => {
  const rows: [number, number][] = [];
  const next = page.getByRole('button', { name: 'Next page' });
  for (;;) {
    const shown = await page
      .getByTestId('why-rows')
      .locator('tbody tr')
      .evaluateAll((lines) =>
        lines.map((line): [number, number] => {
          const side = (name: string) =>
            Number(line.querySelector(`[data-side=${name}] data`)?.getAttribute('value') ?? 1);
          return [side('numerator'), side('denominator')];
        }),
      );
    rows.push(...shown);
    if (!(await next.isVisible()) || (await next.isDisabled())) break;
    const first = page.getByTestId('why-rows').locator('tbody');
    const before = await first.innerText();
    await next.click();
    await expect.poll(() => first.innerText()).not.toBe(before);
  }
  const foot = await page
    .getByTestId('why-rows')
    .locator('tfoot data')
    .evaluateAll((all) => all.map((one) => Number(one.getAttribute('value'))));
  return { rows, foot };
};

const FACTORS: Partial<Record<KpiName, number>> = {
  throughput: 1,
  ppm: 1_000_000,
  dpmo: 1_000_000,
  mtbf: 1,
  mttr: 1,
  'wip-aging': 1,
};

describe('why a number is what it is', () => {
  test.each(KPI_NAMES)('%s is made of the numbers that the screen shows', async (kpi) => {
    const { page } = seat;
    const value = told.get(kpi);
    expect(value).toEqual(expect.any(Number));
    await open(page, kpi);
    const lines = await linesOf(page);
    for (const { label, expression, shown } of lines) {
      if (expression === null) continue;
      const { value: seen, half } = numberOf(shown);
      const isPercent = shown.includes('%');
      if (expression.includes('Φ')) {
        const p = reckon(/1 − (.*)\)$/.exec(expression)?.[1] ?? '');
        expect([label, Math.abs(upTo(seen - 1.5) - (1 - p)) < 2e-4]).toEqual([label, true]);
      } else {
        const reckoned = reckon(expression) * (isPercent ? 100 : 1);
        expect([label, Math.abs(reckoned - seen) <= half * 1.15]).toEqual([label, true]);
      }
    }
    const result = lines.findLast((line) => line.isResult);
    const { value: seen, half } = numberOf(result?.shown ?? '');
    expect(Math.abs(seen - Number(value))).toBeLessThanOrEqual(half * 1.01);

    const { rows, foot } = await sums(page);
    expect(rows.length).toBeGreaterThan(0);
    const numerator = rows.reduce((sum, [top]) => sum + top, 0);
    const denominator = rows.reduce((sum, [, bottom]) => sum + bottom, 0);
    if (kpi === 'rty') {
      expect(foot).toEqual([]);
    } else {
      expect((FACTORS[kpi] ?? 100) * (numerator / denominator)).toBeCloseTo(
        Number(value),
        kpi === 'wip-aging' ? 2 : 6,
      );
      expect(foot[0]).toBeCloseTo(numerator, 6);
      if (kpi !== 'wip-aging') expect(foot[1]).toBeCloseTo(denominator, 6);
    }
  });

  test('mixed settings are told for each stretch of dates, and add up', async () => {
    const { page } = seat;
    await open(page, 'efficiency');
    const dialog = drawer(page);
    await dialog.getByRole('heading', { level: 4 }).first().waitFor();
    await expect
      .poll(() => dialog.getByRole('heading', { level: 4 }).allInnerTexts())
      .toEqual([
        expect.stringContaining('People assigned count'),
        expect.stringContaining('People present count'),
      ]);
  });

  test('says how often which input was inferred from what', async () => {
    const { page } = seat;
    await open(page, 'dpmo');
    const row = drawer(page).getByRole('listitem').filter({ hasText: 'opportunities per unit' });
    await expect.poll(() => row.innerText()).toMatch(/from the general default\s+15 of 30 records/);
  });

  test('every decimal is there on request', async () => {
    const { page } = seat;
    await open(page, 'performance');
    const before = (await linesOf(page)).find((line) => line.isResult)?.shown ?? '';
    await page.getByRole('button', { name: 'All decimals' }).click();
    const after = (await linesOf(page)).find((line) => line.isResult)?.shown ?? '';
    expect(after.length).toBeGreaterThan(before.length);
    expect(numberOf(after).value).toBeCloseTo(Number(told.get('performance')), 8);
  });

  test('rows can be sorted by the keyboard', async () => {
    const { page } = seat;
    await open(page, 'mttr');
    await page.getByRole('columnheader', { name: 'Stop h' }).getByRole('button').focus();
    await page.keyboard.press('Enter');
    const header = page.getByRole('columnheader', { name: 'Stop h' });
    await expect.poll(() => header.getAttribute('aria-sort')).toBe('descending');
    const hours = () =>
      page
        .getByTestId('why-rows')
        .locator('tbody [data-side=numerator] data')
        .evaluateAll((all) => all.map((one) => Number(one.getAttribute('value'))));
    await expect.poll(hours).toEqual((await hours()).toSorted((a, b) => b - a));
  });

  test.each([
    ['production', 'efficiency'],
    ['inspection', 'fpy'],
    ['stop', 'mttr'],
    ['attendance', 'absenteeism'],
    ['order', 'otd'],
  ] as const)('a row of %s opens its edit history, and Escape closes that alone', async (_, kpi) => {
    const { page } = seat;
    await open(page, kpi);
    const button = page.getByTestId('why-rows').locator('tbody button').first();
    await button.focus();
    await page.keyboard.press('Enter');
    const history = page.getByRole('dialog', { name: 'Edit history' });
    await history.getByText('Imported').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await history.waitFor({ state: 'detached' });
    await expect.poll(() => page.getByTestId(`why-value-${kpi}`).isVisible()).toBe(true);
  });

  test('a production row leads to its sheet', async () => {
    const { page } = seat;
    await open(page, 'efficiency');
    await page.getByTestId('why-rows').locator('tbody a').first().click();
    await page.locator('[data-active] .ag-root').waitFor();
    expect(page.url()).toContain('/sheet?');
  });

  test('the trust in the data names each missing shift and leads to its sheet', async () => {
    const { page } = seat;
    await open(page, 'performance');
    await page.getByRole('button', { name: 'Data trust' }).click();
    const panel = page.getByTestId('trust-panel');
    await panel.getByText('that the calendar expects').waitFor();
    const [present = 0, expected = 0] = (
      (await panel.innerText()).match(/(\d+) of (\d+) that the calendar/) ?? []
    )
      .slice(1)
      .map(Number);
    expect(expected).toBeGreaterThan(present);
    const showAll = panel.getByRole('button', { name: `Show all ${expected - present}` });
    await showAll.click();
    await expectAccessible(page);
    const link = panel.getByRole('link', { name: /2nd shift/ }).first();
    await link.click();
    await page.locator('[data-active] .ag-root').waitFor();
    expect(page.url()).toContain('shift=SHIFT_2ND');
  });

  test('a number of one line is explained by that line alone', async () => {
    const { page } = seat;
    await page.evaluate(
      ({ client, from, to }) =>
        (location.hash = `/kpis?client=${client}&from=${from}&to=${to}&line=L2&why=performance`),
      WHY,
    );
    await expect.poll(() => drawer(page).innerText()).toContain('line L2');
    await expect.poll(() => page.getByTestId('why-rows').locator('tbody tr').count()).toBe(20);
    const where = await page.getByTestId('why-rows').locator('tbody tr td:first-child').allInnerTexts();
    expect(where.every((text) => text.includes('L2'))).toBe(true);
  });

  test('an order KPI of one line has no value, and says why', async () => {
    const { page } = seat;
    await page.evaluate(
      ({ client, from, to }) =>
        (location.hash = `/kpis?client=${client}&from=${from}&to=${to}&line=L1&why=otd`),
      WHY,
    );
    await expect.poll(() => page.getByTestId('why-value-otd').innerText()).toBe('–');
    expect((await linesOf(page)).filter((line) => line.isResult)).toEqual([]);
    await drawer(page).getByRole('status').first().waitFor();
  });

  test('the rows can be saved as a file, all pages of them', async () => {
    const { page } = seat;
    await open(page, 'absenteeism');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export CSV' }).click(),
    ]);
    const stream = await download.createReadStream();
    let text = '';
    for await (const chunk of stream) text += String(chunk);
    expect(text.trimEnd().split('\n')).toHaveLength(61);
  });

  test('opens with Enter, closes with Escape, and the focus goes back', async () => {
    const { page } = seat;
    await page.evaluate(() => (location.hash = '/kpis?client=WHY-ONE'));
    const why = page.getByRole('button', { name: /Why this number: Efficiency/ });
    await why.focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('why-value-efficiency').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('why-value-efficiency').waitFor({ state: 'detached' });
    await expect.poll(() => why.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test.each(['efficiency', 'rty', 'otd', 'absenteeism'] as const)(
    '%s can be read by everybody',
    async (kpi) => {
      await open(seat.page, kpi);
      await expectAccessible(seat.page);
      expect(seat.problems).toEqual([]);
    },
  );
});
