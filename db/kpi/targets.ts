import type { Connection } from '../connection';
import type { Better } from './definition';
import type { KpiName } from './names';

/** A target and its limits in the KPI's unit, in force from a date on; `validFrom` null holds for all dates. */
export type Target = {
  readonly target: number;
  readonly warning: number | null;
  readonly critical: number | null;
  readonly validFrom: string | null;
};

/** How a value stands to its target. */
export type TargetState = 'good' | 'warning' | 'critical' | 'none';

/** A target without a date holds from here on: before every date of the calendar. */
export const ALL_DATES = '0001-01-01';

const MILLION = 1_000_000;

/** Millionths of a unit, as targets are stored; null stays null. */
export const toMillionths = (value: number | null): number | null =>
  value === null ? null : Math.round(value * MILLION);

type StoredTarget = {
  kpi: string;
  target: number;
  warning: number | null;
  critical: number | null;
  validFrom: string;
};

const fromMillionths = (millionths: number | null): number | null =>
  millionths === null ? null : millionths / MILLION;

/** Reads all targets of a client; answers the one of a KPI that is in force on a date. */
export const targetFinder = (
  connection: Connection,
  clientId: number,
): ((kpi: KpiName, date: string) => Target | null) => {
  const rows = connection
    .prepare(
      `SELECT kpi, target_millionths AS target, warning_millionths AS warning, critical_millionths AS critical,
         valid_from AS validFrom
       FROM targets WHERE client_id = ? ORDER BY kpi, valid_from`,
    )
    .all(clientId) as StoredTarget[];
  const ofKpi = Map.groupBy(rows, (row) => row.kpi);
  return (kpi, date) => {
    const row = ofKpi.get(kpi)?.findLast(({ validFrom }) => validFrom <= date);
    return row === undefined
      ? null
      : {
          target: row.target / MILLION,
          warning: fromMillionths(row.warning),
          critical: fromMillionths(row.critical),
          validFrom: row.validFrom === ALL_DATES ? null : row.validFrom,
        };
  };
};

/** Differences smaller than this part of a value are what is left of binary fractions. */
const NOISE = 1e-9;

/** −1, 0 or 1: whether a value is worse than, as good as, or better than another; noise of fractions is no difference. */
export const compareBetter = (better: Better, value: number, other: number): -1 | 0 | 1 => {
  const difference = better === 'higher' ? value - other : other - value;
  if (Math.abs(difference) <= NOISE * Math.max(1, Math.abs(value), Math.abs(other))) return 0;
  return difference > 0 ? 1 : -1;
};

/** Whether a value misses its target, but not by as much as its warning limit allows. */
export const isTolerated = (better: Better, value: number | null, target: Target | null): boolean =>
  value !== null &&
  target !== null &&
  compareBetter(better, value, target.target) < 0 &&
  stateOf(better, value, target) === 'good';

/**
 * How a value stands to its target: `good` at the target or better, and, where there is a warning limit, until that is
 * reached; `critical` at the critical limit or past it, never without one; else `warning`. `none` without value or target.
 */
export const stateOf = (better: Better, value: number | null, target: Target | null): TargetState => {
  if (value === null || target === null) return 'none';
  const against = (limit: number) => compareBetter(better, value, limit);
  if (against(target.target) >= 0) return 'good';
  if (target.critical !== null && against(target.critical) <= 0) return 'critical';
  return target.warning !== null && against(target.warning) > 0 ? 'good' : 'warning';
};
