import { connectionOf, type ClientScope } from '../../scope';
import { notFound } from '../../failure';
import { listRows, offeredOf } from '../catalogues/list';
import type { Circumstances } from '../sheet/circumstances';
import { judgeNamedOrder, namedOf, type Named } from '../sheet/named';
import { planChanges, type JudgedInput } from '../sheet/plan';
import { remark, type Remark, type SheetPlace } from '../sheet/section';
import { complaintsAboutNumber, keptText, typedCode } from '../sheet/typed';
import { findStopRows, isOfPlace } from './rows';
import { shownTimes, startOf } from './shown';
import {
  deriveTimes,
  instantOf,
  isProblem,
  shiftClockOf,
  toldTime,
  type ShiftClock,
  type TypedTimes,
} from './times';
import {
  stopRemark,
  type PlannedStop,
  type StopChanges,
  type StopInput,
  type StopRow,
  type StopValues,
} from './types';

const MOST_PEOPLE = 3000;
const A_TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

type Found<Value> = { readonly value: Value; readonly errors: Remark[]; readonly warnings: Remark[] };

const found = <Value>(value: Value, warnings: Remark[] = []): Found<Value> => ({
  value,
  errors: [],
  warnings,
});
const refused = <Value>(value: Value, ...errors: Remark[]): Found<Value> => ({
  value,
  errors,
  warnings: [],
});

type Times = Pick<StopValues, 'startTime' | 'durationSeconds' | 'runningSince'>;

const NO_TIMES: Times = { startTime: null, durationSeconds: 0, runningSince: null };

const typedTimes = ({ startTime, endTime, minutes }: StopInput): TypedTimes => ({
  startTime: typedCode(startTime),
  endTime: typedCode(endTime),
  minutes,
});

type Moment = { readonly now: number; readonly startedAt: number | null };

const judgeRunning = (
  clock: ShiftClock,
  typed: TypedTimes,
  before: StopRow | null,
  { now, startedAt }: Moment,
): Found<Times> => {
  const { startTime, endTime, minutes } = typed;
  if (endTime !== null || minutes !== null) {
    const field = endTime === null ? 'minutes' : 'endTime';
    return refused(NO_TIMES, stopRemark('stops.running-has-length', field));
  }
  const isSameStart = before !== null && shownTimes(clock, before).startTime === startTime;
  const known = isSameStart && before.running_since !== null ? startOf(clock, before) : null;
  const startsAt = known ?? (startTime === null ? startedAt : instantOf(clock, startTime));
  if (startsAt === null) return refused(NO_TIMES, stopRemark('stops.running-start-missing', 'startTime'));
  if (startsAt > now) return refused(NO_TIMES, stopRemark('stops.running-in-future', 'startTime'));
  return found({
    startTime: startTime ?? toldTime(clock, startsAt),
    durationSeconds: 0,
    runningSince: new Date(startsAt).toISOString(),
  });
};

const judgeTimes = (
  clock: ShiftClock,
  input: StopInput,
  before: StopRow | null,
  moment: Moment,
): Found<Times> => {
  const typed = typedTimes(input);
  for (const field of ['startTime', 'endTime'] as const) {
    const time = typed[field];
    if (time !== null && !A_TIME.test(time)) return refused(NO_TIMES, stopRemark('stops.not-a-time', field));
  }
  const [aboutMinutes] = complaintsAboutNumber('minutes', typed.minutes, {
    most: Number.MAX_SAFE_INTEGER,
    isWhole: false,
  });
  if (aboutMinutes) return refused(NO_TIMES, aboutMinutes);
  if (input.isRunning) return judgeRunning(clock, typed, before, moment);
  const wasOver = before !== null && before.running_since === null;
  if (wasOver && isSameTime(shownTimes(clock, before), typed)) {
    // What a screen shows of them may be less than what is stored: seconds of a start, parts of a minute.
    const { start_time: startTime, duration_seconds: durationSeconds } = before;
    return found({ startTime, durationSeconds, runningSince: null });
  }
  const isSameStart = before !== null && shownTimes(clock, before).startTime === typed.startTime;
  const derived = deriveTimes(clock, typed, isSameStart ? startOf(clock, before) : null);
  if (isProblem(derived)) {
    return refused(NO_TIMES, stopRemark(`stops.${derived.problem}`, derived.field, derived.params));
  }
  const startTime = isSameStart ? before.start_time : derived.startTime;
  return found({ startTime, durationSeconds: derived.seconds, runningSince: null });
};

const isSameTime = (shown: TypedTimes, typed: TypedTimes): boolean =>
  shown.startTime === typed.startTime && shown.endTime === typed.endTime && shown.minutes === typed.minutes;

/** Which reasons a line's stops may have: those that its picker offers. */
const reasonJudge = (scope: ClientScope, { clientId, lineId }: SheetPlace) => {
  const known = new Set(listRows(scope, clientId, 'stop-reasons').map(({ code }) => code));
  const offered = new Set(
    offeredOf(scope, clientId, 'stop-reasons', lineId ?? undefined).map(({ code }) => code),
  );
  return (input: StopInput, before: StopRow | null): Found<string> => {
    const typed = input.reason.trim();
    const code = known.has(typed) ? typed : typed.toUpperCase();
    if (typed === '') return refused(code, stopRemark('stops.reason-missing', 'reason'));
    if (!known.has(code)) return refused(code, stopRemark('stops.reason-unknown', 'reason', { code: typed }));
    if (offered.has(code) || before?.reason === code) return found(code);
    return refused(code, stopRemark('stops.reason-out-of-use', 'reason', { code }));
  };
};

const judgeEquipment = (
  named: Named,
  { lineId }: SheetPlace,
  input: StopInput,
  before: StopRow | null,
): Found<number | null> => {
  const code = typedCode(input.equipment);
  if (code === null) return found(null);
  const equipment = named.equipment(code);
  const say = (key: Parameters<typeof stopRemark>[0]) =>
    refused(null, stopRemark(key, 'equipment', { code }));
  if (!equipment) return say('stops.equipment-unknown');
  if (equipment.id === before?.equipment_id) return found(equipment.id);
  if (equipment.isActive === 0) return say('stops.equipment-out-of-use');
  const isElsewhere = lineId !== null && equipment.lineId !== null && equipment.lineId !== lineId;
  return isElsewhere ? say('stops.equipment-of-another-line') : found(equipment.id);
};

const judgeOrder = (named: Named, input: StopInput, before: StopRow | null): Found<number | null> => {
  const code = typedCode(input.workOrder);
  if (code === null) return found(null);
  const order = named.order(code);
  if (!order) return refused(null, remark('production.order-unknown', 'workOrder', { code }));
  return { value: order.id, ...judgeNamedOrder(order, order.id !== before?.work_order_id) };
};

const judgeResponsible = (named: Named, input: StopInput, before: StopRow | null): Found<number | null> => {
  const code = typedCode(input.responsible);
  if (code === null) return found(null);
  if (before && before.responsible_code === code) return found(before.responsible_employee_id);
  const id = named.employee(code);
  if (id === undefined)
    return refused(null, stopRemark('stops.responsible-unknown', 'responsible', { code }));
  return found(id);
};

/**
 * Looks at every change of a place's stops and gathers all that is wrong with each; writes nothing.
 * @param startedAt when running stops began that name no start, milliseconds since 1970
 * @throws Failure `not-found` for a stop to change that is not of this client and place.
 */
export const planStops = (
  scope: ClientScope,
  place: SheetPlace,
  changes: StopChanges,
  circumstances: Circumstances,
  startedAt: number | null = null,
): PlannedStop[] => {
  if (changes.creates.length + changes.updates.length + changes.voids.length === 0) return [];
  const connection = connectionOf(scope);
  const clock = shiftClockOf(place, circumstances);
  const named = namedOf(scope, place.clientId);
  const judgeReason = reasonJudge(scope, place);
  const moment = { now: Date.now(), startedAt };
  const ids = [...changes.updates, ...changes.voids].map(({ id }) => id);
  const rows = findStopRows(connection, place.clientId, ids);
  const rowOf = (id: number): StopRow => {
    const row = rows.get(id);
    if (!row || !isOfPlace(row, place)) throw notFound('entry');
    return row;
  };

  const judge = (input: StopInput, before: StopRow | null): JudgedInput<StopValues> => {
    const reason = judgeReason(input, before);
    const times = judgeTimes(clock, input, before, moment);
    const order = judgeOrder(named, input, before);
    const equipment = judgeEquipment(named, place, input, before);
    const responsible = judgeResponsible(named, input, before);
    const { employeesAffected } = input;
    const all = [reason, times, order, equipment, responsible];
    const errors = [
      ...all.flatMap((each) => each.errors),
      ...complaintsAboutNumber('employeesAffected', employeesAffected, { most: MOST_PEOPLE, isWhole: true }),
    ];
    const warnings = all.flatMap((each) => each.warnings);
    if (errors.length > 0) return { values: null, errors, warnings };
    const isOver = times.value.runningSince === null;
    const stayedOver = before !== null && before.running_since === null;
    const values: StopValues = {
      ...times.value,
      reason: reason.value,
      workOrderId: order.value,
      equipmentId: equipment.value,
      responsibleEmployeeId: responsible.value,
      employeesAffected,
      reasonDetail: keptText(input.detail),
      resolutionNotes: keptText(input.resolutionNotes),
      isResolved: isOver && (stayedOver ? before.is_resolved === 1 : true),
    };
    return { values, errors, warnings };
  };
  return planChanges({ changes, circumstances, rowOf, judge });
};
