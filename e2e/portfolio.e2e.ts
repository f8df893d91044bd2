import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { expectAccessible, logIn, openDialog } from './hands';
import { startStation, type Seat, type Station } from './harness';
import { daysAgo, fillSampleData, importRows, mustRun, SAMPLE, today } from './sample-data';
import { fillFloor } from './sample-floor';

type Result = { readonly kpi: string; readonly client: string; readonly value: number | null };

const DIGITS: Readonly<Record<string, number>> = { ppm: 0, dpmo: 0 };
const SHOWN = [
  'otd',
  'wip-aging',
  'efficiency',
  'performance',
  'absenteeism',
  'fpy',
  'rty',
  'ppm',
  'dpmo',
  'availability',
];
const KIRIBATI = 'ISLAND';

let station: Station;
let leader: Seat;

beforeAll(async () => {
  station = await startStation(async (lineside) => {
    await fillSampleData(lineside);
    await fillFloor(lineside);
    await mustRun(lineside, [
      'target',
      'set',
      'efficiency',
      '99',
      '--critical',
      '98',
      '--client',
      SAMPLE.footwear,
    ]);
    // Its date is another than the samples' for most of the day.
    const place = ['--name', 'Sample Island', '--timezone', 'Pacific/Kiritimati', '--industry', 'general'];
    await mustRun(lineside, ['client', 'provision', KIRIBATI, ...place]);
  });
  leader = await station.sit();
  await logIn(leader.page, SAMPLE.leader, SAMPLE.password);
});

afterAll(() => station?.stop());

const go = async (page: Page, hash: string): Promise<void> => {
  await page.evaluate((next) => (location.hash = next), hash);
};

const cell = (page: Page, client: string, kpi: string) => page.getByTestId(`cell-${client}-${kpi}`);
const valueOf = async (page: Page, client: string, kpi: string): Promise<string> =>
  /[\d.,]+|–/.exec(await cell(page, client, kpi).locator('[data-part=value]').innerText())?.[0] ?? '';

const written = (kpi: string, value: number | null): string => {
  const digits = DIGITS[kpi] ?? 1;
  return value === null
    ? '–'
    : value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
};

const told = async (from: string, to: string): Promise<readonly Result[]> =>
  (
    (await station.linesideJson(['kpi', '--from', from, '--to', to, '--by', 'client'])) as {
      results: readonly Result[];
    }
  ).results;

const addressOf = (page: Page): URLSearchParams =>
  new URLSearchParams(new URL(page.url()).hash.split('?')[1]);

const order = (page: Page): Promise<(string | null)[]> =>
  page
    .locator('tbody tr[data-client]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-client')));

describe('the portfolio', () => {
  test('shows what the command line says of every client and KPI, and is accessible', async () => {
    const { page } = leader;
    await page.getByRole('link', { name: 'Portfolio' }).click();
    await cell(page, SAMPLE.apparel, 'efficiency').waitFor();
    const results = await told(daysAgo(29), today());
    let known = 0;
    for (const client of [SAMPLE.apparel, SAMPLE.footwear]) {
      for (const kpi of SHOWN) {
        const result = results.find((one) => one.client === client && one.kpi === kpi);
        const text = written(kpi, result?.value ?? null);
        if (text !== '–') known += 1;
        // Ages go on between two looks at the clock.
        if (kpi === 'wip-aging' && text !== '–') {
          const age = result?.value ?? 0;
          await expect
            .poll(async () => Math.abs(Number(await valueOf(page, client, kpi)) - age))
            .toBeLessThan(0.2);
        } else await expect.poll(() => valueOf(page, client, kpi)).toBe(text);
      }
    }
    expect(known).toBeGreaterThan(13);
    await expectAccessible(page);
  });

  test('counts what is critical, sorts by it and by a KPI, and keeps that in its address', async () => {
    const { page } = leader;
    await go(page, '/portfolio');
    await expect.poll(() => order(page)).toEqual([SAMPLE.apparel, SAMPLE.footwear]);
    await expect.poll(() => page.getByTestId(`critical-${SAMPLE.footwear}`).innerText()).toContain('1');
    await page.getByTestId('sort-critical').click();
    await expect.poll(() => order(page)).toEqual([SAMPLE.footwear, SAMPLE.apparel]);
    await page.getByTestId('sort-efficiency').click();
    const worst = await order(page);
    await page.getByTestId('sort-efficiency').click();
    await expect.poll(() => order(page)).toEqual(worst.toReversed());
    expect([addressOf(page).get('sort'), addressOf(page).get('order')]).toEqual(['efficiency', 'best']);
    await page.reload();
    await expect.poll(() => order(page)).toEqual(worst.toReversed());
  });

  test('is walked with the arrows; Enter opens the KPI of the same period, W the reason', async () => {
    const { page } = leader;
    await go(page, '/portfolio?period=last-7');
    await cell(page, SAMPLE.apparel, 'otd').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-testid'));
    await expect.poll(focused).toBe(`cell-${SAMPLE.footwear}-efficiency`);
    await page.keyboard.press('w');
    const drawer = openDialog(page);
    await drawer.waitFor();
    await expect.poll(() => drawer.innerText()).toContain('Efficiency');
    expect(addressOf(page).get('client')).toBe(SAMPLE.footwear);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await expect.poll(focused).toBe(`cell-${SAMPLE.footwear}-efficiency`);
    const value = await valueOf(page, SAMPLE.footwear, 'efficiency');
    await page.keyboard.press('Enter');
    await page.getByTestId('value-efficiency').waitFor();
    expect([addressOf(page).get('client'), addressOf(page).get('period')]).toEqual([
      SAMPLE.footwear,
      'last-7',
    ]);
    await expect.poll(() => page.getByTestId('value-efficiency').innerText()).toContain(value);
    await page.goBack();
    await cell(page, SAMPLE.footwear, 'efficiency').waitFor();
  });

  test('shows the columns that are chosen', async () => {
    const { page } = leader;
    await go(page, '/portfolio');
    await page.getByRole('button', { name: 'Columns: 10 of 11' }).click();
    await page.getByRole('checkbox', { name: 'PPM', exact: true }).uncheck();
    await cell(page, SAMPLE.apparel, 'ppm').waitFor({ state: 'detached' });
    await page.getByRole('checkbox', { name: 'TRUE-OTD' }).check();
    await cell(page, SAMPLE.apparel, 'true-otd').waitFor();
    await page.keyboard.press('Escape');
    await page.reload();
    await cell(page, SAMPLE.apparel, 'true-otd').waitFor();
    expect(await cell(page, SAMPLE.apparel, 'ppm').count()).toBe(0);
  });

  test('follows what others save', async () => {
    const { page } = leader;
    await go(page, '/portfolio?period=today');
    await cell(page, SAMPLE.footwear, 'efficiency').waitFor();
    await importRows(station.lineside, 'production_entry', SAMPLE.footwear, [
      {
        work_order_id_fk: 'WO-1182',
        client_id_fk: SAMPLE.footwear,
        line: 'L1',
        shift_date: today(),
        shift_type: 'SHIFT_2ND',
        units_produced: 10,
        units_defective: 0,
        run_time_hours: 8,
        employees_assigned: 20,
        shift_hours_scheduled: 8,
      },
    ]);
    const results = await told(today(), today());
    const result = results.find((one) => one.client === SAMPLE.footwear && one.kpi === 'efficiency');
    await expect
      .poll(() => valueOf(page, SAMPLE.footwear, 'efficiency'), { timeout: 45_000 })
      .toBe(written('efficiency', result?.value ?? null));
  });

  test('of an administrator has every client, each by its own today', async () => {
    const { page, problems } = await station.sit();
    await logIn(page, SAMPLE.admin, SAMPLE.password);
    await go(page, '/portfolio?period=today');
    const island = page.locator(`tr[data-client=${KIRIBATI}]`);
    await island.waitFor();
    const there = new Intl.DateTimeFormat('en-CA', {
      timeZone: 'Pacific/Kiritimati',
      dateStyle: 'short',
    }).format();
    const isOther = there !== today();
    await expect.poll(async () => (await island.innerText()).includes('Its today is')).toBe(isOther);
    await island.getByTestId(`cell-${KIRIBATI}-efficiency`).waitFor();
    expect(problems).toEqual([]);
  });

  test('is not there for an operator, by no way', async () => {
    const { page } = await station.sit();
    await logIn(page, SAMPLE.operator, SAMPLE.password);
    expect(await page.getByRole('link', { name: 'Portfolio' }).count()).toBe(0);
    await go(page, '/portfolio');
    await expect.poll(() => new URL(page.url()).hash).toMatch(/^#\/sheet/);
    expect(leader.problems).toEqual([]);
  });
});
