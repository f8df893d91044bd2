import { logIn } from '../hands';
import { SAMPLE } from '../sample-data';
import type { State } from './states';

/** An address of a network that stands in books only: pictures show no real one. */
const EXAMPLE_ADDRESS = 'https://192.0.2.20:4781';

/** Sharing as an administrator sees it in the desktop app's window; every look begins with it off. */
export const SHARING: readonly State[] = [
  {
    name: 'sharing-off',
    show: async ({ page, open }) => {
      await logIn(page, SAMPLE.admin, SAMPLE.password);
      await open('/admin?tab=sharing');
      const turnOff = page.locator('main dl + button');
      await turnOff.or(page.locator('main form input')).first().waitFor();
      if (await turnOff.isVisible()) await turnOff.click();
      await page.locator('main form input').waitFor();
    },
  },
  {
    name: 'sharing-on',
    show: async ({ page }) => {
      const port = 20_000 + Math.floor(Math.random() * 20_000);
      await page.locator('form input').first().fill(String(port));
      await page.locator('form [type=submit]').click();
      await page.locator('dl code').waitFor();
      await page.evaluate((address) => {
        const [first, ...others] = document.querySelectorAll('main li:has(code)');
        for (const other of others) other.setAttribute('style', 'display: none');
        const code = first?.querySelector('code');
        if (code) code.textContent = address;
      }, EXAMPLE_ADDRESS);
    },
  },
];
