import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, logIn, openDialog } from './hands';
import { startStation, type Seat, type Station } from './harness';
import { daysAgo, importRows, makePlant, SAMPLE } from './sample-data';

let station: Station;
let leader: Seat;

const open = (page: Page, hash: string) => page.evaluate((next) => (location.hash = next), hash);

/** Opens a kind of plant data and waits for its list. */
const openKind = async (page: Page, kind: string, client = 'P-ONE'): Promise<void> => {
  await open(page, `/masters/${kind}?client=${client}`);
  await page.locator('[aria-current=page]', { hasText: /./ }).first().waitFor();
  await page.getByRole('status').filter({ hasText: 'row' }).waitFor();
};

/** Walks on with Tab until the field of that label has the focus. */
const tabTo = async (page: Page, label: RegExp): Promise<void> => {
  const field = openDialog(page).getByLabel(label);
  for (let step = 0; step < 40; step += 1) {
    if (await field.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches ${label}`);
};

const saveForm = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+Enter');
  await openDialog(page).waitFor({ state: 'detached' });
};

beforeAll(async () => {
  station = await startStation(async (lineside) => {
    await makePlant(
      lineside,
      [
        ['P-ONE', 'People One', 'apparel'],
        ['P-TWO', 'People Two', 'general'],
      ],
      [
        ['leader.p', 'LEADER', 'P-ONE', 'Leader P'],
        ['leader.q', 'LEADER', 'P-TWO', 'Leader Q'],
      ],
    );
    await importRows(lineside, 'work_order', 'P-ONE', [
      {
        work_order_id: 'WO-1',
        client_id_fk: 'P-ONE',
        planned_quantity: 500,
        status: 'ACTIVE',
        ideal_cycle_time: 0.2,
      },
    ]);
    await importRows(
      lineside,
      'production_entry',
      'P-ONE',
      ['SEW-1', 'SEW-2'].map((line) => ({
        work_order_id_fk: 'WO-1',
        client_id_fk: 'P-ONE',
        shift_date: daysAgo(1),
        shift_type: 'SHIFT_1ST',
        units_produced: 360,
        run_time_hours: 8,
        employees_assigned: 10,
        line,
      })),
    );
  });
  leader = await station.sit();
  await logIn(leader.page, 'leader.p', SAMPLE.password);
});

afterAll(() => station?.stop());

describe('an employee', () => {
  test('is made by keyboard alone', async () => {
    const { page, problems } = leader;
    await openKind(page, 'employees');
    await expectAccessible(page);
    await page.keyboard.press('n');
    await openDialog(page).waitFor();
    await tabTo(page, /^Code/);
    await page.keyboard.type('E-100');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Employee Hundred');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Sewing');
    await tabTo(page, /^Hourly rate/);
    await page.keyboard.type('52.35');
    await expectAccessible(page);
    await saveForm(page);
    const row = page.getByRole('row', { name: /E-100/ });
    await row.getByText('MXN').waitFor();
    await expect
      .poll(() => row.innerText())
      .toMatch(/Employee Hundred[\s\S]*Sewing[\s\S]*this client[\s\S]*52\.35/);
    expect(problems).toEqual([]);
  });

  test('that two people change shows both states to the second one', async () => {
    const { page } = leader;
    const other = await station.sit();
    await logIn(other.page, SAMPLE.admin, SAMPLE.password);
    await openKind(other.page, 'employees');
    for (const [at, person] of [other.page, page].entries()) {
      await person.getByRole('row', { name: /E-100/ }).focus();
      await person.keyboard.press('Enter');
      await tabTo(person, /^Department/);
      await person.keyboard.press('Control+a');
      await person.keyboard.type(at === 0 ? 'Cutting' : 'Packing');
      await person.keyboard.press('Tab');
    }
    await saveForm(other.page);
    await page.keyboard.press('Control+Enter');
    const form = openDialog(page);
    await form.getByRole('cell', { name: 'Cutting' }).waitFor();
    await form.getByRole('cell', { name: 'Packing' }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await saveForm(page);
    await page.getByRole('row', { name: /E-100.*Cutting/ }).waitFor();
    await other.context.close();
  });

  test('in the floating pool is seen elsewhere by code and name alone', async () => {
    const { page } = leader;
    await page.getByRole('row', { name: /E-100/ }).focus();
    await page.keyboard.press('Enter');
    await tabTo(page, /^In the floating pool/);
    await page.keyboard.press('Space');
    await saveForm(page);
    await page.getByRole('row', { name: /E-100.*floating/ }).waitFor();
    const elsewhere = await station.sit();
    await logIn(elsewhere.page, 'leader.q', SAMPLE.password);
    await openKind(elsewhere.page, 'employees', 'P-TWO');
    const row = elsewhere.page.getByRole('row', { name: /E-100/ });
    await expect.poll(() => row.innerText()).toMatch(/Employee Hundred[\s\S]*floating pool/);
    expect(await row.innerText()).not.toMatch(/Cutting|52|P-ONE/);
    await row.focus();
    await elsewhere.page.keyboard.press('Enter');
    await openDialog(elsewhere.page)
      .getByText(/Shared by all clients/)
      .waitFor();
    expect(await openDialog(elsewhere.page).getByRole('button', { name: 'Save' }).count()).toBe(0);
    await expectAccessible(elsewhere.page);
    await elsewhere.context.close();
  });
});

describe('a stop reason', () => {
  test('is added under another one for two lines, by keyboard alone', async () => {
    const { page, problems, context } = await station.sit();
    await logIn(page, SAMPLE.admin, SAMPLE.password);
    await openKind(page, 'stop-reasons');
    await expectAccessible(page);
    await page.keyboard.press('n');
    await openDialog(page).waitFor();
    await tabTo(page, /^Name in English/);
    await page.keyboard.type('Bobbin empty');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Bobina vacía');
    await page.keyboard.press('Tab');
    await page.keyboard.type('BOBBIN_EMPTY');
    await tabTo(page, /^Belongs to/);
    await page.keyboard.type('Equipment');
    await page.getByRole('option', { name: /Equipment failure/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await tabTo(page, /^Lines/);
    for (const line of ['SEW-1', 'SEW-2']) {
      await page.keyboard.type(line);
      await page.getByRole('option', { name: new RegExp(line) }).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    }
    await expectAccessible(page);
    await saveForm(page);
    const row = page.getByRole('row', { name: /BOBBIN_EMPTY/ });
    await expect
      .poll(() => row.innerText())
      .toMatch(/Bobbin empty[\s\S]*Bobina vacía[\s\S]*Equipment failure[\s\S]*SEW-1 and SEW-2/);
    expect(problems).toEqual([]);
    await context.close();
  });

  test('is read by a leader, who is offered nothing to change', async () => {
    const { page } = leader;
    await openKind(page, 'stop-reasons');
    expect(await page.getByRole('button', { name: 'Add stop reason' }).count()).toBe(0);
    await page.getByRole('row', { name: /BOBBIN_EMPTY/ }).focus();
    await page.keyboard.press('Enter');
    await openDialog(page)
      .getByLabel(/^Name in English/)
      .waitFor();
    expect(await openDialog(page).getByRole('button', { name: 'Save' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await openDialog(page).waitFor({ state: 'detached' });
  });
});

describe('a target', () => {
  test('is set from a date for any KPI, with who set it, and seen on the KPI’s page', async () => {
    const { page, problems } = leader;
    await openKind(page, 'targets');
    await expectAccessible(page);
    await page.getByRole('row', { name: /^Efficiency/ }).focus();
    await page.keyboard.press('Enter');
    const drawer = openDialog(page);
    await drawer.waitFor();
    await tabTo(page, /^Target/);
    await page.keyboard.type('85');
    await page.keyboard.press('Tab');
    await page.keyboard.type('80');
    await page.keyboard.press('Tab');
    await page.keyboard.type('70');
    await tabTo(page, /^For all dates/);
    await page.keyboard.press('Space');
    await drawer.getByLabel(/^Target/).focus();
    await page.keyboard.press('Enter');
    await drawer.getByText('Leader P').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    const row = page.getByRole('row', { name: /^Efficiency.*in force/ });
    await expect
      .poll(() => row.innerText())
      .toMatch(/higher[\s\S]*85\.0[\s\S]*80\.0[\s\S]*70\.0[\s\S]*Leader P/);
    await open(page, '/kpis/efficiency?client=P-ONE');
    await page.getByRole('term').filter({ hasText: 'Target' }).waitFor();
    await page.getByText('85.0 %').first().waitFor();
    expect(problems).toEqual([]);
  });
});
