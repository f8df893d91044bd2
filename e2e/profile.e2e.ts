import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, logIn, openDialog } from './hands';
import { startStation, type Seat, type Station } from './harness';
import { makePlant, SAMPLE } from './sample-data';

let station: Station;
let seat: Seat;

const NEW_PASSWORD = 'chosen-by-myself-33';

beforeAll(async () => {
  station = await startStation(async (lineside) => {
    await makePlant(
      lineside,
      [['P-ONE', 'Profile One', 'apparel']],
      [['leader.p', 'LEADER', 'P-ONE', 'Leader P']],
    );
  });
  seat = await station.sit();
  await logIn(seat.page, 'leader.p', SAMPLE.password);
});

afterAll(() => station?.stop());

const goTo = (hash: string, { page } = seat) => page.evaluate((next) => (location.hash = next), hash);

describe('the profile', () => {
  test('changes rows and numbers at once, and keeps them past a log-out', async () => {
    const { page } = seat;
    await goTo('/profile');
    const preview = page.getByTestId('preview');
    await preview.waitFor();
    await expectAccessible(page);
    const heightOf = async () => (await preview.locator('tbody tr').first().boundingBox())?.height ?? 0;
    await expect.poll(() => preview.textContent()).toContain('1,234.50');
    const comfortable = await heightOf();

    await page.getByRole('radio', { name: 'Compact' }).focus();
    await page.keyboard.press('Space');
    await expect.poll(heightOf).toBeLessThan(comfortable);
    await page.getByRole('combobox', { name: 'Numbers' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option', { name: '1.234,5' }).click();
    await expect.poll(() => preview.textContent()).toContain('1.234,50');
    await expect.poll(() => preview.textContent()).toContain('12.480');
    await expectAccessible(page);

    const compact = await heightOf();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find anything' }).fill('log out');
    await page.keyboard.press('Enter');
    await page.locator('[name=username]').waitFor();
    await logIn(page, 'leader.p', SAMPLE.password);
    await goTo('/profile');
    await expect.poll(() => preview.textContent()).toContain('1.234,50');
    expect(await heightOf()).toBe(compact);

    const elsewhere = await station.sit({ locale: 'es' });
    await logIn(elsewhere.page, 'leader.p', SAMPLE.password);
    await goTo('/profile', elsewhere);
    await expect.poll(() => elsewhere.page.getByTestId('preview').textContent()).toContain('1.234,50');
    expect(seat.problems).toEqual([]);
  });

  test('lists where one is logged in and ends what was left open', async () => {
    const { page } = seat;
    await page.reload();
    const region = page.getByRole('region', { name: 'Where the account is logged in' });
    await region.getByText('this one').waitFor();
    await expect.poll(() => region.getByRole('button').count()).toBeGreaterThan(0);
    const before = await region.getByRole('row').count();
    await region.getByRole('button').first().click();
    await expect.poll(() => region.getByRole('row').count()).toBe(before - 1);
  });

  test('changes the password in a form that says what is wrong', async () => {
    const { page } = seat;
    await page.getByRole('button', { name: 'Change password' }).click();
    const form = openDialog(page);
    await form.locator('[name=current]').fill('not this one');
    await form.locator('[name=password]').fill(NEW_PASSWORD);
    await form.locator('[name=again]').fill(NEW_PASSWORD);
    await page.keyboard.press('Enter');
    await form.getByText('This is not the present password.').waitFor();
    await expectAccessible(page);
    await form.locator('[name=current]').fill(SAMPLE.password);
    await page.keyboard.press('Enter');
    await form.waitFor({ state: 'detached' });
    const { page: other } = await station.sit();
    await logIn(other, 'leader.p', NEW_PASSWORD);
  });
});

describe('the page about Lineside', () => {
  test('tells everybody versions and licences, and the file to administrators only', async () => {
    const { page, problems } = seat;
    await goTo('/about');
    await page
      .getByText(/SQLite/)
      .first()
      .waitFor();
    expect(await page.getByText('lineside.sqlite').count()).toBe(0);
    await page.getByLabel('Search packages').fill('better-sqlite3');
    await page
      .locator('summary')
      .filter({ has: page.getByText('better-sqlite3', { exact: true }) })
      .focus();
    await page.keyboard.press('Enter');
    await page.locator('details[open]').getByText('Permission is hereby granted').waitFor();
    await expectAccessible(page);

    const admin = await station.sit();
    await logIn(admin.page, SAMPLE.admin, SAMPLE.password);
    await goTo('/about', admin);
    await admin.page.getByText('lineside.sqlite').waitFor();
    expect([problems, admin.problems]).toEqual([[], []]);
  });
});

describe('notices', () => {
  test('tell an administrator of failed log-ins, without names, until they are read', async () => {
    const stranger = await station.sit();
    await stranger.page.locator('[name=username]').fill('somebody.else');
    await stranger.page.locator('[name=password]').fill('wrong');
    await stranger.page.keyboard.press('Enter');
    await stranger.page.getByRole('alert').waitFor();

    const { page, problems } = await station.sit();
    await logIn(page, SAMPLE.admin, SAMPLE.password);
    await page.getByRole('button', { name: 'Notices: 1 unread' }).focus();
    await page.keyboard.press('Enter');
    const list = page.getByRole('dialog', { name: 'Notices' });
    await list.getByText('1 failed log-in today').waitFor();
    expect(await list.textContent()).not.toContain('somebody');
    await expectAccessible(page);
    await list.getByRole('button', { name: /^Mark as read/ }).click();
    await page.getByRole('button', { name: 'Notices', exact: true }).waitFor();
    await list.getByRole('button', { name: 'Go there' }).click();
    await page.getByRole('tab', { name: 'Failed log-ins', selected: true }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Notices', exact: true }).waitFor();
    expect(problems).toEqual([]);
  });

  test('tell that the connection was lost and is back', async () => {
    const { page, context } = seat;
    await goTo('/kpis');
    await page.getByRole('heading', { level: 1, name: 'KPIs' }).waitFor();
    await context.setOffline(true);
    await goTo('/profile');
    await page.getByText('Lineside does not answer.', { exact: false }).first().waitFor();
    await context.setOffline(false);
    await expect.poll(() => page.getByRole('button', { name: /unread/ }).count()).toBe(1);
    await page.getByRole('button', { name: /unread/ }).click();
    await page
      .getByText(/was lost for a moment|is back after/)
      .last()
      .waitFor();
  });
});
