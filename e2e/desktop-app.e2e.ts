import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDesktop, type DesktopStation } from './desktop-station';

let desktop: DesktopStation;
beforeAll(async () => {
  desktop = await startDesktop();
});
afterAll(() => desktop?.stop());

test('shows the page', async () => {
  await desktop.page.getByRole('heading').first().waitFor();
  expect(desktop.problems).toEqual([]);
});
