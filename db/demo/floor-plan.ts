import type { Industry } from '../vocabulary';
import type { Untold } from './stories';

/** A style that a demo client makes, with the part of each colour. */
export type DemoStyle = {
  readonly style: string;
  readonly description: string;
  readonly category: string | null;
  /** Hours of labour per unit, as the floor needs them. */
  readonly cycleHours: number;
  /** Whether anybody has measured that time: without it orders and products have none. */
  readonly hasStandard: boolean;
  readonly opportunities: number;
  readonly colours: readonly string[];
};

/** A crew: its line, its shift and how many people it has. */
export type DemoCrew = {
  readonly line: string;
  readonly shiftType: 'SHIFT_1ST' | 'SHIFT_2ND';
  readonly size: number;
};

export type DemoClient = {
  readonly code: string;
  /** Begins the codes of everything that is the client's. */
  readonly prefix: string;
  readonly letter: string;
  readonly name: string;
  readonly location: string;
  readonly type: string;
  readonly industry: Industry;
  readonly styles: readonly DemoStyle[];
  readonly sizes: readonly string[];
  /** Operations in routing order, all of them with inspections; pieces are counted at the last one. */
  readonly operations: readonly (readonly [code: string, name: string])[];
  readonly equipment: readonly (readonly [line: string, code: string, name: string])[];
  /** What its lines usually reach. */
  readonly efficiency: number;
  /** Share of units that fail. */
  readonly failing: number;
  readonly onTime: number;
  readonly changeoverMinutes: readonly [least: number, most: number];
  /** Defect types and how often each is found. */
  readonly defects: Readonly<Record<string, number>>;
  /** What its run is to tell nothing of. */
  readonly untold: Untold;
};

/** Every demo client runs two lines in two shifts. */
export const CREWS: readonly DemoCrew[] = [
  { line: 'L1', shiftType: 'SHIFT_1ST', size: 4 },
  { line: 'L2', shiftType: 'SHIFT_1ST', size: 3 },
  { line: 'L1', shiftType: 'SHIFT_2ND', size: 3 },
  { line: 'L2', shiftType: 'SHIFT_2ND', size: 3 },
];

/** People of a client who belong to no crew: the lead, and an inspector for each shift. */
export const SUPPORT = [
  { shiftType: 'SHIFT_1ST', department: 'Supervision', billed: true },
  { shiftType: 'SHIFT_1ST', department: 'Quality', billed: false },
  { shiftType: 'SHIFT_2ND', department: 'Quality', billed: false },
] as const;

/** The styles of story 7, whose time nobody has measured. */
export const UNMEASURED = ['JKT-PARKA', 'JKT-VEST'] as const;

/** The style that APPAREL-B starts in a season. */
export const newStyleOf = (season: number): string => `POLO-NEW-${season}`;

/** The share of a shift that lines usually run. */
export const USUAL_RUN_SHARE = 0.935;

const measured = (
  style: string,
  description: string,
  category: string | null,
  cycleHours: number,
  opportunities: number,
  colours: readonly string[],
): DemoStyle => ({ style, description, category, cycleHours, hasStandard: true, opportunities, colours });

/** A style whose time nobody has measured, unless a plant is to lack nothing. */
const firstOrders = (
  style: string,
  description: string,
  cycleHours: number,
  hasStandard: boolean,
): DemoStyle => ({
  style,
  description,
  category: null,
  cycleHours,
  hasStandard,
  opportunities: 40,
  colours: ['BLACK'],
});

const plansOf = (seasons: number, isAllMeasured: boolean): readonly Omit<DemoClient, 'untold'>[] => [
  {
    code: 'BOOT-LINE-A',
    prefix: 'BOOT',
    letter: 'A',
    name: 'Boot Line A (demo)',
    location: 'Hall 1',
    type: 'Hourly Rate',
    industry: 'footwear',
    styles: [
      measured('ROPER-12', 'Western boot, roper heel', 'BOOT', 0.6, 47, ['BLACK', 'BROWN']),
      measured('STOCKMAN-14', 'Western boot, tall shaft', 'BOOT', 0.72, 47, ['BROWN', 'TAN']),
      measured('ANKLE-8', 'Western ankle boot', 'BOOT', 0.48, 47, ['BLACK', 'RED']),
    ],
    sizes: ['25', '26', '27', '28'],
    operations: [
      ['STITCH', 'Stitching'],
      ['SOLE', 'Sole press'],
      ['FINAL', 'Finishing and packing'],
    ],
    equipment: [
      ['L1', 'SP-01', 'Sole press 1'],
      ['L1', 'LM-01', 'Lasting machine 1'],
      ['L2', 'SP-02', 'Sole press 2'],
      ['L2', 'LM-02', 'Lasting machine 2'],
    ],
    efficiency: 0.86,
    failing: 0.018,
    onTime: 0.96,
    changeoverMinutes: [12, 24],
    defects: { SOLE_BONDING: 4, STITCHING: 4, ADHESIVE_MARK: 3, LEATHER_SCAR: 2, ASYMMETRIC_PAIR: 1 },
  },
  {
    code: 'APPAREL-B',
    prefix: 'APP',
    letter: 'B',
    name: 'Apparel B (demo)',
    location: 'Hall 2',
    type: 'Piece Rate',
    industry: 'apparel',
    styles: [
      measured('TEE-100', 'T-shirt, round neck', 'T-SHIRT', 0.12, 10, ['WHITE', 'NAVY', 'GREY']),
      measured('TEE-200', 'T-shirt, V neck', 'T-SHIRT', 0.13, 10, ['WHITE', 'BLACK']),
      measured('POLO-10', 'Polo, short sleeve', 'SHIRT', 0.24, 16, ['NAVY', 'GREEN', 'WHITE']),
      measured('POLO-20', 'Polo, long sleeve', 'SHIRT', 0.28, 18, ['NAVY', 'GREY']),
      ...Array.from({ length: seasons }, (_, at) =>
        measured(newStyleOf(at + 1), `Polo, new collar (${at + 1})`, 'SHIRT', 0.26, 18, ['BLUE', 'WHITE']),
      ),
    ],
    sizes: ['S', 'M', 'L', 'XL'],
    operations: [
      ['SEW', 'Sewing'],
      ['COLLAR', 'Collar and sleeves'],
      ['FINAL', 'Ironing and packing'],
    ],
    equipment: [
      ['L1', 'OL-01', 'Overlock 1'],
      ['L1', 'CS-01', 'Coverstitch 1'],
      ['L2', 'OL-02', 'Overlock 2'],
    ],
    efficiency: 0.83,
    failing: 0.024,
    onTime: 0.92,
    changeoverMinutes: [6, 15],
    defects: { SKIPPED_STITCH: 4, OPEN_SEAM: 4, MEASUREMENT: 3, STAIN: 2, COLOR_SHADE: 1 },
  },
  {
    code: 'TEXTILE-C',
    prefix: 'TEX',
    letter: 'C',
    name: 'Textile C (demo)',
    location: 'Hall 3',
    type: 'Hybrid',
    industry: 'textile',
    styles: [
      measured('SOCK-SPORT', 'Sports sock, dyed', null, 0.05, 6, ['BLACK', 'WHITE', 'BLUE']),
      measured('SOCK-DRESS', 'Dress sock, dyed', null, 0.06, 6, ['BLACK', 'NAVY']),
      measured('SOCK-WOOL', 'Wool sock, dyed', null, 0.08, 6, ['GREY', 'GREEN']),
    ],
    sizes: ['S', 'M', 'L'],
    operations: [
      ['KNIT', 'Knitting'],
      ['DYE', 'Dyeing'],
      ['FINAL', 'Pairing and packing'],
    ],
    equipment: [
      ['L1', 'KN-01', 'Knitting machine 1'],
      ['L1', 'DV-01', 'Dye vat 1'],
      ['L2', 'KN-02', 'Knitting machine 2'],
    ],
    efficiency: 0.81,
    failing: 0.011,
    onTime: 0.93,
    changeoverMinutes: [15, 30],
    defects: { COLOR_SHADE: 3, WEAVING_FAULT: 3, HOLE_OR_TEAR: 2, MEASUREMENT: 2, STAIN: 1 },
  },
  {
    code: 'FOOTWEAR-D',
    prefix: 'FTW',
    letter: 'D',
    name: 'Footwear D (demo)',
    location: 'Hall 4',
    type: 'Service',
    industry: 'footwear',
    styles: [
      measured('RUN-1', 'Running sneaker', 'SPORT SHOE', 0.5, 32, ['WHITE', 'BLACK']),
      measured('COURT-2', 'Court sneaker', 'SPORT SHOE', 0.42, 28, ['WHITE', 'GREEN']),
      measured('KIDS-3', "Children's sneaker", 'SPORT SHOE', 0.36, 28, ['PINK', 'BLUE']),
    ],
    sizes: ['23', '24', '25', '26', '27'],
    operations: [
      ['STITCH', 'Stitching'],
      ['ASSEMBLE', 'Assembly'],
      ['FINAL', 'Finishing and packing'],
    ],
    equipment: [
      ['L1', 'AS-01', 'Assembly conveyor 1'],
      ['L2', 'AS-02', 'Assembly conveyor 2'],
    ],
    efficiency: 0.78,
    failing: 0.028,
    onTime: 0.9,
    changeoverMinutes: [12, 24],
    defects: { SOLE_BONDING: 4, ADHESIVE_MARK: 4, STITCHING: 3, ASYMMETRIC_PAIR: 1 },
  },
  {
    code: 'GARMENT-E',
    prefix: 'GAR',
    letter: 'E',
    name: 'Garment E (demo)',
    location: 'Hall 5',
    type: 'Hourly Rate',
    industry: 'apparel',
    styles: [
      measured('JKT-DENIM', 'Denim jacket', 'JACKET', 0.95, 40, ['BLUE', 'BLACK']),
      measured('JKT-BOMBER', 'Bomber jacket', 'JACKET', 1.1, 44, ['GREEN', 'BLACK']),
      measured('JKT-RAIN', 'Rain jacket', 'JACKET', 0.85, 36, ['YELLOW', 'NAVY']),
      firstOrders(UNMEASURED[0], 'Parka, first orders', 1.2, isAllMeasured),
      firstOrders(UNMEASURED[1], 'Quilted vest, first orders', 0.7, isAllMeasured),
    ],
    sizes: ['S', 'M', 'L', 'XL'],
    operations: [
      ['SEW', 'Sewing'],
      ['LINING', 'Lining and zip'],
      ['FINAL', 'Ironing and packing'],
    ],
    equipment: [
      ['L1', 'ZP-01', 'Zip station 1'],
      ['L1', 'BT-01', 'Bartack 1'],
      ['L2', 'ZP-02', 'Zip station 2'],
    ],
    efficiency: 0.8,
    failing: 0.03,
    onTime: 0.93,
    changeoverMinutes: [15, 30],
    defects: { OPEN_SEAM: 4, SKIPPED_STITCH: 3, MEASUREMENT: 3, PILLING: 1, STAIN: 1 },
  },
];

/** The plant's five clients; one new style a season is among APPAREL-B's. */
export const demoClients = (seasons: number, untold: Untold = new Set()): readonly DemoClient[] =>
  plansOf(seasons, untold.has('missing')).map((client) => ({ ...client, untold }));

/** The part that is one colour of a style. */
export const partOf = (style: string, colour: string): string => `${style}-${colour}`;
