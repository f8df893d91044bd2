import type { Connection } from '../../connection';
import type { RatioName } from '../../kpi/definitions';
import { resultOf } from '../../kpi/results';
import { basisPeriods, NO_SUMS } from '../../kpi/sums';
import { hoursFromSeconds } from '../../units';
import { loadSettings } from '../../kpi/settings';
import type { SheetPlace } from '../sheet/section';
import type { EntryRow } from './rows';
import type { Totals } from './types';

/** The denominators that the client's KPIs use on a date: columns of the KPI views. */
export type Basis = { readonly efficiency: string; readonly performance: string };

/** The client's basis on a date. */
export const basisOn = (connection: Connection, clientId: number, date: string): Basis => {
  const settings = loadSettings(connection, clientId);
  const denominatorOf = (kpi: RatioName): string => {
    const basis = basisPeriods(settings, kpi, date, date)[0]?.basis;
    if (!basis) throw new Error(`KPI ${kpi} has no basis on ${date}`);
    return basis.denominator;
  };
  return { efficiency: denominatorOf('efficiency'), performance: denominatorOf('performance') };
};

/** What one entry adds to both sides of efficiency and performance, in the units of the KPI views. */
export type Terms = { readonly earned: number; readonly scheduled: number; readonly run: number };

/** Terms of the live entries of a line's shift by entry id. */
export const termsOfPlace = (
  connection: Connection,
  place: SheetPlace,
  basis: Basis,
): ReadonlyMap<number, Terms> => {
  const terms = connection
    .prepare<SheetPlace, Terms & { id: number }>(
      `SELECT f.entry_id AS id, f.earned_ms AS earned, f.${basis.efficiency} AS scheduled,
         (SELECT p.${basis.performance} FROM performance_terms AS p
          WHERE p.client_id = f.client_id AND p.entry_id = f.entry_id) AS run
       FROM efficiency_terms AS f
       WHERE f.client_id = @clientId AND f.shift_date = @shiftDate AND f.line_id IS @lineId
         AND f.shift_type = @shiftType`,
    )
    .all(place);
  return new Map(terms.map((row) => [row.id, row]));
};

/** Percent by the one function that every other output of the KPI uses. */
const percent = (kpi: RatioName, numerator: number, denominator: number): number | null =>
  resultOf(kpi, '', {}, { sums: { ...NO_SUMS, numerator, denominator }, isMixed: false, isUndefined: false })
    .value;

/** Efficiency and performance of entries together, in percent: ratios of sums, null where the denominator is 0. */
export const ratiosOf = (
  terms: readonly Terms[],
): { efficiency: number | null; performance: number | null } => {
  const add = (value: (term: Terms) => number): number => terms.reduce((sum, term) => sum + value(term), 0);
  const earned = add((term) => term.earned);
  return {
    efficiency: percent(
      'efficiency',
      earned,
      add((term) => term.scheduled),
    ),
    performance: percent(
      'performance',
      earned,
      add((term) => term.run),
    ),
  };
};

/** What the rows of a sheet make together. */
export const totalsOf = (rows: readonly EntryRow[], terms: ReadonlyMap<number, Terms>): Totals => {
  const add = (value: (row: EntryRow) => number): number => rows.reduce((sum, row) => sum + value(row), 0);
  return {
    unitsProduced: add((row) => row.units_produced),
    unitsDefective: add((row) => row.units_defective),
    runHours: hoursFromSeconds(add((row) => row.run_seconds_used)),
    ...ratiosOf([...terms.values()]),
  };
};
