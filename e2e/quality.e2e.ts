import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, logIn, openDialog, openSheet, readBack, save } from './hands';
import { startStation, type Seat, type Station } from './harness';
import { cellIn, exportedRows, fillLines, FLOOR, toSection, typeKeys } from './line-hands';
import { importRows, SAMPLE } from './sample-data';

let station: Station;

beforeAll(async () => {
  station = await startStation(async (lineside) => {
    await fillLines(lineside);
    await importRows(lineside, 'part_opportunities', FLOOR.client, [
      { part_number: 'POLO-PART', client_id_fk: FLOOR.client, opportunities_per_unit: 47 },
    ]);
    await importRows(lineside, 'product', FLOOR.client, [
      { product_id: 'P1', client_id_fk: FLOOR.client, style_model: 'POLO', part_number: 'POLO-PART' },
    ]);
  });
});

afterAll(() => station?.stop());

const sitAs = async (who: string): Promise<Seat> => {
  const seat = await station.sit();
  await logIn(seat.page, who, SAMPLE.password);
  return seat;
};

const openQuality = async ({ page }: Seat, date: string): Promise<void> => {
  await openSheet(page, { client: FLOOR.client, line: 'L1', date, shift: 'SHIFT_1ST' });
  await toSection(page, 'inspections');
};

const inspectionsOf = async (date: string) =>
  (await exportedRows(station.lineside, 'quality_entry', FLOOR.client, date)).map((row) => ({
    order: row['work_order_id_fk'],
    operation: row['operation_checked'],
    inspected: row['units_inspected'],
    passed: row['units_passed'],
    defective: row['units_defective'],
    defects: row['total_defects_count'],
    rework: row['units_requiring_rework'],
  }));

const defectsOf = async (date: string) => {
  const ids = (await exportedRows(station.lineside, 'quality_entry', FLOOR.client, date)).map(
    (row) => row['quality_entry_id'],
  );
  return (await exportedRows(station.lineside, 'defect_detail', FLOOR.client, date)).filter((row) =>
    ids.includes(row['quality_entry_id_fk']),
  );
};

describe('an inspection by keyboard', () => {
  test('100 inspected, 97 passed, 3 stitching defects take few keys', async () => {
    const date = '2025-12-03';
    const seat = await sitAs(FLOOR.leader);
    const { page } = seat;
    await openQuality(seat, date);
    const keys = await typeKeys(
      page,
      ...['W1', 'Tab', 'se', 'Tab', '100', 'Tab', '97', 'Tab', 'Tab', '3st', 'Enter'],
    );
    expect(keys).toBeLessThanOrEqual(18);
    await expect.poll(() => cellIn(page, 'inspections', 0, 'unitsDefective').innerText()).toBe('3');
    await expect.poll(() => cellIn(page, 'inspections', 0, 'operation').innerText()).toBe('SEW');
    await expect.poll(() => cellIn(page, 'inspections', 0, 'defects').innerText()).toBe('3 Stitching');
    // What DPMO divides by comes from the part, and says so.
    await expect.poll(() => cellIn(page, 'inspections', 0, 'opportunities').innerText()).toBe('47');
    await cellIn(page, 'inspections', 0, 'opportunities').click();
    const line = page.locator('#section-inspections [data-testid=focus-line]');
    await expect.poll(() => line.innerText()).toMatch(/Opportunities from the product, confidence 100 %/);
    const dialog = await readBack(page);
    await dialog.getByText('100 inspected, 97 passed, 3 defective on W1 at SEW: 3 Stitching.').waitFor();
    await page.keyboard.press('Escape');
    await save(page);
    expect(await inspectionsOf(date)).toEqual([
      {
        order: 'W1',
        operation: 'SEW',
        inspected: '100',
        passed: '97',
        defective: '3',
        defects: '3',
        rework: '',
      },
    ]);
    expect((await defectsOf(date)).map((row) => row['defect_type'])).toEqual([
      'STITCHING',
      'STITCHING',
      'STITCHING',
    ]);

    // The next one is most likely of the same operation.
    await cellIn(page, 'inspections', 1, 'workOrder').click();
    await typeKeys(page, 'W2', 'Tab', 'Tab', 'Tab');
    await expect.poll(() => cellIn(page, 'inspections', 1, 'operation').innerText()).toBe('SEW');
    await page.locator('[data-action=discard-all]').click();
    expect(seat.problems).toEqual([]);
  });

  test('sums that cannot be are refused at their cell with the sentence', async () => {
    const seat = await sitAs(FLOOR.leader);
    const { page } = seat;
    await openQuality(seat, '2025-12-04');
    await typeKeys(page, 'W1', 'Tab', 'SEW', 'Tab', '100', 'Tab', '97', 'Tab', '5', 'Enter');
    const wrong = page.locator('#section-inspections [data-mark=error]');
    await wrong.first().waitFor();
    await cellIn(page, 'inspections', 0, 'unitsDefective').click();
    await expect
      .poll(() => page.locator('#section-inspections [data-testid=focus-line]').innerText())
      .toMatch(/100/);
    await page.keyboard.press('Delete');
    await expect.poll(() => wrong.count()).toBe(0);
    await cellIn(page, 'inspections', 0, 'unitsRework').click();
    await typeKeys(page, '2', 'Tab', '2', 'Enter');
    await wrong.first().waitFor();
    await expectAccessible(page);
    await page.locator('[data-action=discard-all]').click();
  });

  test('the tally tells when it and the defective units disagree', async () => {
    const seat = await sitAs(FLOOR.leader);
    const { page } = seat;
    await openQuality(seat, '2025-12-05');
    await typeKeys(page, 'W1', 'Tab', 'SEW', 'Tab', '100', 'Tab', '97', 'Enter');
    await cellIn(page, 'inspections', 0, 'defects').click();
    await page.keyboard.press('Alt+t');
    const drawer = openDialog(page);
    await drawer.getByTestId('tally').waitFor();
    await expect
      .poll(() => drawer.getByTestId('tally').evaluate((board) => board === document.activeElement))
      .toBe(true);
    await typeKeys(page, 'st', '+', '+');
    await drawer.getByText(/Defects counted: 2\. Defective units: 3\./).waitFor();
    await expect.poll(() => drawer.locator('[role=status][data-mark=warning]').count()).toBe(1);
    await typeKeys(page, '3');
    await drawer.getByText('Defects counted: 3. Defective units: 3.', { exact: true }).waitFor();
    await typeKeys(page, 'siz', '1', '-');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await expect.poll(() => cellIn(page, 'inspections', 0, 'defects').innerText()).toBe('3 Stitching');
    await page.locator('[data-action=discard-all]').click();
  });

  test('each defect keeps its details, and a change of the count keeps those of the others', async () => {
    const date = '2025-12-08';
    const seat = await sitAs(FLOOR.leader);
    const { page } = seat;
    await openQuality(seat, date);
    await typeKeys(page, 'W1', 'Tab', 'SEW', 'Tab', '50', 'Tab', '48', 'Tab', 'Tab', '2st', 'Enter');
    await cellIn(page, 'inspections', 0, 'defects').click();
    await page.keyboard.press('Alt+t');
    const drawer = openDialog(page);
    await drawer.getByLabel('Stitching 1: Description').fill('Left seam');
    await drawer.getByLabel('Stitching 1: Unit or serial').fill('U-7');
    await drawer.getByLabel('Stitching 1: What becomes of it').selectOption('REWORK');
    await drawer.getByLabel('Stitching 1: Root cause').selectOption('OPERATOR_ERROR');
    await drawer.getByLabel('Notes').fill('Second table');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await save(page);
    await cellIn(page, 'inspections', 0, 'defects').click();
    await typeKeys(page, '1st', 'Tab', '1', 'Enter');
    await save(page);
    const [defect, ...more] = await defectsOf(date);
    expect(more).toEqual([]);
    expect(defect).toMatchObject({
      defect_type: 'STITCHING',
      defect_description: 'Left seam',
      unit_serial_or_id: 'U-7',
      root_cause: 'OPERATOR_ERROR',
    });
    expect(await inspectionsOf(date)).toMatchObject([{ defects: '1', rework: '1' }]);
    expect(seat.problems).toEqual([]);
  });
});

describe('a tally by touch', () => {
  test('is counted with fingers on targets that they hit', async () => {
    const date = '2025-12-09';
    const seat = await sitAs(FLOOR.operator);
    const context = await seat.context.browser()?.newContext({
      hasTouch: true,
      isMobile: true,
      viewport: { width: 1366, height: 768 },
      storageState: await seat.context.storageState(),
      locale: 'en-US',
      reducedMotion: 'reduce',
    });
    if (!context) throw new Error('There is no browser.');
    const page = await context.newPage();
    await page.goto(`${station.url()}/`);
    await page.getByRole('navigation').waitFor();
    await openSheet(page, { line: 'L1', date, shift: 'SHIFT_1ST' });
    await page.locator('#tab-inspections').tap();
    await cellIn(page, 'inspections', 0, 'workOrder').waitFor();
    await page.locator('#section-inspections [data-action=count-defects]').tap();
    const drawer = openDialog(page);
    const add = (type: string) => drawer.locator(`[data-type=${type}] button`).first();
    await add('STITCHING').waitFor();
    for (const button of await drawer.getByTestId('tally').locator('button').all()) {
      const box = await button.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    }
    await add('STITCHING').tap();
    await add('STITCHING').tap();
    await add('OPEN_SEAM').tap();
    await drawer.locator('[data-type=STITCHING] button').nth(1).tap();
    await drawer.getByText('2 defects counted.').waitFor();
    await drawer.locator('[data-action=defects-done]').tap();
    await expect
      .poll(() => cellIn(page, 'inspections', 0, 'defects').innerText())
      .toBe('1 Stitching, 1 Open seam');
    await context.close();
  });
});
