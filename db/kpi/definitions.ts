import type { RatioDefinition } from './definition';
import { LABOUR_DEFINITIONS } from './labour-definitions';
import { PEOPLE_DEFINITIONS } from './people-definitions';
import { QUALITY_DEFINITIONS } from './quality-definitions';
import { STOP_DEFINITIONS } from './stop-definitions';

/** KPIs that are one ratio of sums over the rows of a view. */
export const RATIO_DEFINITIONS = {
  ...LABOUR_DEFINITIONS,
  ...QUALITY_DEFINITIONS,
  ...STOP_DEFINITIONS,
  ...PEOPLE_DEFINITIONS,
} as const satisfies Record<string, RatioDefinition>;

/** KPIs that are one ratio of sums. */
export type RatioName = keyof typeof RATIO_DEFINITIONS;

/** The definition of a ratio, with its readings open to any of the settings' values. */
export const definitionOf = (kpi: RatioName): RatioDefinition => RATIO_DEFINITIONS[kpi];
