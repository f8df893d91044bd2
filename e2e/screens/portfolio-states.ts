import { logIn, openDialog } from '../hands';
import { SAMPLE } from '../sample-data';
import type { State } from './states';

/** One's clients beside each other and what has to be acted on, as a leader of two clients sees them. */
export const PORTFOLIO: readonly State[] = [
  {
    name: 'portfolio',
    show: async ({ page, open }) => {
      await logIn(page, SAMPLE.leader, SAMPLE.password);
      await open('/portfolio');
      await page.getByTestId(`cell-${SAMPLE.apparel}-efficiency`).focus();
    },
  },
  {
    name: 'portfolio-why',
    show: async ({ page }) => {
      await page.keyboard.press('w');
      await openDialog(page).getByRole('table').first().waitFor();
    },
  },
  {
    name: 'alerts-overview',
    show: async ({ page, open }) => {
      await page.keyboard.press('Escape');
      await open(`/today?client=${SAMPLE.apparel}`);
      await page.getByTestId('alert-strip').waitFor();
    },
  },
  {
    name: 'alerts-bell',
    show: async ({ page }) => {
      await page.getByTestId('bell').click();
      await page.locator('[data-notice]').first().waitFor();
    },
  },
];
