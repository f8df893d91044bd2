import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GOLDEN_CASES, GOLDEN_RANGE, goldenFiles } from './golden-cases';
import {
  cell,
  expectAccessible,
  logIn,
  openDialog,
  openSheet,
  readBack,
  save,
  totalCell,
  typeRow,
  type Typed,
} from './hands';
import { startStation, type Seat, type Station } from './harness';
import { importRows, makePlant, mustRun, SAMPLE, today } from './sample-data';

let station: Station;

const goldenClients = GOLDEN_CASES.map(({ client }) => client);

beforeAll(async () => {
  station = await startStation(async (lineside) => {
    await makePlant(lineside, [['S-ONE', 'Sheet One', 'apparel']], []);
    const folder = await mkdtemp(path.join(tmpdir(), 'lineside-sheet-'));
    for (const { table, content } of goldenFiles()) {
      if (table === 'production_entry') continue;
      await writeFile(path.join(folder, `${table}.csv`), content);
      await mustRun(lineside, ['import', table, path.join(folder, `${table}.csv`)]);
    }
    await rm(folder, { recursive: true });
    for (const { client, settings = {} } of GOLDEN_CASES) {
      for (const [key, value] of Object.entries(settings)) {
        await mustRun(lineside, ['settings', 'set', key, value, '--client', client]);
      }
    }
    await mustRun(
      lineside,
      ['user', 'add', 'leader.s', '--role', 'LEADER', '--clients', ['S-ONE', ...goldenClients].join(',')],
      SAMPLE.password,
    );
    await mustRun(
      lineside,
      ['user', 'add', 'operator.s', '--role', 'OPERATOR', '--clients', 'S-ONE'],
      SAMPLE.password,
    );
    await importRows(
      lineside,
      'work_order',
      'S-ONE',
      ['S-100', 'S-200', 'S-CLOSED'].map((code) => ({
        work_order_id: code,
        client_id_fk: 'S-ONE',
        planned_quantity: 900,
        status: code === 'S-CLOSED' ? 'COMPLETED' : 'ACTIVE',
        ideal_cycle_time: 0.25,
      })),
    );
  });
});

afterAll(() => station?.stop());

const sitAs = async (who: string): Promise<Seat> => {
  const seat = await station.sit();
  await logIn(seat.page, who, SAMPLE.password);
  return seat;
};

const FIELDS = {
  units_produced: 'unitsProduced',
  units_defective: 'unitsDefective',
  run_time_hours: 'runHours',
  employees_assigned: 'employeesAssigned',
  employees_present: 'employeesPresent',
  employees_floating_idle: 'employeesFloatingIdle',
  shift_hours_scheduled: 'scheduledHours',
} as const;

const USUAL = {
  shift_date: '2025-12-02',
  units_produced: 100,
  run_time_hours: 8,
  employees_assigned: 10,
  shift_hours_scheduled: 9,
};

describe('the worked examples, typed', () => {
  // A line exists from its first import on; the sheet offers known lines only.
  const typed = GOLDEN_CASES.filter(
    ({ entries }) => entries.length > 0 && entries.every((entry) => !entry['line']),
  );

  test('there are enough of them', () => expect(typed.length).toBeGreaterThanOrEqual(6));

  test.each(typed)('$name', async ({ client, entries, expected }) => {
    const { page, problems } = await sitAs('leader.s');
    for (const [at, entry] of entries.entries()) {
      const row: Readonly<Record<string, string | number>> = { ...USUAL, ...entry };
      const dates = entries.slice(0, at).map((each) => each['shift_date'] ?? USUAL.shift_date);
      const index = dates.filter((date) => date === row['shift_date']).length;
      await openSheet(page, { client, line: '-', date: String(row['shift_date']), shift: 'SHIFT_1ST' });
      const cells: Typed = { workOrder: 'W1' };
      for (const [field, column] of Object.entries(FIELDS)) {
        if (row[field] !== undefined && row[field] !== '') cells[column] = String(row[field]);
      }
      await typeRow(page, index, cells);
      await save(page);
    }
    const { from, to } = GOLDEN_RANGE;
    const answer = (await station.linesideJson(['kpi', '--client', client, '--from', from, '--to', to])) as {
      results: { kpi: string; value: number | null; numerator: number; denominator: number }[];
    };
    await page.evaluate(
      (query) => (location.hash = `/today?${query}`),
      new URLSearchParams({ client, to, days: '61' }).toString(),
    );
    for (const { kpi, value, numerator, denominator } of expected) {
      const told = answer.results.find((result) => result.kpi === kpi);
      expect(told?.value).toBeCloseTo(value ?? Number.NaN, 9);
      expect(told?.numerator).toBeCloseTo(numerator, 9);
      expect(told?.denominator).toBeCloseTo(denominator, 9);
      const shown = await page.getByTestId(`value-${kpi}`).innerText();
      expect(shown.replaceAll(/[~%\s]/g, '')).toBe(told?.value?.toFixed(1));
    }
    expect(problems).toEqual([]);
  });
});

describe('bad input', () => {
  test('is refused at its cell with a sentence, and loses nothing else', async () => {
    const { page } = await sitAs('leader.s');
    await openSheet(page, { client: 'S-ONE', line: '-', date: today(), shift: 'SHIFT_1ST' });
    const bad: readonly (readonly [Typed, column: string, sentence: RegExp])[] = [
      [{ workOrder: 'S-100', unitsProduced: '-5', runHours: '4' }, 'unitsProduced', /0 or more/],
      [{ workOrder: 'S-100', unitsProduced: '10', unitsDefective: '11' }, 'unitsDefective', /More defective/],
      [
        { workOrder: 'S-100', unitsProduced: '10', runHours: '9', scheduledHours: '8' },
        'runHours',
        /More run hours/,
      ],
      [{ workOrder: 'S-NONE', unitsProduced: '10' }, 'workOrder', /no work order S-NONE/],
      [{ workOrder: 'S-CLOSED', unitsProduced: '10' }, 'workOrder', /completed/],
      [{ workOrder: 'S-100', unitsProduced: 'ten' }, 'unitsProduced', /not a number/],
      [{ workOrder: 'S-100', unitsProduced: '1.5' }, 'unitsProduced', /whole number/],
      [{ workOrder: 'S-100' }, 'unitsProduced', /units produced/],
    ];
    await typeRow(page, 0, { workOrder: 'S-200', unitsProduced: '77' });
    for (const [at, [typed]] of bad.entries()) await typeRow(page, at + 1, typed);
    await page.keyboard.press('Control+Enter');
    await page.getByText(`${bad.length} cells need correction:`).waitFor();
    for (const [at, [typed, column, sentence]] of bad.entries()) {
      await cell(page, at + 1, column).click();
      await expect
        .poll(() => page.locator('[data-active]').getByTestId('focus-line').innerText())
        .toMatch(sentence);
      expect(
        await cell(page, at + 1, column)
          .locator('[data-mark=error]')
          .count(),
      ).toBe(1);
      await expect.poll(() => cell(page, at + 1, 'workOrder').innerText()).toContain(typed.workOrder ?? '');
    }
    await expect.poll(() => cell(page, 0, 'unitsProduced').innerText()).toBe('77');
    expect(await openDialog(page).count()).toBe(0);
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Discard', exact: true }).click();
    await openSheet(page, { client: 'S-ONE', line: '-', date: '2099-01-04', shift: 'SHIFT_1ST' });
    await typeRow(page, 0, { workOrder: 'S-100', unitsProduced: '10' });
    await page.keyboard.press('Control+Enter');
    await page
      .getByText(/The shift date is after today/)
      .first()
      .waitFor();
    expect(await openDialog(page).count()).toBe(0);
  });
});

describe('two people on one row', () => {
  test('see both values and choose; nothing is overwritten in silence', async () => {
    const place = { client: 'S-ONE', line: '-', date: today(), shift: 'SHIFT_2ND' };
    const [first, second] = [await sitAs('leader.s'), await sitAs(SAMPLE.admin)];
    await openSheet(first.page, place);
    await typeRow(first.page, 0, {
      workOrder: 'S-100',
      unitsProduced: '100',
      runHours: '8',
      employeesAssigned: '10',
    });
    await save(first.page);
    await openSheet(second.page, place);
    await expect.poll(() => cell(second.page, 0, 'unitsProduced').innerText()).toBe('100');

    for (const [seat, units] of [
      [first, '110'],
      [second, '120'],
    ] as const) {
      await cell(seat.page, 0, 'unitsProduced').click();
      await seat.page.keyboard.type(units);
      await seat.page.keyboard.press('Enter');
    }
    await save(first.page);
    const dialog = await readBack(second.page);
    await dialog.getByText('Somebody else changed this row').waitFor();
    await expect.poll(() => dialog.getByRole('radio').first().innerText()).toContain('120');
    await expect.poll(() => dialog.getByRole('radio').last().innerText()).toContain('110');
    await expectAccessible(second.page);
    await dialog.getByRole('radio').first().click();
    await dialog.getByRole('button', { name: 'Use the chosen values' }).click();
    await dialog.waitFor({ state: 'detached' });
    await save(second.page);
    await expect.poll(() => totalCell(second.page, 'unitsProduced').innerText()).toBe('120');
    await first.page.reload();
    await expect.poll(() => cell(first.page, 0, 'unitsProduced').innerText()).toBe('120');
  });

  test('void a row with its reason; it leaves the sums and keeps its history', async () => {
    const { page } = await sitAs('leader.s');
    await openSheet(page, { client: 'S-ONE', line: '-', date: today(), shift: 'SHIFT_2ND' });
    await cell(page, 0, 'actions').getByRole('button', { name: 'Void row' }).click();
    const dialog = openDialog(page);
    await dialog.getByRole('button', { name: 'Mark as void' }).click();
    await dialog.getByText('A voided row needs a reason.').waitFor();
    await dialog.getByLabel('Reason').fill('Counted twice');
    await dialog.getByRole('button', { name: 'Mark as void' }).click();
    await dialog.waitFor({ state: 'detached' });
    const shown = await readBack(page);
    await expect.poll(() => shown.getByRole('listitem').innerText()).toContain('Reason: Counted twice');
    await shown.getByRole('button', { name: 'Confirm' }).click();
    await expect.poll(() => totalCell(page, 'unitsProduced').innerText()).toBe('0');
  });

  test('a row of somebody else is read-only for an operator and says why', async () => {
    const place = { client: 'S-ONE', line: '-', date: today(), shift: 'OTHER' };
    const leader = await sitAs('leader.s');
    await openSheet(leader.page, place);
    await typeRow(leader.page, 0, { workOrder: 'S-100', unitsProduced: '9' });
    await save(leader.page);
    const { page } = await sitAs('operator.s');
    await openSheet(page, place);
    await cell(page, 0, 'unitsProduced').click();
    await page.keyboard.type('1000');
    await page.keyboard.press('Enter');
    await expect.poll(() => cell(page, 0, 'unitsProduced').innerText()).toBe('9');
    await cell(page, 0, 'unitsProduced').click();
    await expect
      .poll(() => page.locator('[data-active]').getByTestId('focus-line').innerText())
      .toMatch(/A leader can change it/);
  });
});
