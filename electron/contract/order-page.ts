import { z } from 'zod';
import { holdSchema } from './holds';
import { jobSchema, orderRecordSchema } from './order-record';
import { shipmentSchema } from './shipments';
import { shiftTypeSchema } from './values';

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

/** Who worked on an order: heads of each shift, newest first, and, for those who see absences, names. Hours in hours. */
const crewSchema = z.object({
  shifts: z.array(
    z.object({
      date: z.string(),
      shiftType: shiftTypeSchema,
      /** Null: work without a line. */
      lineCode: z.string().nullable(),
      /** Heads of the largest crew that an entry tells. */
      assigned: z.int(),
      present: z.int(),
      floatingIdle: z.int(),
      runHours: z.number(),
      /** Run hours times people present, of this order alone. */
      labourHours: z.number(),
      /** Heads or hours of an entry were not typed. */
      isEstimated: z.boolean(),
      /** People there by the attendance of the line's shift; null where none is recorded. */
      recorded: z.int().nullable(),
    }),
  ),
  totals: z.object({
    shifts: z.int(),
    runHours: z.number(),
    labourHours: z.number(),
    /** Labour hours by run hours. */
    averagePresent: z.number().nullable(),
  }),
  /** By the attendance of these shifts, most hours first; null where the caller is told no names. */
  people: z
    .array(
      z.object({
        code: z.string(),
        name: z.string(),
        isFloating: z.boolean(),
        shifts: z.int(),
        hours: z.number(),
      }),
    )
    .nullable(),
});
export type OrderCrew = z.infer<typeof crewSchema>;

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
  crew: crewSchema,
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
