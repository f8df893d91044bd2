import { addDays } from '../calendar';
import { cycleFinder } from './cycle';
import type { Question } from './figures';
import { startOf, type Order, type OrderInput } from './orders';
import { defaultShiftSeconds } from './resolve';
import { weekdayOf } from './working-days';

const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5];
const MOST_DAYS = 3660;

/**
 * Finds an order's promised date: planned ship date, else required date, else its start and the working days that its
 * standard hours take one crew of the first shift (estimated, confidence 0.4). Working days are the weekdays on which
 * the client's shifts run, Monday to Friday where none are set, without holidays.
 */
export const promiseFinder = ({ connection, settings, slice }: Question) => {
  const { clientId } = slice;
  const findCycle = cycleFinder(connection, clientId, settings);
  const shift = connection
    .prepare(
      `SELECT id, standard_seconds AS seconds, standard_crew AS crew FROM shifts
       WHERE client_id = ? AND shift_type = 'SHIFT_1ST' ORDER BY is_active DESC, id LIMIT 1`,
    )
    .get(clientId) as { id: number; seconds: number; crew: number | null } | undefined;
  const set = connection
    .prepare('SELECT DISTINCT weekday FROM shift_weekdays WHERE client_id = ?')
    .pluck()
    .all(clientId) as number[];
  const weekdays = new Set(set.length > 0 ? set : MONDAY_TO_FRIDAY);
  const holidays = new Set(
    connection
      .prepare("SELECT shift_date FROM shift_calendar WHERE client_id = ? AND kind = 'HOLIDAY'")
      .pluck()
      .all(clientId) as string[],
  );
  const afterWorkingDays = (start: string, days: number): string => {
    let date = start;
    for (let left = days, passed = 0; left > 0 && passed < MOST_DAYS; passed += 1) {
      date = addDays(date, 1);
      if (weekdays.has(weekdayOf(date)) && !holidays.has(date)) left -= 1;
    }
    return date;
  };
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
    const crew = shift?.crew || Number(settings.valueOn('default_crew', start));
    const shiftMs = (shift?.seconds || defaultShiftSeconds('SHIFT_1ST')) * 1000;
    const days = Math.ceil((order.plannedQuantity * cycle.value) / (crew * shiftMs));
    return { value: afterWorkingDays(start, days), source: 'computed', confidence: 0.4, isEstimated: true };
  };
};
