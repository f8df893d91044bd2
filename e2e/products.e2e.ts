import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, logIn, openDialog } from './hands';
import { startStation, type Seat, type Station } from './harness';
import { daysAgo, importRows, makePlant, mustRun, SAMPLE } from './sample-data';

const CLIENT = 'P-ONE';
let station: Station;
let seat: Seat;

beforeAll(async () => {
  station = await startStation(async (lineside) => {
    await makePlant(lineside, [[CLIENT, 'Products One', 'apparel']], []);
    await mustRun(
      lineside,
      ['user', 'add', 'power.p', '--role', 'POWERUSER', '--full-name', 'Power P'],
      SAMPLE.password,
    );
    await importRows(lineside, 'work_order', CLIENT, [
      { work_order_id: 'WO-1', style_model: 'POLO', planned_quantity: 900, status: 'ACTIVE' },
    ]);
    await importRows(
      lineside,
      'production_entry',
      CLIENT,
      [1, 2, 3].map((back) => ({
        work_order_id_fk: 'WO-1',
        line: 'L1',
        shift_date: daysAgo(back),
        shift_type: 'SHIFT_1ST',
        units_produced: 100,
        units_defective: 2,
        run_time_hours: 8,
        employees_assigned: 10,
      })),
    );
    await importRows(lineside, 'quality_entry', CLIENT, [
      {
        work_order_id_fk: 'WO-1',
        shift_date: daysAgo(1),
        shift_type: 'SHIFT_1ST',
        units_inspected: 100,
        units_defective: 3,
        total_defects_count: 4,
        operation_checked: 'QC',
      },
    ]);
  });
  seat = await station.sit();
  await logIn(seat.page, 'power.p', SAMPLE.password);
});

afterAll(() => station?.stop());

const open = async (kind: string): Promise<void> => {
  await seat.page.evaluate((hash) => (location.hash = hash), `/masters/${kind}?client=${CLIENT}`);
  await seat.page.getByRole('button', { name: /^Add / }).first().waitFor();
};

/** The field of a label, whatever list hangs from it. */
const field = (place: Locator, label: string): Locator =>
  place.locator('input').and(place.getByLabel(new RegExp(`^${label}( ?\\*)?$`)));

/** Opens the form of a new record by its key. */
const openNew = async () => {
  await seat.page.getByRole('main').focus();
  await seat.page.keyboard.press('n');
  const form = openDialog(seat.page);
  await form.waitFor();
  return form;
};

const saveForm = async (): Promise<void> => {
  await seat.page.keyboard.press('Control+Enter');
  await openDialog(seat.page).waitFor({ state: 'detached' });
};

/** Waits until a row of the list has the focus. */
const expectAtRow = (name: RegExp) =>
  seat.page.getByRole('row', { name }).and(seat.page.locator(':focus')).waitFor();

describe('by keyboard', () => {
  test('a product with four sizes and three colours re-rates its entries', async () => {
    const { page } = seat;
    await open('products');
    const form = await openNew();
    await page.keyboard.type('POLO-1');
    await field(form, 'Style').focus();
    await page.keyboard.type('POLO');
    await field(form, 'Ideal cycle time').focus();
    await page.keyboard.type('12');
    await form.getByText('0.2 h · 5 pieces per hour').waitFor();
    await field(form, 'Part number').focus();
    await page.keyboard.type('BODY');
    await field(form, 'Sizes').focus();
    await page.keyboard.type('S M L XL ');
    await field(form, 'Colours').focus();
    await page.keyboard.type('White,Navy Blue,Red,');
    await form.getByText('12 of 12 combinations are made.').waitFor();
    await form.getByRole('checkbox', { name: 'S · White' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await form.getByText('11 of 12 combinations are made.').waitFor();
    expect(await form.getByRole('checkbox', { name: 'M · Navy Blue' }).isChecked()).toBe(false);
    await expectAccessible(page);
    await saveForm();
    await page.getByText(/3 entries/).waitFor();
    const row = page.getByRole('row', { name: /POLO-1/ });
    await row.getByText('S M L XL').waitFor();
    await row.getByText('White, Navy Blue, Red').waitFor();
    await expectAccessible(page);
  });

  test('a routing of three operations is put in order', async () => {
    const { page } = seat;
    await open('operations');
    for (const [code, name] of [
      ['CUT', 'Cutting'],
      ['SEW', 'Sewing'],
    ] as const) {
      const form = await openNew();
      await page.keyboard.type(code);
      await field(form, 'Name').focus();
      await page.keyboard.type(name);
      await saveForm();
      await expectAtRow(new RegExp(`^${code}`));
    }
    await page.keyboard.press('Enter');
    await openDialog(page).waitFor();
    await page.keyboard.press('Escape');
    await openDialog(page).waitFor({ state: 'detached' });
    await expectAtRow(/^SEW/);
    await page.evaluate((hash) => (location.hash = hash), `/masters/routings?client=${CLIENT}`);
    await page.getByRole('row', { name: /POLO/ }).focus();
    await page.keyboard.press('Enter');
    const form = openDialog(page);
    const steps = form.getByRole('list', { name: 'Operations in order' }).getByRole('listitem');
    for (const [at, code] of ['QC', 'CUT', 'SEW'].entries()) {
      await field(form, 'Add a step').focus();
      await page.keyboard.type(code);
      await page.getByRole('option', { name: new RegExp(`^${code}`) }).waitFor();
      await page.keyboard.press('Enter');
      await expect.poll(() => steps.count()).toBe(at + 1);
    }
    await steps.first().getByRole('button').first().focus();
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Alt+ArrowDown');
    await form.getByText('QC is step 3 of 3.').waitFor();
    await expectAccessible(page);
    await saveForm();
    await expectAtRow(/POLO.*Cutting → Sewing → QC/);
  });

  test('a part counts the inspections of its products anew', async () => {
    const { page } = seat;
    await open('parts');
    const form = await openNew();
    await page.keyboard.type('BODY');
    await field(form, 'Opportunities per unit').focus();
    await page.keyboard.type('47');
    await expectAccessible(page);
    await saveForm();
    await page.getByText('One entry rests on the new value now.').waitFor();
    await expectAtRow(/BODY.*POLO-1/);
    await page.keyboard.press('Enter');
    await field(form, 'Opportunities per unit').selectText();
    await page.keyboard.type('52');
    await saveForm();
    await expectAtRow(/BODY.*52.*POLO-1/);
    await page.getByText('One entry rests on the new value now.').waitFor();
  });

  test('a standard of a line holds from its date on, and its screen says which one applies', async () => {
    const { page, problems } = seat;
    await page.evaluate((hash) => (location.hash = hash), `/masters/standards?client=${CLIENT}`);
    await page.getByRole('tab', { name: 'Which one applies?' }).waitFor();
    const form = await openNew();
    await field(form, 'Line').click();
    await page.getByRole('option', { name: /^L1/ }).click();
    await field(form, 'Ideal cycle time').focus();
    await page.keyboard.type('15');
    await expectAccessible(page);
    await saveForm();
    await page.getByRole('row', { name: /line L1.*15.*in force/ }).waitFor();
    await expectAccessible(page);
    await page.getByRole('tab', { name: 'Which one applies?' }).click();
    await page.getByRole('row', { name: /the product.*has none/ }).waitFor();
    await field(page.getByRole('main'), 'Style').fill('POLO');
    await page.getByRole('row', { name: /the product.*POLO-1.*12.*applies/ }).waitFor();
    await expectAccessible(page);
    await page.getByRole('tab', { name: 'Changes' }).click();
    await page.getByRole('row', { name: /POLO-1/ }).waitFor();
    await page.getByRole('row', { name: /line L1/ }).waitFor();
    await expectAccessible(page);
    expect(problems).toEqual([]);
  });
});
