import { cell, openDialog, openSheet, readBack, typeRow } from '../hands';
import { toSection, typeKeys } from '../line-hands';
import { SAMPLE, today } from '../sample-data';
import { scan } from '../scanner';
import type { State } from './states';

/** A scan that is no order, counts by the hour, and all sections of a sheet read back together. */
export const WHOLE_SHEET: readonly State[] = [
  {
    name: 'sheet-scan-unknown',
    show: async ({ page }) => {
      await page.keyboard.press('Escape');
      await openSheet(page, { client: SAMPLE.apparel, line: 'L1', date: today(), shift: 'SHIFT_2ND' });
      const people = { employeesAssigned: '12' };
      await typeRow(page, 0, { workOrder: 'WO-2101', unitsProduced: '310', unitsDefective: '4', ...people });
      await cell(page, 0, 'runHours').click();
      await scan(page, 'WO-7777');
      await page.getByText('WO-7777').waitFor();
    },
  },
  {
    name: 'sheet-hours',
    show: async ({ page }) => {
      await page.keyboard.type('3.5');
      await page.keyboard.press('Enter');
      await toSection(page, 'hours');
      await typeKeys(page, '42', 'Enter', '51', 'Enter', '38', 'Enter');
    },
  },
  {
    name: 'sheet-read-back-all',
    show: async ({ page }) => {
      await toSection(page, 'stops');
      await typeKeys(page, 'Tab', 'Tab', '20', 'Tab', 'eq', 'Enter');
      await page.waitForTimeout(900);
      await readBack(page);
    },
  },
  {
    name: 'sheet-account',
    show: async ({ page }) => {
      await page.keyboard.press('Escape');
      await openDialog(page).waitFor({ state: 'detached' });
      await page.keyboard.press('Alt+1');
      await page.locator('#section-production .ag-cell-focus').waitFor();
    },
  },
];
