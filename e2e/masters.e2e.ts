import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, logIn, openDialog } from './hands';
import { startStation, type Seat, type Station } from './harness';
import { makePlant, SAMPLE } from './sample-data';

let station: Station;
let admin: Seat;

/** A PNG of one pixel. */
const LOGO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

beforeAll(async () => {
  station = await startStation(async (lineside) => {
    await makePlant(lineside, [['M-ONE', 'Masters One', 'general']], []);
  });
  admin = await station.sit();
  await logIn(admin.page, SAMPLE.admin, SAMPLE.password);
});

afterAll(() => station?.stop());

const goTo = async (page: Page, kind: string): Promise<void> => {
  await page.evaluate((hash) => (location.hash = hash), `/masters/${kind}`);
  await page.getByRole('link', { name: 'Plant data' }).waitFor();
};

/** Types into a field that is reached by its label and the keyboard alone. */
const fill = async (form: Locator, label: string, text: string): Promise<void> => {
  const field = form.getByLabel(label);
  await field.focus();
  await field.fill(text);
};

const saved = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+Enter');
  await openDialog(page).waitFor({ state: 'detached' });
};

describe('plant data', () => {
  test('are reached from the rail; a line is made with N and found by typing', async () => {
    const { page, problems } = admin;
    await page.getByRole('link', { name: 'Plant data' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: /M-ONE/ }).waitFor();
    await expectAccessible(page);
    await goTo(page, 'lines');
    await page.getByRole('link', { name: 'Lines', exact: true }).waitFor();
    await page.getByRole('region', { name: 'Lines' }).first().waitFor();
    await page.keyboard.press('n');
    const form = openDialog(page);
    await fill(form, 'Name', 'Sewing 1');
    await page.keyboard.press('Control+Enter');
    await form.getByText('One field needs a look. Nothing was saved.').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('code');
    await expectAccessible(page);
    await page.keyboard.type('SEW-1');
    await fill(form, 'Standard crew', '8');
    await saved(page);
    await page.getByRole('row', { name: /SEW-1/ }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('sewing');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await openDialog(page).getByRole('button', { name: 'Show history' }).focus();
    await page.keyboard.press('Enter');
    await openDialog(page).getByText('Entered').waitFor();
    await page.keyboard.press('Escape');
    await openDialog(page).waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
  });

  test('what is typed is not lost by leaving', async () => {
    const { page } = admin;
    await page.getByRole('link', { name: 'Equipment', exact: true }).click();
    await page.getByRole('link', { name: 'Lines', exact: true }).click();
    await page.getByRole('row', { name: /SEW-1/ }).click();
    const form = page.getByRole('dialog', { name: 'Sewing 1' });
    await fill(form, 'Name', 'Sewing hall');
    await page.goBack();
    const question = page.getByRole('dialog', { name: 'Not saved' });
    await question.waitFor();
    await page.keyboard.press('Enter');
    await question.waitFor({ state: 'detached' });
    await expect.poll(() => form.getByLabel('Name').inputValue()).toBe('Sewing hall');
    await page.keyboard.press('Escape');
    await question.getByRole('button', { name: 'Leave without saving' }).focus();
    await page.keyboard.press('Enter');
    await openDialog(page).waitFor({ state: 'detached' });
    await page.getByRole('row', { name: /Sewing 1/ }).waitFor();
  });

  test('of two who change a line the second chooses between both values', async () => {
    const { page } = admin;
    const second = await station.sit();
    await logIn(second.page, SAMPLE.admin, SAMPLE.password);
    for (const one of [page, second.page]) await goTo(one, 'lines?open=SEW-1');
    await fill(openDialog(page), 'Name', 'Sewing A');
    await fill(openDialog(second.page), 'Name', 'Sewing B');
    await saved(page);
    await second.page.keyboard.press('Control+Enter');
    const form = openDialog(second.page);
    await form.getByRole('row', { name: 'Name Sewing A Sewing B' }).waitFor();
    await expectAccessible(second.page);
    await form.getByRole('button', { name: 'Keep what I typed, then save' }).focus();
    await second.page.keyboard.press('Enter');
    await saved(second.page);
    await second.page.getByRole('row', { name: /Sewing B/ }).waitFor();
    await second.context.close();
  });

  test('a shift over midnight proposes its hours without the unpaid break', async () => {
    const { page, problems } = admin;
    await goTo(page, 'shifts');
    await page.getByRole('region', { name: 'Shifts' }).first().waitFor();
    await page.keyboard.press('n');
    const form = openDialog(page);
    await fill(form, 'Code', 'NIGHT');
    await fill(form, 'Name', 'Night shift');
    await fill(form, 'Start', '22:00');
    await fill(form, 'End', '06:00');
    await form.getByLabel('End, +1 day').waitFor();
    await form.getByRole('button', { name: 'Add a break' }).focus();
    await page.keyboard.press('Enter');
    await fill(form, 'Break 1, start', '12:00');
    await form.getByRole('button', { name: 'Take 7.5 h: the clock without unpaid breaks' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await form.getByText('A break at 12:00 is outside the shift.').first().waitFor();
    await expectAccessible(page);
    await fill(form, 'Break 1, start', '02:00');
    await saved(page);
    await page.getByRole('row', { name: /NIGHT.*22:00–06:00 \+1 day.*Mon–Fri.*7\.5/ }).waitFor();
    expect(problems).toEqual([]);
  });

  test('the calendar is walked by arrows, and a holiday takes the shifts off its date', async () => {
    const { page, problems } = admin;
    await goTo(page, 'calendar?date=2030-12-24');
    const day = page.getByRole('gridcell', { name: /Dec 24, 2030, \d shifts? × \d lines?/ });
    await day.focus();
    await page.keyboard.press('ArrowRight');
    await page
      .getByRole('gridcell', { name: /Dec 25, 2030/ })
      .and(page.locator(':focus'))
      .waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    const form = openDialog(page);
    await expect.poll(() => form.getByLabel('Date').inputValue()).toBe('2030-12-25');
    await fill(form, 'Name', 'Christmas');
    await saved(page);
    await page
      .getByRole('gridcell', { name: /Dec 25, 2030, Nothing runs\., Christmas/ })
      .and(page.locator(':focus'))
      .waitFor();
    expect(problems).toEqual([]);
  });

  test('a client gets a contact and a logo, which stands at the head of its pages', async () => {
    const { page, problems } = admin;
    await goTo(page, 'clients?open=M-ONE');
    const form = openDialog(page);
    await form.getByRole('button', { name: 'Add a contact' }).focus();
    await page.keyboard.press('Enter');
    await fill(form, 'Contact 1: Name', 'Contact One');
    await fill(form, 'Contact 1: E-mail', 'one@example.test');
    await saved(page);
    await page.getByRole('row', { name: /Contact One/ }).waitFor();
    await goTo(page, 'clients?open=M-ONE');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: LOGO });
    await form.getByRole('img', { name: 'The logo in use' }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await openDialog(page).waitFor({ state: 'detached' });
    await page.locator('header img[src^="blob:"]').waitFor();
    expect(problems).toEqual([]);
  });

  test('settings tell what is in force and take a value from a date on', async () => {
    const { page, problems } = admin;
    await goTo(page, 'settings?open=planned_stops');
    const form = openDialog(page);
    await form.getByRole('radio', { name: 'Come off the planned hours' }).focus();
    await page.keyboard.press('Space');
    await fill(form, 'From', '2031-01-01');
    await expectAccessible(page);
    await saved(page);
    await page
      .getByRole('row', {
        name: /Planned stops Count as downtime all dates Come off the planned hours, Jan 1, 2031/,
      })
      .waitFor();
    expect(problems).toEqual([]);
  });
});
