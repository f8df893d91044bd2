import { openDialog, openSheet, typeRow } from '../hands';
import { SAMPLE, today } from '../sample-data';
import type { Desk, State } from './states';

/** States before there is an administrator, on a folder of their own. */
export const FIRST_RUN: readonly State[] = [
  { name: 'first-run', show: ({ page }) => page.getByRole('heading', { level: 1 }).waitFor() },
  {
    name: 'first-run-folder',
    show: async ({ page }) => {
      await page.locator('[type=submit]').click();
      await page.getByTestId('data-folder').waitFor();
    },
  },
  {
    name: 'first-run-admin',
    show: async ({ page }) => {
      await page.locator('[type=submit]').click();
      await page.locator('[name=username]').fill('admin.sample');
      await page.locator('[name=fullName]').fill('Administrator A');
      await page.locator('[name=password]').fill('ladder-cloud-42');
      await page.waitForTimeout(600);
    },
  },
  {
    name: 'first-run-errors',
    show: async ({ page }) => {
      await page.locator('[name=fullName]').fill('');
      await page.locator('[name=password]').fill('short');
      await page.keyboard.press('Enter');
    },
  },
];

const resume = async ({ page }: Desk, step: 'start' | 'done', start: 'empty' | 'demo'): Promise<void> => {
  await page.evaluate((kept) => localStorage.setItem('lineside.first-run', JSON.stringify(kept)), {
    step,
    start,
    userCode: 'U1',
    clientName: 'Acme Apparel',
    ...(step === 'done' ? { clientCode: 'ACME' } : {}),
  });
  await page.reload();
};

/** States of the administrator who has just been made. */
export const FIRST_START: readonly State[] = [
  {
    name: 'first-run-start',
    show: async (desk) => {
      await resume(desk, 'start', 'empty');
      await desk.page.locator('[name=username]').fill(SAMPLE.admin);
      await desk.page.locator('[name=password]').fill(SAMPLE.password);
      await desk.page.keyboard.press('Enter');
      await desk.page.locator('[name=clientName]').waitFor();
    },
  },
  {
    name: 'first-run-demo',
    show: async (desk) => {
      await resume(desk, 'start', 'demo');
      await desk.page.getByText('BOOT-LINE-A', { exact: false }).waitFor();
    },
  },
  {
    name: 'first-run-loading',
    show: async ({ page }) => {
      await page.locator('[type=submit]').click();
      await page.getByTestId('demo-progress').getByText('BOOT-LINE-A', { exact: false }).waitFor();
    },
  },
  {
    name: 'first-run-cancelled',
    show: async ({ page }) => {
      await page.getByTestId('demo-progress').getByRole('button').click();
      await page.locator('[type=submit]').waitFor();
    },
  },
  { name: 'first-run-done', show: (desk) => resume(desk, 'done', 'empty') },
];

const TOUR = ['today', 'why', 'kpi', 'sheet', 'save'] as const;

/** States of an order that the sheet does not know, and of the tour; for somebody with clients. */
export const ORDER_AND_TOUR: readonly State[] = [
  {
    name: 'sheet-new-order',
    show: async ({ page }) => {
      await page.keyboard.press('Escape');
      const discard = page.locator('[data-action=discard-all]');
      if (await discard.isVisible()) await discard.click();
      await openSheet(page, { client: SAMPLE.apparel, line: 'L1', date: today(), shift: 'OTHER' });
      await typeRow(page, 0, { workOrder: 'WO-9001', unitsProduced: '120' });
      await page.keyboard.press('Control+Enter');
      await openDialog(page).waitFor();
    },
  },
  ...TOUR.map((step, at): State => ({
    name: `tour-${step}`,
    show: async ({ page, open }) => {
      if (at === 0) {
        await page.keyboard.press('Escape');
        await openDialog(page).waitFor({ state: 'detached' });
        await page.locator('[data-action=discard-all]').click();
        await open(`/today?client=${SAMPLE.apparel}`);
        await page.getByTestId('user-menu').click();
        await page.locator('[data-action=tour]').click();
      } else {
        await page.keyboard.press('ArrowRight');
      }
      await page.locator(`[data-testid=tour][data-step=${step}]`).waitFor();
    },
  })),
];
