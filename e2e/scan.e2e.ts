import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { cell, expectAccessible, logIn, openSheet, typeRow } from './hands';
import { startStation, type Seat, type Station } from './harness';
import { cellIn, toSection } from './line-hands';
import { importRows, makePlant, SAMPLE, today } from './sample-data';
import { PACE, pressAt, scan } from './scanner';

const CLIENT = 'SCANS';

let station: Station;
let seat: Seat;

beforeAll(async () => {
  station = await startStation(async (lineside) => {
    const who = [[SAMPLE.leader, 'LEADER', CLIENT, 'Leader A']] as const;
    await makePlant(lineside, [[CLIENT, 'Scans One', 'general']], who);
    await importRows(
      lineside,
      'work_order',
      CLIENT,
      ['WO-2101', 'WO-2102', 'WO-2103'].map((work_order_id) => ({
        work_order_id,
        style_model: 'STYLE-A',
        planned_quantity: 900,
        status: 'ACTIVE',
      })),
    );
  });
  seat = await station.sit();
  await logIn(seat.page, SAMPLE.leader, SAMPLE.password);
});

afterAll(() => station?.stop());

beforeEach(async () => {
  const { page } = seat;
  await openSheet(page, { client: CLIENT, line: '-', date: today(), shift: 'SHIFT_2ND' });
  const discard = page.locator('[data-action=discard-all]');
  if (await discard.isVisible()) await discard.click();
});

/** Waits until a cell has the focus. */
const expectAt = (row: number, column: string) =>
  cell(seat.page, row, column).and(seat.page.locator('.ag-cell-focus')).waitFor();

const textAt = async (row: number, column: string): Promise<string> =>
  (await cell(seat.page, row, column).innerText()).trim();

test('a scan finds the row of its order wherever the cursor is, and types nothing where it was', async () => {
  const { page } = seat;
  await typeRow(page, 0, { workOrder: 'WO-2101', unitsProduced: '120', unitsDefective: '3' });
  await typeRow(page, 1, { workOrder: 'WO-2102', unitsProduced: '80' });
  await cell(page, 1, 'employeesAssigned').click();
  await scan(page, 'WO-2101');
  await expectAt(0, 'runHours');
  expect(await textAt(1, 'employeesAssigned')).not.toContain('2101');
  expect(await page.locator('[data-mark=error]').count()).toBe(0);
  await page.keyboard.type('2');
  await page.keyboard.press('Tab');
  expect(await textAt(0, 'runHours')).toBe('2');

  await scan(page, 'WO-2102', 'Tab');
  await expectAt(1, 'unitsDefective');
});

test('an order without a row takes the empty one, with a prefix, too, and after slow typing in a cell', async () => {
  const { page } = seat;
  await typeRow(page, 0, { workOrder: 'WO-2101', unitsProduced: '120' });
  await cell(page, 0, 'runHours').click();
  await pressAt(page, PACE.person, ['2', '.', '5']);
  await scan(page, ']C1WO-2102', 'Tab');
  await expectAt(1, 'unitsProduced');
  expect(await textAt(1, 'workOrder')).toContain('WO-2102');
  expect(await textAt(0, 'runHours')).toBe('2.5');
  expect(await page.locator('.ag-cell-inline-editing').count()).toBe(0);
});

test('a scan is heard from a button as well', async () => {
  const { page } = seat;
  await page.getByRole('button', { name: 'Day before' }).focus();
  await scan(page, 'wo-2103');
  await expectAt(0, 'unitsProduced');
  expect(await textAt(0, 'workOrder')).toContain('WO-2103');
});

test('a scan among the stops leads to production; in the cell of a stop for its order it stays there', async () => {
  const { page } = seat;
  await toSection(page, 'stops');
  await cellIn(page, 'stops', 0, 'minutes').click();
  await scan(page, 'WO-2101');
  await expectAt(0, 'unitsProduced');
  await page.locator('#section-production[data-active]').waitFor();
  await toSection(page, 'stops');
  expect((await cellIn(page, 'stops', 0, 'minutes').innerText()).trim()).toBe('');
  await cellIn(page, 'stops', 0, 'workOrder').click();
  await scan(page, 'WO-2102', 'Tab');
  await expect.poll(() => cellIn(page, 'stops', 0, 'workOrder').innerText()).toContain('WO-2102');
  await page.keyboard.press('Alt+1');
});

test('in the cell of an order a scan is typing, unless the order has its row already', async () => {
  const { page } = seat;
  await cell(page, 0, 'workOrder').click();
  await scan(page, 'WO-2101', 'Tab');
  await expectAt(0, 'operation');
  await cell(page, 1, 'workOrder').click();
  await scan(page, 'WO-2101', 'Tab');
  await expectAt(0, 'unitsProduced');
  expect(await textAt(1, 'workOrder')).toBe('');
});

test('a code that is no order is said, and stands in no cell', async () => {
  const { page } = seat;
  await typeRow(page, 0, { workOrder: 'WO-2101', unitsProduced: '120' });
  await cell(page, 0, 'runHours').click();
  await scan(page, 'WO-7777');
  const said = page.getByText('Scanned WO-7777: no work order of this client has that code.');
  await said.waitFor();
  expect(await textAt(0, 'runHours')).not.toContain('7777');
  expect(await page.locator('.ag-cell', { hasText: '7777' }).count()).toBe(0);
  expect(await page.locator('[data-mark=error]').count()).toBe(0);
  await expectAccessible(page);
  await scan(page, 'WO-2102');
  await said.waitFor({ state: 'detached' });
});

test('what a person types is typed, at their pace; so are numbers at any', async () => {
  const { page, problems } = seat;
  await cell(page, 0, 'notes').click();
  await pressAt(page, PACE.person, [...'WO-2102', 'Tab']);
  await expect.poll(() => textAt(0, 'notes')).toBe('WO-2102');
  await cell(page, 0, 'unitsProduced').click();
  await scan(page, '1200', 'Tab');
  await expect.poll(() => textAt(0, 'unitsProduced')).toBe('1,200');
  expect(problems).toEqual([]);
});
