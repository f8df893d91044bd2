import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  cell,
  expectAccessible,
  fillClipboard,
  logIn,
  openDialog,
  openSheet,
  readBack,
  save,
  totalCell,
} from './hands';
import { startStation, type Look, type Seat, type Station } from './harness';
import { daysAgo, importRows, makePlant, SAMPLE } from './sample-data';

let station: Station;

beforeAll(async () => {
  station = await startStation(async (lineside) => {
    await makePlant(
      lineside,
      [['G-ONE', 'Grid One', 'apparel']],
      [['leader.g', 'LEADER', 'G-ONE', 'Leader G']],
    );
    await importRows(
      lineside,
      'work_order',
      'G-ONE',
      ['G-100', 'G-200', 'G-CLOSED'].map((code) => ({
        work_order_id: code,
        client_id_fk: 'G-ONE',
        planned_quantity: 90_000,
        status: code === 'G-CLOSED' ? 'COMPLETED' : 'ACTIVE',
        ideal_cycle_time: 0.001,
      })),
    );
  });
});

afterAll(() => station?.stop());

const sitAt = async (date: string, look: Look = {}): Promise<Seat> => {
  const seat = await station.sit(look);
  await logIn(seat.page, 'leader.g', SAMPLE.password);
  await openSheet(seat.page, { client: 'G-ONE', line: '-', date, shift: 'SHIFT_1ST' });
  return seat;
};

const readClipboardText = (page: Page): Promise<string> =>
  page.evaluate(() => navigator.clipboard.readText());

const paste = (page: Page): Promise<void> => page.keyboard.press('Control+V');

const fieldsOf = [
  'workOrder',
  'operation',
  'unitsProduced',
  'unitsDefective',
  'runHours',
  'employeesAssigned',
];

const good = (at: number): string[] => [at % 2 ? 'G-100' : 'G-200', '', String(at + 10), '1', '0.03', '3'];

/** What is wrong with twelve of the rows: the column, what stands in it, what the cell says, what mends it. */
const BAD = [
  { column: 2, text: 'ten', says: /not a number/, mend: '10' },
  { column: 2, text: '1.5', says: /whole number/, mend: '2' },
  { column: 2, text: '-5', says: /0 or more/, mend: '5' },
  { column: 3, text: '9000', says: /More defective/, mend: '0' },
  { column: 4, text: 'two', says: /no hours/, mend: '0:06' },
  { column: 0, text: 'G-NONE', says: /no work order G-NONE/, mend: 'G-100' },
  { column: 0, text: 'G-CLOSED', says: /completed/, mend: 'G-100' },
  { column: 4, text: '-1', says: /0 or more|0/, mend: '0.1' },
  { column: 2, text: '', says: /units produced/, mend: '7' },
  { column: 5, text: '3.5', says: /whole number/, mend: '3' },
  { column: 2, text: '#N/A', says: /not a number/, mend: '8' },
  { column: 5, text: 'tres', says: /not a number/, mend: '3' },
] as const;
const BAD_AT = BAD.map((_, at) => 5 + at * 16);
const ROWS = 200;

const lines = Array.from({ length: ROWS }, (_, at) => {
  const bad = BAD[BAD_AT.indexOf(at)];
  return good(at).map((text, column) => (bad?.column === column ? bad.text : text));
});
const HEAD = [
  'Work order',
  'Operation',
  'Units produced',
  'units_defective',
  'Run time (h)',
  'Personas asignadas',
];
const asExcel = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.join('\t')}\r\n`).join('');

const unsaved = (page: Page, count: number) => page.getByText(`${count} rows not saved`).waitFor();
const marked = (page: Page) => page.getByRole('button', { name: /cells? to correct$/ });

describe('two hundred rows from a spreadsheet, twelve of them bad', () => {
  test('are shown first; 188 stay good, 12 are marked with reasons, mended by keyboard and saved', async () => {
    const { page, problems } = await sitAt(daysAgo(3));
    await fillClipboard(page, { 'text/plain': asExcel([HEAD, ...lines]) });
    await cell(page, 0, 'workOrder').click();
    await paste(page);
    const dialog = openDialog(page);
    await dialog.getByText('12 cells need correction.').waitFor();
    await expect
      .poll(() => dialog.getByRole('checkbox', { name: 'The first row is a header' }).isChecked())
      .toBe(true);
    const shown = await dialog.getByTestId('paste-row').allInnerTexts();
    for (const [at, { says, text }] of BAD.entries()) {
      expect(shown[at]).toMatch(says);
      expect(shown[at]).toContain(text);
    }
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await unsaved(page, ROWS);
    await expect.poll(() => marked(page).innerText()).toBe('12 cells to correct');

    for (const [at, { column, says, mend }] of BAD.entries()) {
      await page.keyboard.press('F8');
      const spot = cell(page, BAD_AT[at] ?? 0, fieldsOf[column] ?? '');
      await expect.poll(() => spot.evaluate((element) => element === document.activeElement)).toBe(true);
      await expect.poll(() => spot.getAttribute('aria-invalid')).toBe('true');
      await expect
        .poll(() => page.locator('[data-active]').getByTestId('focus-line').innerText())
        .toMatch(says);
      await page.keyboard.type(mend);
      await page.keyboard.press('Enter');
      const left = BAD.length - at - 1;
      if (left > 0)
        await expect
          .poll(() => marked(page).innerText())
          .toBe(`${left} cell${left === 1 ? '' : 's'} to correct`);
      // The rows that were good stay as they were pasted.
      await expect.poll(() => totalCell(page, 'workOrder').innerText()).toBe('Total');
    }
    await marked(page).waitFor({ state: 'detached' });
    await readBack(page);
    await expect.poll(() => openDialog(page).getByRole('listitem').count()).toBeGreaterThanOrEqual(ROWS);
    await openDialog(page).getByRole('button', { name: 'Back to the sheet' }).click();
    await openDialog(page).waitFor({ state: 'detached' });
    await save(page);
    const mended = lines.map((row, at) => {
      const bad = BAD[BAD_AT.indexOf(at)];
      return row.map((text, column) => (bad?.column === column ? bad.mend : text));
    });
    const units = mended.reduce((sum, row) => sum + Number(row[2]), 0);
    await expect.poll(() => totalCell(page, 'unitsProduced').innerText()).toBe(units.toLocaleString('en-US'));
    expect(problems).toEqual([]);

    // Rows far above are not drawn any more.
    await page.locator('[data-active] .ag-row[row-index] .ag-cell[col-id="unitsProduced"]').last().click();
    await page.keyboard.press('Control+Z');
    await expect
      .poll(() => page.locator('[data-active]').getByTestId('grid-message').innerText())
      .toMatch(/Nothing to undo/);
  });

  test('are taken back by one undo and brought again by redo; copied out they are the same text', async () => {
    const { page, problems } = await sitAt(daysAgo(4));
    await fillClipboard(page, { 'text/plain': asExcel(lines) });
    await cell(page, 0, 'workOrder').click();
    await paste(page);
    await openDialog(page).getByText('12 cells need correction.').waitFor();
    await page.keyboard.press('Enter');
    await unsaved(page, ROWS);
    await page.keyboard.press('Control+C');
    await expect
      .poll(() => page.locator('[data-active]').getByTestId('grid-message').innerText())
      .toBe('200 × 6 cells copied.');
    expect(await readClipboardText(page)).toBe(asExcel(lines));

    await page.keyboard.press('Control+Z');
    await page.locator('[data-action=discard-all]').waitFor({ state: 'detached' });
    await expect.poll(() => page.locator('[data-active] .ag-row[row-index]').count()).toBeLessThan(4);
    await expect.poll(() => cell(page, 0, 'workOrder').innerText()).toBe('');
    await expect
      .poll(() => page.locator('[data-active]').getByTestId('grid-message').innerText())
      .toMatch(/paste of 200 rows/);
    await page.keyboard.press('Control+Y');
    await unsaved(page, ROWS);
    await expect.poll(() => cell(page, 1, 'unitsProduced').innerText()).toBe('11');
    await expect.poll(() => marked(page).innerText()).toBe('12 cells to correct');

    // The paste is a draft like everything typed: it comes back after a reload.
    await page.waitForTimeout(1500);
    await page.reload();
    await unsaved(page, ROWS);
    await page.locator('[data-action=discard-all]').click();
    await page.locator('[data-action=discard-all]').waitFor({ state: 'detached' });
    await cell(page, 0, 'workOrder').click();
    await page.keyboard.press('Control+Z');
    await unsaved(page, ROWS);
    await page.keyboard.press('Control+Y');
    await page.locator('[data-action=discard-all]').waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
  });
});

describe('from LibreOffice', () => {
  test('a table brings the numbers behind what it shows, in a plant that writes decimal commas', async () => {
    const { page, problems } = await sitAt(daysAgo(5), { locale: 'es' });
    const td = (text: string, value?: string) =>
      `<td align="${value ? 'right' : 'left'}"${value ? ` sdval="${value}" sdnum="3082;"` : ''}><font face="Liberation Sans">${text}</font></td>`;
    const html = `<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/></head><body>
      <table cellspacing="0" border="0"><colgroup width="85"></colgroup>
      <tr>${td('OT')}${td('Producidas')}${td('Horas')}${td('Color')}</tr>
      <tr>${td('G-100')}${td('1.250', '1250')}${td('2,33', '2.3333333')}${td('rojo')}</tr>
      <tr>${td('G-200')}${td('80', '80')}${td('02:30', '0.104166666666667')}${td('')}</tr>
      </table></body></html>`;
    await fillClipboard(page, { 'text/html': html, 'text/plain': 'OT\tProducidas\n' });
    await cell(page, 0, 'unitsProduced').click();
    await paste(page);
    const dialog = openDialog(page);
    await dialog.getByText('Queda fuera: Color (1 valor).').waitFor();
    await expect.poll(() => dialog.getByLabel('La columna Horas va a').inputValue()).toBe('runHours');
    await dialog.getByLabel('La columna Color va a').selectOption('notes');
    await dialog.getByText('Queda fuera').waitFor({ state: 'detached' });
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Pegar 2 filas' }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => cell(page, 0, 'unitsProduced').innerText()).toBe('1,250');
    await expect.poll(() => cell(page, 0, 'runHours').innerText()).toBe('2.333333');
    await expect.poll(() => cell(page, 1, 'runHours').innerText()).toBe('2.5');
    await expect.poll(() => cell(page, 0, 'notes').innerText()).toBe('rojo');
    expect(problems).toEqual([]);
  });
});

describe('with the keyboard', () => {
  test('cells are selected, filled, cleared, copied, moved; rows are inserted, duplicated and removed', async () => {
    const { page, problems } = await sitAt(daysAgo(6));
    const column = async (name: string, rows: number) =>
      Promise.all(Array.from({ length: rows }, (_, row) => cell(page, row, name).innerText()));
    await fillClipboard(page, { 'text/plain': 'G-100\t\t10\r\nG-200\t\t20\r\nG-100\t\t30\r\n' });
    await cell(page, 0, 'workOrder').click();
    await paste(page);
    // Small and clean: pasted at once.
    await unsaved(page, 3);
    await expect.poll(() => column('unitsProduced', 3)).toEqual(['10', '20', '30']);
    await expect.poll(() => page.locator('.ag-cell[aria-selected=true]').count()).toBe(9);

    await cell(page, 0, 'unitsProduced').click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+D');
    await expect.poll(() => column('unitsProduced', 3)).toEqual(['10', '10', '10']);
    await page.keyboard.press('Control+Z');
    await expect.poll(() => column('unitsProduced', 3)).toEqual(['10', '20', '30']);
    await cell(page, 0, 'unitsProduced').click();
    await cell(page, 2, 'unitsProduced').click({ modifiers: ['Shift'] });
    await page.keyboard.press('Control+X');
    await expect.poll(() => column('unitsProduced', 3)).toEqual(['', '', '']);
    await expect.poll(() => readClipboardText(page)).toBe('10\r\n20\r\n30\r\n');
    await cell(page, 0, 'notes').click();
    await paste(page);
    await expect.poll(() => column('notes', 3)).toEqual(['10', '20', '30']);
    await page.keyboard.press('Delete');
    await expect.poll(() => column('notes', 3)).toEqual(['', '', '']);
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+Z');
    await expect.poll(() => column('unitsProduced', 3)).toEqual(['10', '20', '30']);

    await fillClipboard(page, { 'text/plain': '7' });
    await cell(page, 0, 'notes').click();
    await page.keyboard.press('Shift+ArrowDown');
    await paste(page);
    await expect.poll(() => column('notes', 3)).toEqual(['7', '7', '']);

    await cell(page, 0, 'workOrder').click();
    await page.keyboard.press('Control+Alt+=');
    await expect.poll(() => column('workOrder', 3)).toEqual(['G-100', '', 'G-200']);
    await page.keyboard.press('Control+Z');
    await page.keyboard.press('Control+Shift+D');
    await expect.poll(() => column('workOrder', 4)).toEqual(['G-100', 'G-100', 'G-200', 'G-100']);
    await page.keyboard.press('Control+Alt+-');
    await expect.poll(() => column('workOrder', 3)).toEqual(['G-100', 'G-200', 'G-100']);

    // With the mouse: from one corner to the other.
    await cell(page, 0, 'workOrder').hover();
    await page.mouse.down();
    await cell(page, 1, 'unitsProduced').hover();
    await page.mouse.up();
    await expect.poll(() => page.locator('.ag-cell[aria-selected=true]').count()).toBe(6);
    await page.keyboard.press('Control+C');
    await expect.poll(() => readClipboardText(page)).toBe('G-100\t\t10\r\nG-200\t\t20\r\n');
    // Whole rows at their numbers.
    await cell(page, 0, 'state').click();
    await cell(page, 1, 'state').click({ modifiers: ['Shift'] });
    await expect.poll(() => page.locator('.ag-cell[aria-selected=true]').count()).toBe(26);
    await expectAccessible(page);
    expect(problems).toEqual([]);
  });

  test('what has no place is named before it is left out; a locked row says so and stays', async () => {
    const { page } = await sitAt(daysAgo(7));
    await cell(page, 0, 'scheduledHours').click();
    await fillClipboard(page, { 'text/plain': '8\tnote\tone\ttwo\r\n' });
    await paste(page);
    const dialog = openDialog(page);
    await dialog.getByText('Left out: 3 (1 value) and 4 (1 value).').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => cell(page, 0, 'scheduledHours').innerText()).toBe('');
    await expect
      .poll(() => cell(page, 0, 'scheduledHours').evaluate((element) => element === document.activeElement))
      .toBe(true);
    // Into a cell that is being typed into, many cells go as cells and one as text.
    await fillClipboard(page, { 'text/plain': '8\tnote\r\n' });
    await page.keyboard.type('1');
    await paste(page);
    await expect.poll(() => cell(page, 0, 'notes').innerText()).toBe('note');
    await expect.poll(() => cell(page, 0, 'scheduledHours').innerText()).toBe('8');
    await fillClipboard(page, { 'text/plain': ' ' });
    await paste(page);
    await expect
      .poll(() => page.locator('[data-active]').getByTestId('grid-message').innerText())
      .toMatch(/no text to paste/);
  });
});
