import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, logIn, openDialog, openSheet, readBack, save } from './hands';
import { startStation, type Look, type Seat, type Station } from './harness';
import { cellIn, exportedRows, fillLines, FLOOR, noonDate, toSection, typeKeys } from './line-hands';
import { SAMPLE } from './sample-data';

let station: Station;

beforeAll(async () => {
  station = await startStation(fillLines);
});

afterAll(() => station?.stop());

const sitAs = async (who: string, look: Look = {}): Promise<Seat> => {
  const seat = await station.sit(look);
  await logIn(seat.page, who, SAMPLE.password);
  return seat;
};

const openStops = async ({ page }: Seat, date: string): Promise<void> => {
  await openSheet(page, { client: FLOOR.client, line: 'L1', date, shift: 'SHIFT_1ST' });
  await toSection(page, 'stops');
};

const stopsOf = async (date: string) =>
  (await exportedRows(station.lineside, 'downtime_entry', FLOOR.client, date)).map((row) => ({
    reason: row['downtime_reason'],
    minutes: row['downtime_duration_minutes'],
    start: row['downtime_start_time'],
    order: row['work_order_id_fk'],
    people: row['employees_affected'],
    detail: row['downtime_reason_detail'],
    line: row['line'],
  }));

const blank = { order: '', people: '', detail: '', line: 'L1' };

describe('stops by keyboard', () => {
  test('two of them take few keys, and are saved as they were typed', async () => {
    const date = '2025-12-03';
    const seat = await sitAs(FLOOR.leader);
    const { page } = seat;
    await openStops(seat, date);
    const first = await typeKeys(page, '910', 'Tab', 'Tab', '20', 'Tab', 'eq', 'Enter');
    const second = await typeKeys(page, 'Tab', 'Tab', '10', 'Tab', 'ch', 'Enter');
    expect(first + second).toBeLessThanOrEqual(20);
    await expect.poll(() => cellIn(page, 'stops', 0, 'reason').innerText()).toBe('Equipment failure');
    // The end follows from begin and minutes, and says so.
    await expect.poll(() => cellIn(page, 'stops', 0, 'endTime').innerText()).toBe('09:30');
    await expect.poll(() => cellIn(page, 'stops', 0, 'endTime').locator('[data-inferred]').count()).toBe(1);
    await expect.poll(() => cellIn(page, 'stops', 1, 'reason').innerText()).toBe('Changeover and setup');
    const dialog = await readBack(page);
    await dialog.getByText('Equipment failure, 20 min, 09:10 to 09:30.').waitFor();
    await dialog.getByText('Changeover and setup, 10 min.').waitFor();
    await page.keyboard.press('Escape');
    await save(page);
    expect(await stopsOf(date)).toEqual([
      { ...blank, reason: 'EQUIPMENT_FAILURE', minutes: '20', start: '09:10' },
      { ...blank, reason: 'CHANGEOVER_SETUP', minutes: '10', start: '' },
    ]);
    expect(seat.problems).toEqual([]);
  });

  test('begin, end and minutes follow from each other; what was typed last wins', async () => {
    const seat = await sitAs(FLOOR.leader);
    const { page } = seat;
    await openStops(seat, '2025-12-04');
    await typeKeys(page, '9:10', 'Tab', '9:45', 'Enter');
    await expect.poll(() => cellIn(page, 'stops', 0, 'minutes').innerText()).toBe('35');
    await cellIn(page, 'stops', 0, 'minutes').click();
    await typeKeys(page, '20', 'Enter');
    await expect.poll(() => cellIn(page, 'stops', 0, 'endTime').innerText()).toBe('09:30');
    await cellIn(page, 'stops', 0, 'startTime').click();
    await page.keyboard.press('Delete');
    await cellIn(page, 'stops', 0, 'endTime').click();
    await typeKeys(page, '10:00', 'Enter');
    await expect.poll(() => cellIn(page, 'stops', 0, 'startTime').innerText()).toBe('09:40');
    await page.locator('[data-action=discard-all]').click();
  });

  test('are warned of when they overlap or leave the shift, and can be saved all the same', async () => {
    const date = '2025-12-05';
    const seat = await sitAs(FLOOR.leader);
    const { page } = seat;
    await openStops(seat, date);
    await typeKeys(page, '9:00', 'Tab', 'Tab', '30', 'Tab', 'mat', 'Enter');
    await typeKeys(page, '9:20', 'Tab', 'Tab', '20', 'Tab', 'qc', 'Enter');
    await typeKeys(page, '15:20', 'Tab', 'Tab', '30', 'Tab', 'pow', 'Enter');
    const marks = page.locator('#section-stops [data-mark=warning]');
    await expect.poll(() => marks.count()).toBeGreaterThanOrEqual(2);
    await save(page);
    expect((await stopsOf(date)).map(({ start, minutes }) => [start, minutes])).toEqual([
      ['09:00', '30'],
      ['09:20', '20'],
      ['15:20', '30'],
    ]);
  });

  test('a reason that is none is refused at its cell', async () => {
    const seat = await sitAs(FLOOR.leader);
    const { page } = seat;
    await openStops(seat, '2025-12-09');
    await typeKeys(page, '9:00', 'Tab', 'Tab', '30', 'Tab', 'zzz', 'Enter');
    await page.keyboard.press('Control+Enter');
    await page.locator('#section-stops [col-id=reason] [data-mark=error]').waitFor();
    expect(await openDialog(page).count()).toBe(0);
    await expectAccessible(page);
    await page.locator('[data-action=discard-all]').click();
  });
});

describe('a stop that is two, and two that are one', () => {
  const date = '2025-12-10';

  test('are split and merged by keys, taken back, and saved whole', async () => {
    const seat = await sitAs(FLOOR.leader);
    const { page } = seat;
    await openStops(seat, date);
    await typeKeys(page, '9:10', 'Tab', 'Tab', '20', 'Tab', 'eq', 'Tab', 'W1', 'Tab', 'Tab', '4', 'Enter');
    await save(page);

    await cellIn(page, 'stops', 0, 'reason').click();
    await page.keyboard.press('Alt+s');
    await openDialog(page).waitFor();
    await page.keyboard.type('9:18');
    await openDialog(page).getByText('09:10 to 09:18, 8 min').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await openDialog(page).waitFor({ state: 'detached' });
    await expect.poll(() => cellIn(page, 'stops', 1, 'minutes').innerText()).toBe('12');

    await cellIn(page, 'stops', 0, 'reason').click();
    await page.keyboard.press('Control+z');
    await expect.poll(() => cellIn(page, 'stops', 1, 'minutes').innerText()).toBe('');
    await page.keyboard.press('Control+y');
    await expect.poll(() => cellIn(page, 'stops', 1, 'minutes').innerText()).toBe('12');
    await save(page);
    const part = { ...blank, reason: 'EQUIPMENT_FAILURE', order: 'W1', people: '4' };
    expect(await stopsOf(date)).toEqual([
      { ...part, minutes: '8', start: '09:10' },
      { ...part, minutes: '12', start: '09:18' },
    ]);

    await cellIn(page, 'stops', 1, 'reason').click();
    await page.keyboard.press('Alt+m');
    await expect.poll(() => cellIn(page, 'stops', 0, 'minutes').innerText()).toBe('20');
    await save(page);
    expect(await stopsOf(date)).toEqual([{ ...part, minutes: '20', start: '09:10' }]);
    expect(seat.problems).toEqual([]);
  });
});

describe('a running stop', () => {
  const badge = ({ page }: Seat) => page.getByTestId('running-stops');

  test('is seen on every page by those of its client alone, until somebody closes it', async () => {
    const date = noonDate();
    const [starter, other, foreign] = [
      await sitAs(FLOOR.operator),
      await sitAs(FLOOR.leader),
      await sitAs(FLOOR.otherOperator),
    ];
    await starter.page.evaluate(() => (location.hash = '/sheet'));
    await starter.page.locator('#section-production .ag-cell-focus').waitFor();
    await toSection(starter.page, 'stops');
    await starter.page.keyboard.press('Alt+n');
    await starter.page.locator('#section-stops [col-id=reason].ag-cell-focus').waitFor();
    await typeKeys(starter.page, 'eq', 'Enter');
    await expect.poll(() => cellIn(starter.page, 'stops', 0, 'endTime').innerText()).toBe('running');
    await save(starter.page);

    for (const seat of [starter, other]) {
      await seat.page.evaluate(() => (location.hash = '/today'));
      await expect.poll(() => badge(seat).getAttribute('data-running'), { timeout: 60_000 }).toBe('true');
      await expect.poll(() => badge(seat).innerText()).toMatch(/1 running stop\s+0:\d\d:\d\d/);
    }
    await foreign.page.reload();
    await foreign.page.getByRole('navigation').waitFor();
    expect(await badge(foreign).getAttribute('data-running')).toBeNull();
    await badge(foreign).click();
    expect(await foreign.page.locator('[data-stop]').count()).toBe(0);

    // While it lasts it counts nothing.
    expect((await stopsOf(date)).map(({ minutes }) => minutes)).toEqual(['0']);
    await badge(other).focus();
    await other.page.keyboard.press('Enter');
    const item = other.page.locator('[data-stop]');
    await item.getByText('Equipment failure').waitFor();
    await expectAccessible(other.page);
    await item.getByRole('textbox').fill('nonsense');
    await other.page.keyboard.press('Enter');
    await item.getByRole('alert').waitFor();
    await item.getByRole('textbox').fill('');
    await other.page.keyboard.press('Enter');
    await item.waitFor({ state: 'detached' });
    await expect.poll(() => badge(starter).getAttribute('data-running'), { timeout: 60_000 }).toBeNull();
  });

  test('is started from anywhere by the palette, with the keyboard alone', async () => {
    const date = noonDate();
    const seat = await sitAs(FLOOR.operator);
    const { page } = seat;
    await page.evaluate(() => (location.hash = '/today'));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.type('start a stop');
    await page.getByRole('option', { name: /Start a stop/ }).waitFor();
    await page.keyboard.press('Enter');
    const dialog = openDialog(page);
    await dialog.getByLabel('Reason').waitFor();
    await expect
      .poll(() => dialog.getByLabel('Reason').evaluate((field) => field === document.activeElement))
      .toBe(true);
    await page.keyboard.type('mat');
    await page.keyboard.press('Enter');
    await expect.poll(() => dialog.getByLabel('Reason').inputValue()).toBe('Material shortage');
    await expectAccessible(page);
    await dialog.locator('[type=submit]').focus();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => badge(seat).getAttribute('data-running')).toBe('true');

    // It stands in the sheet of the shift, and an end typed there closes it.
    await badge(seat).click();
    await page.getByRole('button', { name: 'Open its sheet' }).click();
    await page.locator('[data-stop]').waitFor({ state: 'detached' });
    await page.locator('#section-production .ag-root').waitFor();
    await toSection(page, 'stops');
    const row = (await stopsOf(date)).findIndex(({ reason }) => reason === 'MATERIAL_SHORTAGE');
    await expect.poll(() => cellIn(page, 'stops', row, 'endTime').innerText()).toBe('running');
    await cellIn(page, 'stops', row, 'minutes').click();
    await typeKeys(page, '7', 'Enter');
    await save(page);
    expect((await stopsOf(date))[row]).toMatchObject({ reason: 'MATERIAL_SHORTAGE', minutes: '7' });
    await expect.poll(() => badge(seat).getAttribute('data-running'), { timeout: 60_000 }).toBeNull();
    expect(seat.problems).toEqual([]);
  });
});
