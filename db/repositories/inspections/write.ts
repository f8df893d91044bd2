import { and, eq } from 'drizzle-orm';
import { resolveInspections } from '../../kpi/opportunities';
import { defectDetails, qualityEntries } from '../../schema/quality';
import { connectionOf, main, touch, write, type ClientScope } from '../../scope';
import type { SheetPlace, Written } from '../sheet/section';
import { findInspectionRows } from './rows';
import { trailChangedInspection, trailNewInspection, trailVoidedInspection } from './trail';
import type { DefectRow, DefectValues, InspectionRow, InspectionValues, PlannedInspection } from './types';

/** Why a defect is voided that its inspection no longer lists; the edit names no reason of its own. */
const NOT_LISTED = 'Taken off the inspection';

type Change<Table extends typeof qualityEntries | typeof defectDetails> = Partial<Table['$inferInsert']>;

const insertInspection = async (
  scope: ClientScope,
  place: SheetPlace,
  { defects: _, ...values }: InspectionValues,
  now: string,
): Promise<number> => {
  const [made] = await write(scope)
    .insert(main(qualityEntries))
    .values({
      ...place,
      ...values,
      recordedBy: scope.actor.code,
      recordedAt: now,
      createdAt: now,
      updatedAt: now,
    })
    .returning({ id: qualityEntries.id });
  if (!made) throw new Error('An inserted inspection has no id');
  return made.id;
};

const changeInspection = async (
  scope: ClientScope,
  before: InspectionRow,
  values: Change<typeof qualityEntries>,
  now: string,
): Promise<void> => {
  await write(scope)
    .update(main(qualityEntries))
    .set({ ...values, version: before.version + 1, updatedAt: now })
    .where(and(eq(qualityEntries.clientId, before.client_id), eq(qualityEntries.id, before.id)));
};

const changeDefect = async (
  scope: ClientScope,
  before: DefectRow,
  values: Change<typeof defectDetails>,
  now: string,
): Promise<void> => {
  await write(scope)
    .update(main(defectDetails))
    .set({ ...values, version: before.version + 1, updatedAt: now })
    .where(and(eq(defectDetails.clientId, before.client_id), eq(defectDetails.id, before.id)));
};

const isSameDefect = (before: DefectRow, values: DefectValues): boolean =>
  before.defect_type === values.defectType &&
  before.description === values.description &&
  before.unit_serial === values.unitSerial &&
  (before.is_rework_required === 1) === values.isReworkRequired &&
  (before.is_repair_in_current_op === 1) === values.isRepairInCurrentOp &&
  (before.is_scrapped === 1) === values.isScrapped &&
  before.root_cause === values.rootCause;

const hasSameDefects = (before: InspectionRow, { defects }: InspectionValues): boolean =>
  before.defects.length === defects.length &&
  defects.every((values) => {
    const row = before.defects.find(({ id }) => id === values.id);
    return row !== undefined && isSameDefect(row, values);
  });

const isSame = (before: InspectionRow, values: InspectionValues): boolean =>
  before.work_order_id === values.workOrderId &&
  before.operation_id === values.operationId &&
  before.units_inspected === values.unitsInspected &&
  before.units_passed === values.unitsPassed &&
  before.units_defective === values.unitsDefective &&
  before.units_rework === values.unitsRework &&
  before.units_repair === values.unitsRepair &&
  before.total_defects === values.totalDefects &&
  before.inspector_employee_id === values.inspectorEmployeeId &&
  before.inspection_method === values.inspectionMethod &&
  before.sample_size_ppm === values.sampleSizePpm &&
  (before.is_reinspection === 1) === values.isReinspection &&
  before.notes === values.notes &&
  hasSameDefects(before, values);

const voidDefects = async (
  scope: ClientScope,
  rows: readonly DefectRow[],
  voidReason: string,
  now: string,
): Promise<void> => {
  const taken = { voidedAt: now, voidedBy: scope.actor.code, voidReason };
  for (const row of rows) await changeDefect(scope, row, taken, now);
};

/** Makes the defects of an inspection those that are listed: new ones are added, missing ones voided. */
const writeDefects = async (
  scope: ClientScope,
  { clientId, id: qualityEntryId }: { readonly clientId: number; readonly id: number },
  before: readonly DefectRow[],
  listed: readonly DefectValues[],
  now: string,
): Promise<void> => {
  const rows = new Map(before.map((row) => [row.id, row]));
  for (const { id, ...values } of listed) {
    const row = id === null ? undefined : rows.get(id);
    if (!row) {
      await write(scope)
        .insert(main(defectDetails))
        .values({ clientId, qualityEntryId, ...values, createdAt: now, updatedAt: now });
    } else if (!isSameDefect(row, { id, ...values })) await changeDefect(scope, row, values, now);
  }
  const kept = new Set(listed.map(({ id }) => id));
  const gone = before.filter(({ id }) => !kept.has(id));
  await voidDefects(scope, gone, NOT_LISTED, now);
};

/**
 * Writes the changes that nothing speaks against, each inspection with its defects, resolves the opportunities of new
 * ones and of those that went to another order, and leaves one audit row for every row that changed. An update that
 * changes nothing writes nothing.
 */
export const writeInspections = async (
  scope: ClientScope,
  place: SheetPlace,
  planned: readonly PlannedInspection[],
): Promise<Written> => {
  const { clientId } = place;
  const now = new Date().toISOString();
  const idByKey = new Map<string, number>();
  const created: number[] = [];
  const updated: InspectionRow[] = [];
  const resolved: number[] = [];
  const voided: { row: InspectionRow; reason: string }[] = [];
  for (const each of planned) {
    if (each.errors.length > 0) continue;
    if (each.change !== 'create') idByKey.set(each.key, each.before.id);
    if (each.change === 'void') {
      const { before, reason } = each;
      const taken = { voidedAt: now, voidedBy: scope.actor.code, voidReason: reason };
      await changeInspection(scope, before, taken, now);
      await voidDefects(scope, before.defects, reason, now);
      voided.push({ row: before, reason });
    } else if (each.values && each.change === 'create') {
      const id = await insertInspection(scope, place, each.values, now);
      await writeDefects(scope, { clientId, id }, [], each.values.defects, now);
      idByKey.set(each.key, id);
      created.push(id);
      resolved.push(id);
    } else if (each.values && each.change === 'update' && !isSame(each.before, each.values)) {
      const { before } = each;
      const { defects, ...values } = each.values;
      const movesOrder = before.work_order_id !== values.workOrderId;
      // A job is a line item of its order; it does not follow the inspection to another one.
      await changeInspection(scope, before, { ...values, ...(movesOrder ? { jobId: null } : {}) }, now);
      await writeDefects(scope, { clientId, id: before.id }, before.defects, defects, now);
      updated.push(before);
      if (movesOrder) resolved.push(before.id);
    }
  }
  const counts = { created: created.length, updated: updated.length, voided: voided.length };
  if (counts.created + counts.updated + counts.voided === 0) return { idByKey, ...counts };

  const connection = connectionOf(scope);
  resolveInspections(connection, clientId, resolved);
  const rows = findInspectionRows(connection, clientId, [...created, ...updated.map(({ id }) => id)]);
  for (const { row, reason } of voided) trailVoidedInspection(scope, row, reason);
  for (const before of updated) {
    const after = rows.get(before.id);
    if (after) trailChangedInspection(scope, before, after, NOT_LISTED);
  }
  for (const id of created) {
    const row = rows.get(id);
    if (row) trailNewInspection(scope, row);
  }
  touch(scope, { clientId, table: 'quality_entries', date: place.shiftDate });
  return { idByKey, ...counts };
};
