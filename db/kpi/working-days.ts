import type { Connection } from '../connection';
import type { ShiftType } from '../vocabulary';

const MONDAY_TO_FRIDAY: readonly number[] = [1, 2, 3, 4, 5];
const WEEKEND: Partial<Readonly<Record<ShiftType, readonly number[]>>> = { SAT_OT: [6], SUN_OT: [7] };

/** The weekdays on which a shift of a kind runs where the client has set none for any shift. */
export const defaultWeekdays = (shiftType: ShiftType): readonly number[] =>
  WEEKEND[shiftType] ?? MONDAY_TO_FRIDAY;

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

type Exception = { shiftDate: string; shiftType: string | null; lineId: number | null };

/** Whose day it is: a shift, and a line where there is one. */
export type Place = { readonly shiftType: string; readonly lineId: number | null };

/** Whether the plan has people of a place at work on a date. */
export type WorkingDays = (date: string, place: Place) => boolean;

/**
 * Reads a client's plan: the weekdays of the shift, else of all its shifts, else Monday to Friday, without holidays and
 * days on which that shift or line does not run. Extra shifts are nobody's plan: who works on them has a row that says so.
 */
export const workingDaysOf = (connection: Connection, clientId: number): WorkingDays => {
  const weekdays = connection
    .prepare(
      `SELECT s.shift_type AS shiftType, w.weekday FROM shift_weekdays w
       CROSS JOIN shifts s ON s.client_id = w.client_id AND s.id = w.shift_id AND s.is_active = 1
       WHERE w.client_id = ?`,
    )
    .all(clientId) as { shiftType: string; weekday: number }[];
  const exceptions = connection
    .prepare(
      `SELECT c.shift_date AS shiftDate, c.line_id AS lineId,
         (SELECT s.shift_type FROM shifts s WHERE s.client_id = c.client_id AND s.id = c.shift_id) AS shiftType
       FROM shift_calendar c WHERE c.client_id = ? AND c.kind <> 'EXTRA_SHIFT'`,
    )
    .all(clientId) as Exception[];
  const offOn = Map.groupBy(exceptions, ({ shiftDate }) => shiftDate);
  const ofShift = Map.groupBy(weekdays, ({ shiftType }) => shiftType);
  const plan = (shiftType: string): readonly number[] => {
    const own = ofShift.get(shiftType) ?? weekdays;
    return own.length > 0 ? own.map(({ weekday }) => weekday) : MONDAY_TO_FRIDAY;
  };
  return (date, { shiftType, lineId }) =>
    plan(shiftType).includes(weekdayOf(date)) &&
    !(offOn.get(date) ?? []).some(
      (off) =>
        (off.shiftType === null || off.shiftType === shiftType) &&
        (off.lineId === null || off.lineId === lineId),
    );
};
