import { newJobsCause, partsCause, productsCause, shiftCause, type Cause } from '../kpi/causes';
import { resolveInspections } from '../kpi/opportunities';
import { noteMoved, reRate } from '../kpi/rerate';
import { resolveShifts, type MovedEntry, type ShiftKey } from '../kpi/resolve';
import { connectionOf, type ClientScope } from '../scope';
import type { Definition, Stored } from './fields';

/** A row that an import has written. */
export type Written = {
  readonly id: number;
  readonly clientId: number | null;
  readonly values: Readonly<Record<string, Stored>>;
};

const SHIFTS_PER_CHUNK = 500;

/** Lets other work of the process have its turn between two chunks. */
export const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const shiftOf = (clientId: number, values: Readonly<Record<string, Stored>>): ShiftKey => ({
  clientId,
  lineId: (values['line_id'] as number | null | undefined) ?? null,
  shiftDate: String(values['shift_date']),
  shiftType: String(values['shift_type']),
});

const shiftsOf = (written: readonly Written[]): ShiftKey[] => {
  const keys = new Map<string, ShiftKey>();
  for (const { clientId, values } of written) {
    if (clientId === null) continue;
    const key = shiftOf(clientId, values);
    keys.set(JSON.stringify(key), key);
  }
  return [...keys.values()].toSorted((a, b) => a.shiftDate.localeCompare(b.shiftDate));
};

/** New entries, and those whose share or run hours new entries and stops change. */
const deriveShifts = async (scope: ClientScope, written: readonly Written[], areEntries: boolean) => {
  const own = new Set(areEntries ? written.map(({ id }) => id) : []);
  const rederiveCycleFor = written
    .filter(({ id, values }) => own.has(id) && !values['cycle_source'])
    .map(({ id }) => id);
  const keepShareOf = written
    .filter(({ values }) => values['scheduled_source'] === 'share')
    .map(({ id }) => id);
  const keys = shiftsOf(written);
  const moved: MovedEntry[] = [];
  for (let from = 0; from < keys.length; from += SHIFTS_PER_CHUNK) {
    if (from > 0) await pause();
    const chunk = keys.slice(from, from + SHIFTS_PER_CHUNK);
    moved.push(...resolveShifts(connectionOf(scope), chunk, { rederiveCycleFor, keepShareOf }));
  }
  noteMoved(
    scope,
    moved.filter(({ id }) => !own.has(id)),
  );
};

/** Opportunities of new inspections that their file said nothing about. */
const deriveInspections = (scope: ClientScope, written: readonly Written[]): void => {
  const blank = written.filter(({ values }) => !values['opportunities_source']);
  for (const [clientId, rows] of Map.groupBy(blank, (row) => row.clientId)) {
    if (clientId === null) continue;
    resolveInspections(
      connectionOf(scope),
      clientId,
      rows.map(({ id }) => id),
    );
  }
};

const distinct = (rows: readonly Written[], column: string): string[] => [
  ...new Set(rows.flatMap(({ values }) => ((values[column] ?? null) === null ? [] : String(values[column])))),
];

/** What new rows of a table are to the entries that were there before them; none for tables that rate nothing. */
const causesOf = (table: string, rows: readonly Written[]): Cause[] => {
  if (table === 'job') return [newJobsCause(distinct(rows, 'work_order_id').map(Number))];
  if (table === 'part_opportunities') return [partsCause(distinct(rows, 'part_number'), true)];
  if (table === 'shift') return distinct(rows, 'shift_type').map(shiftCause);
  if (table !== 'product') return [];
  return [
    productsCause({ styles: distinct(rows, 'style_model'), parts: distinct(rows, 'part_number') }, true),
  ];
};

/**
 * Derives what entries rest on wherever the written rows have a say in it; answers how many entries that were there
 * before were re-rated.
 */
export const deriveInputs = async (
  scope: ClientScope,
  definition: Definition,
  written: readonly Written[],
): Promise<number> => {
  if (definition.name === 'production_entry') await deriveShifts(scope, written, true);
  if (definition.name === 'downtime_entry') await deriveShifts(scope, written, false);
  if (definition.name === 'quality_entry') deriveInspections(scope, written);
  let reRated = 0;
  for (const [clientId, rows] of Map.groupBy(written, (row) => row.clientId)) {
    if (clientId === null) continue;
    for (const cause of causesOf(definition.name, rows)) reRated += await reRate(scope, clientId, cause);
  }
  return reRated;
};
