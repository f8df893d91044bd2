import type { Page, Response } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { logIn, openDialog } from './hands';
import { startStation, type Seat, type Station } from './harness';
import { importRows, makePlant, SAMPLE } from './sample-data';
import {
  cellsOf,
  loseAnswer,
  SHIFT_CELLS,
  submit,
  typeShift,
  untilSaved,
  watchDrafts,
} from './sheet-crash-hands';

/*
 * What a page promises of a sheet when the host dies under it, at any moment between the first key and the answer to the
 * submit:
 * - after a reload every cell that was left (Tab, Enter, another section) is there as it was typed;
 * - the engine, where another window finds it, has the draft whose save it answered last, or one that was sent and not
 *   answered; the page sends a draft 0.6 s after a change, so that other windows lack that much at most;
 * - the submit is whole or absent, and in the end it is there once, also where its answer was lost;
 * - what is saved is no draft any more, from the same moment on.
 */
const KILLS = 21;
const MOST_ROUNDS = 40;
const CLIENT = 'C-ONE';
const LEADER = 'leader.c';

/** LINESIDE_SEED repeats the moments of a run. */
const SEED = Number(process.env['LINESIDE_SEED'] ?? Date.now() % 1_000_000);

let state = SEED;
const random = (): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
};

let station: Station;
let cookie = '';

beforeAll(async () => {
  station = await startStation(async (lineside) => {
    await makePlant(lineside, [[CLIENT, 'Crash Floor', 'apparel']], [[LEADER, 'LEADER', CLIENT, 'Leader C']]);
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

/** Asks the host without the page: what it answers then no page has brought about. */
const ask = async <T>(procedure: string, input: unknown): Promise<T> => {
  const answer = await fetch(`${station.url()}/api/${procedure}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(input),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${procedure} answered ${answer.status}: ${text}`);
  return (text === '' ? null : JSON.parse(text)) as T;
};

/** The shift of a round: a date of its own. */
const dateOf = (round: number): string => new Date(Date.UTC(2025, 2, 3 + round)).toISOString().slice(0, 10);

let clientId = 0;
let lineId = 0;
const placeOf = (date: string) => ({ clientId, lineId, shiftDate: date, shiftType: 'SHIFT_1ST' });

type Counts = Readonly<Record<'entries' | 'stops' | 'inspections' | 'defects' | 'hours', number>>;
const WHOLE: Counts = { entries: 3, stops: 2, inspections: 1, defects: 3, hours: 2 };
const NOTHING: Counts = { entries: 0, stops: 0, inspections: 0, defects: 0, hours: 0 };

const countsOf = async (date: string): Promise<Counts> => {
  const sheet = await ask<{
    production: { entries: unknown[] };
    stops: unknown[];
    inspections: { defects: unknown[] }[];
    hours: unknown[];
  }>('sheet/get', placeOf(date));
  return {
    entries: sheet.production.entries.length,
    stops: sheet.stops.length,
    inspections: sheet.inspections.length,
    defects: sheet.inspections.reduce((sum, { defects }) => sum + defects.length, 0),
    hours: sheet.hours.length,
  };
};

const draftOf = async (date: string): Promise<unknown> => {
  const place = `${lineId}|${date}|SHIFT_1ST`;
  const draft = await ask<{ content: unknown } | null>('drafts/get', { clientId, kind: 'sheet', place });
  return draft?.content ?? null;
};

const open = async (page: Page, date: string): Promise<void> => {
  const search = { client: CLIENT, line: 'L1', date, shift: 'SHIFT_1ST' };
  await page.evaluate((query) => (location.hash = `/sheet?${query}`), new URLSearchParams(search).toString());
  await page.locator(`[data-place="${CLIENT}|${date}|SHIFT_1ST"] [data-active] .ag-row`).first().waitFor();
};

const sitDown = async (): Promise<Seat> => {
  const seat = await station.sit();
  await logIn(seat.page, LEADER, SAMPLE.password);
  cookie = (await seat.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const [client] = await ask<{ id: number }[]>('clients/list', {});
  clientId = client?.id ?? 0;
  const lines = await ask<{ id: number; code: string }[]>('plant/lines', { clientId });
  lineId = lines.find(({ code }) => code === 'L1')?.id ?? 0;
  return seat;
};

const killHost = (): void => void process.kill(station.pid(), 'SIGKILL');

const isSame = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

type Phase = 'typing' | 'reading back' | 'saving';
const PHASES: readonly Phase[] = ['typing', 'reading back', 'saving'];

test(
  `a sheet survives ${KILLS} kills of the host, and its submit is whole or absent`,
  { timeout: 1_200_000 },
  async () => {
    const { page, context, problems } = await sitDown();
    const drafts = watchDrafts(page);

    // A round without a kill tells how long each phase takes here and now.
    const took: Record<Phase, number> = { typing: 0, 'reading back': 0, saving: 0 };
    let since = Date.now();
    const endPhase = (phase: Phase): void => {
      took[phase] = Date.now() - since;
      since = Date.now();
    };
    await open(page, dateOf(0));
    since = Date.now();
    expect(await typeShift(page, () => false)).toBe(true);
    endPhase('typing');
    await page.keyboard.press('Control+Enter');
    await openDialog(page).waitFor();
    endPhase('reading back');
    const answer = page.waitForResponse((response) => response.url().endsWith('/rpc/sheet/record'));
    await page.keyboard.press('Control+Enter');
    await answer;
    endPhase('saving');
    await untilSaved(page);
    expect(await countsOf(dateOf(0))).toEqual(WHOLE);

    const broken: string[] = [];
    const kills: Record<Phase, number> = { typing: 0, 'reading back': 0, saving: 0 };
    const tally = { late: 0, whole: 0, lostAnswers: 0, cells: 0 };
    let rounds = 0;
    while (Object.values(kills).reduce((a, b) => a + b, 0) < KILLS && rounds < MOST_ROUNDS) {
      const phase = PHASES[rounds % PHASES.length] ?? 'typing';
      rounds += 1;
      const date = dateOf(rounds);
      const note = (what: string): void => void broken.push(`${date}, ${phase}: ${what}`);
      await open(page, date);
      drafts.begin();

      let isDead = false;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const kill = (): void => {
        if (isDead) return;
        isDead = true;
        killHost();
      };
      const begin = (now: Phase): void => {
        if (now === phase && !lost) timer = setTimeout(kill, random() * took[now]);
      };
      // Half of the kills while saving hit the moment between the commit and the answer.
      const lost = phase === 'saving' && rounds % 2 === 0 ? await loseAnswer(page, killHost) : null;
      const answers: boolean[] = [];
      const listen = (response: Response): void => {
        if (response.url().endsWith('/rpc/sheet/record')) answers.push(response.ok());
      };
      page.on('response', listen);
      begin('typing');
      const isTyped = await typeShift(page, () => isDead);
      if (phase === 'typing') kill();
      if (isTyped && phase !== 'typing') {
        begin('reading back');
        await page.keyboard.press('Control+Enter');
        if (phase === 'reading back') {
          await expect.poll(() => isDead, { timeout: 60_000 }).toBe(true);
        } else {
          await openDialog(page).waitFor();
          begin('saving');
          await page.keyboard.press('Control+Enter');
          if (lost) await expect.poll(lost.isLost, { timeout: 60_000 }).toBe(true);
          else await expect.poll(() => isDead, { timeout: 60_000 }).toBe(true);
        }
      }
      clearTimeout(timer);
      page.off('response', listen);
      const wasLate = answers.length > 0;
      if (wasLate) tally.late += 1;
      else kills[phase] += 1;
      // Nobody else is needed for what was typed to stand on the page.
      if (isTyped) {
        await expect
          .poll(() => cellsOf(page), { timeout: 30_000 })
          .toEqual(SHIFT_CELLS)
          .catch(() => note('typed otherwise than it stands there'));
      }
      const before = await cellsOf(page);
      const possible = drafts.possible();

      // The host is asked before the page may send anything again.
      await context.setOffline(true);
      await station.restart('SIGKILL');
      const found = await countsOf(date);
      const isWhole = isSame(found, WHOLE);
      if (!isWhole && !isSame(found, NOTHING)) note(`half a submit: ${JSON.stringify(found)}`);
      if (isWhole && phase !== 'saving') note('saved what nobody confirmed');
      const draft = JSON.stringify(await draftOf(date));
      if (isWhole ? draft !== 'null' : !possible.includes(draft))
        note(`another draft: ${draft.slice(0, 200)}`);
      if (isWhole) tally.whole += 1;
      if (isWhole && !wasLate) tally.lostAnswers += 1;

      await page.unrouteAll({ behavior: 'ignoreErrors' });
      await context.setOffline(false);
      await page.reload();
      await page
        .locator(`[data-place="${CLIENT}|${date}|SHIFT_1ST"] [data-active] .ag-row`)
        .first()
        .waitFor();
      // Everything that was typed and left is on the page, saved or not.
      const missing = async (): Promise<string[]> => {
        const after = await cellsOf(page);
        return Object.entries(before).flatMap(([cell, text]) =>
          after[cell] === text ? [] : [`${cell} ${text} → ${after[cell]}`],
        );
      };
      await expect
        .poll(missing, { timeout: 30_000 })
        .toEqual([])
        .catch(async () => note(`lost cells: ${(await missing()).join(', ')}`));
      tally.cells += Object.keys(before).length;

      if (phase === 'typing') continue;
      // What was confirmed is sent again by the page itself; what was not is confirmed now. Either way it is there once.
      const isPending = phase === 'saving';
      if (isPending) {
        await expect
          .poll(() => countsOf(date), { timeout: 30_000 })
          .toEqual(WHOLE)
          .catch(() => note('not sent again'));
        await untilSaved(page);
      } else await submit(page);
      const after = await countsOf(date);
      if (!isSame(after, WHOLE)) note(`in the end: ${JSON.stringify(after)}`);
      if ((await draftOf(date)) !== null) note('a draft of what is saved');
    }

    const total = Object.values(kills).reduce((a, b) => a + b, 0);
    process.stdout.write(
      `│ sheet: ${total} SIGKILLs (seed ${SEED}): ${kills.typing} while typing, ${kills['reading back']} while reading back, ` +
        `${kills.saving} while saving (${tally.late} more after the answer); ${tally.cells} typed cells found again; ` +
        `submits whole after the kill ${tally.whole}, of which unanswered and sent again ${tally.lostAnswers}, ` +
        `half ${broken.filter((what) => what.includes('half')).length}; broken promises: ${broken.length}\n`,
    );
    expect(broken).toEqual([]);
    expect(total).toBeGreaterThanOrEqual(20);
    expect(problems).toEqual([]);
    expect(await station.linesideJson(['check'])).toMatchObject({ isOk: true });
  },
);

test(
  'a save whose answer is lost is sent again by the page, and writes once',
  { timeout: 300_000 },
  async () => {
    const { page, problems } = await sitDown();
    const date = dateOf(100);
    await open(page, date);
    expect(await typeShift(page, () => false)).toBe(true);
    const lost = await loseAnswer(page, killHost);
    await page.keyboard.press('Control+Enter');
    await openDialog(page).waitFor();
    await page.keyboard.press('Control+Enter');
    await expect.poll(lost.isLost, { timeout: 60_000 }).toBe(true);
    await station.restart('SIGKILL');
    expect(await countsOf(date)).toEqual(WHOLE);
    expect(await draftOf(date)).toBeNull();
    await untilSaved(page);
    expect(new Set(lost.sent).size).toBe(1);
    expect(lost.sent.length).toBeGreaterThanOrEqual(2);
    expect(await countsOf(date)).toEqual(WHOLE);
    expect(problems).toEqual([]);
  },
);
