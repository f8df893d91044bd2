import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { logIn, openSheet } from './hands';
import { startStation, type Station } from './harness';
import { importRows, makePlant, SAMPLE } from './sample-data';
import { pressAt, scan } from './scanner';
import { cellsOf, SHIFT_CELLS, SHIFT_KEYS } from './sheet-crash-hands';

/*
 * A busy PC hands over keys that were pressed while it had no time for them: back to back, or a few and then none for a
 * while. Wherever the page is then (an editor opens, a row is made, a section comes up), every key arrives in the cell that
 * it was typed for.
 */
const CLIENT = 'Q-ONE';
const LEADER = 'leader.q';

/** LINESIDE_SEED repeats the pauses of a run. */
const SEED = Number(process.env['LINESIDE_SEED'] ?? Date.now() % 1_000_000);

let state = SEED;
const random = (): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
};

let station: Station;

beforeAll(async () => {
  station = await startStation(async (lineside) => {
    await makePlant(lineside, [[CLIENT, 'Quick Floor', 'apparel']], [[LEADER, 'LEADER', CLIENT, 'Leader Q']]);
    await importRows(
      lineside,
      'work_order',
      CLIENT,
      ['WO-1', 'WO-2', 'WO-3'].map((order) => ({
        work_order_id: order,
        client_id_fk: CLIENT,
        planned_quantity: 90_000,
        status: 'ACTIVE',
        ideal_cycle_time: 0.25,
      })),
    );
    // A line and an operation exist from their first import on.
    const long = { client_id_fk: CLIENT, shift_date: '2024-01-08', shift_type: 'SHIFT_1ST' };
    await importRows(lineside, 'downtime_entry', CLIENT, [
      { ...long, line: 'L1', downtime_reason: 'OTHER', downtime_duration_minutes: 5 },
    ]);
    await importRows(lineside, 'quality_entry', CLIENT, [
      { ...long, work_order_id_fk: 'WO-1', operation_checked: 'SEW', units_inspected: 10, units_passed: 10 },
    ]);
  });
});

afterAll(() => station?.stop());

/** Every key of the shift on its own: characters, Tab, Enter, Alt with a digit. */
const PRESSES = SHIFT_KEYS.flatMap((key) => (/^(?:Tab|Enter|Alt\+\d)$/.test(key) ? [key] : [...key]));

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** Ways in which keys arrive. */
const PACES = {
  'one as soon as the one before was handled': async (page: Page) => {
    for (const key of PRESSES) await page.keyboard.press(key);
  },
  'all at once': async (page: Page) => {
    // What was sent is handled in its order, also when nobody waits for it.
    const sent = PRESSES.flatMap((key) => {
      if (!key.startsWith('Alt+')) return [page.keyboard.press(key)];
      return [page.keyboard.down('Alt'), page.keyboard.press(key.slice(4)), page.keyboard.up('Alt')];
    });
    await Promise.all(sent);
  },
  'a few at once': async (page: Page) => {
    for (const key of PRESSES) {
      await page.keyboard.press(key);
      if (random() < 0.4) await pause(random() * 60);
    }
  },
} as const;

/** Opens a sheet of its own as somebody does who starts the day: the page has loaded nothing yet. */
const open = async (page: Page, date: string): Promise<void> => {
  await openSheet(page, { line: 'L1', date, shift: 'SHIFT_1ST' });
  await page.reload();
  await page.locator(`[data-place="${CLIENT}|${date}|SHIFT_1ST"] [data-active] .ag-cell-focus`).waitFor();
};

let day = 0;
const nextDate = (): string => {
  day += 1;
  return new Date(Date.UTC(2025, 2, 3 + day)).toISOString().slice(0, 10);
};

const rounds = Object.entries(PACES).flatMap(([pace, type]) =>
  [1, 4].map((slower) => ({ pace, type, slower })),
);

test.for(rounds)(
  'a shift is typed whole with keys that come $pace, on a machine $slower times as slow',
  { timeout: 300_000 },
  async ({ type, slower }) => {
    const { page, context, problems } = await station.sit();
    await logIn(page, LEADER, SAMPLE.password);
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
    for (let round = 0; round < 2; round += 1) {
      await open(page, nextDate());
      await type(page);
      await expect
        .poll(() => cellsOf(page), { timeout: 60_000, message: `seed ${SEED}` })
        .toEqual(SHIFT_CELLS);
    }
    expect(problems).toEqual([]);
    await context.close();
  },
);

test('keys that follow a scan at once are typed where it led', { timeout: 120_000 }, async () => {
  const { page, problems } = await station.sit();
  await logIn(page, LEADER, SAMPLE.password);
  await open(page, nextDate());
  await page.keyboard.press('Alt+2');
  await page.locator('#section-stops[data-active] .ag-cell-focus').waitFor();
  await pressAt(page, 1, [...'WO-2', 'Enter', ...'250', 'Tab', ...'3', 'Tab', ...'1.5', 'Enter']);
  await expect
    .poll(() => cellsOf(page))
    .toEqual({
      'section-production 0 workOrder': 'WO-2',
      'section-production 0 unitsProduced': '250',
      'section-production 0 unitsDefective': '3',
      'section-production 0 runHours': '1.5',
    });
  await scan(page, 'WO-2');
  await page.keyboard.type('9');
  await page.keyboard.press('Tab');
  await expect.poll(async () => (await cellsOf(page))['section-production 0 employeesAssigned']).toBe('9');
  expect(problems).toEqual([]);
});

test('keys that take back what was typed come in their order, too', { timeout: 120_000 }, async () => {
  const { page, problems } = await station.sit();
  await logIn(page, LEADER, SAMPLE.password);
  await open(page, nextDate());
  const keys = [
    ...[
      'W',
      'O',
      '-',
      '2',
      'Backspace',
      '3',
      'Tab',
      'Tab',
      '1',
      '2',
      'ArrowLeft',
      '0',
      'Tab',
      '4',
      'Shift+Tab',
    ],
    ...['1', '0', '5', 'Tab', '6', 'Enter'],
  ];
  const sent = keys.flatMap((key) =>
    key === 'Shift+Tab'
      ? [page.keyboard.down('Shift'), page.keyboard.press('Tab'), page.keyboard.up('Shift')]
      : [page.keyboard.press(key)],
  );
  await Promise.all(sent);
  await expect
    .poll(() => cellsOf(page))
    .toEqual({
      'section-production 0 workOrder': 'WO-3',
      'section-production 0 unitsProduced': '105',
      'section-production 0 unitsDefective': '6',
    });
  expect(problems).toEqual([]);
});
