import type { Connection } from '../connection';
import { notFound } from '../failure';
import { loadSettings } from '../repositories/settings';
import { connectionOf, requireClient, type ClientScope } from '../scope';
import type { ShiftType } from '../vocabulary';
import { HOUR_MS, HOUR_SECONDS, type Basis, type SourceTable } from './definition';
import { definitionOf, type KpiName } from './definitions';
import { EMPTY, isFallenBack, requireRange, resultOf, termsOf, type KpiValue } from './results';
import {
  basisPeriods,
  settingPeriods,
  sliceCondition,
  sliceParameters,
  sumSlice,
  type BasisPeriod,
  type Slice,
} from './sums';

export type ExplainRequest = Slice & { readonly kpi: KpiName };

/** Why a number is what it is; times in hours. */
export type Explanation = {
  readonly result: KpiValue;
  /** The numbers of the formula, by name, with their units in the names. */
  readonly terms: Record<string, number>;
  readonly settings: { key: string; value: string; from: string; to: string }[];
  readonly leftOut: { reason: string; records: number }[];
};

const requireSlice = (scope: ClientScope, slice: Slice): { connection: Connection; code: string } => {
  const connection = connectionOf(scope);
  requireClient(scope, slice.clientId);
  requireRange(slice.from, slice.to);
  const code = connection.prepare('SELECT code FROM clients WHERE id = ?').pluck().get(slice.clientId);
  if (typeof code !== 'string') throw notFound('client');
  if (slice.lineId !== undefined) {
    const line = connection
      .prepare('SELECT 1 FROM lines WHERE client_id = ? AND id = ?')
      .get(slice.clientId, slice.lineId);
    if (!line) throw notFound('line');
  }
  return { connection, code };
};

/** Tables whose rows are of no line. */
const WITHOUT_LINE: ReadonlySet<SourceTable> = new Set(['coverage_entries']);

const countVoided = (connection: Connection, table: SourceTable, slice: Slice): number => {
  if (WITHOUT_LINE.has(table) && slice.lineId !== undefined) return 0;
  return Number(
    connection
      .prepare(`SELECT count(*) FROM ${table} WHERE ${sliceCondition(slice)} AND voided_at IS NOT NULL`)
      .pluck()
      .get(sliceParameters(slice)),
  );
};

/**
 * The result of a slice with the numbers that stand in its formula, the readings in force, and what was left out.
 * @throws Failure `not-found` for a client or line outside the scope, `invalid-input` for a range that ends too early.
 */
export const explainKpi = async (scope: ClientScope, request: ExplainRequest): Promise<Explanation> => {
  const { connection, code } = requireSlice(scope, request);
  const { kpi, from, to } = request;
  const definition = definitionOf(kpi);
  const settings = loadSettings(connection, request.clientId);
  const group = sumSlice(connection, settings, kpi, request, undefined).get(null) ?? EMPTY;
  const result = resultOf(kpi, code, {}, group);
  const voided = definition.tables.reduce((sum, table) => sum + countVoided(connection, table, request), 0);
  const terms = termsOf(kpi, group.sums);
  return {
    result,
    terms: {
      records: result.records,
      ...terms,
      ...definition.derived?.(terms, result.denominator ?? 0),
      ...result.extra,
    },
    settings: definition.settings.flatMap((key) =>
      settingPeriods(settings, key, from, to).map((period) => ({
        key,
        value: period.value ?? '',
        from: period.from,
        to: period.to,
      })),
    ),
    leftOut: voided > 0 ? [{ reason: 'voided', records: voided }] : [],
  };
};

/** What a page of rows can be sorted by. */
export type RowSort = 'shiftDate' | 'workOrder' | 'numerator' | 'denominator' | 'value' | 'confidence';

export type RowsRequest = ExplainRequest & {
  readonly offset: number;
  readonly limit: number;
  readonly sort: RowSort;
  readonly descending: boolean;
};

/** What kind of record stands behind a number. */
export type RowKind = 'production' | 'inspection' | 'stop' | 'attendance' | 'order' | 'job' | 'operation';

/** One row behind a number: what it adds to both sides in the KPI's units; `confidence` 0..1. */
export type KpiRow = {
  readonly kind: RowKind;
  readonly entryId: number;
  readonly shiftDate: string | null;
  readonly shiftType: ShiftType | null;
  readonly line: string | null;
  readonly workOrder: string | null;
  readonly style: string | null;
  readonly unitsProduced: number | null;
  readonly cycleTimeHours: number | null;
  /** Null where the reading counts nobody. */
  readonly headcount: number | null;
  readonly hours: number | null;
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
  readonly confidence: number;
  readonly sources: { input: string; source: string }[];
};

type StoredRow = Omit<KpiRow, 'value' | 'sources'> & { period: number } & Record<string, unknown>;

/** Chooses an expression per row by the reading that held on its date. */
const perPeriod = (periods: readonly BasisPeriod[], expression: (basis: Basis) => string | null): string => {
  const of = ({ basis }: BasisPeriod) => (basis === null ? '0' : (expression(basis) ?? 'NULL'));
  const [first, ...later] = periods;
  if (!first) return '0';
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

/**
 * A page of the rows behind a number, with the sums over all pages: they are the result's numerator and denominator.
 * @throws Failure `not-found` for a client or line outside the scope, `invalid-input` for a range that ends too early.
 */
export const listKpiRows = async (
  scope: ClientScope,
  request: RowsRequest,
): Promise<{ total: number; numerator: number; denominator: number; rows: KpiRow[] }> => {
  const { connection } = requireSlice(scope, request);
  const { kpi } = request;
  const definition = definitionOf(kpi);
  const settings = loadSettings(connection, request.clientId);
  const periods = basisPeriods(settings, kpi, request.from, request.to);
  const { sums } = sumSlice(connection, settings, kpi, request, undefined).get(null) ?? EMPTY;
  const fallback = isFallenBack(kpi, sums) ? definition.fallback : undefined;
  const sources = new Set(periods.flatMap((p) => p.basis?.row.sources.map((s) => `, ${s.column}`) ?? []));
  const direction = request.descending ? 'DESC' : 'ASC';
  const rows = connection
    .prepare(
      `SELECT ${definition.kind} AS kind, entry_id AS entryId, shift_date AS shiftDate, shift_type AS shiftType,
          (SELECT l.code FROM lines l WHERE l.client_id = v.client_id AND l.id = v.line_id) AS line,
          (SELECT w.code FROM work_orders w WHERE w.client_id = v.client_id AND w.id = v.work_order_id) AS workOrder,
          style_model AS style, ${definition.units} AS unitsProduced,
          ${perPeriod(periods, (b) => b.row.cycleMs)} AS cycleTimeHours,
          ${perPeriod(periods, (b) => b.row.headcount)} AS headcount,
          ${perPeriod(periods, (b) => b.row.hours)} AS hours,
          ${perPeriod(periods, (b) => b.numerator)} AS numerator,
          ${fallback?.denominator ?? perPeriod(periods, (b) => b.denominator)} AS denominator,
          ${fallback ? '0' : perPeriod(periods, (b) => b.row.confidenceMillionths)} AS confidence,
          ${perPeriod(periods, (b) => String(periods.findIndex((p) => p.basis === b)))} AS period ${[...sources].join('')}
        FROM ${definition.view} v WHERE ${sliceCondition(request)} AND ${fallback?.records ?? definition.records} > 0
        ORDER BY ${ORDER[request.sort]} ${direction}, entryId ${direction} LIMIT @limit OFFSET @offset`,
    )
    .all({
      ...sliceParameters(request),
      limit: request.limit,
      offset: request.offset,
    }) as StoredRow[];
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
      };
    }),
  };
};
