import { addDays } from '../../calendar';
import type { Connection } from '../../connection';
import { definitionOf } from '../../kpi/definitions';
import type { Basis } from './figures';
import type { Usual } from './types';

const FEWEST_ENTRIES = 8;
const DAYS_BACK = 180;
const SIGMAS = 3;

type Moments = { readonly entries: number; readonly sum: number; readonly squares: number };

/** Where the efficiencies of a style's entries before this one lie: mean ± 3 sigma; null for fewer than 8 of them. */
export type UsualFinder = (style: string, entry: { readonly id: number }) => Usual | null;

const NOTHING: Moments = { entries: 0, sum: 0, squares: 0 };

const usualOf = ({ entries, sum, squares }: Moments): Usual | null => {
  if (entries < FEWEST_ENTRIES) return null;
  const mean = sum / entries;
  const variance = Math.max(0, (squares - entries * mean * mean) / (entries - 1));
  const reach = SIGMAS * Math.sqrt(variance);
  return { low: Math.max(0, mean - reach), high: mean + reach, entries };
};

/**
 * Reads what is usual for these styles before an entry of a date: their entries of the 180 days before, and those of
 * the same date that were made earlier.
 */
export const usualFinder = (
  connection: Connection,
  { clientId, shiftDate }: { readonly clientId: number; readonly shiftDate: string },
  basis: Basis,
  styles: readonly string[],
): UsualFinder => {
  const { numeratorPer, denominatorPer } = definitionOf('efficiency');
  const given = { clientId, shiftDate, from: addDays(shiftDate, -DAYS_BACK), styles: JSON.stringify(styles) };
  const efficiencies = `
    SELECT entry_id AS id, style_model AS style, shift_date,
      100.0 * earned_ms * ${denominatorPer} / (${basis.efficiency} * ${numeratorPer}.0) AS efficiency
    FROM efficiency_terms
    WHERE client_id = @clientId AND ${basis.efficiency} > 0 AND work_order_id IN (
      SELECT id FROM work_orders
      WHERE client_id = @clientId AND style_model IN (SELECT value FROM json_each(@styles)))`;
  const earlier = connection
    .prepare<typeof given, Moments & { style: string }>(
      `SELECT style, count(*) AS entries, total(efficiency) AS sum, total(efficiency * efficiency) AS squares
       FROM (${efficiencies} AND shift_date >= @from AND shift_date < @shiftDate) GROUP BY style`,
    )
    .all(given);
  const sameDate = connection
    .prepare<typeof given, { id: number; style: string; efficiency: number }>(
      `SELECT id, style, efficiency FROM (${efficiencies} AND shift_date = @shiftDate)`,
    )
    .all(given);
  const byStyle = new Map(earlier.map((row) => [row.style, row]));
  return (style, { id }) => {
    const before = byStyle.get(style) ?? NOTHING;
    const sooner = sameDate.filter((row) => row.style === style && row.id < id);
    return usualOf({
      entries: before.entries + sooner.length,
      sum: sooner.reduce((sum, row) => sum + row.efficiency, before.sum),
      squares: sooner.reduce((sum, row) => sum + row.efficiency ** 2, before.squares),
    });
  };
};
