import { notFound } from '../../failure';
import { connectionOf, type ClientScope } from '../../scope';
import { hoursFromSeconds } from '../../units';
import { isAboutPlace, whyReadOnly } from '../sheet/circumstances';
import type { Shift } from './circumstances';
import { findRow, type EntryRow } from './rows';
import { isSame, typedOf, valuesOf, type Values } from './typed';
import { remark, type Batch, type Person, type Remark, type TypedRow } from './types';

/** What is to happen to one person's record, and what speaks against it. */
export type Planned = {
  readonly index: number;
  readonly person: Person;
  /** The record as it stands; null: none yet. */
  readonly before: EntryRow | null;
  readonly isStale: boolean;
  /** Null: it says so already. */
  readonly values: Values | null;
  readonly errors: Remark[];
};

export type PlannedRemoval = {
  readonly index: number;
  readonly before: EntryRow;
  readonly isStale: boolean;
  readonly reason: string;
  readonly errors: Remark[];
};

type Known = Person & { readonly isOwn: 0 | 1; readonly isFloating: 0 | 1; readonly isActive: 0 | 1 };

const finderOf = (scope: ClientScope, clientId: number) => {
  const select = connectionOf(scope).prepare<[number, number], Known>(
    `SELECT id, code, name, client_id IS ? AS isOwn, is_floating_pool AS isFloating, is_active AS isActive
     FROM employees WHERE id = ?`,
  );
  return (id: number): Known => {
    const found = select.get(clientId, id);
    if (!found || (found.isOwn === 0 && found.isFloating === 0)) throw notFound('employee');
    return found;
  };
};

/** What speaks against somebody standing in here. */
const judgeCover = (helper: Known, row: TypedRow, shift: Shift): Remark[] => {
  const field = 'coveredById';
  const { name } = helper;
  if (helper.isFloating === 0 || helper.isActive === 0)
    return [remark('attendance.cover-not-floating', field, { name })];
  if (helper.id === row.employeeId) return [remark('attendance.cover-is-absent', field)];
  const found = shift.pool.find(({ id }) => id === helper.id);
  // Whether another client has them is told to those alone who may book.
  if (!found?.own && !shift.mayBook) return [remark('attendance.cover-needs-booking', field, { name })];
  if (found?.state === 'taken') return [remark('floating-pool.taken', field, { name })];
  if (found?.own && found.own.lineId !== shift.place.lineId) {
    return [remark('floating-pool.on-line', field, { name, line: found.own.lineCode ?? '–' })];
  }
  return [];
};

/** Those who would stand in for longer than the shift lasts, by whom they stand in for last. */
const overworked = (planned: readonly Planned[], shift: Shift): ReadonlyMap<number, string> => {
  const seconds = new Map<number, number>();
  const found = new Map<number, string>();
  const add = (helper: number | null, absence: number, index: number): void => {
    if (helper === null) return;
    const sum = (seconds.get(helper) ?? 0) + absence;
    seconds.set(helper, sum);
    if (sum > shift.shiftSeconds && index >= 0) found.set(index, String(hoursFromSeconds(sum)));
  };
  const told = new Set(planned.map(({ before }) => before?.id));
  for (const row of shift.rows) {
    if (!told.has(row.id)) add(row.covered_by_employee_id, row.absence_seconds ?? row.scheduled_seconds, -1);
  }
  for (const { values, before, index } of planned) {
    if (values) add(values.coveredById, values.absenceSeconds ?? 0, index);
    else if (before)
      add(before.covered_by_employee_id, before.absence_seconds ?? before.scheduled_seconds, index);
  }
  return found;
};

/**
 * Looks at everybody on a sheet and gathers what is wrong; decides nothing and writes nothing.
 * @throws Failure `not-found` for a person whom the client does not see.
 */
export const planRows = (scope: ClientScope, { rows }: Batch, shift: Shift): Planned[] => {
  const find = finderOf(scope, shift.place.clientId);
  const counts = Map.groupBy(rows, ({ employeeId }) => employeeId);
  const planned = rows.map((row, index): Planned => {
    const person = find(row.employeeId);
    const before = shift.rows.find(({ employee_id }) => employee_id === person.id) ?? null;
    const hides = shift.hidesTypes && before?.is_absent === 1;
    const typed = {
      ...row,
      absenceType:
        row.absenceType ?? (hides && (row.isAbsent || row.leftEarlyMinutes) ? before.absence_type : null),
    };
    const isStale = (before?.id ?? null) !== row.id || (before !== null && before.version !== row.version);
    // Whoever is not told a type is not told by what becomes of a guess either.
    const isGuess = hides && row.absenceType !== null;
    if (before && !isGuess && isSame(typed, typedOf(before, shift.shiftSeconds))) {
      return { index, person, before, isStale: false, values: null, errors: [] };
    }
    const { values, errors } = valuesOf(typed, shift.shiftSeconds, hides);
    if ((counts.get(row.employeeId)?.length ?? 0) > 1) errors.push(remark('attendance.person-twice'));
    const readOnly = before ? whyReadOnly(shift, before) : null;
    // A locked period and a closed shift are said once, about the place.
    if (readOnly && !isAboutPlace(readOnly)) errors.push(readOnly);
    if (!before && person.isOwn === 0) errors.push(remark('attendance.not-own', null, { name: person.name }));
    const other = shift.elsewhere.find(({ employee_id }) => employee_id === person.id);
    if (!before && other) {
      errors.push(
        remark('attendance.on-other-line', null, { name: person.name, line: other.line_code ?? '–' }),
      );
    }
    const isTaken = shift.pool.some((one) => one.id === person.id && one.state !== 'free');
    if (values.isAbsent === 0 && isTaken && person.isOwn === 1) {
      errors.push(remark('floating-pool.taken', null, { name: person.name }));
    }
    if (row.coveredById !== null && row.coveredById !== before?.covered_by_employee_id) {
      errors.push(...judgeCover(find(row.coveredById), row, shift));
    }
    return { index, person, before, isStale, values, errors };
  });
  for (const [index, hours] of overworked(planned, shift)) {
    const row = planned[index];
    if (row?.values) row.errors.push(remark('attendance.cover-too-long', 'coveredById', { hours }));
  }
  return planned;
};

/** Looks at the records to take out. @throws Failure `not-found` for one that is not of this place. */
export const planRemovals = (scope: ClientScope, { removals }: Batch, shift: Shift): PlannedRemoval[] =>
  removals.map((removal, index) => {
    const before = findRow(connectionOf(scope), shift.place.clientId, removal.id);
    const { lineId, shiftDate, shiftType } = shift.place;
    if (
      !before ||
      before.line_id !== lineId ||
      before.shift_date !== shiftDate ||
      before.shift_type !== shiftType
    ) {
      throw notFound('entry');
    }
    const errors: Remark[] = [];
    const readOnly = whyReadOnly(shift, before);
    if (readOnly && !isAboutPlace(readOnly)) errors.push(readOnly);
    const reason = removal.reason.trim();
    if (reason === '') errors.push(remark('attendance.reason-missing', 'reason'));
    return {
      index,
      before,
      reason,
      errors,
      isStale: before.voided_at !== null || before.version !== removal.version,
    };
  });
