import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  sqliteTable,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { ENTRY_METHODS, SHIFT_TYPES } from '../vocabulary';
import { clients, importBatches } from './clients';
import {
  externalId,
  isDate,
  notNegative,
  oneOf,
  owned,
  ownedKey,
  stamps,
  versioned,
  voidable,
} from './columns';
import { lines } from './plant';
import { operations } from './products';
import { jobs, workOrders } from './work-orders';

/**
 * What was made of one order on one shift. Columns up to `notes` hold what was entered (null = left blank);
 * the `…_used` columns hold what the KPIs rest on, resolved when the entry was written, each with its source
 * (see `kpi/resolve.ts`) and its confidence in whole percent; below 100 the input counts as estimated. `pending` is
 * the source before the write that inserts the row resolves it.
 */
export const productionEntries = sqliteTable(
  'production_entries',
  {
    ...owned(),
    ...externalId(),
    workOrderId: integer('work_order_id').notNull(),
    jobId: integer('job_id'),
    lineId: integer('line_id'),
    shiftDate: text('shift_date').notNull(),
    shiftType: text('shift_type', { enum: SHIFT_TYPES }).notNull(),
    operationId: integer('operation_id'),
    unitsProduced: integer('units_produced').notNull(),
    unitsDefective: integer('units_defective').notNull().default(0),
    runSeconds: integer('run_seconds'),
    employeesAssigned: integer('employees_assigned'),
    employeesPresent: integer('employees_present'),
    employeesFloatingIdle: integer('employees_floating_idle').notNull().default(0),
    scheduledSeconds: integer('scheduled_seconds'),
    downtimeSeconds: integer('downtime_seconds'),
    efficiencyTargetPpm: integer('efficiency_target_ppm'),
    performanceTargetPpm: integer('performance_target_ppm'),
    recordedBy: text('recorded_by').notNull(),
    recordedAt: text('recorded_at').notNull(),
    entryMethod: text('entry_method', { enum: ENTRY_METHODS }).notNull().default('MANUAL_ENTRY'),
    verifiedBy: text('verified_by'),
    verifiedAt: text('verified_at'),
    notes: text('notes'),

    cycleMsUsed: integer('cycle_ms_used').notNull().default(0),
    cycleSource: text('cycle_source').notNull().default('pending'),
    cycleConfidence: integer('cycle_confidence').notNull().default(0),
    assignedUsed: integer('assigned_used').notNull().default(0),
    assignedSource: text('assigned_source').notNull().default('pending'),
    assignedConfidence: integer('assigned_confidence').notNull().default(0),
    presentUsed: integer('present_used').notNull().default(0),
    presentSource: text('present_source').notNull().default('pending'),
    presentConfidence: integer('present_confidence').notNull().default(0),
    scheduledSecondsUsed: integer('scheduled_seconds_used').notNull().default(0),
    scheduledSource: text('scheduled_source').notNull().default('pending'),
    scheduledConfidence: integer('scheduled_confidence').notNull().default(0),
    runSecondsUsed: integer('run_seconds_used').notNull().default(0),
    runSource: text('run_source').notNull().default('pending'),
    runConfidence: integer('run_confidence').notNull().default(0),

    importBatchId: integer('import_batch_id'),
    ...voidable(),
    ...versioned(),
    ...stamps(),
  },
  (t) => [
    ownedKey('production_entries', t),
    uniqueIndex('production_entries_external')
      .on(t.clientId, t.externalId)
      .where(sql`external_id is not null`),
    // Covers the KPI views: what they read stands in the index.
    index('production_entries_shift').on(
      t.clientId,
      t.shiftDate,
      t.lineId,
      t.shiftType,
      t.voidedAt,
      t.workOrderId,
      t.operationId,
      t.unitsProduced,
      t.unitsDefective,
      t.employeesFloatingIdle,
      t.cycleMsUsed,
      t.cycleSource,
      t.cycleConfidence,
      t.assignedUsed,
      t.assignedSource,
      t.assignedConfidence,
      t.presentUsed,
      t.presentSource,
      t.presentConfidence,
      t.scheduledSecondsUsed,
      t.scheduledSource,
      t.scheduledConfidence,
      t.runSecondsUsed,
      t.runSource,
      t.runConfidence,
    ),
    index('production_entries_order').on(
      t.clientId,
      t.workOrderId,
      t.shiftDate,
      t.voidedAt,
      t.operationId,
      t.unitsProduced,
    ),
    oneOf('production_entries_shift_type', t.shiftType, SHIFT_TYPES),
    oneOf('production_entries_method', t.entryMethod, ENTRY_METHODS),
    isDate('production_entries_date', t.shiftDate),
    notNegative(
      'production_entries_amounts',
      t.unitsProduced,
      t.unitsDefective,
      t.runSeconds,
      t.employeesAssigned,
    ),
    notNegative('production_entries_people', t.employeesPresent, t.employeesFloatingIdle, t.scheduledSeconds),
    check('production_entries_defective', sql`${t.unitsDefective} <= ${t.unitsProduced}`),
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

/** Pieces counted in one hour of a shift of a line (`hour` 1 is the shift's first). */
export const hourlyCounts = sqliteTable(
  'hourly_counts',
  {
    ...owned(),
    lineId: integer('line_id').notNull(),
    shiftDate: text('shift_date').notNull(),
    shiftType: text('shift_type', { enum: SHIFT_TYPES }).notNull(),
    hour: integer('hour').notNull(),
    pieces: integer('pieces').notNull(),
    recordedBy: text('recorded_by').notNull(),
    ...versioned(),
    ...stamps(),
  },
  (t) => [
    unique('hourly_counts_key').on(t.clientId, t.shiftDate, t.lineId, t.shiftType, t.hour),
    oneOf('hourly_counts_shift_type', t.shiftType, SHIFT_TYPES),
    notNegative('hourly_counts_amounts', t.pieces, t.hour),
    foreignKey({ columns: [t.clientId, t.lineId], foreignColumns: [lines.clientId, lines.id] }),
  ],
);

/** Pieces that a line is to make in a shift; `shift_date` null is the plan of every day from `valid_from` on. */
export const piecePlans = sqliteTable(
  'piece_plans',
  {
    ...owned(),
    lineId: integer('line_id').notNull(),
    shiftType: text('shift_type', { enum: SHIFT_TYPES }).notNull(),
    shiftDate: text('shift_date'),
    validFrom: text('valid_from').notNull(),
    pieces: integer('pieces').notNull(),
    ...versioned(),
    ...stamps(),
  },
  (t) => [
    index('piece_plans_key').on(t.clientId, t.lineId, t.shiftType, t.validFrom),
    oneOf('piece_plans_shift_type', t.shiftType, SHIFT_TYPES),
    notNegative('piece_plans_amounts', t.pieces),
    foreignKey({ columns: [t.clientId, t.lineId], foreignColumns: [lines.clientId, lines.id] }),
  ],
);

/**
 * One submit of a sheet that was saved: the id that its sender chose, and the rows that it answered with. The same id
 * again answers the same and changes nothing.
 */
export const submissions = sqliteTable(
  'submissions',
  {
    ...owned(),
    submissionId: text('submission_id').notNull(),
    submittedBy: text('submitted_by').notNull(),
    /** SHA-256 of what was submitted: the id with other content is a mistake of the sender, not a repetition. */
    batchHash: text('batch_hash').notNull(),
    result: text('result').notNull(),
    submittedAt: text('submitted_at').notNull(),
  },
  (t) => [
    unique('submissions_key').on(t.clientId, t.submissionId),
    foreignKey({ columns: [t.clientId], foreignColumns: [clients.id] }),
  ],
);
