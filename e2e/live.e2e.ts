import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { cell, expectAccessible, logIn, openSheet, save, typeRow } from './hands';
import { startStation, type Seat, type Station } from './harness';
import { callFrom, changesToldTo, record, recorded } from './live-hands';
import { daysAgo, fillSampleData, importRows, SAMPLE, today } from './sample-data';
import { fillFloor } from './sample-floor';

type Clients = readonly { readonly id: number; readonly code: string }[];

/** Filling a plant by the command line takes its time on a busy machine. */
const FILLING_MS = 300_000;

let station: Station;
let leader: Seat;
let operator: Seat;
let idOf: (code: string) => number;

/** A day without work in the sample data, at which every number begins as none. */
const EMPTY_DAY = daysAgo(17);

beforeAll(async () => {
  station = await startStation(async (lineside) => {
    await fillSampleData(lineside);
    await fillFloor(lineside);
  });
  leader = await station.sit();
  await logIn(leader.page, SAMPLE.leader, SAMPLE.password);
  operator = await station.sit();
  await logIn(operator.page, SAMPLE.operator, SAMPLE.password);
  const clients = (await callFrom(leader.page, 'clients/list')) as Clients;
  idOf = (code) => clients.find((client) => client.code === code)?.id ?? 0;
}, FILLING_MS);

afterAll(() => station?.stop());

const go = async (page: Page, hash: string): Promise<void> => {
  await page.evaluate((next) => (location.hash = next), hash);
};

/** Marks a page; a mark that is still there proves that the page was not loaded again. */
const mark = (page: Page): Promise<void> =>
  page.evaluate(() => void document.documentElement.setAttribute('data-not-reloaded', ''));
const isMarked = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.hasAttribute('data-not-reloaded'));

const onEmptyDay = `client=${SAMPLE.apparel}&from=${EMPTY_DAY}&to=${EMPTY_DAY}`;

const importUnits = (client: string, order: string, date: string, units: number): Promise<void> =>
  importRows(station.lineside, 'production_entry', client, [
    {
      work_order_id_fk: order,
      client_id_fk: client,
      line: 'L1',
      shift_date: date,
      shift_type: 'SHIFT_1ST',
      units_produced: units,
      units_defective: 0,
      run_time_hours: 8,
      employees_assigned: 10,
      employees_present: 10,
      shift_hours_scheduled: 9,
    },
  ]);

describe('what one browser saves', () => {
  test('another one shows at once, without being loaded again, and nothing typed is lost', async () => {
    const value = operator.page.getByTestId('value-efficiency');
    await go(operator.page, `/kpis?${onEmptyDay}`);
    await expect.poll(() => value.innerText()).toContain('–');
    await mark(operator.page);
    const typing = await station.sit();
    await logIn(typing.page, SAMPLE.operator, SAMPLE.password);
    const place = { client: SAMPLE.apparel, line: 'L2', date: EMPTY_DAY, shift: 'SHIFT_1ST' };
    for (const { page } of [leader, typing]) await openSheet(page, place);
    await typeRow(typing.page, 0, { workOrder: 'WO-2102', unitsProduced: '55' });
    await typeRow(leader.page, 0, {
      workOrder: 'WO-2101',
      unitsProduced: '300',
      unitsDefective: '2',
      runHours: '8',
      employeesAssigned: '10',
    });
    await save(leader.page);
    const savedAt = Date.now();
    await expect.poll(() => value.innerText(), { interval: 50 }).not.toContain('–');
    process.stdout.write(`another browser showed the save after ${Date.now() - savedAt} ms\n`);
    expect(await isMarked(operator.page)).toBe(true);
    // The sheet that somebody else is typing in shows the saved row beside what is typed.
    const shown = (): Promise<string[]> =>
      typing.page.locator('[data-active] .ag-row [col-id=unitsProduced]').allInnerTexts();
    await expect.poll(shown).toEqual(expect.arrayContaining(['300', '55']));
    expect(await cell(typing.page, 0, 'unitsProduced').count()).toBe(1);
    await typing.page.locator('[data-action=discard-all]').click();
    expect(typing.problems).toEqual([]);
    await typing.context.close();
  });

  test('is told of a running stop and of its end', async () => {
    const badge = operator.page.locator('[data-testid=running-stops]');
    const lines = (await callFrom(leader.page, 'plant/lines', {
      clientId: idOf(SAMPLE.apparel),
    })) as readonly {
      id: number;
    }[];
    const before = await badge.getAttribute('data-running');
    expect(before).toBeNull();
    const stop = (await callFrom(leader.page, 'stops/start', {
      place: {
        clientId: idOf(SAMPLE.apparel),
        lineId: lines[0]?.id,
        shiftDate: today(),
        shiftType: 'SHIFT_1ST',
      },
      reason: 'EQUIPMENT_FAILURE',
      workOrder: null,
      equipment: null,
      employeesAffected: null,
      detail: null,
      startTime: null,
    })) as { id: number; version: number };
    await expect.poll(() => badge.getAttribute('data-running')).toBe('true');
    await callFrom(leader.page, 'stops/close', {
      clientId: idOf(SAMPLE.apparel),
      id: stop.id,
      version: stop.version,
      endTime: null,
    });
    await expect.poll(() => badge.getAttribute('data-running')).toBeNull();
  });

  test('is shown by the list of orders, also when another process wrote it', async () => {
    await go(operator.page, `/orders?client=${SAMPLE.apparel}`);
    await operator.page.getByText('WO-2101').first().waitFor();
    await importRows(station.lineside, 'work_order', SAMPLE.apparel, [
      {
        work_order_id: 'WO-2999',
        client_id_fk: SAMPLE.apparel,
        style_model: 'POLO-22',
        planned_quantity: 100,
        status: 'ACTIVE',
      },
    ]);
    await operator.page.getByText('WO-2999').first().waitFor();
    expect(await isMarked(operator.page)).toBe(true);
  });
});

describe('who hears what', () => {
  test('an operator of one client hears nothing of another; who sees both hears of both', async () => {
    await record(operator.page);
    await record(leader.page);
    await importUnits(SAMPLE.footwear, 'WO-1182', daysAgo(1), 11);
    await expect
      .poll(async () => (await changesToldTo(leader.page)).map(({ clientId }) => clientId))
      .toContain(idOf(SAMPLE.footwear));
    await importUnits(SAMPLE.apparel, 'WO-2101', daysAgo(1), 12);
    await expect
      .poll(async () => (await changesToldTo(operator.page)).map(({ clientId }) => clientId))
      .toContain(idOf(SAMPLE.apparel));
    const heard = await recorded(operator.page);
    expect(new Set((await changesToldTo(operator.page)).map(({ clientId }) => clientId))).toEqual(
      new Set([idOf(SAMPLE.apparel)]),
    );
    expect(heard).not.toMatch(/FOOTWEAR|WO-1|ROPER/);
  });
});

describe('a line that breaks', () => {
  test('comes back by itself after the host was started again, and what happened meanwhile is shown', async () => {
    const value = operator.page.getByTestId('value-efficiency');
    await go(operator.page, `/kpis?${onEmptyDay}`);
    await value.waitFor();
    const before = await value.innerText();
    await station.restart('SIGKILL');
    await importUnits(SAMPLE.apparel, 'WO-2101', EMPTY_DAY, 900);
    await expect.poll(() => value.innerText()).not.toBe(before);
    const between = await value.innerText();
    await importUnits(SAMPLE.apparel, 'WO-2101', EMPTY_DAY, 1500);
    await expect.poll(() => value.innerText()).not.toBe(between);
    expect(await isMarked(operator.page)).toBe(true);
  });

  test('says so when it stays broken, asks by itself meanwhile, and says no more when it is back', async () => {
    const { page, context } = await station.sit();
    await logIn(page, SAMPLE.leader, SAMPLE.password);
    await go(page, `/kpis?${onEmptyDay}`);
    const value = page.getByTestId('value-efficiency');
    await value.waitFor();
    const behind = page.getByText('Not live');
    await context.route('**/rpc/live/changes', (route) => route.fulfill({ status: 503, body: 'none' }));
    await station.restart('SIGTERM');
    await behind.waitFor();
    await expectAccessible(page);
    const before = await value.innerText();
    await importUnits(SAMPLE.apparel, 'WO-2102', EMPTY_DAY, 1900);
    await expect.poll(() => value.innerText()).not.toBe(before);
    await context.unroute('**/rpc/live/changes');
    await behind.waitFor({ state: 'detached' });
    await context.close();
  });
});
