import type { Format } from '../../format';
import { piecesOf, type HourRow } from '../hours/rows';
import { numberIn, textOf, type ProductionRow } from '../production/rows';
import { isBlank } from './section';

/** What was counted by the hour beside what the production rows say. */
export type CountedAndMade = {
  readonly counted: number;
  readonly made: number;
  /** The one row without units, and the pieces that were counted and stand in no other row; null where none fits. */
  readonly offer: { readonly key: string; readonly order: string; readonly units: number } | null;
};

/** Compares pieces counted by the hour with the units of the production rows, saved or typed. */
export const compareCounts = (
  production: readonly ProductionRow[],
  hours: readonly HourRow[],
  format: Format,
): CountedAndMade => {
  const whole = (value: number | null): number => (value !== null && value > 0 ? value : 0);
  const counted = hours.reduce((sum, row) => sum + whole(piecesOf(row, format)), 0);
  const counting = production.filter((row) => !isBlank(row) && row.voidReason === null);
  const made = counting.reduce(
    (sum, row) => sum + whole(numberIn('unitsProduced', textOf(row, 'unitsProduced', format), format)),
    0,
  );
  const open = counting.filter((row) => textOf(row, 'unitsProduced', format).trim() === '');
  const [row] = open;
  const units = counted - made;
  const offer =
    row && open.length === 1 && units > 0
      ? { key: row.key, order: textOf(row, 'workOrder', format), units }
      : null;
  return { counted, made, offer };
};
