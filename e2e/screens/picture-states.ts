import type { Page } from 'playwright-core';
import { logIn } from '../hands';
import { daysAgo, SAMPLE } from '../sample-data';
import type { State } from './states';

const range = (from: number, to: number): string => `from=${daysAgo(from)}&to=${daysAgo(to)}`;

/** Brings a picture to the top of the page, below its bar. */
const showPicture = async (page: Page, id: string): Promise<void> => {
  const panel = page.locator(`section[aria-labelledby=${id}]`);
  await panel.locator('table, .recharts-surface, [data-line]').first().waitFor();
  await panel.evaluate((element) => {
    element.style.scrollMarginTop = '70px';
    element.scrollIntoView({ block: 'start' });
  });
};

/** The pictures that single KPIs have, of the demo plant's stories. */
export const PICTURES: readonly State[] = [
  {
    name: 'picture-ages',
    show: async ({ page, open }) => {
      await logIn(page, SAMPLE.admin, SAMPLE.password);
      await open('/kpis/wip-aging?client=GARMENT-E');
      await showPicture(page, 'picture-ages');
    },
  },
  {
    name: 'picture-ages-held',
    show: async ({ page, open }) => {
      await open('/kpis/wip-aging?client=TEXTILE-C');
      await page.locator('[data-order^=TEX]').first().waitFor();
      await showPicture(page, 'picture-ages');
    },
  },
  {
    name: 'picture-deliveries',
    show: async ({ page, open }) => {
      await open(`/kpis/otd?client=GARMENT-E&${range(40, -10)}`);
      await page.locator('[data-day]').first().waitFor();
      await showPicture(page, 'picture-deliveries');
    },
  },
  {
    name: 'picture-deliveries-day',
    show: async ({ page }) => {
      await page.locator('[data-day]').nth(3).click();
      await page.locator('[data-day][aria-pressed=true]').waitFor();
      await page.locator('[data-order]').last().scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'picture-deliveries-table',
    show: async ({ page, open }) => {
      await open(`/kpis/otd?client=GARMENT-E&${range(40, -10)}&view=table`);
      await showPicture(page, 'picture-deliveries');
    },
  },
  {
    name: 'picture-stops',
    show: async ({ page, open }) => {
      await open(`/kpis/availability?client=BOOT-LINE-A&line=L1&by=day&${range(70, 37)}`);
      await showPicture(page, 'picture-stop-course');
    },
  },
  {
    name: 'picture-stop-clock',
    show: async ({ page, open }) => {
      await open(`/kpis/availability?client=BOOT-LINE-A&${range(70, 37)}`);
      await page.locator('[data-line=L2]').waitFor();
      await showPicture(page, 'picture-stop-timeline');
    },
  },
  {
    name: 'picture-losses',
    show: async ({ page, open }) => {
      await open(`/kpis/oee?client=BOOT-LINE-A&${range(70, 37)}`);
      await showPicture(page, 'picture-losses');
    },
  },
  {
    name: 'picture-notes',
    show: async ({ page, open }) => {
      await open(`/kpis/dpmo?client=TEXTILE-C&by=day&${range(70, 1)}`);
      await page.locator('[data-flag]').first().waitFor();
      await page.getByRole('slider').first().press('Home');
    },
  },
  {
    name: 'picture-defects',
    show: async ({ page, open }) => {
      await open(`/kpis/dpmo?client=TEXTILE-C&by=day&${range(70, 1)}`);
      await page.locator('[data-bar]').first().waitFor();
      await showPicture(page, 'defects');
    },
  },
  {
    name: 'picture-bad-lot',
    show: async ({ page }) => showPicture(page, 'defect-course'),
  },
  {
    name: 'picture-cascade',
    show: async ({ page, open }) => {
      await open(`/kpis/rty?client=TEXTILE-C&${range(70, 1)}`);
      await page.locator('[data-operation]').first().waitFor();
      await page.locator('#cascade').evaluate((element) => {
        element.style.scrollMarginTop = '70px';
        element.scrollIntoView({ block: 'start' });
      });
    },
  },
  {
    name: 'picture-absence',
    show: async ({ page, open }) => {
      await open(`/kpis/absenteeism?client=FOOTWEAR-D&${range(110, 1)}`);
      await showPicture(page, 'attendance-heat');
    },
  },
  {
    name: 'picture-absence-lines',
    show: async ({ page, open }) => {
      await open(`/kpis/absenteeism?client=FOOTWEAR-D&heat=lines&${range(110, 1)}`);
      await showPicture(page, 'attendance-heat');
    },
  },
];
