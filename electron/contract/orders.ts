import { z } from 'zod';
import { ORDER_STATUSES } from '../../db/vocabulary';
import { orderPageSchema } from './order-page';
import { ORDER_STAGES, orderRecordSchema, prioritySchema } from './order-record';
import { command, query } from './procedure';
import { dateSchema, idSchema, masterCodeSchema } from './values';

export const orderSchema = z.object({
  id: idSchema,
  code: z.string(),
  styleModel: z.string().nullable(),
  status: z.enum(ORDER_STATUSES),
  plannedQuantity: z.int(),
  producedQuantity: z.int(),
});
export type Order = z.infer<typeof orderSchema>;

const MOST_UNITS = 10_000_000;

/** Text that may be blank; blank is kept as none. */
const blankableSchema = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullable()
    .transform((text) => text || null);

/** How many units of a size and colour; '' where there are no sizes, or no colours. */
const cellSchema = z.object({
  size: z.string().trim().max(20),
  colour: z.string().trim().max(40),
  quantity: z.int().min(0).max(MOST_UNITS),
});
const cellsSchema = z.array(cellSchema).max(3600);

const newJobSchema = z.object({
  /** Null: its place among the order's jobs. */
  jobNumber: blankableSchema(50).default(null),
  partNumber: masterCodeSchema,
  /** The sum of `cells` where there are any. */
  quantity: z.int().min(1).max(MOST_UNITS),
  priority: prioritySchema.default(null),
  notes: blankableSchema(2000).default(null),
  cells: cellsSchema.default([]),
});

const changedJobSchema = z.object({
  id: idSchema,
  version: z.int(),
  /** 0 takes the job out. */
  quantity: z.int().min(0).max(MOST_UNITS).optional(),
  completed: z.int().min(0).max(MOST_UNITS).optional(),
  scrapped: z.int().min(0).max(MOST_UNITS).optional(),
  priority: prioritySchema.optional(),
  notes: blankableSchema(2000).optional(),
  cells: cellsSchema.optional(),
});

const styleSchema = blankableSchema(100);

const facts = {
  plannedStartDate: dateSchema.nullable().optional(),
  plannedShipDate: dateSchema.nullable().optional(),
  requiredDate: dateSchema.nullable().optional(),
  receiptDate: dateSchema.nullable().optional(),
  acknowledgedDate: dateSchema.nullable().optional(),
  priority: prioritySchema.optional(),
  poNumber: blankableSchema(50).optional(),
  notes: blankableSchema(4000).optional(),
  /** Its own standard, labour hours per unit. */
  cycleTimeHours: z.number().min(0.000_001).max(1000).nullable().optional(),
};

export const orderLineSchema = orderSchema.extend({
  stage: z.enum(ORDER_STAGES),
  priority: prioritySchema,
  poNumber: z.string().nullable(),
  shippedQuantity: z.int(),
  /** Actual start, else the first entry's shift date. */
  startDate: z.string().nullable(),
  plannedStartDate: z.string().nullable(),
  /** Planned ship date, else required date. */
  promisedDate: z.string().nullable(),
  /** Open, promised before today and not shipped whole. */
  isOverdue: z.boolean(),
  /** First day of the oldest hold in force. */
  heldSince: z.string().nullable(),
  /** Holds that wait for a decision. */
  requests: z.int(),
  closedAt: z.string().nullable(),
  updatedAt: z.string(),
});
export type OrderLine = z.infer<typeof orderLineSchema>;

const moveSchema = z.object({ clientId: idSchema, id: idSchema, version: z.int() });
const reasonSchema = z.string().trim().max(500);

export const orders = {
  /** Orders whose code or style begins with or contains the text; open ones first, at most `limit`. */
  search: query('core', 'see')
    .input(
      z.object({ clientId: idSchema, text: z.string().max(100), limit: z.int().min(1).max(50).default(20) }),
    )
    .output(z.array(orderSchema)),
  /** A page of a client's orders: open ones by promise, closed ones newest first; and how many there are in all. */
  list: query('core', 'see')
    .input(
      z.object({
        clientId: idSchema,
        which: z.enum(['open', 'closed', 'all']).default('open'),
        /** Stands in code, style or PO number. */
        text: z.string().max(100).default(''),
        /** Promised from and to, both included. */
        from: dateSchema.optional(),
        to: dateSchema.optional(),
        offset: z.int().min(0).default(0),
        limit: z.int().min(1).max(2000).default(500),
      }),
    )
    .output(z.object({ total: z.int(), today: z.string(), rows: z.array(orderLineSchema) })),
  /** Everything about one order; `asOf` (a date or an instant, default now) is the clock of ages and of the forecast. */
  get: query('core', 'see')
    .input(z.object({ clientId: idSchema, id: idSchema, asOf: z.string().optional() }))
    .output(orderPageSchema),
  /**
   * Makes an open order with what a shift needs to know of it, its jobs and whatever else is known; `conflict` at `code`
   * for one that is taken, with a free one in `details.free`.
   */
  create: command('core', 'write-masters')
    .input(
      z.object({
        clientId: idSchema,
        code: z.string().trim().min(1).max(50),
        styleModel: styleSchema,
        plannedQuantity: z.int().min(1).max(MOST_UNITS),
        /** Given to the floor at once. */
        isReleased: z.boolean().default(true),
        jobs: z.array(newJobSchema).max(500).default([]),
        /** Operations of a style without a routing of its own: they become its routing. */
        routing: z.array(masterCodeSchema).max(200).default([]),
        ...facts,
      }),
    )
    .output(orderSchema),
  /** What is left out stays; `conflict` carries `theirs`. Answers how many entries rest on something else now. */
  update: command('core', 'write-masters')
    .input(
      moveSchema.extend({
        styleModel: styleSchema.optional(),
        plannedQuantity: z.int().min(1).max(MOST_UNITS).optional(),
        actualStartDate: dateSchema.nullable().optional(),
        jobs: z.array(changedJobSchema).max(500).default([]),
        newJobs: z.array(newJobSchema).max(500).default([]),
        ...facts,
      }),
    )
    .output(z.object({ reRated: z.int() })),
  /** Gives a planned order to the floor. */
  release: command('core', 'write-masters').input(moveSchema).output(orderRecordSchema),
  /** Ends an order that was made. */
  complete: command('core', 'write-masters')
    .input(moveSchema.extend({ reason: reasonSchema.nullable().default(null) }))
    .output(orderRecordSchema),
  /** Ends an order that is not to be made any more. */
  cancel: command('core', 'write-masters')
    .input(moveSchema.extend({ reason: reasonSchema }))
    .output(orderRecordSchema),
  /** Ends an order that nobody takes. */
  reject: command('core', 'write-masters')
    .input(moveSchema.extend({ reason: reasonSchema }))
    .output(orderRecordSchema),
  /** Puts a closed order back to work, or one that stands on hold without a hold. */
  reopen: command('core', 'write-masters')
    .input(moveSchema.extend({ reason: reasonSchema }))
    .output(orderRecordSchema),
};
