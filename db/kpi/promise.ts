import { addDays } from '../calendar';
import type { Connection } from '../connection';
import { cycleFinder } from './cycle';
import type { Question } from './figures';
import { startOf, type Order, type OrderInput } from './orders';
import { defaultShiftSeconds } from './resolve';
import { weekdayOf } from './working-days';

const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5];
const MOST_DAYS = 3660;

/** The weekdays on which a client works, without holidays of the whole client. */
export type WorkCalendar = {
  /** The date that lies so many working days after another. */
  readonly after: (start: string, days: number) => string;
  /** How many working days lie after the first date, up to and including the last. */
  readonly between: (first: string, last: string) => number;
};

/** Reads when a client works: the weekdays on which any of its shifts runs, Monday to Friday where none are set. */
export const workCalendarOf = (connection: Connection, clientId: number): WorkCalendar => {
  const set = connection
    .prepare('SELECT DISTINCT weekday FROM shift_weekdays WHERE client_id = ?')
    .pluck()
    .all(clientId) as number[];
  const weekdays = new Set(set.length > 0 ? set : MONDAY_TO_FRIDAY);
  const holidays = new Set(
    connection
      .prepare(
        `SELECT shift_date FROM shift_calendar
         WHERE client_id = ? AND kind = 'HOLIDAY' AND shift_id IS NULL AND line_id IS NULL`,
      )
      .pluck()
      .all(clientId) as string[],
  );
  const isWorked = (date: string): boolean => weekdays.has(weekdayOf(date)) && !holidays.has(date);
  return {
    after: (start, days) => {
      let date = start;
      for (let left = days, passed = 0; left > 0 && passed < MOST_DAYS; passed += 1) {
        date = addDays(date, 1);
        if (isWorked(date)) left -= 1;
      }
      return date;
    },
    between: (first, last) => {
      let days = 0;
      let date = first;
      for (let passed = 0; date < last && passed < MOST_DAYS; passed += 1) {
        date = addDays(date, 1);
        if (isWorked(date)) days += 1;
      }
      return days;
    },
  };
};

type FirstShift = { id: number; seconds: number; crew: number | null };

/** The client's first shift; undefined where it has none. */
export const firstShiftOf = (connection: Connection, clientId: number): FirstShift | undefined =>
  connection
    .prepare<[number], FirstShift>(
      `SELECT id, standard_seconds AS seconds, standard_crew AS crew FROM shifts
       WHERE client_id = ? AND shift_type = 'SHIFT_1ST' ORDER BY is_active DESC, id LIMIT 1`,
    )
    .get(clientId);

/** Milliseconds of labour that one crew of the first shift works on a date. */
export const dailyLabourMs = ({ connection, settings, slice }: Question, date: string): number => {
  const shift = firstShiftOf(connection, slice.clientId);
  const crew = shift?.crew || Number(settings.valueOn('default_crew', date));
  return crew * (shift?.seconds || defaultShiftSeconds('SHIFT_1ST')) * 1000;
};

/**
 * Finds an order's promised date: planned ship date, else required date, else its start and the working days that its
 * standard hours take one crew of the first shift (estimated, confidence 0.4). Working days are the weekdays on which
 * the client's shifts run, Monday to Friday where none are set, without holidays of the whole
 * client.
 */
export const promiseFinder = (question: Question) => {
  const { connection, settings } = question;
  const { clientId } = question.slice;
  const findCycle = cycleFinder(connection, clientId, settings);
  const shift = firstShiftOf(connection, clientId);
  const { after } = workCalendarOf(connection, clientId);
  return (order: Order): OrderInput<string> | null => {
    if (order.plannedShip !== null) {
      return { value: order.plannedShip, source: 'planned-ship', confidence: 1, isEstimated: false };
    }
    if (order.required !== null) {
      return { value: order.required, source: 'required', confidence: 1, isEstimated: false };
    }
    const start = startOf(order)?.value;
    if (start === undefined) return null;
    const cycle = findCycle({
      workOrderId: order.id,
      jobId: null,
      lineId: null,
      shiftId: shift?.id ?? null,
      shiftDate: start,
    });
    const days = Math.ceil((order.plannedQuantity * cycle.value) / dailyLabourMs(question, start));
    return { value: after(start, days), source: 'computed', confidence: 0.4, isEstimated: true };
  };
};
