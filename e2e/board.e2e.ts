import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  callerOf,
  entry,
  fillWall,
  fillWalls,
  idOf,
  saveShift,
  WALL,
  wallDate,
  type Call,
} from './board-floor';
import { logIn } from './hands';
import { findBarriers, startStation, type Station } from './harness';
import { SAMPLE } from './sample-data';

/** Changes that a board sees in the long run; `npm run soak:board` asks for 2000. */
const CHANGES = Number(process.env['LINESIDE_BOARD_CHANGES'] ?? 200);
const RESTARTS = 2;
/** How often the page's memory is looked at. */
const SAMPLES = 20;

let station: Station;
let office: Call;

beforeAll(async () => {
  station = await startStation((lineside) => fillWalls(lineside, [WALL.noon]));
  const seat = await station.sit();
  office = await callerOf(seat.context, station.url(), SAMPLE.admin);
  await fillWall(office, WALL.noon);
}, 300_000);

afterAll(() => station?.stop());

const cellOf = (page: Page, line: string, figure: string) =>
  page.locator(`[data-line="${line}"] [data-figure="${figure}"] b`).first();

const placeOf = async (line: string) => ({
  clientId: await idOf(office, WALL.noon),
  lineId: await idOf(office, WALL.noon, line),
  date: wallDate(WALL.noon),
});

/** What `lineside kpi` prints of a line today, in another process; nobody works on a second shift here. */
const kpiOf = async (kpi: string, line: string): Promise<number | null> => {
  const day = wallDate(WALL.noon);
  const slice = ['--client', WALL.noon, '--from', day, '--to', day, '--kpi', kpi];
  const printed = (await station.linesideJson(['kpi', ...slice, '--by', 'line'])) as {
    results: { value: number | null; group: { line: string } }[];
  };
  return printed.results.find(({ group }) => group.line === line)?.value ?? null;
};

const shownKpi = async (page: Page, kpi: string, line: string): Promise<number | null> => {
  const text = await page
    .locator(`[data-line="${line}"] [data-kpi="${kpi}"] [data-value]`)
    .getAttribute('data-value');
  return text === null || text === '' ? null : Number(text);
};

test('a board is set up, put up, shows what others save, and can do nothing else', async () => {
  const { page, context, problems } = await station.sit();
  await logIn(page, WALL.operator, SAMPLE.password);
  await page.locator('nav').getByRole('link', { name: 'Board' }).click();
  await page.getByLabel('L3 · Line 3').uncheck();
  await page.getByLabel('L4 · Line 4').uncheck();
  await expect
    .poll(() => page.evaluate(() => decodeURIComponent(location.hash)))
    .toContain('lines=["L1","L2"]');
  expect(await findBarriers(page)).toEqual([]);
  await page.locator('[data-action=put-up]').click();
  await page.getByTestId('board').waitFor();
  await expect.poll(() => page.locator('[data-line]').count()).toBe(2);
  expect(await page.locator('nav').count()).toBe(0);
  await expect.poll(() => cellOf(page, 'L1', 'shift').innerText()).toBe('265');
  for (const kpi of ['efficiency', 'fpy'])
    await expect.poll(() => shownKpi(page, kpi, 'L1')).toBe(await kpiOf(kpi, 'L1'));

  // Somebody else's save, and a stop that begins.
  const place = await placeOf('L1');
  await saveShift(office, place, { hours: [{ hour: 6, pieces: 31, version: null }] });
  await expect.poll(() => cellOf(page, 'L1', 'hour').innerText()).toBe('31');
  await expect.poll(() => cellOf(page, 'L1', 'shift').innerText()).toBe('296');
  await saveShift(office, place, { production: [{ ...entry(31, 8, 1), key: 'later' }] });
  await expect.poll(() => shownKpi(page, 'efficiency', 'L1')).toBe(await kpiOf('efficiency', 'L1'));
  const { clientId, lineId, date } = place;
  const started = {
    place: { clientId, lineId, shiftDate: date, shiftType: 'SHIFT_1ST' },
    reason: 'EQUIPMENT_FAILURE',
  };
  const open = { workOrder: null, equipment: null, employeesAffected: null, detail: null, startTime: null };
  const stop = await office<{ id: number; version: number }>('stops/start', { ...started, ...open });
  await page.locator('[data-line=L1]').getByTestId('board-stop').getByText('Equipment failure').waitFor();
  await office('stops/close', { clientId, id: stop.id, version: stop.version, endTime: null });
  await page.locator('[data-line=L1]').getByTestId('board-stop').waitFor({ state: 'detached' });

  // The same browser, another address: still a board, and the engine refuses everything else.
  await page.evaluate(() => (location.hash = '/sheet'));
  await page.getByTestId('board').waitFor();
  expect(await page.locator('nav').count()).toBe(0);
  const refused = await context.request.post(`${station.url()}/api/plant/lines`, { data: { clientId } });
  expect(refused.status()).toBe(403);
  expect(await findBarriers(page)).toEqual([]);

  // It is listed as a board, and leaving it asks for a log-in.
  const sessions = await office<{ board: string | null }[]>('users/sessions');
  expect(sessions.map(({ board }) => board).filter((board) => board !== null)).toEqual([WALL.noon]);
  await page.keyboard.press('Escape');
  await page.getByRole('alertdialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('alertdialog').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await page.locator('[name=username]').waitFor();
  expect(problems).toEqual([]);
});

test('a link brings the same board back, and its digits are at least a twentieth of the height', async () => {
  for (const viewport of [{ width: 1366, height: 768 }]) {
    const { page, context } = await station.sit({ viewport });
    await logIn(page, WALL.leader, SAMPLE.password);
    for (const lines of [['L2'], ['L1', 'L2'], ['L1', 'L2', 'L3', 'L4']]) {
      const search = new URLSearchParams({ client: WALL.noon, lines: JSON.stringify(lines), on: 'true' });
      await page.evaluate((hash) => (location.hash = hash), `/board?${search.toString()}`);
      await expect.poll(() => page.locator('[data-line]').count()).toBe(lines.length);
      await expect.poll(() => page.locator('[data-line] [data-made]').count()).toBeGreaterThan(lines.length);
      const measured = await page.evaluate(() => {
        const canvas = document.createElement('canvas').getContext('2d');
        if (!canvas) throw new Error('No canvas');
        const digits = [
          ...document.querySelectorAll<HTMLElement>('[data-line] b, [data-line] td, [data-line] tbody th'),
        ]
          .filter((one) => one.children.length === 0 && /^[\d.,:/ %]+$/.test(one.innerText.trim()))
          .map((one) => {
            const { fontWeight, fontSize, fontFamily } = getComputedStyle(one);
            canvas.font = `${fontWeight} ${fontSize} ${fontFamily}`;
            return canvas.measureText('0').actualBoundingBoxAscent / innerHeight;
          });
        const panels = [...document.querySelectorAll('[data-line]')];
        return {
          count: digits.length,
          least: Math.min(...digits),
          overflowing: panels.filter((panel) => {
            const rows = [...panel.querySelectorAll('tr')].map((row) => row.getBoundingClientRect().bottom);
            return Math.max(...rows) > panel.getBoundingClientRect().bottom + 1;
          }).length,
        };
      });
      expect(measured.count).toBeGreaterThan(4 * lines.length);
      expect({ viewport, lines, ...measured }).toMatchObject({ overflowing: 0 });
      expect(measured.least).toBeGreaterThanOrEqual(0.05);
    }
    await context.close();
  }
});

/** What the page holds once everything that can be let go of is gone. */
const measure = async (page: Page): Promise<{ heap: number; nodes: number }> => {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  for (let at = 0; at < 3; at++) await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
  return { heap: metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0, nodes };
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

test(
  `a board stays right and small over ${CHANGES} changes and ${RESTARTS} restarts of the host`,
  { timeout: 3_600_000 },
  async () => {
    const { page } = await station.sit();
    await logIn(page, WALL.leader, SAMPLE.password);
    const search = new URLSearchParams({ client: WALL.noon, lines: '["L3","L4"]' });
    await page.evaluate((hash) => (location.hash = hash), `/board?${search.toString()}`);
    await page.locator('[data-action=put-up]').click();
    await page.getByTestId('board').waitFor();
    const place = await placeOf('L3');
    let version: number | null = null;
    const samples: { heap: number; nodes: number }[] = [];
    const restartAt = Array.from({ length: RESTARTS }, (_, at) =>
      Math.round((CHANGES * (at + 1)) / (RESTARTS + 1)),
    );
    let last = 0;
    for (let change = 1; change <= CHANGES; change++) {
      last = 1 + (change % 97);
      await saveShift(office, place, { hours: [{ hour: 6, pieces: last, version }] });
      version = (version ?? 0) + 1;
      if (restartAt.includes(change)) {
        process.kill(station.pid(), 'SIGKILL');
        await page.getByTestId('board-stale').waitFor();
        await expect.poll(() => page.getByTestId('board').getAttribute('data-stale')).toBe('true');
        await station.restart();
        await page.getByTestId('board-stale').waitFor({ state: 'detached' });
        await expect.poll(() => cellOf(page, 'L3', 'hour').innerText()).toBe(String(last));
      }
      if (change % Math.max(1, Math.round(CHANGES / SAMPLES)) === 0) {
        await expect.poll(() => cellOf(page, 'L3', 'hour').innerText()).toBe(String(last));
        samples.push(await measure(page));
      }
    }
    await expect.poll(() => cellOf(page, 'L3', 'hour').innerText()).toBe(String(last));
    await expect.poll(() => cellOf(page, 'L3', 'shift').innerText()).toBe(String(580 + last));
    for (const kpi of ['efficiency', 'fpy'])
      await expect.poll(() => shownKpi(page, kpi, 'L3')).toBe(await kpiOf(kpi, 'L3'));

    // The first fifth is warming up: the code itself is still being compiled.
    const settled = samples.slice(Math.ceil(samples.length / 5));
    const third = Math.ceil(settled.length / 3);
    const [early, late] = [settled.slice(0, third), settled.slice(-third)];
    const heaps = {
      early: median(early.map(({ heap }) => heap)),
      late: median(late.map(({ heap }) => heap)),
    };
    const nodes = {
      early: median(early.map((one) => one.nodes)),
      late: median(late.map((one) => one.nodes)),
    };
    process.stdout.write(
      `board: ${CHANGES} changes, ${RESTARTS} restarts; heap ${(heaps.early / 1e6).toFixed(2)} → ${(heaps.late / 1e6).toFixed(2)} MB, ` +
        `elements ${nodes.early} → ${nodes.late}\n`,
    );
    expect(heaps.late / heaps.early).toBeLessThan(1.1);
    expect(nodes.late / nodes.early).toBeLessThan(1.05);
  },
);
