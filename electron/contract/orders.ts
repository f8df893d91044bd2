import { z } from 'zod';
import { ORDER_STATUSES, PRIORITIES } from '../../db/vocabulary';
import { holdSchema } from './holds';
import { command, query } from './procedure';
import { shipmentSchema } from './shipments';
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

const MOST_UNITS = 10_000_000;
const prioritySchema = z.enum(PRIORITIES).nullable();

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

export const jobSchema = z.object({
  id: idSchema,
  code: z.string(),
  jobNumber: z.string().nullable(),
  partNumber: z.string(),
  quantity: z.int(),
  completed: z.int(),
  scrapped: z.int(),
  priority: prioritySchema,
  notes: z.string().nullable(),
  version: z.int(),
  cells: z.array(z.object({ size: z.string(), colour: z.string(), quantity: z.int() })),
  /** Whether a hold in force is on this job alone. */
  isHeld: z.boolean(),
});
export type Job = z.infer<typeof jobSchema>;

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

export const orderRecordSchema = z.object({
  id: idSchema,
  clientId: idSchema,
  code: z.string(),
  styleModel: z.string().nullable(),
  status: z.enum(ORDER_STATUSES),
  stage: z.enum(ORDER_STAGES),
  plannedQuantity: z.int(),
  plannedStartDate: z.string().nullable(),
  actualStartDate: z.string().nullable(),
  plannedShipDate: z.string().nullable(),
  requiredDate: z.string().nullable(),
  receiptDate: z.string().nullable(),
  acknowledgedDate: z.string().nullable(),
  priority: prioritySchema,
  poNumber: z.string().nullable(),
  notes: z.string().nullable(),
  cycleTimeHours: z.number().nullable(),
  releasedAt: z.string().nullable(),
  /** When it was completed, rejected or cancelled. */
  closedAt: z.string().nullable(),
  createdBy: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  version: z.int(),
});
export type OrderRecord = z.infer<typeof orderRecordSchema>;

/** A date, and where it comes from: `actual`, `first-entry`, `planned`; `planned-ship`, `required`, `computed`. */
const sourcedDateSchema = z.object({ date: z.string(), source: z.string(), isEstimated: z.boolean() });

const forecastSchema = z.object({
  finish: z.string(),
  remaining: z.int(),
  unitsPerDay: z.number(),
  workingDays: z.int(),
  /** Whose pace it goes by. */
  basis: z.enum(['order', 'style', 'client', 'standard']),
  /** Days of work that the order's own pace rests on. */
  daysOfWork: z.int().nullable(),
});

const progressSchema = z.object({
  good: z.int(),
  shipped: z.int(),
  /** What a steady pace from the start to the promise would have made by now. */
  expected: z.int().nullable(),
  start: sourcedDateSchema.nullable(),
  promise: sourcedDateSchema.nullable(),
  age: z.object({ netDays: z.number(), grossDays: z.number(), heldDays: z.number() }).nullable(),
  forecast: forecastSchema.nullable(),
  isLate: z.boolean().nullable(),
});

const named = { nameEn: z.string(), nameEs: z.string() };

export const STEP_KINDS = [
  'created',
  'released',
  'held',
  'resumed',
  'completed',
  'rejected',
  'cancelled',
  'reopened',
] as const;

/** A step in the life of an order: who took it when ('' where nobody is named), and why. */
const stepSchema = z.object({
  at: z.string(),
  by: z.string(),
  kind: z.enum(STEP_KINDS),
  reason: z.string().nullable(),
  /** Code of the hold's reason. */
  holdReason: z.string().nullable(),
});
export type OrderStep = z.infer<typeof stepSchema>;

export const orderPageSchema = z.object({
  order: orderRecordSchema,
  jobs: z.array(jobSchema),
  /** Operations in their order; `style` null: the client's default routing. */
  routing: z.object({ style: z.string().nullable(), operations: z.array(z.string()) }).nullable(),
  progress: progressSchema,
  /** Units are those of the operation that made most where entries name operations; hours in hours. */
  production: z.object({
    entries: z.int(),
    produced: z.int(),
    good: z.int(),
    defective: z.int(),
    runHours: z.number(),
    labourHours: z.number(),
    firstDate: z.string().nullable(),
    lastDate: z.string().nullable(),
    days: z.array(z.object({ date: z.string(), produced: z.int(), good: z.int(), labourHours: z.number() })),
    operations: z.array(z.object({ operation: z.string().nullable(), produced: z.int(), good: z.int() })),
  }),
  quality: z.object({
    inspections: z.int(),
    inspected: z.int(),
    passed: z.int(),
    defective: z.int(),
    rework: z.int(),
    repair: z.int(),
    /** The kinds found most, at most ten. */
    defects: z.array(z.object({ type: z.string(), ...named, count: z.int() })),
  }),
  stops: z.object({
    stops: z.int(),
    hours: z.number(),
    reasons: z.array(z.object({ reason: z.string(), ...named, stops: z.int(), hours: z.number() })),
  }),
  holds: z.array(holdSchema),
  shipments: z.array(shipmentSchema),
  steps: z.array(stepSchema),
  /** Shift dates that hold all that counts of it; its KPIs are asked of `kpi.results` over them. */
  kpiRange: z.object({ from: z.string(), to: z.string() }),
});
export type OrderPage = z.infer<typeof orderPageSchema>;

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
