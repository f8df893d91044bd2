import { clockIn, dayNumber, dayNumberOf, wallClockIn, type WallClock } from './clock';
import { NO_FIGURES, sumOf, type Figures, type OwnDefinition, type Question } from './figures';
import { holdInterval, openJobs, type HoldTime } from './hold-time';
import { intersectionOf, lengthWithin, unionOf, type Interval } from './intervals';
import { rowOfOrder } from './order-rows';
import {
  figuresOf,
  groupOrders,
  listOrders,
  ORDER_GROUPINGS,
  startOf,
  type Order,
  type OrderShare,
} from './orders';
import type { Span } from './periods';

const OPEN = "o.status IN ('ACTIVE', 'ON_HOLD')";
const isOpen = ({ status }: Order): boolean => status === 'ACTIVE' || status === 'ON_HOLD';

type Hold = HoldTime & { orderId: number; jobId: number | null };
type Job = { id: number; orderId: number; isOpen: number };

/** Age buckets in whole days, both ends included, and the name of their number among the figures. */
export const AGE_BUCKETS = [
  { bucket: '0-7', fromDays: 0, toDays: 7, name: 'orders0To7Days' },
  { bucket: '8-14', fromDays: 8, toDays: 14, name: 'orders8To14Days' },
  { bucket: '15-30', fromDays: 15, toDays: 30, name: 'orders15To30Days' },
  { bucket: 'over-30', fromDays: 31, toDays: Infinity, name: 'ordersOver30Days' },
] as const;
export type AgeBucket = (typeof AGE_BUCKETS)[number]['bucket'];

/** Whether a net age in days falls into a bucket: its whole days count. */
export const isInBucket = (
  days: number,
  { fromDays, toDays }: { readonly fromDays: number; readonly toDays: number },
): boolean => Math.floor(days) >= fromDays && Math.floor(days) <= toDays;

/** An open order: its share, or why it is left out; `openUnits` are those still to be made. */
export type Aged = OrderShare & {
  readonly openUnits: number;
  readonly heldDays: number;
  readonly leftOut: 'no-start' | 'starts-later' | null;
};

/** When an order stood on hold, open holds without end: holds of its own, and the time during which all its open jobs were held. */
const heldTime = (holds: readonly Hold[], jobs: readonly Job[], wallClock: WallClock): Interval[] => {
  const timeOf = (hold: Hold): Interval => holdInterval(hold, wallClock);
  const whole = holds.filter((hold) => hold.jobId === null).map(timeOf);
  const ofJobs = openJobs(jobs).map((job) =>
    unionOf(holds.filter((hold) => hold.jobId === job.id).map(timeOf)),
  );
  const [first = [], ...others] = ofJobs;
  return unionOf([...whole, ...others.reduce(intersectionOf, first)]);
};

/** Orders that meet a condition over `o`, each with how it ages: its share at a clock's day number. */
const listAging = (
  { connection, slice, clock, timezone }: Question,
  condition: string,
  more: Readonly<Record<string, string | number>> = {},
): { readonly order: Order; readonly agedAt: (now: number) => Aged }[] => {
  const named = { clientId: slice.clientId, ...more };
  const orders = listOrders(connection, slice, condition, more);
  const ofThese = `work_order_id IN (SELECT o.id FROM work_orders o WHERE o.client_id = @clientId AND ${condition})`;
  const holds = connection
    .prepare(
      `SELECT work_order_id AS orderId, job_id AS jobId, hold_status AS status, hold_date AS holdDate,
         hold_time AS holdTime, resume_date AS resumeDate, resume_time AS resumeTime
       FROM hold_entries WHERE client_id = @clientId AND ${ofThese} AND hold_status <> 'CANCELLED'
         AND approved_at IS NOT NULL AND hold_date IS NOT NULL AND voided_at IS NULL`,
    )
    .all(named) as Hold[];
  const jobs = connection
    .prepare(
      `SELECT id, work_order_id AS orderId, quantity_completed + quantity_scrapped < quantity_ordered AS isOpen
       FROM jobs WHERE client_id = @clientId AND ${ofThese}`,
    )
    .all(named) as Job[];
  const made = connection
    .prepare(
      `SELECT work_order_id AS orderId, sum(units_produced - units_defective) AS units
       FROM production_entries WHERE client_id = @clientId AND ${ofThese} AND voided_at IS NULL
       GROUP BY work_order_id`,
    )
    .all(named) as { orderId: number; units: number }[];
  const holdsOf = Map.groupBy(holds, (hold) => hold.orderId);
  const jobsOf = Map.groupBy(jobs, (job) => job.orderId);
  const madeOf = new Map(made.map(({ orderId, units }) => [orderId, units]));
  const wallClock = wallClockIn(timezone);
  return orders.map((order) => {
    const start = startOf(order);
    const openUnits = Math.max(0, order.plannedQuantity - (madeOf.get(order.id) ?? 0));
    const begun = start === null ? null : dayNumber(start.value);
    const held = heldTime(holdsOf.get(order.id) ?? [], jobsOf.get(order.id) ?? [], wallClock);
    const agedAt = (now: number): Aged => {
      const from = begun ?? now;
      const grossDays = Math.max(0, now - from);
      const heldDays =
        grossDays > 0 ? Math.min(grossDays, lengthWithin(held, { from, to: now }, wallClock.realDays)) : 0;
      return {
        order,
        openUnits,
        heldDays,
        date: start?.value ?? clock.date,
        numerator: grossDays - heldDays,
        facts: {
          status: order.status,
          start: start?.value ?? null,
          startSource: start?.source ?? null,
          grossDays,
          heldDays,
          openUnits,
        },
        confidence: start?.confidence ?? 0,
        isEstimated: start?.isEstimated ?? false,
        inferred: start === null || start.source === 'actual' ? [] : [`orderStart|${start.source}`],
        leftOut: start === null ? 'no-start' : from > now ? 'starts-later' : null,
      };
    };
    return { order, agedAt };
  });
};

/** The open orders of a question, each with its age at the question's clock. */
export const ageOrders = (question: Question): Aged[] => {
  const now = dayNumberOf(question.clock);
  return listAging(question, OPEN).map(({ agedAt }) => agedAt(now));
};

/** The smallest age that at least this part of the orders does not exceed (nearest rank). */
const rank = (sorted: readonly number[], percent: number): number =>
  sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0;

const median = (sorted: readonly number[]): number => {
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
};

const spreadOf = (aged: readonly Aged[]): Record<string, number> => {
  const days = aged.map((one) => one.numerator).toSorted((a, b) => a - b);
  const openUnits = sumOf(aged, (one) => one.openUnits);
  return {
    ...(openUnits > 0
      ? { weightedMeanDays: sumOf(aged, (one) => one.openUnits * one.numerator) / openUnits }
      : {}),
    medianDays: median(days),
    percentile85Days: rank(days, 85),
    oldestDays: days.at(-1) ?? 0,
    ...Object.fromEntries(
      AGE_BUCKETS.map((one) => [one.name, days.filter((age) => isInBucket(age, one)).length]),
    ),
  };
};

const LEFT_OUT = [
  ['no-start', 'kpi.note.orders-without-start', 'ordersWithoutStart'],
  ['starts-later', 'kpi.note.orders-starting-later', 'ordersStartingLater'],
] as const;

/** WIP aging of orders that are open, with what is left out of it. */
export const agingOf = (all: readonly Aged[]): Figures => {
  const aged = all.filter((one) => one.leftOut === null);
  const missing = LEFT_OUT.flatMap(([reason, key, name]) => {
    const codes = all.filter((one) => one.leftOut === reason).map((one) => one.order.code);
    return codes.length === 0 ? [] : [{ reason, key, name, codes }];
  });
  return {
    ...figuresOf(aged, 1),
    noteKeys: [...(aged.length === 0 ? ['kpi.note.no-open-orders'] : []), ...missing.map(({ key }) => key)],
    noteParams: Object.fromEntries(missing.map(({ name, codes }) => [name, codes.join(', ')])),
    extra: aged.length === 0 ? {} : spreadOf(aged),
    terms: {
      grossDays: sumOf(aged, (one) => one.numerator + one.heldDays),
      heldDays: sumOf(aged, (one) => one.heldDays),
      openUnits: sumOf(aged, (one) => one.openUnits),
      ageUnitDays: sumOf(aged, (one) => one.openUnits * one.numerator),
    },
    leftOut: missing.map(({ reason, codes }) => ({ reason, records: codes.length })),
  };
};

/** When a closed order was closed, as a day number of the client's zone; null where nothing says so. */
const closedOn = ({ completedAt }: Order, timezone: string): number | null =>
  completedAt === null ? null : dayNumberOf(clockIn(completedAt, timezone));

/**
 * Aging at the end of each span, or at the clock where that comes first: the orders that had begun by the span's last
 * date and were not yet closed then. Holds, quantities and jobs count as they are recorded now; closed orders whose closing has no time
 * are left out. A span that begins after the clock has none.
 */
const agingOver = (question: Question, spans: readonly Span[]): ReadonlyMap<string, Figures> => {
  const { clock, timezone } = question;
  const [first] = spans;
  const today = dayNumberOf(clock);
  const aging = listAging(question, `(${OPEN} OR o.completed_at >= @since)`, {
    since: first?.from ?? clock.date,
  }).flatMap(({ order, agedAt }) => {
    const begun = startOf(order)?.value;
    const closed = isOpen(order) ? Infinity : (closedOn(order, timezone) ?? -Infinity);
    return begun === undefined ? [] : [{ agedAt, begun, closed }];
  });
  return new Map(
    spans.map(({ label, from, to }) => {
      const now = Math.min(today, dayNumber(to) + 1);
      const date = to < clock.date ? to : clock.date;
      const open =
        dayNumber(from) > today ? [] : aging.filter((one) => one.begun <= date && one.closed > now);
      const figures = figuresOf(
        open.map(({ agedAt }) => agedAt(now)),
        1,
      );
      const noteKeys = [...(open.length === 0 ? ['kpi.note.no-open-orders'] : []), 'kpi.note.reconstructed'];
      return [label, { ...NO_FIGURES, ...figures, noteKeys }];
    }),
  );
};

/** How one order ages, in days; a closed one keeps the age that it was closed at. */
export type OrderAge = {
  readonly netDays: number;
  readonly grossDays: number;
  readonly heldDays: number;
};

/**
 * The age of one order of the question's client at its clock, or at its closing; null without a start, before it, and for
 * a closed order whose closing has no time.
 */
export const ageOfOrder = (question: Question, orderId: number): OrderAge | null => {
  const [found] = listAging(question, 'o.id = @orderId', { orderId });
  if (!found) return null;
  const today = dayNumberOf(question.clock);
  const until = isOpen(found.order) ? today : closedOn(found.order, question.timezone);
  if (until === null) return null;
  const { leftOut, numerator, heldDays } = found.agedAt(Math.min(today, until));
  return leftOut === null ? { netDays: numerator, grossDays: numerator + heldDays, heldDays } : null;
};

/**
 * WIP aging, in days: Σ net age of open orders ÷ their number, whatever the date range. Net age = calendar days from the
 * start to the clock less the union of approved holds within them. Does not add up over time.
 */
export const WIP_AGING: OwnDefinition = {
  unit: 'days',
  better: 'lower',
  groupings: ORDER_GROUPINGS,
  settings: [],
  course: agingOver,
  compute: (question, by) => {
    const groups = groupOrders(ageOrders(question), by);
    if (groups.size === 0) return new Map([[null, { ...NO_FIGURES, noteKeys: ['kpi.note.no-open-orders'] }]]);
    return new Map([...groups].map(([label, all]) => [label, agingOf(all)]));
  },
  rows: (question) =>
    ageOrders(question)
      .filter((one) => one.leftOut === null)
      .map((one) => rowOfOrder(one, 1)),
};
