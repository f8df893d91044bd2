import type { Story } from './exports';

type Range = readonly [least: number, most: number];

/** A sign that has to be found: at whom, and between which working days it may begin and end. */
export type Expected = {
  readonly sign: string;
  readonly client: string;
  readonly from: Range;
  readonly to: Range;
};

const CLIENTS = ['BOOT-LINE-A', 'APPAREL-B', 'TEXTILE-C', 'FOOTWEAR-D', 'GARMENT-E'];

const signs = (client: string, from: Range, to: Range, ...names: readonly string[]): Expected[] =>
  names.map((sign) => ({ sign, client, from, to }));

const ANY: Range = [1, 90];
const FIRST: Range = [1, 1];
const LAST: Range = [90, 90];

/** The eight stories of a run of 90 days, in the order in which they are told of it. */
export const EXPECTED: Readonly<Record<Story, readonly Expected[]>> = {
  'new-style': signs('APPAREL-B', [40, 40], [46, 56], 'learning curve'),
  'failing-press': signs(
    'BOOT-LINE-A',
    [52, 52],
    [65, 65],
    'stops that grow',
    'top of the Pareto',
    'availability falls',
  ),
  'bad-lot': [
    ...signs('TEXTILE-C', [60, 60], [64, 64], 'DPMO leaps', 'colour defects'),
    ...signs('TEXTILE-C', [60, 60], [60, 60], 'orders on hold', 'overlapping holds'),
  ],
  flu: signs(
    'FOOTWEAR-D',
    [27, 29],
    [35, 37],
    'absenteeism leaps',
    'covered by the pool',
    'efficiency of those present',
  ),
  rush: [
    ...signs('GARMENT-E', [70, 75], LAST, 'order that displaces others', 'old work in process'),
    ...signs('GARMENT-E', [80, 83], LAST, 'OTD falls', 'TRUE-OTD apart'),
  ],
  rhythm: [
    ...signs('everywhere', FIRST, LAST, 'Mondays', 'days after pay day'),
    ...CLIENTS.flatMap((client) =>
      signs(client, FIRST, LAST, 'slower second shift', 'Saturdays late in the month'),
    ),
  ],
  missing: [
    ...signs('GARMENT-E', ANY, ANY, 'days without entries'),
    ...signs('GARMENT-E', ANY, ANY, 'style without a standard', 'style without a standard'),
  ],
  mistakes: [
    ...signs('BOOT-LINE-A', ANY, ANY, 'more hours than the shift'),
    ...signs('FOOTWEAR-D', ANY, ANY, 'impossible efficiency'),
  ],
};

/** Numbers that a sign has to tell, as a pattern and the limits of what it holds. */
export const TOLD: Readonly<Record<string, readonly [pattern: RegExp, ...limits: Range[]]>> = {
  'learning curve': [/: (\d+) % after \d+ %, weeks \d+, \d+, (\d+), (\d+) %/, [40, 50], [73, 83], [77, 87]],
  'stops that grow': [/: (\d+) to (\d+) minutes/, [10, 10], [95, 95]],
  'DPMO leaps': [/: ([\d.]+) times/, [4, 6]],
  'orders on hold': [/^(\d+) for material/, [14, 14]],
  'absenteeism leaps': [/^([\d.]+) % after ([\d.]+) %/, [14.5, 19], [3, 5]],
  'covered by the pool': [/^(\d+) %/, [40, 62]],
  'efficiency of those present': [/^([\d.]+) %/, [75, 83]],
  'order that displaces others': [/\(RUSH\) before \S+, \S+, (\S+)$/],
  'slower second shift': [/^([\d.]+) %/, [4.5, 7.5]],
  'days without entries': [/^L2, (\d+) days/, [3, 3]],
  'more hours than the shift': [/: 2 entries, ([\d.]+) of (\d+) hours/, [11, 11], [9, 9]],
  'impossible efficiency': [/: (\d+) %/, [235, 245]],
};
