import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { expectAccessible, logIn, openDialog } from './hands';
import { startStation, type Seat, type Station } from './harness';
import { daysAgo, fillSampleData, SAMPLE, today } from './sample-data';
import { fillFloor } from './sample-floor';

type Result = {
  readonly kpi: string;
  readonly value: number | null;
  readonly group: Readonly<Record<string, string | null>>;
};

let station: Station;
let leader: Seat;

beforeAll(async () => {
  station = await startStation(async (lineside) => {
    await fillSampleData(lineside);
    await fillFloor(lineside);
  });
  leader = await station.sit();
  await logIn(leader.page, SAMPLE.leader, SAMPLE.password);
});

afterAll(() => station?.stop());

/** What the command line, in a process of its own, says of the apparel client's last 30 days. */
const told = async (...more: string[]): Promise<readonly Result[]> => {
  const range = ['--from', daysAgo(29), '--to', today()];
  const answer = await station.linesideJson(['kpi', '--client', SAMPLE.apparel, ...range, ...more]);
  return (answer as { results: readonly Result[] }).results;
};

const DIGITS: Readonly<Record<string, number>> = { ppm: 0, dpmo: 0, mtbf: 2, mttr: 2 };

const written = (kpi: string, value: number | null): string =>
  value === null
    ? '–'
    : value.toLocaleString('en-US', {
        minimumFractionDigits: DIGITS[kpi] ?? 1,
        maximumFractionDigits: DIGITS[kpi] ?? 1,
      });

/** The number of a tile or of a KPI's page, without `~` and unit. */
const shown = async (page: Page, kpi: string): Promise<string> =>
  /[\d.,]+|–/.exec(await page.getByTestId(`value-${kpi}`).innerText())?.[0] ?? '';

const addressOf = (page: Page): URLSearchParams =>
  new URLSearchParams(new URL(page.url()).hash.split('?')[1]);

const go = async (page: Page, hash: string): Promise<void> => {
  await page.evaluate((next) => (location.hash = next), hash);
};

const row = (page: Page, code: string) => page.locator(`[data-group="${code}"]`);

describe('the page of all KPIs', () => {
  test('shows what the command line says of every KPI, and is accessible', async () => {
    const { page } = leader;
    await page.getByRole('link', { name: 'KPIs' }).click();
    await page.getByTestId('tile-wip-aging').waitFor();
    const results = await told();
    expect(results.length).toBe(20);
    for (const { kpi, value } of results) {
      expect([kpi, await shown(page, kpi)]).toEqual([kpi, written(kpi, value)]);
    }
    expect(results.filter(({ value }) => value === null)).toEqual([]);
    await expectAccessible(page);
  });

  test('goes to the period before and back by keyboard, and keeps the period in the address', async () => {
    const { page } = leader;
    const before = await shown(page, 'efficiency');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => addressOf(page).get('from')).toBe(daysAgo(59));
    await expect.poll(() => shown(page, 'efficiency')).not.toBe(before);
    const earlier = await shown(page, 'efficiency');
    await page.reload();
    await expect.poll(() => shown(page, 'efficiency')).toBe(earlier);
    await page.goBack();
    await expect.poll(() => shown(page, 'efficiency')).toBe(before);
    expect(addressOf(page).get('from')).toBeNull();
  });

  test('takes a period by its name, and the page of a KPI is about the same one', async () => {
    const { page } = leader;
    await page.getByRole('button', { name: 'Last 30 days' }).click();
    await page.getByRole('dialog').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Last 7 days' }).click();
    await expect.poll(() => addressOf(page).get('period')).toBe('last-7');
    await page.getByRole('link', { name: 'Availability' }).click();
    await page.getByTestId('kpi-header').waitFor();
    expect(addressOf(page).get('period')).toBe('last-7');
    await page.getByRole('link', { name: 'Today' }).click();
    await page.getByRole('button', { name: 'Last 7 days' }).waitFor();
  });

  test('narrows by picking a line, as the command line narrows, and another client begins whole', async () => {
    const { page, problems } = leader;
    await go(page, `/kpis?client=${SAMPLE.apparel}`);
    await page.getByRole('button', { name: 'Narrow' }).click();
    await page.getByRole('combobox', { name: 'Line' }).fill('L1');
    await page.getByRole('option', { name: 'L1' }).click();
    await expect.poll(() => addressOf(page).get('line')).toBe('L1');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    const lines = await told('--by', 'line', '--kpi', 'efficiency', 'availability', 'fpy');
    for (const { kpi, value } of lines.filter(({ group }) => group['line'] === 'L1')) {
      await expect.poll(() => shown(page, kpi)).toBe(written(kpi, value));
    }
    await page.getByRole('combobox', { name: 'Client' }).click();
    await page.getByRole('option', { name: /Sample Footwear/ }).click();
    await expect.poll(() => addressOf(page).get('client')).toBe(SAMPLE.footwear);
    expect(addressOf(page).get('line')).toBeNull();
    await page.getByTestId('tile-absenteeism').getByText('No attendance recorded.').waitFor();
    await page.getByTestId('tile-mttr').getByText('No value: no stops in this range.').waitFor();
    expect(await shown(page, 'mttr')).toBe('–');
    expect(problems).toEqual([]);
  });
});

describe('the page of one KPI', () => {
  test('breaks the value down, narrows to a group and says so, as the command line computes it', async () => {
    const { page, problems } = leader;
    await go(page, `/kpis/efficiency?client=${SAMPLE.apparel}`);
    await row(page, 'L1').waitFor();
    const lines = await told('--by', 'line', '--kpi', 'efficiency');
    for (const { group, value } of lines) {
      const cells = await row(page, group['line'] ?? '')
        .locator('td')
        .allInnerTexts();
      expect(cells[1]?.replaceAll(/[~\s]/g, '')).toBe(written('efficiency', value));
    }
    await page.getByRole('radiogroup', { name: 'Break down by' }).getByText('Style').click();
    await row(page, 'POLO-22').waitFor();
    const styles = await told('--by', 'style', '--kpi', 'efficiency');
    await expect.poll(() => page.locator('[data-group]').count()).toBe(styles.length);
    await row(page, 'POLO-22').getByRole('button', { name: 'POLO-22' }).first().click();
    await expect.poll(() => addressOf(page).get('style')).toBe('POLO-22');
    const polo = styles.find(({ group }) => group['style'] === 'POLO-22')?.value ?? null;
    await expect.poll(() => shown(page, 'efficiency')).toBe(written('efficiency', polo));
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Remove Style POLO-22' }).click();
    await expect.poll(() => addressOf(page).get('style')).toBeNull();
    expect(problems).toEqual([]);
  });

  test('opens why of the page and of one group, and the back key closes it', async () => {
    const { page } = leader;
    await go(page, `/kpis/efficiency?client=${SAMPLE.apparel}&group=line`);
    await row(page, 'L2').waitFor();
    await row(page, 'L2').getByRole('button', { name: /^Why/ }).click();
    await openDialog(page).getByText('Formula with its numbers').waitFor();
    expect(addressOf(page).get('at')).toBe('L2');
    await page.goBack();
    await openDialog(page).waitFor({ state: 'detached' });
    await page.keyboard.press('w');
    await openDialog(page).getByText('Formula with its numbers').waitFor();
    await page.keyboard.press('Escape');
    await openDialog(page).waitFor({ state: 'detached' });
  });

  test('has a table with the numbers of its chart, day by day and week by week', async () => {
    const { page } = leader;
    await go(page, `/kpis/efficiency?client=${SAMPLE.apparel}`);
    await page.getByTestId('kpi-header').waitFor();
    await page.keyboard.press('t');
    const table = page.getByRole('region', { name: 'Numbers of the chart' });
    await table.waitFor();
    const cellOf = async (label: string) =>
      (await table.locator(`[data-label="${label}"] td`).first().innerText()).trim();
    for (const { group, value } of await told('--by', 'day', '--kpi', 'efficiency')) {
      expect(await cellOf(group['day'] ?? '')).toBe(written('efficiency', value));
    }
    await expect.poll(() => table.locator('[data-label]').count()).toBe(30);
    await page.getByRole('radiogroup', { name: 'Step of the chart' }).getByText('Week').click();
    const weeks = await told('--by', 'week', '--kpi', 'efficiency');
    await table.locator(`[data-label="${weeks[0]?.group['week']}"]`).waitFor();
    for (const { group, value } of weeks) {
      expect(await cellOf(group['week'] ?? '')).toBe(written('efficiency', value));
    }
    await expectAccessible(page);
    await page.keyboard.press('t');
    await page.locator('.recharts-line').first().waitFor();
  });

  test('takes a target, says what is wrong with one, and its state follows', async () => {
    const { page } = leader;
    await go(page, `/kpis/efficiency?client=${SAMPLE.apparel}`);
    const header = page.getByTestId('kpi-header');
    await header.getByText('no target').waitFor();
    const value = (await told('--kpi', 'efficiency'))[0]?.value ?? 0;
    await page.getByRole('button', { name: 'Set target' }).click();
    const drawer = openDialog(page);
    const submit = drawer.getByRole('button', { name: 'Save target' });
    await submit.click();
    await drawer.getByText('This is needed.').waitFor();
    await drawer.getByLabel('Target %').fill(String(Math.ceil(value) + 2));
    await drawer.getByLabel('Critical').fill(String(Math.ceil(value) + 3));
    await submit.click();
    await drawer.getByText(/More is better here: put it below/).waitFor();
    await expectAccessible(page);
    await drawer.getByLabel('Critical').fill(String(Math.floor(value) - 20));
    await submit.click();
    await drawer.getByText('in force').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect.poll(() => header.getAttribute('data-state')).toBe('warning');
    await page.getByRole('link', { name: 'KPIs', exact: true }).click();
    await expect.poll(() => page.getByTestId('tile-efficiency').getAttribute('data-state')).toBe('warning');
    await expectAccessible(page);
  });

  test('shows control limits, freezes them with a reason and lets them go', async () => {
    const { page, problems } = leader;
    await go(page, `/kpis/fpy?client=${SAMPLE.apparel}`);
    await page.getByTestId('kpi-header').waitFor();
    await page.getByRole('switch', { name: 'Control limits' }).check();
    // The day on which sewing went wrong.
    await page.getByRole('list', { name: 'Signals' }).getByText('beyond three sigma').first().waitFor();
    await page.getByRole('button', { name: 'Freeze limits' }).click();
    const dialog = openDialog(page);
    await dialog.getByRole('button', { name: 'Freeze limits' }).click();
    await dialog.getByText('Say why').waitFor();
    await dialog.getByLabel('Reason').fill('After the new needles');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Freeze limits' }).click();
    await page.getByText(/limits frozen from .* by Leader A: After the new needles/).waitFor();
    await page.getByRole('button', { name: 'Change limits' }).click();
    await openDialog(page).getByText('Release', { exact: true }).first().click();
    await openDialog(page).getByLabel('Reason').fill('Another product mix');
    await openDialog(page).getByRole('button', { name: 'Release' }).click();
    await page.getByText('limits from the points shown').waitFor();
    expect(problems).toEqual([]);
  });

  test('tells causes that add up to what the KPI lost', async () => {
    const { page } = leader;
    await go(page, `/kpis/availability?client=${SAMPLE.apparel}`);
    const pareto = page.getByRole('region', { name: 'Where the time goes' }).last();
    await pareto.locator('tbody tr').first().waitFor();
    const hours = await pareto
      .locator('tbody tr')
      .evaluateAll((rows) =>
        rows.map((each) => Number(each.querySelectorAll('td')[1]?.textContent?.replaceAll(',', ''))),
      );
    expect(hours.toSorted((a, b) => b - a)).toEqual(hours);
    const total = Number((await pareto.locator('tfoot td').nth(1).innerText()).replaceAll(',', ''));
    expect(hours.reduce((sum, each) => sum + each, 0)).toBeCloseTo(total, 1);
    const [result] = (await told('--kpi', 'availability')) as (Result & {
      numerator: number;
      denominator: number;
    })[];
    expect(total).toBeCloseTo((result?.denominator ?? 0) - (result?.numerator ?? 0), 1);
  });
});

describe('by keyboard and by role', () => {
  test('from log-in to a KPI, its rows by line and back, without a mouse', async () => {
    const { page, problems } = await station.sit();
    await page.locator('[name=username]').press('Tab');
    await logIn(page, SAMPLE.leader, SAMPLE.password);
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    const tabTo = async (name: string): Promise<void> => {
      for (let step = 0; step < 80; step++) {
        await page.keyboard.press('Tab');
        if ((await focused()).trim() === name) return;
      }
      throw new Error(`Tab never comes to "${name}".`);
    };
    await tabTo('KPIs');
    await page.keyboard.press('Enter');
    await page.getByTestId('tile-oee').waitFor();
    await tabTo('OEE');
    await page.keyboard.press('Enter');
    await page.getByTestId('kpi-header').waitFor();
    await row(page, 'L1').waitFor();
    await tabTo('L1');
    await page.keyboard.press('Enter');
    await expect.poll(() => addressOf(page).get('line')).toBe('L1');
    await page.goBack();
    await expect.poll(() => addressOf(page).get('line')).toBeNull();
    expect(problems).toEqual([]);
  });

  test('an operator sees the KPIs of their client and reads its targets, but sets none', async () => {
    const { page } = await station.sit({ locale: 'es', colorScheme: 'dark' });
    await logIn(page, SAMPLE.operator, SAMPLE.password);
    await page.getByRole('link', { name: 'Indicadores' }).click();
    await page.getByTestId('tile-efficiency').waitFor();
    expect(await page.getByRole('combobox', { name: 'Cliente' }).count()).toBe(0);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Eficiencia', exact: true }).click();
    await page.getByRole('button', { name: 'Metas' }).click();
    await openDialog(page).getByText('vigente').waitFor();
    expect(await openDialog(page).getByRole('textbox').count()).toBe(0);
    await expectAccessible(page);
  });

  test('an address that names no KPI, another’s client or an unknown line stays calm', async () => {
    const { page } = await station.sit();
    await logIn(page, SAMPLE.operator, SAMPLE.password);
    await go(page, '/kpis/no-such-kpi');
    await page.getByRole('heading', { name: 'No such KPI' }).waitFor();
    await go(page, `/kpis/efficiency?client=${SAMPLE.footwear}`);
    await page.getByTestId('kpi-header').waitFor();
    expect(await page.getByText('Sample Footwear').count()).toBe(0);
    await go(page, '/kpis/efficiency?line=L77');
    await page.getByRole('alert').first().waitFor();
  });
});
