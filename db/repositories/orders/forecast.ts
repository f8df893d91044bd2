import { addDays } from '../../calendar';
import { cycleFinder } from '../../kpi/cycle';
import type { Question } from '../../kpi/figures';
import { dailyLabourMs, firstShiftOf, workCalendarOf } from '../../kpi/promise';
import { readRates } from '../../kpi/rate';
import type { OrderProduction } from './work';

/** Whose pace a forecast goes by: the order's own lately, that of its style or client, or the standard's. */
export type ForecastBasis = 'order' | 'style' | 'client' | 'standard';

/** When an open order will be finished if work goes on as it has lately. */
export type Forecast = {
  readonly finish: string;
  readonly remaining: number;
  readonly unitsPerDay: number;
  readonly workingDays: number;
  readonly basis: ForecastBasis;
  /** How many days of work the order's own pace rests on; null for the other bases. */
  readonly daysOfWork: number | null;
};

const WINDOW_DAYS = 30;

type Subject = {
  readonly id: number;
  readonly styleModel: string | null;
  readonly plannedQuantity: number;
  readonly plannedStartDate: string | null;
  readonly production: OrderProduction;
  /** What left was made, whether it was entered or not. */
  readonly shipped: number;
};

type Pace = {
  readonly unitsPerDay: number;
  readonly basis: ForecastBasis;
  readonly daysOfWork: number | null;
};

const ownPace = ({ days }: OrderProduction, today: string): Pace | null => {
  const since = addDays(today, -WINDOW_DAYS);
  const recent = days.filter(({ date }) => date >= since && date <= today);
  const units = recent.reduce((sum, { good }) => sum + good, 0);
  return units > 0 ? { unitsPerDay: units / recent.length, basis: 'order', daysOfWork: recent.length } : null;
};

const paceOf = (question: Question, order: Subject): Pace | null => {
  const { connection, settings, slice, clock } = question;
  const own = ownPace(order.production, clock.date);
  if (own) return own;
  const rates = readRates(connection, slice.clientId);
  const ofStyle = order.styleModel === null ? null : rates.ofStyle(order.styleModel, clock.date);
  const shown = ofStyle ?? rates.ofClient(clock.date);
  const standard = () =>
    cycleFinder(
      connection,
      slice.clientId,
      settings,
    )({
      workOrderId: order.id,
      jobId: null,
      lineId: null,
      shiftId: firstShiftOf(connection, slice.clientId)?.id ?? null,
      shiftDate: clock.date,
    }).value;
  const labourMsPerUnit = shown ?? standard();
  const basis = ofStyle !== null ? 'style' : shown !== null ? 'client' : 'standard';
  const unitsPerDay = dailyLabourMs(question, clock.date) / labourMsPerUnit;
  return unitsPerDay > 0 ? { unitsPerDay, basis, daysOfWork: null } : null;
};

/**
 * Forecasts the working day on which the rest of an order is made: at the order's own good units per day of work over
 * the last 30 days; while it has none, at the labour per unit that its style, else its client, has demonstrated over the
 * 30 days before, else at its standard, with one crew of the first shift. Counting begins today, tomorrow where today has
 * entries, and not before the planned start of an order that has not begun. Null where nothing is left to be made.
 */
export const forecastFinish = (question: Question, order: Subject): Forecast | null => {
  const remaining = order.plannedQuantity - Math.max(order.production.good, order.shipped);
  const pace = remaining > 0 ? paceOf(question, order) : null;
  if (pace === null) return null;
  const { date: today } = question.clock;
  const { lastDate } = order.production;
  const start = order.plannedStartDate;
  const first =
    lastDate === null && start !== null && start > today
      ? start
      : lastDate !== null && lastDate >= today
        ? addDays(lastDate, 1)
        : today;
  const workingDays = Math.ceil(remaining / pace.unitsPerDay);
  const { after } = workCalendarOf(question.connection, question.slice.clientId);
  return { ...pace, remaining, workingDays, finish: after(addDays(first, -1), workingDays) };
};
