import { hoursFromSeconds, secondsFromHours } from '../../units';
import { absenceOf, type EntryRow } from './rows';
import { remark, type AbsenceType, type Remark, type Typed } from './types';

const MINUTE = 60;
const MOST_HOURS = 24;

/** The columns of a record that follow from what is typed, in seconds. */
export type Values = {
  readonly scheduledSeconds: number;
  readonly actualSeconds: number;
  readonly isAbsent: 0 | 1;
  readonly absenceType: AbsenceType | null;
  readonly absenceSeconds: number | null;
  readonly lateSeconds: number | null;
  readonly leftEarlySeconds: number | null;
  readonly coveredById: number | null;
  readonly notes: string | null;
};

const lateOf = (row: EntryRow): number => {
  if (row.late_seconds !== null) return row.late_seconds;
  // Records from files say it by the hours alone.
  if (row.is_absent === 1 || row.actual_seconds === null) return 0;
  return Math.max(0, row.scheduled_seconds - row.actual_seconds);
};

/** What somebody would have typed for a record to be as it is. */
export const typedOf = (row: EntryRow, shiftSeconds: number): Typed => {
  const absence = absenceOf(row);
  const late = lateOf(row);
  const leftEarly = row.left_early_seconds;
  const isAbsent = row.is_absent === 1 && leftEarly === null;
  return {
    isAbsent,
    absenceType: row.absence_type,
    absenceHours: isAbsent && absence < row.scheduled_seconds ? hoursFromSeconds(absence) : null,
    lateMinutes: late === 0 ? null : late / MINUTE,
    leftEarlyMinutes: leftEarly === null ? null : leftEarly / MINUTE,
    scheduledHours: row.scheduled_seconds === shiftSeconds ? null : hoursFromSeconds(row.scheduled_seconds),
    coveredById: row.covered_by_employee_id,
    notes: row.notes,
  };
};

/** The text without what cannot be stored; null for none. */
const notesOf = (notes: string | null): string | null => notes?.replaceAll('\0', '').trim() || null;

/** Whether two ways of telling a shift say the same. */
export const isSame = (a: Typed, b: Typed): boolean =>
  a.isAbsent === b.isAbsent &&
  a.absenceType === b.absenceType &&
  a.absenceHours === b.absenceHours &&
  (a.lateMinutes ?? 0) === (b.lateMinutes ?? 0) &&
  (a.leftEarlyMinutes ?? 0) === (b.leftEarlyMinutes ?? 0) &&
  a.scheduledHours === b.scheduledHours &&
  a.coveredById === b.coveredById &&
  notesOf(a.notes) === notesOf(b.notes);

const NUMBERS = ['absenceHours', 'lateMinutes', 'leftEarlyMinutes', 'scheduledHours'] as const;

/** Works out what is stored of what was typed, and what is wrong with it. */
export const valuesOf = (
  typed: Typed,
  shiftSeconds: number,
  mayOmitType: boolean,
): { values: Values; errors: Remark[] } => {
  const errors = NUMBERS.flatMap((field): Remark[] => {
    const value = typed[field];
    return value === null || value >= 0 ? [] : [remark('attendance.negative', field)];
  });
  const scheduled = typed.scheduledHours === null ? shiftSeconds : secondsFromHours(typed.scheduledHours);
  if (scheduled > secondsFromHours(MOST_HOURS) || scheduled <= 0) {
    errors.push(remark('attendance.scheduled-out-of-range', 'scheduledHours', { most: MOST_HOURS }));
  }
  const late = Math.round((typed.lateMinutes ?? 0) * MINUTE);
  const leftEarly = Math.round((typed.leftEarlyMinutes ?? 0) * MINUTE);
  const told = typed.absenceHours === null ? scheduled : secondsFromHours(typed.absenceHours);
  const absence = typed.isAbsent ? told : leftEarly;
  if (typed.isAbsent && leftEarly > 0) errors.push(remark('attendance.left-and-absent', 'leftEarlyMinutes'));
  if (typed.isAbsent && absence === 0) errors.push(remark('attendance.no-hours', 'absenceHours'));
  if (typed.isAbsent && typed.absenceType === null && !mayOmitType) {
    errors.push(remark('attendance.type-missing', 'absenceType'));
  }
  if (!typed.isAbsent && typed.absenceHours !== null) {
    errors.push(remark('attendance.hours-without-absence', 'absenceHours'));
  }
  if (absence + late > scheduled) {
    const field = typed.isAbsent ? 'absenceHours' : leftEarly > 0 ? 'leftEarlyMinutes' : 'lateMinutes';
    errors.push(remark('attendance.more-than-shift', field, { hours: hoursFromSeconds(scheduled) }));
  }
  if (typed.coveredById !== null && absence === 0) {
    errors.push(remark('attendance.cover-without-absence', 'coveredById'));
  }
  return {
    errors,
    values: {
      scheduledSeconds: scheduled,
      actualSeconds: Math.max(0, scheduled - absence - late),
      isAbsent: absence > 0 ? 1 : 0,
      absenceType: absence > 0 ? typed.absenceType : null,
      absenceSeconds: absence > 0 ? absence : null,
      lateSeconds: late > 0 ? late : null,
      leftEarlySeconds: !typed.isAbsent && leftEarly > 0 ? leftEarly : null,
      coveredById: typed.coveredById,
      notes: notesOf(typed.notes),
    },
  };
};
