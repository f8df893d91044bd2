import { notFound } from '../../failure';
import { connectionOf, requireClient, type ClientScope } from '../../scope';
import { hoursFromMilliseconds, hoursFromSeconds } from '../../units';
import { findRows, type EntryRow } from './rows';
import type { TrailFields } from './trail';

/** One change of an entry: who, when, and the fields that differ, in hours where they are hours. */
export type HistoryItem = {
  at: string;
  actor: string;
  action: string;
  changes: { field: string; before: unknown; after: unknown }[];
};

/** Names on the contract for names in the trail. */
const NAMES: Readonly<Record<string, string>> = {
  runSeconds: 'runHours',
  scheduledSeconds: 'scheduledHours',
  cycleMsUsed: 'derived.cycleTimeHours',
  cycleSource: 'derived.cycleTimeHours.source',
  assignedUsed: 'derived.employeesAssigned',
  assignedSource: 'derived.employeesAssigned.source',
  presentUsed: 'derived.employeesPresent',
  presentSource: 'derived.employeesPresent.source',
  scheduledSecondsUsed: 'derived.scheduledHours',
  scheduledSource: 'derived.scheduledHours.source',
  runSecondsUsed: 'derived.runHours',
  runSource: 'derived.runHours.source',
};

const toContract = (name: string, value: unknown): unknown => {
  if (typeof value !== 'number') return value ?? null;
  if (/Seconds(Used)?$/.test(name)) return hoursFromSeconds(value);
  return /Ms(Used)?$/.test(name) ? hoursFromMilliseconds(value) : value;
};

const parse = (json: string | null): TrailFields => (json === null ? {} : (JSON.parse(json) as TrailFields));

const changesBetween = (before: TrailFields, after: TrailFields): HistoryItem['changes'] =>
  [...new Set([...Object.keys(after), ...Object.keys(before)])]
    .map((name) => ({
      field: NAMES[name] ?? name,
      before: toContract(name, before[name]),
      after: toContract(name, after[name]),
    }))
    .filter((each) => each.before !== each.after);

type Logged = { at: string; actor: string; action: string; before: string | null; after: string | null };

const listImport = (scope: ClientScope, row: EntryRow): HistoryItem[] =>
  connectionOf(scope)
    .prepare<[number, number | null], { at: string; actor: string; file: string }>(
      `SELECT imported_at AS at, imported_by AS actor, file_name AS file
       FROM import_batches WHERE client_id = ? AND id = ?`,
    )
    .all(row.client_id, row.import_batch_id)
    .map(({ at, actor, file }) => ({
      at,
      actor,
      action: 'import',
      changes: [{ field: 'file', before: null, after: file }],
    }));

/**
 * Who changed an entry when, newest first; an imported entry begins with its import.
 * @throws Failure `not-found` for an entry that is not of this client.
 */
export const listEntryHistory = async (
  scope: ClientScope,
  { clientId, entryId }: { readonly clientId: number; readonly entryId: number },
): Promise<HistoryItem[]> => {
  requireClient(scope, clientId);
  const connection = connectionOf(scope);
  const row = findRows(connection, clientId, [entryId]).get(entryId);
  if (!row) throw notFound('entry');
  const logged = connection
    .prepare<[number, number], Logged>(
      `SELECT at, actor, action, before, after FROM audit_log
       WHERE client_id = ? AND table_name = 'production_entries' AND row_id = ? ORDER BY id DESC`,
    )
    .all(clientId, entryId)
    .map(({ at, actor, action, before, after }) => ({
      at,
      actor,
      action,
      changes: changesBetween(parse(before), parse(after)),
    }));
  return [...logged, ...listImport(scope, row)];
};
