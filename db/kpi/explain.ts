import type { Connection } from '../connection';
import type { SettingKey } from './settings';
import type { ClientScope } from '../scope';
import type { SourceTable } from './definition';
import { definitionOf, type RatioName } from './definitions';
import type { StyleOperations } from './figures';
import { betterOf, isRatio, OWN_DEFINITIONS, type KpiName, type OwnName } from './names';
import { requireSlice, type Asked, type SliceRequest } from './question';
import { computeOwn, ownResultOf, resultOf, termsOf, type KpiValue } from './results';
import { sliceCondition, sliceParameters, type Columns, type Slice } from './slice';
import { settingPeriods, sumWhole } from './sums';

export type ExplainRequest = SliceRequest & { readonly kpi: KpiName };

/** Why a number is what it is; times in hours. */
export type Explanation = {
  readonly result: KpiValue;
  readonly better: 'higher' | 'lower';
  /** The numbers of the formula, by name, with their units in the names. */
  readonly terms: Record<string, number>;
  /** Of rolled throughput yield: what its product is made of. */
  readonly operations: StyleOperations[];
  readonly settings: { key: string; value: string; from: string; to: string }[];
  readonly leftOut: { reason: string; records: number }[];
};

const STYLE_OF_ORDER =
  '(SELECT w.style_model FROM work_orders w WHERE w.client_id = t.client_id AND w.id = t.work_order_id)';
const OF_SHIFT = { shift: 'shift_type' } as const;
const OF_LINE = { ...OF_SHIFT, line: 'line_id' } as const;
const OF_ORDER = { ...OF_LINE, 'work-order': 'work_order_id', style: STYLE_OF_ORDER } as const;

/** What the rows of a table say of themselves. */
const TABLE_COLUMNS: Readonly<Record<SourceTable, Columns>> = {
  production_entries: { ...OF_ORDER, operation: 'operation_id' },
  quality_entries: { ...OF_ORDER, operation: 'operation_id' },
  downtime_entries: OF_ORDER,
  attendance_entries: OF_LINE,
  coverage_entries: OF_SHIFT,
};

const countVoided = (connection: Connection, table: SourceTable, slice: Slice): number =>
  Number(
    connection
      .prepare(
        `SELECT count(*) FROM ${table} t
         WHERE ${sliceCondition(slice, TABLE_COLUMNS[table])} AND voided_at IS NOT NULL`,
      )
      .pluck()
      .get(sliceParameters(slice)),
  );

/**
 * The result of a slice with the numbers that stand in its formula, the readings in force, and what was left out.
 * @throws Failure `not-found` for a client outside the scope or a code that it does not have, `invalid-input` for a range
 * that ends too early.
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
  const figures = computeOwn(kpi, asked, undefined).get(null);
  const result = ownResultOf(kpi, asked.code, {}, figures);
  return {
    result,
    better: betterOf(kpi),
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
  const group = sumWhole(connection, settings, kpi, slice);
  const result = resultOf(kpi, code, {}, group);
  const voided = definition.tables.reduce((sum, table) => sum + countVoided(connection, table, slice), 0);
  const terms = termsOf(kpi, group.sums);
  return {
    result,
    better: betterOf(kpi),
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
