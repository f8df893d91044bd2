import { foreignKey, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { clients } from './clients';

const sum = (name: string) => integer(name).notNull().default(0);

/**
 * The additive sums of one client's shift date, recomputed from the KPI views in each write that touches the day.
 * Earned: milliseconds of standard labour; hours: employee seconds (labour) or clock seconds; `…_weight`: denominator
 * × confidence in millionths; `…_estimated`: the part that rests on inferred inputs.
 */
export const kpiDay = sqliteTable(
  'kpi_day',
  {
    clientId: integer('client_id').notNull(),
    shiftDate: text('shift_date').notNull(),
    productionRecords: sum('production_records'),
    unitsProduced: sum('units_produced'),
    unitsDefective: sum('units_defective'),
    earnedMs: sum('earned_ms'),
    earnedEstimatedMs: sum('earned_estimated_ms'),
    scheduledAssigned: sum('scheduled_assigned_s'),
    scheduledAssignedEstimated: sum('scheduled_assigned_estimated_s'),
    scheduledAssignedWeight: sum('scheduled_assigned_weight'),
    scheduledPresent: sum('scheduled_present_s'),
    scheduledPresentEstimated: sum('scheduled_present_estimated_s'),
    scheduledPresentWeight: sum('scheduled_present_weight'),
    runLabour: sum('run_labour_s'),
    runLabourEstimated: sum('run_labour_estimated_s'),
    runLabourWeight: sum('run_labour_weight'),
    runClock: sum('run_clock_s'),
    runClockEstimated: sum('run_clock_estimated_s'),
    runClockWeight: sum('run_clock_weight'),
  },
  (t) => [
    primaryKey({ columns: [t.clientId, t.shiftDate] }),
    foreignKey({ columns: [t.clientId], foreignColumns: [clients.id] }),
  ],
);

/** Sums of first-pass quality by client, shift date, style and operation (FPY and RTY). */
export const kpiDayOperation = sqliteTable(
  'kpi_day_operation',
  {
    clientId: integer('client_id').notNull(),
    shiftDate: text('shift_date').notNull(),
    styleModel: text('style_model').notNull(),
    operationId: integer('operation_id').notNull(),
    records: sum('records'),
    unitsInspected: sum('units_inspected'),
    unitsPassed: sum('units_passed'),
    unitsPassedEstimated: sum('units_passed_estimated'),
  },
  (t) => [
    primaryKey({ columns: [t.clientId, t.shiftDate, t.styleModel, t.operationId] }),
    foreignKey({ columns: [t.clientId], foreignColumns: [clients.id] }),
  ],
);
