import { foreignKey, index, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { SHIFT_TYPES } from '../vocabulary';
import { clients } from './clients';
import { flag, isDate, notNegative, oneOf, owned, ownedKey, stamps, versioned } from './columns';

/** A production line of a client. */
export const lines = sqliteTable(
  'lines',
  {
    ...owned(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    standardCrew: integer('standard_crew'),
    isActive: flag('is_active').notNull().default(true),
    ...versioned(),
    ...stamps(),
  },
  (t) => [
    ownedKey('lines', t),
    unique('lines_code').on(t.clientId, t.code),
    foreignKey({ columns: [t.clientId], foreignColumns: [clients.id] }),
  ],
);

/** A machine or station on a line. */
export const equipment = sqliteTable(
  'equipment',
  {
    ...owned(),
    lineId: integer('line_id'),
    code: text('code').notNull(),
    name: text('name').notNull(),
    isActive: flag('is_active').notNull().default(true),
    ...versioned(),
    ...stamps(),
  },
  (t) => [
    ownedKey('equipment', t),
    unique('equipment_code').on(t.clientId, t.code),
    foreignKey({ columns: [t.clientId, t.lineId], foreignColumns: [lines.clientId, lines.id] }),
    foreignKey({ columns: [t.clientId], foreignColumns: [clients.id] }),
  ],
);

/** A shift of a client: its kind, clock times (an end before the start is on the next day) and paid hours. */
export const shifts = sqliteTable(
  'shifts',
  {
    ...owned(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    shiftType: text('shift_type', { enum: SHIFT_TYPES }).notNull(),
    startTime: text('start_time').notNull(),
    endTime: text('end_time').notNull(),
    standardSeconds: integer('standard_seconds').notNull(),
    standardCrew: integer('standard_crew'),
    isActive: flag('is_active').notNull().default(true),
    ...versioned(),
    ...stamps(),
  },
  (t) => [
    ownedKey('shifts', t),
    unique('shifts_code').on(t.clientId, t.code),
    index('shifts_type').on(t.clientId, t.shiftType, t.isActive),
    oneOf('shifts_shift_type', t.shiftType, SHIFT_TYPES),
    notNegative('shifts_amounts', t.standardSeconds, t.standardCrew),
    foreignKey({ columns: [t.clientId], foreignColumns: [clients.id] }),
  ],
);

/** A break inside a shift, paid or not. */
export const shiftBreaks = sqliteTable(
  'shift_breaks',
  {
    ...owned(),
    shiftId: integer('shift_id').notNull(),
    startTime: text('start_time').notNull(),
    durationSeconds: integer('duration_seconds').notNull(),
    isPaid: flag('is_paid').notNull().default(false),
  },
  (t) => [
    index('shift_breaks_shift').on(t.clientId, t.shiftId),
    notNegative('shift_breaks_amounts', t.durationSeconds),
    foreignKey({ columns: [t.clientId, t.shiftId], foreignColumns: [shifts.clientId, shifts.id] }),
  ],
);

export const CALENDAR_KINDS = ['HOLIDAY', 'EXTRA_SHIFT', 'NO_SHIFT'] as const;

/** A day that differs from the weekly pattern: a holiday, an extra shift, a shift that does not run. */
export const shiftCalendar = sqliteTable(
  'shift_calendar',
  {
    ...owned(),
    shiftDate: text('shift_date').notNull(),
    kind: text('kind', { enum: CALENDAR_KINDS }).notNull(),
    shiftId: integer('shift_id'),
    lineId: integer('line_id'),
    name: text('name'),
    ...versioned(),
    ...stamps(),
  },
  (t) => [
    index('shift_calendar_date').on(t.clientId, t.shiftDate),
    oneOf('shift_calendar_kind', t.kind, CALENDAR_KINDS),
    isDate('shift_calendar_day', t.shiftDate),
    foreignKey({ columns: [t.clientId, t.shiftId], foreignColumns: [shifts.clientId, shifts.id] }),
    foreignKey({ columns: [t.clientId, t.lineId], foreignColumns: [lines.clientId, lines.id] }),
    foreignKey({ columns: [t.clientId], foreignColumns: [clients.id] }),
  ],
);

/** On which weekdays (1 Monday … 7 Sunday) a shift normally runs. */
export const shiftWeekdays = sqliteTable(
  'shift_weekdays',
  { ...owned(), shiftId: integer('shift_id').notNull(), weekday: integer('weekday').notNull() },
  (t) => [
    unique('shift_weekdays_key').on(t.clientId, t.shiftId, t.weekday),
    foreignKey({ columns: [t.clientId, t.shiftId], foreignColumns: [shifts.clientId, shifts.id] }),
  ],
);
