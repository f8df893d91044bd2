import { ageOfOrder, type OrderAge } from '../../kpi/aging';
import type { Question } from '../../kpi/figures';
import { listOrders, startOf } from '../../kpi/orders';
import { promiseFinder, workCalendarOf } from '../../kpi/promise';
import { requireKpiClient } from '../../kpi/question';
import { requireClient, type ClientScope } from '../../scope';
import { listHolds } from '../holds/list';
import { HOLD_STATES, type Hold } from '../holds/rows';
import { listRoutings } from '../products/routings';
import { readShipments, type Shipment } from '../shipments';
import { readCrew, type OrderCrew } from './crew';
import { forecastFinish, type Forecast } from './forecast';
import { readJobs, type Job } from './jobs';
import { readOrder, type OrderRecord } from './record';
import { readSteps, type OrderStep } from './state-history';
import {
  readProduction,
  readQuality,
  readStops,
  type OrderProduction,
  type OrderQuality,
  type OrderStops,
} from './work';

/** A date and where it comes from (`startOf`, `promiseFinder`). */
export type SourcedDate = { date: string; source: string; isEstimated: boolean };

/** How far an order is. */
export type Progress = {
  good: number;
  shipped: number;
  /** Good units that a steady pace from the start to the promise would have made by now; null without both dates. */
  expected: number | null;
  start: SourcedDate | null;
  promise: SourcedDate | null;
  age: OrderAge | null;
  forecast: Forecast | null;
  /**
   * Whether the date on which all of it had left lies after the promise, else the forecast, else today; null without a
   * promise, and for a closed order that did not leave whole.
   */
  isLate: boolean | null;
};

/** Everything about one order; its KPIs are asked of the KPI engine over `kpiRange`. */
export type OrderPage = {
  order: OrderRecord;
  jobs: Job[];
  /** Operations in their order; `style` null: the client's default routing. */
  routing: { style: string | null; operations: string[] } | null;
  progress: Progress;
  production: OrderProduction;
  crew: OrderCrew;
  quality: OrderQuality;
  stops: OrderStops;
  holds: Hold[];
  shipments: Shipment[];
  steps: OrderStep[];
  /** Shift dates that hold all that counts of it: from its first day to today or its promise. */
  kpiRange: { from: string; to: string };
};

const CLOSED_STAGES = ['completed', 'rejected', 'cancelled'] as const;
const isClosed = ({ stage }: OrderRecord): boolean => (CLOSED_STAGES as readonly string[]).includes(stage);

const expectedBy = (
  question: Question,
  planned: number,
  start: string | undefined,
  promise: string | undefined,
): number | null => {
  if (start === undefined || promise === undefined || promise <= start) return null;
  const { date: today } = question.clock;
  const { between } = workCalendarOf(question.connection, question.slice.clientId);
  const whole = between(start, promise);
  if (whole === 0 || today <= start) return 0;
  return Math.floor(planned * Math.min(1, between(start, today) / whole));
};

/** The date on which all that was planned had left; null while it has not. */
const shippedWhole = (shipments: readonly Shipment[], planned: number): string | null => {
  let total = 0;
  for (const { shippedOn, quantity } of shipments) {
    total += quantity;
    if (total >= planned) return shippedOn;
  }
  return null;
};

const progressOf = (
  question: Question,
  record: OrderRecord,
  production: OrderProduction,
  shipments: readonly Shipment[],
): Progress => {
  const [order] = listOrders(question.connection, question.slice, 'o.id = @orderId', { orderId: record.id });
  const start = order ? startOf(order) : null;
  const promise = order ? promiseFinder(question)(order) : null;
  const live = shipments.filter(({ voidedAt }) => voidedAt === null);
  const shipped = live.reduce((sum, { quantity }) => sum + quantity, 0);
  const forecast = isClosed(record) ? null : forecastFinish(question, { ...record, production, shipped });
  const whole = shippedWhole(live, record.plannedQuantity);
  const until = whole ?? (isClosed(record) ? null : (forecast?.finish ?? question.clock.date));
  return {
    good: production.good,
    shipped,
    expected: isClosed(record)
      ? null
      : expectedBy(question, record.plannedQuantity, start?.value, promise?.value),
    start: start && { date: start.value, source: start.source, isEstimated: start.isEstimated },
    promise: promise && { date: promise.value, source: promise.source, isEstimated: promise.isEstimated },
    age: ageOfOrder(question, record.id),
    forecast,
    isLate: promise === null || until === null ? null : until > promise.value,
  };
};

/**
 * Everything about one order of a client.
 * @throws Failure `not-found` for an order that is not this client's.
 */
export const getOrderPage = async (
  scope: ClientScope,
  input: { readonly clientId: number; readonly id: number; readonly asOf?: string | undefined },
): Promise<OrderPage> => {
  const clientId = requireClient(scope, input.clientId);
  const order = readOrder(scope, clientId, input.id);
  const client = requireKpiClient(scope, input);
  const { date: today } = client.clock;
  const question: Question = { ...client, slice: { clientId, from: '0001-01-01', to: today } };
  const production = readProduction(scope, clientId, order.id);
  const shipments = readShipments(scope, clientId, order.id);
  const progress = progressOf(question, order, production, shipments);
  const { routings } = await listRoutings(scope, clientId);
  const routing =
    routings.find(({ style }) => style !== null && style === order.styleModel) ??
    routings.find(({ style }) => style === null) ??
    null;
  const dates = [
    production.firstDate,
    production.lastDate,
    progress.start?.date,
    progress.promise?.date,
    order.plannedStartDate,
    ...shipments.map(({ shippedOn }) => shippedOn),
    today,
  ]
    .filter((date) => typeof date === 'string')
    .toSorted();
  return {
    order,
    jobs: readJobs(scope, clientId, order.id),
    routing,
    progress,
    production,
    crew: readCrew(scope, clientId, order.id),
    quality: readQuality(scope, clientId, order.id),
    stops: readStops(scope, clientId, order.id),
    holds: await listHolds(scope, {
      clientId,
      workOrderId: order.id,
      states: HOLD_STATES,
      asOf: input.asOf,
    }),
    shipments,
    steps: readSteps(scope, clientId, order.id, order),
    kpiRange: { from: dates[0] ?? today, to: dates.at(-1) ?? today },
  };
};
