import type { Grouping, KpiResult } from '../../../electron/contract/kpi';
import { isStep } from './groups';

/** What a break-down can be sorted by. */
export const SORTS = ['name', 'value', 'numerator', 'denominator', 'records', 'estimated'] as const;
export type Sort = (typeof SORTS)[number];
export type Order = 'up' | 'down';

/** One group of a break-down. */
export type GroupRow = { readonly code: string | null; readonly name: string; readonly result: KpiResult };

const numberOf = ({ result }: GroupRow, sort: Sort): number | null => {
  switch (sort) {
    case 'estimated':
      return result.estimatedShare;
    case 'name':
      return null;
    default:
      return result[sort];
  }
};

/** How a break-down is sorted unless somebody chose: dates in their order, everything else the worst first. */
export const usualSort = (by: Grouping, better: 'higher' | 'lower'): { sort: Sort; order: Order } =>
  isStep(by) ? { sort: 'name', order: 'up' } : { sort: 'value', order: better === 'higher' ? 'up' : 'down' };

/** Groups in order; those without a value stand at the end, equals by their names. */
export const sorted = (
  rows: readonly GroupRow[],
  sort: Sort,
  order: Order,
  locale: string,
): readonly GroupRow[] => {
  const sign = order === 'up' ? 1 : -1;
  const names = new Intl.Collator(locale, { numeric: true });
  const byName = (one: GroupRow, other: GroupRow) =>
    one.code === null || other.code === null
      ? Number(one.code === null) - Number(other.code === null)
      : names.compare(one.code, other.code);
  return rows.toSorted((one, other) => {
    if (sort === 'name') return sign * byName(one, other);
    const [a, b] = [numberOf(one, sort), numberOf(other, sort)];
    if (a === null || b === null) return Number(a === null) - Number(b === null) || byName(one, other);
    return sign * (a - b) || byName(one, other);
  });
};
