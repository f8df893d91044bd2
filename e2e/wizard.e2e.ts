import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAdmin } from './first-run-hands';
import { expectAccessible, openDialog } from './hands';
import { startStation, type Seat, type Station } from './harness';
import { SAMPLE } from './sample-data';
import { slowDown } from './slow-machine';

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

describe('the first run', () => {
  let station: Station;
  let seat: Seat;
  beforeAll(async () => {
    station = await startStation();
    seat = await station.sit();
  });
  afterAll(() => station?.stop());

  test('speaks the language that is chosen, at once', async () => {
    const { page } = seat;
    await heading(page, 'Welcome to Lineside').waitFor();
    await expectAccessible(page);
    await page.getByText('Español').first().click();
    await heading(page, 'Bienvenido a Lineside').waitFor();
    await page.getByText('English').first().click();
    await page.getByRole('button', { name: 'Continue' }).click();
  });

  test('tells where the data lie and what was looked at there, and goes back and on', async () => {
    const { page } = seat;
    await expect.poll(() => page.getByTestId('data-folder').innerText()).toBe(station.folder);
    await page
      .getByText(/On this computer, not on a network share/)
      .first()
      .waitFor();
    await page.getByText('Not in a folder of a sync program').first().waitFor();
    await page
      .getByText(/\d [GM]B free/)
      .first()
      .waitFor();
    await page.getByText('npm start -- --data FOLDER').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Back' }).click();
    await heading(page, 'Welcome to Lineside').waitFor();
    await page.keyboard.press('Enter');
    await page.getByTestId('data-folder').waitFor();
    await page.keyboard.press('Enter');
  });

  test('judges the password while it is typed and says under each field what is wrong', async () => {
    const { page } = seat;
    await page.getByRole('button', { name: 'Create administrator' }).click();
    await expect.poll(() => page.getByText('This is needed.').count()).toBe(2);
    const password = page.getByLabel('Password', { exact: true });
    await password.fill('short');
    await page.getByText('5 more characters.').waitFor();
    await password.fill('password123');
    await page.getByText('This password is on the list of well-known ones', { exact: false }).waitFor();
    await password.fill('ladder-cl4');
    await page.getByText('Fair. A few more characters make it good.').waitFor();
    await password.fill('ladder-cloud-window');
    await page.getByText('Strong.', { exact: true }).waitFor();
    await page.getByLabel('Password again').fill('other');
    await page.getByText('The two passwords differ.').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Show or hide the password' }).click();
    await page.getByLabel('Password again').waitFor({ state: 'detached' });
    await expect.poll(() => password.inputValue()).toBe('ladder-cloud-window');
  });

  test('keeps what was typed over a reload, but no password', async () => {
    const { page } = seat;
    await page.getByLabel('User name').fill('wizard.admin');
    await page.getByLabel('Full name').fill('Wizard admin');
    await page.reload();
    await expect.poll(() => page.getByLabel('User name').inputValue()).toBe('wizard.admin');
    await expect.poll(() => page.getByLabel('Password', { exact: true }).inputValue()).toBe('');
    expect(JSON.stringify(await page.evaluate(() => ({ ...localStorage, ...sessionStorage })))).not.toContain(
      'ladder',
    );
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByTestId('data-folder').waitFor();
    await page.keyboard.press('Enter');
    await page.getByLabel('Password', { exact: true }).fill('password123');
    await page.getByLabel('Password again').fill('password123');
    await page.keyboard.press('Enter');
    await page
      .getByText('This password is on the list of well-known ones', { exact: false })
      .first()
      .waitFor();
    await page.getByLabel('Password', { exact: true }).fill(SAMPLE.password);
    await page.getByLabel('Password again').fill(SAMPLE.password);
    await page.keyboard.press('Enter');
    await heading(page, 'How to begin').waitFor();
    await expectAccessible(page);
  });

  test('tells nobody anything once there is an administrator', async () => {
    const ask = async (name: string, json: object) => {
      const answer = await fetch(`${station.url()}/api/setup/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(json),
      });
      return { status: answer.status, text: await answer.text() };
    };
    const status = await ask('status', {});
    expect(JSON.parse(status.text)).toMatchObject({ needsAdmin: false, folder: null });
    expect(status.text).not.toContain(station.folder);
    expect((await ask('judgePassword', { username: 'x', password: 'ladder-cloud-42' })).status).toBe(409);
    const second = { username: 'second', fullName: 'Second', password: 'ladder-cloud-42' };
    expect((await ask('createAdmin', second)).status).toBe(409);
  });

  test('a load of the demo plant goes on over a reload, and cancelled leaves nothing', async () => {
    const { page } = seat;
    await page.reload();
    await page.getByRole('radio', { name: /Load the demo plant/ }).click();
    await page.getByText(/Five made-up clients, 100 employees/).waitFor();
    const onWithFullSpeed = slowDown(station.pid());
    try {
      await page.getByRole('button', { name: 'Load the demo plant' }).click();
      await page
        .getByTestId('demo-progress')
        .getByText(/BOOT-LINE-A, 1 of 5/)
        .waitFor();
      await page
        .getByTestId('demo-progress')
        .getByText(/[\d,]{2,} rows/)
        .waitFor();
      await expectAccessible(page);
      await page.reload();
      await page.getByTestId('demo-progress').waitFor();
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByText('Cancelled. Nothing of the demo plant was kept.').waitFor();
    } finally {
      onWithFullSpeed();
    }
    expect(await station.linesideJson(['client', 'list'])).toEqual([]);
    const users = (await station.linesideJson(['user', 'list'])) as { username: string }[];
    expect(users.map(({ username }) => username)).toEqual(['wizard.admin']);
  });

  test('loaded, it shows its passwords once, is marked on every page, and offers the tour', async () => {
    const { page } = seat;
    await page.getByRole('button', { name: 'Load the demo plant' }).click();
    await heading(page, 'The demo plant is here').waitFor({ timeout: 180_000 });
    await expect.poll(() => page.getByRole('row').count()).toBe(13);
    await page.getByText('Each must be changed at the first log-in', { exact: false }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Continue' }).click();
    await heading(page, 'Ready').waitFor();
    await page.reload();
    await heading(page, 'Ready').waitFor();
    await page.getByRole('button', { name: 'Tour of two minutes' }).click();
    await page.getByTestId('tour').waitFor();
    await page.getByTestId('demo-badge').waitFor();
  });

  test('the tour goes by arrows over the pages and is offered no more once it was skipped', async () => {
    const { page } = seat;
    const tour = page.getByTestId('tour');
    await expect.poll(() => tour.getAttribute('data-step')).toBe('today');
    await expectAccessible(page);
    for (const step of ['why', 'kpi', 'sheet', 'save']) {
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => tour.getAttribute('data-step')).toBe(step);
      await tour.getByRole('button', { name: 'Continue' }).waitFor();
    }
    expect(new URL(page.url()).hash).toContain('#/sheet');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => tour.getAttribute('data-step')).toBe('sheet');
    await page.keyboard.press('Escape');
    await tour.waitFor({ state: 'detached' });
    await page.reload();
    await page.getByTestId('user-menu').waitFor();
    expect(await page.getByTestId('tour-offer').count()).toBe(0);
    await page.getByTestId('user-menu').click();
    await page.getByRole('menuitem', { name: 'Tour of two minutes' }).click();
    await tour.waitFor();
    await page.keyboard.press('Escape');
  });

  test('an administrator takes the demo plant out in one step, told what goes and what stays', async () => {
    const { page } = seat;
    await page.evaluate(() => (location.hash = '/admin?tab=demo'));
    await page.getByText(/90 working days until/).waitFor();
    await page.getByText('BOOT-LINE-A', { exact: false }).first().waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Remove the demo plant…' }).click();
    await openDialog(page).getByText('stay, out of use, with their reasons', { exact: false }).waitFor();
    await expectAccessible(page);
    await openDialog(page).getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByRole('button', { name: 'Load the demo plant' }).waitFor();
    expect(await page.getByTestId('demo-badge').count()).toBe(0);
    await page.evaluate(() => (location.hash = '/today'));
    await heading(page, 'No clients yet').waitFor();
    expect(await station.linesideJson(['export', 'production_entry'])).toEqual([]);
    expect(seat.problems).toEqual([]);
  });
});

describe('beside clients of one’s own', () => {
  let station: Station;
  beforeAll(async () => {
    station = await startStation();
  });
  afterAll(() => station?.stop());

  test('the demo plant is not offered, and why is said; a taken code is refused at its field', async () => {
    const { page, problems } = await station.sit();
    await makeAdmin(page, 'own.admin', 'Own admin');
    await page.locator('[name=clientName]').fill('Óptima Textil');
    await expect.poll(() => page.locator('[name=clientCode]').inputValue()).toBe('OPTIMA');
    await station.lineside(['client', 'provision', 'OPTIMA', '--name', 'Another']);
    await page.locator('[type=submit]').click();
    await page
      .getByText(/OPTIMA/)
      .last()
      .waitFor();
    await expect.poll(() => page.locator('[name=clientCode][aria-invalid=true]').count()).toBe(1);
    await page.locator('[name=clientCode]').fill('OPT-2');
    await page.locator('[type=submit]').click();
    await heading(page, 'Ready').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('[data-active] .ag-root').waitFor();
    await expect.poll(() => page.getByRole('combobox', { name: 'Line' }).inputValue()).toBe('L1');
    await page.evaluate(() => (location.hash = '/admin?tab=demo'));
    await page.getByText('there are 2 here (OPTIMA and OPT-2)', { exact: false }).waitFor();
    expect(await page.getByRole('button', { name: 'Load the demo plant' }).count()).toBe(0);
    expect(problems).toEqual([]);
  });
});
