import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { expectAccessible, logIn, openDialog } from './hands';
import { startStation, type Seat, type Station } from './harness';
import { mustRun } from './sample-data';

type Result = {
  readonly kpi: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly records: number;
  readonly group: Readonly<Record<string, string | null>>;
};

const PASSWORD = 'correct horse battery';
const RANGE = { from: '2026-08-01', to: '2026-10-30' };
const LOADING_MS = 300_000;

let station: Station;
let desk: Seat;

beforeAll(async () => {
  station = await startStation(async (lineside) => {
    await mustRun(lineside, ['init', '--admin', 'chief'], PASSWORD);
    await mustRun(lineside, ['demo', '--days', '90', '--until', RANGE.to]);
  });
  desk = await station.sit();
  await logIn(desk.page, 'chief', PASSWORD);
}, LOADING_MS);

afterAll(() => station?.stop());

/** What the command line, in a process of its own, says of a client in the range. */
const told = async (client: string, ...more: string[]): Promise<readonly Result[]> => {
  const range = ['--from', RANGE.from, '--to', RANGE.to];
  const answer = await station.linesideJson(['kpi', '--client', client, ...range, ...more]);
  return (answer as { results: readonly Result[] }).results;
};

const go = async (page: Page, kpi: string, client: string, more = ''): Promise<void> => {
  const hash = `/kpis/${kpi}?client=${client}&from=${RANGE.from}&to=${RANGE.to}${more}`;
  await page.evaluate((next) => (location.hash = next), hash);
  await page.locator(`[data-slice^="${client}|${kpi}|${RANGE.from}|${RANGE.to}"]`).waitFor();
};

const fixed = (value: number | null | undefined, digits: number): string =>
  value === null || value === undefined
    ? '–'
    : value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });

describe('what the defects are', () => {
  test('adds up to the defects of the command line, by type, cause and operation at their keys', async () => {
    const { page } = desk;
    await go(page, 'dpmo', 'TEXTILE-C');
    const [dhu] = await told('TEXTILE-C', '--kpi', 'dhu');
    const total = page.getByTestId('defects-total');
    await expect.poll(() => total.innerText()).toBe(fixed(dhu?.numerator, 0));
    await page.locator('[data-bar="COLOR_SHADE"]').waitFor();
    await page.keyboard.press('2');
    await page.locator('[data-bar="MATERIAL_ISSUE"]').waitFor();
    await expect.poll(() => total.innerText()).toBe(fixed(dhu?.numerator, 0));
    await page.keyboard.press('3');
    for (const { group, numerator } of await told('TEXTILE-C', '--kpi', 'dhu', '--by', 'operation')) {
      const amount = page.locator(`[data-bar="${group['operation']}"] td:nth-of-type(2)`);
      await expect.poll(() => amount.innerText()).toBe(fixed(numerator, 0));
    }
    await page.locator('[data-bar="DYE"]').getByRole('button', { name: 'DYE' }).click();
    await expect.poll(() => page.url()).toContain('operation=DYE');
  });

  test('follows a type over time, beside the units that were inspected each day', async () => {
    const { page, problems } = desk;
    await go(page, 'dpmo', 'TEXTILE-C', '&by=day');
    await page
      .locator('[data-bar="COLOR_MISMATCH"]')
      .first()
      .getByRole('button', { name: 'Colour mismatch' })
      .last()
      .click();
    await expect.poll(() => page.url()).toContain('defect=type-group.COLOR_MISMATCH');
    await expectAccessible(page);
    await page.keyboard.press('t');
    for (const { group, denominator } of await told('TEXTILE-C', '--kpi', 'dhu', '--by', 'day')) {
      const inspected = page.locator(`[data-span="${group['day']}"] td:nth-of-type(3)`);
      await expect.poll(() => inspected.innerText()).toBe(fixed(denominator, 0));
    }
    await page.keyboard.press('t');
    expect(problems).toEqual([]);
  });
});

describe('yields operation by operation', () => {
  test('end at the throughput yield of each style, and of all', async () => {
    const { page } = desk;
    await go(page, 'rty', 'TEXTILE-C', '&view=table');
    const styles = await told('TEXTILE-C', '--kpi', 'rty', '--by', 'style');
    expect(styles.length).toBeGreaterThan(1);
    for (const { group, value } of styles) {
      const last = page.locator(`[data-step^="${group['style']}|"]`).last().locator('td').last();
      await expect.poll(() => last.innerText()).toBe(fixed(value, 1));
    }
    const [all] = await told('TEXTILE-C', '--kpi', 'rty');
    await expect.poll(() => page.getByTestId('cascade-said').innerText()).toContain(fixed(all?.value, 1));
    await page.keyboard.press('t');
    await page.locator('[data-operation="KNIT"]').waitFor();
    await expectAccessible(page);
  });

  test('of one style are those of its operations', async () => {
    const { page } = desk;
    const [style] = await told('TEXTILE-C', '--kpi', 'rty', '--by', 'style');
    await go(page, 'fpy', 'TEXTILE-C', `&style=${style?.group['style']}`);
    const slider = page.getByRole('slider', { name: /^Yields of operations/ });
    await slider.focus();
    await page.keyboard.press('End');
    await expect
      .poll(() => slider.getAttribute('aria-valuetext'))
      .toContain(`${fixed(style?.value, 1)}\u00a0%`);
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toContain('operation=KNIT');
  });
});

describe('absence', () => {
  test('has a place for every day, as the command line tells it', async () => {
    const { page } = desk;
    await go(page, 'absenteeism', 'FOOTWEAR-D');
    const days = await told('FOOTWEAR-D', '--kpi', 'absenteeism', '--by', 'day');
    expect(days.length).toBeGreaterThan(60);
    await page.locator(`[data-date="${days[0]?.group['day']}"]`).waitFor();
    for (const { group, value } of days) {
      const place = page.locator(`[data-date="${group['day']}"]`);
      expect([group['day'], await place.innerText()]).toEqual([group['day'], fixed(value, 1)]);
    }
    const [all] = await told('FOOTWEAR-D', '--kpi', 'absenteeism');
    await expect.poll(() => page.getByTestId('heat-total').innerText()).toBe(fixed(all?.value, 1));
    await expectAccessible(page);
  });

  test('is walked by arrows, and a place opens why of its day', async () => {
    const { page, problems } = desk;
    await go(page, 'absenteeism', 'FOOTWEAR-D');
    const first = page.locator('[data-date][tabindex="0"]');
    const from = await first.getAttribute('data-date');
    await first.focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowLeft');
    await expect
      .poll(() => page.locator('[data-date][tabindex="0"]').getAttribute('data-date'))
      .not.toBe(from);
    const date = await page.locator('[data-date][tabindex="0"]').getAttribute('data-date');
    await page.keyboard.press('Enter');
    await openDialog(page).getByText('Formula with its numbers').waitFor();
    expect(page.url()).toContain(`at=${date}`);
    await page.keyboard.press('Escape');
    await openDialog(page).waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
  });
});

describe('notes on dates', () => {
  test('are written from the point that the keyboard stands on, flagged, and taken off', async () => {
    const { page, problems } = desk;
    await go(page, 'fpy', 'TEXTILE-C', '&by=day');
    const slider = page.getByRole('slider', { name: /^Chart over time/ });
    await slider.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    const days = await told('TEXTILE-C', '--kpi', 'fpy', '--by', 'day');
    const second = days.find(({ group }) => group['day'] === '2026-08-02');
    await expect
      .poll(() => slider.getAttribute('aria-valuetext'))
      .toContain(second ? fixed(second.value, 1) : '–');
    await page.keyboard.press('n');
    await openDialog(page).getByLabel('Note', { exact: true }).fill('New needles <b>everywhere</b>');
    await page.keyboard.press('Control+Enter');
    await openDialog(page).waitFor({ state: 'detached' });
    const note = page.locator('[data-note="2026-08-02"]');
    await note.getByText('New needles <b>everywhere</b>').waitFor();
    await page.locator('[data-flag="1"]').first().waitFor({ state: 'attached' });
    await expectAccessible(page);
    await note.getByRole('button', { name: /^Take off/ }).click();
    await openDialog(page).getByLabel('Why it is taken off').fill('wrong week');
    await page.keyboard.press('Enter');
    await note.waitFor({ state: 'detached' });
    await openDialog(page).waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
  });
});
