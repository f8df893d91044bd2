import { and, eq } from 'drizzle-orm';
import { noteMoved } from '../../kpi/rerate';
import { resolveShifts } from '../../kpi/resolve';
import { downtimeEntries } from '../../schema/downtime';
import { connectionOf, main, touch, write, type ClientScope } from '../../scope';
import type { SheetPlace, Written } from '../sheet/section';
import { findStopRows } from './rows';
import { trailChangedStop, trailNewStop, trailVoidedStop } from './trail';
import type { PlannedStop, StopRow, StopValues } from './types';

const insert = async (
  scope: ClientScope,
  place: SheetPlace,
  values: StopValues,
  now: string,
): Promise<number> => {
  const [made] = await write(scope)
    .insert(main(downtimeEntries))
    .values({
      ...place,
      ...values,
      recordedBy: scope.actor.code,
      recordedAt: now,
      createdAt: now,
      updatedAt: now,
    })
    .returning({ id: downtimeEntries.id });
  if (!made) throw new Error('An inserted stop has no id');
  return made.id;
};

const change = async (
  scope: ClientScope,
  before: StopRow,
  values: Partial<typeof downtimeEntries.$inferInsert>,
  now: string,
): Promise<void> => {
  await write(scope)
    .update(main(downtimeEntries))
    .set({ ...values, version: before.version + 1, updatedAt: now })
    .where(and(eq(downtimeEntries.clientId, before.client_id), eq(downtimeEntries.id, before.id)));
};

const isSame = (before: StopRow, values: StopValues): boolean =>
  before.reason === values.reason &&
  before.start_time === values.startTime &&
  before.duration_seconds === values.durationSeconds &&
  before.running_since === values.runningSince &&
  before.work_order_id === values.workOrderId &&
  before.equipment_id === values.equipmentId &&
  before.employees_affected === values.employeesAffected &&
  before.responsible_employee_id === values.responsibleEmployeeId &&
  before.reason_detail === values.reasonDetail &&
  before.resolution_notes === values.resolutionNotes &&
  (before.is_resolved === 1) === values.isResolved;

/**
 * Writes the changes that nothing speaks against, derives the production rows of the shift anew whose run hours rest on
 * its stops, and leaves one audit row for every row that changed. An update that changes nothing writes nothing. In a
 * batch with production, stops are written first: its rows are then derived from them.
 */
export const writeStops = async (
  scope: ClientScope,
  place: SheetPlace,
  planned: readonly PlannedStop[],
): Promise<Written> => {
  const now = new Date().toISOString();
  const idByKey = new Map<string, number>();
  const created: number[] = [];
  const updated: StopRow[] = [];
  const voided: { row: StopRow; reason: string }[] = [];
  for (const each of planned) {
    if (each.errors.length > 0) continue;
    if (each.change !== 'create') idByKey.set(each.key, each.before.id);
    if (each.change === 'void') {
      const { before, reason } = each;
      const taken = { voidedAt: now, voidedBy: scope.actor.code, voidReason: reason };
      // Nothing that is taken out goes on running.
      await change(scope, before, { ...taken, runningSince: null }, now);
      voided.push({ row: before, reason });
    } else if (each.values && each.change === 'create') {
      const id = await insert(scope, place, each.values, now);
      idByKey.set(each.key, id);
      created.push(id);
    } else if (each.values && each.change === 'update' && !isSame(each.before, each.values)) {
      await change(scope, each.before, each.values, now);
      updated.push(each.before);
    }
  }
  const counts = { created: created.length, updated: updated.length, voided: voided.length };
  if (counts.created + counts.updated + counts.voided === 0) return { idByKey, ...counts };

  const connection = connectionOf(scope);
  const rows = findStopRows(connection, place.clientId, [...created, ...updated.map(({ id }) => id)]);
  for (const { row, reason } of voided) trailVoidedStop(scope, row, reason);
  for (const before of updated) {
    const after = rows.get(before.id);
    if (after) trailChangedStop(scope, before, after);
  }
  for (const id of created) {
    const row = rows.get(id);
    if (row) trailNewStop(scope, row);
  }
  noteMoved(scope, resolveShifts(connection, [place], { rederiveCycleFor: [] }));
  touch(scope, { clientId: place.clientId, table: 'downtime_entries', date: place.shiftDate });
  return { idByKey, ...counts };
};
