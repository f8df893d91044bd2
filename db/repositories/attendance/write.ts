import { audit } from '../../audit';
import { connectionOf, touch, type ClientScope } from '../../scope';
import { coverAbsence } from '../coverage/cover';
import { bookInPlace } from '../floating-pool/book';
import { movingIdleHeads } from '../floating-pool/idle';
import type { Shift } from './circumstances';
import type { Planned, PlannedRemoval } from './rules';
import { absenceOf, type EntryRow } from './rows';
import type { Values } from './typed';
import type { Place } from './types';

/** How many records a submit wrote. */
export type Counts = { readonly created: number; readonly updated: number; readonly voided: number };

type Trail = Readonly<Record<string, unknown>>;

const trailOf = (values: Values, coveredBy: string | null): Trail => ({
  scheduledSeconds: values.scheduledSeconds,
  actualSeconds: values.actualSeconds,
  isAbsent: values.isAbsent === 1,
  absenceType: values.absenceType,
  absenceSeconds: values.absenceSeconds,
  lateSeconds: values.lateSeconds,
  leftEarlySeconds: values.leftEarlySeconds,
  coveredBy,
  notes: values.notes,
});

const valuesOfRow = (row: EntryRow): Values => ({
  scheduledSeconds: row.scheduled_seconds,
  actualSeconds: row.actual_seconds ?? 0,
  isAbsent: row.is_absent,
  absenceType: row.absence_type,
  absenceSeconds: row.absence_seconds,
  lateSeconds: row.late_seconds,
  leftEarlySeconds: row.left_early_seconds,
  coveredById: row.covered_by_employee_id,
  notes: row.notes,
});

const difference = (before: Trail, after: Trail): { before: Trail; after: Trail } => {
  const names = Object.keys(after).filter((name) => before[name] !== after[name]);
  const pick = (trail: Trail): Trail => Object.fromEntries(names.map((name) => [name, trail[name]]));
  return { before: pick(before), after: pick(after) };
};

const record = (
  scope: ClientScope,
  place: Place,
  action: 'create' | 'update' | 'void',
  rowId: number,
  trail: { before: unknown; after: unknown },
): void => {
  audit(scope, { clientId: place.clientId, action, table: 'attendance_entries', rowId, ...trail });
  touch(scope, { clientId: place.clientId, table: 'attendance_entries', date: place.shiftDate });
};

/** Code of who stands in, as the trail tells it. */
const helperOf = (shift: Shift, { coveredById }: Values, before: EntryRow | null): string | null => {
  if (coveredById === null) return null;
  if (coveredById === before?.covered_by_employee_id) return before.covered_by_code;
  return shift.pool.find(({ id }) => id === coveredById)?.code ?? null;
};

const create = (scope: ClientScope, shift: Shift, employeeId: number, values: Values, now: string): void => {
  const { place } = shift;
  const { lastInsertRowid } = connectionOf(scope)
    .prepare(
      `INSERT INTO main.attendance_entries (client_id, employee_id, line_id, shift_date, shift_type, scheduled_seconds,
         actual_seconds, is_absent, absence_type, absence_seconds, late_seconds, left_early_seconds,
         covered_by_employee_id, notes, recorded_by, recorded_at, created_at, updated_at)
       VALUES (@clientId, @employeeId, @lineId, @shiftDate, @shiftType, @scheduledSeconds, @actualSeconds, @isAbsent,
         @absenceType, @absenceSeconds, @lateSeconds, @leftEarlySeconds, @coveredById, @notes, @by, @now, @now, @now)`,
    )
    .run({ ...place, ...values, employeeId, by: scope.actor.code, now });
  record(scope, place, 'create', Number(lastInsertRowid), {
    before: null,
    after: {
      shiftDate: place.shiftDate,
      shiftType: place.shiftType,
      ...trailOf(values, helperOf(shift, values, null)),
    },
  });
};

/** A change is no longer what a leader has verified; the cover stays confirmed while it covers the same. */
const update = (scope: ClientScope, shift: Shift, before: EntryRow, values: Values, now: string): void => {
  const { place } = shift;
  const isSameCover =
    before.covered_by_employee_id === values.coveredById && absenceOf(before) === values.absenceSeconds;
  connectionOf(scope)
    .prepare(
      `UPDATE main.attendance_entries SET scheduled_seconds = @scheduledSeconds, actual_seconds = @actualSeconds,
         is_absent = @isAbsent, absence_type = @absenceType, absence_seconds = @absenceSeconds,
         late_seconds = @lateSeconds, left_early_seconds = @leftEarlySeconds, covered_by_employee_id = @coveredById,
         coverage_confirmed = @confirmed, notes = @notes, verified_by = NULL, verified_at = NULL,
         version = version + 1, updated_at = @now
       WHERE client_id = @clientId AND id = @id`,
    )
    .run({
      ...values,
      clientId: place.clientId,
      id: before.id,
      confirmed: isSameCover ? before.coverage_confirmed : 0,
      now,
    });
  const after = trailOf(values, helperOf(shift, values, before));
  record(
    scope,
    place,
    'update',
    before.id,
    difference(trailOf(valuesOfRow(before), before.covered_by_code), after),
  );
};

const remove = (scope: ClientScope, place: Place, { before, reason }: PlannedRemoval, now: string): void => {
  connectionOf(scope)
    .prepare(
      `UPDATE main.attendance_entries SET voided_at = @now, voided_by = @by, void_reason = @reason,
         version = version + 1, updated_at = @now WHERE client_id = @clientId AND id = @id`,
    )
    .run({ now, by: scope.actor.code, reason, clientId: place.clientId, id: before.id });
  record(scope, place, 'void', before.id, { before: { voidReason: null }, after: { voidReason: reason } });
};

const follow = (scope: ClientScope, shift: Shift, absentId: number, values: Values | null): void => {
  const { place, pool } = shift;
  const floatingId = values?.coveredById ?? null;
  const isBooked = pool.some(({ id, own }) => id === floatingId && own?.lineId === place.lineId);
  if (floatingId !== null && !isBooked) bookInPlace(scope, { ...place, employeeId: floatingId, notes: null });
  coverAbsence(scope, place, { absentId, floatingId, seconds: values?.absenceSeconds ?? 0 });
};

const needsCoverage = (before: EntryRow | null, values: Values): boolean =>
  values.coveredById !== (before?.covered_by_employee_id ?? null) ||
  (values.coveredById !== null && before !== null && absenceOf(before) !== values.absenceSeconds);

/**
 * Writes what nothing speaks against: records, who stands in for whom, and the bookings that this takes. Entries of
 * production follow where the pool's idle people change.
 */
export const writePlanned = (
  scope: ClientScope,
  shift: Shift,
  planned: readonly Planned[],
  removals: readonly PlannedRemoval[],
): Counts => {
  const { place } = shift;
  const now = new Date().toISOString();
  const counts = { created: 0, updated: 0, voided: removals.length };
  movingIdleHeads(scope, place, () => {
    for (const removal of removals) {
      remove(scope, place, removal, now);
      if (removal.before.covered_by_employee_id !== null) {
        follow(scope, shift, removal.before.employee_id, null);
      }
    }
    for (const { person, before, values } of planned) {
      if (!values) continue;
      if (needsCoverage(before, values)) follow(scope, shift, person.id, values);
      if (before) {
        update(scope, shift, before, values, now);
        counts.updated += 1;
      } else {
        create(scope, shift, person.id, values, now);
        counts.created += 1;
      }
    }
  });
  return counts;
};
