import { sql } from 'drizzle-orm';
import { foreignKey, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { SHIFT_TYPES } from '../vocabulary';
import { isDate, oneOf, owned, stamps, versioned } from './columns';
import { lines } from './plant';

/**
 * A line's shift that a leader has closed: operators type nothing into it any more. `line_id` null is work without a
 * line. Reopened ones stay; at most one of a line's shift stands.
 */
export const shiftClosings = sqliteTable(
  'shift_closings',
  {
    ...owned(),
    lineId: integer('line_id'),
    shiftDate: text('shift_date').notNull(),
    shiftType: text('shift_type', { enum: SHIFT_TYPES }).notNull(),
    closedBy: text('closed_by').notNull(),
    closedAt: text('closed_at').notNull(),
    /** Why it was closed with something missing; null where nothing was. */
    note: text('note'),
    reopenedBy: text('reopened_by'),
    reopenedAt: text('reopened_at'),
    reopenReason: text('reopen_reason'),
    ...versioned(),
    ...stamps(),
  },
  (t) => [
    uniqueIndex('shift_closings_of_line')
      .on(t.clientId, t.shiftDate, t.shiftType, t.lineId)
      .where(sql`reopened_at is null`),
    uniqueIndex('shift_closings_without_line')
      .on(t.clientId, t.shiftDate, t.shiftType)
      .where(sql`reopened_at is null and line_id is null`),
    oneOf('shift_closings_shift_type', t.shiftType, SHIFT_TYPES),
    isDate('shift_closings_date', t.shiftDate),
    foreignKey({ columns: [t.clientId, t.lineId], foreignColumns: [lines.clientId, lines.id] }),
  ],
);
