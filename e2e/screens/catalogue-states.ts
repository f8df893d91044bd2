import type { Page } from 'playwright-core';
import { logIn, openDialog } from '../hands';
import { SAMPLE, today } from '../sample-data';
import { describeProduct, fillCatalogue } from './catalogue-data';
import type { Desk, State } from './states';

const address = (kind: string, rest = '') => `/masters/${kind}?client=${SAMPLE.apparel}${rest}`;

/** Leaves whatever form is open, typed into or not. */
const leave = async (page: Page): Promise<void> => {
  for (;;) {
    const dialogs = await openDialog(page).count();
    if (dialogs === 0) return;
    if (dialogs === 1) await page.keyboard.press('Escape');
    else await openDialog(page).last().getByRole('button').last().click();
    await page.waitForTimeout(250);
  }
};

const show = async ({ page, open }: Desk, kind: string, rest = ''): Promise<void> => {
  await leave(page);
  await open(address(kind, rest));
};

/** A kind's list, with its rows. */
const list = (kind: string): State => ({
  name: `masters-${kind}`,
  show: async (desk) => {
    await show(desk, kind);
    await desk.page.getByRole('row').nth(1).waitFor();
  },
});

/** The form of the record whose row says so. */
const form = (name: string, row: RegExp, then?: (page: Page) => Promise<void>): State => ({
  name: `masters-${name}`,
  show: async ({ page }) => {
    await page.getByRole('row', { name: row }).first().click();
    await openDialog(page).locator('input, textarea').first().waitFor();
    await then?.(page);
  },
});

/** Machines, plans, products, routings, parts and standards, as an administrator keeps them. */
export const CATALOGUE: readonly State[] = [
  {
    name: 'masters-equipment-empty',
    show: async (desk) => {
      await leave(desk.page);
      if (!(await desk.page.getByTestId('user-menu').isVisible()))
        await logIn(desk.page, SAMPLE.admin, SAMPLE.password);
      await desk.open(`/masters/equipment?client=${SAMPLE.footwear}`);
      await desk.page.locator('[data-new]').waitFor();
    },
  },
  {
    name: 'masters-equipment',
    show: async (desk) => {
      await fillCatalogue(desk.page);
      await desk.page.reload();
      await show(desk, 'equipment');
      await desk.page.getByRole('row').nth(1).waitFor();
    },
  },
  form('equipment-form', /SEW-02/),
  list('piece-plans'),
  form('piece-plan-form', /1,?\s?\d{3}/),
  list('products'),
  form('product-form', /POLO-22/),
  {
    name: 'masters-product-matrix',
    show: async ({ page }) => {
      await openDialog(page).getByRole('checkbox').last().scrollIntoViewIfNeeded();
      await openDialog(page).getByRole('checkbox').nth(6).focus();
    },
  },
  list('operations'),
  form('operation-form', /SEW/),
  list('routings'),
  form('routing-form', /TEE-CREW/, async (page) => {
    // The form gives its first field the focus once it has come.
    await openDialog(page).locator('input:focus').waitFor();
    await page.keyboard.type('p');
    await page.getByRole('option').first().waitFor();
  }),
  list('parts'),
  form('part-form', /BODY-KNIT/),
  list('standards'),
  form('standard-form', /L2/),
  {
    name: 'masters-standards-applies',
    show: async (desk) => {
      await show(desk, 'standards', `&tab=applies&order=WO-2103&line=L2&date=${today()}`);
      await desk.page.getByRole('row').nth(4).waitFor();
    },
  },
  {
    name: 'masters-standards-changes',
    show: async (desk) => {
      await show(desk, 'standards', '&tab=changes');
      await desk.page.getByRole('row').nth(2).waitFor();
    },
  },
  {
    name: 'masters-standard-errors',
    show: async (desk) => {
      await show(desk, 'standards', '&open=new');
      await openDialog(desk.page).getByRole('textbox').last().fill('x');
      await desk.page.keyboard.press('Control+Enter');
      await openDialog(desk.page).getByRole('alert').waitFor();
    },
  },
  {
    name: 'masters-product-conflict',
    show: async (desk) => {
      await show(desk, 'products');
      const { page, turn } = desk;
      await page
        .getByRole('row', { name: /HOOD-ZIP/ })
        .first()
        .click();
      const description = openDialog(page).locator('[name=description]');
      await description.fill(`Lined with a zip and ${turn + 2} pockets`);
      await describeProduct(page, 'HOOD-ZIP', `With a zip and ${turn + 1} pockets`);
      await page.keyboard.press('Control+Enter');
      await openDialog(page).getByRole('table').waitFor();
    },
  },
];
