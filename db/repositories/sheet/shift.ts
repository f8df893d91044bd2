import type { Connection } from '../../connection';
import { defaultShiftSeconds } from '../../kpi/resolve';
import { minutesBetween } from '../shift-times';
import type { SheetPlace } from './section';

/** A break by the shift's clock, in minutes after the shift's start. */
type BreakSpan = { readonly from: number; readonly to: number };

/** A kind of shift at a client: its paid time and, where it has a record, when it runs by the client's clock. */
export type PlaceShift = {
  readonly seconds: number;
  /** `default`: 9 h (8 h at weekends), for the client has no such shift. */
  readonly source: 'shift' | 'default';
  readonly startTime: string | null;
  /** Not after the start: on the next day. */
  readonly endTime: string | null;
  readonly breaks: readonly BreakSpan[];
};

/** One hour of a shift by its clock, null where the client has no such shift; minutes since the shift's start. */
export type HourSlot = {
  readonly hour: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly toMinute: number;
  /** Those outside breaks. */
  readonly workMinutes: number;
};

const DAY_MINUTES = 24 * 60;
const HOUR_MINUTES = 60;

/** Minutes of a clock time since midnight. */
export const minuteOf = (time: string): number =>
  Number(time.slice(0, 2)) * HOUR_MINUTES + Number(time.slice(3, 5));

/** Clock time (`HH:MM`) of so many minutes after midnight, of whichever day. */
export const clockTime = (minutes: number): string => {
  const within = ((minutes % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(within / HOUR_MINUTES))}:${two(within % HOUR_MINUTES)}`;
};

/** Minutes from a shift's start to a clock time within the day that begins with it. */
export const minutesInto = (startTime: string, time: string): number =>
  (minuteOf(time) - minuteOf(startTime) + DAY_MINUTES) % DAY_MINUTES;

type Row = { id: number; startTime: string; endTime: string; seconds: number };

/** The shift of a place: the client's record of its kind, one in use first, else the default hours without a clock. */
export const shiftOfPlace = (connection: Connection, place: SheetPlace): PlaceShift => {
  const row = connection
    .prepare<[number, string], Row>(
      `SELECT id, substr(start_time, 1, 5) AS startTime, substr(end_time, 1, 5) AS endTime, standard_seconds AS seconds
       FROM shifts WHERE client_id = ? AND shift_type = ? ORDER BY is_active DESC, id LIMIT 1`,
    )
    .get(place.clientId, place.shiftType);
  if (!row) {
    const seconds = defaultShiftSeconds(place.shiftType);
    return { seconds, source: 'default', startTime: null, endTime: null, breaks: [] };
  }
  const { id, startTime, endTime, seconds } = row;
  const breaks = connection
    .prepare<[number, number], { time: string; seconds: number }>(
      'SELECT start_time AS time, duration_seconds AS seconds FROM shift_breaks WHERE client_id = ? AND shift_id = ?',
    )
    .all(place.clientId, id)
    .map(({ time, seconds: long }) => {
      const from = minutesInto(startTime, time);
      return { from, to: from + long / 60 };
    });
  return { seconds, source: 'shift', startTime, endTime, breaks };
};

/** Minutes that a shift lasts by its clock, breaks included; without a record its paid time. */
export const clockMinutes = ({ startTime, endTime, seconds }: PlaceShift): number =>
  startTime === null || endTime === null ? seconds / 60 : minutesBetween(startTime, endTime);

/** The hours of a shift from its start on; the last one may be shorter. */
export const listHourSlots = (shift: PlaceShift): HourSlot[] => {
  const length = clockMinutes(shift);
  return Array.from({ length: Math.ceil(length / HOUR_MINUTES) }, (_, at): HourSlot => {
    const from = at * HOUR_MINUTES;
    const to = Math.min(length, from + HOUR_MINUTES);
    const off = shift.breaks.reduce(
      (sum, pause) => sum + Math.max(0, Math.min(to, pause.to) - Math.max(from, pause.from)),
      0,
    );
    const start = shift.startTime === null ? null : minuteOf(shift.startTime);
    return {
      hour: at + 1,
      from: start === null ? null : clockTime(start + from),
      to: start === null ? null : clockTime(start + to),
      toMinute: to,
      workMinutes: Math.max(0, to - from - off),
    };
  });
};

/** Pieces of a shift shared among its hours by their working minutes: whole ones that add up to the plan exactly. */
export const sharePieces = (pieces: number, slots: readonly Pick<HourSlot, 'workMinutes'>[]): number[] => {
  const whole = slots.reduce((sum, slot) => sum + slot.workMinutes, 0);
  if (whole === 0) return slots.map(() => 0);
  let minutes = 0;
  let shared = 0;
  return slots.map((slot) => {
    minutes += slot.workMinutes;
    const until = Math.round((pieces * minutes) / whole);
    const own = until - shared;
    shared = until;
    return own;
  });
};
