import type { SettingKey } from './settings';
import type { ClientScope } from '../scope';
import { definitionOf, type RatioName } from './definitions';
import type { StyleOperations } from './figures';
import { listLeftOut, listOrdersLeftOut } from './left-out';
import { betterOf, isRatio, OWN_DEFINITIONS, type KpiName, type OwnName } from './names';
import { requireSlice, type Asked, type SliceRequest } from './question';
import { isByJob } from './rty';
import { canNarrow, computeOwn, ownResultOf, resultOf, termsOf, type KpiValue } from './results';
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

/** Settings that stand in for an input that nobody gave, by `input|source` of the inference. */
const DEFAULTS: Readonly<Record<string, SettingKey>> = {
  'cycleTimeHours|default': 'default_cycle_time_hours',
  'employeesAssigned|default': 'default_crew',
  'employeesPresent|default': 'default_crew',
  'opportunitiesPerUnit|client-default': 'default_opportunities',
};

const settingsOf = (
  { settings, slice }: Asked,
  readings: readonly SettingKey[],
  { inferences }: KpiValue,
): Explanation['settings'] => {
  const defaults = inferences.flatMap(({ input, source }) => DEFAULTS[`${input}|${source}`] ?? []);
  return [...new Set([...readings, ...defaults])].flatMap((key) =>
    settingPeriods(settings, key, slice.from, slice.to).map((period) => ({
      key,
      value: period.value ?? '',
      from: period.from,
      to: period.to,
    })),
  );
};

const leftOutOf = (asked: Asked, kpi: OwnName): Explanation['leftOut'] =>
  kpi === 'rty'
    ? listLeftOut(
        asked,
        kpi,
        isByJob(asked) ? ['production_entries', 'quality_entries'] : ['quality_entries'],
      )
    : listOrdersLeftOut(asked, kpi);

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
    settings: settingsOf(asked, definition.settings, result),
    leftOut: canNarrow(kpi, asked.slice) ? [...(figures?.leftOut ?? []), ...leftOutOf(asked, kpi)] : [],
  };
};

const explainRatio = (asked: Asked, kpi: RatioName): Explanation => {
  const { connection, settings, slice, code } = asked;
  const definition = definitionOf(kpi);
  const group = sumWhole(connection, settings, kpi, slice);
  const result = resultOf(kpi, code, {}, group);
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
    settings: settingsOf(asked, definition.settings, result),
    leftOut: listLeftOut(asked, kpi, definition.tables),
  };
};
