import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, logIn, openDialog } from './hands';
import { startStation, type Seat, type Station } from './harness';
import { makePlant, SAMPLE } from './sample-data';

const PIN = '487239';

let station: Station;
let floor: Seat;

beforeAll(async () => {
  station = await startStation((lineside) =>
    makePlant(
      lineside,
      [['S-ONE', 'Stations One', 'apparel']],
      [
        ['operator.s', 'OPERATOR', 'S-ONE', 'Operator S'],
        ['leader.s', 'LEADER', 'S-ONE', 'Leader S'],
      ],
    ),
  );
  floor = await station.sit();
});

afterAll(() => station?.stop());

const logOut = async (page: Page): Promise<void> => {
  await page.locator('[data-testid=user-menu]').click();
  await page.getByRole('menuitem', { name: 'Log out' }).click();
  await page.locator('[name=username]').waitFor();
};

const press = async (page: Page, pin: string): Promise<void> => {
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click();
};

describe('a station on the shop floor', () => {
  test('is registered by an administrator who stands there, and operators get a PIN', async () => {
    const { page } = floor;
    await logIn(page, SAMPLE.admin, SAMPLE.password);
    await page.evaluate(() => (location.hash = '/admin?tab=stations'));
    await page.getByRole('button', { name: 'Make this a station' }).click();
    const form = openDialog(page);
    await form.getByLabel('Station', { exact: true }).fill('Line 1');
    await expectAccessible(page);
    await page.keyboard.press('Control+Enter');
    await form.waitFor({ state: 'detached' });
    await page.getByRole('row', { name: /Line 1 allowed .* this one/ }).waitFor();
    await expectAccessible(page);

    await page.evaluate(() => (location.hash = '/admin?open=U2'));
    const user = openDialog(page);
    const pin = user.getByLabel('PIN', { exact: true });
    await pin.fill('123456');
    await user.getByRole('button', { name: 'Set the PIN' }).click();
    await user.getByText('This PIN is easy to guess').waitFor();
    await expectAccessible(page);
    await pin.fill(PIN);
    await user.getByRole('button', { name: 'Set the PIN' }).click();
    await user.waitFor({ state: 'detached' });
    await logOut(page);
  });

  test('lets an operator in by keyboard alone, and tells nothing about a wrong PIN', async () => {
    const { page } = floor;
    await page.getByText('Station Line 1:').waitFor();
    await expectAccessible(page);
    await page.keyboard.type('operator.s');
    await page.keyboard.press('Enter');
    await page.keyboard.type('905846');
    await page.getByText('Unknown user name or wrong PIN.').waitFor();
    await expect.poll(() => page.locator('[name=pin]').inputValue()).toBe('');
    await page.keyboard.type(PIN);
    await page.getByRole('navigation').waitFor();
    await logOut(page);
  });

  test('lets an operator in by touch, who is offered by name once they were here', async () => {
    const { page, problems } = floor;
    await page.getByText('operator.s', { exact: true }).click();
    await press(page, '48');
    await page.getByRole('button', { name: 'Delete the last digit' }).click();
    await press(page, PIN.slice(1));
    await page.getByRole('navigation').waitFor();
    await logOut(page);
    expect(problems).toEqual([]);
  });

  test('asks a leader for the password and remembers no name of theirs', async () => {
    const { page } = floor;
    await page.getByRole('button', { name: 'Password instead' }).click();
    await logIn(page, 'leader.s', SAMPLE.password);
    await logOut(page);
    await page.getByText('Station Line 1:').waitFor();
    await page.getByText('operator.s', { exact: true }).waitFor();
    expect(await page.getByText('leader.s').count()).toBe(0);
    await page.getByRole('button', { name: 'Forget names' }).click();
    expect(await page.getByText('operator.s', { exact: true }).count()).toBe(0);
  });

  test('lets its operator choose another PIN', async () => {
    const { page } = floor;
    await page.locator('[name=username]').fill('operator.s');
    await page.locator('[name=pin]').pressSequentially(PIN);
    await page.getByRole('navigation').waitFor();
    await page.locator('[data-testid=user-menu]').click();
    await page.getByRole('menuitem', { name: 'PIN' }).click();
    await page.locator('[name=current]').fill(SAMPLE.password);
    await page.locator('[name=pin]').fill('240793');
    await page.getByRole('button', { name: 'Keep the PIN' }).click();
    await page.getByText('This PIN is easy to guess').waitFor();
    await expectAccessible(page);
    await page.locator('[name=pin]').fill('905846');
    await page.getByRole('button', { name: 'Keep the PIN' }).click();
    await page.getByRole('navigation').waitFor();
    await logOut(page);
    await page.locator('[name=username]').fill('operator.s');
    await page.locator('[name=pin]').pressSequentially('905846');
    await page.getByRole('navigation').waitFor();
  });

  test('is nothing that another browser is, and ends with those logged in there when it is revoked', async () => {
    const office = await station.sit();
    await office.page.locator('[name=password]').waitFor();
    expect(await office.page.locator('[name=pin]').count()).toBe(0);
    await logIn(office.page, SAMPLE.admin, SAMPLE.password);
    await office.page.evaluate(() => (location.hash = '/admin?tab=stations'));
    await office.page.getByRole('row', { name: /Line 1/ }).click();
    await openDialog(office.page).getByRole('button', { name: 'Revoke the station' }).click();
    await office.page.getByRole('row', { name: /Line 1 .* revoked/ }).waitFor();

    await floor.page.reload();
    await floor.page.locator('[name=password]').waitFor();
    expect(await floor.page.locator('[name=pin]').count()).toBe(0);
  });
});
