import type { Page } from 'playwright-core';
import { callerOf, fillWall, fillWalls, idOf, WALL, wallDate, type Call } from '../board-floor';
import { logIn } from '../hands';
import type { Station } from '../harness';
import { SAMPLE } from '../sample-data';
import type { State } from './states';

type Board = { readonly client: string; readonly lines?: readonly string[]; readonly isOn?: boolean };

/** Boards hang dark; the light look shows the other one. */
const lookOf = (page: Page): Promise<string> =>
  page.evaluate(() => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'));

const board =
  ({ client, lines, isOn = true }: Board): State['show'] =>
  async ({ page, open }) => {
    const search = new URLSearchParams({ client, look: await lookOf(page) });
    if (lines) search.set('lines', JSON.stringify(lines));
    if (isOn) search.set('on', 'true');
    await open(`/board?${search.toString()}`);
    await page.locator(isOn ? '[data-testid=board][data-as-of]' : '[data-action=put-up]').waitFor();
  };

const fill = async (page: Page): Promise<void> => {
  const call: Call = await callerOf(page.context(), new URL(page.url()).origin, SAMPLE.admin);
  const lines = await call<unknown[]>('plant/lines', { clientId: await idOf(call, WALL.noon) });
  if (lines.length === 0) {
    for (const client of [WALL.noon, WALL.morning, WALL.between, WALL.twelve]) await fillWall(call, client);
    const [clientId, lineId] = [await idOf(call, WALL.noon), await idOf(call, WALL.noon, 'L2')];
    const place = { clientId, lineId, shiftDate: wallDate(WALL.noon), shiftType: 'SHIFT_1ST' };
    const open = { workOrder: null, equipment: null, employeesAffected: null, detail: null, startTime: null };
    await call('stops/start', { place, reason: 'EQUIPMENT_FAILURE', ...open });
  }
  await call('session/logout');
  await page.reload();
  await logIn(page, WALL.leader, SAMPLE.password);
};

/** What the clients of the board scenes begin with. */
export const prepareBoards = (lineside: Station['lineside']): Promise<void> => fillWalls(lineside);

/** Boards at noon with a stop running, in the morning, between shifts, of twelve lines, of none, and with old data. */
export const BOARDS: readonly State[] = [
  {
    name: 'board-setup',
    show: async (desk) => {
      await fill(desk.page);
      await board({ client: WALL.twelve, isOn: false })(desk);
    },
  },
  { name: 'board-four', show: board({ client: WALL.noon }) },
  { name: 'board-two', show: board({ client: WALL.noon, lines: ['L1', 'L2'] }) },
  { name: 'board-one', show: board({ client: WALL.noon, lines: ['L2'] }) },
  { name: 'board-morning', show: board({ client: WALL.morning }) },
  { name: 'board-between', show: board({ client: WALL.between }) },
  { name: 'board-twelve', show: board({ client: WALL.twelve }) },
  { name: 'board-empty', show: board({ client: WALL.empty }) },
  {
    name: 'board-stale',
    show: async (desk) => {
      await board({ client: WALL.noon })(desk);
      await desk.page.route('**/rpc/board/**', (route) => route.abort());
      await desk.page.getByTestId('board-stale').waitFor();
    },
  },
];
