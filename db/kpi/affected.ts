import type { Connection } from '../connection';

/** Which live entries of a client may depend on what has changed; what is left out does not narrow. */
export type Affected = {
  readonly orderIds?: readonly number[];
  /** Entries of orders of these styles or parts, or of a product that has such a part. */
  readonly styles?: readonly string[];
  readonly parts?: readonly string[];
  readonly lineId?: number | undefined;
  readonly shiftType?: string | undefined;
  /** First shift date. */
  readonly from?: string | undefined;
};

export type AffectedEntry = {
  readonly id: number;
  readonly work_order_id: number;
  readonly job_id: number | null;
  readonly line_id: number | null;
  readonly shift_date: string;
  readonly shift_type: string;
};

/** A period is open where no lock covers the date, or the one that did was reopened. */
const IS_OPEN = `NOT EXISTS (SELECT 1 FROM period_locks l WHERE l.client_id = @clientId
  AND l.to_date >= e.shift_date AND l.from_date <= e.shift_date AND l.reopened_at IS NULL)`;

const NAMED_ORDERS = `named AS (
    SELECT value AS id FROM json_each(@orderIds)
    UNION SELECT o.id FROM work_orders o WHERE o.client_id = @clientId
      AND o.style_model IN (SELECT value FROM json_each(@styles))
    UNION SELECT o.id FROM products d JOIN work_orders o ON o.client_id = d.client_id AND o.style_model = d.style_model
      WHERE d.client_id = @clientId AND d.part_number IN (SELECT value FROM json_each(@parts))
    UNION SELECT j.work_order_id FROM jobs j WHERE j.client_id = @clientId
      AND j.part_number IN (SELECT value FROM json_each(@parts)))`;

/**
 * The live entries of open periods that a change may concern, by date, with `columns` of the table besides. The join
 * is crossed: SQLite would else read all entries of the client rather than those of the orders.
 */
export const listAffected = <Columns>(
  connection: Connection,
  table: 'production_entries' | 'quality_entries',
  clientId: number,
  affected: Affected,
  columns: readonly (keyof Columns & string)[],
): (AffectedEntry & Columns)[] => {
  const { orderIds, styles, parts, lineId, shiftType, from } = affected;
  const isOfOrders = Boolean(orderIds ?? styles ?? parts);
  const conditions = [
    'e.voided_at IS NULL',
    IS_OPEN,
    ...(from === undefined ? [] : ['e.shift_date >= @from']),
    ...(lineId === undefined ? [] : ['e.line_id = @lineId']),
    ...(shiftType === undefined ? [] : ['e.shift_type = @shiftType']),
  ];
  const own = ['id', 'work_order_id', 'job_id', 'line_id', 'shift_date', 'shift_type', ...columns];
  return connection
    .prepare(
      `${isOfOrders ? `WITH ${NAMED_ORDERS}` : ''}
       SELECT ${own.map((name) => `e.${name}`).join(', ')}
       FROM ${isOfOrders ? 'named CROSS JOIN ' : ''}${table} e
       WHERE e.client_id = @clientId ${isOfOrders ? 'AND e.work_order_id = named.id' : ''}
         AND ${conditions.join(' AND ')}
       ORDER BY +e.shift_date, +e.id`,
    )
    .all({
      clientId,
      ...(from === undefined ? {} : { from }),
      ...(lineId === undefined ? {} : { lineId }),
      ...(shiftType === undefined ? {} : { shiftType }),
      ...(isOfOrders
        ? {
            orderIds: JSON.stringify(orderIds ?? []),
            styles: JSON.stringify(styles ?? []),
            parts: JSON.stringify(parts ?? []),
          }
        : {}),
    }) as (AffectedEntry & Columns)[];
};
