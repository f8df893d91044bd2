import type { Format } from '../../format';
import type { SectionSpot } from '../sheet/section';
import { textOf, type ProductionRow } from './rows';

/** What a row of production is for; the first of these that is empty is where one goes on. */
export const NEEDED = ['unitsProduced', 'unitsDefective', 'runHours', 'employeesAssigned'] as const;

/** The first row of an order in which something is still to be typed, and where; null where there is none. */
export const openSpotOf = (
  code: string,
  rows: readonly ProductionRow[],
  format: Format,
): SectionSpot | null => {
  for (const row of rows) {
    const isFree = row.voidReason === null && !row.saved?.readOnlyBecause;
    if (!isFree || textOf(row, 'workOrder', format).trim().toUpperCase() !== code.toUpperCase()) continue;
    const field = NEEDED.find((each) => textOf(row, each, format).trim() === '');
    if (field !== undefined) return { key: row.key, field };
  }
  return null;
};
