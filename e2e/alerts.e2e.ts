import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { expectAccessible, logIn } from './hands';
import { startStation, type Seat, type Station } from './harness';
import { daysAgo, fillSampleData, importRows, mustRun, SAMPLE } from './sample-data';
import { fillFloor } from './sample-floor';

let station: Station;
let leader: Seat;

const set = (client: string, key: string, value: string): Promise<string> =>
  mustRun(station.lineside, ['settings', 'set', key, value, '--client', client]);

beforeAll(async () => {
  station = await startStation(async (lineside) => {
    await fillSampleData(lineside);
    await fillFloor(lineside);
    const target = ['target', 'set', 'efficiency', '99', '--critical', '98', '--client', SAMPLE.apparel];
    await mustRun(lineside, target);
    // What depends on the hour of this test is left out.
    for (const client of [SAMPLE.apparel, SAMPLE.footwear]) {
      await mustRun(lineside, ['settings', 'set', 'alert_no_entry_minutes', 'off', '--client', client]);
    }
    await importRows(lineside, 'hold_entry', SAMPLE.footwear, [
      {
        work_order_id_fk: 'WO-1183',
        client_id_fk: SAMPLE.footwear,
        hold_status: 'ON_HOLD',
        hold_date: daysAgo(9),
        hold_entry_id: 'SH-9',
        hold_reason: 'QUALITY_ISSUE',
        hold_reason_detail: 'Waits for a lab report',
        hold_approved_by_user_id: 'U-1',
        hold_approved_at: `${daysAgo(9)}T12:00:00Z`,
      },
    ]);
  });
  leader = await station.sit();
  await logIn(leader.page, SAMPLE.leader, SAMPLE.password);
});

afterAll(() => station?.stop());

const go = async (page: Page, hash: string): Promise<void> => {
  await page.evaluate((next) => (location.hash = next), hash);
};

const strip = (page: Page) => page.getByTestId('alert-strip');
const target = (page: Page) => page.locator('[data-alert^="target-missed"][data-alert*="efficiency"]');

describe('alerts', () => {
  test('stand on the overview of their client, and lead to the days that they are about', async () => {
    const { page } = leader;
    await go(page, `/today?client=${SAMPLE.apparel}`);
    await target(page).waitFor();
    await expect
      .poll(() => target(page).innerText())
      .toMatch(/Efficiency: target missed (at least )?\d+ days running/);
    await expectAccessible(page);
    await target(page).getByRole('button').first().click();
    await expect.poll(() => new URL(page.url()).hash).toMatch(/^#\/kpis\/efficiency\?.*from=.*to=/);
    await page.getByTestId('value-efficiency').waitFor();
    await go(page, `/today?client=${SAMPLE.footwear}`);
    await strip(page).getByText('WO-1183 on hold for 9 days').click();
    await page
      .getByRole('heading', { name: /WO-1183/ })
      .first()
      .waitFor();
  });

  test('are in the bell with their client, and lead there too', async () => {
    const { page } = leader;
    await page.getByTestId('bell').click();
    const notice = page.locator('[data-notice^="hold-old"]', { hasText: 'WO-1183' });
    await notice.waitFor();
    await expect.poll(() => notice.innerText()).toContain(SAMPLE.footwear);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
  });

  test('are put off by one reader, and stay in the bell until their cause is gone', async () => {
    const { page } = leader;
    await go(page, `/today?client=${SAMPLE.apparel}`);
    await target(page).waitFor();
    await target(page)
      .getByRole('button', { name: /^Put off/ })
      .click();
    await target(page).waitFor({ state: 'detached' });
    await page.reload();
    await page.getByTestId('tile-efficiency').waitFor();
    expect(await target(page).count()).toBe(0);
    await page.getByTestId('bell').click();
    const notice = page.locator('[data-notice^="target-missed"]', { hasText: 'Efficiency' });
    await notice.waitFor();
    await page.keyboard.press('Escape');

    const other = await station.sit();
    await logIn(other.page, SAMPLE.admin, SAMPLE.password);
    await go(other.page, `/today?client=${SAMPLE.apparel}`);
    await target(other.page).waitFor();
    await set(SAMPLE.apparel, 'alert_target_days', 'off');
    await other.page.reload();
    await other.page.getByTestId('tile-efficiency').waitFor();
    await target(other.page).waitFor({ state: 'detached' });
    expect(other.problems).toEqual([]);
  });

  test('of missing entries reach an operator of the client, lead to the sheet, and go with their cause', async () => {
    const { page, problems } = await station.sit();
    await logIn(page, SAMPLE.operator, SAMPLE.password);
    await page.getByTestId('bell').click();
    await page.getByText('Nothing to act on.').waitFor();
    await page.keyboard.press('Escape');

    // Nobody ever works on the second shift of the samples, whatever the hour.
    await set(SAMPLE.apparel, 'alert_no_entry_minutes', '60');
    await page.getByRole('button', { name: /^Notices: \d+ unread$/ }).waitFor({ timeout: 45_000 });
    await page.getByTestId('bell').click();
    const notice = page.locator('[data-notice^="no-entries"]', { hasText: '2nd shift' }).first();
    await notice.waitFor();
    const others = page.locator('[data-notice^="hold-old"], [data-notice^="target-missed"]');
    await expect.poll(() => others.count()).toBe(0);
    await notice.getByRole('button', { name: 'Go there' }).click();
    await expect.poll(() => new URL(page.url()).hash).toMatch(/^#\/sheet\?.*shift=SHIFT_2ND/);
    expect(await page.getByText(SAMPLE.footwear).count()).toBe(0);

    await set(SAMPLE.apparel, 'alert_no_entry_minutes', 'off');
    await page.getByRole('button', { name: 'Notices', exact: true }).waitFor({ timeout: 45_000 });
    expect(problems).toEqual([]);
  });

  test('are set for a client in its form, where 0 is never', async () => {
    const { page, problems } = await station.sit();
    await logIn(page, SAMPLE.admin, SAMPLE.password);
    await go(page, `/masters/settings?client=${SAMPLE.footwear}`);
    const row = page.getByRole('row', { name: /Alert: hold, days/ });
    await row.click();
    const form = page.getByRole('dialog').first();
    await form.getByLabel('Value').fill('0');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => row.innerText()).toContain('never');
    await go(page, `/today?client=${SAMPLE.footwear}`);
    await page.getByTestId('tile-efficiency').waitFor();
    expect(await page.locator('[data-alert^="hold-old"]').count()).toBe(0);
    expect([problems, leader.problems]).toEqual([[], []]);
  });
});
