import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBarriers, startStation, type Station } from './harness';

let station: Station;

beforeAll(async () => {
  station = await startStation();
});

afterAll(() => station?.stop());

test('an empty data folder opens with a page that stands by itself', async () => {
  const { page, problems } = await station.sit();
  await page.getByRole('heading').first().waitFor();
  expect(await page.title()).toContain('Lineside');
  await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('en');
  expect(problems).toEqual([]);
});

test('the page speaks the language of the browser', async () => {
  const { page, problems } = await station.sit({ locale: 'es', colorScheme: 'dark' });
  await page.getByRole('heading').first().waitFor();
  await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('es');
  expect(problems).toEqual([]);
});

test('the page comes with a policy that lets in nothing from elsewhere', async () => {
  const answer = await fetch(`${station.url()}/`);
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/default-src '(none|self)'/);
  expect(policy).not.toMatch(/script-src[^;]*'unsafe-(inline|eval)'/);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
});

test.each(['light', 'dark'] as const)('the first page is accessible in %s', async (colorScheme) => {
  const { page } = await station.sit({ colorScheme });
  await page.getByRole('heading').first().waitFor();
  expect(await findBarriers(page)).toEqual([]);
});
