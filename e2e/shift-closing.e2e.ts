import { afterAll, beforeAll, expect, test } from 'vitest';
import { cell, expectAccessible, logIn, openDialog, openSheet, readBack, save, typeRow } from './hands';
import { startStation, type Seat, type Station } from './harness';
import { fillLines, FLOOR, noonDate } from './line-hands';
import { SAMPLE } from './sample-data';

/* A leader closes a shift that is not complete, an operator hears so, and the leader opens it again. */

let station: Station;
let leader: Seat;
let operator: Seat;

const place = { line: 'L1', date: noonDate(), shift: 'SHIFT_1ST' };
const ROW = {
  workOrder: 'W1',
  unitsProduced: '40',
  unitsDefective: '0',
  runHours: '2',
  employeesAssigned: '5',
};

beforeAll(async () => {
  station = await startStation(fillLines);
  leader = await station.sit();
  await logIn(leader.page, FLOOR.leader, SAMPLE.password);
  operator = await station.sit();
  await logIn(operator.page, FLOOR.operator, SAMPLE.password);
});

afterAll(() => station?.stop());

test('closing says what is missing and takes a note, by keyboard', async () => {
  const { page } = leader;
  await openSheet(page, place);
  const button = page.getByRole('button', { name: 'Close shift' });
  await button.focus();
  await page.keyboard.press('Enter');
  const dialog = openDialog(page);
  await dialog.getByText('Nobody’s attendance is recorded.').waitFor();
  await expectAccessible(page);
  const close = dialog.getByRole('button', { name: 'Close shift' });
  await expect.poll(() => close.isDisabled()).toBe(true);
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
  await page.keyboard.type('Counted tomorrow');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await expect
    .poll(() => page.getByTestId('shift-closed').textContent())
    .toMatch(/^Closed by .+, .+\d\d:\d\d: Counted tomorrow$/);
  await expectAccessible(page);
});

test('an operator hears that it is closed and saves nothing into it', async () => {
  const { page } = operator;
  await openSheet(page, place);
  await page
    .getByText(/closed this shift \(.+\d\d:\d\d\)\. It takes nothing more; a leader can reopen it\./)
    .waitFor();
  await expect.poll(() => page.getByRole('button', { name: /(Close|Reopen) shift/ }).count()).toBe(0);
  await typeRow(page, 0, ROW);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('alert').waitFor();
  await expect.poll(() => openDialog(page).count()).toBe(0);
});

test('it is opened again with a reason, and takes what the operator typed', async () => {
  const { page, problems } = leader;
  await page.getByRole('button', { name: 'Reopen shift' }).press('Enter');
  const dialog = openDialog(page);
  await dialog.getByRole('textbox').fill('A row was forgotten');
  await dialog.getByRole('button', { name: 'Reopen shift' }).press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Close shift' }).waitFor();

  await operator.page.reload();
  await expect.poll(() => cell(operator.page, 0, 'unitsProduced').textContent()).toBe('40');
  await cell(operator.page, 0, 'unitsProduced').click();
  await readBack(operator.page);
  await operator.page.keyboard.press('Escape');
  await openDialog(operator.page).waitFor({ state: 'detached' });
  await save(operator.page);
  expect([...problems, ...operator.problems]).toEqual([]);
});
