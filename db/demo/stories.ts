import { daysSince, isWithin, type DemoDay } from './days';
import type { DemoClient } from './floor-plan';

/** The stories, each of which may be left out of a run: a plant without one shows what it is that tells it. */
export type Story =
  'new-style' | 'failing-press' | 'bad-lot' | 'flu' | 'rush' | 'rhythm' | 'missing' | 'mistakes';

/** Stories that are left out of a run. */
export type Untold = ReadonlySet<Story>;

const APPAREL = 'APPAREL-B';
const BOOTS = 'BOOT-LINE-A';
const TEXTILE = 'TEXTILE-C';
const FOOTWEAR = 'FOOTWEAR-D';
const GARMENT = 'GARMENT-E';

const NEW_STYLE = { from: 40, learnedAfter: 15, to: 62, first: 0.45, learned: 0.8 };
const PRESS = { from: 52, repaired: 66, leastMinutes: 10, mostMinutes: 95 };
const BAD_LOT = { from: 60, to: 64, times: 5 };
const FLU = { from: 28, to: 36, share: 0.17 };
const RUSH = { bigOrdersFrom: 50, from: 72 };
const SILENCE = { from: 47, to: 49, line: 'L2' };

const tells = ({ code, untold }: DemoClient, story: Story, of = code): boolean =>
  code === of && !untold.has(story);

/** Whether only the new style is made: story 1. */
export const makesNewStyle = (client: DemoClient, day: DemoDay): boolean =>
  tells(client, 'new-style', APPAREL) && isWithin(day, NEW_STYLE.from, NEW_STYLE.to);

/** The efficiency that a crew reaches while it learns the new style; null when it is not learning. */
export const learningEfficiency = (client: DemoClient, day: DemoDay): number | null => {
  if (!makesNewStyle(client, day)) return null;
  const { from, learnedAfter, first, learned } = NEW_STYLE;
  const days = daysSince(day, from);
  if (days > learnedAfter) return null;
  const share = (1 - Math.exp((-3 * days) / learnedAfter)) / (1 - Math.exp(-3));
  return first + (learned - first) * share;
};

/** Minutes for which the old sole press stands still in a shift of line 1; 0 when it runs: story 2. */
export const pressMinutes = (client: DemoClient, day: DemoDay, line: string): number => {
  const { from, repaired, leastMinutes, mostMinutes } = PRESS;
  const fails = tells(client, 'failing-press', BOOTS) && isWithin(day, from, repaired - 1);
  if (!fails || line !== 'L1') return 0;
  const share = daysSince(day, from) / (repaired - 1 - from);
  return Math.round(leastMinutes + (mostMinutes - leastMinutes) * Math.min(1, share));
};

/** Whether the press is repaired on that day. */
export const repairsPress = (client: DemoClient, day: DemoDay): boolean =>
  tells(client, 'failing-press', BOOTS) && isWithin(day, PRESS.repaired, PRESS.repaired);

/** How many times more units fail because of the dye: story 3. */
export const dyeFactor = (client: DemoClient, day: DemoDay): number =>
  tells(client, 'bad-lot', TEXTILE) && isWithin(day, BAD_LOT.from, BAD_LOT.to) ? BAD_LOT.times : 1;

/** Whether the bad lot is found between two days, and its orders are put on hold. */
export const findsBadLot = (client: DemoClient, day: DemoDay, before: DemoDay | undefined): boolean =>
  dyeFactor(client, day) > 1 && (before === undefined || dyeFactor(client, before) === 1);

/** How many orders the bad lot holds up. */
export const ORDERS_ON_HOLD = 14;

/** The share of people who have the flu; null outside the wave: story 4. */
export const fluShare = (client: DemoClient, day: DemoDay): number | null =>
  tells(client, 'flu', FOOTWEAR) && isWithin(day, FLU.from, FLU.to) ? FLU.share : null;

/** Whether orders that start now are the big ones that the rush order will displace: story 5. */
export const startsBigOrders = (client: DemoClient, day: DemoDay): boolean =>
  tells(client, 'rush', GARMENT) && day.to >= RUSH.bigOrdersFrom && day.to < RUSH.from;

/** Whether the rush order has arrived. */
export const hasRush = (client: DemoClient, day: DemoDay): boolean =>
  tells(client, 'rush', GARMENT) && day.to >= RUSH.from;

/** How much more people stay away on Mondays and after pay days, on the whole 1: story 6. */
export const absenceFactor = (client: DemoClient, day: DemoDay): number =>
  tells(client, 'rhythm') ? (day.isMonday ? 1.6 : 0.85) * (day.isAfterPayday ? 2 : 0.91) : 1;

/** How fast a shift works beside the first. */
export const shiftPace = (client: DemoClient, shiftType: string): number =>
  tells(client, 'rhythm') && shiftType === 'SHIFT_2ND' ? 0.94 : 1;

/** Whether nobody types in what a line does: story 7. */
export const isSilent = (client: DemoClient, day: DemoDay, line: string): boolean =>
  tells(client, 'missing', GARMENT) && line === SILENCE.line && isWithin(day, SILENCE.from, SILENCE.to);

/** Whether every so-manieth order is of a style without a standard. */
export const hasUnmeasuredStyles = (client: DemoClient): boolean => tells(client, 'missing', GARMENT);

/** What is typed in wrong: one person for a crew of three, or a shift entered twice as 5.5 hours. */
export type Mistake = 'headcount' | 'hours';

/** The efficiency at which a crew of three works that is taken for one person: 240 %. */
export const MISTAKEN_EFFICIENCY = 0.8;

/** Hours of each of the two entries that make 11 of a shift of nine. */
export const MISTAKEN_HOURS = 5.5;

const MISTAKES = [
  { mistake: 'headcount', code: FOOTWEAR, day: 46, line: 'L2' },
  { mistake: 'hours', code: BOOTS, day: 20, line: 'L1' },
] as const;

/** The mistake that is made in what a crew's shift enters, one of each kind in the whole run: story 8. */
export const mistakeOf = (
  client: DemoClient,
  day: DemoDay,
  crew: { line: string; shiftType: string },
): Mistake | null => {
  if (!day.isLastSeason || day.isSaturday || crew.shiftType !== 'SHIFT_1ST') return null;
  const made = MISTAKES.find(
    ({ code, line, day: on }) =>
      tells(client, 'mistakes', code) && line === crew.line && day.to >= on && day.from < on + 1,
  );
  return made?.mistake ?? null;
};

/** Notes that leaders pin to dates. */
export const noteOf = (client: DemoClient, day: DemoDay, before: DemoDay | undefined): string | null => {
  const begins = (is: (on: DemoDay) => boolean) => is(day) && (before === undefined || !is(before));
  if (begins((on) => makesNewStyle(client, on))) return 'New polo style started on both lines.';
  if (begins((on) => repairsPress(client, on))) return 'Sole press 1 repaired: new hydraulic seal.';
  if (findsBadLot(client, day, before)) return 'Dye lot 0417 is off shade. Orders on hold for inspection.';
  if (begins((on) => fluShare(client, on) !== null)) return 'Many people ill; floating pool asked for help.';
  if (begins((on) => hasRush(client, on))) return 'Rush order taken in. Three running orders have to wait.';
  return null;
};
