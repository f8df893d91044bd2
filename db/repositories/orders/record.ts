import { notFound } from '../../failure';
import { connectionOf, type ClientScope } from '../../scope';
import { hoursFromMilliseconds } from '../../units';
import type { OrderStatus, PRIORITIES } from '../../vocabulary';

/** Where an order stands: planned only, given to the floor, being worked on, held, or closed. */
export const ORDER_STAGES = [
  'planned',
  'released',
  'in-work',
  'on-hold',
  'completed',
  'rejected',
  'cancelled',
] as const;
export type OrderStage = (typeof ORDER_STAGES)[number];

/** What is kept of an order itself. */
export type OrderRecord = {
  id: number;
  clientId: number;
  code: string;
  styleModel: string | null;
  status: OrderStatus;
  stage: OrderStage;
  plannedQuantity: number;
  plannedStartDate: string | null;
  actualStartDate: string | null;
  plannedShipDate: string | null;
  requiredDate: string | null;
  receiptDate: string | null;
  acknowledgedDate: string | null;
  priority: (typeof PRIORITIES)[number] | null;
  poNumber: string | null;
  notes: string | null;
  /** Labour hours per unit of its own; null: none. */
  cycleTimeHours: number | null;
  releasedAt: string | null;
  /** When it was completed, rejected or cancelled. */
  closedAt: string | null;
  createdBy: string | null;
  createdAt: string;
  updatedAt: string;
  version: number;
};

type Row = Omit<OrderRecord, 'stage' | 'cycleTimeHours'> & {
  cycleMs: number | null;
  firstEntry: string | null;
};

/** Where an order of a status stands, by whether it was released and whether anything was produced. */
export const stageOf = (
  status: OrderStatus,
  { isReleased, isBegun }: { readonly isReleased: boolean; readonly isBegun: boolean },
): OrderStage => {
  if (status === 'ACTIVE') return isBegun ? 'in-work' : isReleased ? 'released' : 'planned';
  if (status === 'ON_HOLD') return 'on-hold';
  return status === 'COMPLETED' ? 'completed' : status === 'REJECTED' ? 'rejected' : 'cancelled';
};

/** An order's own record. @throws Failure `not-found` where the client has none of that id. */
export const readOrder = (scope: ClientScope, clientId: number, id: number): OrderRecord => {
  const row = connectionOf(scope)
    .prepare<[number, number], Row>(
      `SELECT o.id, o.client_id AS clientId, o.code, o.style_model AS styleModel, o.status,
         o.planned_quantity AS plannedQuantity, o.planned_start_date AS plannedStartDate,
         o.actual_start_date AS actualStartDate, o.planned_ship_date AS plannedShipDate,
         o.required_date AS requiredDate, o.receipt_date AS receiptDate,
         o.acknowledged_date AS acknowledgedDate, o.priority_level AS priority, o.po_number AS poNumber, o.notes,
         o.ideal_cycle_ms AS cycleMs, o.released_at AS releasedAt, o.completed_at AS closedAt,
         o.created_by AS createdBy, o.created_at AS createdAt, o.updated_at AS updatedAt, o.version,
         (SELECT min(e.shift_date) FROM production_entries e
          WHERE e.client_id = o.client_id AND e.work_order_id = o.id AND e.voided_at IS NULL) AS firstEntry
       FROM work_orders o WHERE o.client_id = ? AND o.id = ?`,
    )
    .get(clientId, id);
  if (!row) throw notFound('order');
  const { cycleMs, firstEntry, ...order } = row;
  const isBegun = firstEntry !== null || order.actualStartDate !== null;
  return {
    ...order,
    stage: stageOf(order.status, { isReleased: order.releasedAt !== null, isBegun }),
    cycleTimeHours: cycleMs ? hoursFromMilliseconds(cycleMs) : null,
  };
};
