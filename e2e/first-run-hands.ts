import type { Page } from 'playwright-core';
import { SAMPLE } from './sample-data';

/** Goes through welcome and data folder and makes the administrator; ends where the first client is asked for. */
export const makeAdmin = async (page: Page, username: string, fullName: string): Promise<void> => {
  await page.locator('[type=submit]').click();
  await page.getByTestId('data-folder').waitFor();
  await page.locator('[type=submit]').click();
  await page.locator('[name=username]').fill(username);
  await page.locator('[name=fullName]').fill(fullName);
  await page.locator('[name=password]').fill(SAMPLE.password);
  await page.locator('[name=again]').fill(SAMPLE.password);
  await page.locator('[name=again]').press('Enter');
  await page.locator('[name=clientName]').waitFor();
};
