import { z } from 'zod';
import { whereSchema } from './kpi';
import { query } from './procedure';
import { dateSchema, idSchema, pageSchema } from './values';

/** Ages of open orders in whole days, the last one without an end. */
export const AGE_BUCKETS = ['0-7', '8-14', '15-30', 'over-30'] as const;
export type AgeBucket = (typeof AGE_BUCKETS)[number];

/** What an order waits for: a hold's end, a decision on one, to begin, to be made, to be shipped; `closed` waits no more. */
export const WAITS = ['hold', 'decision', 'start', 'production', 'shipment', 'closed'] as const;
export type Wait = (typeof WAITS)[number];

/** Since when, and why where a hold says so. */
export const waitingShape = {
  since: dateSchema.nullable(),
  reasonEn: z.string().nullable(),
  reasonEs: z.string().nullable(),
};

const agedOrderSchema = z.object({
  orderId: idSchema,
  code: z.string(),
  style: z.string().nullable(),
  netDays: z.number(),
  heldDays: z.number(),
  start: dateSchema.nullable(),
  isOnHold: z.boolean(),
  promise: dateSchema.nullable(),
  isPromiseComputed: z.boolean(),
  isOverdue: z.boolean(),
  plannedUnits: z.int(),
  openUnits: z.int(),
  waitsFor: z.enum(WAITS),
  ...waitingShape,
});
export type AgedOrder = z.infer<typeof agedOrderSchema>;

const daysSchema = z.number().nullable();

export const agesSchema = z.object({
  asOf: z.string(),
  orders: z.int(),
  netDays: z.number(),
  openUnits: z.int(),
  meanDays: daysSchema,
  /** By open units. */
  weightedMeanDays: daysSchema,
  medianDays: daysSchema,
  percentile85Days: daysSchema,
  oldestDays: daysSchema,
  buckets: z.array(
    z.object({
      bucket: z.enum(AGE_BUCKETS),
      fromDays: z.int(),
      toDays: z.int().nullable(),
      orders: z.int(),
      onHold: z.int(),
      openUnits: z.int(),
      netDays: z.number(),
    }),
  ),
  total: z.int(),
  rows: z.array(agedOrderSchema),
  noteKeys: z.array(z.string()),
  noteParams: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type OrderAges = z.infer<typeof agesSchema>;

export const aging = {
  /** Open orders by age, and the oldest of them: all, or those of one bucket. Buckets add up to WIP aging. */
  aging: query('core', 'see')
    .input(
      z.object({
        clientId: idSchema,
        where: whereSchema.optional(),
        /** As of `results`. */
        asOf: z.string().optional(),
        bucket: z.enum(AGE_BUCKETS).optional(),
        ...pageSchema.shape,
      }),
    )
    .output(agesSchema),
};
