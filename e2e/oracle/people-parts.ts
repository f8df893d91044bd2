import { assignedOf, scheduledOf } from './inputs';
import { partOfRow, type Part } from './parts';
import { flagIn, numberIn, settingOn, total, type PlainClient, type Row } from './plain';

/** Absence hours of an attendance row: none unless absent; as recorded, else scheduled less actual. */
const absenceOf = (row: Row): number => {
  if (!flagIn(row, 'is_absent')) return 0;
  const recorded = numberIn(row, 'absence_hours');
  if (recorded !== null) return recorded;
  return Math.max(0, Number(row['scheduled_hours']) - (numberIn(row, 'actual_hours') ?? 0));
};

/** Confirmed covered hours of an absence: verified coverage, else all of it where somebody confirmed the cover. */
const coveredOf = (client: PlainClient, row: Row): number => {
  const absence = absenceOf(row);
  const verified = client.tables.coverage_entry.filter(
    (cover) =>
      flagIn(cover, 'verified') &&
      cover['absent_employee_id'] === row['employee_id_fk'] &&
      cover['shift_date'] === row['shift_date'] &&
      cover['shift_type'] === row['shift_type'],
  );
  if (verified.length === 0) return flagIn(row, 'coverage_confirmed') ? absence : 0;
  return Math.min(absence, total(verified.map((cover) => Number(cover['coverage_duration_hours']))));
};

/** KPI 10: absence hours, less what was covered on the uncovered basis, over scheduled hours. */
export const absenteeismParts = (client: PlainClient): Part[] =>
  client.tables.attendance_entry.map((row) => {
    const isNet = settingOn(client, 'absenteeism_basis', String(row['shift_date'])) === 'uncovered';
    return partOfRow(client, 'attendance', row, {
      numerator: absenceOf(row) - (isNet ? coveredOf(client, row) : 0),
      denominator: Number(row['scheduled_hours']),
    });
  });

/** Where nobody wrote down who came: crews × scheduled hours, which nothing is known about. */
export const crewParts = (client: PlainClient): Part[] =>
  client.tables.production_entry.map((row) => {
    const denominator = assignedOf(client, row).value * scheduledOf(client, row).value;
    return partOfRow(client, 'production', row, { denominator, confidence: 0 });
  });

/** Covered hours over absence hours. */
export const coverageParts = (client: PlainClient): Part[] =>
  client.tables.attendance_entry.map((row) =>
    partOfRow(client, 'attendance', row, { numerator: coveredOf(client, row), denominator: absenceOf(row) }),
  );
