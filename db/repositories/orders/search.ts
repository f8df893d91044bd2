import { connectionOf, requireClient, type ClientScope } from '../../scope';
import type { OrderStatus } from '../../vocabulary';

/** A work order as pickers show it. */
export type Order = {
  id: number;
  code: string;
  styleModel: string | null;
  status: OrderStatus;
  plannedQuantity: number;
  /** Units produced; where entries name operations, those of the operation that made most. */
  producedQuantity: number;
};

const OPEN = "o.status IN ('ACTIVE', 'ON_HOLD')";
const CLOSED = "o.status IN ('COMPLETED', 'REJECTED', 'CANCELLED')";

/** Codes that begin with the text, by range, so that the index on (client, code) answers them. */
const BEGINS = 'o.code >= @text AND o.code < @textEnd';
const BEGINS_IN_CAPITALS = 'o.code >= @capitals AND o.code < @capitalsEnd';
const CONTAINS = "(o.code LIKE @like ESCAPE '\\' OR o.style_model LIKE @like ESCAPE '\\')";

/** Best matches first: each step is asked only while something is still missing. */
const STEPS = [OPEN, CLOSED].flatMap((status) =>
  [BEGINS, BEGINS_IN_CAPITALS, CONTAINS].map((match) => `${match} AND ${status}`),
);

const LAST_CHARACTER = '\u{10FFFF}';

/**
 * Orders whose code begins with the text or whose code or style contains it, at most `limit`: open ones first, then by
 * how well they match, then by code. @throws Failure `not-found` for a client outside the scope.
 */
export const searchOrders = async (
  scope: ClientScope,
  { clientId, text, limit }: { readonly clientId: number; readonly text: string; readonly limit: number },
): Promise<Order[]> => {
  requireClient(scope, clientId);
  const wanted = text.trim();
  const capitals = wanted.toUpperCase();
  const match = {
    clientId,
    text: wanted,
    textEnd: wanted + LAST_CHARACTER,
    capitals,
    capitalsEnd: capitals + LAST_CHARACTER,
    like: `%${wanted.replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`,
  };
  const found = new Map<number, Order>();
  for (const step of STEPS) {
    if (found.size >= limit) break;
    const rows = connectionOf(scope)
      .prepare<typeof match & { limit: number }, Order>(
        `SELECT o.id, o.code, o.style_model AS styleModel, o.status, o.planned_quantity AS plannedQuantity,
           ifnull((SELECT max(units) FROM (
             SELECT sum(e.units_produced) AS units FROM production_entries AS e
             WHERE e.client_id = o.client_id AND e.work_order_id = o.id AND e.voided_at IS NULL
             GROUP BY e.operation_id)), 0) AS producedQuantity
         FROM work_orders AS o WHERE o.client_id = @clientId AND ${step} ORDER BY o.code LIMIT @limit`,
      )
      .all({ ...match, limit });
    for (const row of rows) if (found.size < limit) found.set(row.id, row);
  }
  return [...found.values()];
};
