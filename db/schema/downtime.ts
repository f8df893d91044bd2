import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { HOLD_STATUSES, SHIFT_TYPES } from '../vocabulary';
import { downtimeReasons, holdReasons } from './catalogues';
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
import { equipment, lines } from './plant';
import { jobs, workOrders } from './work-orders';

/** A stop: how long the line stood still, since when, why, and how many people it kept from work. */
export const downtimeEntries = sqliteTable(
  'downtime_entries',
  {
    ...owned(),
    ...externalId(),
    workOrderId: integer('work_order_id'),
    lineId: integer('line_id'),
    shiftDate: text('shift_date').notNull(),
    shiftType: text('shift_type', { enum: SHIFT_TYPES }).notNull(),
    reason: text('reason').notNull(),
    reasonDetail: text('reason_detail'),
    durationSeconds: integer('duration_seconds').notNull(),
    startTime: text('start_time'),
    employeesAffected: integer('employees_affected'),
    /** The employee, plain because a floating one has no client; a trigger checks "own or floating". */
    responsibleEmployeeId: integer('responsible_employee_id'),
    recordedBy: text('recorded_by').notNull(),
    recordedAt: text('recorded_at').notNull(),
    isResolved: flag('is_resolved').notNull().default(false),
    resolutionNotes: text('resolution_notes'),
    impactOnWipSeconds: integer('impact_on_wip_seconds'),
    equipmentId: integer('equipment_id'),
    /** Since when the line has been standing (UTC); null once the stop is closed. Its duration is 0 until then. */
    runningSince: text('running_since'),
    importBatchId: integer('import_batch_id'),
    ...voidable(),
    ...versioned(),
    ...stamps(),
  },
  (t) => [
    ownedKey('downtime_entries', t),
    uniqueIndex('downtime_entries_external')
      .on(t.clientId, t.externalId)
      .where(sql`external_id is not null`),
    index('downtime_entries_shift').on(
      t.clientId,
      t.shiftDate,
      t.lineId,
      t.shiftType,
      t.voidedAt,
      t.durationSeconds,
    ),
    index('downtime_entries_order').on(t.clientId, t.workOrderId),
    index('downtime_entries_running')
      .on(t.clientId, t.runningSince)
      .where(sql`running_since is not null`),
    oneOf('downtime_entries_shift_type', t.shiftType, SHIFT_TYPES),
    isDate('downtime_entries_date', t.shiftDate),
    notNegative('downtime_entries_amounts', t.durationSeconds, t.employeesAffected),
    check('downtime_entries_running_is_open', sql`${t.runningSince} is null or ${t.durationSeconds} = 0`),
    foreignKey({
      columns: [t.clientId, t.workOrderId],
      foreignColumns: [workOrders.clientId, workOrders.id],
    }),
    foreignKey({ columns: [t.clientId, t.lineId], foreignColumns: [lines.clientId, lines.id] }),
    foreignKey({
      columns: [t.clientId, t.equipmentId],
      foreignColumns: [equipment.clientId, equipment.id],
    }),
    foreignKey({
      columns: [t.clientId, t.reason],
      foreignColumns: [downtimeReasons.clientId, downtimeReasons.code],
    }),
    foreignKey({
      columns: [t.clientId, t.importBatchId],
      foreignColumns: [importBatches.clientId, importBatches.id],
    }),
    foreignKey({ columns: [t.clientId], foreignColumns: [clients.id] }),
  ],
);

/** A hold on a work order, or on one job of it: requested, approved, resumed or cancelled. */
export const holdEntries = sqliteTable(
  'hold_entries',
  {
    ...owned(),
    ...externalId(),
    workOrderId: integer('work_order_id').notNull(),
    jobId: integer('job_id'),
    status: text('hold_status', { enum: HOLD_STATUSES }).notNull(),
    holdDate: text('hold_date'),
    holdTime: text('hold_time'),
    reason: text('reason').notNull(),
    reasonDetail: text('reason_detail').notNull(),
    /** Who asked for it; null where that is not known. */
    requestedBy: text('requested_by'),
    approvedBy: text('approved_by'),
    approvedAt: text('approved_at'),
    resumeDate: text('resume_date'),
    resumeTime: text('resume_time'),
    resumeApprovedBy: text('resume_approved_by'),
    resumeApprovedAt: text('resume_approved_at'),
    /** As given in a file; computed from the dates where null. Blank in exports while the hold is open. */
    totalHoldSeconds: integer('total_hold_seconds'),
    notes: text('notes'),
    importBatchId: integer('import_batch_id'),
    ...voidable(),
    ...versioned(),
    ...stamps(),
  },
  (t) => [
    ownedKey('hold_entries', t),
    uniqueIndex('hold_entries_external')
      .on(t.clientId, t.externalId)
      .where(sql`external_id is not null`),
    index('hold_entries_order').on(t.clientId, t.workOrderId, t.holdDate),
    index('hold_entries_open').on(t.clientId, t.status, t.holdDate),
    oneOf('hold_entries_status', t.status, HOLD_STATUSES),
    isDate('hold_entries_hold_date', t.holdDate),
    isDate('hold_entries_resume_date', t.resumeDate),
    foreignKey({
      columns: [t.clientId, t.workOrderId],
      foreignColumns: [workOrders.clientId, workOrders.id],
    }),
    foreignKey({ columns: [t.clientId, t.jobId], foreignColumns: [jobs.clientId, jobs.id] }),
    foreignKey({ columns: [t.clientId, t.reason], foreignColumns: [holdReasons.clientId, holdReasons.code] }),
    foreignKey({
      columns: [t.clientId, t.importBatchId],
      foreignColumns: [importBatches.clientId, importBatches.id],
    }),
    foreignKey({ columns: [t.clientId], foreignColumns: [clients.id] }),
  ],
);
