import type { Connection } from '../connection';
import type { ClientSettings, SettingPeriod } from '../repositories/settings';
import { definitionOf, type Basis, type KpiDefinition, type KpiName } from './definitions';

/** What a KPI can be split by. */
export type Grouping =
  'day' | 'week' | 'month' | 'shift' | 'line' | 'style' | 'work-order' | 'operation' | 'client';

/** The rows that a number is about: one client's shift dates from `from` to `to`, both included. */
export type Slice = {
  readonly clientId: number;
  readonly from: string;
  readonly to: string;
  readonly lineId?: number | undefined;
  readonly shiftType?: string | undefined;
};

/** The additive sums of one KPI over a slice, in storage units; adding two of them gives those of both slices. */
export type Sums = {
  readonly numerator: number;
  readonly numeratorEstimated: number;
  readonly denominator: number;
  readonly estimated: number;
  readonly weight: number;
  readonly records: number;
  readonly hours: number;
  readonly unitsProduced: number;
  readonly unitsDefective: number;
  /** Records by `input|source` of what was inferred. */
  readonly inferences: Readonly<Record<string, number>>;
};

export const NO_SUMS: Sums = {
  numerator: 0,
  numeratorEstimated: 0,
  denominator: 0,
  estimated: 0,
  weight: 0,
  records: 0,
  hours: 0,
  unitsProduced: 0,
  unitsDefective: 0,
  inferences: {},
};

/** The sums of two slices together. */
export const addSums = (a: Sums, b: Sums): Sums => {
  const inferences: Record<string, number> = { ...a.inferences };
  for (const [name, records] of Object.entries(b.inferences)) {
    inferences[name] = (inferences[name] ?? 0) + records;
  }
  return {
    numerator: a.numerator + b.numerator,
    numeratorEstimated: a.numeratorEstimated + b.numeratorEstimated,
    denominator: a.denominator + b.denominator,
    estimated: a.estimated + b.estimated,
    weight: a.weight + b.weight,
    records: a.records + b.records,
    hours: a.hours + b.hours,
    unitsProduced: a.unitsProduced + b.unitsProduced,
    unitsDefective: a.unitsDefective + b.unitsDefective,
    inferences,
  };
};

/** How rows are put into groups: by what, and which code is printed for it. */
const GROUPS: Readonly<Record<Grouping, { by: string; label?: string; fromDays: boolean }>> = {
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

/** The condition of a slice on the KPI views and on `kpi_day`. */
export const sliceCondition = (slice: Slice): string =>
  [
    'client_id = @clientId AND shift_date BETWEEN @from AND @to',
    slice.lineId === undefined ? '' : ' AND line_id = @lineId',
    slice.shiftType === undefined ? '' : ' AND shift_type = @shiftType',
  ].join('');

/** The slice's values under the names that `sliceCondition` uses. */
export const sliceParameters = (slice: Slice): Record<string, string | number> => ({
  clientId: slice.clientId,
  from: slice.from,
  to: slice.to,
  ...(slice.lineId === undefined ? {} : { lineId: slice.lineId }),
  ...(slice.shiftType === undefined ? {} : { shiftType: slice.shiftType }),
});

/** A stretch of dates over which one reading of a KPI holds. */
export type BasisPeriod = {
  readonly from: string;
  readonly to: string;
  readonly basis: Basis;
  readonly value: string;
};

/** The readings of a KPI in force over a range, in the order of dates; neighbours differ. */
export const basisPeriods = (
  settings: ClientSettings,
  kpi: KpiName,
  from: string,
  to: string,
): readonly BasisPeriod[] => {
  const definition = definitionOf(kpi);
  const merged: SettingPeriod[] = [];
  for (const period of settings.periods(definition.setting, from, to)) {
    const last = merged.at(-1);
    if (last?.value === period.value) merged[merged.length - 1] = { ...last, to: period.to };
    else merged.push(period);
  }
  return merged.map((period) => {
    const value = period.value ?? definition.initialBasis;
    const basis = definition.bases[value];
    if (!basis) throw new Error(`${kpi} has no reading ${value}`);
    return { from: period.from, to: period.to, basis, value };
  });
};

const query = (definition: KpiDefinition, basis: Basis, slice: Slice, by: Grouping | undefined): string => {
  const { by: name, label = 'g.name', fromDays } = GROUPS[by ?? 'client'];
  const isNarrowed = slice.lineId !== undefined || slice.shiftType !== undefined;
  const source = fromDays && !isNarrowed ? 'kpi_day' : definition.view;
  const inferences = basis.inferences.map((i) => `, sum(${i.records}) AS "${i.input}|${i.source}"`).join('');
  return `SELECT ${label} AS label, g.* FROM (
      SELECT ${name} AS name, sum(${definition.numerator}) AS numerator,
        sum(${definition.numeratorEstimated}) AS numeratorEstimated, sum(${basis.denominator}) AS denominator,
        sum(${basis.estimated}) AS estimated, sum(${basis.weight}) AS weight, sum(${definition.records}) AS records,
        sum(${basis.hours}) AS hours, sum(units_produced) AS unitsProduced, sum(units_defective) AS unitsDefective
        ${inferences}
      FROM ${source} WHERE ${sliceCondition(slice)} GROUP BY 1) g`;
};

/** A group's sums, and whether rows of more than one reading of the KPI stand in them. */
export type GroupSums = { readonly sums: Sums; readonly isMixed: boolean };

/**
 * The sums of a KPI over a slice by group, each date by the reading that held on it. Groups without rows do not appear;
 * without a grouping there is one, or none. Day rows answer what they can, the KPI's view the rest.
 */
export const sumSlice = (
  connection: Connection,
  settings: ClientSettings,
  kpi: KpiName,
  slice: Slice,
  by: Grouping | undefined,
): ReadonlyMap<string | null, GroupSums> => {
  const definition = definitionOf(kpi);
  const groups = new Map<string | null, GroupSums>();
  for (const { from, to, basis } of basisPeriods(settings, kpi, slice.from, slice.to)) {
    const rows = connection
      .prepare(query(definition, basis, slice, by))
      .all(sliceParameters({ ...slice, from, to })) as (Sums & Record<string, unknown>)[];
    for (const row of rows) {
      const label = row['label'] as string | null;
      const inferences = Object.fromEntries(
        basis.inferences.map((i) => [`${i.input}|${i.source}`, Number(row[`${i.input}|${i.source}`])]),
      );
      const before = groups.get(label);
      const sums = addSums(before?.sums ?? NO_SUMS, { ...row, inferences });
      groups.set(label, { sums, isMixed: before !== undefined });
    }
  }
  return new Map(
    [...groups].toSorted(([a], [b]) => (a ?? '').localeCompare(b ?? '', 'en', { numeric: true })),
  );
};
