import { afterAll, beforeAll, expect, test } from 'vitest';
import { logIn } from './hands';
import { startStation, type Seat, type Station } from './harness';
import { mustRun, SAMPLE } from './sample-data';

let station: Station;
let admin: Seat;

beforeAll(async () => {
  station = await startStation(async (lineside) => {
    await mustRun(lineside, ['init', '--admin', SAMPLE.admin], SAMPLE.password);
  });
  admin = await station.sit();
  await logIn(admin.page, SAMPLE.admin, SAMPLE.password);
});

afterAll(() => station?.stop());

test('who has left while the demo plant loads is told at the bell, which leads to its passwords', async () => {
  const { page, problems } = admin;
  await page.evaluate(() => (location.hash = '/admin?tab=demo'));
  await page.getByRole('button', { name: 'Load the demo plant' }).click();
  await page.getByTestId('demo-progress').waitFor();
  await page.evaluate(() => (location.hash = '/about'));
  const bell = page.getByRole('button', { name: /^Notices: \d+ unread$/ });
  await bell.waitFor();
  await bell.click();
  const notice = page.locator('[data-notice]', { hasText: 'The demo plant is loaded' });
  await notice.getByRole('button', { name: 'Go there' }).click();
  await page.getByRole('heading', { name: 'Demo plant' }).waitFor();
  await page.getByRole('table').first().waitFor();
  expect(problems).toEqual([]);
});
