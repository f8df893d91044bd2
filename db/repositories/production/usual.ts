import { addDays } from '../../calendar';
import type { Connection } from '../../connection';
import { definitionOf } from '../../kpi/definitions';
import type { Basis } from './figures';
import type { Usual } from './types';

const FEWEST_ENTRIES = 8;
const DAYS_BACK = 365;
const SIGMAS = 3;

type Moments = { entries: number; sum: number; squares: number };

/** Where the efficiencies of a style's entries before this one lie: mean ± 3 sigma; null for fewer than 8 of them. */
export type UsualFinder = (style: string, entry: { readonly id: number }) => Usual | null;

const usualOf = ({ entries, sum, squares }: Moments): Usual | null => {
  if (entries < FEWEST_ENTRIES) return null;
  const mean = sum / entries;
  const variance = Math.max(0, (squares - entries * mean * mean) / (entries - 1));
  const reach = SIGMAS * Math.sqrt(variance);
  return { low: Math.max(0, mean - reach), high: mean + reach, entries };
};

/**
 * Finds what is usual for a style before an entry of a date: entries of the 365 days before, and those of the same
 * date that were made earlier.
 */
export const usualFinder = (
  connection: Connection,
  clientId: number,
  shiftDate: string,
  basis: Basis,
): UsualFinder => {
  const { numeratorPerHour, denominatorPerHour } = definitionOf('efficiency');
  const ofStyle = `
    SELECT entry_id AS id, shift_date,
      100.0 * earned_ms * ${denominatorPerHour} / (${basis.efficiency} * ${numeratorPerHour}.0) AS efficiency
    FROM efficiency_terms
    WHERE client_id = @clientId
      AND work_order_id IN (SELECT id FROM work_orders WHERE client_id = @clientId AND style_model = @style)
      AND ${basis.efficiency} > 0`;
  const selectEarlier = connection.prepare<
    { clientId: number; style: string; from: string; shiftDate: string },
    Moments
  >(
    `SELECT count(*) AS entries, total(efficiency) AS sum, total(efficiency * efficiency) AS squares
     FROM (${ofStyle} AND shift_date >= @from AND shift_date < @shiftDate)`,
  );
  const selectSameDate = connection.prepare<
    { clientId: number; style: string; shiftDate: string },
    { id: number; efficiency: number }
  >(`SELECT id, efficiency FROM (${ofStyle} AND shift_date = @shiftDate)`);

  const load = (style: string) => ({
    earlier: selectEarlier.get({ clientId, style, from: addDays(shiftDate, -DAYS_BACK), shiftDate }) ?? {
      entries: 0,
      sum: 0,
      squares: 0,
    },
    sameDate: selectSameDate.all({ clientId, style, shiftDate }),
  });
  const known = new Map<string, ReturnType<typeof load>>();
  return (style, { id }) => {
    const found = known.get(style) ?? load(style);
    known.set(style, found);
    const before = found.sameDate.filter((row) => row.id < id).map((row) => row.efficiency);
    return usualOf({
      entries: found.earlier.entries + before.length,
      sum: before.reduce((sum, value) => sum + value, found.earlier.sum),
      squares: before.reduce((sum, value) => sum + value * value, found.earlier.squares),
    });
  };
};
