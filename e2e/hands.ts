import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { PACE } from './scanner';

/** Columns of the sheet that are typed, left to right. */
const COLUMNS = [
  'workOrder',
  'operation',
  'unitsProduced',
  'unitsDefective',
  'runHours',
  'employeesAssigned',
  'employeesPresent',
  'employeesFloatingIdle',
  'scheduledHours',
] as const;
export type Column = (typeof COLUMNS)[number];

/** What is typed into one row; columns that are left out are passed over. */
export type Typed = Partial<Record<Column, string>>;

/** Logs in at the page that is open. */
export const logIn = async (page: Page, username: string, password: string): Promise<void> => {
  await page.locator('[name=username]').fill(username);
  await page.locator('[name=password]').fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').first().waitFor();
};

/** A line's shift; the client is left out where the user has one only. */
type Place = {
  readonly client?: string;
  readonly line: string;
  readonly date: string;
  readonly shift: string;
};

/** Opens a sheet by its address and waits until it is the one on the page. */
export const openSheet = async (page: Page, search: Place): Promise<void> => {
  await page.evaluate((query) => (location.hash = `/sheet?${query}`), new URLSearchParams(search).toString());
  const { client, date, shift } = search;
  const ofClient = client === undefined ? '' : `[data-place^="${client}|"]`;
  await page.locator(`${ofClient}[data-place$="|${date}|${shift}"] [data-active] .ag-root`).waitFor();
};

/** One cell of the section that is on show; rows count from 0. */
export const cell = (page: Page, row: number, column: string) =>
  page.locator(`[data-active] .ag-row[row-index="${row}"] [col-id="${column}"]`);

/** A cell of the row that adds up the others. */
export const totalCell = (page: Page, column: string) =>
  page.locator(`[data-active] .ag-row-pinned [col-id="${column}"]`);

/** Types a row with the keyboard alone: clicks its first cell once, then text and Tab, and Enter at the end. */
export const typeRow = async (page: Page, row: number, typed: Typed): Promise<void> => {
  await cell(page, row, 'workOrder').click();
  const last = COLUMNS.findLastIndex((column) => typed[column] !== undefined);
  for (const [at, column] of COLUMNS.slice(0, last + 1).entries()) {
    // At the pace of a person: an order that comes quicker was scanned, and goes to the row that it has already.
    await page.keyboard.type(typed[column] ?? '', column === 'workOrder' ? { delay: PACE.person / 2 } : {});
    await page.keyboard.press(at === last ? 'Enter' : 'Tab');
  }
};

/** Puts texts on the browser's clipboard as another program does, byte for byte, by their types. */
export const fillClipboard = async (page: Page, texts: Readonly<Record<string, string>>): Promise<void> => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((content) => {
    const fill = (event: ClipboardEvent): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
      for (const [type, text] of Object.entries(content)) event.clipboardData?.setData(type, text);
    };
    document.addEventListener('copy', fill, { capture: true, once: true });
    document.execCommand('copy');
  }, texts);
};

/** The dialog or drawer that is open; the list of an editor is none. */
export const openDialog = (page: Page) => page.locator('[role=dialog][aria-modal=true]');

/** Asks for the read-back and waits for it. */
export const readBack = async (page: Page) => {
  await page.keyboard.press('Control+Enter');
  const dialog = openDialog(page);
  await dialog.waitFor();
  return dialog;
};

/** Reads back, confirms and waits until the engine said yes. */
export const save = async (page: Page): Promise<void> => {
  const dialog = await readBack(page);
  await dialog.getByRole('button', { name: /^Confirm/ }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.locator('[data-action=discard-all]').waitFor({ state: 'detached' });
};

/** Fails with the rule and the place of each thing that keeps people out. */
export const expectAccessible = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .setLegacyMode()
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
  ).toEqual([]);
};
