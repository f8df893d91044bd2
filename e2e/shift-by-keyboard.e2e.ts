import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, logIn, openDialog } from './hands';
import { startStation, type Station } from './harness';
import { exportedRows, noonDate, noonZone } from './line-hands';
import { importRows, makePlant, mustRun, SAMPLE } from './sample-data';

const CLIENT = 'K-ONE';
const OPERATOR = 'operator.k';

/** Orders on the floor; the shift makes five of them. */
const ORDERS = ['1082', '1083', '1090', '1104', '1107', '1111', '1116', '1125', '1130', '1138'].map(
  (number) => `WO-${number}`,
);

/** What the shift made: order, what is typed to find it, good, defective, run hours, people. */
const MADE = [
  ['WO-1082', '82', 120, 3, 2, 10],
  ['WO-1083', '83', 80, 0, 1.5, 10],
  ['WO-1090', '90', 200, 4, 3, 10],
  ['WO-1104', '04', 45, 1, 1, 10],
  ['WO-1107', '07', 60, 0, 1, 10],
] as const;

let station: Station;

beforeAll(async () => {
  station = await startStation(async (lineside) => {
    await makePlant(lineside, [], []);
    const place = ['--name', 'Keyboard Floor', '--timezone', noonZone(), '--industry', 'apparel'];
    await mustRun(lineside, ['client', 'provision', CLIENT, ...place]);
    await mustRun(
      lineside,
      ['user', 'add', OPERATOR, '--role', 'OPERATOR', '--clients', CLIENT],
      SAMPLE.password,
    );
    await importRows(
      lineside,
      'work_order',
      CLIENT,
      ORDERS.map((order, at) => ({
        work_order_id: order,
        client_id_fk: CLIENT,
        style_model: `STYLE-${String.fromCodePoint(65 + at)}`,
        planned_quantity: 5000,
        status: 'ACTIVE',
        ideal_cycle_time: 0.15,
      })),
    );
    // A line and an operation exist from their first import on; there is no production to copy from.
    const long = { client_id_fk: CLIENT, shift_date: '2025-01-06', shift_type: 'SHIFT_1ST' };
    await importRows(lineside, 'downtime_entry', CLIENT, [
      { ...long, line: 'L1', downtime_reason: 'OTHER', downtime_duration_minutes: 5 },
    ]);
    await importRows(lineside, 'quality_entry', CLIENT, [
      {
        ...long,
        work_order_id_fk: ORDERS[9] ?? '',
        operation_checked: 'SEW',
        units_inspected: 10,
        units_passed: 10,
        units_defective: 0,
        total_defects_count: 0,
      },
    ]);
  });
});

afterAll(() => station?.stop());

/** Notes every key that goes down on the page from now on, modifiers too. */
const countKeys = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const noted: string[] = [];
    Object.assign(globalThis, { noted });
    const note = (event: KeyboardEvent): void => {
      if (event.isTrusted) noted.push(event.key);
    };
    window.addEventListener('keydown', note, true);
  });

const pressesOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as { noted: string[] }).noted);

const KEYS = /^(?:Tab|Enter|Escape|Control\+.+|Alt\+.+)$/;

/** Presses keys one after the other, without waiting for anything in between. */
const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) {
    if (KEYS.test(key)) await page.keyboard.press(key);
    else await page.keyboard.type(key);
  }
};

test('a shift of five orders, two stops and an inspection takes fewer than 150 keys', async () => {
  const date = noonDate();
  const { page, problems } = await station.sit();
  await logIn(page, OPERATOR, SAMPLE.password);
  // An operator comes to the sheet of the shift that runs, with the focus on its empty row.
  await page.locator(`[data-place="${CLIENT}|${date}|SHIFT_1ST"] [data-active] .ag-cell-focus`).waitFor();
  await expect.poll(() => page.locator('[data-active] .ag-row[row-index]').count()).toBeLessThanOrEqual(2);
  await page.locator('#section-hours').waitFor({ state: 'attached' });
  await countKeys(page);

  for (const [, found, good, defective, run, people] of MADE) {
    const scrap = defective === 0 ? '' : String(defective);
    await press(page, found, 'Tab', 'Tab', String(good + defective), 'Tab', scrap, 'Tab');
    await press(page, String(run), 'Tab', String(people), 'Enter');
  }
  await press(page, 'Alt+2', '910', 'Tab', 'Tab', '20', 'Tab', 'eq', 'Enter');
  await press(page, 'Tab', 'Tab', '10', 'Tab', 'ch', 'Enter');
  await press(page, 'Alt+3', '82', 'Tab', 'Tab', '100', 'Tab', '97', 'Tab', 'Tab', '3st', 'Enter');
  await press(page, 'Control+Enter');
  const dialog = openDialog(page);
  const complaint = page.locator('[data-place] [role=alert]');
  await dialog.or(complaint).first().waitFor();
  await expect.poll(() => complaint.allInnerTexts()).toEqual([]);
  const read = await dialog.innerText();
  for (const [code, , good] of MADE) expect(read).toMatch(new RegExp(`${good} good .*${code}`));
  expect(read).toContain('Equipment failure, 20 min, 09:10 to 09:30');
  expect(read).toContain('Changeover and setup, 10 min');
  expect(read).toContain('100 inspected, 97 passed, 3 defective on WO-1082 at SEW: 3 Stitching');
  await expectAccessible(page);
  await press(page, 'Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.locator('[data-action=discard-all]').waitFor({ state: 'detached' });

  const presses = await pressesOf(page);
  process.stdout.write(`${presses.length} key events: ${presses.join(' ')}\n`);
  expect(presses.length).toBeLessThan(150);

  const rows = async (table: string) => exportedRows(station.lineside, table, CLIENT, date);
  expect(
    (await rows('production_entry')).map((row) => [
      row['work_order_id_fk'],
      row['units_produced'],
      row['units_defective'],
      row['run_time_hours'],
      row['employees_assigned'],
      row['line'],
      row['shift_type'],
    ]),
  ).toEqual(
    MADE.map(([code, , good, defective, run, people]) =>
      [code, good + defective, defective, run, people, 'L1', 'SHIFT_1ST'].map(String),
    ),
  );
  expect(
    (await rows('downtime_entry')).map((row) => [
      row['downtime_reason'],
      row['downtime_duration_minutes'],
      row['downtime_start_time'],
      row['line'],
    ]),
  ).toEqual([
    ['EQUIPMENT_FAILURE', '20', '09:10', 'L1'],
    ['CHANGEOVER_SETUP', '10', '', 'L1'],
  ]);
  const inspections = await rows('quality_entry');
  expect(
    inspections.map((row) => [
      row['work_order_id_fk'],
      row['operation_checked'],
      row['units_inspected'],
      row['units_passed'],
      row['units_defective'],
      row['total_defects_count'],
    ]),
  ).toEqual([['WO-1082', 'SEW', '100', '97', '3', '3']]);
  const details = await rows('defect_detail');
  expect(details.map((row) => [row['quality_entry_id_fk'], row['defect_type']])).toEqual(
    Array.from({ length: 3 }, () => [inspections[0]?.['quality_entry_id'], 'STITCHING']),
  );

  // The time of the shift is accounted for, and the focus waits on the empty row of the section.
  await expect
    .poll(() => page.getByTestId('account').innerText())
    .toMatch(/Run\s+8\.50 h[^]*Stops\s+0\.50 h/);
  await page.locator('#section-inspections .ag-cell-focus').waitFor();
  expect(problems).toEqual([]);
});
