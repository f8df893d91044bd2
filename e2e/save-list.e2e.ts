import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { logIn } from './hands';
import { startStation, type Station } from './harness';
import { fillLines, FLOOR } from './line-hands';
import { SAMPLE } from './sample-data';

let station: Station;

beforeAll(async () => {
  station = await startStation(fillLines);
});

afterAll(() => station?.stop());

const saved = async (page: Page, item: RegExp): Promise<{ name: string; content: Buffer }> => {
  await page.getByRole('button', { name: /Save as a file|Guardar como archivo/ }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: item }).click(),
  ]);
  return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
};

const shown = async (page: Page): Promise<string[]> => {
  const codes = page.locator('main tbody tr td:first-child');
  await codes.first().waitFor();
  return codes.allInnerTexts();
};

test('a list is saved as it is shown, as CSV, workbook and JSON', async () => {
  const seat = await station.sit();
  const { page } = seat;
  await logIn(page, FLOOR.leader, SAMPLE.password);
  await page.goto(`${station.url()}/#/orders?client=${FLOOR.client}&show=all`);
  const codes = await shown(page);
  expect(codes.length).toBeGreaterThan(1);
  const heads = (await page.locator('main thead th').allInnerTexts()).map((head) =>
    head.replace(/ [▲▼]$/, ''),
  );

  const csv = await saved(page, /CSV/);
  expect(csv.name).toMatch(/\.csv$/);
  const [head, ...rows] = Papa.parse<string[]>(
    csv.content.toString('utf8').replace('\uFEFF', '').trim(),
  ).data;
  expect(head).toEqual(heads);
  expect(rows.map(([code]) => code)).toEqual(codes);

  const workbook = await saved(page, /XLSX/);
  expect(workbook.name).toMatch(/\.xlsx$/);
  const cells = await readSheet(workbook.content);
  expect(cells[0]).toEqual(heads);
  expect(cells.slice(1).map(([code]) => code)).toEqual(codes);
  const planned = heads.indexOf('Planned');
  expect(cells.slice(1).map((row) => typeof row[planned])).toEqual(codes.map(() => 'number'));

  const json = await saved(page, /JSON/);
  const objects = JSON.parse(json.content.toString('utf8')) as Record<string, unknown>[];
  expect(objects.map((row) => row[heads[0] ?? ''])).toEqual(codes);
  expect(seat.problems).toEqual([]);
});
