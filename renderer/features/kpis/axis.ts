import type { KpiName } from '../../../electron/contract/kpi';
import { daysBetween } from '../../format';
import type { Range } from '../period/period';
import type { Step } from './groups';

const MOST_DAYS_BY_DAY = 92;
const MOST_DAYS_BY_WEEK = 731;
/** Orders are promised a few a week: by day, their KPIs jump between none and all of them. */
const ORDER_KPIS: ReadonlySet<KpiName> = new Set(['otd', 'true-otd', 'otif']);
const FEWEST_DAYS_BY_WEEK = 14;

/** The step that suits a KPI over a range where the address names none. */
export const usualStep = (kpi: KpiName, { from, to }: Range): Step => {
  const days = daysBetween(from, to);
  if (days <= (ORDER_KPIS.has(kpi) ? FEWEST_DAYS_BY_WEEK : MOST_DAYS_BY_DAY)) return 'day';
  return days <= MOST_DAYS_BY_WEEK ? 'week' : 'month';
};

/** A value axis: where it ends, its ticks, and whether it begins at 0. */
export type Axis = { readonly low: number; readonly high: number; readonly ticks: readonly number[] };

const STEPS = [1, 2, 2.5, 5, 10];
const USUAL_TICKS = 5;
/** Values that all lie above this part of the largest would lie flat on top of an axis from 0. */
const FLAT_ABOVE = 0.6;
const FULL = 100;

const roundStep = (rough: number): number => {
  const power = 10 ** Math.floor(Math.log10(rough));
  return (STEPS.find((step) => step * power >= rough * 0.999_999) ?? 10) * power;
};

/**
 * The axis for values: from 0 where quantities are compared, nearer to the values where percentages lie close together.
 * Percentages up to 100 end at 100 at most.
 */
export const axisOf = (values: readonly number[], isPercent: boolean): Axis => {
  const top = Math.max(...values, 0);
  const bottom = Math.min(...values, top);
  if (top <= 0) return { low: 0, high: 1, ticks: [0, 1] };
  const isNear = isPercent && bottom > FLAT_ABOVE * top && top > bottom;
  const span = isNear ? top - bottom : top;
  const step = roundStep((span * 1.1) / USUAL_TICKS);
  const low = isNear ? Math.max(0, Math.floor((bottom - span * 0.05) / step) * step) : 0;
  const raw = Math.ceil((top + span * 0.05) / step) * step;
  const high = isPercent && top <= FULL ? Math.min(FULL, raw) : raw;
  const count = Math.floor((high - low) / step + 1e-9);
  return { low, high, ticks: Array.from({ length: count + 1 }, (_, at) => low + at * step) };
};
