import { dateIn } from '../../calendar';
import { connectionOf, requireClient, type ClientScope } from '../../scope';
import type { OrderStatus, PRIORITIES } from '../../vocabulary';
import { stageOf, type OrderStage } from './record';

/** An order as the list of orders shows it. */
export type OrderLine = {
  id: number;
  code: string;
  styleModel: string | null;
  status: OrderStatus;
  stage: OrderStage;
  priority: (typeof PRIORITIES)[number] | null;
  poNumber: string | null;
  plannedQuantity: number;
  /** Units produced; where entries name operations, those of the operation that made most. */
  producedQuantity: number;
  shippedQuantity: number;
  /** Actual start, else the first entry's shift date; null while nothing has begun. */
  startDate: string | null;
  plannedStartDate: string | null;
  /** Planned ship date, else required date. */
  promisedDate: string | null;
  /** Promised before today and not shipped whole: of open orders alone. */
  isOverdue: boolean;
  /** First day of the oldest hold in force. */
  heldSince: string | null;
  /** Holds that wait for a decision. */
  requests: number;
  closedAt: string | null;
  updatedAt: string;
};

/** Which orders are asked for: of one client, open ones, closed ones or all, whose code, style or PO number has the text. */
export type OrdersWanted = {
  readonly clientId: number;
  readonly which: 'open' | 'closed' | 'all';
  readonly text: string;
  /** Promised from and to, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly offset: number;
  readonly limit: number;
};

const STATUSES = {
  open: "o.status IN ('ACTIVE', 'ON_HOLD')",
  closed: "o.status IN ('COMPLETED', 'REJECTED', 'CANCELLED')",
  all: "o.status IN ('ACTIVE', 'ON_HOLD', 'COMPLETED', 'REJECTED', 'CANCELLED')",
} as const;

const PROMISED = 'ifnull(o.planned_ship_date, o.required_date)';
/** Open orders by their promise, those without one last; closed ones by when they were closed, newest first. */
const ORDERS = {
  open: `${PROMISED} IS NULL, ${PROMISED}, o.code`,
  closed: 'o.completed_at DESC, o.code',
  all: `o.status IN ('COMPLETED', 'REJECTED', 'CANCELLED'), ${PROMISED} IS NULL, ${PROMISED}, o.code`,
} as const;

type Row = Omit<OrderLine, 'stage' | 'isOverdue'> & { releasedAt: string | null };

const COLUMNS = `o.id, o.code, o.style_model AS styleModel, o.status, o.priority_level AS priority,
  o.po_number AS poNumber, o.planned_quantity AS plannedQuantity, o.planned_start_date AS plannedStartDate,
  ${PROMISED} AS promisedDate, o.completed_at AS closedAt, o.updated_at AS updatedAt, o.released_at AS releasedAt,
  ifnull((SELECT max(units) FROM (
    SELECT sum(e.units_produced) AS units FROM production_entries e
    WHERE e.client_id = o.client_id AND e.work_order_id = o.id AND e.voided_at IS NULL
    GROUP BY e.operation_id)), 0) AS producedQuantity,
  ifnull((SELECT sum(s.quantity) FROM shipments s
    WHERE s.client_id = o.client_id AND s.work_order_id = o.id AND s.voided_at IS NULL), 0) AS shippedQuantity,
  ifnull(o.actual_start_date, (SELECT min(e.shift_date) FROM production_entries e
    WHERE e.client_id = o.client_id AND e.work_order_id = o.id AND e.voided_at IS NULL)) AS startDate,
  (SELECT min(h.hold_date) FROM hold_entries h WHERE h.client_id = o.client_id AND h.work_order_id = o.id
    AND h.hold_status = 'ON_HOLD' AND h.approved_at IS NOT NULL AND h.voided_at IS NULL) AS heldSince,
  (SELECT count(*) FROM hold_entries h WHERE h.client_id = o.client_id AND h.work_order_id = o.id
    AND h.hold_status = 'ON_HOLD' AND h.approved_at IS NULL AND h.voided_at IS NULL) AS requests`;

/**
 * A page of a client's orders, and how many there are in all.
 * @throws Failure `not-found` for a client outside the scope.
 */
export const listOrderLines = async (
  scope: ClientScope,
  wanted: OrdersWanted,
): Promise<{ total: number; today: string; rows: OrderLine[] }> => {
  const clientId = requireClient(scope, wanted.clientId);
  const connection = connectionOf(scope);
  const timezone = connection
    .prepare<[number], string>('SELECT timezone FROM clients WHERE id = ?')
    .pluck()
    .get(clientId);
  const today = dateIn(timezone ?? 'UTC', new Date());
  const text = wanted.text.trim();
  const conditions = [
    'o.client_id = @clientId',
    STATUSES[wanted.which],
    ...(text === ''
      ? []
      : [
          String.raw`(o.code LIKE @like ESCAPE '\' OR o.style_model LIKE @like ESCAPE '\' OR o.po_number LIKE @like ESCAPE '\')`,
        ]),
    ...(wanted.from === undefined ? [] : [`${PROMISED} >= @from`]),
    ...(wanted.to === undefined ? [] : [`${PROMISED} <= @to`]),
  ].join(' AND ');
  const named = {
    clientId,
    ...(text === '' ? {} : { like: `%${text.replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%` }),
    ...(wanted.from === undefined ? {} : { from: wanted.from }),
    ...(wanted.to === undefined ? {} : { to: wanted.to }),
  };
  const total = Number(
    connection.prepare(`SELECT count(*) FROM work_orders o WHERE ${conditions}`).pluck().get(named),
  );
  const rows = connection
    .prepare(
      `SELECT ${COLUMNS} FROM work_orders o WHERE ${conditions} ORDER BY ${ORDERS[wanted.which]}
       LIMIT @limit OFFSET @offset`,
    )
    .all({ ...named, limit: wanted.limit, offset: wanted.offset }) as Row[];
  return {
    total,
    today,
    rows: rows.map(({ releasedAt, ...row }) => ({
      ...row,
      stage: stageOf(row.status, { isReleased: releasedAt !== null, isBegun: row.startDate !== null }),
      isOverdue:
        (row.status === 'ACTIVE' || row.status === 'ON_HOLD') &&
        row.promisedDate !== null &&
        row.promisedDate < today &&
        row.shippedQuantity < row.plannedQuantity,
    })),
  };
};
