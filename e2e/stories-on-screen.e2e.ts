import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, logIn } from './hands';
import { startStation, type Seat, type Station } from './harness';
import { mustRun, SAMPLE } from './sample-data';
import { walk, WALKS } from './story-walks';

const MOST_CLICKS = 3;
const LOADING_MS = 600_000;

let station: Station;
let boss: Seat;

beforeAll(async () => {
  station = await startStation(async (lineside) => {
    await mustRun(lineside, ['init', '--admin', SAMPLE.admin], SAMPLE.password);
    await mustRun(lineside, ['demo', '--as', SAMPLE.admin]);
  });
  boss = await station.sit();
  await logIn(boss.page, SAMPLE.admin, SAMPLE.password);
}, LOADING_MS);

afterAll(() => station?.stop());

const go = (seat: Seat, hash: string): Promise<void> =>
  seat.page.evaluate((next) => void (location.hash = next), hash);

const addressOf = (seat: Seat): URLSearchParams =>
  new URLSearchParams(new URL(seat.page.url()).hash.split('?')[1]);

describe('the stories of the demo plant, from a client’s overview', () => {
  test.each(WALKS.map((way) => [way.story, way] as const))(
    '%s is found in three clicks or fewer',
    async (_, way) => {
      const { page } = boss;
      await go(boss, `/today?client=${way.client}`);
      const clicks = await walk(page, way, async (finding) => {
        await expect.poll(() => finding.innerText()).toMatch(way.says);
      });
      expect(clicks).toBeLessThanOrEqual(MOST_CLICKS);
      await page.getByTestId('kpi-header').waitFor();
      expect(addressOf(boss).get('client')).toBe(way.client);
      for (const [selector, text] of way.shows) {
        await expect.poll(() => page.locator(selector).first().innerText()).toMatch(text);
      }
    },
  );
});

describe('the overview', () => {
  test('tells ten KPIs, each opening its page, and the same numbers as the command line', async () => {
    const { page } = boss;
    await go(boss, '/today?client=TEXTILE-C&period=last-90');
    await page.locator('[data-testid=first-things][aria-busy=false]').waitFor();
    await expect.poll(() => page.locator('section[data-testid^=tile-]').count()).toBe(10);
    await page.getByTestId('tile-dpmo').getByRole('link').waitFor();
    await expectAccessible(page);
    await page.getByTestId('tile-dpmo').getByRole('link').click();
    await expect.poll(() => page.getByTestId('kpi-header').innerText()).toContain('DPMO');
    expect(boss.problems).toEqual([]);
  });

  test('of all clients names whose each thing is, and leads to each client', async () => {
    const { page } = boss;
    await go(boss, '/today?client=TEXTILE-C');
    await page.getByRole('combobox', { name: 'Client' }).click();
    await page.getByRole('option', { name: 'All my clients' }).click();
    await expect.poll(() => addressOf(boss).get('among')).toBe('all');
    await page.locator('[data-testid=first-things][aria-busy=false]').waitFor();
    await expect.poll(() => page.locator('tr[data-client]').count()).toBe(5);
    await expect.poll(() => page.getByTestId('finding').count()).toBe(3);
    await expect.poll(() => page.getByTestId('finding').first().innerText()).toMatch(/\(demo\)/);
    await expectAccessible(page);
    await page.locator('tr[data-client=GARMENT-E]').getByRole('link').first().click();
    await expect.poll(() => addressOf(boss).get('client')).toBe('GARMENT-E');
    await page.getByTestId('tile-efficiency').waitFor();
  });

  test('keeps a view under a name, opens and renames and removes it; nobody else sees it', async () => {
    const { page } = boss;
    await go(boss, '/today?client=GARMENT-E&period=last-7&line=L1');
    await page.getByTestId('tile-efficiency').waitFor();
    const menu = page.getByRole('button', { name: 'Views' });
    await menu.click();
    await page.getByText('No view of this client is saved yet.').waitFor();
    await page.getByLabel('Save this view as').fill('Line 1, this week');
    await page.keyboard.press('Enter');
    await page.getByLabel('Save this view as').waitFor({ state: 'detached' });
    await menu.click();
    await page.getByRole('link', { name: /Line 1, this week/ }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await go(boss, '/kpis/otd?client=GARMENT-E');
    await page.getByTestId('kpi-header').waitFor();
    await menu.click();
    await page.getByRole('link', { name: /Line 1, this week/ }).click();
    await expect.poll(() => addressOf(boss).get('line')).toBe('L1');
    expect(addressOf(boss).get('period')).toBe('last-7');

    await mustRun(
      station.lineside,
      ['user', 'add', 'second.leader', '--role', 'LEADER', '--clients', 'GARMENT-E', '--full-name', 'Second'],
      SAMPLE.password,
    );
    const other = await station.sit();
    await logIn(other.page, 'second.leader', SAMPLE.password);
    await other.page.getByTestId('tile-efficiency').waitFor();
    await other.page.getByRole('button', { name: 'Views' }).click();
    await other.page.getByText('No view of this client is saved yet.').waitFor();
    expect(await other.page.getByRole('combobox', { name: 'Client' }).count()).toBe(0);
    await other.context.close();

    await page.getByTestId('tile-efficiency').waitFor();
    await menu.click();
    await page.getByRole('button', { name: 'Rename Line 1, this week' }).click();
    await page.getByLabel('Name of the view').fill('Line 1');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Remove Line 1', exact: true }).click();
    await page.getByText('No view of this client is saved yet.').waitFor();
    expect(boss.problems).toEqual([]);
  });
});
