import { logIn, openDialog, openSheet } from '../hands';
import { cellIn, FLOOR, toSection, typeKeys } from '../line-hands';
import { SAMPLE } from '../sample-data';
import type { State } from './states';

/** Each look has a day of its own: what is typed stays there as a draft. */
const placeOf = (turn: number) => ({
  client: FLOOR.client,
  line: 'L1',
  date: `2025-12-${10 + turn}`,
  shift: 'SHIFT_1ST',
});

/** Stops and inspections as they are typed, and what stands still, as a leader sees them. */
export const SECTION_STATES: readonly State[] = [
  {
    name: 'stops',
    show: async ({ page, turn }) => {
      await logIn(page, FLOOR.leader, SAMPLE.password);
      await openSheet(page, placeOf(turn));
      await toSection(page, 'stops');
      await typeKeys(page, '910', 'Tab', 'Tab', '20', 'Tab', 'eq', 'Tab', 'W1', 'Tab', 'Tab', '6', 'Enter');
      await typeKeys(page, 'Tab', 'Tab', '10', 'Tab', 'ch', 'Enter');
      await typeKeys(page, '925', 'Tab', '940', 'Tab', 'Tab', 'needle', 'Enter');
      await page.locator('#section-stops [data-mark=warning]').first().waitFor();
      await cellIn(page, 'stops', 2, 'startTime').click();
    },
  },
  {
    name: 'stops-reason',
    show: async ({ page }) => {
      await cellIn(page, 'stops', 1, 'reason').click();
      await page.keyboard.type('ma');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'stops-split',
    show: async ({ page }) => {
      await page.keyboard.press('Escape');
      await cellIn(page, 'stops', 0, 'reason').click();
      await page.keyboard.press('Alt+s');
      await openDialog(page).waitFor();
      await page.keyboard.type('9:18');
    },
  },
  {
    name: 'quality',
    show: async ({ page }) => {
      await page.keyboard.press('Escape');
      await openDialog(page).waitFor({ state: 'detached' });
      await toSection(page, 'inspections');
      await typeKeys(page, 'W1', 'Tab', 'SEW', 'Tab', '100', 'Tab', '97', 'Tab', 'Tab', '3st', 'Enter');
      await typeKeys(
        page,
        'W2',
        'Tab',
        'FINAL',
        'Tab',
        '60',
        'Tab',
        '55',
        'Tab',
        '4',
        'Tab',
        '2 stain',
        'Enter',
      );
      await page.locator('#section-inspections [data-mark=error]').first().waitFor();
      await cellIn(page, 'inspections', 1, 'unitsDefective').click();
    },
  },
  {
    name: 'quality-tally',
    show: async ({ page }) => {
      await cellIn(page, 'inspections', 0, 'defects').click();
      await page.keyboard.press('Alt+t');
      await openDialog(page).getByTestId('tally').waitFor();
      await page.keyboard.type('st2');
    },
  },
  {
    name: 'running-start',
    show: async ({ page }) => {
      await page.keyboard.press('Escape');
      await openDialog(page).waitFor({ state: 'detached' });
      await page.getByTestId('running-stops').click();
      await page.locator('[data-action=start-stop]').click();
      await openDialog(page).locator('[type=submit]').waitFor();
      await page.keyboard.type('mat');
      await page.keyboard.press('Enter');
    },
  },
  {
    name: 'running-stops',
    show: async ({ page, open }) => {
      await openDialog(page).locator('[type=submit]').click();
      await openDialog(page).waitFor({ state: 'detached' });
      await open('/kpis');
      await page.locator('[data-testid=running-stops][data-running]').click();
      await page.locator('[data-stop]').first().waitFor();
    },
  },
  {
    name: 'running-none',
    show: async ({ page }) => {
      await page.locator('[data-stop] [type=submit]').first().click();
      await page.locator('[data-stop]').first().waitFor({ state: 'detached' });
    },
  },
];
