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
import { ABSENCE_TYPES, FLOATING_STATUSES, SHIFT_TYPES } from '../vocabulary';
import { clients, importBatches } from './clients';
import {
  externalId,
  flag,
  isDate,
  notNegative,
  oneOf,
  owned,
  ownedKey,
  rowId,
  stamps,
  versioned,
  voidable,
} from './columns';
import { lines } from './plant';

/** A person on the floor: of one client, or of the floating pool (`client_id` null), which all clients share. */
export const employees = sqliteTable(
  'employees',
  {
    ...rowId(),
    clientId: integer('client_id').references(() => clients.id),
    code: text('code').notNull(),
    name: text('name').notNull(),
    department: text('department'),
    isFloatingPool: flag('is_floating_pool').notNull().default(false),
    isSupportBilled: flag('is_support_billed').notNull().default(false),
    isSupportIncluded: flag('is_support_included').notNull().default(false),
    /** Minor units of the client's currency per hour. */
    hourlyRateMinor: integer('hourly_rate_minor'),
    isActive: flag('is_active').notNull().default(true),
    ...versioned(),
    ...stamps(),
  },
  (t) => [
    unique('employees_code').on(t.clientId, t.code),
    uniqueIndex('employees_floating_code')
      .on(t.code)
      .where(sql`client_id is null`),
    index('employees_client').on(t.clientId, t.isActive),
    index('employees_pool')
      .on(t.isFloatingPool, t.code)
      .where(sql`is_floating_pool = 1`),
    notNegative('employees_amounts', t.hourlyRateMinor),
    check('employees_home', sql`${t.clientId} is not null or ${t.isFloatingPool} = 1`),
  ],
);

/**
 * Who works on which line and shift from a date on: the crew that a sheet of attendance begins with. `line_id` null is
 * work without a line, `shift_type` null is in no crew any more.
 */
export const crewMembers = sqliteTable(
  'crew_members',
  {
    ...owned(),
    employeeId: integer('employee_id')
      .notNull()
      .references(() => employees.id),
    lineId: integer('line_id'),
    shiftType: text('shift_type', { enum: SHIFT_TYPES }),
    validFrom: text('valid_from').notNull(),
    ...versioned(),
    ...stamps(),
  },
  (t) => [
    unique('crew_members_key').on(t.clientId, t.employeeId, t.validFrom),
    oneOf('crew_members_shift_type', t.shiftType, SHIFT_TYPES),
    isDate('crew_members_date', t.validFrom),
    foreignKey({ columns: [t.clientId, t.lineId], foreignColumns: [lines.clientId, lines.id] }),
    foreignKey({ columns: [t.clientId], foreignColumns: [clients.id] }),
  ],
);

/**
 * Whether a floating employee is free or taken, on one shift or (`shift_date` null) as last told. Which client has them
 * is seen by that client alone. One live assignment per person and shift, over all clients: the unique index decides.
 */
export const floatingPool = sqliteTable(
  'floating_pool',
  {
    ...rowId(),
    ...externalId(),
    employeeId: integer('employee_id')
      .notNull()
      .references(() => employees.id),
    status: text('status', { enum: FLOATING_STATUSES }).notNull(),
    assignedToClientId: integer('assigned_to_client_id').references(() => clients.id),
    assignedBy: text('assigned_by'),
    lastUpdatedAt: text('last_updated_at').notNull(),
    notes: text('notes'),
    ...versioned(),
    ...stamps(),
    shiftDate: text('shift_date'),
    shiftType: text('shift_type', { enum: SHIFT_TYPES }),
    /** A line of the client that has them; null is none. */
    lineId: integer('line_id'),
  },
  (t) => [
    index('floating_pool_employee').on(t.employeeId),
    index('floating_pool_day').on(t.shiftDate, t.shiftType),
    uniqueIndex('floating_pool_shift')
      .on(t.employeeId, t.shiftDate, t.shiftType)
      .where(sql`shift_date is not null and status = 'ASSIGNED'`),
    uniqueIndex('floating_pool_external')
      .on(t.externalId)
      .where(sql`external_id is not null`),
    oneOf('floating_pool_status', t.status, FLOATING_STATUSES),
  ],
);

/** One employee's attendance on one shift. Employee ids are plain: a trigger checks "own client or floating". */
export const attendanceEntries = sqliteTable(
  'attendance_entries',
  {
    ...owned(),
    ...externalId(),
    employeeId: integer('employee_id')
      .notNull()
      .references(() => employees.id),
    lineId: integer('line_id'),
    shiftDate: text('shift_date').notNull(),
    shiftType: text('shift_type', { enum: SHIFT_TYPES }).notNull(),
    scheduledSeconds: integer('scheduled_seconds').notNull(),
    actualSeconds: integer('actual_seconds'),
    isAbsent: flag('is_absent').notNull().default(false),
    absenceType: text('absence_type', { enum: ABSENCE_TYPES }),
    absenceSeconds: integer('absence_seconds'),
    coveredByEmployeeId: integer('covered_by_employee_id').references(() => employees.id),
    coverageConfirmed: flag('coverage_confirmed').notNull().default(false),
    recordedBy: text('recorded_by').notNull(),
    recordedAt: text('recorded_at').notNull(),
    verifiedBy: text('verified_by'),
    verifiedAt: text('verified_at'),
    notes: text('notes'),
    importBatchId: integer('import_batch_id'),
    ...voidable(),
    ...versioned(),
    ...stamps(),
    /** Came late by so much: no absence. */
    lateSeconds: integer('late_seconds'),
    /** Left so much early: the absence, told by the clock rather than by hours. */
    leftEarlySeconds: integer('left_early_seconds'),
  },
  (t) => [
    ownedKey('attendance_entries', t),
    uniqueIndex('attendance_entries_external')
      .on(t.clientId, t.externalId)
      .where(sql`external_id is not null`),
    index('attendance_entries_shift').on(
      t.clientId,
      t.shiftDate,
      t.shiftType,
      t.voidedAt,
      t.scheduledSeconds,
      t.actualSeconds,
      t.isAbsent,
      t.absenceSeconds,
      t.coverageConfirmed,
    ),
    index('attendance_entries_employee').on(t.clientId, t.employeeId, t.shiftDate),
    oneOf('attendance_entries_shift_type', t.shiftType, SHIFT_TYPES),
    oneOf('attendance_entries_absence', t.absenceType, ABSENCE_TYPES),
    isDate('attendance_entries_date', t.shiftDate),
    notNegative('attendance_entries_amounts', t.scheduledSeconds, t.actualSeconds, t.absenceSeconds),
    foreignKey({ columns: [t.clientId, t.lineId], foreignColumns: [lines.clientId, lines.id] }),
    foreignKey({
      columns: [t.clientId, t.importBatchId],
      foreignColumns: [importBatches.clientId, importBatches.id],
    }),
    foreignKey({ columns: [t.clientId], foreignColumns: [clients.id] }),
  ],
);

/** Which floating employee stood in for which absent one, and for how long. */
export const coverageEntries = sqliteTable(
  'coverage_entries',
  {
    ...owned(),
    ...externalId(),
    absentEmployeeId: integer('absent_employee_id')
      .notNull()
      .references(() => employees.id),
    floatingEmployeeId: integer('floating_employee_id')
      .notNull()
      .references(() => employees.id),
    shiftDate: text('shift_date').notNull(),
    shiftType: text('shift_type', { enum: SHIFT_TYPES }).notNull(),
    durationSeconds: integer('duration_seconds').notNull(),
    recordedBy: text('recorded_by').notNull(),
    recordedAt: text('recorded_at').notNull(),
    isVerified: flag('is_verified').notNull().default(false),
    notes: text('notes'),
    importBatchId: integer('import_batch_id'),
    ...voidable(),
    ...versioned(),
    ...stamps(),
  },
  (t) => [
    ownedKey('coverage_entries', t),
    uniqueIndex('coverage_entries_external')
      .on(t.clientId, t.externalId)
      .where(sql`external_id is not null`),
    index('coverage_entries_shift').on(
      t.clientId,
      t.shiftDate,
      t.shiftType,
      t.isVerified,
      t.voidedAt,
      t.durationSeconds,
    ),
    oneOf('coverage_entries_shift_type', t.shiftType, SHIFT_TYPES),
    isDate('coverage_entries_date', t.shiftDate),
    notNegative('coverage_entries_amounts', t.durationSeconds),
    foreignKey({
      columns: [t.clientId, t.importBatchId],
      foreignColumns: [importBatches.clientId, importBatches.id],
    }),
    foreignKey({ columns: [t.clientId], foreignColumns: [clients.id] }),
  ],
);
