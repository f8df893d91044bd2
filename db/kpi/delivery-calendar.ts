import type { ClientScope } from '../scope';
import { dayNumber } from './clock';
import { isBy, listDeliveries, READINGS, type Delivery, type Reading } from './delivery';
import type { Question } from './figures';
import { requireSlice, type SliceRequest } from './question';
import { canNarrow } from './results';
import { waitingOf, type Wait, type Waiting } from './waiting';

/** What became of a promise: kept, delivered after it, missed and not delivered yet, or not due yet. */
export type PromiseState = 'on-time' | 'late' | 'overdue' | 'to-come';

/** How many orders each state has, of those promised on one day or in all. */
export type PromiseCounts = {
  readonly promised: number;
  readonly onTime: number;
  readonly late: number;
  readonly overdue: number;
  readonly toCome: number;
  /** Of those delivered or overdue, and of these by the promised date. */
  readonly complete: number;
  readonly completeOnTime: number;
};

/** One of the three ways to read the same deliveries; `value` in percent, null where nothing is counted. */
export type DeliveryReading = {
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number;
};

/**
 * From OTD to TRUE-OTD, in orders. Numerator: OTD's − deliveredInPart − completedLate + madeNotDelivered. Denominator:
 * OTD's − incompleteOverdue − incompleteDelivered.
 */
export type ReadingDifferences = {
  /** Delivered on time, still not complete. */
  readonly deliveredInPart: number;
  /** Delivered on time, complete after the promise. */
  readonly completedLate: number;
  /** Complete by the promise, yet not delivered by it. */
  readonly madeNotDelivered: number;
  readonly incompleteOverdue: number;
  readonly incompleteDelivered: number;
};

/** One promised order; units and days as they stand now. */
export type PromisedOrder = {
  readonly orderId: number;
  readonly code: string;
  readonly style: string | null;
  readonly promise: string;
  readonly isPromiseComputed: boolean;
  readonly state: PromiseState;
  readonly delivered: string | null;
  readonly completedOn: string | null;
  /** Calendar days from the promise to the delivery, or to the clock's date; 0 where it was or can be kept. */
  readonly daysLate: number;
  readonly plannedUnits: number;
  /** What is still to be shipped, or to be made where nothing was shipped; 0 once complete. */
  readonly missingUnits: number;
  /** Why it is not complete; null once it is delivered and complete. */
  readonly waitsFor: Wait | null;
  readonly since: Waiting['since'];
  readonly reasonEn: string | null;
  readonly reasonEs: string | null;
};

/** The promises of a range by day, and the orders behind those that were not kept. */
export type DeliveryCalendar = {
  readonly asOf: string;
  readonly today: string;
  readonly counts: PromiseCounts;
  readonly readings: Readonly<Record<keyof typeof READINGS, DeliveryReading>>;
  readonly differences: ReadingDifferences;
  /** Days on which something was promised, in order, in columns. */
  readonly days: { readonly labels: string[] } & { readonly [name in keyof PromiseCounts]: number[] };
  readonly total: number;
  readonly rows: PromisedOrder[];
  readonly noteKeys: string[];
};

export type CalendarRequest = SliceRequest & {
  /** All orders promised on this day instead of those that were late. */
  readonly day?: string | undefined;
  readonly offset: number;
  readonly limit: number;
};

const stateOf = (one: Delivery): PromiseState => {
  if (one.delivered === null) return one.isDue ? 'overdue' : 'to-come';
  return isBy(one.delivered.value, one) ? 'on-time' : 'late';
};

const countsOf = (all: readonly Delivery[]): PromiseCounts => {
  const count = (is: (one: Delivery) => boolean): number => all.filter(is).length;
  const inState = (state: PromiseState): number => count((one) => stateOf(one) === state);
  const complete: Reading = READINGS['true-otd'];
  return {
    promised: all.length,
    onTime: inState('on-time'),
    late: inState('late'),
    overdue: inState('overdue'),
    toCome: inState('to-come'),
    complete: count(complete.counts),
    completeOnTime: count((one) => complete.counts(one) && complete.isOnTime(one)),
  };
};

const readingOf = (all: readonly Delivery[], reading: Reading): DeliveryReading => {
  const counted = all.filter(reading.counts);
  const numerator = counted.filter(reading.isOnTime).length;
  const denominator = counted.length;
  return { value: denominator > 0 ? (100 * numerator) / denominator : null, numerator, denominator };
};

const differencesOf = (all: readonly Delivery[]): ReadingDifferences => {
  const counted = all.filter(READINGS.otd.counts);
  const count = (is: (one: Delivery) => boolean): number => counted.filter(is).length;
  const isKept = READINGS.otd.isOnTime;
  return {
    deliveredInPart: count((one) => isKept(one) && one.completedOn === null),
    completedLate: count((one) => isKept(one) && one.completedOn !== null && !isBy(one.completedOn, one)),
    madeNotDelivered: count((one) => !isKept(one) && isBy(one.completedOn, one)),
    incompleteOverdue: count((one) => one.completedOn === null && one.delivered === null),
    incompleteDelivered: count((one) => one.completedOn === null && one.delivered !== null),
  };
};

const daysOf = (all: readonly Delivery[]): DeliveryCalendar['days'] => {
  const byDay = [...Map.groupBy(all, ({ promise }) => promise.value)].toSorted(([a], [b]) =>
    a.localeCompare(b),
  );
  const counts = byDay.map(([, own]) => countsOf(own));
  const column = (name: keyof PromiseCounts): number[] => counts.map((one) => one[name]);
  return {
    labels: byDay.map(([day]) => day),
    promised: column('promised'),
    onTime: column('onTime'),
    late: column('late'),
    overdue: column('overdue'),
    toCome: column('toCome'),
    complete: column('complete'),
    completeOnTime: column('completeOnTime'),
  };
};

const daysLateOf = (one: Delivery, today: string): number => {
  const until = one.delivered?.value ?? today;
  return Math.max(0, dayNumber(until) - dayNumber(one.promise.value));
};

const missingOf = ({ order, completedOn, shippedUnits, goodUnits }: Delivery): number =>
  completedOn === null ? Math.max(0, order.plannedQuantity - (shippedUnits || goodUnits)) : 0;

const toRows = (question: Question, page: readonly Delivery[]): PromisedOrder[] => {
  const waitsOf = waitingOf(
    question,
    page.map(({ order }) => order.id),
  );
  return page.map((one) => {
    const { order, promise, delivered, completedOn, goodUnits } = one;
    const isFinished = delivered !== null && completedOn !== null;
    const openUnits = Math.max(0, order.plannedQuantity - goodUnits);
    const waiting = isFinished
      ? { waitsFor: null, since: null, reasonEn: null, reasonEs: null }
      : waitsOf({ id: order.id, status: order.status, openUnits });
    return {
      orderId: order.id,
      code: order.code,
      style: order.style,
      promise: promise.value,
      isPromiseComputed: promise.isEstimated,
      state: stateOf(one),
      delivered: delivered?.value ?? null,
      completedOn,
      daysLate: daysLateOf(one, question.clock.date),
      plannedUnits: order.plannedQuantity,
      missingUnits: missingOf(one),
      ...waiting,
    };
  });
};

/** Promises that were not kept, or only in part: what OTD or OTIF does not count as good. */
const isMissed = (one: Delivery): boolean =>
  READINGS.otd.counts(one) && !(READINGS.otd.isOnTime(one) && READINGS.otif.isOnTime(one));

/**
 * The orders promised in a range by day and by what became of them, with OTD, TRUE-OTD and OTIF from the same orders and
 * what lies between them; listed are those that were not kept whole, the latest first, or all of one day.
 * @throws Failure `not-found` for a client outside the scope or a code that it does not have, `invalid-input` for a bad
 * range.
 */
export const getDeliveryCalendar = async (
  scope: ClientScope,
  request: CalendarRequest,
): Promise<DeliveryCalendar> => {
  const asked = requireSlice(scope, request);
  const { day, offset, limit } = request;
  const isWhole = canNarrow('otd', asked.slice);
  const all = isWhole ? listDeliveries(asked) : [];
  const { date: today, instant } = asked.clock;
  const listed = all
    .filter((one) => (day === undefined ? isMissed(one) : one.promise.value === day))
    .toSorted(
      (a, b) => daysLateOf(b, today) - daysLateOf(a, today) || a.order.code.localeCompare(b.order.code, 'en'),
    );
  return {
    asOf: instant,
    today,
    counts: countsOf(all),
    readings: {
      otd: readingOf(all, READINGS.otd),
      'true-otd': readingOf(all, READINGS['true-otd']),
      otif: readingOf(all, READINGS.otif),
    },
    differences: differencesOf(all),
    days: daysOf(all),
    total: listed.length,
    rows: toRows(asked, listed.slice(offset, offset + limit)),
    noteKeys: isWhole ? [] : ['kpi.note.whole-orders'],
  };
};
