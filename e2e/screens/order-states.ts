import { logIn, openDialog } from '../hands';
import { daysAgo, SAMPLE } from '../sample-data';
import type { Desk, State } from './states';

/** Clients of the demo plant: one with lots on hold, one that is late. */
const HELD = 'TEXTILE-C';
const LATE = 'GARMENT-E';

/** The last day on which a first shift is asked for. */
const DATE = [0, 1, 2].map(daysAgo).find((day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()));
const SHIFT = `client=FOOTWEAR-D&line=L1&date=${DATE}&shift=SHIFT_1ST`;

const BOOK = /^(Book for|Asignar a) L1/;
const LET_GO = /^(Let go|Liberar)/;

/** The first Escape may close a list that is open in the dialog only. */
const leaveDialog = async ({ page }: Desk): Promise<void> => {
  for (let at = 0; at < 3 && (await openDialog(page).count()) > 0; at += 1) {
    await page.keyboard.press('Escape');
    await openDialog(page)
      .waitFor({ state: 'detached', timeout: 1000 })
      .catch(() => undefined);
  }
};

/** The page of the first order of a list, with what is open over it. */
const firstOrder = async (desk: Desk, list: string, over = ''): Promise<void> => {
  const { page, open } = desk;
  await open(`/orders?${list}`);
  await page.getByRole('row').nth(1).waitFor();
  await page
    .getByText(/-WO-\d+$/)
    .first()
    .click();
  await page.getByTestId('order-stage').waitFor();
  if (over !== '') await page.evaluate((search) => (location.hash += search), `&open=${over}`);
};

/** Types the jobs of a new order: the second one takes the sizes and colours of the first. */
const typeMatrix = async ({ page }: Desk): Promise<void> => {
  const form = openDialog(page);
  await form.getByRole('textbox').first().fill('WO-NEW');
  for (const part of ['BODY', 'COLLAR']) {
    await form.getByRole('button', { name: /^(Add job|Agregar trabajo)$/ }).click();
    const job = form.getByRole('group').last();
    await job.getByRole('textbox').first().fill(part);
    if (part === 'COLLAR') continue;
    await job.getByLabel(/^(Sizes|Tallas)$/).click();
    await page.keyboard.type('S M L XL ');
    await job.getByLabel(/^(Colours|Colores)$/).click();
    await page.keyboard.type('Navy,White,Sand,');
    for (const colour of ['Navy', 'White', 'Sand']) {
      await job.getByLabel(new RegExp(`: S · ${colour}$`)).focus();
      for (const amount of ['10', '25', '40', '120']) {
        await page.keyboard.type(amount);
        await page.keyboard.press('ArrowDown');
      }
    }
  }
};

/** Orders and who works on them, in the demo plant as an administrator sees it. */
export const ORDERS: readonly State[] = [
  {
    name: 'orders',
    show: async ({ page, open }) => {
      await logIn(page, SAMPLE.admin, SAMPLE.password);
      await open(`/orders?client=${LATE}`);
      await page.getByRole('row').nth(1).waitFor();
    },
  },
  {
    name: 'orders-held',
    show: async ({ page, open }) => {
      await open(`/orders?client=${HELD}&show=held`);
      await page.getByRole('row').nth(1).waitFor();
    },
  },
  {
    name: 'hold-resume',
    show: async ({ page }) => {
      await page
        .getByRole('button', { name: /^(Resume|Reanudar) / })
        .first()
        .click();
      await openDialog(page).waitFor();
    },
  },
  {
    name: 'order',
    show: async (desk) => {
      await leaveDialog(desk);
      await firstOrder(desk, `client=${HELD}&show=held`);
      await desk.page.getByTestId('order-kpi-otd').waitFor();
    },
  },
  {
    name: 'order-people',
    show: async ({ page }) => {
      const total = page.getByTestId('crew-total');
      await total.scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'order-late',
    show: async (desk) => {
      await firstOrder(desk, `client=${LATE}&show=open`);
      await desk.page.getByTestId('order-kpi-otd').waitFor();
    },
  },
  {
    name: 'order-ship',
    show: async (desk) => {
      await firstOrder(desk, `client=${LATE}&show=open`, 'ship');
      await openDialog(desk.page).waitFor();
    },
  },
  {
    name: 'order-hold',
    show: async (desk) => {
      await leaveDialog(desk);
      await firstOrder(desk, `client=${LATE}&show=open`, 'hold');
      await openDialog(desk.page).waitFor();
    },
  },
  {
    name: 'order-form',
    show: async (desk) => {
      await leaveDialog(desk);
      await desk.open(`/orders?client=${LATE}&open=new`);
      await openDialog(desk.page).waitFor();
      await typeMatrix(desk);
    },
  },
  {
    name: 'pool',
    show: async ({ page, open }) => {
      // What was typed of the order is thrown away.
      await page.reload();
      await open(`/people?${SHIFT}&view=pool`);
      await page.locator('tr[data-person]').nth(2).waitFor();
      for (let at = 0; at < 2; at += 1) {
        await page.getByRole('button', { name: BOOK }).first().click();
        await page.getByRole('button', { name: LET_GO }).nth(at).waitFor();
      }
    },
  },
  {
    name: 'attendance-states',
    show: async ({ page, open }) => {
      await open(`/people?${SHIFT}&view=attendance`);
      const people = page.locator('tr[data-person]');
      await people.nth(3).waitFor();
      const type = async (row: number, keys: readonly string[]): Promise<void> => {
        await people.nth(row).click();
        for (const key of keys) await page.keyboard.press(key);
      };
      await type(0, ['l', '1', '5', 'Enter']);
      await type(1, ['e', '4', '5', 'Enter']);
      await type(2, ['a', '2', 'h', '3', 'Enter']);
      await type(3, ['a', '3', 'c']);
    },
  },
  {
    name: 'attendance-conflict',
    show: async ({ page, colleague }) => {
      await page.keyboard.press('Escape');
      const other = await colleague();
      const search = `/people?${SHIFT}&view=attendance`;
      await other.evaluate((hash) => (location.hash = hash), search);
      await other.locator('tr[data-person]').nth(3).waitFor();
      await other.locator('tr[data-person]').first().click();
      for (const key of ['l', '3', '0', 'Enter', 'Control+Enter']) await other.keyboard.press(key);
      await openDialog(other).waitFor();
      await other.keyboard.press('Control+Enter');
      await openDialog(other).waitFor({ state: 'detached' });
      await other.context().close();
      await page.locator('tr[data-person]').first().click();
      await page.keyboard.press('Control+Enter');
      await openDialog(page).waitFor();
      await page.keyboard.press('Control+Enter');
      await openDialog(page).getByRole('radiogroup').waitFor();
    },
  },
  {
    name: 'shift-close',
    show: async (desk) => {
      const { page, open } = desk;
      await leaveDialog(desk);
      await open(`/sheet?${SHIFT}`);
      await page.locator('[data-active] .ag-root').waitFor();
      await page.getByRole('button', { name: /^(Close shift|Cerrar turno)$/ }).click();
      await openDialog(page).waitFor();
    },
  },
];
