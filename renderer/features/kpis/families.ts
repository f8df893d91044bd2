import type { Grouping, KpiName } from '../../../electron/contract/kpi';

/** KPIs by what they are about, in the order in which a page tells them. */
export const FAMILIES = {
  delivery: ['otd', 'true-otd', 'otif', 'wip-aging'],
  labour: ['efficiency', 'performance', 'throughput', 'absenteeism', 'coverage-rate'],
  quality: ['fpy', 'rty', 'ppm', 'dpmo', 'dhu', 'scrap-rate', 'rework-rate'],
  equipment: ['availability', 'oee', 'mtbf', 'mttr'],
} as const satisfies Record<string, readonly KpiName[]>;
export type Family = keyof typeof FAMILIES;
export const FAMILY_NAMES = Object.keys(FAMILIES) as readonly Family[];

/** Which of the two readings of on-time delivery a client's setting `otd_shown` leaves out. */
const HIDDEN_BY_OTD_SHOWN: Readonly<Record<string, readonly KpiName[]>> = {
  otd: ['true-otd'],
  'true-otd': ['otd'],
};

/** The KPIs of a family that a client shows; `otdShown` is its setting of that name. */
export const kpisOf = (family: Family, otdShown: string | null): readonly KpiName[] => {
  const hidden = HIDDEN_BY_OTD_SHOWN[otdShown ?? ''] ?? [];
  return FAMILIES[family].filter((kpi) => !hidden.includes(kpi));
};

/** What is looked at together with a KPI. */
export const RELATED: Readonly<Record<KpiName, readonly KpiName[]>> = {
  efficiency: ['performance', 'throughput', 'oee'],
  performance: ['efficiency', 'throughput', 'oee'],
  throughput: ['efficiency', 'performance'],
  ppm: ['dpmo', 'dhu', 'fpy'],
  dpmo: ['ppm', 'dhu', 'fpy'],
  fpy: ['rty', 'scrap-rate', 'rework-rate'],
  'scrap-rate': ['rework-rate', 'fpy'],
  'rework-rate': ['scrap-rate', 'fpy'],
  dhu: ['dpmo', 'ppm'],
  availability: ['oee', 'mtbf', 'mttr'],
  oee: ['availability', 'performance', 'fpy'],
  mtbf: ['mttr', 'availability'],
  mttr: ['mtbf', 'availability'],
  absenteeism: ['coverage-rate', 'efficiency'],
  'coverage-rate': ['absenteeism'],
  rty: ['fpy', 'scrap-rate', 'rework-rate'],
  otd: ['true-otd', 'otif', 'wip-aging'],
  'true-otd': ['otd', 'otif', 'wip-aging'],
  otif: ['otd', 'true-otd', 'wip-aging'],
  'wip-aging': ['otd', 'true-otd', 'otif'],
};

const OF_ORDERS: readonly Grouping[] = ['style', 'work-order'];
const OF_ROWS: readonly Grouping[] = [
  'line',
  'shift',
  'style',
  'work-order',
  'operation',
  'day',
  'week',
  'month',
];

const isOfOrders = (kpi: KpiName): boolean => FAMILIES.delivery.some((known) => known === kpi);

/** Attendance knows no order. */
const OF_PEOPLE: readonly Grouping[] = ['line', 'shift', 'day', 'week', 'month'];

/** What a KPI can be broken down by, the most telling first. */
export const groupingsOf = (kpi: KpiName): readonly Grouping[] => {
  if (isOfOrders(kpi)) return OF_ORDERS;
  return kpi === 'absenteeism' || kpi === 'coverage-rate' ? OF_PEOPLE : OF_ROWS;
};

/** KPIs that stops take from, so that the causes of stops are told with them. */
export const OF_STOPS: ReadonlySet<KpiName> = new Set(['availability', 'mttr', 'mtbf', 'oee']);
