import { openDialog } from '../hands';
import { SAMPLE } from '../sample-data';
import type { State } from './states';

const at = (kind: string, rest = '') => `/masters/${kind}?client=${SAMPLE.apparel}${rest}`;

/** A kind's list once it has rows. */
const list = (kind: string): State => ({
  name: `masters-${kind}`,
  show: async ({ page, open }) => {
    await open(at(kind));
    await page.getByRole('row').nth(1).waitFor();
  },
});

/** Plant data as an administrator keeps them. */
export const MASTERS: readonly State[] = [
  list('clients'),
  {
    name: 'masters-client',
    show: async ({ page, open }) => {
      await open(at('clients', `&open=${SAMPLE.apparel}`));
      await openDialog(page).getByRole('textbox').first().waitFor();
    },
  },
  list('lines'),
  {
    name: 'masters-line-errors',
    show: async ({ page, open }) => {
      await open(at('lines', '&open=new'));
      await openDialog(page).locator('[name=name]').fill('…');
      await page.keyboard.press('Control+Enter');
      await openDialog(page).getByRole('alert').waitFor();
    },
  },
  {
    name: 'masters-unsaved',
    show: async ({ page }) => {
      await page.keyboard.press('Escape');
      await openDialog(page).nth(1).waitFor();
    },
  },
  {
    name: 'masters-shifts',
    show: async ({ page, open }) => {
      await openDialog(page).nth(1).getByRole('button').last().click();
      await open(at('shifts'));
      await page.getByRole('row').nth(1).waitFor();
    },
  },
  {
    name: 'masters-shift',
    show: async ({ page }) => {
      await page.getByRole('row').nth(1).click();
      await openDialog(page).locator('[name=startTime]').waitFor();
    },
  },
  {
    name: 'masters-calendar',
    show: async ({ page, open }) => {
      await open(at('calendar'));
      await page.getByRole('gridcell').first().waitFor();
    },
  },
  list('settings'),
  {
    name: 'masters-setting',
    show: async ({ page, open }) => {
      await open(at('settings', '&open=default_crew'));
      await openDialog(page).locator('[name=from]').waitFor();
    },
  },
];
