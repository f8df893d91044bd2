import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cell, expectAccessible, logIn, openDialog, openSheet, totalCell } from './hands';
import { startStation, type Look, type Seat, type Station } from './harness';
import { cellIn, exportedRows, fillLines, FLOOR, noonDate, typeKeys } from './line-hands';
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

const openPlace = ({ page }: Seat, date: string): Promise<void> =>
  openSheet(page, { client: FLOOR.client, line: 'L1', date, shift: 'SHIFT_1ST' });

describe('hourly counts', () => {
  test('of one hour are saved in few keys, as all that is typed, and stay', async () => {
    const seat = await sitAs(FLOOR.operator);
    const { page } = seat;
    await openPlace(seat, noonDate());
    await page.locator('#section-hours').waitFor({ state: 'attached' });
    await page.keyboard.press('Alt+4');
    await typeKeys(page, '85', 'Enter');
    await page.keyboard.press('Control+Enter');
    const dialog = openDialog(page);
    await dialog.waitFor();
    await expect
      .poll(() => dialog.getByRole('listitem').innerText())
      .toMatch(/\d\d:\d\d – \d\d:\d\d: 85 pieces/);
    // Nothing to look at: Enter is enough.
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Confirm');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    // The next hour waits for its count.
    await page.locator('#section-hours .ag-row[row-index="1"] [col-id=pieces].ag-cell-focus').waitFor();
    await page.reload();
    await expect.poll(() => cellIn(page, 'hours', 0, 'pieces').innerText()).toBe('85');
    await expect.poll(() => totalCell(page, 'pieces').innerText()).toBe('85');
    expect(seat.problems).toEqual([]);
  });

  test('go down with Enter, add up, are undone, and are marked where they are no number', async () => {
    const seat = await sitAs(FLOOR.leader);
    const { page } = seat;
    await openPlace(seat, '2025-12-08');
    await page.keyboard.press('Alt+4');
    await page.locator('#section-hours .ag-cell-focus').waitFor();
    await typeKeys(page, '10', 'Enter', '20', 'Enter', '30', 'Enter');
    await expect.poll(() => cellIn(page, 'hours', 2, 'total').innerText()).toBe('60');
    await page.keyboard.press('Control+z');
    await expect.poll(() => cellIn(page, 'hours', 2, 'pieces').innerText()).toBe('');
    await cellIn(page, 'hours', 2, 'pieces').click();
    await typeKeys(page, 'ten', 'Enter');
    await page.keyboard.press('Control+Enter');
    await page.getByText('1 cell needs correction:').waitFor();
    await expect.poll(() => cellIn(page, 'hours', 2, 'pieces').locator('[data-mark=error]').count()).toBe(1);
    await expectAccessible(page);
    await page.locator('[data-action=discard-all]').click();
  });

  test('are offered as the units of the row that has none, and taken only when asked', async () => {
    const date = '2025-12-09';
    const seat = await sitAs(FLOOR.leader);
    const { page } = seat;
    await openPlace(seat, date);
    await page.locator('#section-hours').waitFor({ state: 'attached' });
    await page.keyboard.press('Alt+4');
    await typeKeys(page, '40', 'Enter', '45', 'Enter');
    await page.keyboard.press('Alt+1');
    await typeKeys(page, 'W1', 'Tab', 'Tab', '30', 'Tab', 'Tab', '1', 'Tab', '5', 'Enter');
    await typeKeys(page, 'W2', 'Tab', 'Tab');
    await cell(page, 1, 'unitsProduced').locator('input').waitFor();
    await page.keyboard.press('Escape');
    // Seen as what it is: inferred, and not in the row.
    await expect.poll(() => cell(page, 1, 'unitsProduced').innerText()).toBe('55');
    await expect.poll(() => cell(page, 1, 'unitsProduced').locator('[data-inferred]').count()).toBe(1);
    expect(await totalCell(page, 'unitsProduced').innerText()).not.toBe('85');
    await typeKeys(page, '=', 'Tab', 'Tab', '1', 'Tab', '5', 'Enter');
    await expect.poll(() => cell(page, 1, 'unitsProduced').locator('[data-unsaved]').innerText()).toBe('55');
    await page.keyboard.press('Alt+4');
    await page.getByText('Counted 85 pieces, as many as the production rows make.').waitFor();
    await page.keyboard.press('Control+Enter');
    const dialog = openDialog(page);
    await dialog.waitFor();
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    const rows = await exportedRows(station.lineside, 'production_entry', FLOOR.client, date);
    expect(rows.map((row) => row['units_produced'])).toEqual(['30', '55']);
  });
});

describe('the sheet on a touch screen', () => {
  test('has targets that a finger hits', async () => {
    const seat = await station.sit();
    await logIn(seat.page, FLOOR.leader, SAMPLE.password);
    const session = await seat.context.newCDPSession(seat.page);
    await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 5 });
    await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'pointer', value: 'coarse' }] });
    await openPlace(seat, '2025-12-08');
    const small = await seat.page.evaluate(() =>
      [...document.querySelectorAll('[data-place] button, [data-place] [role=tab]')]
        .filter((button) => !button.closest('[inert]') && !button.closest('.ag-root'))
        .map((button) => ({
          name: button.textContent || button.getAttribute('aria-label'),
          box: button.getBoundingClientRect(),
        }))
        .filter(({ box }) => box.width > 0 && (box.height < 43.5 || box.width < 43.5))
        .map(({ name, box }) => `${name}: ${Math.round(box.width)} × ${Math.round(box.height)}`),
    );
    expect(small).toEqual([]);
  });
});

test('a link leads to the section that it names, and keys lead on from there', async () => {
  const seat = await sitAs(FLOOR.leader);
  const { page } = seat;
  await openPlace(seat, '2025-12-09');
  await page.locator('[data-active] .ag-cell-focus').waitFor();
  for (const section of ['stops', 'hours', 'inspections', 'production']) {
    await page.evaluate((name) => {
      const address = new URL(location.hash.slice(1), location.origin);
      address.searchParams.set('section', name);
      location.hash = address.pathname + address.search;
    }, section);
    await page.locator(`#section-${section}[data-active]`).waitFor();
  }
  for (const [digit, section] of [
    ['2', 'stops'],
    ['4', 'hours'],
    ['2', 'stops'],
  ] as const) {
    await page.keyboard.press(`Alt+${digit}`);
    await page.locator(`#section-${section}[data-active]`).waitFor();
    await expect.poll(() => page.url()).toContain(`section=${section}`);
  }
  expect(seat.problems).toEqual([]);
});
