import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { clients } from './clients';
import { flag, isDate, notNegative, oneOf, owned } from './columns';

/**
 * Limits of a control chart that were frozen: of a KPI's days, weeks or months, narrowed by codes (`narrowing`, JSON).
 * Centre and mean moving range are in the KPI's unit. A row never changes but for its end; one at a time is in force.
 */
export const controlBaselines = sqliteTable(
  'control_baselines',
  {
    ...owned(),
    kpi: text('kpi').notNull(),
    step: text('step').notNull(),
    narrowing: text('narrowing').notNull(),
    kind: text('kind').notNull(),
    /** The dates whose periods the limits were computed from, and how many of them had a value. */
    fromDate: text('from_date').notNull(),
    toDate: text('to_date').notNull(),
    points: integer('points').notNull(),
    centre: real('centre').notNull(),
    sigmaZ: real('sigma_z'),
    isLaney: flag('is_laney').notNull(),
    meanMovingRange: real('mean_moving_range'),
    /** JSON. */
    rules: text('rules').notNull(),
    reason: text('reason').notNull(),
    frozenBy: text('frozen_by').notNull(),
    frozenAt: text('frozen_at').notNull(),
    endedBy: text('ended_by'),
    endedAt: text('ended_at'),
    endReason: text('end_reason'),
  },
  (t) => [
    index('control_baselines_chart').on(t.clientId, t.kpi, t.step, t.narrowing),
    uniqueIndex('control_baselines_in_force')
      .on(t.clientId, t.kpi, t.step, t.narrowing)
      .where(sql`ended_at is null`),
    oneOf('control_baselines_step', t.step, ['day', 'week', 'month']),
    oneOf('control_baselines_kind', t.kind, ['p', 'u', 'xmr']),
    isDate('control_baselines_from', t.fromDate),
    isDate('control_baselines_to', t.toDate),
    notNegative('control_baselines_points', t.points),
    foreignKey({ columns: [t.clientId], foreignColumns: [clients.id] }),
  ],
);
