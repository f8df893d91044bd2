import { dayNumber, later, weekdayOf } from './clock';
import { agesOf, asOfIn, deliveriesOf, type Delivery } from './order-parts';
import { partOfRow, type Part } from './parts';
import { absenteeismParts, coverageParts, crewParts } from './people-parts';
import { settingOn, total, type PlainClient, type Row } from './plain';
import {
  availabilityParts,
  efficiencyParts,
  mtbfParts,
  mttrParts,
  oeeParts,
  performanceParts,
  throughputParts,
} from './production-parts';
import { dhuParts, dpmoParts, fpyParts, ppmParts, reworkParts, scrapParts } from './quality-parts';
import { jobsBehind, looksOf, rolledYield } from './rty';

/** What the oracle says about one KPI of one group. */
export type Verdict = {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly estimatedShare: number;
  readonly confidence: number;
  readonly parts: readonly Part[];
};

export type Grouping =
  'day' | 'week' | 'month' | 'shift' | 'line' | 'style' | 'work-order' | 'operation' | 'client';

/** The ISO week of a date, `2025-W49`: its Thursday's year, and how many Thursdays that year has had. */
export const isoWeek = (date: string): string => {
  const thursday = later(date, 4 - weekdayOf(date));
  const year = thursday.slice(0, 4);
  const week = Math.floor((dayNumber(thursday) - dayNumber(`${year}-01-01`)) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
};

/** The last date of a range that a day, week or month holds. */
const lastDateOf = (
  key: string | null,
  by: 'day' | 'week' | 'month',
  { from, to }: { readonly from: string; readonly to: string },
): string => {
  const nameOf = { day: (date: string) => date, week: isoWeek, month: (date: string) => date.slice(0, 7) }[
    by
  ];
  for (let date = to; date >= from; date = later(date, -1)) if (nameOf(date) === key) return date;
  return to;
};

/** The group of a part: the date, code or name that a result prints; null where the row has none. */
export const groupOf = (client: PlainClient, part: Part, by: Grouping): string | null => {
  switch (by) {
    case 'day':
      return part.date;
    case 'week':
      return isoWeek(part.date);
    case 'month':
      return part.date.slice(0, 7);
    case 'shift':
      return part.shift;
    case 'line':
      return part.line;
    case 'style':
      return part.style;
    case 'work-order':
      return part.workOrder;
    case 'operation':
      return part.operation;
    case 'client':
      return client.code;
  }
};

type Ratio = { readonly factor: number; readonly parts: (client: PlainClient) => Part[] };

/** Every KPI that is one ratio of sums of rows. */
export const RATIOS = {
  efficiency: { factor: 100, parts: efficiencyParts },
  performance: { factor: 100, parts: performanceParts },
  throughput: { factor: 1, parts: throughputParts },
  ppm: { factor: 1_000_000, parts: ppmParts },
  dpmo: { factor: 1_000_000, parts: dpmoParts },
  fpy: { factor: 100, parts: fpyParts },
  'scrap-rate': { factor: 100, parts: scrapParts },
  'rework-rate': { factor: 100, parts: reworkParts },
  dhu: { factor: 100, parts: dhuParts },
  availability: { factor: 100, parts: availabilityParts },
  oee: { factor: 100, parts: oeeParts },
  mtbf: { factor: 1, parts: mtbfParts },
  mttr: { factor: 1, parts: mttrParts },
  absenteeism: { factor: 100, parts: absenteeismParts },
  'coverage-rate': { factor: 100, parts: coverageParts },
} as const satisfies Record<string, Ratio>;

/** KPIs about orders, which have no shift and no line. */
export const ORDER_KPIS = ['otd', 'true-otd', 'otif', 'wip-aging'] as const;

/** What the oracle can judge. */
export type Kpi = keyof typeof RATIOS | (typeof ORDER_KPIS)[number] | 'rty';

const share = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.min(1, Math.max(0, part / whole));

const sumOf = (parts: readonly Part[], factor: number): Verdict => {
  const numerator = total(parts.map((part) => part.numerator));
  const denominator = total(parts.map((part) => part.denominator));
  // What comes off a denominator is no row that it rests on.
  const weighing = parts.filter((part) => part.denominator > 0);
  const weight = total(weighing.map((part) => part.denominator));
  return {
    value: denominator < 1e-9 ? null : (factor * numerator) / denominator,
    numerator,
    denominator,
    estimatedShare: Math.max(
      share(total(parts.map((part) => part.numeratorEstimated)), numerator),
      share(total(parts.map((part) => part.denominatorEstimated)), denominator),
    ),
    confidence: weight === 0 ? 0 : total(weighing.map((part) => part.denominator * part.confidence)) / weight,
    parts,
  };
};

const NO_VALUE: Verdict = {
  value: null,
  numerator: null,
  denominator: null,
  estimatedShare: 0,
  confidence: 0,
  parts: [],
};

/** OEE is defined where availability and performance are on one basis. */
const isMatched =
  (client: PlainClient) =>
  ({ date }: Part): boolean =>
    (settingOn(client, 'availability_basis', date) === 'labour') ===
    (settingOn(client, 'performance_basis', date) === 'labour');

const grouped = <T>(items: readonly T[], keyOf: (item: T) => string | null): Map<string | null, T[]> =>
  Map.groupBy(items, keyOf) as Map<string | null, T[]>;

/** Where nobody wrote down who came, crews stand in: 0 % that rests on nothing. */
const absenteeism = (parts: readonly Part[], crews: readonly Part[]): Verdict =>
  parts.length > 0 ? sumOf(parts, 100) : { ...sumOf(crews, 100), estimatedShare: 1 };

const partOfDelivery = (client: PlainClient, one: Delivery, kpi: string): Part | null => {
  const { order, promise, delivered, completed, isOverdue } = one;
  const isCounted = delivered !== null || isOverdue;
  if (!isCounted) return null;
  const isTrue = kpi === 'true-otd';
  const reached = kpi === 'otd' ? delivered : completed;
  if (isTrue && completed === null) return null;
  const isOnTime = reached !== null && reached <= promise.date;
  const isEstimated = promise.source === 'computed' || one.isEstimated;
  return partOfRow(client, 'order', order, {
    numerator: isOnTime ? 1 : 0,
    denominator: 1,
    numeratorEstimated: isOnTime && isEstimated ? 1 : 0,
    denominatorEstimated: isEstimated ? 1 : 0,
    confidence: promise.confidence * (one.isEstimated ? 0.6 : 1),
  });
};

/** What orders say by `asOf`; the range holds promised dates, and ages do not look at it. */
const orderParts = (client: PlainClient, kpi: string, from: string, to: string, asOf: string): Part[] => {
  const clock = asOfIn(client, asOf);
  if (kpi === 'wip-aging') {
    return agesOf(client, clock).map(({ order, days, source, confidence }) =>
      partOfRow(client, 'order', order, {
        numerator: days,
        denominator: 1,
        numeratorEstimated: source === 'planned' ? days : 0,
        denominatorEstimated: 0,
        confidence,
      }),
    );
  }
  return deliveriesOf(client, from, to, clock)
    .map((one) => partOfDelivery(client, one, kpi))
    .filter((part) => part !== null);
};

const rolledVerdict = (client: PlainClient, looks: readonly Part[]): Verdict => {
  // An operation where nothing was inspected has no yield to roll.
  const parts = looks.filter((part) =>
    looks.some((one) => one.style === part.style && one.operation === part.operation && one.denominator > 0),
  );
  return {
    value: rolledYield(client, parts),
    numerator: null,
    denominator: null,
    estimatedShare: sumOf(parts, 1).estimatedShare,
    confidence: total(parts.map((part) => part.confidence)) / Math.max(1, parts.length),
    parts,
  };
};

const jobVerdict = (client: PlainClient, rows: readonly Row[]): Verdict => {
  const { numerator, denominator } = jobsBehind(client, rows);
  const value = denominator === 0 ? null : (100 * numerator) / denominator;
  return { value, numerator, denominator, estimatedShare: 0, confidence: 1, parts: [] };
};

/** Each group by the method of its last date: a day's, week's or month's own, else the range's. */
const rtyVerdicts = (
  client: PlainClient,
  slice: { readonly from: string; readonly to: string },
  by: Grouping | null,
): Map<string | null, Verdict> => {
  const looks = looksOf(client);
  const made = client.tables.production_entry.map((row) => ({
    row,
    part: partOfRow(client, 'production', row, {}),
  }));
  const isWithin = ({ part }: { part: Part }) => part.date >= slice.from && part.date <= slice.to;
  const keyOf = ({ part }: { part: Part }) => (by === null ? null : groupOf(client, part, by));
  const inspected = new Set(looks.map(({ row }) => row));
  return new Map(
    [...grouped([...looks, ...made].filter(isWithin), keyOf)].map(([key, ones]) => {
      const last = by === 'day' || by === 'week' || by === 'month' ? lastDateOf(key, by, slice) : slice.to;
      const verdict =
        settingOn(client, 'rty_method', last) === 'job'
          ? jobVerdict(
              client,
              ones.map(({ row }) => row),
            )
          : rolledVerdict(
              client,
              ones.filter(({ row }) => inspected.has(row)).map(({ part }) => part),
            );
      return [key, verdict];
    }),
  );
};

/** One KPI of a client over a range of shift dates: a verdict for every group that has rows. */
export const judge = (
  client: PlainClient,
  kpi: Kpi,
  slice: { readonly from: string; readonly to: string; readonly asOf: string },
  by: Grouping | null,
): Map<string | null, Verdict> => {
  const within = (date: string) => date >= slice.from && date <= slice.to;
  const keyOf = (part: Part) => (by === null ? null : groupOf(client, part, by));
  if (kpi === 'rty') return rtyVerdicts(client, slice, by);
  if (kpi === 'otd' || kpi === 'true-otd' || kpi === 'otif' || kpi === 'wip-aging') {
    const parts = orderParts(client, kpi, slice.from, slice.to, slice.asOf);
    const factor = kpi === 'wip-aging' ? 1 : 100;
    return new Map([...grouped(parts, keyOf)].map(([key, ones]) => [key, sumOf(ones, factor)]));
  }
  const { factor, parts: partsOf } = RATIOS[kpi];
  const parts = grouped(
    partsOf(client).filter((part) => within(part.date)),
    keyOf,
  );
  if (kpi === 'oee') {
    return new Map(
      [...parts].map(([key, ones]) => [key, ones.every(isMatched(client)) ? sumOf(ones, factor) : NO_VALUE]),
    );
  }
  if (kpi !== 'absenteeism') return new Map([...parts].map(([key, ones]) => [key, sumOf(ones, factor)]));
  // Attendance says no style, order or operation: where there is some, it stands among the rows without one.
  const isUnsaid = (by === 'style' || by === 'work-order' || by === 'operation') && parts.size > 0;
  const crews = grouped(isUnsaid ? [] : crewParts(client).filter((part) => within(part.date)), keyOf);
  return new Map(
    [...new Set([...parts.keys(), ...crews.keys()])].map((key) => [
      key,
      absenteeism(parts.get(key) ?? [], crews.get(key) ?? []),
    ]),
  );
};
