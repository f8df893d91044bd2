import type { ShiftType } from '../../vocabulary';
import { remark, type Changes, type Planned, type Remark } from '../sheet/section';

/** Everything that is said about stops alone: refusals and warnings. */
export const STOP_REMARK_KEYS = [
  'stops.end-before-start',
  'stops.equipment-of-another-line',
  'stops.equipment-out-of-use',
  'stops.equipment-unknown',
  'stops.length-missing',
  'stops.longer-than-a-day',
  'stops.no-length',
  'stops.not-a-time',
  'stops.reason-missing',
  'stops.reason-out-of-use',
  'stops.reason-unknown',
  'stops.responsible-unknown',
  'stops.running-has-length',
  'stops.running-in-future',
  'stops.running-start-missing',
  'stops.starts-before-shift',
  'stops.times-disagree',
  'stops.warning-also-running',
  'stops.warning-more-people',
  'stops.warning-more-than-shift',
  'stops.warning-outside-shift',
  'stops.warning-overlap',
  'stops.warning-overlap-running',
  'stops.warning-past-shift',
] as const;
export type StopRemarkKey = (typeof STOP_REMARK_KEYS)[number];

/** A remark about a stop. */
export const stopRemark = remark<StopRemarkKey>;

/** What is typed of a stop. Two of start, end and minutes give the third; one that is running has a start alone. */
export type StopInput = {
  readonly key: string;
  /** Code of the client's stop reasons. */
  readonly reason: string;
  /** Local times `HH:MM` within the shift; before its start they are the next day's. */
  readonly startTime: string | null;
  readonly endTime: string | null;
  readonly minutes: number | null;
  readonly isRunning: boolean;
  readonly workOrder: string | null;
  /** Code of a machine or station of the line, or of none. */
  readonly equipment: string | null;
  readonly employeesAffected: number | null;
  /** Code of an own or floating employee. */
  readonly responsible: string | null;
  readonly detail: string | null;
  readonly resolutionNotes: string | null;
};
export type StopChanges = Changes<StopInput>;

/** The columns of a stop that a person fills in; `runningSince` is a UTC instant, null once the stop is over. */
export type StopValues = {
  readonly reason: string;
  readonly startTime: string | null;
  readonly durationSeconds: number;
  readonly runningSince: string | null;
  readonly workOrderId: number | null;
  readonly equipmentId: number | null;
  readonly employeesAffected: number | null;
  readonly responsibleEmployeeId: number | null;
  readonly reasonDetail: string | null;
  readonly resolutionNotes: string | null;
  readonly isResolved: boolean;
};
export type PlannedStop = Planned<StopRow, StopValues>;

/** A stop as stored, with the codes of what it points to. */
export type StopRow = {
  id: number;
  client_id: number;
  version: number;
  line_id: number | null;
  line_code: string | null;
  shift_date: string;
  shift_type: ShiftType;
  reason: string;
  reason_detail: string | null;
  start_time: string | null;
  duration_seconds: number;
  running_since: string | null;
  work_order_id: number | null;
  order_code: string | null;
  equipment_id: number | null;
  equipment_code: string | null;
  employees_affected: number | null;
  responsible_employee_id: number | null;
  responsible_code: string | null;
  is_resolved: 0 | 1;
  resolution_notes: string | null;
  recorded_by: string;
  recorded_at: string;
  updated_at: string;
  voided_at: string | null;
  /** Stops are not verified: no stop is. */
  verified_by: null;
};

/** A stop as screens show it. */
export type Stop = Omit<StopInput, 'key'> & {
  id: number;
  version: number;
  seconds: number;
  /** UTC instant since which it has been running; null once it is over. */
  runningSince: string | null;
  recordedBy: string;
  recordedAt: string;
  updatedAt: string;
  warnings: Remark[];
  readOnlyBecause: Remark | null;
};
