import type { Page } from 'playwright-core';

/** The way from a client's overview to a story: a period, and the finding that leads on. */
export type Walk = {
  readonly story: string;
  readonly client: string;
  /** The name of the period's button on the overview; null: the period that stands there already. */
  readonly period: 'last-90' | 'last-180' | null;
  readonly kind: string;
  /** What the finding says, in English. */
  readonly says: RegExp;
  /** What is seen where it leads: a part of the page, and what it says there. */
  readonly shows: readonly (readonly [selector: string, text: RegExp])[];
};

const VALUE = (kpi: string): string => `[data-testid=value-${kpi}]`;

/** How each story of the demo plant is found. */
export const WALKS: readonly Walk[] = [
  {
    story: 'new-style',
    client: 'APPAREL-B',
    period: 'last-90',
    kind: 'new-style',
    says: /^The new style POLO-NEW-1 began at (4|5)\d\.\d.% efficiency on .* and reached 8\d\.\d.% after \d+ working days\.$/,
    shows: [['header', /Style\s+POLO-NEW-1/]],
  },
  {
    story: 'failing-press',
    client: 'BOOT-LINE-A',
    period: 'last-90',
    kind: 'stops',
    says: /^Line L1 lost \d+\.\d.h to equipment failure .*, \d+.% of all stops\.$/,
    shows: [
      ['header', /Line\s+L1/],
      ['main', /Equipment failure/],
    ],
  },
  {
    story: 'bad-lot',
    client: 'TEXTILE-C',
    period: 'last-90',
    kind: 'defects',
    says: /^DPMO was [\d,]+ .*, [4-6]\.\d times the usual [\d,]+\.$/,
    shows: [['main', /Colou?r mismatch/]],
  },
  {
    story: 'held-orders',
    client: 'TEXTILE-C',
    period: 'last-90',
    kind: 'held-orders',
    says: /^14 orders went on hold from .*: material inspection\.$/,
    shows: [[VALUE('wip-aging'), /\d/]],
  },
  {
    story: 'flu',
    client: 'FOOTWEAR-D',
    period: 'last-180',
    kind: 'absences',
    says: /^1\d\.\d.% of the scheduled hours were absent .*, usually \d\.\d.%\.$/,
    shows: [[VALUE('absenteeism'), /^~?1\d\.\d/]],
  },
  {
    story: 'rush',
    client: 'GARMENT-E',
    period: null,
    kind: 'late-orders',
    says: /^\d+ of \d+ orders due in the last 30 days were late\.$/,
    shows: [[VALUE('otd'), /^~?[3-8]\d\.\d/]],
  },
  {
    story: 'old-orders',
    client: 'GARMENT-E',
    period: null,
    kind: 'old-orders',
    says: /^\d+ open orders are older than 30 days; GAR-WO-\d+ is \d\d days old\.$/,
    shows: [['main', /GAR-WO-\d+/]],
  },
  {
    story: 'mondays',
    client: 'APPAREL-B',
    period: 'last-90',
    kind: 'absent-weekday',
    says: /^On Mondays \d\.\d.% of the hours are absent, \d\.\d.% on other days\.$/,
    shows: [[VALUE('absenteeism'), /\d/]],
  },
  {
    story: 'after-pay-day',
    client: 'BOOT-LINE-A',
    period: 'last-90',
    kind: 'absent-after-payday',
    says: /^After a pay day \d\.\d.% of the hours are absent, \d\.\d.% on other days\.$/,
    shows: [[VALUE('absenteeism'), /\d/]],
  },
  {
    story: 'second-shift',
    client: 'BOOT-LINE-A',
    period: 'last-90',
    kind: 'slower-shift',
    says: /^Efficiency was \d\d\.\d.% on the 2nd shift and \d\d\.\d.% on the 1st shift/,
    shows: [['[data-group="SHIFT_2ND"]', /\d/]],
  },
  {
    story: 'missing',
    client: 'GARMENT-E',
    period: 'last-90',
    kind: 'missing',
    says: /^Line L2 has no entries for \d+ shifts from .* to .*\.$/,
    shows: [
      ['header', /Line\s+L2/],
      ['main', /Missing shifts \(\d+\)/],
    ],
  },
  {
    story: 'estimates',
    client: 'GARMENT-E',
    period: 'last-90',
    kind: 'estimates',
    says: /^[\d,]+.h of work .* rest on estimates: JKT-(PARKA|VEST) and JKT-(PARKA|VEST)\.$/,
    shows: [[VALUE('efficiency'), /^~/]],
  },
  {
    story: 'too-good',
    client: 'FOOTWEAR-D',
    period: 'last-180',
    kind: 'entry-too-good',
    says: /^Line L2, 1st shift: an entry makes 240.% efficiency on /,
    shows: [[VALUE('efficiency'), /^~?240\.0/]],
  },
  {
    story: 'too-long',
    client: 'BOOT-LINE-A',
    period: 'last-180',
    kind: 'run-over-shift',
    says: /^Line L1, 1st shift: 11.h are entered on .* for a shift of 9.h\.$/,
    shows: [['main', /run hours add up to 11(\.00)? h, the shift has 9(\.00)? h/]],
  },
];

const PERIODS = { 'last-90': /^90 (days|días)$/, 'last-180': /^180 (days|días)$/ } as const;

/** The finding of a walk on the overview that is shown. */
export const findingOf = (page: Page, { kind }: Walk) =>
  page.locator(`[data-testid=finding][data-kind=${kind}]`).first().getByRole('link');

/** Goes a walk from a client's overview, and tells how many clicks it took. */
export const walk = async (
  page: Page,
  way: Walk,
  look: (finding: ReturnType<typeof findingOf>) => Promise<void>,
): Promise<number> => {
  let clicks = 0;
  const things = page.getByTestId('first-things');
  const settled = page.locator('[data-testid=first-things][aria-busy=false]');
  await settled.waitFor();
  if (way.period !== null) {
    const period = things.getByRole('button', { name: PERIODS[way.period] });
    await period.click();
    clicks += 1;
    await page
      .locator(`[data-testid=first-things] [aria-pressed=true]`)
      .filter({ hasText: PERIODS[way.period] })
      .waitFor();
    await settled.waitFor();
  }
  const finding = findingOf(page, way);
  if (!(await finding.isVisible())) {
    await things.locator('button[aria-expanded=false]').click();
    clicks += 1;
  }
  await finding.waitFor();
  await look(finding);
  await finding.click();
  return clicks + 1;
};
