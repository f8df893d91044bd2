import { foreignKey, index, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { ORDER_STATUSES, PRIORITIES } from '../vocabulary';
import { clients } from './clients';
import {
  externalId,
  isDate,
  notNegative,
  oneOf,
  owned,
  ownedKey,
  stamps,
  versioned,
  voidable,
} from './columns';

/** A work order: what was planned, promised and how it stands. `ideal_cycle_ms` is its own standard, ms per unit. */
export const workOrders = sqliteTable(
  'work_orders',
  {
    ...owned(),
    code: text('code').notNull(),
    styleModel: text('style_model'),
    plannedQuantity: integer('planned_quantity').notNull(),
    plannedStartDate: text('planned_start_date'),
    actualStartDate: text('actual_start_date'),
    plannedShipDate: text('planned_ship_date'),
    requiredDate: text('required_date'),
    idealCycleMs: integer('ideal_cycle_ms'),
    status: text('status', { enum: ORDER_STATUSES }).notNull().default('ACTIVE'),
    receiptDate: text('receipt_date'),
    acknowledgedDate: text('acknowledged_date'),
    priority: text('priority_level', { enum: PRIORITIES }),
    poNumber: text('po_number'),
    unitPriceTenThousandths: integer('unit_price_ten_thousandths'),
    notes: text('notes'),
    /** When it was given to the floor; null: planned only, unless work on it has begun. */
    releasedAt: text('released_at'),
    /** When it was completed, rejected or cancelled; null while open. */
    completedAt: text('completed_at'),
    closedAt: text('closed_at'),
    createdBy: text('created_by'),
    ...versioned(),
    ...stamps(),
  },
  (t) => [
    ownedKey('work_orders', t),
    unique('work_orders_code').on(t.clientId, t.code),
    index('work_orders_status').on(t.clientId, t.status, t.plannedShipDate),
    index('work_orders_style').on(t.clientId, t.styleModel),
    index('work_orders_po').on(t.clientId, t.poNumber),
    oneOf('work_orders_status_value', t.status, ORDER_STATUSES),
    oneOf('work_orders_priority', t.priority, PRIORITIES),
    notNegative('work_orders_amounts', t.plannedQuantity, t.idealCycleMs),
    isDate('work_orders_planned_start', t.plannedStartDate),
    isDate('work_orders_actual_start', t.actualStartDate),
    isDate('work_orders_planned_ship', t.plannedShipDate),
    isDate('work_orders_required', t.requiredDate),
    foreignKey({ columns: [t.clientId], foreignColumns: [clients.id] }),
  ],
);

/** A line item of a work order: one part number and its quantities. */
export const jobs = sqliteTable(
  'jobs',
  {
    ...owned(),
    code: text('code').notNull(),
    workOrderId: integer('work_order_id').notNull(),
    jobNumber: text('job_number'),
    partNumber: text('part_number').notNull(),
    quantityOrdered: integer('quantity_ordered').notNull(),
    quantityCompleted: integer('quantity_completed').notNull().default(0),
    quantityScrapped: integer('quantity_scrapped').notNull().default(0),
    priority: text('priority_level', { enum: PRIORITIES }),
    notes: text('notes'),
    ...versioned(),
    ...stamps(),
  },
  (t) => [
    ownedKey('jobs', t),
    unique('jobs_code').on(t.clientId, t.code),
    index('jobs_order').on(t.clientId, t.workOrderId),
    oneOf('jobs_priority', t.priority, PRIORITIES),
    notNegative('jobs_amounts', t.quantityOrdered, t.quantityCompleted, t.quantityScrapped),
    foreignKey({
      columns: [t.clientId, t.workOrderId],
      foreignColumns: [workOrders.clientId, workOrders.id],
    }),
  ],
);

/** How many units of a size and colour a job asks for; their sum is the job's quantity. */
export const jobQuantities = sqliteTable(
  'job_quantities',
  {
    ...owned(),
    jobId: integer('job_id').notNull(),
    /** '' where the job has no sizes, or no colours. */
    size: text('size').notNull(),
    colour: text('colour').notNull(),
    /** Place in the order in which sizes and colours were typed. */
    position: integer('position').notNull(),
    quantity: integer('quantity').notNull(),
  },
  (t) => [
    unique('job_quantities_key').on(t.clientId, t.jobId, t.size, t.colour),
    notNegative('job_quantities_amounts', t.quantity),
    foreignKey({ columns: [t.clientId, t.jobId], foreignColumns: [jobs.clientId, jobs.id] }),
  ],
);

/** A shipment of an order: how many units left, and when. */
export const shipments = sqliteTable(
  'shipments',
  {
    ...owned(),
    ...externalId(),
    workOrderId: integer('work_order_id').notNull(),
    shippedOn: text('shipped_on').notNull(),
    quantity: integer('quantity').notNull(),
    reference: text('reference'),
    recordedBy: text('recorded_by'),
    ...voidable(),
    ...versioned(),
    ...stamps(),
  },
  (t) => [
    index('shipments_order').on(t.clientId, t.workOrderId, t.shippedOn),
    isDate('shipments_date', t.shippedOn),
    notNegative('shipments_amounts', t.quantity),
    foreignKey({
      columns: [t.clientId, t.workOrderId],
      foreignColumns: [workOrders.clientId, workOrders.id],
    }),
  ],
);
