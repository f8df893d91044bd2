import type { Connection } from '../../connection';
import { resultOf } from '../../kpi/results';
import { NO_SUMS } from '../../kpi/sums';
import { hoursFromSeconds } from '../../units';
import { absenceOf, type EntryRow } from './rows';
import type { Place, Totals } from './types';

type Terms = { readonly scheduled: number; readonly absence: number; readonly covered: number };

/** What a line's shift adds to absenteeism and coverage, in seconds: from the view that the KPIs are made of. */
const termsOf = (connection: Connection, place: Place): Terms =>
  connection
    .prepare<Place, Terms>(
      `SELECT ifnull(sum(attendance_s), 0) AS scheduled, ifnull(sum(absence_s), 0) AS absence,
         ifnull(sum(covered_s), 0) AS covered
       FROM absenteeism_terms
       WHERE client_id = @clientId AND shift_date = @shiftDate AND shift_type = @shiftType AND line_id IS @lineId
         AND kind = 'attendance'`,
    )
    .get(place) ?? { scheduled: 0, absence: 0, covered: 0 };

const percent = (kpi: 'absenteeism' | 'coverage-rate', numerator: number, denominator: number) =>
  resultOf(
    kpi,
    kpi === 'absenteeism' ? 'gross' : '',
    {},
    {
      sums: { ...NO_SUMS, numerator, denominator },
      isMixed: false,
      isUndefined: false,
    },
  ).value;

/** What the records of a line's shift make together, gross whatever the client's setting. */
export const totalsOf = (connection: Connection, place: Place, rows: readonly EntryRow[]): Totals => {
  const { scheduled, absence, covered } = termsOf(connection, place);
  const absent = rows.filter((row) => absenceOf(row) > 0);
  return {
    people: rows.length,
    present: rows.filter((row) => absenceOf(row) < row.scheduled_seconds).length,
    absent: absent.length,
    late: rows.filter((row) => (row.late_seconds ?? 0) > 0).length,
    scheduledHours: hoursFromSeconds(scheduled),
    absenceHours: hoursFromSeconds(absence),
    coveredHours: hoursFromSeconds(covered),
    absenteeism: scheduled === 0 ? null : percent('absenteeism', absence, scheduled),
    coverageRate: absence === 0 ? null : percent('coverage-rate', covered, absence),
  };
};
