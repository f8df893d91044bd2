import { and, eq } from 'drizzle-orm';
import { resolveShifts } from '../../kpi/resolve';
import { productionEntries } from '../../schema/production';
import { connectionOf, main, touch, write, type ClientScope } from '../../scope';
import { findRows, type EntryRow } from './rows';
import type { SheetPlace, Written } from '../sheet/section';
import type { EntryValues, PlannedEntry } from './rules';
import { trailCreate, trailMoved, trailUpdate, trailVoid } from './trail';

const insert = async (
  scope: ClientScope,
  place: SheetPlace,
  values: EntryValues,
  now: string,
): Promise<number> => {
  const [made] = await write(scope)
    .insert(main(productionEntries))
    .values({
      ...place,
      ...values,
      recordedBy: scope.actor.code,
      recordedAt: now,
      entryMethod: 'MANUAL_ENTRY',
      createdAt: now,
      updatedAt: now,
    })
    .returning({ id: productionEntries.id });
  if (!made) throw new Error('An inserted entry has no id');
  return made.id;
};

const change = async (
  scope: ClientScope,
  before: EntryRow,
  values: Partial<typeof productionEntries.$inferInsert>,
  now: string,
): Promise<void> => {
  await write(scope)
    .update(main(productionEntries))
    .set({ ...values, version: before.version + 1, updatedAt: now })
    .where(and(eq(productionEntries.clientId, before.client_id), eq(productionEntries.id, before.id)));
};

const isSame = (before: EntryRow, values: EntryValues): boolean =>
  before.notes === values.notes && hasSameFigures(before, values);

const hasSameFigures = (before: EntryRow, values: EntryValues): boolean =>
  before.work_order_id === values.workOrderId &&
  before.operation_id === values.operationId &&
  before.units_produced === values.unitsProduced &&
  before.units_defective === values.unitsDefective &&
  before.run_seconds === values.runSeconds &&
  before.employees_assigned === values.employeesAssigned &&
  before.employees_present === values.employeesPresent &&
  before.employees_floating_idle === values.employeesFloatingIdle &&
  before.scheduled_seconds === values.scheduledSeconds;

/**
 * Writes the changes that nothing speaks against, derives the inputs of the shift's rows anew, siblings' shares among
 * them, and leaves one audit row for every row that changed. An update that changes nothing writes nothing.
 */
export const writeEntries = async (
  scope: ClientScope,
  place: SheetPlace,
  changes: readonly PlannedEntry[],
): Promise<Written> => {
  const now = new Date().toISOString();
  const idByKey = new Map<string, number>();
  const created: number[] = [];
  const updated: EntryRow[] = [];
  const rederived: number[] = [];
  const voided: { row: EntryRow; reason: string }[] = [];
  for (const each of changes) {
    if (each.errors.length > 0) continue;
    if (each.change !== 'create') idByKey.set(each.key, each.before.id);
    if (each.change === 'void') {
      const { before, reason } = each;
      await change(scope, before, { voidedAt: now, voidedBy: scope.actor.code, voidReason: reason }, now);
      voided.push({ row: before, reason });
    } else if (each.values && each.change === 'create') {
      const id = await insert(scope, place, each.values, now);
      idByKey.set(each.key, id);
      created.push(id);
      rederived.push(id);
    } else if (each.values && each.change === 'update' && !isSame(each.before, each.values)) {
      const { before, values } = each;
      const movesOrder = before.work_order_id !== values.workOrderId;
      // A job is a line item of its order; it does not follow the entry to another one.
      await change(scope, before, { ...values, ...(movesOrder ? { jobId: null } : {}) }, now);
      updated.push(before);
      if (!hasSameFigures(before, values)) rederived.push(before.id);
    }
  }
  const counts = { created: created.length, updated: updated.length, voided: voided.length };
  if (counts.created + counts.updated + counts.voided === 0) return { idByKey, ...counts };

  const connection = connectionOf(scope);
  const moved = resolveShifts(connection, [place], { rederiveCycleFor: rederived });
  const edited = new Set(updated.map((row) => row.id));
  const rows = findRows(connection, place.clientId, [...created, ...edited]);
  for (const { row, reason } of voided) trailVoid(scope, row, reason);
  for (const before of updated) {
    const after = rows.get(before.id);
    if (after) trailUpdate(scope, before, after);
  }
  for (const id of created) {
    const row = rows.get(id);
    if (row) trailCreate(scope, row);
  }
  for (const entry of moved) if (!edited.has(entry.id)) trailMoved(scope, entry);
  touch(scope, { clientId: place.clientId, table: 'production_entries', date: place.shiftDate });
  return { idByKey, ...counts };
};
