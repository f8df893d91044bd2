import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cell, logIn, openSheet, save, totalCell, typeRow } from './hands';
import { startStation, type Station } from './harness';
import { firstShift } from './journeys/first-shift';
import { SAMPLE, today } from './sample-data';

let station: Station;

beforeAll(async () => {
  station = await startStation();
});

afterAll(() => station?.stop());

firstShift(() => station);

describe('nothing typed is lost', () => {
  const place = { client: 'J-ONE', line: 'L1', date: today(), shift: 'OTHER' };

  test('a draft survives a reload and a session that ended, for its own user only', async () => {
    const { page, context } = await station.sit();
    await logIn(page, 'operator.j', SAMPLE.password);
    await openSheet(page, place);
    await typeRow(page, 0, { workOrder: 'J-100', unitsProduced: '44' });
    await page.getByText('1 row not saved').waitFor();
    await page.reload();
    await page.getByText(/^Draft of \d\d:\d\d restored\.$/).waitFor();
    await expect.poll(() => cell(page, 0, 'unitsProduced').innerText()).toBe('44');

    await typeRow(page, 1, { workOrder: 'J-100', unitsProduced: '55' });
    await page.getByText('2 rows not saved').waitFor();
    await context.clearCookies();
    await cell(page, 1, 'unitsProduced').click();
    await page.keyboard.type('56');
    await page.keyboard.press('Enter');
    await page.getByText('The session ended. What was typed is kept and comes back after log-in.').waitFor();
    await logIn(page, 'admin.one', SAMPLE.password);
    await page.locator('[data-active] .ag-root').waitFor();
    await expect.poll(() => cell(page, 0, 'unitsProduced').innerText()).toBe('');

    await page.getByRole('button', { name: /Administrator A/ }).click();
    await page.getByRole('menuitem', { name: 'Log out' }).click();
    await logIn(page, 'operator.j', SAMPLE.password);
    await expect.poll(() => cell(page, 1, 'unitsProduced').innerText()).toBe('56');
    await expect.poll(() => cell(page, 0, 'unitsProduced').innerText()).toBe('44');
    await page.getByRole('button', { name: 'Discard', exact: true }).click();
    await expect.poll(() => cell(page, 0, 'unitsProduced').innerText()).toBe('');
  });

  test('typing goes on while the engine is away, and the page goes on by itself once it is back', async () => {
    const { page } = await station.sit();
    await logIn(page, 'operator.j', SAMPLE.password);
    await openSheet(page, place);
    await typeRow(page, 0, { workOrder: 'J-100', unitsProduced: '31' });
    await page.route('**/rpc/**', (route) => route.abort());
    await typeRow(page, 1, { workOrder: 'J-100', unitsProduced: '32' });
    await page.getByText('Lineside does not answer. What is typed stays here.').waitFor();
    await page.unroute('**/rpc/**');
    await page
      .getByText('Lineside does not answer. What is typed stays here.')
      .waitFor({ state: 'detached' });
    await cell(page, 0, 'unitsProduced').click();
    await save(page);
    await page.getByText(/^Saved/).waitFor();
    await expect.poll(() => totalCell(page, 'unitsProduced').innerText()).toBe('63');
  });
});
