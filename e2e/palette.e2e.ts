import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { expectAccessible, logIn } from './hands';
import { startStation, type Seat, type Station } from './harness';
import { importRows, makePlant, SAMPLE } from './sample-data';

let station: Station;
let leader: Seat;

const orders = (client: string, codes: readonly string[], style: string) =>
  codes.map((code) => ({
    work_order_id: code,
    client_id_fk: client,
    style_model: style,
    planned_quantity: 100,
    status: 'ACTIVE',
  }));

beforeAll(async () => {
  station = await startStation(async (lineside) => {
    await makePlant(
      lineside,
      [
        ['P-ONE', 'Palette One', 'apparel'],
        ['P-TWO', 'Palette Two', 'footwear'],
      ],
      [
        ['operator.p', 'OPERATOR', 'P-ONE', 'Operator P'],
        ['leader.p', 'LEADER', 'P-ONE,P-TWO', 'Leader P'],
      ],
    );
    await importRows(lineside, 'work_order', 'P-ONE', orders('P-ONE', ['WO-500', 'WO-5001'], 'BOTÍN-7'));
    await importRows(
      lineside,
      'work_order',
      'P-TWO',
      orders('P-TWO', ['WO-5002', 'SECRET-9'], 'HIDDEN-STYLE'),
    );
    await importRows(lineside, 'job', 'P-TWO', [
      {
        job_id: 'JOB-77',
        work_order_id_fk: 'WO-5002',
        client_id_fk: 'P-TWO',
        part_number: 'SOLE-3',
        quantity_ordered: 100,
      },
    ]);
    await importRows(lineside, 'employee', 'P-ONE', [
      {
        employee_id: 'E-41',
        employee_name: 'Made Up Peña',
        client_id_assigned: 'P-ONE',
        is_floating_pool: 'FALSE',
        is_support_billed: 'FALSE',
        is_support_included: 'FALSE',
      },
    ]);
  });
  leader = await station.sit();
  await logIn(leader.page, 'leader.p', SAMPLE.password);
});

afterAll(() => station?.stop());

const open = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find anything' }).waitFor();
};

/** Types into the open palette and waits until its first option reads so. */
const find = async (page: Page, text: string, first: RegExp): Promise<void> => {
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
  await expect.poll(() => page.getByRole('option').first().textContent()).toMatch(first);
};

const hash = (page: Page): string => decodeURIComponent(new URL(page.url()).hash);

describe('the palette', () => {
  test('opens by its key from anywhere, tells the pages first, and is accessible', async () => {
    const { page } = leader;
    await open(page);
    const field = page.getByRole('combobox', { name: 'Find anything' });
    await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.getByRole('group', { name: 'Pages' }).waitFor();
    const active = await field.getAttribute('aria-activedescendant');
    await expect.poll(() => page.locator(`[id="${active}"]`).getAttribute('aria-selected')).toBe('true');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
  });

  test('finds an order by its very code before those that begin so, and leads to its page', async () => {
    const { page } = leader;
    await open(page);
    await find(page, 'wo-500', /^WO-500BOT/);
    await expect
      .poll(() => page.getByRole('option').allTextContents())
      .toEqual(
        expect.arrayContaining([expect.stringMatching(/^WO-5001/), expect.stringMatching(/^WO-5002/)]),
      );
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'WO-500', exact: true }).waitFor();
    expect(hash(page)).toMatch(/^#\/orders\/\d+\?client=P-ONE$/);
    await page.getByTestId('order-kpi-otd').getByRole('link').click();
    await expect.poll(() => hash(page)).toContain('work-order=WO-500');
    await open(page);
    await expect.poll(() => page.getByRole('option').first().textContent()).toMatch(/WO-500/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'WO-500', exact: true }).waitFor();
  });

  test('finds a job, and leads to the page of its order', async () => {
    const { page } = leader;
    await open(page);
    await find(page, 'sole-3', /^JOB-77SOLE-3 · WO-5002/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'WO-5002', exact: true }).waitFor();
    await page.getByTestId('job-JOB-77').waitFor();
  });

  test('finds an employee by a name without its accent', async () => {
    const { page } = leader;
    await open(page);
    await find(page, 'pena', /^E-41Made Up Peña/);
    await page.keyboard.press('Escape');
  });

  test('finds a KPI, and tells first what was used last', async () => {
    const { page } = leader;
    await open(page);
    await find(page, 'dpmo', /DPMO/);
    await page.keyboard.press('Enter');
    await expect.poll(() => hash(page)).toContain('/kpis/dpmo');
    await open(page);
    await page.getByRole('group', { name: 'Last used' }).waitFor();
    await expect.poll(() => page.getByRole('option').first().textContent()).toMatch(/DPMO/);
    await page.keyboard.press('Escape');
  });

  test('does what was chosen: another language, and back', async () => {
    const { page, problems } = leader;
    await open(page);
    await find(page, 'espanol', /Español/);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Páginas' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Buscar todo' }).waitFor();
    await page.keyboard.type('english');
    await expect.poll(() => page.getByRole('option').first().textContent()).toMatch(/English/);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Pages' }).waitFor();
    expect(problems).toEqual([]);
  });

  test('tells an operator nothing of another client, no person, and no page of others', async () => {
    const { page } = await station.sit();
    await logIn(page, 'operator.p', SAMPLE.password);
    expect(await page.getByRole('link', { name: 'Admin' }).count()).toBe(0);
    await open(page);
    await find(page, 'wo-500', /^WO-500/);
    expect(
      (await page.getByRole('option').allTextContents()).filter((text) => text.includes('5002')),
    ).toEqual([]);
    for (const text of ['SECRET-9', 'HIDDEN-STYLE', 'pena', 'E-41', 'new user', 'Failed log-ins']) {
      const answered = page.waitForResponse((response) => response.url().endsWith('/rpc/search/find'));
      await page.keyboard.press('Control+a');
      await page.keyboard.type(text);
      expect(JSON.stringify(await (await answered).json())).not.toMatch(/HIDDEN|SECRET|P-TWO|Peña|E-41/);
      await page.getByText(`Nothing found for “${text}”.`).waitFor();
    }
  });
});

describe('the keys of a page', () => {
  test('are told by ?, with those of every page on paper', async () => {
    const { page } = leader;
    await page.evaluate(() => (location.hash = '/today'));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Shift+?');
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    await dialog.getByText('Find anything').waitFor();
    await expectAccessible(page);
    await page.emulateMedia({ media: 'print' });
    await expect.poll(() => page.getByText('Keep and go down').isVisible()).toBe(true);
    expect(await page.getByRole('navigation').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    expect(await page.getByText('Keep and go down').isVisible()).toBe(false);
    await page.keyboard.press('Escape');
  });
});
