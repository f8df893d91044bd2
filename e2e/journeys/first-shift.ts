import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { cell, expectAccessible, logIn, openDialog, openSheet, readBack, totalCell, typeRow } from '../hands';
import type { Seat, Station } from '../harness';
import { daysAgo, importRows, mustRun, SAMPLE, today } from '../sample-data';

type KpiAnswer = { readonly results: readonly { readonly kpi: string; readonly value: number | null }[] };

/** The app on an empty data folder, whatever host carries it. People sit down one after another. */
export type Place = Pick<Station, 'lineside' | 'linesideJson' | 'sit'>;

/** What the command line says of a client's KPI, as the screen writes it. */
const told = async (
  place: Place,
  client: string,
  kpi: string,
  from = daysAgo(29),
  to = today(),
): Promise<string> => {
  const range = ['--from', from, '--to', to];
  const answer = (await place.linesideJson(['kpi', '--client', client, ...range])) as KpiAnswer;
  const value = answer.results.find((result) => result.kpi === kpi)?.value;
  return value === null || value === undefined ? '–' : value.toFixed(1);
};

const shown = async (page: Page, kpi: string): Promise<string> =>
  (await page.getByTestId(`value-${kpi}`).innerText()).replaceAll(/[~%\s]/g, '');

/** From the first start to the figures of the first shift, and into what stands behind them. */
export const firstShift = (station: () => Place): void => {
  describe('from an empty folder to figures', () => {
    let admin: Seat;

    test('the first page makes the administrator, and says under each field what is wrong', async () => {
      admin = await station().sit();
      const { page } = admin;
      await page.getByRole('heading', { name: 'Welcome to Lineside' }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByTestId('data-folder').waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Create administrator' }).click();
      await expect.poll(() => page.getByText('This is needed.').count()).toBe(2);
      await page.getByLabel('User name').fill('admin.one');
      await page.getByLabel('Full name').fill('Administrator A');
      await page.getByLabel('Password', { exact: true }).fill('short');
      await page.getByLabel('Password again').fill('other');
      await page.getByText('At least 10 characters.', { exact: true }).waitFor();
      await page.getByText('The two passwords differ.').waitFor();
      await expectAccessible(page);
      await page.getByLabel('Password', { exact: true }).fill(SAMPLE.password);
      await page.getByLabel('Password again').fill(SAMPLE.password);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'How to begin' }).waitFor();
      await expectAccessible(page);
    });

    test('the administrator makes the first client with its line and is told that nothing is entered', async () => {
      const { page } = admin;
      await page.getByLabel('Name of the first client').fill('Journey One');
      await page.getByLabel('Code').fill('J-ONE');
      await page.getByRole('button', { name: 'Create client' }).click();
      await page.getByRole('heading', { name: 'Ready' }).waitFor();
      await page.keyboard.press('Enter');
      await page.locator('[data-active] .ag-root').waitFor();
      await page.getByRole('link', { name: 'Today' }).click();
      await page.getByRole('heading', { name: 'No entries in this period' }).waitFor();
    });

    test('an operator types a shift by keyboard, reads it back and confirms', async () => {
      // An entry of a day before; orders come from a file as well.
      await importRows(station().lineside, 'work_order', 'J-ONE', [
        {
          work_order_id: 'J-100',
          client_id_fk: 'J-ONE',
          style_model: 'STYLE-J',
          planned_quantity: 900,
          status: 'ACTIVE',
          ideal_cycle_time: 0.25,
        },
      ]);
      await importRows(station().lineside, 'production_entry', 'J-ONE', [
        {
          work_order_id_fk: 'J-100',
          client_id_fk: 'J-ONE',
          line: 'L1',
          shift_date: daysAgo(2),
          shift_type: 'SHIFT_1ST',
          units_produced: 200,
          run_time_hours: 8,
          employees_assigned: 10,
          shift_hours_scheduled: 9,
        },
      ]);
      await mustRun(
        station().lineside,
        [
          'user',
          'add',
          'operator.j',
          '--role',
          'OPERATOR',
          '--clients',
          'J-ONE',
          '--full-name',
          'Operator J',
        ],
        SAMPLE.password,
      );

      const { page, problems } = await station().sit();
      await expectAccessible(page);
      await logIn(page, 'operator.j', SAMPLE.password);
      await page.locator('[data-active] .ag-root').waitFor();
      expect(await page.getByRole('combobox', { name: 'Client' }).count()).toBe(0);
      await openSheet(page, { line: 'L1', date: today(), shift: 'SHIFT_1ST' });
      await typeRow(page, 0, {
        workOrder: 'J-100',
        unitsProduced: '100',
        unitsDefective: '2',
        runHours: '7.5',
        employeesAssigned: '12',
        scheduledHours: '9',
      });
      await expect.poll(() => totalCell(page, 'efficiency').innerText()).toBe('23.1');
      await expectAccessible(page);

      const dialog = await readBack(page);
      const sentence = await dialog.getByRole('listitem').first().innerText();
      expect(sentence).toContain('98 good and 2 defective STYLE-J on J-100, 12 people for 9 h');
      expect(sentence).toContain('23.1 % of standard');
      await expectAccessible(page);
      await dialog.getByRole('button', { name: 'Confirm' }).click();
      await page.getByText(/^Saved \d\d:\d\d$/).waitFor();
      await expect
        .poll(() => totalCell(page, 'efficiency').innerText())
        .toBe(await told(station(), 'J-ONE', 'efficiency', today()));
      await expect
        .poll(() => totalCell(page, 'performance').innerText())
        .toBe(await told(station(), 'J-ONE', 'performance', today()));

      await page.getByRole('link', { name: 'Today' }).click();
      await page.getByTestId('tile-efficiency').waitFor();
      expect(await shown(page, 'efficiency')).toBe(await told(station(), 'J-ONE', 'efficiency'));
      expect(await shown(page, 'performance')).toBe(await told(station(), 'J-ONE', 'performance'));
      await expectAccessible(page);
      expect(problems).toEqual([]);
    });

    test('the number opens into formula, inferences, rows and their history; the chart into its table', async () => {
      const { page, problems } = await station().sit();
      await logIn(page, 'admin.one', SAMPLE.password);
      await page.getByRole('link', { name: 'Today' }).click();
      await page.getByRole('button', { name: 'Why this number: Performance' }).click();
      const drawer = openDialog(page);
      await drawer.getByText('Formula with its numbers').waitFor();
      await drawer.getByText('people present from people assigned').waitFor();
      await drawer.getByText('2 records behind it').waitFor();
      const sums = await drawer.locator('tfoot').innerText();
      // 300 units at a quarter of an hour; 8 h of 10 people and 7.5 h of 12.
      expect(sums).toContain('75.00');
      expect(sums).toContain('170.00');
      await expectAccessible(page);
      await drawer
        .getByRole('button', { name: /^Edit history of J-100/ })
        .first()
        .click();
      await openDialog(page).getByText('Entered').waitFor();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await openDialog(page).waitFor({ state: 'detached' });
      await page.keyboard.press('t');
      await page.getByRole('columnheader', { name: 'Earned h' }).first().waitFor();
      await expectAccessible(page);
      expect(new URL(page.url()).hash).toContain('view=table');
      expect(problems).toEqual([]);
    });

    test('a log-in that fails says no more than it must, and the page speaks Spanish when asked', async () => {
      const { page } = await station().sit({ locale: 'es', colorScheme: 'dark' });
      await page.locator('[name=username]').fill('nobody');
      await page.locator('[name=password]').fill('not-the-password');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').getByText('Usuario desconocido o contraseña incorrecta.').waitFor();
      await expectAccessible(page);
      await logIn(page, 'operator.j', SAMPLE.password);
      await page.getByRole('link', { name: 'Captura' }).waitFor();
      await openSheet(page, { line: 'L1', date: today(), shift: 'SHIFT_2ND' });
      await typeRow(page, 0, { workOrder: 'J-100', unitsProduced: '10', runHours: '7,5' });
      await expect.poll(() => cell(page, 0, 'runHours').innerText()).toBe('7.5');
      await expectAccessible(page);
    });
  });
};
