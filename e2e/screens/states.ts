import type { Page } from 'playwright-core';
import { cell, fillClipboard, logIn, openDialog, openSheet, readBack, save, typeRow } from '../hands';
import { daysAgo, SAMPLE, today } from '../sample-data';
import { ORDER_AND_TOUR } from './first-run-states';
import { FRAME, PROGRAM } from './frame-states';
import { MASTERS } from './master-states';
import { WHOLE_SHEET } from './scan-states';

/** Who sits at the page, and how many pages there are; the second one is for what two people do. */
export type Desk = {
  readonly page: Page;
  /** Another person at another PC, looking at the same data. */
  readonly colleague: () => Promise<Page>;
  /** Which of the looks this is, from 0: failed log-ins and changed numbers differ from one to the next. */
  readonly turn: number;
  readonly open: (hash: string) => Promise<void>;
};

/** A place of the app in one state; `show` leads there. States of one desk follow each other. */
export type State = { readonly name: string; readonly show: (desk: Desk) => Promise<void> };

const APPAREL = SAMPLE.apparel;
const place = (shift: string, date = today()) => ({ client: APPAREL, line: 'L1', date, shift });

const logOut = async (page: Page): Promise<void> => {
  await page.locator('[data-testid=user-menu]').click();
  await page.getByRole('menuitem', { name: /^(Log out|Cerrar sesión)$/ }).click();
  await page.locator('[name=username]').waitFor();
};

const discard = async (page: Page): Promise<void> => {
  const button = page.locator('[data-action=discard-all]');
  if (await button.isVisible()) await button.click();
};

/** States of an administrator whose database has no clients. */
export const NO_CLIENTS: readonly State[] = [
  ...PROGRAM,
  { name: 'no-clients', show: ({ open }) => open('/today') },
];

/** Every other state, in the order in which one desk goes through them. */
export const STATES: readonly State[] = [
  { name: 'login', show: ({ page }) => page.locator('[name=username]').waitFor() },
  {
    name: 'login-error',
    show: async ({ page, turn }) => {
      await page.locator('[name=username]').fill(`visitor.${turn}`);
      await page.locator('[name=password]').fill('not-the-password');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'today',
    show: async ({ page, open }) => {
      await logIn(page, SAMPLE.leader, SAMPLE.password);
      await open(`/today?client=${APPAREL}`);
      await page.locator('.recharts-line').first().waitFor();
    },
  },
  {
    name: 'today-tooltip',
    show: async ({ page }) => {
      const box = await page.locator('.recharts-surface').first().boundingBox();
      if (box) await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.4);
    },
  },
  {
    name: 'today-table',
    show: async ({ page, open }) => {
      await page.mouse.move(0, 0);
      await open(`/today?client=${APPAREL}&view=table`);
      await page.getByRole('table').waitFor();
    },
  },
  {
    name: 'kpis',
    show: async ({ page, open }) => {
      await open(`/kpis?client=${APPAREL}`);
      await page.getByTestId('tile-wip-aging').waitFor();
    },
  },
  {
    name: 'kpis-period',
    show: async ({ page }) => {
      await page.locator('header [aria-haspopup=dialog]').first().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'kpi-targets',
    show: async ({ page, open, turn }) => {
      await page.keyboard.press('Escape');
      await open(`/kpis/efficiency?client=${APPAREL}&open=targets`);
      const form = openDialog(page).locator('form');
      for (const [at, value] of [85 + turn / 10, 80, 70].entries()) {
        await form.locator('[inputmode=decimal]').nth(at).fill(String(value));
      }
      await form.locator('[type=submit]').click();
      await openDialog(page).locator('tr[data-current]').waitFor();
    },
  },
  {
    name: 'kpi',
    show: async ({ page, open }) => {
      await open(`/kpis/efficiency?client=${APPAREL}&limits=on`);
      await page.locator('.recharts-line').first().waitFor();
      await page.locator('[data-group]').first().waitFor();
    },
  },
  {
    name: 'kpi-break-down',
    show: async ({ page }) => {
      await page.locator('[data-group]').last().scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'kpi-narrowed',
    show: async ({ page, open }) => {
      await open(`/kpis/dpmo?client=${APPAREL}&line=L2&group=operation&by=week`);
      await page.locator('[data-group=SEW]').waitFor();
      await page.locator('#defects').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'kpi-aging',
    show: async ({ page, open }) => {
      await open(`/kpis/wip-aging?client=${APPAREL}`);
      await page.locator('[data-group]').first().waitFor();
    },
  },
  {
    name: 'why',
    show: async ({ page, open }) => {
      await open(`/today?client=${APPAREL}&why=performance`);
      await page.locator('tfoot').waitFor();
    },
  },
  {
    name: 'why-history',
    show: async ({ page }) => {
      await page.locator('[role=dialog] tbody button').first().click();
      await page.locator('[role=dialog] ol li').first().waitFor();
    },
  },
  {
    name: 'why-trust',
    show: async ({ page, open }) => {
      await page.keyboard.press('Escape');
      await open(`/kpis?client=${APPAREL}&why=oee`);
      await page.getByTestId('why').locator('button[aria-expanded]').click();
      await page.getByTestId('trust-panel').getByRole('list').first().waitFor();
    },
  },
  {
    name: 'today-empty',
    show: async ({ page, open }) => {
      await page.keyboard.press('Escape');
      await open(`/today?client=${APPAREL}&to=2020-01-31`);
      await page.locator(`a[href*="sheet"]`).last().waitFor();
    },
  },
  ...FRAME,
  {
    name: 'user-menu',
    show: async ({ page }) => {
      await page.getByRole('navigation').getByRole('button').last().click();
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'sheet-empty',
    show: async ({ page }) => {
      await page.keyboard.press('Escape');
      await openSheet(page, place('SHIFT_2ND'));
    },
  },
  {
    name: 'sheet-orders',
    show: async ({ page }) => {
      await cell(page, 0, 'workOrder').click();
      await page.keyboard.type('210');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'sheet-filled',
    show: async ({ page }) => {
      await page.keyboard.press('Escape');
      const row = { unitsProduced: '310', unitsDefective: '4', runHours: '3.5', employeesAssigned: '12' };
      await typeRow(page, 0, { workOrder: 'WO-2101', ...row });
      await typeRow(page, 1, { workOrder: 'WO-2102', ...row, runHours: '5' });
      await page.waitForTimeout(900);
    },
  },
  {
    name: 'sheet-invalid',
    show: async ({ page }) => {
      await typeRow(page, 2, { workOrder: 'WO-0900', unitsProduced: '10', unitsDefective: '11' });
      await typeRow(page, 3, { workOrder: 'WO-9999', unitsProduced: 'ten' });
      await page.keyboard.press('Control+Enter');
      await page.locator('[role=alert]').waitFor();
      await page.waitForTimeout(600);
    },
  },
  {
    name: 'sheet-draft',
    show: async ({ page }) => {
      await page.waitForTimeout(900);
      await page.reload();
      await page.locator('[data-mark=error]').first().waitFor();
    },
  },
  {
    name: 'sheet-paste',
    show: async ({ page }) => {
      await discard(page);
      const rows = Array.from({ length: 24 }, (_, at) => [
        'WO-2101',
        String(at + 12),
        '1',
        '0.25',
        '12',
        'L1',
      ]);
      for (const [at, column, text] of [
        [2, 1, 'n/a'],
        [5, 3, 'x'],
        [9, 0, 'WO-9999'],
      ] as const) {
        const row = rows[at];
        if (row) row[column] = text;
      }
      const head = ['Work order', 'Units produced', 'Defects', 'Run time (h)', 'Personas asignadas', 'Line'];
      await fillClipboard(page, {
        'text/plain': [head, ...rows].map((row) => `${row.join('\t')}\r\n`).join(''),
      });
      await cell(page, 0, 'workOrder').click();
      await page.keyboard.press('Control+V');
      await openDialog(page).getByText('WO-9999').waitFor();
      await page.waitForTimeout(600);
    },
  },
  {
    name: 'sheet-pasted',
    show: async ({ page }) => {
      await page.keyboard.press('Enter');
      await openDialog(page).waitFor({ state: 'detached' });
      await page.keyboard.press('F8');
      await page.waitForTimeout(1200);
    },
  },
  {
    name: 'sheet-read-back',
    show: async ({ page }) => {
      await discard(page);
      const row = { unitsDefective: '4', employeesAssigned: '12' };
      await typeRow(page, 0, { workOrder: 'WO-2101', unitsProduced: '240', ...row, runHours: '4' });
      await typeRow(page, 1, { workOrder: 'WO-2102', unitsProduced: '900', ...row, runHours: '5' });
      await readBack(page);
    },
  },
  {
    name: 'sheet-conflict',
    show: async ({ page, colleague, turn }) => {
      await page.keyboard.press('Escape');
      await discard(page);
      await openSheet(page, place('SHIFT_1ST'));
      const other = await colleague();
      await openSheet(other, place('SHIFT_1ST'));
      for (const [at, person] of [other, page].entries()) {
        await cell(person, 0, 'unitsProduced').click();
        await person.keyboard.type(String(300 + turn * 2 + at));
        await person.keyboard.press('Enter');
      }
      await save(other);
      await readBack(page);
    },
  },
  {
    name: 'sheet-void',
    show: async ({ page }) => {
      await page.keyboard.press('Escape');
      await discard(page);
      await cell(page, 0, 'actions').getByRole('button').last().click();
      await openDialog(page).getByRole('textbox').fill('…');
    },
  },
  {
    name: 'sheet-history',
    show: async ({ page }) => {
      await page.keyboard.press('Escape');
      await cell(page, 0, 'actions').getByRole('button').first().click();
      await page.locator('[role=dialog] ol li').first().waitFor();
    },
  },
  {
    name: 'sheet-read-only',
    show: async ({ page }) => {
      await page.keyboard.press('Escape');
      await openSheet(page, place('SHIFT_1ST', daysAgo(7)));
      await cell(page, 0, 'runHours').click();
    },
  },
  ...WHOLE_SHEET,
  ...ORDER_AND_TOUR,
  {
    name: 'keys',
    show: async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.getByRole('heading', { level: 1 }).click();
      await page.keyboard.press('Shift+?');
      await openDialog(page).waitFor();
    },
  },
  {
    name: 'stations',
    show: async ({ page, open, turn }) => {
      await page.keyboard.press('Escape');
      await logOut(page);
      await logIn(page, SAMPLE.admin, SAMPLE.password);
      await open('/admin?tab=stations&open=new');
      const form = openDialog(page);
      await form
        .getByRole('textbox')
        .first()
        .fill(`L1 · ${turn + 1}`);
      await page.keyboard.press('Control+Enter');
      await form.waitFor({ state: 'detached' });
      await page.getByRole('row').nth(1).waitFor();
    },
  },
  ...MASTERS,
  {
    name: 'idle-warning',
    show: async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.evaluate(() =>
        localStorage.setItem('lineside.last-activity', String(Date.now() - 14.2 * 60_000)),
      );
      await page.getByTestId('idle-warning').waitFor();
    },
  },
  {
    name: 'login-pin',
    show: async ({ page }) => {
      await logOut(page);
      await page.locator('[name=username]').fill(SAMPLE.operator);
      await page.locator('[name=pin]').pressSequentially('487');
    },
  },
  {
    name: 'unreachable',
    show: async ({ page }) => {
      await page.reload();
      await page.getByRole('button', { name: /^(Password instead|Usar contraseña)$/ }).click();
      await logIn(page, SAMPLE.leader, SAMPLE.password);
      await page.route('**/rpc/**', (route) => route.abort());
      await openSheet(page, place('OTHER')).catch(() => undefined);
    },
  },
];
