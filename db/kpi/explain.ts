import type { Connection } from '../connection';
import { notFound } from '../failure';
import { loadSettings } from '../repositories/settings';
import { connectionOf, requireClient, type ClientScope } from '../scope';
import type { ShiftType } from '../vocabulary';
import { definitionOf, type KpiName } from './definitions';
import { EMPTY, requireRange, resultOf, type KpiValue } from './results';
import {
  basisPeriods,
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
  /**
   * `unitsProduced`, `unitsDefective`, `records`; `cycleTimeHours` (earned hours ÷ units), `earnedHours` (numerator),
   * `hours` (clock hours), `headcount` (employee hours ÷ clock hours), `denominatorHours`.
   */
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

const quotient = (a: number, b: number): number => (b > 0 ? a / b : 0);

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
  const { sums } = group;
  const result = resultOf(kpi, code, {}, group);
  const voided = Number(
    connection
      .prepare(
        `SELECT count(*) FROM production_entries WHERE ${sliceCondition(request)} AND voided_at IS NOT NULL`,
      )
      .pluck()
      .get(sliceParameters(request)),
  );
  return {
    result,
    terms: {
      records: sums.records,
      unitsProduced: sums.unitsProduced,
      unitsDefective: sums.unitsDefective,
      cycleTimeHours: quotient(result.numerator, sums.unitsProduced),
      earnedHours: result.numerator,
      hours: sums.hours / definition.denominatorPerHour,
      headcount: quotient(sums.denominator, sums.hours),
      denominatorHours: result.denominator,
    },
    settings: basisPeriods(settings, kpi, from, to).map((period) => ({
      key: definition.setting,
      value: period.value,
      from: period.from,
      to: period.to,
    })),
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

/** One entry behind a number: what it adds to both sides, in hours; `confidence` 0..1. */
export type KpiRow = {
  readonly entryId: number;
  readonly shiftDate: string;
  readonly shiftType: ShiftType;
  readonly line: string | null;
  readonly workOrder: string;
  readonly style: string | null;
  readonly unitsProduced: number;
  readonly cycleTimeHours: number;
  /** 1 where the reading counts nobody. */
  readonly headcount: number;
  readonly hours: number;
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
  readonly confidence: number;
  readonly sources: { input: string; source: string }[];
};

type StoredRow = Omit<KpiRow, 'value' | 'sources'> & { period: number } & Record<string, unknown>;

/** Chooses a column per row by the reading that held on its date. */
const perPeriod = (periods: readonly BasisPeriod[], column: (period: BasisPeriod) => string): string => {
  const [first, ...later] = periods;
  if (!first) return '0';
  const cases = later.toReversed().map((p) => `WHEN shift_date >= '${p.from}' THEN ${column(p)}`);
  return cases.length === 0 ? column(first) : `CASE ${cases.join(' ')} ELSE ${column(first)} END`;
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
  const definition = definitionOf(request.kpi);
  const settings = loadSettings(connection, request.clientId);
  const periods = basisPeriods(settings, request.kpi, request.from, request.to);
  const group = sumSlice(connection, settings, request.kpi, request, undefined).get(null) ?? EMPTY;
  const sources = [...new Set(periods.flatMap((p) => p.basis.row.sources.map((s) => s.column)))];
  const direction = request.descending ? 'DESC' : 'ASC';
  const rows = connection
    .prepare(
      `SELECT entry_id AS entryId, shift_date AS shiftDate, shift_type AS shiftType,
          (SELECT l.code FROM lines l WHERE l.client_id = v.client_id AND l.id = v.line_id) AS line,
          (SELECT w.code FROM work_orders w WHERE w.client_id = v.client_id AND w.id = v.work_order_id) AS workOrder,
          style_model AS style, units_produced AS unitsProduced, cycle_ms_used AS cycleTimeHours,
          ${perPeriod(periods, (p) => p.basis.row.headcount ?? '1')} AS headcount,
          ${perPeriod(periods, (p) => p.basis.hours)} AS hours,
          ${definition.numerator} AS numerator,
          ${perPeriod(periods, (p) => p.basis.denominator)} AS denominator,
          ${perPeriod(periods, (p) => p.basis.row.confidenceMillionths)} AS confidence,
          ${perPeriod(periods, (p) => String(periods.indexOf(p)))} AS period, ${sources.join(', ')}
        FROM ${definition.view} v WHERE ${sliceCondition(request)}
        ORDER BY ${ORDER[request.sort]} ${direction}, entryId ${direction} LIMIT @limit OFFSET @offset`,
    )
    .all({
      ...sliceParameters(request),
      limit: request.limit,
      offset: request.offset,
    }) as StoredRow[];
  return {
    total: group.sums.records,
    numerator: group.sums.numerator / definition.numeratorPerHour,
    denominator: group.sums.denominator / definition.denominatorPerHour,
    rows: rows.map((row): KpiRow => {
      const numerator = row.numerator / definition.numeratorPerHour;
      const denominator = row.denominator / definition.denominatorPerHour;
      return {
        entryId: row.entryId,
        shiftDate: row.shiftDate,
        shiftType: row.shiftType,
        line: row.line,
        workOrder: row.workOrder,
        style: row.style,
        unitsProduced: row.unitsProduced,
        cycleTimeHours: row.cycleTimeHours / 3_600_000,
        headcount: row.headcount,
        hours: row.hours / definition.denominatorPerHour,
        numerator,
        denominator,
        value: denominator > 0 ? (100 * numerator) / denominator : null,
        confidence: row.confidence / 1_000_000,
        sources: (periods[row.period]?.basis.row.sources ?? []).map(({ input, column }) => ({
          input,
          source: String(row[column]),
        })),
      };
    }),
  };
};
