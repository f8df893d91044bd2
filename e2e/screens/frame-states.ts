import { logIn, openDialog } from '../hands';
import { SAMPLE } from '../sample-data';
import type { State } from './states';

/** What an administrator sees of the program itself; the database has no clients. */
export const PROGRAM: readonly State[] = [
  {
    name: 'notices',
    show: async ({ page, turn }) => {
      await page.locator('[name=username]').fill(`visitor.${turn}`);
      await page.locator('[name=password]').fill('not-the-password');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
      await logIn(page, SAMPLE.admin, SAMPLE.password);
      await page.getByTestId('bell').click();
      await page.locator('[data-notice]').first().waitFor();
    },
  },
  {
    name: 'about',
    show: async ({ page, open }) => {
      await page.keyboard.press('Escape');
      await open('/about');
      await page.locator('summary').nth(3).click();
      await page.locator('pre').nth(3).waitFor();
    },
  },
];

/** What opens over any page, and one's own account, as a leader with two clients sees them. */
export const FRAME: readonly State[] = [
  {
    name: 'palette',
    show: async ({ page, open }) => {
      await page.keyboard.press('Escape');
      await open(`/kpis?client=${SAMPLE.apparel}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.keyboard.press('Control+k');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'palette-found',
    show: async ({ page }) => {
      await page.keyboard.type('wo-2');
      await page.getByRole('option', { name: /WO-2101/ }).waitFor();
    },
  },
  {
    name: 'profile',
    show: async ({ page, open }) => {
      await page.keyboard.press('Escape');
      await openDialog(page).waitFor({ state: 'detached' });
      await open('/profile');
      await page.getByTestId('preview').waitFor();
    },
  },
];
