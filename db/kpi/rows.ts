import type { ClientScope } from '../scope';
import { HOUR_MS, HOUR_SECONDS, type Basis } from './definition';
import { definitionOf, type RatioName } from './definitions';
import type { ExplainRequest } from './explain';
import { factsOf } from './facts';
import { sumOf } from './figures';
import { isRatio, OWN_DEFINITIONS, type OwnName } from './names';
import { requireSlice, type Asked } from './question';
import { canNarrow, isFallenBack } from './results';
import type { KpiRow } from './row';
import { sliceCondition, sliceParameters } from './slice';
import { basisPeriods, sumWhole, type BasisPeriod } from './sums';

/** What a page of rows can be sorted by. */
export type RowSort = 'shiftDate' | 'workOrder' | 'numerator' | 'denominator' | 'value' | 'confidence';

export type RowsRequest = ExplainRequest & {
  readonly offset: number;
  /** Null for all rows. */
  readonly limit: number | null;
  readonly sort: RowSort;
  readonly descending: boolean;
};

type StoredRow = Omit<KpiRow, 'value' | 'sources' | 'facts'> & { period: number } & Record<string, unknown>;

/** Chooses an expression per row by the reading that held on its date. */
const perPeriod = (
  periods: readonly BasisPeriod[],
  expression: (basis: Basis) => string | null,
  withoutBasis: '0' | '-1' | 'NULL',
): string => {
  const of = ({ basis }: BasisPeriod) => (basis === null ? withoutBasis : (expression(basis) ?? 'NULL'));
  const [first, ...later] = periods;
  if (!first) return withoutBasis;
  const cases = later.toReversed().map((p) => `WHEN shift_date >= '${p.from}' THEN ${of(p)}`);
  return cases.length === 0 ? of(first) : `CASE ${cases.join(' ')} ELSE ${of(first)} END`;
};

const ORDER: Readonly<Record<RowSort, string>> = {
  shiftDate: 'shiftDate',
  workOrder: 'workOrder',
  numerator: 'numerator',
  denominator: 'denominator',
  value: 'CASE WHEN denominator > 0 THEN numerator * 1.0 / denominator END',
  confidence: 'confidence',
};

/** A page of rows, with the sums over all pages. */
export type RowsPage = { total: number; numerator: number; denominator: number; rows: KpiRow[] };

/**
 * A page of the rows behind a number, with the sums over all pages: they are the result's numerator and denominator
 * where it has any.
 * @throws Failure `not-found` for a client outside the scope or a code that it does not have, `invalid-input` for a range
 * that ends too early.
 */
export const listKpiRows = async (scope: ClientScope, request: RowsRequest): Promise<RowsPage> => {
  const asked = requireSlice(scope, request);
  const { kpi } = request;
  return isRatio(kpi) ? pageOfRatio(asked, kpi, request) : pageOfOwn(asked, kpi, request);
};

const compare = (a: string | number | null, b: string | number | null): number =>
  typeof a === 'number' && typeof b === 'number'
    ? a - b
    : String(a ?? '').localeCompare(String(b ?? ''), 'en', { numeric: true });

const pageOfOwn = (asked: Asked, kpi: OwnName, request: RowsRequest): RowsPage => {
  const all = canNarrow(kpi, asked.slice) ? OWN_DEFINITIONS[kpi].rows(asked) : [];
  const direction = request.descending ? -1 : 1;
  const sorted = all.toSorted(
    (a, b) => direction * (compare(a[request.sort], b[request.sort]) || a.entryId - b.entryId),
  );
  const { offset, limit } = request;
  return {
    total: all.length,
    numerator: sumOf(all, (row) => row.numerator),
    denominator: sumOf(all, (row) => row.denominator),
    rows: sorted.slice(offset, limit === null ? undefined : offset + limit),
  };
};

const pageOfRatio = (asked: Asked, kpi: RatioName, request: RowsRequest): RowsPage => {
  const { connection, settings, slice } = asked;
  const definition = definitionOf(kpi);
  const periods = basisPeriods(settings, kpi, slice.from, slice.to);
  const { sums } = sumWhole(connection, settings, kpi, slice);
  const fallback = isFallenBack(kpi, sums) ? definition.fallback : undefined;
  const sources = new Set(periods.flatMap((p) => p.basis?.row.sources.map((s) => `, ${s.column}`) ?? []));
  const direction = request.descending ? 'DESC' : 'ASC';
  const rows = connection
    .prepare(
      `SELECT ${definition.kind} AS kind, entry_id AS entryId, shift_date AS shiftDate, shift_type AS shiftType,
          (SELECT l.code FROM lines l WHERE l.client_id = v.client_id AND l.id = v.line_id) AS line,
          (SELECT w.code FROM work_orders w WHERE w.client_id = v.client_id AND w.id = v.work_order_id) AS workOrder,
          (SELECT o.code FROM operations o WHERE o.client_id = v.client_id AND o.id = v.operation_id) AS operation,
          style_model AS style, ${definition.units} AS unitsProduced,
          ${perPeriod(periods, (b) => b.row.cycleMs, 'NULL')} AS cycleTimeHours,
          ${perPeriod(periods, (b) => b.row.headcount, 'NULL')} AS headcount,
          ${perPeriod(periods, (b) => b.row.hours, 'NULL')} AS hours,
          ${perPeriod(periods, (b) => b.numerator, '0')} AS numerator,
          ${fallback?.denominator ?? perPeriod(periods, (b) => b.denominator, '0')} AS denominator,
          ${fallback ? '0' : perPeriod(periods, (b) => b.row.confidenceMillionths, '0')} AS confidence,
          ${perPeriod(periods, (b) => String(periods.findIndex((p) => p.basis === b)), '-1')} AS period ${[...sources].join('')}
        FROM ${definition.view} v WHERE ${sliceCondition(slice)} AND ${fallback?.records ?? definition.records} > 0
        ORDER BY ${ORDER[request.sort]} ${direction}, entryId ${direction}, kind ${direction} LIMIT @limit OFFSET @offset`,
    )
    .all({
      ...sliceParameters(slice),
      limit: request.limit ?? -1,
      offset: request.offset,
    }) as StoredRow[];
  const facts = factsOf(connection, slice, rows);
  return {
    total: fallback ? sums.fallbackRecords : sums.records,
    numerator: sums.numerator / definition.numeratorPer,
    denominator: (fallback ? sums.fallbackDenominator : sums.denominator) / definition.denominatorPer,
    rows: rows.map((row): KpiRow => {
      const numerator = row.numerator / definition.numeratorPer;
      const denominator = row.denominator / definition.denominatorPer;
      return {
        kind: row.kind,
        entryId: row.entryId,
        shiftDate: row.shiftDate,
        shiftType: row.shiftType,
        line: row.line,
        workOrder: row.workOrder,
        style: row.style,
        operation: row.operation,
        unitsProduced: row.unitsProduced,
        cycleTimeHours: row.cycleTimeHours === null ? null : row.cycleTimeHours / HOUR_MS,
        headcount: row.headcount,
        hours: row.hours === null ? null : row.hours / HOUR_SECONDS,
        numerator,
        denominator,
        value: denominator > 0 ? (definition.factor * numerator) / denominator : null,
        confidence: row.confidence / 1_000_000,
        sources: (periods[row.period]?.basis?.row.sources ?? []).map(({ input, column }) => ({
          input,
          source: String(row[column]),
        })),
        facts: facts(row.kind, row.entryId),
      };
    }),
  };
};
