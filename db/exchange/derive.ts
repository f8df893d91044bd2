import { audit } from '../audit';
import { resolveInspections } from '../kpi/opportunities';
import { resolveEntries, resolveShifts, type MovedEntry, type ShiftKey } from '../kpi/resolve';
import { connectionOf, touch, type ClientScope } from '../scope';
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

/** One audit row a client for entries that moved because of others. */
const auditMoved = (scope: ClientScope, moved: readonly MovedEntry[]): void => {
  for (const [clientId, entries] of Map.groupBy(moved, (entry) => entry.clientId)) {
    audit(scope, {
      clientId,
      action: 'update',
      table: 'production_entries',
      rowId: null,
      before: entries.map(({ id, before }) => ({ id, ...before })),
      after: entries.map(({ id, after }) => ({ id, ...after })),
    });
    for (const { shiftDate } of entries) {
      touch(scope, { clientId, table: 'production_entries', date: shiftDate });
    }
  }
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
  auditMoved(
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

type Standard = {
  id: number;
  version: number;
  shift_date: string;
  cycle_ms_used: number;
  cycle_source: string;
};

/**
 * Entries of open periods that rest on less than a product's standard, and whose order is of these products. `version`
 * is in no covering index, without which SQLite would read all entries of the client rather than those of the orders.
 */
const AFFECTED = `WITH named AS (
    SELECT o.id FROM work_orders o WHERE o.client_id = @client
      AND o.style_model IN (SELECT value FROM json_each(@styles))
    UNION SELECT j.work_order_id FROM jobs j WHERE j.client_id = @client
      AND j.part_number IN (SELECT value FROM json_each(@parts)))
  SELECT e.id, e.version, e.shift_date, e.cycle_ms_used, e.cycle_source
  FROM named CROSS JOIN production_entries e ON e.client_id = @client AND e.work_order_id = named.id
  WHERE e.voided_at IS NULL AND e.cycle_source NOT IN ('work-order', 'product')
    AND NOT EXISTS (SELECT 1 FROM period_locks l WHERE l.client_id = @client
      AND e.shift_date BETWEEN l.from_date AND l.to_date AND l.reopened_at IS NULL)`;

/** A new product brings a standard: entries that had none as good are derived again, and the audit says so. */
const deriveFromProducts = (scope: ClientScope, written: readonly Written[]): void => {
  const connection = connectionOf(scope);
  const bringing = written.filter(
    ({ values }) => values['ideal_cycle_ms'] !== null || values['category'] !== null,
  );
  for (const [client, products] of Map.groupBy(bringing, ({ clientId }) => clientId)) {
    if (client === null) continue;
    const listOf = (column: string) =>
      JSON.stringify([
        ...new Set(products.map(({ values }) => values[column]).filter((value) => value !== null)),
      ]);
    const before = connection
      .prepare(AFFECTED)
      .all({ client, styles: listOf('style_model'), parts: listOf('part_number') }) as Standard[];
    if (before.length === 0) continue;
    const ids = before.map(({ id }) => id);
    auditMoved(scope, resolveEntries(connection, client, ids));
    const after = connection
      .prepare(
        `SELECT id, version, shift_date, cycle_ms_used, cycle_source FROM production_entries
         WHERE client_id = ? AND id IN (SELECT value FROM json_each(?))`,
      )
      .all(client, JSON.stringify(ids)) as Standard[];
    audit(scope, {
      clientId: client,
      action: 'update',
      table: 'production_entries',
      rowId: null,
      before,
      after,
    });
    for (const { shift_date: date } of before)
      touch(scope, { clientId: client, table: 'production_entries', date });
  }
};

/** Derives what entries rest on wherever the written rows have a say in it. */
export const deriveInputs = async (
  scope: ClientScope,
  definition: Definition,
  written: readonly Written[],
): Promise<void> => {
  if (definition.name === 'production_entry') await deriveShifts(scope, written, true);
  if (definition.name === 'downtime_entry') await deriveShifts(scope, written, false);
  if (definition.name === 'quality_entry') deriveInspections(scope, written);
  if (definition.name === 'product') deriveFromProducts(scope, written);
};
