import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cell, expectAccessible, logIn, openDialog, openSheet, typeRow } from './hands';
import { startStation, type Station } from './harness';
import { importRows, makePlant, SAMPLE, today } from './sample-data';

/** The shortest that an administrator may choose. */
const IDLE_SECONDS = 60;

let station: Station;

beforeAll(async () => {
  station = await startStation(async (lineside) => {
    await makePlant(
      lineside,
      [['I-ONE', 'Idle One', 'apparel']],
      [
        ['operator.i', 'OPERATOR', 'I-ONE', 'Operator I'],
        ['leader.i', 'LEADER', 'I-ONE', 'Leader I'],
      ],
    );
    await importRows(lineside, 'work_order', 'I-ONE', [
      {
        work_order_id: 'WO-I',
        client_id_fk: 'I-ONE',
        style_model: 'POLO',
        planned_quantity: 500,
        status: 'ACTIVE',
      },
    ]);
  });
  const { context } = await station.sit();
  const call = async (name: string, data: object): Promise<void> => {
    const answer = await context.request.post(`${station.url()}/api/${name}`, { data });
    expect(answer.status()).toBe(200);
  };
  await call('session/login', { username: SAMPLE.admin, password: SAMPLE.password });
  await call('stations/setIdleLimit', { minutes: IDLE_SECONDS / 60 });
  await context.close();
});

afterAll(() => station?.stop());

/** Lets it be that long since somebody used the page. */
const leaveFor = (page: Page, seconds: number): Promise<void> =>
  page.evaluate(
    (ago) => localStorage.setItem('lineside.last-activity', String(Date.now() - ago)),
    seconds * 1000,
  );

const statusOf = async (page: Page): Promise<number> =>
  (await page.context().request.post(`${station.url()}/api/clients/list`, { data: {} })).status();

test('a page that nobody uses warns, ends, and comes back with what was typed for the same user only', async () => {
  const { page, problems } = await station.sit();
  await logIn(page, 'operator.i', SAMPLE.password);
  await openSheet(page, { line: '-', date: today(), shift: 'SHIFT_1ST' });
  await typeRow(page, 0, { workOrder: 'WO-I', unitsProduced: '77' });
  const typed = () => cell(page, 0, 'unitsProduced').textContent();
  await expect.poll(typed).toBe('77');
  const address = await page.evaluate(() => location.hash);

  const warning = page.getByTestId('idle-warning');
  await leaveFor(page, IDLE_SECONDS / 2 + 1);
  await warning.waitFor();
  await page.getByRole('button', { name: 'Stay' }).click();
  await warning.waitFor({ state: 'detached' });
  expect(await typed()).toBe('77');
  expect(await statusOf(page)).toBe(200);

  await leaveFor(page, IDLE_SECONDS);
  await page.locator('[name=username]').waitFor();
  await page.getByText('The session ended. What was typed is kept').waitFor();
  expect(await page.getByText('WO-I').count()).toBe(0);
  await expect.poll(() => statusOf(page)).toBe(401);
  await expectAccessible(page);

  await logIn(page, 'operator.i', SAMPLE.password);
  await expect.poll(() => page.evaluate(() => location.hash)).toBe(address);
  await expect.poll(typed).toBe('77');

  await leaveFor(page, IDLE_SECONDS);
  await page.locator('[name=username]').waitFor();
  await expect.poll(() => statusOf(page)).toBe(401);
  await logIn(page, 'leader.i', SAMPLE.password);
  await expect.poll(() => page.evaluate(() => location.hash)).toBe(address);
  await page.locator('[data-active] .ag-root').waitFor();
  await expect.poll(typed).toBe('');
  expect(await page.locator('[data-active] .ag-root').textContent()).not.toContain('WO-I');
  expect(problems).toEqual([]);
});

test('a form that stands open when the session ends comes back as it was, to the same user only', async () => {
  const { page, problems } = await station.sit();
  const end = async (): Promise<void> => {
    await leaveFor(page, IDLE_SECONDS);
    await page.locator('[name=username]').waitFor();
    await expect.poll(() => statusOf(page)).toBe(401);
  };
  await logIn(page, SAMPLE.admin, SAMPLE.password);
  await page.evaluate(() => (location.hash = '/admin?open=new'));
  const name = openDialog(page).getByLabel('Full name');
  await name.fill('Typed halfway');
  await end();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await logIn(page, SAMPLE.admin, SAMPLE.password);
  await expect.poll(() => name.inputValue()).toBe('Typed halfway');

  await end();
  await logIn(page, 'leader.i', SAMPLE.password);
  await page.getByText('Only administrators see users.').waitFor();
  await page.locator('[data-testid=user-menu]').click();
  await page.getByRole('menuitem', { name: 'Log out' }).click();
  await page.locator('[name=username]').waitFor();
  expect(await page.getByText('The session ended.').count()).toBe(0);
  await logIn(page, SAMPLE.admin, SAMPLE.password);
  await expect.poll(() => name.inputValue()).toBe('');
  expect(problems).toEqual([]);
});
