import { shortestDecimal } from '../../units';
import type { Remark } from '../sheet/section';
import { instantOf, timeAt, type ShiftClock, type TypedTimes } from './times';
import type { Stop, StopRow } from './types';

const SECONDS_IN_MINUTE = 60;

/** When a stored stop began, milliseconds since 1970; null where it has no start time. */
export const startOf = (clock: ShiftClock, row: StopRow): number | null => {
  if (row.running_since !== null) return Date.parse(row.running_since);
  return row.start_time === null ? null : instantOf(clock, row.start_time);
};

/** When a stop was, as it is shown: its end is told by its start and its length, of a running one only the start. */
export const shownTimes = (clock: ShiftClock, row: StopRow): TypedTimes => {
  const startTime = row.start_time?.slice(0, 5) ?? null;
  if (row.running_since !== null) return { startTime, endTime: null, minutes: null };
  const startsAt = startOf(clock, row);
  return {
    startTime,
    endTime: startsAt === null ? null : timeAt(clock, startsAt + row.duration_seconds * 1000),
    minutes: shortestDecimal(row.duration_seconds, SECONDS_IN_MINUTE),
  };
};

/** A stored stop as screens show it. */
export const toStop = (
  clock: ShiftClock,
  row: StopRow,
  warnings: Remark[],
  readOnlyBecause: Remark | null,
): Stop => ({
  id: row.id,
  version: row.version,
  reason: row.reason,
  ...shownTimes(clock, row),
  isRunning: row.running_since !== null,
  workOrder: row.order_code,
  equipment: row.equipment_code,
  employeesAffected: row.employees_affected,
  responsible: row.responsible_code,
  detail: row.reason_detail,
  resolutionNotes: row.resolution_notes,
  seconds: row.duration_seconds,
  runningSince: row.running_since,
  recordedBy: row.recorded_by,
  recordedAt: row.recorded_at,
  updatedAt: row.updated_at,
  warnings,
  readOnlyBecause,
});
