import { WIP_AGING } from './aging';
import type { Better } from './definition';
import { definitionOf, RATIO_DEFINITIONS, type RatioName } from './definitions';
import { OTD, OTIF, TRUE_OTD } from './delivery';
import type { OwnDefinition } from './figures';
import { RTY } from './rty';

/** KPIs with a computation of their own. */
export const OWN_DEFINITIONS = {
  rty: RTY,
  otd: OTD,
  'true-otd': TRUE_OTD,
  otif: OTIF,
  'wip-aging': WIP_AGING,
} as const satisfies Record<string, OwnDefinition>;

export type OwnName = keyof typeof OWN_DEFINITIONS;

/** KPIs that this version computes. */
export type KpiName = RatioName | OwnName;

/** Whether a KPI is one ratio of sums over the rows of a view. */
export const isRatio = (kpi: KpiName): kpi is RatioName => kpi in RATIO_DEFINITIONS;

/** Which way of a KPI is good news. */
export const betterOf = (kpi: KpiName): Better =>
  isRatio(kpi) ? definitionOf(kpi).better : OWN_DEFINITIONS[kpi].better;

/** The unit of a KPI's value. */
export const unitOf = (kpi: KpiName): string =>
  isRatio(kpi) ? definitionOf(kpi).unit : OWN_DEFINITIONS[kpi].unit;

/** Every KPI, in the order in which they are told. */
export const ALL_KPIS: readonly KpiName[] = [
  ...(Object.keys(RATIO_DEFINITIONS) as RatioName[]),
  ...(Object.keys(OWN_DEFINITIONS) as OwnName[]),
];
