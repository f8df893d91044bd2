import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { expectAccessible, logIn } from './hands';
import { startStation, type Seat, type Station } from './harness';
import { daysAgo, fillSampleData, SAMPLE, today } from './sample-data';
import { fillFloor } from './sample-floor';

type Result = {
  readonly kpi: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly group: Readonly<Record<string, string | null>>;
  readonly extra: Readonly<Record<string, number>>;
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

const FROM = daysAgo(59);

/** What the command line, in a process of its own, says of the apparel client's last 60 days. */
const told = async (...more: string[]): Promise<readonly Result[]> => {
  const range = ['--from', FROM, '--to', today()];
  const answer = await station.linesideJson(['kpi', '--client', SAMPLE.apparel, ...range, ...more]);
  return (answer as { results: readonly Result[] }).results;
};

const toldOf = async (kpi: string): Promise<Result> => {
  const [result] = await told('--kpi', kpi);
  if (!result) throw new Error(`The command line says nothing of ${kpi}`);
  return result;
};

const written = (value: number | null | undefined, digits: number): string =>
  value === null || value === undefined
    ? '–'
    : value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });

const open = async (page: Page, kpi: string, picture: string, more = ''): Promise<Locator> => {
  const hash = `/kpis/${kpi}?client=${SAMPLE.apparel}&from=${FROM}&to=${today()}${more}`;
  await page.evaluate((next) => (location.hash = next), hash);
  const panel = page.locator(`section[aria-labelledby=${picture}]`);
  await panel.getByRole('table').first().or(panel.locator('[data-line]').first()).first().waitFor();
  return panel;
};

const addressOf = (page: Page): URLSearchParams =>
  new URLSearchParams(new URL(page.url()).hash.split('?')[1]);

/** The texts of a column of a table's rows, the heading of the row as the first. */
const column = (rows: Locator, at: number): Promise<string[]> =>
  rows.evaluateAll(
    (all, index) => all.map((row) => row.querySelectorAll('th, td')[index]?.textContent?.trim() ?? ''),
    at,
  );

const sum = (texts: readonly string[]): number =>
  texts.reduce((total, text) => total + Number(text.replaceAll(',', '')), 0);

describe('the ages of open orders', () => {
  test('add up to WIP aging, list the orders of an age, and lead to an order', async () => {
    const { page, problems } = leader;
    const panel = await open(page, 'wip-aging', 'picture-ages');
    const { denominator, value, extra } = await toldOf('wip-aging');
    const buckets = panel.locator('[data-bucket]');
    await expect.poll(async () => sum(await column(buckets, 2))).toBe(denominator);
    const fact = (name: string) => panel.locator('dl > div', { hasText: name }).locator('dd');
    await expect.poll(() => fact('Median').innerText()).toContain(written(extra['medianDays'], 1));
    await expect.poll(() => fact('Oldest').innerText()).toContain(written(extra['oldestDays'], 1));
    await expect.poll(() => fact('Mean').first().innerText()).toContain(written(value, 1));
    await expectAccessible(page);
    await panel.locator('[data-bucket=over-30]').getByRole('button').press('Enter');
    await expect.poll(() => addressOf(page).get('age')).toBe('over-30');
    await expect
      .poll(() => panel.locator('[data-order]').count())
      .toBe(extra['ordersOver30Days'] ?? Number.NaN);
    await page.reload();
    await panel.locator('[data-order=WO-2070]').getByText('its start, nothing was made yet').waitFor();
    await panel.getByRole('button', { name: 'All ages' }).click();
    await panel.locator('[data-order=WO-2071]').getByText('on hold').first().waitFor();
    await panel.getByRole('link', { name: 'WO-2070' }).click();
    await page
      .getByRole('heading', { name: /WO-2070/ })
      .first()
      .waitFor();
    expect(problems).toEqual([]);
  });
});

describe('the calendar of promises', () => {
  test('reads OTD, TRUE-OTD and OTIF as the command line does, and its days add up to them', async () => {
    const { page } = leader;
    const panel = await open(page, 'otd', 'picture-deliveries');
    for (const kpi of ['otd', 'true-otd', 'otif']) {
      const { value, numerator, denominator } = await toldOf(kpi);
      const reading = panel.getByTestId(`reading-${kpi}`);
      await expect.poll(() => reading.innerText()).toContain(`${written(value, 1)}\u00a0%`);
      await expect.poll(() => reading.innerText()).toContain(`${numerator} of ${denominator} orders`);
    }
    const { numerator, denominator } = await toldOf('otd');
    await page.keyboard.press('t');
    const days = panel.locator('[data-label]');
    await expect.poll(async () => sum(await column(days, 2))).toBe(numerator);
    const [late, overdue] = [sum(await column(days, 3)), sum(await column(days, 4))];
    expect((numerator ?? 0) + late + overdue).toBe(denominator);
    const { numerator: complete } = await toldOf('true-otd');
    expect(sum(await column(days, 6))).toBe(complete);
    await expectAccessible(page);
    await page.keyboard.press('t');
    await panel.locator('[data-day]').first().waitFor();
  });

  test('opens the orders of a day by keyboard, and keeps the day in the address', async () => {
    const { page, problems } = leader;
    const panel = await open(page, 'otd', 'picture-deliveries');
    await panel.locator('[data-order=WO-2070][data-state=overdue]').waitFor();
    await expectAccessible(page);
    const day = panel.locator('[data-day][tabindex="0"]').last();
    const first = await day.getAttribute('data-day');
    await day.focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect.poll(() => addressOf(page).get('day')).not.toBeNull();
    const picked = addressOf(page).get('day') ?? '';
    expect(first).not.toBeNull();
    const counts = panel.locator(`[data-day="${picked}"]`);
    const label = (await counts.getAttribute('aria-label')) ?? '';
    const promised = Number(/(\d+) promised/.exec(label)?.[1]);
    await expect.poll(() => panel.locator('[data-order]').count()).toBe(promised);
    await page.reload();
    await expect.poll(() => panel.locator('[data-order]').count()).toBe(promised);
    await panel.getByRole('button', { name: 'All that were not kept' }).click();
    await panel.locator('[data-order=WO-2070]').waitFor();
    expect(problems).toEqual([]);
  });
});

describe('stops over time and by the clock', () => {
  test('tell the downtime of availability day by day', async () => {
    const { page } = leader;
    const panel = await open(page, 'availability', 'picture-stop-course', '&by=day&view=table');
    const rows = panel.locator('[data-label]');
    await rows.first().waitFor();
    const last = async (label: string): Promise<string> =>
      (
        await rows
          .and(page.locator(`[data-label="${label}"]`))
          .locator('td')
          .last()
          .innerText()
      ).trim();
    const days = await told('--by', 'day', '--kpi', 'availability');
    expect(days.length).toBeGreaterThan(20);
    for (const { group, numerator, denominator } of days) {
      await expect
        .poll(() => last(group['day'] ?? ''))
        .toBe(written((denominator ?? 0) - (numerator ?? 0), 2));
    }
    await page.keyboard.press('t');
    await panel.locator('.recharts-surface').first().waitFor();
    await expectAccessible(page);
  });

  test('show a day’s stops as bars that lead to the sheet, and add up to that day’s downtime', async () => {
    const { page, problems } = leader;
    const panel = await open(page, 'availability', 'picture-stop-timeline');
    const rows = panel.locator('[data-stop-row]');
    await rows.first().waitFor();
    const days = await told('--by', 'day', '--kpi', 'availability');
    const stopped = days.filter(({ numerator, denominator }) => (denominator ?? 0) - (numerator ?? 0) > 1e-9);
    const { group, numerator, denominator } = stopped.at(-2) ?? {};
    const day = group?.['day'] ?? '';
    await open(page, 'availability', 'picture-stop-timeline', `&day=${day}`);
    const counted = panel.locator('[data-testid=timeline-sums] dd').last();
    const downtime = (denominator ?? 0) - (numerator ?? 0);
    await expect.poll(() => counted.innerText()).toBe(`${written(downtime, 2)} h`);
    await panel.getByRole('button', { name: 'Next day with stops' }).click();
    await expect.poll(() => addressOf(page).get('day')).not.toBe(day);
    await panel.getByRole('button', { name: 'Day before with stops' }).click();
    await expect.poll(() => addressOf(page).get('day')).toBe(day);
    await panel.getByRole('button', { name: 'Why' }).click();
    await page.getByText('Formula with its numbers').waitFor();
    await page.keyboard.press('Escape');
    await rows.first().getByRole('link').press('Enter');
    await expect.poll(() => addressOf(page).get('section')).toBe('stops');
    await expect.poll(() => addressOf(page).get('date')).toBe(day);
    expect(problems).toEqual([]);
  });
});

describe('from planned to good time', () => {
  test('steps down from OEE’s denominator to its numerator', async () => {
    const { page, problems } = leader;
    const panel = await open(page, 'oee', 'picture-losses');
    const { value, numerator, denominator } = await toldOf('oee');
    const step = (kind: string) => panel.locator(`[data-step=${kind}] td`);
    await expect.poll(() => step('planned').nth(1).innerText()).toBe(written(denominator, 2));
    await expect.poll(() => step('good').nth(1).innerText()).toBe(written(numerator, 2));
    await expect.poll(() => step('good').nth(3).innerText()).toBe(`OEE ${written(value, 1)}\u00a0%`);
    const hours = await column(panel.locator('[data-step]'), 2);
    const lost = sum(hours.slice(1, -1).map((text) => text.replace('−', '-').replace('+', '')));
    expect((denominator ?? 0) + lost).toBeCloseTo(numerator ?? 0, 0);
    await expectAccessible(page);
    expect(problems).toEqual([]);
  });

  test('says why there are no steps where the client’s readings do not go together', async () => {
    const { page } = leader;
    await station.linesideJson(['settings', 'set', '--client', SAMPLE.apparel, 'availability_basis', 'line']);
    const hash = `/kpis/oee?client=${SAMPLE.apparel}&period=last-7`;
    await page.evaluate((next) => (location.hash = next), hash);
    await page.reload();
    const panel = page.locator('section[aria-labelledby=picture-losses]');
    await panel.getByText('OEE has no value here').waitFor();
  });
});
