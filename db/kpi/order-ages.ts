import type { ClientScope } from '../scope';
import { AGE_BUCKETS, ageOrders, agingOf, isInBucket, type Aged, type AgeBucket } from './aging';
import { NO_FIGURES, sumOf, type Question } from './figures';
import { promiseFinder } from './promise';
import { requireKpiClient } from './question';
import { canNarrow } from './results';
import { findNarrowing, type Where } from './slice';
import { waitingOf, type Waiting } from './waiting';

/** One open order with its age in days. */
export type AgedOrder = Waiting & {
  readonly orderId: number;
  readonly code: string;
  readonly style: string | null;
  readonly netDays: number;
  readonly heldDays: number;
  readonly start: string | null;
  readonly isOnHold: boolean;
  readonly promise: string | null;
  readonly isPromiseComputed: boolean;
  /** Promised before the clock's date. */
  readonly isOverdue: boolean;
  readonly plannedUnits: number;
  readonly openUnits: number;
};

/** Open orders of one age; `toDays` null has no end. */
export type AgedBucket = {
  readonly bucket: AgeBucket;
  readonly fromDays: number;
  readonly toDays: number | null;
  readonly orders: number;
  readonly onHold: number;
  readonly openUnits: number;
  readonly netDays: number;
};

/** How old the work in process is; days are null without open orders, `noteKeys` say why. */
export type OrderAges = {
  readonly asOf: string;
  readonly orders: number;
  readonly netDays: number;
  readonly openUnits: number;
  readonly meanDays: number | null;
  readonly weightedMeanDays: number | null;
  readonly medianDays: number | null;
  readonly percentile85Days: number | null;
  readonly oldestDays: number | null;
  readonly buckets: AgedBucket[];
  /** Orders of the bucket that is asked for, the oldest first. */
  readonly total: number;
  readonly rows: AgedOrder[];
  readonly noteKeys: string[];
  readonly noteParams: Record<string, string | number>;
};

export type AgesRequest = {
  readonly clientId: number;
  readonly where?: Where | undefined;
  readonly asOf?: string | undefined;
  readonly bucket?: AgeBucket | undefined;
  readonly offset: number;
  readonly limit: number;
};

const bucketsOf = (aged: readonly Aged[]): AgedBucket[] =>
  AGE_BUCKETS.map((bucket) => {
    const own = aged.filter((one) => isInBucket(one.numerator, bucket));
    return {
      bucket: bucket.bucket,
      fromDays: bucket.fromDays,
      toDays: Number.isFinite(bucket.toDays) ? bucket.toDays : null,
      orders: own.length,
      onHold: own.filter(({ order }) => order.status === 'ON_HOLD').length,
      openUnits: sumOf(own, (one) => one.openUnits),
      netDays: sumOf(own, (one) => one.numerator),
    };
  });

const toRows = (question: Question, page: readonly Aged[]): AgedOrder[] => {
  const promiseOf = promiseFinder(question);
  const waitsOf = waitingOf(
    question,
    page.map(({ order }) => order.id),
  );
  return page.map((one) => {
    const { order } = one;
    const promise = promiseOf(order);
    return {
      orderId: order.id,
      code: order.code,
      style: order.style,
      netDays: one.numerator,
      heldDays: one.heldDays,
      start: one.date,
      isOnHold: order.status === 'ON_HOLD',
      promise: promise?.value ?? null,
      isPromiseComputed: promise?.isEstimated ?? false,
      isOverdue: promise !== null && promise.value < question.clock.date,
      plannedUnits: order.plannedQuantity,
      openUnits: one.openUnits,
      ...waitsOf({ id: order.id, status: order.status, openUnits: one.openUnits }),
    };
  });
};

/**
 * The open orders of a client by age: buckets that add up to WIP aging's orders and days, and the oldest orders with what
 * they wait for. A client's clock decides, no date range; narrowed by what whole orders do not have there are none.
 * @throws Failure `not-found` for a client outside the scope or a code that it does not have.
 */
export const getOrderAges = async (scope: ClientScope, request: AgesRequest): Promise<OrderAges> => {
  const { clientId, bucket: wanted, offset, limit } = request;
  const client = requireKpiClient(scope, request);
  const { date, instant } = client.clock;
  const where = findNarrowing(client.connection, clientId, request.where);
  const question: Question = { ...client, slice: { clientId, from: date, to: date, where } };
  const isWhole = canNarrow('wip-aging', question.slice);
  const all = isWhole ? ageOrders(question) : [];
  const figures = isWhole ? agingOf(all) : { ...NO_FIGURES, noteKeys: ['kpi.note.whole-orders'] };
  const aged = all.filter((one) => one.leftOut === null);
  const bucket = AGE_BUCKETS.find((one) => one.bucket === wanted);
  const listed = aged
    .filter((one) => bucket === undefined || isInBucket(one.numerator, bucket))
    .toSorted((a, b) => b.numerator - a.numerator || a.order.code.localeCompare(b.order.code, 'en'));
  const { weightedMeanDays, medianDays, percentile85Days, oldestDays } = figures.extra;
  return {
    asOf: instant,
    orders: figures.records,
    netDays: figures.numerator ?? 0,
    openUnits: sumOf(aged, (one) => one.openUnits),
    meanDays: figures.value,
    weightedMeanDays: weightedMeanDays ?? null,
    medianDays: medianDays ?? null,
    percentile85Days: percentile85Days ?? null,
    oldestDays: oldestDays ?? null,
    buckets: bucketsOf(aged),
    total: listed.length,
    rows: toRows(question, listed.slice(offset, offset + limit)),
    noteKeys: [...figures.noteKeys],
    noteParams: { ...figures.noteParams },
  };
};
