import { connectionOf, rehearse, type ClientScope } from '../../scope';
import { discardSubmitted } from '../drafts';
import { planHours, writeHours } from '../hourly-counts/section';
import { planInspections } from '../inspections/plan';
import { readInspections } from '../inspections/read';
import type { Inspection } from '../inspections/types';
import { writeInspections } from '../inspections/write';
import { planEntries } from '../production/rules';
import { readEntries } from '../production/read';
import { writeEntries } from '../production/write';
import type { Entry, Totals, Usual } from '../production/types';
import { planStops } from '../stops/plan';
import { readStops } from '../stops/read';
import type { Stop } from '../stops/types';
import { writeStops } from '../stops/write';
import { createSubmission, findSubmission, hashOfBatch } from '../submissions';
import { circumstancesOf, complaintsAboutPlace, type Circumstances } from './circumstances';
import { readSheet } from './read';
import { complaintsOf, conflict, hasClash, isStale, refusal } from './refusals';
import { remark, type ChangeName, type PlannedRow, type Remark, type Section, type Written } from './section';
import type { Account, Batch, Sheet, SheetCounts, SheetIds } from './types';

/** What a saved submit is remembered by: how many rows it wrote and which. */
type SubmissionResult = { readonly counts: SheetCounts; readonly ids: SheetIds };

const planBatch = (scope: ClientScope, batch: Batch, circumstances: Circumstances) => {
  const { place } = batch;
  return {
    production: planEntries(scope, place, batch.production, circumstances),
    stops: planStops(scope, place, batch.stops, circumstances),
    inspections: planInspections(scope, place, batch.inspections, circumstances),
    hours: planHours(scope, place, batch.hours, circumstances),
  };
};
type Planned = ReturnType<typeof planBatch>;

/** Stops come first: the run hours of entries that leave them blank rest on them. */
const writeBatch = async (scope: ClientScope, { place }: Batch, planned: Planned) => {
  const stops = await writeStops(scope, place, planned.stops);
  const production = await writeEntries(scope, place, planned.production);
  const inspections = await writeInspections(scope, place, planned.inspections);
  const hours = await writeHours(scope, place, planned.hours);
  return { production, stops, inspections, hours };
};

const countsOf = ({ created, updated, voided }: Written) => ({ created, updated, voided });

/** One row of a read-back: what it would be saved as, null where something speaks against it. */
type Rehearsed = { key: string; change: ChangeName; errors: Remark[]; warnings: Remark[] };
export type RehearsedRow = Rehearsed & { entry: Entry | null; usual: Usual | null };
export type RehearsedStop = Rehearsed & { stop: Stop | null };
export type RehearsedInspection = Rehearsed & { inspection: Inspection | null };

/** What a batch would make. */
export type Rehearsal = {
  production: { rows: RehearsedRow[]; totals: Totals };
  stops: { rows: RehearsedStop[] };
  inspections: { rows: RehearsedInspection[] };
  hours: { rows: { hour: number; errors: Remark[]; warnings: Remark[] }[] };
  account: Account;
};

const withMore = <Row extends PlannedRow>(rows: readonly Row[], aboutPlace: readonly Remark[]): Row[] =>
  rows.map((row) => ({
    ...row,
    errors: [...aboutPlace, ...row.errors, ...(isStale(row) ? [remark('production.changed-meanwhile')] : [])],
  }));

/** A section's planned rows with the rows that they made; of a voided one, as it was before. */
const rehearsedOf = <Shown extends { readonly id: number; readonly warnings: readonly Remark[] }>(
  planned: readonly PlannedRow[],
  { idByKey }: Written,
  before: readonly Shown[],
  after: readonly Shown[],
): (Rehearsed & { row: Shown | null })[] =>
  planned.map(({ key, change, errors, warnings }) => {
    const id = idByKey.get(key);
    const found = (change === 'void' ? before : after).find((each) => each.id === id) ?? null;
    const row = errors.length > 0 ? null : found;
    const own = change === 'void' ? [] : [...warnings, ...(row?.warnings ?? [])];
    return { key, change, errors: [...errors], warnings: own, row };
  });

/**
 * Runs a batch like `recordSheet`, keeps nothing of it, and answers what it would have made: a row with errors is left
 * out while the others are still derived.
 */
export const rehearseSheet = async (scope: ClientScope, batch: Batch): Promise<Rehearsal> => {
  rehearse(scope);
  const { place } = batch;
  const circumstances = circumstancesOf(scope, place);
  const connection = connectionOf(scope);
  const aboutPlace = complaintsAboutPlace(place, circumstances);
  const plan = planBatch(scope, batch, circumstances);
  const planned: Planned = {
    production: withMore(plan.production, aboutPlace),
    stops: withMore(plan.stops, aboutPlace),
    inspections: withMore(plan.inspections, aboutPlace),
    hours: plan.hours.map((row) => ({
      ...row,
      errors: [
        ...aboutPlace,
        ...row.errors,
        ...(row.isStale ? [remark('production.changed-meanwhile')] : []),
      ],
    })),
  };
  const before = {
    entries: batch.production.voids.length > 0 ? readEntries(connection, place, circumstances).entries : [],
    stops: batch.stops.voids.length > 0 ? readStops(connection, place, circumstances) : [],
    inspections: batch.inspections.voids.length > 0 ? readInspections(connection, place, circumstances) : [],
  };
  const written = await writeBatch(scope, batch, planned);
  const after = await readSheet(scope, place, circumstances, null);
  const { entries, totals } = after.production;
  const rows = rehearsedOf(planned.production, written.production, before.entries, entries);
  const stops = rehearsedOf(planned.stops, written.stops, before.stops, after.stops);
  const inspections = rehearsedOf(
    planned.inspections,
    written.inspections,
    before.inspections,
    after.inspections,
  );
  return {
    production: {
      rows: rows.map(({ row: entry, ...rest }) => ({
        ...rest,
        entry,
        usual: (entry && rest.change !== 'void' && after.usual.get(entry.id)) || null,
      })),
      totals,
    },
    stops: { rows: stops.map(({ row: stop, ...rest }) => ({ ...rest, stop })) },
    inspections: { rows: inspections.map(({ row: inspection, ...rest }) => ({ ...rest, inspection })) },
    hours: {
      rows: planned.hours.map(({ hour, errors, warnings }) => ({
        hour,
        errors: [...errors],
        warnings: [...warnings],
      })),
    },
    account: after.account,
  };
};

/** A batch with the id that its sender gave it, and the window that it was typed at. */
export type Submit = Batch & { readonly submissionId: string; readonly seat?: string | undefined };

/** What a submit answers: the sheet as it is now, and what the submit wrote. */
export type Recorded = { sheet: Sheet; counts: SheetCounts; ids: SheetIds };

/**
 * Saves a batch in one transaction, all or nothing, and throws away the draft that the window `seat` kept of it; the
 * same `submissionId` again changes nothing and answers the same counts and ids beside the sheet as it is then.
 * @throws Failure `invalid-input`, `forbidden` or `locked` with a complaint per row and field; `conflict` with
 * `{rows: [{section, key, change, yours, theirs}]}` when rows were changed since they were read; `not-found` for a row,
 * line or client that is not the caller's.
 */
export const recordSheet = async (
  scope: ClientScope,
  { submissionId, seat, ...batch }: Submit,
): Promise<Recorded> => {
  const { place } = batch;
  const { clientId } = place;
  const circumstances = circumstancesOf(scope, place);
  const batchHash = hashOfBatch([place, batch.production, batch.stops, batch.inspections, batch.hours]);
  const submission = { clientId, submissionId, batchHash };
  const read = async (): Promise<Sheet> => {
    const { usual: _, ...sheet } = await readSheet(scope, place, circumstances, null);
    return sheet;
  };

  if (seat !== undefined) await discardSubmitted(scope, place, seat);
  const earlier = findSubmission<SubmissionResult>(scope, submission, 'production.submission-used');
  if (earlier) return { sheet: await read(), ...earlier };

  const planned = planBatch(scope, batch, circumstances);
  const complaints = complaintsOf(complaintsAboutPlace(place, circumstances), planned);
  if (complaints.length > 0) throw refusal(complaints);
  if (hasClash(planned)) throw conflict(batch, planned, await read());

  const written = await writeBatch(scope, batch, planned);
  const { production, stops, inspections, hours } = written;
  const idsOf = (section: Section) => Object.fromEntries(written[section].idByKey);
  const result: SubmissionResult = {
    counts: {
      production: countsOf(production),
      stops: countsOf(stops),
      inspections: countsOf(inspections),
      hours,
    },
    ids: { production: idsOf('production'), stops: idsOf('stops'), inspections: idsOf('inspections') },
  };
  await createSubmission(scope, submission, result);
  return { sheet: await read(), ...result };
};
