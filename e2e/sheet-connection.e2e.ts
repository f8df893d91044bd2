import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cell, logIn, openDialog, openSheet, readBack, typeRow } from './hands';
import { startStation, type Seat, type Station } from './harness';
import { exportedRows, fillLines, FLOOR, noonDate } from './line-hands';
import { mustRun, SAMPLE } from './sample-data';

let station: Station;

beforeAll(async () => {
  station = await startStation(async (lineside) => {
    await fillLines(lineside);
    await mustRun(
      lineside,
      [
        'user',
        'add',
        'second.f',
        '--role',
        'LEADER',
        '--clients',
        FLOOR.client,
        '--full-name',
        'Second Leader',
      ],
      SAMPLE.password,
    );
  });
});

afterAll(() => station?.stop());

const sitAs = async (who: string): Promise<Seat> => {
  const seat = await station.sit();
  await logIn(seat.page, who, SAMPLE.password);
  return seat;
};

const place = (date: string) => ({ client: FLOOR.client, line: 'L1', date, shift: 'SHIFT_1ST' });

const producedOf = async (date: string) =>
  (await exportedRows(station.lineside, 'production_entry', FLOOR.client, date)).map((row) => [
    row['work_order_id_fk'],
    row['units_produced'],
  ]);

const row = {
  workOrder: 'W1',
  unitsProduced: '40',
  unitsDefective: '',
  runHours: '4',
  employeesAssigned: '5',
};

describe('without a network', () => {
  test('typing goes on, is kept in the browser, and reaches the engine when it is back', async () => {
    const date = '2025-12-08';
    const { page, context } = await sitAs(FLOOR.leader);
    await openSheet(page, place(date));
    await context.setOffline(true);
    await typeRow(page, 0, row);
    await page.getByText('No connection. Go on typing: it is kept in this browser.').waitFor();
    await typeRow(page, 1, { ...row, workOrder: 'W2' });
    await expect.poll(() => cell(page, 1, 'unitsProduced').innerText()).toBe('40');
    const kept = await page.evaluate(() =>
      Object.entries(localStorage).filter(([name]) => name.startsWith('lineside.draft|')),
    );
    expect(kept).toHaveLength(1);
    expect(kept[0]?.[1]).toContain('"W2"');
    await context.setOffline(false);
    await page
      .getByText('No connection. Go on typing: it is kept in this browser.')
      .waitFor({ state: 'detached' });
    await expect
      .poll(() =>
        page.evaluate(() => Object.keys(localStorage).some((name) => name.startsWith('lineside.draft|'))),
      )
      .toBe(false);
    // The engine has it: another window of the same user finds it.
    const other = await sitAs(FLOOR.leader);
    await openSheet(other.page, place(date));
    await expect.poll(() => cell(other.page, 1, 'workOrder').innerText()).toContain('W2');
    await other.page.getByText(/Draft of .* restored/).waitFor();
  });

  test('a submit whose answer is lost waits, is sent again as it was, and is saved once', async () => {
    const date = '2025-12-09';
    const { page, context } = await sitAs(FLOOR.leader);
    await openSheet(page, place(date));
    await typeRow(page, 0, row);
    const dialog = await readBack(page);
    // The engine gets the submit and saves it; the network goes before the answer has come.
    await page.route('**/rpc/sheet/record', async (route) => {
      await route.fetch();
      await context.setOffline(true);
      await route.abort('connectionreset');
    });
    await page.keyboard.press('Control+Enter');
    await dialog.getByText(/The connection was lost while this was saved/).waitFor();
    await expect
      .poll(() => dialog.getByRole('button', { name: 'Back to the sheet' }).isDisabled())
      .toBe(true);
    expect(await producedOf(date)).toEqual([['W1', '40']]);
    await page.unroute('**/rpc/sheet/record');
    await context.setOffline(false);
    await dialog.waitFor({ state: 'detached' });
    await page.locator('[data-action=discard-all]').waitFor({ state: 'detached' });
    expect(await producedOf(date)).toEqual([['W1', '40']]);
  });

  test('a submit whose answer is lost is saved once, also when the window is opened anew', async () => {
    const date = '2025-12-10';
    const { page } = await sitAs(FLOOR.leader);
    await openSheet(page, place(date));
    await typeRow(page, 0, row);
    const dialog = await readBack(page);
    await page.route('**/rpc/sheet/record', async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    });
    await page.keyboard.press('Control+Enter');
    await dialog.getByText(/The connection was lost while this was saved/).waitFor();
    await page.unroute('**/rpc/sheet/record');
    await page.reload();
    await expect.poll(() => cell(page, 0, 'unitsProduced').innerText()).toBe('40');
    await expect.poll(() => cell(page, 1, 'workOrder').innerText()).toBe('');
    await page.locator('[data-action=discard-all]').waitFor({ state: 'detached' });
    expect(await producedOf(date)).toEqual([['W1', '40']]);
  });
});

describe('a draft', () => {
  test('outlives a window that is closed at once, a host that is killed, and a log-out', async () => {
    const date = '2025-12-11';
    const first = await sitAs(FLOOR.leader);
    await openSheet(first.page, place(date));
    await typeRow(first.page, 0, row);
    await expect.poll(() => cell(first.page, 0, 'unitsProduced').innerText()).toBe('40');
    // As a person closes it: the page is told that it goes.
    const gone = first.page.waitForEvent('close');
    await first.page.close({ runBeforeUnload: true });
    await gone;
    const second = await sitAs(FLOOR.leader);
    await openSheet(second.page, place(date));
    await expect.poll(() => cell(second.page, 0, 'unitsProduced').innerText()).toBe('40');

    await typeRow(second.page, 1, { ...row, unitsProduced: '41' });
    await station.restart('SIGKILL');
    await second.page.reload();
    await expect.poll(() => cell(second.page, 1, 'unitsProduced').innerText()).toBe('41');

    await typeRow(second.page, 2, { ...row, unitsProduced: '42' });
    await second.page.locator('[data-testid=user-menu]').click();
    await second.page.getByRole('menuitem', { name: 'Log out' }).click();
    await second.page.locator('[name=username]').waitFor();
    const third = await sitAs(FLOOR.leader);
    await openSheet(third.page, place(date));
    await expect.poll(() => cell(third.page, 2, 'unitsProduced').innerText()).toBe('42');
    expect(await producedOf(date)).toEqual([]);
  });

  test('that two windows have typed ends in a question, and loses nothing', async () => {
    const date = '2025-12-12';
    const [here, there] = [await sitAs(FLOOR.leader), await sitAs(FLOOR.leader)];
    await openSheet(here.page, place(date));
    await openSheet(there.page, place(date));
    await typeRow(there.page, 0, { ...row, unitsProduced: '51' });
    await expect
      .poll(() =>
        there.page.evaluate(() =>
          Object.keys(localStorage).some((name) => name.startsWith('lineside.draft|')),
        ),
      )
      .toBe(false);
    await typeRow(here.page, 0, { ...row, workOrder: 'W2', unitsProduced: '52' });
    const dialog = openDialog(here.page);
    await dialog.getByText('Two drafts of this sheet').waitFor();
    await dialog.getByRole('button', { name: /Keep both/ }).click();
    await dialog.waitFor({ state: 'detached' });
    const units = async () => [
      await cell(here.page, 0, 'unitsProduced').innerText(),
      await cell(here.page, 1, 'unitsProduced').innerText(),
    ];
    await expect.poll(units).toEqual(['51', '52']);
  });

  test('is told to whoever opens the same sheet, by name and time, and what is in it is not', async () => {
    const date = noonDate();
    const first = await sitAs(FLOOR.leader);
    await openSheet(first.page, place(date));
    await typeRow(first.page, 0, row);
    await expect
      .poll(() =>
        first.page.evaluate(() =>
          Object.keys(localStorage).some((name) => name.startsWith('lineside.draft|')),
        ),
      )
      .toBe(false);
    const second = await sitAs('second.f');
    await openSheet(second.page, place(date));
    await expect
      .poll(() => second.page.getByTestId('drafts-elsewhere').innerText())
      .toMatch(/has an unsaved draft of this sheet, last changed \d\d:\d\d/);
    await expect.poll(() => cell(second.page, 0, 'workOrder').innerText()).toBe('');
  });
});
