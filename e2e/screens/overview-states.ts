import type { Page } from 'playwright-core';
import { logIn } from '../hands';
import { SAMPLE } from '../sample-data';
import { findingOf, walk, WALKS } from '../story-walks';
import type { State } from './states';

const settled = (page: Page) => page.locator('[data-testid=first-things][aria-busy=false]').waitFor();

/** Looks that a walk is photographed in: before its last click, with the finding in sight. */
const PICTURED = ['new-style', 'failing-press', 'bad-lot', 'flu', 'rush', 'mondays', 'missing', 'too-good'];

const STORIES: readonly State[] = WALKS.filter(({ story }) => PICTURED.includes(story)).map((way) => ({
  name: `story-${way.story}`,
  show: async ({ page, open }) => {
    await page.keyboard.press('Escape');
    await open(`/today?client=${way.client}`);
    await page.getByTestId('tile-efficiency').waitFor();
    // The way ends where the finding is in sight, so that the picture shows both.
    await walk(page, way, () => Promise.reject(new Error('seen'))).catch((error: unknown) => {
      if (!(error instanceof Error) || error.message !== 'seen') throw error;
    });
    await findingOf(page, way).focus();
  },
}));

/** The overview of a plant with ninety days behind it, and the ways to its stories. */
export const OVERVIEW: readonly State[] = [
  {
    name: 'overview',
    show: async ({ page, open }) => {
      await logIn(page, SAMPLE.admin, SAMPLE.password);
      await open('/today?client=GARMENT-E');
      await settled(page);
    },
  },
  {
    name: 'overview-all',
    show: async ({ page, open }) => {
      await open('/today?among=all&period=last-90');
      await settled(page);
      await page.locator('tr[data-client]').first().waitFor();
    },
  },
  {
    name: 'overview-one-day',
    show: async ({ page, open }) => {
      await open('/today?client=BOOT-LINE-A&period=yesterday');
      await page.getByTestId('tile-efficiency').waitFor();
    },
  },
  {
    name: 'overview-views',
    show: async ({ page, open }) => {
      await open('/today?client=GARMENT-E&period=last-7');
      await settled(page);
      await page.getByRole('button', { name: /^(Views|Vistas)$/ }).click();
      await page.getByRole('dialog').getByRole('textbox').waitFor();
    },
  },
  ...STORIES,
];
