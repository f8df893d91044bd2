import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDesktop, type DesktopStation } from './desktop-station';
import { cell, logIn, openSheet, save, totalCell, typeRow } from './hands';
import { firstShift } from './journeys/first-shift';
import { SAMPLE, today } from './sample-data';

let desktop: DesktopStation;

beforeAll(async () => {
  desktop = await startDesktop();
});

afterAll(() => desktop?.stop());

firstShift(() => desktop);

test('typing goes on over a crash of the data process, and what was typed is saved once', async () => {
  const { page } = await desktop.sit();
  await logIn(page, 'operator.j', SAMPLE.password);
  await openSheet(page, { client: 'J-ONE', line: 'L1', date: today(), shift: 'OTHER' });
  await typeRow(page, 0, { workOrder: 'J-100', unitsProduced: '31' });
  const crashed = await desktop.ask<number>('crash');
  await typeRow(page, 1, { workOrder: 'J-100', unitsProduced: '32' });
  await cell(page, 0, 'unitsProduced').click();
  await page.getByText('Lineside does not answer. What is typed stays here.').waitFor({ state: 'detached' });
  await save(page);
  await page.getByText(/^Saved/).waitFor();
  await expect.poll(() => totalCell(page, 'unitsProduced').innerText()).toBe('63');
  expect(await desktop.ask<number>('process')).not.toBe(crashed);
  expect(await desktop.linesideJson(['export', 'production_entry', '--client', 'J-ONE'])).toHaveLength(4);
});
