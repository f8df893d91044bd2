import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDesktop, type DesktopStation } from './desktop-station';

type Facts = {
  readonly trays: readonly {
    readonly toolTip: string;
    readonly hasIcon: boolean;
    readonly menu: readonly { readonly label?: string }[];
  }[];
};
const ADMIN = { username: 'admin.a', password: 'ladder-cloud-42' };
let desktop: DesktopStation;

beforeAll(async () => {
  desktop = await startDesktop(async (lineside) => {
    await lineside(['init', '--admin', ADMIN.username], ADMIN.password);
  });
});

afterAll(() => desktop?.stop());

const trays = async () => (await desktop.ask<Facts>('facts')).trays;

test('sharing shows in the tray, keeps the app going without a window, and ends with its switch', async () => {
  const { page } = desktop;
  await page.locator('[name=username]').fill(ADMIN.username);
  await page.locator('[name=password]').fill(ADMIN.password);
  await page.keyboard.press('Enter');
  await page.getByTestId('user-menu').waitFor();
  expect(await trays()).toEqual([]);

  await page.evaluate(() => (location.hash = '#/admin?tab=sharing'));
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  await page.getByLabel('Port').fill(String(port));
  await page.getByRole('button', { name: 'Turn sharing on' }).click();
  await page.getByRole('button', { name: 'Turn sharing off' }).waitFor();
  const addresses = await page.locator('li code').allTextContents();
  expect(addresses.length).toBeGreaterThan(0);
  await expect.poll(async () => (await trays()).length).toBe(1);
  const [mark] = await trays();
  expect(mark).toMatchObject({ toolTip: 'Lineside · Sharing is on', hasIcon: true });
  expect(mark?.menu.map(({ label }) => label)).toEqual(
    expect.arrayContaining(['Sharing is on', ...addresses, 'Open Lineside', 'Quit']),
  );

  await desktop.ask('closeWindows');
  expect(await desktop.ask<unknown[]>('windows')).toEqual([]);
  expect(await desktop.ask<number | null>('process')).not.toBeNull();
  expect(await trays()).toHaveLength(1);
  await desktop.ask('clickTray');
  await expect.poll(async () => (await desktop.ask<unknown[]>('windows')).length).toBe(1);
});

test('without sharing, closing the last window ends the app', async () => {
  const quiet = await startDesktop();
  await quiet.page.getByRole('heading').first().waitFor();
  await quiet.ask('closeWindows').catch(() => null);
  expect(await quiet.ended()).toBe(0);
  await quiet.stop();
});
