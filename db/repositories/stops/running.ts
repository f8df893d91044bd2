import { Failure, notFound, type Complaint } from '../../failure';
import { connectionOf, write, type ClientScope } from '../../scope';
import type { ShiftType } from '../../vocabulary';
import { circumstancesOf, complaintsAboutPlace, type Circumstances } from '../sheet/circumstances';
import type { Remark, SheetPlace } from '../sheet/section';
import { complaintsAboutNumber, keptText } from '../sheet/typed';
import { planStops } from './plan';
import { readStops } from './read';
import { findStopRows } from './rows';
import { deriveTimes, isProblem, shiftClockOf, shiftEndOf, timeAt, type ShiftClock } from './times';
import type { Stop, StopInput, StopRow, StopValues } from './types';
import { writeStops } from './write';

const MINUTE_MS = 60_000;
const MOST_PEOPLE = 3000;
const KEY = 'stop';

/** A stop that nobody has closed yet, with where it is. */
export type RunningStop = {
  id: number;
  version: number;
  clientId: number;
  clientCode: string;
  lineId: number | null;
  lineCode: string | null;
  lineName: string | null;
  shiftDate: string;
  shiftType: ShiftType;
  /** Code of the client's stop reasons. */
  reason: string;
  reasonEn: string;
  reasonEs: string;
  /** UTC. */
  runningSince: string;
  /** `HH:MM` by the client's clock. */
  startTime: string;
  workOrder: string | null;
  equipment: string | null;
  employeesAffected: number | null;
  recordedBy: string;
  /** `HH:MM`; null where the client has no such shift. */
  shiftEndTime: string | null;
  /** Whether the shift that it belongs to is over. */
  isPastShift: boolean;
};

type RunningRow = Omit<RunningStop, 'startTime' | 'isPastShift'> & {
  timezone: string;
  shiftStart: string | null;
};

/** Every running stop of the caller's clients, the longest first. */
export const listRunningStops = async (scope: ClientScope): Promise<RunningStop[]> => {
  const now = Date.now();
  const ofShift = (column: string): string =>
    `(SELECT substr(s.${column}, 1, 5) FROM shifts AS s WHERE s.client_id = d.client_id AND s.shift_type = d.shift_type
      ORDER BY s.is_active DESC, s.id LIMIT 1)`;
  const select = connectionOf(scope).prepare<[number], RunningRow>(
    `SELECT d.id, d.version, d.client_id AS clientId, c.code AS clientCode, c.timezone, d.line_id AS lineId,
       l.code AS lineCode, l.name AS lineName, d.shift_date AS shiftDate, d.shift_type AS shiftType, d.reason,
       r.name_en AS reasonEn, r.name_es AS reasonEs, d.running_since AS runningSince, o.code AS workOrder,
       q.code AS equipment, d.employees_affected AS employeesAffected, d.recorded_by AS recordedBy,
       ${ofShift('start_time')} AS shiftStart, ${ofShift('end_time')} AS shiftEndTime
     FROM downtime_entries AS d
     JOIN clients AS c ON c.id = d.client_id
     JOIN downtime_reasons AS r ON r.client_id = d.client_id AND r.code = d.reason
     LEFT JOIN lines AS l ON l.client_id = d.client_id AND l.id = d.line_id
     LEFT JOIN work_orders AS o ON o.client_id = d.client_id AND o.id = d.work_order_id
     LEFT JOIN equipment AS q ON q.client_id = d.client_id AND q.id = d.equipment_id
     WHERE d.client_id = ? AND d.running_since IS NOT NULL AND d.voided_at IS NULL`,
  );
  return scope.clientIds
    .flatMap((clientId) => select.all(clientId))
    .toSorted((a, b) => a.runningSince.localeCompare(b.runningSince) || a.id - b.id)
    .map(({ timezone, shiftStart, ...row }): RunningStop => {
      const clock = { timezone, shiftDate: row.shiftDate, shiftStart, shiftEnd: row.shiftEndTime };
      const shiftEnd = shiftEndOf(clock);
      return {
        ...row,
        startTime: timeAt(clock, Date.parse(row.runningSince)),
        isPastShift: shiftEnd !== null && now > shiftEnd,
      };
    });
};

const refuse = (complaints: readonly Complaint[]): never => {
  const [first] = complaints;
  if (!first) throw new Error('A refusal without a complaint');
  const code = first.key === 'production.period-locked' ? 'locked' : 'invalid-input';
  throw new Failure(code, first.key, first.params, { fields: complaints });
};

const complaintsOf = (remarks: readonly Remark[], under: readonly string[] = []): Complaint[] =>
  remarks.map(({ key, params, field }) => ({ key, params, path: [...under, ...(field ? [field] : [])] }));

const requireOpenPlace = (place: SheetPlace, circumstances: Circumstances): void => {
  const complaints = complaintsOf(complaintsAboutPlace(place, circumstances), ['place']);
  if (complaints.length > 0) refuse(complaints);
};

const getStop = (scope: ClientScope, place: SheetPlace, circumstances: Circumstances, id: number): Stop => {
  const stop = readStops(connectionOf(scope), place, circumstances).find((one) => one.id === id);
  if (!stop) throw notFound('entry');
  return stop;
};

/** The whole minute that an instant lies in. */
const fullMinute = (instant: number): number => Math.floor(instant / MINUTE_MS) * MINUTE_MS;

export type StopStart = Pick<
  StopInput,
  'reason' | 'workOrder' | 'equipment' | 'employeesAffected' | 'detail'
> & {
  readonly place: SheetPlace;
  /** `HH:MM` within the shift; null: now. */
  readonly startTime: string | null;
};

/**
 * Notes that a line has begun to stand; the stop counts once it is closed. Others of the line that are running are told
 * as a warning.
 * @throws Failure `invalid-input` with a complaint per field, `locked` for a date of a locked period, `not-found` for a
 * client or line outside the scope.
 */
export const startStop = async (scope: ClientScope, { place, ...start }: StopStart): Promise<Stop> => {
  const circumstances = circumstancesOf(scope, place);
  write(scope);
  requireOpenPlace(place, circumstances);
  const input: StopInput = {
    ...start,
    key: KEY,
    endTime: null,
    minutes: null,
    isRunning: true,
    responsible: null,
    resolutionNotes: null,
  };
  const changes = { creates: [input], updates: [], voids: [] };
  const planned = planStops(scope, place, changes, circumstances, fullMinute(Date.now()));
  const errors = planned.flatMap((row) => complaintsOf(row.errors));
  if (errors.length > 0) refuse(errors);
  const { idByKey } = await writeStops(scope, place, planned);
  return getStop(scope, place, circumstances, idByKey.get(KEY) ?? 0);
};

export type StopClose = {
  readonly clientId: number;
  readonly id: number;
  /** The version that the caller saw. */
  readonly version: number;
  /** `HH:MM` within the shift; null: now. */
  readonly endTime: string | null;
  /** Whether it ended with its shift, whatever the time is now. */
  readonly atShiftEnd?: boolean | undefined;
  readonly employeesAffected?: number | null | undefined;
  readonly resolutionNotes?: string | null | undefined;
};

/** How long a stop ran that is closed at a time, with its shift, or now; at least a minute, in whole ones. */
const secondsUntil = (
  clock: ShiftClock,
  since: number,
  { endTime, atShiftEnd }: Pick<StopClose, 'endTime' | 'atShiftEnd'>,
): number => {
  const about = (key: string, params: Complaint['params'] = {}) =>
    refuse([{ key, params, path: ['endTime'] }]);
  const now = Date.now();
  if (atShiftEnd === true) {
    const shiftEnd = shiftEndOf(clock);
    if (shiftEnd === null || shiftEnd <= since) return about('stops.no-shift-end');
    if (shiftEnd > now) return about('stops.ends-in-future', { end: clock.shiftEnd ?? '' });
    return Math.round((shiftEnd - since) / 1000);
  }
  if (endTime === null) {
    const seconds = Math.round((Math.max(fullMinute(now), since + MINUTE_MS) - since) / 1000);
    const derived = deriveTimes(clock, { startTime: null, endTime: null, minutes: seconds / 60 });
    return isProblem(derived) ? about(`stops.${derived.problem}`, derived.params) : seconds;
  }
  const startTime = timeAt(clock, since);
  const derived = deriveTimes(clock, { startTime, endTime, minutes: null }, since);
  if (isProblem(derived)) return about(`stops.${derived.problem}`, derived.params);
  if (derived.endsAt !== null && derived.endsAt > now) return about('stops.ends-in-future', { end: endTime });
  return derived.seconds;
};

const valuesOf = (row: StopRow, durationSeconds: number, input: StopClose): StopValues => ({
  reason: row.reason,
  startTime: row.start_time,
  durationSeconds,
  runningSince: null,
  workOrderId: row.work_order_id,
  equipmentId: row.equipment_id,
  employeesAffected: input.employeesAffected === undefined ? row.employees_affected : input.employeesAffected,
  responsibleEmployeeId: row.responsible_employee_id,
  reasonDetail: row.reason_detail,
  resolutionNotes:
    input.resolutionNotes === undefined ? row.resolution_notes : keptText(input.resolutionNotes),
  isResolved: true,
});

/**
 * Closes a running stop, whoever began it: at a time, with its shift, or now. One that ran past its shift's end is told
 * so by a warning.
 * @throws Failure `conflict` with `{theirs}` where somebody else closed or changed it since, `invalid-input` for an end
 * that is not after the start or still to come, `locked` for a date of a locked period, `not-found` for a stop that is
 * not the client's.
 */
export const closeStop = async (scope: ClientScope, input: StopClose): Promise<Stop> => {
  const { clientId, id, version } = input;
  const row = scope.clientIds.includes(clientId)
    ? findStopRows(connectionOf(scope), clientId, [id]).get(id)
    : undefined;
  if (!row || row.voided_at !== null) throw notFound('entry');
  const { line_id: lineId, shift_date: shiftDate, shift_type: shiftType } = row;
  const place: SheetPlace = { clientId, lineId, shiftDate, shiftType };
  const circumstances = circumstancesOf(scope, place);
  write(scope);
  if (row.running_since === null || row.version !== version) {
    const key = row.running_since === null ? 'stops.closed-meanwhile' : 'stops.changed-meanwhile';
    const theirs = getStop(scope, place, circumstances, id);
    throw new Failure('conflict', key, {}, { details: { theirs, yours: input } });
  }
  requireOpenPlace(place, circumstances);
  const people = input.employeesAffected ?? null;
  const aboutPeople = complaintsAboutNumber('employeesAffected', people, {
    most: MOST_PEOPLE,
    isWhole: true,
  });
  if (aboutPeople.length > 0) refuse(complaintsOf(aboutPeople));
  const clock = shiftClockOf(place, circumstances);
  const seconds = secondsUntil(clock, Date.parse(row.running_since), input);
  const values = valuesOf(row, seconds, input);
  const planned = { key: KEY, index: 0, errors: [], warnings: [], before: row, isStale: false };
  await writeStops(scope, place, [{ ...planned, change: 'update', values }]);
  return getStop(scope, place, circumstances, id);
};
