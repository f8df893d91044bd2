import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, logIn } from './hands';
import { startStation, type Seat, type Station } from './harness';
import { makePlant, SAMPLE } from './sample-data';

let station: Station;
let operator: Seat;

beforeAll(async () => {
  station = await startStation(async (lineside) => {
    await makePlant(
      lineside,
      [['T-ONE', 'Tour One', 'general']],
      [[SAMPLE.operator, 'OPERATOR', 'T-ONE', 'Operator A']],
    );
  });
  operator = await station.sit();
  await logIn(operator.page, SAMPLE.operator, SAMPLE.password);
});

afterAll(() => station?.stop());

test('an operator is shown what operators use, by arrows, and is not asked again', async () => {
  const { page, problems } = operator;
  await page.getByTestId('tour-offer').getByRole('button', { name: 'Start' }).click();
  const tour = page.getByTestId('tour');
  const seen: (string | null)[] = [];
  for (const step of ['sheet', 'save', 'keys']) {
    await page.locator(`[data-testid=tour][data-step=${step}]`).waitFor();
    seen.push(await tour.locator('#tour-title').textContent());
    await expectAccessible(page);
    if (step !== 'keys') await page.keyboard.press('ArrowRight');
  }
  expect(new Set(seen).size).toBe(3);
  await tour.getByText('3 of 3').waitFor();
  await page.keyboard.press('Enter');
  await tour.waitFor({ state: 'detached' });
  await page.reload();
  await page.getByTestId('user-menu').waitFor();
  expect(await page.getByTestId('tour-offer').count()).toBe(0);
  await page.getByTestId('user-menu').click();
  await page.locator('[data-action=tour]').click();
  await page.locator('[data-testid=tour][data-step=sheet]').waitFor();
  await page.keyboard.press('Escape');
  await tour.waitFor({ state: 'detached' });
  expect(problems).toEqual([]);
});
