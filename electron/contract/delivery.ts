import { z } from 'zod';
import { WAITS, waitingShape } from './aging';
import { whereSchema } from './kpi';
import { query } from './procedure';
import { dateSchema, idSchema, pageSchema } from './values';

/** What became of a promise: kept, delivered after it, missed and not delivered yet, not due yet. */
export const PROMISE_STATES = ['on-time', 'late', 'overdue', 'to-come'] as const;
export type PromiseState = (typeof PROMISE_STATES)[number];

const countNames = ['promised', 'onTime', 'late', 'overdue', 'toCome', 'complete', 'completeOnTime'] as const;
const readingSchema = z.object({
  /** Percent. */
  value: z.number().nullable(),
  numerator: z.int(),
  denominator: z.int(),
});
export type DeliveryReading = z.infer<typeof readingSchema>;

const promisedOrderSchema = z.object({
  orderId: idSchema,
  code: z.string(),
  style: z.string().nullable(),
  promise: dateSchema,
  isPromiseComputed: z.boolean(),
  state: z.enum(PROMISE_STATES),
  delivered: dateSchema.nullable(),
  completedOn: dateSchema.nullable(),
  /** From the promise to the delivery, or to today. */
  daysLate: z.int(),
  plannedUnits: z.int(),
  missingUnits: z.int(),
  /** Null once it is delivered and complete. */
  waitsFor: z.enum(WAITS).nullable(),
  ...waitingShape,
});
export type PromisedOrder = z.infer<typeof promisedOrderSchema>;

export const deliveriesSchema = z.object({
  asOf: z.string(),
  /** The clock's date at the client's. */
  today: dateSchema,
  counts: z.record(z.enum(countNames), z.int()),
  readings: z.object({ otd: readingSchema, 'true-otd': readingSchema, otif: readingSchema }),
  /** What lies between OTD and TRUE-OTD, in orders. */
  differences: z.object({
    deliveredInPart: z.int(),
    completedLate: z.int(),
    madeNotDelivered: z.int(),
    incompleteOverdue: z.int(),
    incompleteDelivered: z.int(),
  }),
  /** Days on which something was promised, in columns. */
  days: z.object({
    labels: z.array(dateSchema),
    ...(Object.fromEntries(countNames.map((name) => [name, z.array(z.int())])) as Record<
      (typeof countNames)[number],
      z.ZodArray<z.ZodInt>
    >),
  }),
  total: z.int(),
  rows: z.array(promisedOrderSchema),
  noteKeys: z.array(z.string()),
});
export type Deliveries = z.infer<typeof deliveriesSchema>;

export const delivery = {
  /** Orders promised in a range by day and what became of them; listed are those not kept whole, or all of one day. */
  deliveries: query('core', 'see')
    .input(
      z.object({
        clientId: idSchema,
        from: dateSchema,
        to: dateSchema,
        where: whereSchema.optional(),
        /** As of `results`. */
        asOf: z.string().optional(),
        day: dateSchema.optional(),
        ...pageSchema.shape,
      }),
    )
    .output(deliveriesSchema),
};
