import type { Connection } from '../connection';
import { countEach, sumOf, type Figures } from './figures';
import type { Facts } from './row';
import { narrowingCondition, narrowingParameters, type Slice } from './slice';
import { inOrder, type Grouping } from './sums';

/** What order KPIs can be split by beside the client. */
export const ORDER_GROUPINGS: readonly Grouping[] = ['style', 'work-order'];

/** An order with what was typed of it. */
export type Order = {
  readonly id: number;
  readonly code: string;
  readonly style: string | null;
  readonly status: string;
  readonly plannedQuantity: number;
  readonly actualStart: string | null;
  readonly plannedStart: string | null;
  readonly firstEntry: string | null;
  readonly plannedShip: string | null;
  readonly required: string | null;
  readonly completedAt: string | null;
};

/** What narrows orders, over `work_orders o`. */
export const ORDER_COLUMNS = { style: 'o.style_model', 'work-order': 'o.id' } as const;

/** The orders of a slice's client and narrowing, whatever its dates, that meet a condition over `o` with named parameters. */
export const listOrders = (
  connection: Connection,
  slice: Slice,
  condition: string,
  named: Readonly<Record<string, string | number>> = {},
): Order[] =>
  connection
    .prepare(
      `SELECT o.id, o.code, o.style_model AS style, o.status, o.planned_quantity AS plannedQuantity,
         o.actual_start_date AS actualStart, o.planned_start_date AS plannedStart,
         (SELECT min(e.shift_date) FROM production_entries e
          WHERE e.client_id = o.client_id AND e.work_order_id = o.id AND e.voided_at IS NULL) AS firstEntry,
         o.planned_ship_date AS plannedShip, o.required_date AS required, o.completed_at AS completedAt
       FROM work_orders o WHERE o.client_id = @clientId AND ${condition}${narrowingCondition(slice, ORDER_COLUMNS)}
       ORDER BY o.code`,
    )
    .all({
      clientId: slice.clientId,
      from: slice.from,
      to: slice.to,
      ...named,
      ...narrowingParameters(slice),
    }) as Order[];

/** An input of an order: its value, where it came from, how sure it is (0..1), whether that counts as estimated. */
export type OrderInput<T> = {
  readonly value: T;
  readonly source: string;
  readonly confidence: number;
  readonly isEstimated: boolean;
};

/** When work on an order began: its actual start, else its first entry's shift date, else its planned start. */
export const startOf = (order: Order): OrderInput<string> | null => {
  if (order.actualStart !== null) {
    return { value: order.actualStart, source: 'actual', confidence: 1, isEstimated: false };
  }
  if (order.firstEntry !== null) {
    return { value: order.firstEntry, source: 'first-entry', confidence: 0.9, isEstimated: false };
  }
  if (order.plannedStart !== null) {
    return { value: order.plannedStart, source: 'planned', confidence: 0.5, isEstimated: true };
  }
  return null;
};

/** What one order adds to a KPI. */
export type OrderShare = {
  readonly order: Order;
  readonly date: string;
  readonly numerator: number;
  readonly confidence: number;
  readonly isEstimated: boolean;
  /** `input|source` of what was inferred. */
  readonly inferred: readonly string[];
  readonly facts: Facts;
};

/** Orders by the label of their group; without a grouping all under null. */
export const groupOrders = <T extends { readonly order: Order }>(
  items: readonly T[],
  by: Grouping | undefined,
): ReadonlyMap<string | null, T[]> =>
  inOrder(
    Map.groupBy(items, ({ order }) =>
      by === 'style' ? order.style : by === 'work-order' ? order.code : null,
    ),
  );

const part = (some: number, all: number): number => (all > 0 ? Math.min(1, some / all) : 0);

/** The mean over orders (times `factor`), each of them counting 1 in the denominator. */
export const figuresOf = (
  shares: readonly OrderShare[],
  factor: number,
): Omit<Figures, 'noteKeys' | 'noteParams' | 'extra' | 'leftOut'> => {
  const numerator = sumOf(shares, (share) => share.numerator);
  const denominator = shares.length;
  const estimated = shares.filter((share) => share.isEstimated);
  return {
    value: denominator > 0 ? (factor * numerator) / denominator : null,
    numerator,
    denominator,
    records: denominator,
    estimatedShare: Math.max(
      part(
        sumOf(estimated, (share) => share.numerator),
        numerator,
      ),
      part(estimated.length, denominator),
    ),
    confidence: denominator > 0 ? sumOf(shares, (share) => share.confidence) / denominator : 0,
    inferences: countEach(shares.flatMap((share) => share.inferred)),
  };
};
