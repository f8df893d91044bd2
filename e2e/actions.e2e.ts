import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { expectAccessible, logIn, openDialog } from './hands';
import { startStation, type Seat, type Station } from './harness';
import { daysAgo, fillSampleData, importRows, SAMPLE, today } from './sample-data';

let station: Station;
let leader: Seat;

const CLIENT = SAMPLE.apparel;
const PROBLEM = 'Efficiency of line 1 fell';

beforeAll(async () => {
  station = await startStation(async (lineside) => {
    await fillSampleData(lineside);
    await importRows(
      lineside,
      'employee',
      CLIENT,
      ['Avery Sample', 'Blake Sample'].map((name, at) => ({
        employee_id: `ACT-${at + 1}`,
        employee_name: name,
        is_floating_pool: 'FALSE',
        client_id_assigned: CLIENT,
      })),
    );
  });
  leader = await station.sit();
  await logIn(leader.page, SAMPLE.leader, SAMPLE.password);
});
afterAll(() => station?.stop());

const go = (page: Page, hash: string): Promise<void> =>
  page.evaluate((next) => void (location.hash = next), hash);

/** Writes a text over what stands in the field of a label, by keyboard. */
const write = async (page: Page, label: string, text: string): Promise<void> => {
  const field = openDialog(page).getByLabel(label, { exact: true });
  await field.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
};

const choose = async (page: Page, name: string): Promise<void> => {
  await write(page, 'Owner', name);
  await page.getByRole('option', { name: new RegExp(name) }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: new RegExp(name) }).waitFor({ state: 'hidden' });
  await expect.poll(() => openDialog(page).getByLabel('Owner', { exact: true }).inputValue()).toContain(name);
};

const row = (page: Page, problem: string) => page.getByRole('row', { name: new RegExp(problem) });

test('an action is opened with the keyboard on the page of its number', async () => {
  const { page } = leader;
  await go(page, `/kpis/efficiency?client=${CLIENT}&line=L1`);
  await page.getByTestId('actions-of-kpi').waitFor();
  await page.keyboard.press('a');
  await expect
    .poll(() => openDialog(page).getByLabel('Problem', { exact: true }).inputValue())
    .toMatch(/^Efficiency is [\d.]+\s%.*Line L1/);
  await page.keyboard.press('ControlOrMeta+Enter');
  await openDialog(page).getByRole('alert').waitFor();
  await write(page, 'Problem', PROBLEM);
  await write(page, 'Countermeasure', 'Second pair of hands at the press');
  await choose(page, 'Avery Sample');
  await expectAccessible(page);
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.getByTestId('actions-of-kpi').getByRole('button', { name: PROBLEM }).waitFor();
});

test('it stands in the list with the number that the command line tells', async () => {
  const { page } = leader;
  await page.getByRole('link', { name: 'All actions' }).click();
  await row(page, PROBLEM).waitFor();
  const answer = (await station.linesideJson([
    ...['kpi', '--client', CLIENT, '--from', daysAgo(29), '--to', today(), '--by', 'line'],
  ])) as { results: { kpi: string; value: number; group: { line: string | null } }[] };
  const said = answer.results.find(({ kpi, group }) => kpi === 'efficiency' && group.line === 'L1');
  await expect
    .poll(() => row(page, PROBLEM).innerText())
    .toMatch(new RegExp(`${said?.value.toFixed(1)}\\s%`));
  await expect.poll(() => row(page, PROBLEM).innerText()).toContain('Avery Sample');
  await expectAccessible(page);
});

test('two people who change it at the same time meet both values', async () => {
  const { page } = leader;
  const other = await station.sit();
  await logIn(other.page, SAMPLE.admin, SAMPLE.password);
  await go(other.page, `/actions?client=${CLIENT}`);
  for (const each of [page, other.page]) {
    await row(each, PROBLEM).focus();
    await each.keyboard.press('Enter');
    await openDialog(each).getByTestId('action-standing').waitFor();
  }
  await write(other.page, 'Countermeasure', 'New seal for the press');
  await other.page.keyboard.press('ControlOrMeta+Enter');
  await openDialog(other.page).waitFor({ state: 'hidden' });

  await choose(page, 'Blake Sample');
  await page.keyboard.press('ControlOrMeta+Enter');
  const clash = openDialog(page).getByRole('table');
  await expect.poll(() => clash.innerText()).toContain('New seal for the press');
  await expect.poll(() => clash.innerText()).toContain('Blake Sample');
  await page.getByRole('button', { name: 'Take what is saved' }).click();
  await choose(page, 'Blake Sample');
  await page.keyboard.press('ControlOrMeta+Enter');
  await openDialog(page).waitFor({ state: 'hidden' });
  await expect.poll(() => row(page, PROBLEM).innerText()).toContain('Blake Sample');
  await expect.poll(() => row(page, PROBLEM).innerText()).toContain('New seal for the press');
  // The other page hears of it without being touched.
  await expect.poll(() => row(other.page, PROBLEM).innerText()).toContain('Blake Sample');
  expect(other.problems).toEqual([]);
  await other.context.close();
});

test('closing shows the number then and now, suggests, and keeps what was said', async () => {
  const { page } = leader;
  await row(page, PROBLEM).focus();
  await page.keyboard.press('Enter');
  await openDialog(page).getByRole('button', { name: 'Close…' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Close action' });
  await dialog.getByTestId('action-compared').waitFor();
  await expect.poll(() => dialog.getByRole('radio', { name: 'Too early to tell' }).isChecked()).toBe(true);
  await dialog.locator('.recharts-reference-line').waitFor({ state: 'attached' });
  await expectAccessible(page);
  await dialog.getByRole('radio', { name: 'Too early to tell' }).focus();
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => dialog.getByRole('radio', { name: 'Not moved' }).isChecked()).toBe(true);
  await dialog.getByLabel('Remark').focus();
  await page.keyboard.type('The press failed again');
  await dialog.getByRole('button', { name: 'Close action' }).focus();
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await row(page, PROBLEM).waitFor({ state: 'detached' });
  await go(page, `/actions?client=${CLIENT}&show=closed`);
  await row(page, PROBLEM).focus();
  await page.keyboard.press('Enter');
  const standing = openDialog(page).getByTestId('action-standing');
  await expect.poll(() => standing.innerText()).toContain('The press failed again');
  await expect.poll(() => standing.innerText()).toContain('not moved');
});

test('a closed one can be opened again, with a reason that its history tells', async () => {
  const { page } = leader;
  await openDialog(page).getByRole('button', { name: 'Open again' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Reason' }).fill('Judged too early');
  await page.getByRole('dialog', { name: 'Open again' }).getByRole('button', { name: 'Open again' }).click();
  await page.getByRole('dialog', { name: 'Open again' }).waitFor({ state: 'hidden' });
  await go(page, `/actions?client=${CLIENT}`);
  await row(page, PROBLEM).focus();
  await page.keyboard.press('Enter');
  await openDialog(page).getByRole('button', { name: 'Show history' }).click();
  await expect.poll(() => openDialog(page).innerText()).toContain('Judged too early');
  expect(leader.problems).toEqual([]);
});

test('an operator reads it and is offered nothing that a leader may', async () => {
  const operator = await station.sit({ locale: 'es', colorScheme: 'dark' });
  const { page } = operator;
  await logIn(page, SAMPLE.operator, SAMPLE.password);
  await go(page, `/actions?client=${CLIENT}`);
  await row(page, PROBLEM).focus();
  await page.keyboard.press('Enter');
  await openDialog(page).getByTestId('action-standing').waitFor();
  await expectAccessible(page);
  expect(await openDialog(page).getByRole('button', { name: 'Cerrar…' }).count()).toBe(0);
  expect(await openDialog(page).getByRole('textbox').count()).toBe(0);
  await page.keyboard.press('Escape');
  await go(page, `/kpis/efficiency?client=${CLIENT}`);
  await page.getByTestId('actions-of-kpi').getByRole('button', { name: PROBLEM }).waitFor();
  expect(await page.getByRole('button', { name: 'Nueva acción' }).count()).toBe(0);
  expect(operator.problems).toEqual([]);
});
