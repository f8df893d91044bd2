import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { INSPECTION_METHODS, ROOT_CAUSES, SHIFT_TYPES } from '../vocabulary';
import { defectTypes } from './catalogues';
import { clients, importBatches } from './clients';
import {
  externalId,
  flag,
  isDate,
  notNegative,
  oneOf,
  owned,
  ownedKey,
  stamps,
  versioned,
  voidable,
} from './columns';
import { employees } from './people';
import { lines } from './plant';
import { operations } from './products';
import { jobs, workOrders } from './work-orders';

/**
 * One inspection: units inspected, passed first time, failed (rework and repair are among the failed), defects found.
 * `opportunities_…` is what one unit offers, resolved when the inspection was written (see `kpi/opportunities.ts`), with
 * its source and its confidence in whole percent; `pending` is the source before the write that inserts the row resolves it.
 */
export const qualityEntries = sqliteTable(
  'quality_entries',
  {
    ...owned(),
    ...externalId(),
    workOrderId: integer('work_order_id').notNull(),
    jobId: integer('job_id'),
    lineId: integer('line_id'),
    shiftDate: text('shift_date').notNull(),
    shiftType: text('shift_type', { enum: SHIFT_TYPES }).notNull(),
    operationId: integer('operation_id').notNull(),
    unitsInspected: integer('units_inspected').notNull(),
    unitsPassed: integer('units_passed'),
    unitsDefective: integer('units_defective').notNull().default(0),
    unitsRework: integer('units_rework'),
    unitsRepair: integer('units_repair'),
    defectCategories: text('defect_categories'),
    totalDefects: integer('total_defects').notNull().default(0),
    inspectorEmployeeId: integer('inspector_employee_id').references(() => employees.id),
    recordedBy: text('recorded_by').notNull(),
    recordedAt: text('recorded_at').notNull(),
    inspectionMethod: text('inspection_method', { enum: INSPECTION_METHODS }),
    sampleSizePpm: integer('sample_size_ppm'),
    isReinspection: flag('is_reinspection').notNull().default(false),
    notes: text('notes'),
    verifiedBy: text('verified_by'),
    verifiedAt: text('verified_at'),

    opportunitiesUsed: integer('opportunities_used').notNull().default(0),
    opportunitiesSource: text('opportunities_source').notNull().default('pending'),
    opportunitiesConfidence: integer('opportunities_confidence').notNull().default(0),

    importBatchId: integer('import_batch_id'),
    ...voidable(),
    ...versioned(),
    ...stamps(),
  },
  (t) => [
    ownedKey('quality_entries', t),
    uniqueIndex('quality_entries_external')
      .on(t.clientId, t.externalId)
      .where(sql`external_id is not null`),
    index('quality_entries_shift').on(
      t.clientId,
      t.shiftDate,
      t.shiftType,
      t.operationId,
      t.voidedAt,
      t.isReinspection,
      t.unitsInspected,
      t.unitsPassed,
      t.unitsDefective,
      t.totalDefects,
    ),
    index('quality_entries_order').on(t.clientId, t.workOrderId, t.shiftDate),
    oneOf('quality_entries_shift_type', t.shiftType, SHIFT_TYPES),
    oneOf('quality_entries_method', t.inspectionMethod, INSPECTION_METHODS),
    isDate('quality_entries_date', t.shiftDate),
    notNegative('quality_entries_amounts', t.unitsInspected, t.unitsPassed, t.unitsDefective, t.totalDefects),
    notNegative('quality_entries_failed', t.unitsRework, t.unitsRepair),
    check(
      'quality_entries_passed',
      sql`ifnull(${t.unitsPassed}, 0) + ${t.unitsDefective} <= ${t.unitsInspected}`,
    ),
    foreignKey({
      columns: [t.clientId, t.workOrderId],
      foreignColumns: [workOrders.clientId, workOrders.id],
    }),
    foreignKey({ columns: [t.clientId, t.jobId], foreignColumns: [jobs.clientId, jobs.id] }),
    foreignKey({ columns: [t.clientId, t.lineId], foreignColumns: [lines.clientId, lines.id] }),
    foreignKey({
      columns: [t.clientId, t.operationId],
      foreignColumns: [operations.clientId, operations.id],
    }),
    foreignKey({
      columns: [t.clientId, t.importBatchId],
      foreignColumns: [importBatches.clientId, importBatches.id],
    }),
    foreignKey({ columns: [t.clientId], foreignColumns: [clients.id] }),
  ],
);

/** One defect of an inspection: what, on which unit, why, and what became of it. */
export const defectDetails = sqliteTable(
  'defect_details',
  {
    ...owned(),
    ...externalId(),
    qualityEntryId: integer('quality_entry_id').notNull(),
    defectType: text('defect_type').notNull(),
    description: text('description').notNull(),
    unitSerial: text('unit_serial'),
    isReworkRequired: flag('is_rework_required').notNull().default(false),
    isRepairInCurrentOp: flag('is_repair_in_current_op').notNull().default(false),
    isScrapped: flag('is_scrapped').notNull().default(false),
    rootCause: text('root_cause', { enum: ROOT_CAUSES }),
    importBatchId: integer('import_batch_id'),
    ...voidable(),
    ...versioned(),
    ...stamps(),
  },
  (t) => [
    ownedKey('defect_details', t),
    uniqueIndex('defect_details_external')
      .on(t.clientId, t.externalId)
      .where(sql`external_id is not null`),
    index('defect_details_entry').on(t.clientId, t.qualityEntryId, t.defectType),
    oneOf('defect_details_cause', t.rootCause, ROOT_CAUSES),
    foreignKey({
      columns: [t.clientId, t.qualityEntryId],
      foreignColumns: [qualityEntries.clientId, qualityEntries.id],
    }),
    foreignKey({
      columns: [t.clientId, t.defectType],
      foreignColumns: [defectTypes.clientId, defectTypes.code],
    }),
    foreignKey({
      columns: [t.clientId, t.importBatchId],
      foreignColumns: [importBatches.clientId, importBatches.id],
    }),
  ],
);
