import { Failure, type Complaint } from '../../failure';
import { write, type ClientScope } from '../../scope';
import { complaintsAboutPlace, isAboutRights } from '../sheet/circumstances';
import { createSubmission, findSubmission, hashOfBatch } from '../submissions';
import { lookAt, type Shift } from './circumstances';
import { planRemovals, planRows, type Planned, type PlannedRemoval } from './rules';
import { readSheet, toRow } from './sheet';
import type { Batch, Remark, Sheet } from './types';
import { writePlanned, type Counts } from './write';

const LOCKED = 'production.period-locked';

const complaintsOf = (
  shift: Shift,
  planned: readonly Planned[],
  removals: readonly PlannedRemoval[],
): Complaint[] => {
  const told =
    (at: readonly (string | number)[]) =>
    (one: Remark): Complaint => ({
      key: one.key,
      params: one.params,
      path: [...at, ...(one.field ? [one.field] : [])],
    });
  return [
    ...complaintsAboutPlace(shift.place, shift).map(told(['place'])),
    ...planned.flatMap(({ errors, index }) => errors.map(told(['rows', index]))),
    ...removals.flatMap(({ errors, index }) => errors.map(told(['removals', index]))),
  ];
};

/** One failure for all complaints; `forbidden`, `locked` or `conflict` where nothing else is wrong. */
const refusal = (complaints: readonly Complaint[]): Failure => {
  const more = { fields: complaints };
  const isAll = (test: (key: string) => boolean): boolean => complaints.every(({ key }) => test(key));
  if (isAll((key) => key === LOCKED)) return new Failure('locked', LOCKED, {}, more);
  if (isAll(isAboutRights)) return new Failure('forbidden', 'failure.forbidden', {}, more);
  const [first] = complaints;
  if (first && isAll((key) => key.startsWith('floating-pool.'))) {
    return new Failure('conflict', first.key, first.params, more);
  }
  return new Failure('invalid-input', 'failure.invalid-input', { count: complaints.length }, more);
};

const conflict = (
  batch: Batch,
  shift: Shift,
  planned: readonly Planned[],
  removals: readonly PlannedRemoval[],
): Failure => {
  const theirsOf = (row: Planned['before']) => (row && row.voided_at === null ? toRow(row, shift) : null);
  const rows = [
    ...planned.map(({ index, before }) => ({ yours: batch.rows[index], theirs: theirsOf(before) })),
    ...removals.map(({ index, before }) => ({ yours: batch.removals[index], theirs: theirsOf(before) })),
  ];
  return new Failure('conflict', 'attendance.conflict', { count: rows.length }, { details: { rows } });
};

/**
 * Saves the attendance of a line's shift, all or nothing: everybody named, whether something was typed about them or not.
 * Who is recorded the same way already is left alone. The same `submissionId` again changes nothing.
 * @throws Failure `invalid-input`, `forbidden` or `locked` with a complaint per row and field; `conflict` with
 * `{rows: [{yours, theirs}]}` where records changed since they were read, and where somebody of the pool is taken;
 * `not-found` for a person, record, line or client that is not the caller's.
 */
export const recordAttendance = async (
  scope: ClientScope,
  { submissionId, ...batch }: Batch & { readonly submissionId: string },
): Promise<{ sheet: Sheet; counts: Counts }> => {
  const { place } = batch;
  const shift = lookAt(scope, place);
  const batchHash = hashOfBatch(['attendance', place, batch.rows, batch.removals]);
  const submission = { clientId: place.clientId, submissionId, batchHash };
  const earlier = findSubmission<Counts>(scope, submission, 'attendance.submission-used');
  if (earlier) return { sheet: readSheet(scope, shift), counts: earlier };

  const planned = planRows(scope, batch, shift);
  const removals = planRemovals(scope, batch, shift);
  const stale = planned.filter((row) => row.isStale);
  const staleRemovals = removals.filter((row) => row.isStale);
  if (stale.length + staleRemovals.length > 0) throw conflict(batch, shift, stale, staleRemovals);
  const complaints = complaintsOf(shift, planned, removals);
  if (complaints.length > 0) throw refusal(complaints);

  write(scope);
  const counts = writePlanned(scope, shift, planned, removals);
  await createSubmission(scope, submission, counts);
  return { sheet: readSheet(scope, lookAt(scope, place)), counts };
};
