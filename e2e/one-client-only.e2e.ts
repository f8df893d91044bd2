import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { logIn } from './hands';
import { startStation, type Seat, type Station } from './harness';
import { callFrom, changesToldTo, record, recorded } from './live-hands';
import { codesOf, fillMarkedFloor, MARKED, type Mark } from './marked-floor';
import { daysAgo, importRows, SAMPLE } from './sample-data';

const OWN: Mark = 'KESTREL';
const OTHERS = ['OCELOT', 'WALRUS'] as const satisfies readonly Mark[];
/** There and back through twenty pages, beside everything else that a machine does. */
const WALK_MS = 300_000;

const FOREIGN = /OCELOT|WALRUS/i;

/** What a browser received: every answer of the engine with its address, streams apart. */
type Heard = { readonly answers: { readonly path: string; readonly body: string }[] };

let station: Station;
let operator: Seat;
let leader: Seat;
let heard: Readonly<Record<'operator' | 'leader', Heard>>;
const idOf = new Map<string, number>();

const hear = (page: Page): Heard => {
  const answers: { path: string; body: string }[] = [];
  page.on('response', async (response) => {
    const path = new URL(response.url()).pathname;
    // A stream has no end to wait for: what it tells is recorded on the page.
    if (!/^\/(rpc|api)\//.test(path) || path.endsWith('/live/changes')) return;
    const body = await response.text().catch(() => '');
    answers.push({ path, body });
  });
  return { answers };
};

beforeAll(async () => {
  station = await startStation(fillMarkedFloor);
  operator = await station.sit();
  leader = await station.sit();
  heard = { operator: hear(operator.page), leader: hear(leader.page) };
  await logIn(operator.page, MARKED.operator[OWN], SAMPLE.password);
  await logIn(leader.page, MARKED.leader, SAMPLE.password);
  for (const seat of [operator, leader]) {
    for (const { id, code } of (await callFrom(seat.page, 'clients/list')) as {
      id: number;
      code: string;
    }[]) {
      idOf.set(code, id);
    }
    await record(seat.page);
  }
}, WALK_MS);

afterAll(() => station?.stop());

const go = async (page: Page, hash: string): Promise<void> => {
  await page.evaluate((next) => (location.hash = next), hash);
};

/** All text of a page and everything that names something: titles, labels, values, addresses. */
const everythingOn = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const parts = [document.title, document.body.innerText];
    for (const node of document.querySelectorAll('*')) {
      for (const { name, value } of node.attributes)
        if (!['class', 'd', 'style'].includes(name)) parts.push(value);
      if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement) parts.push(node.value);
    }
    return parts.join('\n');
  });

/** Every so many pages another process writes too. */
const ANOTHER_PROCESS_EVERY = 5;

/** What others do meanwhile: an order, and now and then production that another process brings. */
const workElsewhere = async (mark: Mark, at: number): Promise<void> => {
  const { client, line, order, style } = codesOf(mark);
  await callFrom(leader.page, 'orders/create', {
    clientId: idOf.get(client),
    code: `${mark}-NEW-${at}`,
    styleModel: style,
    plannedQuantity: 10 + at,
  });
  if (at % ANOTHER_PROCESS_EVERY > 0) return;
  await importRows(station.lineside, 'production_entry', client, [
    {
      client_id_fk: client,
      line,
      shift_type: 'SHIFT_1ST',
      shift_date: daysAgo(4 + at),
      work_order_id_fk: order,
      units_produced: 111 + at,
      units_defective: 0,
      run_time_hours: 7,
      employees_assigned: 9,
    },
  ]);
};

const RANGE = `from=${daysAgo(9)}&to=${daysAgo(0)}`;

/** Pages by what they show once they are there; a page that a role does not have leads home. */
const pagesOf = (mark: Mark): readonly (readonly [address: string, shows: RegExp | null])[] => {
  const { client, order, held, line } = codesOf(mark);
  return [
    [`/today?client=${client}&${RANGE}`, null],
    [`/kpis?client=${client}&${RANGE}`, null],
    [`/kpis/efficiency?client=${client}&${RANGE}&group=line`, new RegExp(line)],
    [`/kpis/availability?client=${client}&${RANGE}&group=work-order`, new RegExp(order)],
    [`/kpis/fpy?client=${client}&${RANGE}&group=operation`, new RegExp(`${mark}-SEW`)],
    [`/kpis/wip-aging?client=${client}&${RANGE}`, null],
    [`/kpis/ppm?client=${client}&${RANGE}&group=style`, new RegExp(`${mark}-STYLE`)],
    [`/kpis/efficiency?client=${client}&${RANGE}&why=efficiency`, new RegExp(order)],
    [`/board?client=${client}`, new RegExp(line)],
    [`/board?client=${client}&on=true`, new RegExp(line)],
    ['/actions', null],
    ['/portfolio', null],
    [`/sheet?client=${client}&line=${line}&date=${daysAgo(1)}&shift=SHIFT_1ST`, new RegExp(order)],
    [`/people?client=${client}&line=${line}&date=${daysAgo(1)}&shift=SHIFT_1ST`, null],
    [`/orders?client=${client}`, new RegExp(order)],
    [`/orders?client=${client}&show=held`, new RegExp(held)],
    ['/masters', null],
    ['/admin', null],
    ['/profile', null],
    ['/about', null],
  ];
};

/** Waits until a page shows what it is about and has no call under way, and reads it whole. */
const readPage = async (page: Page, address: string, shows: RegExp | null): Promise<string> => {
  await go(page, address);
  const title = page.locator('main :is(h1, h2)').first();
  await title.waitFor().catch(async () => {
    throw new Error(`${address} shows no page: ${await page.locator('body').innerText()}`);
  });
  if (shows) await expect.poll(() => everythingOn(page)).toMatch(shows);
  await page.locator('main [aria-busy=true]').first().waitFor({ state: 'detached' });
  return everythingOn(page);
};

const read: Record<'operator' | 'leader', { address: string; text: string }[]> = { operator: [], leader: [] };

describe('an operator of one client', () => {
  test(
    'walks through every page while others work, and meets the own client everywhere',
    async () => {
      for (const [at, [address, shows]] of pagesOf(OWN).entries()) {
        const other = OTHERS[at % OTHERS.length];
        const [text] = await Promise.all([
          readPage(operator.page, address, shows),
          other && workElsewhere(other, at),
        ]);
        read.operator.push({ address, text });
      }
      const seen = read.operator.filter(({ text }) => text.includes(OWN)).length;
      expect(seen).toBeGreaterThan(10);
      expect(read.operator.filter(({ text }) => FOREIGN.test(text)).map(({ address }) => address)).toEqual(
        [],
      );
    },
    WALK_MS,
  );

  test('asks for other clients by name, code and address, and is told nothing', async () => {
    const { page } = operator;
    for (const mark of OTHERS) {
      const { client, line } = codesOf(mark);
      for (const address of [
        `/kpis?client=${client}&${RANGE}`,
        `/today?client=${client}&${RANGE}`,
        `/sheet?client=${client}&line=${line}&date=${daysAgo(1)}&shift=SHIFT_1ST`,
        `/orders?client=${client}`,
        `/orders/1?client=${client}`,
      ]) {
        await go(page, address);
        await page.locator('main :is(h1, h2)').first().waitFor();
        await page.locator('main [aria-busy=true]').first().waitFor({ state: 'detached' });
        // The address itself was typed by the operator; everything else comes from the program.
        const text = (await page.locator('main').innerText()).replaceAll(client, '').replaceAll(line, '');
        expect([address, FOREIGN.exec(text)?.[0]]).toEqual([address, undefined]);
      }
    }
    await go(page, `/orders?client=${codesOf(OWN).client}`);
    await page.keyboard.press('Control+k');
    const palette = page.locator('[role=dialog]');
    for (const text of ['WALR', 'OCEL', 'WO-1', 'STYLE', 'Employee', 'LINE']) {
      const found = page.waitForResponse(
        (response) =>
          response.url().endsWith('/search/find') && (response.request().postData() ?? '').includes(text),
      );
      await palette.locator('input').fill(text);
      const body = await (await found).text();
      expect([text, FOREIGN.exec(body)?.[0]]).toEqual([text, undefined]);
    }
    await page.keyboard.press('Escape');
    const bell = page.getByTestId('bell');
    if ((await bell.count()) > 0) {
      await bell.click();
      expect(FOREIGN.test(await everythingOn(page))).toBe(false);
      await page.keyboard.press('Escape');
    }
  });

  test('received nothing of another client in any answer and any event', async () => {
    const { answers } = heard.operator;
    const procedures = new Set(answers.map(({ path }) => path));
    expect(procedures.size).toBeGreaterThan(12);
    expect(answers.length).toBeGreaterThan(40);
    const foreign = answers.filter(({ body }) => FOREIGN.test(body));
    expect(foreign.map(({ path, body }) => `${path} ${FOREIGN.exec(body)?.[0] ?? ''}`)).toEqual([]);
    expect(answers.some(({ body }) => body.includes(OWN))).toBe(true);
    // Work of the own client is told, so that the silence above is one.
    await importRows(station.lineside, 'work_order', codesOf(OWN).client, [
      {
        work_order_id: `${OWN}-WO-9`,
        client_id_fk: codesOf(OWN).client,
        style_model: codesOf(OWN).style,
        planned_quantity: 10,
        status: 'ACTIVE',
      },
    ]);
    const own = idOf.get(codesOf(OWN).client);
    await expect.poll(async () => (await changesToldTo(operator.page)).length).toBeGreaterThan(0);
    expect(new Set((await changesToldTo(operator.page)).map(({ clientId }) => clientId))).toEqual(
      new Set([own]),
    );
    expect(FOREIGN.test(await recorded(operator.page))).toBe(false);
    process.stdout.write(
      `${read.operator.length} pages, ${answers.length} answers of ${procedures.size} procedures: no word of another client\n`,
    );
  });
});

describe('a leader of the other clients', () => {
  test(
    'sees them on the same pages, in the same answers and in the events, and nothing of the first',
    async () => {
      for (const [address, shows] of pagesOf('OCELOT')) {
        read.leader.push({ address, text: await readPage(leader.page, address, shows) });
      }
      expect(read.leader.filter(({ text }) => FOREIGN.test(text)).length).toBeGreaterThan(10);
      expect(read.leader.filter(({ text }) => text.includes(OWN)).map(({ address }) => address)).toEqual([]);
      const { answers } = heard.leader;
      expect(answers.filter(({ body }) => FOREIGN.test(body)).length).toBeGreaterThan(10);
      expect(answers.filter(({ body }) => body.includes(OWN)).map(({ path }) => path)).toEqual([]);
      const told = new Set((await changesToldTo(leader.page)).map(({ clientId }) => clientId));
      for (const mark of OTHERS) expect(told).toContain(idOf.get(codesOf(mark).client));
      expect(told).not.toContain(idOf.get(codesOf(OWN).client));
    },
    WALK_MS,
  );
});
