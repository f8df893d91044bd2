import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, logIn, openDialog } from './hands';
import { startStation, type Seat, type Station } from './harness';
import { makePlant, mustRun, SAMPLE } from './sample-data';

let station: Station;
let admin: Seat;

beforeAll(async () => {
  station = await startStation(async (lineside) => {
    await makePlant(lineside, [['U-ONE', 'Users One', 'apparel']], []);
    await mustRun(
      lineside,
      ['user', 'add', 'leader.u', '--role', 'LEADER', '--clients', 'U-ONE', '--full-name', 'Leader U'],
      SAMPLE.password,
    );
  });
  admin = await station.sit();
  await logIn(admin.page, SAMPLE.admin, SAMPLE.password);
  await admin.page.getByRole('link', { name: 'Admin' }).click();
  await admin.page.getByRole('row').nth(1).waitFor();
});

afterAll(() => station?.stop());

describe('users', () => {
  test('are found by typing, sorted by their columns and opened by keyboard', async () => {
    const { page, problems } = admin;
    await expectAccessible(page);
    await page.keyboard.press('/');
    await page.keyboard.type('léader');
    await expect.poll(() => page.getByRole('row').count()).toBe(2);
    await page.reload();
    await expect.poll(() => page.getByRole('row').count()).toBe(2);
    await page.getByRole('row', { name: /leader\.u/ }).focus();
    await page.keyboard.press('Enter');
    await openDialog(page).getByText('Leader U').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await openDialog(page).waitFor({ state: 'detached' });
    await page.getByLabel('Search').fill('');
    await page.getByRole('button', { name: 'Name' }).click();
    await expect
      .poll(() => page.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort'))
      .toBe('ascending');
    expect(problems).toEqual([]);
  });

  test('are made in the form, which says under each field what is wrong', async () => {
    const { page } = admin;
    await page.getByRole('button', { name: 'Add user' }).click();
    const form = openDialog(page);
    await form.getByLabel('User name').fill('leader.u');
    await form.getByLabel('Full name').fill('Operator U');
    await form.getByLabel('Password', { exact: true }).fill('short');
    await page.keyboard.press('Control+Enter');
    await form.getByText('A password has at least 10 characters.').first().waitFor();
    await form.getByLabel('Password', { exact: true }).fill(SAMPLE.password);
    await page.keyboard.press('Control+Enter');
    await form.getByText('The user name leader.u is taken.').first().waitFor();
    await form.getByLabel('User name').fill('operator.u');
    await page.keyboard.press('Control+Enter');
    await form.getByText('An operator has exactly one client.').first().waitFor();
    await expectAccessible(page);
    await form.getByRole('combobox', { name: 'Clients' }).click();
    await page.getByRole('option', { name: /Users One/ }).click();
    await page.keyboard.press('Escape');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByRole('row', { name: /operator\.u/ }).waitFor();
    const listed = (await station.linesideJson(['user', 'list'])) as { username: string; role: string }[];
    expect(listed.find(({ username }) => username === 'operator.u')).toMatchObject({
      role: 'OPERATOR',
      clientCodes: ['U-ONE'],
    });
  });

  test('get a password that they have to change, and only then go on', async () => {
    const { page } = admin;
    await page.getByRole('row', { name: /operator\.u/ }).click();
    const form = openDialog(page);
    await form.getByLabel('New password').fill('given-by-the-office-1');
    await form.getByRole('button', { name: 'Reset password' }).click();
    await form.waitFor({ state: 'detached' });

    const { page: theirs, problems } = await station.sit();
    await theirs.locator('[name=username]').fill('operator.u');
    await theirs.locator('[name=password]').fill('given-by-the-office-1');
    await theirs.keyboard.press('Enter');
    await theirs.getByRole('heading', { name: 'Change password' }).waitFor();
    await expectAccessible(theirs);
    await theirs.locator('[name=current]').fill('not this one');
    await theirs.locator('[name=password]').fill('chosen-by-myself-22');
    await theirs.locator('[name=again]').fill('chosen-by-myself-22');
    await theirs.keyboard.press('Enter');
    await theirs.getByText('This is not the present password.').waitFor();
    await theirs.locator('[name=current]').fill('given-by-the-office-1');
    await theirs.keyboard.press('Enter');
    await theirs.getByRole('navigation').waitFor();
    expect(problems).toEqual([]);
  });

  test('are seen where they are logged in, and logged out from there', async () => {
    const leader = await station.sit();
    await logIn(leader.page, 'leader.u', SAMPLE.password);
    const { page } = admin;
    await page.getByRole('tab', { name: 'Logged in now' }).click();
    const row = page.getByRole('row', { name: /leader\.u/ });
    await row.getByRole('button', { name: 'End' }).click();
    await row.waitFor({ state: 'detached' });
    await expectAccessible(page);
    await leader.page.reload();
    await leader.page.locator('[name=username]').waitFor();
  });

  test('who fail to log in are listed, and a locked name is opened again', async () => {
    const stranger = await station.sit();
    for (let failure = 0; failure < 5; failure += 1) {
      await stranger.page.locator('[name=username]').fill('leader.u');
      await stranger.page.locator('[name=password]').fill(`wrong ${failure}`);
      await stranger.page.keyboard.press('Enter');
      await expect.poll(() => stranger.page.locator('[name=password]').inputValue()).toBe('');
    }
    const { page } = admin;
    await page.getByRole('tab', { name: 'Failed log-ins' }).click();
    await page.getByText(/leader\.u is locked until/).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Unlock' }).click();
    await page.getByText(/leader\.u is locked until/).waitFor({ state: 'detached' });
    await logIn(stranger.page, 'leader.u', SAMPLE.password);
  });

  test('are for administrators only', async () => {
    const { page } = await station.sit();
    await logIn(page, 'leader.u', SAMPLE.password);
    expect(await page.getByRole('link', { name: 'Admin' }).count()).toBe(0);
    await page.evaluate(() => (location.hash = '/admin'));
    await page.getByText('Only administrators see users.').waitFor();
  });
});
