import type { Connection } from '../connection';
import { Failure, notFound } from '../failure';
import { loadSettings, type SettingKey } from '../repositories/settings';
import { connectionOf, requireClient, type ClientScope } from '../scope';
import { HOUR_MS, HOUR_SECONDS, type Basis, type SourceTable } from './definition';
import { clockIn } from './clock';
import { definitionOf, type RatioName } from './definitions';
import { factsOf } from './facts';
import { sumOf, type Question, type StyleOperations } from './figures';
import { isRatio, OWN_DEFINITIONS, type KpiName, type OwnName } from './names';
import { EMPTY, isFallenBack, ownResultOf, requireRange, resultOf, termsOf, type KpiValue } from './results';
import type { KpiRow } from './row';
import {
  basisPeriods,
  settingPeriods,
  sliceCondition,
  sliceParameters,
  sumSlice,
  type BasisPeriod,
  type Slice,
} from './sums';

export type ExplainRequest = Slice & { readonly kpi: KpiName; readonly asOf?: string | undefined };

/** Why a number is what it is; times in hours. */
export type Explanation = {
  readonly result: KpiValue;
  /** The numbers of the formula, by name, with their units in the names. */
  readonly terms: Record<string, number>;
  /** Of rolled throughput yield: what its product is made of. */
  readonly operations: StyleOperations[];
  readonly settings: { key: string; value: string; from: string; to: string }[];
  readonly leftOut: { reason: string; records: number }[];
};

/** Refuses to narrow a KPI of whole orders. @throws Failure `invalid-input`. */
const requireWhole = (slice: ExplainRequest): void => {
  const path = slice.lineId === undefined ? 'shiftType' : 'lineId';
  if (slice[path] === undefined) return;
  const params = { kpi: slice.kpi };
  throw new Failure('invalid-input', 'kpi.whole-orders', params, {
    fields: [{ key: 'kpi.whole-orders', params, path: [path] }],
  });
};

/** What a request is about, with its client's code. */
type Asked = Question & { readonly code: string };

const requireSlice = (scope: ClientScope, slice: ExplainRequest): Asked => {
  const connection = connectionOf(scope);
  requireClient(scope, slice.clientId);
  requireRange(slice.from, slice.to);
  const client = connection.prepare('SELECT code, timezone FROM clients WHERE id = ?').get(slice.clientId) as
    { code: string; timezone: string } | undefined;
  if (!client) throw notFound('client');
  if (slice.lineId !== undefined) {
    const line = connection
      .prepare('SELECT 1 FROM lines WHERE client_id = ? AND id = ?')
      .get(slice.clientId, slice.lineId);
    if (!line) throw notFound('line');
  }
  if (!isRatio(slice.kpi) && !OWN_DEFINITIONS[slice.kpi].canNarrow) requireWhole(slice);
  const settings = loadSettings(connection, slice.clientId);
  return { connection, settings, slice, clock: clockIn(slice.asOf, client.timezone), ...client };
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
  const asked = requireSlice(scope, request);
  const { kpi } = request;
  return isRatio(kpi) ? explainRatio(asked, kpi) : explainOwn(asked, kpi);
};

const settingsOf = ({ settings, slice }: Asked, keys: readonly SettingKey[]): Explanation['settings'] =>
  keys.flatMap((key) =>
    settingPeriods(settings, key, slice.from, slice.to).map((period) => ({
      key,
      value: period.value ?? '',
      from: period.from,
      to: period.to,
    })),
  );

const explainOwn = (asked: Asked, kpi: OwnName): Explanation => {
  const definition = OWN_DEFINITIONS[kpi];
  const figures = definition.compute(asked, undefined).get(null);
  const result = ownResultOf(kpi, asked.code, {}, figures);
  return {
    result,
    terms: {
      records: result.records,
      ...(result.numerator === null ? {} : { numerator: result.numerator }),
      ...(result.denominator === null ? {} : { denominator: result.denominator }),
      ...result.extra,
      ...figures?.terms,
    },
    operations: figures?.operations ?? [],
    settings: settingsOf(asked, definition.settings),
    leftOut: [...(figures?.leftOut ?? [])],
  };
};

const explainRatio = (asked: Asked, kpi: RatioName): Explanation => {
  const { connection, settings, slice, code } = asked;
  const definition = definitionOf(kpi);
  const group = sumSlice(connection, settings, kpi, slice, undefined).get(null) ?? EMPTY;
  const result = resultOf(kpi, code, {}, group);
  const voided = definition.tables.reduce((sum, table) => sum + countVoided(connection, table, slice), 0);
  const terms = termsOf(kpi, group.sums);
  return {
    result,
    terms: {
      records: result.records,
      ...terms,
      ...definition.derived?.(terms, result.denominator ?? 0),
      ...result.extra,
    },
    operations: [],
    settings: settingsOf(asked, definition.settings),
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

type StoredRow = Omit<KpiRow, 'value' | 'sources' | 'facts'> & { period: number } & Record<string, unknown>;

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

/** A page of rows, with the sums over all pages. */
export type RowsPage = { total: number; numerator: number; denominator: number; rows: KpiRow[] };

/**
 * A page of the rows behind a number, with the sums over all pages: they are the result's numerator and denominator
 * where it has any.
 * @throws Failure `not-found` for a client or line outside the scope, `invalid-input` for a range that ends too early.
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
  const all = OWN_DEFINITIONS[kpi].rows(asked);
  const direction = request.descending ? -1 : 1;
  const sorted = all.toSorted(
    (a, b) => direction * (compare(a[request.sort], b[request.sort]) || a.entryId - b.entryId),
  );
  return {
    total: all.length,
    numerator: sumOf(all, (row) => row.numerator),
    denominator: sumOf(all, (row) => row.denominator),
    rows: sorted.slice(request.offset, request.offset + request.limit),
  };
};

const pageOfRatio = (asked: Asked, kpi: RatioName, request: RowsRequest): RowsPage => {
  const { connection, settings } = asked;
  const definition = definitionOf(kpi);
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
          (SELECT o.code FROM operations o WHERE o.client_id = v.client_id AND o.id = v.operation_id) AS operation,
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
  const facts = factsOf(connection, request, rows);
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
