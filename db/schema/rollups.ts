import { foreignKey, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { clients } from './clients';

const sum = (name: string) => integer(name).notNull().default(0);

/**
 * The additive sums of one client's shift date, recomputed from the KPI views in each write that touches the day; the
 * columns bear the names of the views' columns. Earned: milliseconds of standard labour; hours: employee seconds
 * (labour) or clock seconds; `…_weight`: denominator × confidence in millionths; `…_estimated`: the part that rests on
 * inferred inputs; `…_from_…`: entries whose input was inferred from that source.
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
    scheduled: sum('scheduled_s'),
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
    cycleFromStandard: sum('cycle_from_standard'),
    cycleFromCategory: sum('cycle_from_category'),
    cycleFromStyleRate: sum('cycle_from_style_rate'),
    cycleFromClientRate: sum('cycle_from_client_rate'),
    cycleFromDefault: sum('cycle_from_default'),
    assignedFromPresent: sum('assigned_from_present'),
    assignedFromCrew: sum('assigned_from_crew'),
    assignedFromDefault: sum('assigned_from_default'),
    presentFromAssigned: sum('present_from_assigned'),
    presentFromCrew: sum('present_from_crew'),
    presentFromDefault: sum('present_from_default'),
    scheduledFromDefault: sum('scheduled_from_default'),
    runFromScheduledLessStops: sum('run_from_scheduled_less_stops'),
    runFromScheduled: sum('run_from_scheduled'),
    scheduledForRunFromDefault: sum('scheduled_for_run_from_default'),
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
