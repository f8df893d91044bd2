import { addDays, dateIn } from '../calendar';
import { NO_FIGURES, sumOf, type Figures, type OwnDefinition, type Question } from './figures';
import { rowOfOrder } from './order-rows';
import {
  figuresOf,
  groupOrders,
  listOrders,
  ORDER_GROUPINGS,
  type Order,
  type OrderInput,
  type OrderShare,
} from './orders';
import { promiseFinder } from './promise';

type Amount = { orderId: number; date: string; units: number };

/** An order whose promise lies in the range, and what became of it. */
export type Delivery = {
  readonly order: Order;
  readonly promise: OrderInput<string>;
  readonly delivered: OrderInput<string> | null;
  readonly completedOn: string | null;
  /** Good units made and units shipped so far, and when last. */
  readonly goodUnits: number;
  readonly shippedUnits: number;
  readonly lastMadeOn: string | null;
  /** Promised before the clock's date. */
  readonly isDue: boolean;
};

/** The first date on which a running total reaches a quantity. */
const reachedOn = (amounts: readonly Amount[], quantity: number): string | null => {
  let total = 0;
  for (const { date, units } of amounts) {
    total += units;
    if (total >= quantity) return date;
  }
  return null;
};

const findDeliveries = (question: Question): readonly Delivery[] => {
  const { connection, slice, clock, timezone } = question;
  const orders = listOrders(
    connection,
    slice,
    `o.status NOT IN ('CANCELLED', 'REJECTED')
       AND (ifnull(o.planned_ship_date, o.required_date) BETWEEN @from AND @to
         OR (o.planned_ship_date IS NULL AND o.required_date IS NULL))`,
  );
  const promiseOf = promiseFinder(question);
  const due = orders.flatMap((order) => {
    const promise = promiseOf(order);
    return promise === null || promise.value < slice.from || promise.value > slice.to
      ? []
      : [{ order, promise }];
  });
  const named = { clientId: slice.clientId, ids: JSON.stringify(due.map(({ order }) => order.id)) };
  const shipments = connection
    .prepare(
      `SELECT work_order_id AS orderId, shipped_on AS date, quantity AS units FROM shipments
       WHERE client_id = @clientId AND work_order_id IN (SELECT value FROM json_each(@ids)) AND voided_at IS NULL
       ORDER BY shipped_on`,
    )
    .all(named) as Amount[];
  const entries = connection
    .prepare(
      `SELECT work_order_id AS orderId, shift_date AS date,
         sum(units_produced - units_defective) AS units
       FROM production_entries
       WHERE client_id = @clientId AND work_order_id IN (SELECT value FROM json_each(@ids)) AND voided_at IS NULL
       GROUP BY 1, 2 ORDER BY shift_date`,
    )
    .all(named) as Amount[];
  const shipmentsOf = Map.groupBy(shipments, (shipment) => shipment.orderId);
  const entriesOf = Map.groupBy(entries, (entry) => entry.orderId);
  return due.map(({ order, promise }): Delivery => {
    const shipped = shipmentsOf.get(order.id) ?? [];
    const made = entriesOf.get(order.id) ?? [];
    const [first] = shipped;
    const base = {
      order,
      promise,
      isDue: promise.value < clock.date,
      goodUnits: sumOf(made, ({ units }) => units),
      shippedUnits: sumOf(shipped, ({ units }) => units),
      lastMadeOn: made.at(-1)?.date ?? null,
    };
    if (first) {
      const delivered = { value: first.date, source: 'shipment', confidence: 1, isEstimated: false };
      return { ...base, delivered, completedOn: reachedOn(shipped, order.plannedQuantity) };
    }
    if (order.status !== 'COMPLETED') {
      return { ...base, delivered: null, completedOn: reachedOn(made, order.plannedQuantity) };
    }
    const last = made.at(-1)?.date;
    const closed = order.completedAt === null ? null : dateIn(timezone, new Date(order.completedAt));
    const on = last === undefined ? closed : addDays(last, 1);
    const source = last === undefined ? 'completion' : 'after-last-entry';
    const delivered = on === null ? null : { value: on, source, confidence: 0.6, isEstimated: true };
    return { ...base, delivered, completedOn: on };
  });
};

const answered = new WeakMap<Question, readonly Delivery[]>();

/** The orders that a question is about, found once for the three KPIs and the course that are made of them. */
export const listDeliveries = (question: Question): readonly Delivery[] => {
  const deliveries = answered.get(question) ?? findDeliveries(question);
  answered.set(question, deliveries);
  return deliveries;
};

/** Which orders count, and which of them count as good. */
export type Reading = {
  readonly counts: (one: Delivery) => boolean;
  readonly isOnTime: (one: Delivery) => boolean;
  readonly tellsIncomplete?: true;
};

const isDeliveredOrOverdue = (one: Delivery): boolean => one.delivered !== null || one.isDue;

/** Whether a date is there and not after an order's promise. */
export const isBy = (date: string | null | undefined, { promise }: Delivery): boolean =>
  typeof date === 'string' && date <= promise.value;

const shareOf = (one: Delivery, reading: Reading): OrderShare => ({
  order: one.order,
  date: one.promise.value,
  numerator: reading.isOnTime(one) ? 1 : 0,
  confidence: one.promise.confidence * (one.delivered?.confidence ?? 1),
  isEstimated: one.promise.isEstimated || (one.delivered?.isEstimated ?? false),
  inferred: [
    ...(one.promise.source === 'planned-ship' ? [] : [`promise|${one.promise.source}`]),
    ...(one.delivered?.isEstimated ? [`delivery|${one.delivered.source}`] : []),
  ],
  facts: {
    status: one.order.status,
    promise: one.promise.value,
    promiseSource: one.promise.source,
    delivered: one.delivered?.value ?? null,
    deliverySource: one.delivered?.source ?? null,
    completed: one.completedOn,
  },
});

const countsOf = (all: readonly Delivery[]): Record<string, number> => {
  const count = (is: (one: Delivery) => boolean) => all.filter(is).length;
  return {
    ordersPromised: all.length,
    ordersDelivered: count((one) => one.delivered !== null),
    ordersDeliveredOnTime: count((one) => isBy(one.delivered?.value, one)),
    ordersOverdue: count((one) => one.delivered === null && one.isDue),
    ordersNotDue: count((one) => one.delivered === null && !one.isDue),
    ordersComplete: count((one) => one.completedOn !== null),
    ordersCompleteOnTime: count((one) => isBy(one.completedOn, one)),
    ordersOverdueIncomplete: count((one) => one.isDue && one.completedOn === null),
  };
};

const figuresOfDeliveries = (all: readonly Delivery[], reading: Reading): Figures => {
  const shares = all.filter(reading.counts).map((one) => shareOf(one, reading));
  const incomplete = all.filter((one) => one.isDue && one.completedOn === null).length;
  const isTold = reading.tellsIncomplete === true;
  const notCounted = all.length - shares.length;
  return {
    ...figuresOf(shares, 100),
    noteKeys: [
      ...(shares.length === 0 ? ['kpi.note.no-orders-due'] : []),
      ...(isTold && incomplete > 0 ? ['kpi.note.overdue-incomplete'] : []),
    ],
    noteParams: isTold ? { overdueIncomplete: incomplete } : {},
    extra: isTold ? { overdueIncomplete: incomplete } : {},
    terms: countsOf(all),
    leftOut: notCounted > 0 ? [{ reason: isTold ? 'not-complete' : 'not-due', records: notCounted }] : [],
  };
};

const onTime = (reading: Reading): OwnDefinition => ({
  unit: '%',
  better: 'higher',
  groupings: ORDER_GROUPINGS,
  settings: [],
  compute: (question, by) => {
    const groups = groupOrders(listDeliveries(question), by);
    if (groups.size === 0) return new Map([[null, { ...NO_FIGURES, noteKeys: ['kpi.note.no-orders-due'] }]]);
    return new Map([...groups].map(([label, all]) => [label, figuresOfDeliveries(all, reading)]));
  },
  course: (question, spans) => {
    const all = listDeliveries(question);
    return new Map(
      spans.map(({ label, from, to }) => [
        label,
        figuresOfDeliveries(
          all.filter(({ promise }) => promise.value >= from && promise.value <= to),
          reading,
        ),
      ]),
    );
  },
  rows: (question) =>
    listDeliveries(question)
      .filter(reading.counts)
      .map((one) => rowOfOrder(shareOf(one, reading), 100)),
});

/** The three ways to read the deliveries of a range. */
export const READINGS = {
  otd: { counts: isDeliveredOrOverdue, isOnTime: (one) => isBy(one.delivered?.value, one) },
  'true-otd': {
    counts: (one) => isDeliveredOrOverdue(one) && one.completedOn !== null,
    isOnTime: (one) => isBy(one.completedOn, one),
    tellsIncomplete: true,
  },
  otif: { counts: isDeliveredOrOverdue, isOnTime: (one) => isBy(one.completedOn, one) },
} as const satisfies Record<string, Reading>;

/** OTD, %: orders delivered by their promised date ÷ (delivered + overdue), of orders promised in the range. */
export const OTD = onTime(READINGS.otd);

/**
 * TRUE-OTD, %: orders complete by their promised date ÷ complete orders; tells how many overdue ones it leaves out. What
 * is complete before its promise is due and not yet delivered counts from then on.
 */
export const TRUE_OTD = onTime(READINGS['true-otd']);

/** OTIF, %: orders complete by their promised date ÷ (delivered + overdue). */
export const OTIF = onTime(READINGS.otif);
