import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, logIn, openDialog } from './hands';
import { startStation, type Seat, type Station } from './harness';
import { daysAgo, importRows, mustRun, SAMPLE } from './sample-data';

/*
 * Sixteen people of a line, one of them absent and covered, typed by keyboard; what the KPIs make of it; and two leaders
 * of two clients who want the same person at the same moment.
 */
const CLIENT = 'ATT-ONE';
const OTHER = 'ATT-TWO';
const PEOPLE = 16;
/** A dozen runs of the command line, on a machine that is busy with other things. */
const SETTING_UP_MS = 400_000;

/** The last working day: the calendar asks for a first shift from Monday to Friday. */
const date = [0, 1, 2].map(daysAgo).find((day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()));

let station: Station;
let leader: Seat;
let colleague: Seat;

const codeOf = (at: number): string => `E-${String(at + 1).padStart(2, '0')}`;

beforeAll(async () => {
  station = await startStation(async (lineside) => {
    await mustRun(lineside, ['init', '--admin', SAMPLE.admin], SAMPLE.password);
    const clients = [CLIENT, OTHER];
    for (const client of clients) {
      const place = ['--name', `Client ${client}`, '--timezone', SAMPLE.timezone];
      await mustRun(lineside, ['client', 'provision', client, ...place]);
    }
    const ofEach = (row: (client: string) => Parameters<typeof importRows>[3][number]) => clients.map(row);
    await importRows(
      lineside,
      'shift',
      CLIENT,
      ofEach((client) => ({
        shift_id: 'FIRST',
        client_id_fk: client,
        shift_name: 'First shift',
        shift_type: 'SHIFT_1ST',
        start_time: '07:00',
        end_time: '17:00',
        standard_hours: 9,
      })),
    );
    await importRows(
      lineside,
      'work_order',
      CLIENT,
      ofEach((client) => ({
        work_order_id: `WO-${client}`,
        client_id_fk: client,
        planned_quantity: 500,
        status: 'ACTIVE',
        ideal_cycle_time: 0.25,
      })),
    );
    await importRows(
      lineside,
      'production_entry',
      CLIENT,
      ofEach((client) => ({
        work_order_id_fk: `WO-${client}`,
        client_id_fk: client,
        shift_date: String(date),
        shift_type: 'SHIFT_1ST',
        units_produced: 100,
        run_time_hours: 9,
        employees_assigned: 10,
        line: 'L1',
      })),
    );
    await importRows(lineside, 'employee', CLIENT, [
      ...Array.from({ length: PEOPLE }, (_, at) => ({
        employee_id: codeOf(at),
        employee_name: `Person ${codeOf(at)}`,
        is_floating_pool: 'FALSE',
        client_id_assigned: CLIENT,
      })),
      ...['FLOAT-1', 'FLOAT-2', 'FLOAT-3'].map((code) => ({
        employee_id: code,
        employee_name: `Person ${code}`,
        is_floating_pool: 'TRUE',
        client_id_assigned: '',
      })),
    ]);
    for (const [name, client] of [
      ['leader.one', CLIENT],
      ['leader.two', OTHER],
    ] as const) {
      const who = ['--role', 'LEADER', '--clients', client, '--full-name', `Leader of ${client}`];
      await mustRun(lineside, ['user', 'add', name, ...who], SAMPLE.password);
    }
  });
  leader = await station.sit();
  await logIn(leader.page, 'leader.one', SAMPLE.password);
  colleague = await station.sit();
  await logIn(colleague.page, 'leader.two', SAMPLE.password);
}, SETTING_UP_MS);

afterAll(() => station?.stop());

const open = async (page: Page, view: string): Promise<void> => {
  const search = new URLSearchParams({ line: 'L1', date: String(date), shift: 'SHIFT_1ST', view });
  await page.evaluate((query) => (location.hash = `/people?${query}`), search.toString());
};

const rowOf = (page: Page, code: string) => page.locator(`tr[data-person="${code}"]`);

type Result = { value: number | null; numerator: number | null; denominator: number | null };

const kpi = async (name: string): Promise<Result> => {
  const range = ['--from', String(date), '--to', String(date), '--kpi', name];
  const answer = await station.linesideJson(['kpi', '--client', CLIENT, ...range]);
  const [result] = (answer as { results: Result[] }).results;
  if (!result) throw new Error(`No result of ${name}`);
  const { value, numerator, denominator } = result;
  return { value, numerator, denominator };
};

/** Presses keys one after the other and answers how many there were. */
const press = async (page: Page, keys: readonly string[]): Promise<number> => {
  for (const key of keys) await page.keyboard.press(key);
  return keys.length;
};

test('the crew of a line and shift is chosen once', async () => {
  const { page } = leader;
  await open(page, 'attendance');
  await page.getByRole('heading', { name: 'Nobody is expected here yet' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Crew' }).click();
  const drawer = openDialog(page);
  await drawer.getByLabel(/E-01/).waitFor();
  for (let at = 0; at < PEOPLE; at += 1) await drawer.getByLabel(new RegExp(codeOf(at))).check();
  await expectAccessible(page);
  await drawer.getByRole('button', { name: 'Save crew' }).click();
  await drawer.waitFor({ state: 'detached' });
  await expect.poll(() => page.locator('tr[data-person]').count()).toBe(PEOPLE);
});

test('sixteen people with one covered absence take a dozen keys', async () => {
  const { page } = leader;
  await rowOf(page, 'E-01').waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TR');
  // Down to the fifth, absent, medical leave, covered by the first who is free.
  const keys = ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'a', '3'];
  let pressed = await press(page, keys);
  await expect.poll(() => rowOf(page, 'E-05').textContent()).toContain('Absent: Medical leave');
  pressed += await press(page, ['c']);
  await page.getByRole('group', { name: 'Who stands in for Person E-05?' }).waitFor();
  await expectAccessible(page);
  pressed += await press(page, ['Enter']);
  await expect.poll(() => rowOf(page, 'E-05').textContent()).toContain('Person FLOAT-1');
  pressed += await press(page, ['Control+Enter']);
  const dialog = openDialog(page);
  await dialog.waitFor();
  const told = await dialog.textContent();
  expect(told).toContain('15 people were there the whole shift of 9.00 h.');
  expect(told).toContain('Person E-05 was absent the whole shift (Medical leave).');
  expect(told).toContain('Person FLOAT-1 of the floating pool is booked and stands in.');
  expect(told).toContain('Absenteeism of the shift is then 6.3');
  await expectAccessible(page);
  pressed += await press(page, ['Enter']);
  await dialog.waitFor({ state: 'detached' });
  expect(pressed).toBeLessThanOrEqual(12);
  await page.getByRole('status').filter({ hasText: 'Everybody is recorded.' }).waitFor();

  // 9 of 16 × 9 = 144 hours; the cover counts once it is confirmed.
  expect(await kpi('absenteeism')).toEqual({ value: 6.25, numerator: 9, denominator: 144 });
  expect(await kpi('coverage-rate')).toEqual({ value: 0, numerator: 0, denominator: 9 });
  await press(page, ['v']);
  await page.getByRole('status').filter({ hasText: 'Everybody is recorded and verified.' }).waitFor();
  expect(await kpi('coverage-rate')).toEqual({ value: 100, numerator: 9, denominator: 9 });
  await mustRun(station.lineside, ['settings', 'set', '--client', CLIENT, 'absenteeism_basis', 'uncovered']);
  expect(await kpi('absenteeism')).toEqual({ value: 0, numerator: 0, denominator: 144 });
  // Who stands in for somebody is not idle: 100 × 0.25 h of 10 × 9 h.
  expect(await kpi('efficiency')).toMatchObject({ numerator: 25, denominator: 90 });
});

test('what is typed and not saved is there again after a reload', async () => {
  const { page } = leader;
  const kept = page.waitForResponse((answer) => answer.url().includes('drafts/save') && answer.ok());
  await press(page, ['Home', 'l', '1', '5', 'Enter']);
  await expect.poll(() => rowOf(page, 'E-01').textContent()).toContain('Late 15 min');
  await kept;
  await page.reload();
  await expect.poll(() => rowOf(page, 'E-01').textContent()).toContain('Late 15 min');
  await page.getByText(/is here again/).waitFor();
  // Of the others, who were recorded before, nothing is said.
  await page.getByRole('button', { name: 'Read back and save' }).click();
  const lines = openDialog(page).getByRole('listitem');
  await lines.first().waitFor();
  await expect.poll(() => lines.allInnerTexts()).toEqual([expect.stringContaining('15 min')]);
  await page.getByRole('button', { name: 'Back to the sheet' }).click();
  await openDialog(page).waitFor({ state: 'detached' });
  const dropped = page.waitForResponse((answer) => answer.url().includes('drafts/discard') && answer.ok());
  await page.getByRole('button', { name: 'Discard' }).first().click();
  await dropped;
  await expect.poll(() => rowOf(page, 'E-01').textContent()).toContain('Present');
});

test('two who record the same person see both values, and the one that is chosen holds', async () => {
  const { page, problems } = leader;
  const other = await station.sit();
  await logIn(other.page, 'leader.one', SAMPLE.password);
  for (const each of [page, other.page]) {
    await open(each, 'attendance');
    await rowOf(each, 'E-07').waitFor();
  }
  const save = async (each: Page): Promise<void> => {
    await press(each, ['Control+Enter']);
    await openDialog(each).getByRole('button', { name: 'Confirm' }).waitFor();
    await press(each, ['Enter']);
  };
  const late = async (each: Page, minutes: string): Promise<void> => {
    await rowOf(each, 'E-07').click();
    await press(each, ['l', ...minutes, 'Enter']);
    await expect.poll(() => rowOf(each, 'E-07').textContent()).toContain(`Late ${minutes} min`);
  };
  await late(page, '20');
  await late(other.page, '35');
  await save(other.page);
  await openDialog(other.page).waitFor({ state: 'detached' });
  await save(page);
  const dialog = openDialog(page).filter({ hasText: 'Somebody else changed this row' });
  await dialog.waitFor();
  const sides = dialog.getByRole('radiogroup', { name: 'Person E-07' }).getByRole('radio');
  await expect.poll(() => sides.first().textContent()).toContain('Late 20 min');
  await expect.poll(() => sides.last().textContent()).toContain('Late 35 min');
  await expectAccessible(page);
  // The focus is on one's own value.
  await expect.poll(() => sides.first().evaluate((side) => side === document.activeElement)).toBe(true);
  await press(page, ['Space']);
  await dialog.getByRole('button', { name: 'Use the chosen values' }).press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => rowOf(page, 'E-07').textContent()).toContain('Late 20 min');
  await save(page);
  await openDialog(page).waitFor({ state: 'detached' });
  await page.getByRole('status').filter({ hasText: 'Everybody is recorded' }).waitFor();
  await other.page.reload();
  await expect.poll(() => rowOf(other.page, 'E-07').textContent()).toContain('Late 20 min');
  expect([...problems, ...other.problems]).toEqual([]);
  await other.page.context().close();
});

test('two leaders of two clients take the same person at the same moment: one has them', async () => {
  const seats = [leader, colleague];
  const book = ({ page }: Seat) => rowOf(page, 'FLOAT-2').getByRole('button', { name: /^Book/ });
  for (const { page } of seats) await open(page, 'pool');
  for (const seat of seats) await book(seat).waitFor();
  await expectAccessible(leader.page);
  await Promise.all(seats.map((seat) => book(seat).click()));
  const released = ({ page }: Seat) => rowOf(page, 'FLOAT-2').getByRole('button', { name: /^Let go/ });
  await expect
    .poll(async () => (await Promise.all(seats.map((seat) => released(seat).count()))).toSorted())
    .toEqual([0, 1]);
  const isFirst = (await released(leader).count()) === 1;
  const [winner, loser] = isFirst ? [leader, colleague] : [colleague, leader];
  const theirs = isFirst ? CLIENT : OTHER;
  await loser.page
    .getByRole('alert')
    .filter({ hasText: 'Person FLOAT-2 is taken on this shift. Choose somebody else.' })
    .waitFor();
  await expect.poll(() => rowOf(loser.page, 'FLOAT-2').textContent()).toContain('Taken by another client');
  expect(await loser.page.locator('main').textContent()).not.toContain(theirs);
  await expect.poll(() => rowOf(winner.page, 'FLOAT-2').textContent()).toContain(theirs);
});

test('whoever is booked and stands in for nobody counts in the efficiency of the line', async () => {
  const { page } = leader;
  await open(page, 'pool');
  await rowOf(page, 'FLOAT-3').getByRole('button', { name: /^Book/ }).click();
  await rowOf(page, 'FLOAT-3')
    .getByRole('button', { name: /^Let go/ })
    .waitFor();
  const idle =
    (await rowOf(page, 'FLOAT-2')
      .getByRole('button', { name: /^Let go/ })
      .count()) + 1;
  const hours = (10 + idle) * 9;
  expect(await kpi('efficiency')).toEqual({ value: 2500 / hours, numerator: 25, denominator: hours });
  await rowOf(page, 'FLOAT-3')
    .getByRole('button', { name: /^Let go/ })
    .click();
  await rowOf(page, 'FLOAT-3').getByRole('button', { name: /^Book/ }).waitFor();
  expect(await kpi('efficiency')).toMatchObject({ denominator: hours - 9 });
});

test('absences and Bradford factors say what they are not for', async () => {
  const { page, problems } = leader;
  await open(page, 'absences');
  const row = page.getByRole('row', { name: /Person E-05/ });
  await row.waitFor();
  await expect.poll(() => row.textContent()).toContain('Medical leave 9.00 h');
  await expect.poll(() => page.locator('main').textContent()).toContain('Not for ranking people');
  await expectAccessible(page);
  expect(problems).toEqual([]);
  expect(colleague.problems).toEqual([]);
});
