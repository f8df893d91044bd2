import { Failure, type Complaint } from '../../failure';
import { connectionOf, rehearse, type ClientScope } from '../../scope';
import { circumstancesOf, isAboutRights, type Circumstances } from './rights';
import { complaintsAboutPlace, planChanges, type PlannedChange } from './rules';
import { readSheet, type Sheet } from './sheet';
import { createSubmission, findSubmission, hashOfBatch } from './submissions';
import { remark, type Batch, type Entry, type Remark, type Totals, type Usual } from './types';
import { writeChanges } from './write';

/** One row of a read-back. */
export type RehearsedRow = {
  key: string;
  change: 'create' | 'update' | 'void';
  entry: Entry | null;
  errors: Remark[];
  warnings: Remark[];
  usual: Usual | null;
};

const LIST = { create: 'creates', update: 'updates', void: 'voids' } as const;

const isStale = (row: PlannedChange): boolean => row.change !== 'create' && row.isStale;

const complaintsOf = (aboutPlace: readonly Remark[], planned: readonly PlannedChange[]): Complaint[] => [
  ...aboutPlace.map(({ key, params, field }) => ({
    key,
    params,
    path: ['place', ...(field ? [field] : [])],
  })),
  ...planned.flatMap((row) =>
    row.errors.map(({ key, params, field }) => ({
      key,
      params,
      path: [LIST[row.change], row.index, ...(field ? [field] : [])],
    })),
  ),
];

/** One failure for all complaints; `forbidden` or `locked` where nothing else is wrong. */
const refusal = (complaints: readonly Complaint[]): Failure => {
  const more = { fields: complaints };
  if (complaints.every(({ key }) => key === 'production.period-locked')) {
    return new Failure('locked', 'production.period-locked', {}, more);
  }
  if (complaints.every(({ key }) => isAboutRights(key))) {
    return new Failure('forbidden', 'failure.forbidden', {}, more);
  }
  return new Failure('invalid-input', 'failure.invalid-input', { count: complaints.length }, more);
};

const conflict = (batch: Batch, stale: readonly PlannedChange[], sheet: Sheet): Failure => {
  const rows = stale.map((row) => ({
    key: row.key,
    change: row.change,
    yours: batch[LIST[row.change]][row.index],
    /** Null: voided meanwhile. */
    theirs: row.change === 'create' ? null : (sheet.entries.find(({ id }) => id === row.before.id) ?? null),
  }));
  return new Failure('conflict', 'production.conflict', { count: rows.length }, { details: { rows } });
};

const read = (scope: ClientScope, batch: Batch, circumstances: Circumstances): Sheet =>
  readSheet(connectionOf(scope), batch.place, circumstances);

const rowsAfter = (
  planned: readonly PlannedChange[],
  ids: ReadonlyMap<string, number>,
  before: Sheet | null,
  after: Sheet,
) =>
  planned.map((row): RehearsedRow => {
    const { key, change, errors } = row;
    const id = ids.get(key);
    const source = change === 'void' ? before : after;
    const entry = errors.length > 0 ? null : (source?.entries.find((each) => each.id === id) ?? null);
    const warnings = change === 'void' ? [] : [...row.warnings, ...(entry?.warnings ?? [])];
    const usual = (entry && change !== 'void' && after.usual.get(entry.id)) || null;
    return { key, change, entry, errors, warnings, usual };
  });

/**
 * Runs a batch like `recordBatch`, keeps nothing of it, and answers what it would have made: a row with errors is left
 * out while the others are still derived.
 */
export const rehearseBatch = async (
  scope: ClientScope,
  batch: Batch,
): Promise<{ rows: RehearsedRow[]; totals: Totals }> => {
  rehearse(scope);
  const circumstances = circumstancesOf(scope, batch.place);
  const aboutPlace = complaintsAboutPlace(batch.place, circumstances);
  const planned = planChanges(scope, batch, circumstances).map((row) => ({
    ...row,
    errors: [...aboutPlace, ...row.errors, ...(isStale(row) ? [remark('production.changed-meanwhile')] : [])],
  }));
  const before = batch.voids.length > 0 ? read(scope, batch, circumstances) : null;
  const { idByKey } = await writeChanges(scope, batch.place, planned);
  const after = read(scope, batch, circumstances);
  return { rows: rowsAfter(planned, idByKey, before, after), totals: after.totals };
};

/**
 * Saves a batch, all or nothing; the same `submissionId` again changes nothing and answers the same entries as they are now.
 * @throws Failure `invalid-input`, `forbidden` or `locked` with a complaint per row and field; `conflict` with
 * `{rows: [{key, change, yours, theirs}]}` when rows were changed since they were read; `not-found` for a row, line
 * or client that is not the caller's.
 */
export const recordBatch = async (
  scope: ClientScope,
  { submissionId, ...batch }: Batch & { readonly submissionId: string },
): Promise<{ entries: Entry[]; created: number; updated: number; voided: number }> => {
  const circumstances = circumstancesOf(scope, batch.place);
  const { clientId } = batch.place;
  const batchHash = hashOfBatch(batch);
  const answer = ({ entries }: Sheet, ids: readonly number[]) =>
    ids.flatMap((id) => entries.find((e) => e.id === id) ?? []);

  const earlier = findSubmission(scope, clientId, submissionId, batchHash);
  if (earlier) {
    const { entryIds, ...counts } = earlier;
    return { entries: answer(read(scope, batch, circumstances), entryIds), ...counts };
  }

  const planned = planChanges(scope, batch, circumstances);
  const complaints = complaintsOf(complaintsAboutPlace(batch.place, circumstances), planned);
  if (complaints.length > 0) throw refusal(complaints);
  const stale = planned.filter(isStale);
  if (stale.length > 0) throw conflict(batch, stale, read(scope, batch, circumstances));

  const { idByKey, ...counts } = await writeChanges(scope, batch.place, planned);
  const kept = planned.filter((row) => row.change !== 'void');
  const entryIds = kept.flatMap((row) => idByKey.get(row.key) ?? []);
  await createSubmission(scope, { clientId, submissionId, batchHash, result: { entryIds, ...counts } });
  return { entries: answer(read(scope, batch, circumstances), entryIds), ...counts };
};
