import { logIn, openDialog } from '../hands';
import { SAMPLE } from '../sample-data';
import type { State } from './states';

const APPAREL = SAMPLE.apparel;

const list = (kind: string): State['show'] => {
  return async ({ page, open }) => {
    await page.keyboard.press('Escape');
    await openDialog(page).waitFor({ state: 'detached' });
    await open(`/masters/${kind}?client=${APPAREL}`);
    await page.getByRole('row').nth(1).waitFor();
  };
};

/** Employees, catalogues and targets, as an administrator sees them on a desk of their own. */
export const PEOPLE: readonly State[] = [
  {
    name: 'employees',
    show: async (desk) => {
      await logIn(desk.page, SAMPLE.admin, SAMPLE.password);
      await list('employees')(desk);
    },
  },
  {
    name: 'employee-form',
    show: async ({ page }) => {
      await page.getByRole('row').nth(1).click();
      await openDialog(page).waitFor();
    },
  },
  { name: 'stop-reasons', show: list('stop-reasons') },
  {
    name: 'stop-reason-form',
    show: async ({ page }) => {
      await page.getByRole('row', { name: /NEEDLE_OR_THREAD/ }).click();
      await openDialog(page).waitFor();
    },
  },
  { name: 'targets', show: list('targets') },
  {
    name: 'attendance',
    show: async ({ page, open }) => {
      await page.keyboard.press('Escape');
      await open(`/people?client=${APPAREL}&line=L1&shift=SHIFT_1ST`);
      await page.locator('tr[data-person]').nth(1).click();
      await page.keyboard.press('a');
      await page.keyboard.press('3');
    },
  },
  {
    name: 'attendance-read-back',
    show: async ({ page }) => {
      await page.keyboard.press('Control+Enter');
      await openDialog(page).waitFor();
    },
  },
  {
    name: 'absences',
    show: async ({ page, open }) => {
      await page.keyboard.press('Escape');
      await openDialog(page).waitFor({ state: 'detached' });
      await open(`/people?client=${APPAREL}&view=absences`);
      await page.locator('caption').waitFor();
    },
  },
];
