import { connectionOf, type ClientScope } from '../../scope';
import { hoursFromSeconds } from '../../units';
import { idleHeadsOf } from '../floating-pool/idle';
import { whyReadOnly } from '../sheet/circumstances';
import { isExpected, lookAt, type Shift } from './circumstances';
import { totalsOf } from './figures';
import { rosterOf } from './roster';
import { absenceOf, type EntryRow } from './rows';
import { typedOf } from './typed';
import type { Helper, Person, Place, Row, Sheet } from './types';

const PRESENT = {
  isAbsent: false,
  absenceType: null,
  absenceHours: null,
  lateMinutes: null,
  leftEarlyMinutes: null,
  scheduledHours: null,
  notes: null,
} as const;

const isTypeHidden = (row: EntryRow, shift: Shift): boolean => shift.hidesTypes && row.is_absent === 1;

/** A record as its caller may see it. */
export const toRow = (row: EntryRow, shift: Shift): Row => {
  const { coveredById, ...typed } = typedOf(row, shift.shiftSeconds);
  const absence = absenceOf(row);
  return {
    ...typed,
    absenceType: isTypeHidden(row, shift) ? null : typed.absenceType,
    employee: { id: row.employee_id, code: row.code, name: row.name },
    id: row.id,
    version: row.version,
    coveredBy:
      coveredById === null
        ? null
        : { id: coveredById, code: row.covered_by_code ?? '', name: row.covered_by_name ?? '' },
    isCoverageConfirmed: row.coverage_confirmed === 1,
    isTypeHidden: isTypeHidden(row, shift),
    isElsewhere: false,
    scheduledHoursUsed: hoursFromSeconds(row.scheduled_seconds),
    actualHours: hoursFromSeconds(row.actual_seconds ?? Math.max(0, row.scheduled_seconds - absence)),
    absenceHoursUsed: hoursFromSeconds(absence),
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
    isVerified: row.verified_by !== null,
    readOnlyBecause: whyReadOnly(shift, row),
  };
};

const toUnrecorded = (person: Person, shift: Shift): Row => {
  const hours = hoursFromSeconds(shift.shiftSeconds);
  return {
    ...PRESENT,
    employee: person,
    id: null,
    version: null,
    coveredBy: null,
    isCoverageConfirmed: false,
    isTypeHidden: false,
    isElsewhere: shift.pool.some((one) => one.id === person.id && one.state !== 'free'),
    scheduledHoursUsed: hours,
    actualHours: hours,
    absenceHoursUsed: 0,
    recordedBy: null,
    recordedAt: null,
    isVerified: false,
    readOnlyBecause: null,
  };
};

/** Who may stand in: those that the client has on this shift; for a leader, the free ones, too. */
const helpersOf = (shift: Shift, atWork: ReadonlySet<number>): Helper[] =>
  shift.pool.flatMap(({ id, code, name, state, own }): Helper[] => {
    const covers = [...shift.rows, ...shift.elsewhere]
      .filter((row) => row.covered_by_employee_id === id)
      .map((row) => row.name);
    const lineCode = own?.lineCode ?? null;
    if (state === 'own') {
      const isHere = own?.lineId === shift.place.lineId;
      return [{ id, code, name, state: isHere ? 'here' : 'near', lineCode, covers }];
    }
    if (state === 'taken' || !shift.mayBook || atWork.has(id)) return [];
    return [{ id, code, name, state: 'free', lineCode: null, covers }];
  });

/** Reads a line's shift that was looked at before. */
export const readSheet = (scope: ClientScope, shift: Shift): Sheet => {
  const connection = connectionOf(scope);
  const { place, rows, elsewhere } = shift;
  const { people, source, asOn } = rosterOf(connection, place);
  const recorded = new Set([...rows, ...elsewhere].map((row) => row.employee_id));
  const missing = people.filter(({ id }) => !recorded.has(id));
  const told = [
    ...rows.map((row) => toRow(row, shift)),
    ...missing.map((person) => toUnrecorded(person, shift)),
  ].toSorted((a, b) => a.employee.code.localeCompare(b.employee.code, 'en', { numeric: true }));
  const atWork = new Set(
    [...rows, ...elsewhere].filter((row) => row.is_absent === 0).map((row) => row.employee_id),
  );
  for (const { id } of missing) atWork.add(id);
  return {
    shift: {
      hours: hoursFromSeconds(shift.shiftSeconds),
      hoursSource: shift.hoursSource,
      isExpected: isExpected(scope, place),
    },
    roster: { source, asOn },
    rows: told,
    helpers: helpersOf(shift, atWork),
    idleHeads: idleHeadsOf(connection, place),
    totals: totalsOf(connection, place, rows),
    isVerified: rows.length > 0 && rows.every((row) => row.verified_by !== null),
  };
};

/**
 * The attendance of a line's shift: what is recorded, and whoever else is expected there, as present until said otherwise.
 * @throws Failure `not-found` for a client or line outside the scope.
 */
export const getAttendance = async (scope: ClientScope, place: Place): Promise<Sheet> =>
  readSheet(scope, lookAt(scope, place));
