import type { Question } from './figures';

/**
 * What an order waits for: the end of a hold, a decision on one, to be begun, to be made, to be shipped, or nothing more
 * because it was closed short.
 */
export type Wait = 'hold' | 'decision' | 'start' | 'production' | 'shipment' | 'closed';

/** What an order waits for, since when, and why where a hold says so. */
export type Waiting = {
  readonly waitsFor: Wait;
  /** The hold's first day, else the last shift date on which something was made. */
  readonly since: string | null;
  readonly reasonEn: string | null;
  readonly reasonEs: string | null;
};

type Hold = {
  orderId: number;
  isApproved: number;
  since: string | null;
  reasonEn: string;
  reasonEs: string;
};

/** An order with the units that are still to be made of it. */
type Unfinished = { readonly id: number; readonly status: string; readonly openUnits: number };

/** Tells of the orders with these ids, of a question's client, what each waits for. */
export const waitingOf = (
  { connection, slice }: Pick<Question, 'connection' | 'slice'>,
  ids: readonly number[],
): ((order: Unfinished) => Waiting) => {
  const named = { clientId: slice.clientId, ids: JSON.stringify(ids) };
  const holds = connection
    .prepare(
      `SELECT h.work_order_id AS orderId, h.approved_at IS NOT NULL AS isApproved, h.hold_date AS since,
         r.name_en AS reasonEn, r.name_es AS reasonEs
       FROM hold_entries h CROSS JOIN hold_reasons r ON r.client_id = h.client_id AND r.code = h.reason
       WHERE h.client_id = @clientId AND h.work_order_id IN (SELECT value FROM json_each(@ids))
         AND h.hold_status = 'ON_HOLD' AND h.voided_at IS NULL
       ORDER BY h.approved_at IS NULL, h.hold_date, h.id`,
    )
    .all(named) as Hold[];
  const made = connection
    .prepare(
      `SELECT work_order_id AS orderId, max(shift_date) AS lastDate FROM production_entries
       WHERE client_id = @clientId AND work_order_id IN (SELECT value FROM json_each(@ids)) AND voided_at IS NULL
       GROUP BY work_order_id`,
    )
    .all(named) as { orderId: number; lastDate: string }[];
  const holdsOf = Map.groupBy(holds, ({ orderId }) => orderId);
  const madeOf = new Map(made.map(({ orderId, lastDate }) => [orderId, lastDate]));
  const withoutHold = ({ id, status, openUnits }: Unfinished): Waiting => {
    const since = madeOf.get(id) ?? null;
    const nextStep = openUnits === 0 ? 'shipment' : since === null ? 'start' : 'production';
    const waitsFor = status === 'COMPLETED' ? 'closed' : nextStep;
    return { waitsFor, since, reasonEn: null, reasonEs: null };
  };
  return (order) => {
    const [hold] = holdsOf.get(order.id) ?? [];
    if (!hold) return withoutHold(order);
    const { isApproved, since, reasonEn, reasonEs } = hold;
    return { waitsFor: isApproved ? 'hold' : 'decision', since, reasonEn, reasonEs };
  };
};
