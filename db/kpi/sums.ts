import type { Connection } from '../connection';
import type { ClientSettings, SettingKey, SettingPeriod } from './settings';
import type { Basis, RatioDefinition } from './definition';
import { definitionOf, type RatioName } from './definitions';
import { narrowedBy, sliceCondition, sliceParameters, type Dimension, type Slice } from './slice';

/** What a KPI can be split by. */
export type Grouping = 'day' | 'week' | 'month' | 'client' | Dimension;

/** The additive sums of one KPI over a slice, in storage units; adding two of them gives those of both slices. */
export type Sums = {
  readonly numerator: number;
  readonly numeratorEstimated: number;
  readonly denominator: number;
  readonly estimated: number;
  readonly weight: number;
  readonly weighed: number;
  readonly records: number;
  /** What takes over where the KPI's own rows are missing: those rows, and the denominator that they make. */
  readonly ownRecords: number;
  readonly fallbackRecords: number;
  readonly fallbackDenominator: number;
  /** Storage units of the formula's terms. */
  readonly terms: Readonly<Record<string, number>>;
  /** Records by `input|source` of what was inferred. */
  readonly inferences: Readonly<Record<string, number>>;
};

const NUMBERS = [
  'numerator',
  'numeratorEstimated',
  'denominator',
  'estimated',
  'weight',
  'weighed',
  'records',
  'ownRecords',
  'fallbackRecords',
  'fallbackDenominator',
] as const;

export const NO_SUMS: Sums = {
  numerator: 0,
  numeratorEstimated: 0,
  denominator: 0,
  estimated: 0,
  weight: 0,
  weighed: 0,
  records: 0,
  ownRecords: 0,
  fallbackRecords: 0,
  fallbackDenominator: 0,
  terms: {},
  inferences: {},
};

const addNamed = (
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>,
): Record<string, number> => {
  const both: Record<string, number> = { ...a };
  for (const [name, amount] of Object.entries(b)) both[name] = (both[name] ?? 0) + amount;
  return both;
};

/** The sums of two slices together. */
export const addSums = (a: Sums, b: Sums): Sums => ({
  ...a,
  ...Object.fromEntries(NUMBERS.map((name) => [name, a[name] + b[name]])),
  terms: addNamed(a.terms, b.terms),
  inferences: addNamed(a.inferences, b.inferences),
});

/** How rows are put into groups: by what, and which code is printed for it. */
export const GROUPS: Readonly<Record<Grouping, { by: string; label?: string; fromDays: boolean }>> = {
  day: { by: 'shift_date', fromDays: true },
  week: { by: "strftime('%G-W%V', shift_date)", fromDays: true },
  month: { by: 'substr(shift_date, 1, 7)', fromDays: true },
  client: { by: 'NULL', fromDays: true },
  shift: { by: 'shift_type', fromDays: false },
  line: {
    by: 'line_id',
    label: '(SELECT l.code FROM lines l WHERE l.client_id = @clientId AND l.id = g.name)',
    fromDays: false,
  },
  style: { by: 'style_model', fromDays: false },
  'work-order': {
    by: 'work_order_id',
    label: '(SELECT w.code FROM work_orders w WHERE w.client_id = @clientId AND w.id = g.name)',
    fromDays: false,
  },
  operation: {
    by: 'operation_id',
    label: '(SELECT o.code FROM operations o WHERE o.client_id = @clientId AND o.id = g.name)',
    fromDays: false,
  },
};

/** A stretch of dates over which one reading of a KPI holds; `basis` null where the KPI is not defined then. */
export type BasisPeriod = {
  readonly from: string;
  readonly to: string;
  readonly basis: Basis | null;
  readonly value: string;
};

/** The values of a setting over a range, neighbours with the same value made one. */
export const settingPeriods = (
  settings: ClientSettings,
  key: SettingKey,
  from: string,
  to: string,
): readonly SettingPeriod[] => {
  const merged: SettingPeriod[] = [];
  for (const period of settings.periods(key, from, to)) {
    const last = merged.at(-1);
    if (last?.value === period.value) merged[merged.length - 1] = { ...last, to: period.to };
    else merged.push(period);
  }
  return merged;
};

/** The readings of a KPI in force over a range, in the order of dates; neighbours differ. */
export const basisPeriods = (
  settings: ClientSettings,
  kpi: RatioName,
  from: string,
  to: string,
): readonly BasisPeriod[] => {
  const definition = definitionOf(kpi);
  const changes = definition.settings.map((key) => settingPeriods(settings, key, from, to));
  const starts = [...new Set([from, ...changes.flat().map((period) => period.from)])].toSorted();
  const periods: BasisPeriod[] = [];
  for (const start of starts) {
    const value = changes.map((own) => own.findLast((p) => p.from <= start)?.value ?? '').join('+');
    const basis = definition.bases[value];
    if (basis === undefined) throw new Error(`${kpi} has no reading ${value}`);
    const end = changes
      .flatMap((own) => own.filter((p) => p.from <= start && start <= p.to).map((p) => p.to))
      .toSorted()[0];
    periods.push({ from: start, to: end ?? to, basis, value });
  }
  return periods;
};

/** The sums of a reading as columns; what only a result's formula and remarks tell of is left out where they are `lean`. */
export const columnsOf = (definition: RatioDefinition, basis: Basis, isLean: boolean): string => {
  const { fallback } = definition;
  const columns: readonly (readonly [string, string])[] = [
    [basis.numerator, 'numerator'],
    [basis.numeratorEstimated, 'numeratorEstimated'],
    [basis.denominator, 'denominator'],
    [basis.estimated, 'estimated'],
    [basis.weight, 'weight'],
    [basis.weighed ?? basis.denominator, 'weighed'],
    [definition.records, 'records'],
    [fallback?.unless ?? definition.records, 'ownRecords'],
    [fallback?.records ?? '0', 'fallbackRecords'],
    [fallback?.denominator ?? '0', 'fallbackDenominator'],
    ...(isLean
      ? []
      : [
          ...Object.entries(basis.terms).map(([term, { sum }]) => [sum, `term|${term}`] as const),
          ...basis.inferences.map((i) => [i.records, `${i.input}|${i.source}`] as const),
        ]),
  ];
  return columns.map(([sum, as]) => `sum(${sum}) AS "${as}"`).join(', ');
};

const query = (definition: RatioDefinition, basis: Basis, slice: Slice, by: Grouping | undefined): string => {
  const { by: name, label = 'g.name', fromDays } = GROUPS[by ?? 'client'];
  const source = fromDays && narrowedBy(slice).length === 0 ? 'kpi_day' : definition.view;
  const sums = columnsOf(definition, basis, false);
  return `SELECT ${label} AS label, g.* FROM (
      SELECT ${name} AS name, ${sums} FROM ${source} WHERE ${sliceCondition(slice)} GROUP BY 1) g`;
};

type SumsQuery = (named: Record<string, string | number | null>) => Record<string, unknown>[];

const prepared = new WeakMap<Connection, Map<string, SumsQuery>>();

/** A statement of sums, prepared once for a connection: there are as many as KPIs, readings, groupings and narrowings. */
export const sumsQuery = (connection: Connection, sql: string): SumsQuery => {
  const known = prepared.get(connection) ?? new Map<string, SumsQuery>();
  prepared.set(connection, known);
  const found = known.get(sql);
  if (found) return found;
  const statement = connection.prepare<[Record<string, string | number | null>], Record<string, unknown>>(
    sql,
  );
  const made: SumsQuery = (named) => statement.all(named);
  known.set(sql, made);
  return made;
};

const toSums = (basis: Basis, row: Readonly<Record<string, unknown>>): Sums => {
  const read = (name: string) => Number(row[name] ?? 0);
  return {
    ...NO_SUMS,
    ...Object.fromEntries(NUMBERS.map((name) => [name, read(name)])),
    terms: Object.fromEntries(Object.keys(basis.terms).map((term) => [term, read(`term|${term}`)])),
    inferences: Object.fromEntries(
      basis.inferences.map(({ input, source }) => [`${input}|${source}`, read(`${input}|${source}`)]),
    ),
  };
};

/** A group's sums; whether rows of more than one reading stand in them, and rows of dates without any reading. */
export type GroupSums = {
  readonly sums: Sums;
  readonly isMixed: boolean;
  readonly isUndefined: boolean;
  /** The KPI's rows exist, but do not say what the slice is narrowed by. */
  readonly isUnrecorded?: boolean;
};

/** A slice without any row. */
export const EMPTY: GroupSums = { sums: NO_SUMS, isMixed: false, isUndefined: false };

/** One collator for all: `localeCompare` makes one anew for each pair. */
const { compare: compareLabels } = new Intl.Collator('en', { numeric: true });

/** Groups in the order of their labels, numbers by size. */
export const inOrder = <T>(groups: ReadonlyMap<string | null, T>): ReadonlyMap<string | null, T> =>
  new Map([...groups].toSorted(([a], [b]) => compareLabels(a ?? '', b ?? '')));

/** Whether a slice has any row of the KPI, or one that stands in for them. */
export const isTouched = (sums: Sums): boolean => sums.records + sums.fallbackRecords > 0;

const sumGroups = (
  connection: Connection,
  settings: ClientSettings,
  kpi: RatioName,
  slice: Slice,
  by: Grouping | undefined,
): Map<string | null, GroupSums> => {
  const definition = definitionOf(kpi);
  const anyBasis = Object.values(definition.bases).find((basis) => basis !== null);
  const groups = new Map<string | null, GroupSums>();
  for (const { from, to, basis } of basisPeriods(settings, kpi, slice.from, slice.to)) {
    const reading = basis ?? anyBasis;
    if (!reading) continue;
    const rows = sumsQuery(
      connection,
      query(definition, reading, slice, by),
    )(sliceParameters({ ...slice, from, to }));
    for (const row of rows) {
      const sums = toSums(reading, row);
      if (!isTouched(sums)) continue;
      const label = row['label'] as string | null;
      const before = groups.get(label);
      groups.set(label, {
        sums: addSums(before?.sums ?? NO_SUMS, basis === null ? { ...NO_SUMS, records: sums.records } : sums),
        isMixed: before !== undefined,
        isUndefined: basis === null || (before?.isUndefined ?? false),
      });
    }
  }
  return groups;
};

/**
 * The sums of a KPI over a slice by group, each date by the reading that held on it. Groups without rows do not appear;
 * without a grouping there is one, or none. Day rows answer what they can, the KPI's view the rest. Rows that stand in
 * for missing ones do so only where the KPI's own are missing, not where these merely do not say the style or order.
 */
export const sumSlice = (
  connection: Connection,
  settings: ClientSettings,
  kpi: RatioName,
  slice: Slice,
  by: Grouping | undefined,
): ReadonlyMap<string | null, GroupSums> => {
  const groups = sumGroups(connection, settings, kpi, slice, by);
  const unrecorded: readonly (Grouping | undefined)[] = definitionOf(kpi).fallback?.unrecorded ?? [];
  const isOfGroups = unrecorded.includes(by);
  if (!isOfGroups && !narrowedBy(slice).some((name) => unrecorded.includes(name))) return inOrder(groups);
  const where = Object.fromEntries(
    Object.entries(slice.where ?? {}).filter(([name]) => !unrecorded.includes(name as Dimension)),
  );
  const wider = sumGroups(connection, settings, kpi, { ...slice, where }, isOfGroups ? undefined : by);
  for (const [label, { sums }] of groups) {
    const around = wider.get(isOfGroups ? null : label)?.sums ?? NO_SUMS;
    if (sums.ownRecords === 0 && around.ownRecords > 0) groups.delete(label);
  }
  return inOrder(groups);
};

/** The sums of a KPI over a whole slice. */
export const sumWhole = (
  connection: Connection,
  settings: ClientSettings,
  kpi: RatioName,
  slice: Slice,
): GroupSums => {
  const unrecorded: readonly Dimension[] = definitionOf(kpi).fallback?.unrecorded ?? [];
  const isUnrecorded = narrowedBy(slice).some((name) => unrecorded.includes(name));
  return sumSlice(connection, settings, kpi, slice, undefined).get(null) ?? { ...EMPTY, isUnrecorded };
};
