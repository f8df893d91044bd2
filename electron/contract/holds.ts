import { z } from 'zod';
import { ORDER_STATUSES } from '../../db/vocabulary';
import { command, query } from './procedure';
import { dateSchema, idSchema } from './values';

/** Where a hold stands: asked for, in force, ended, or taken back. */
export const HOLD_STATES = ['requested', 'held', 'resumed', 'cancelled'] as const;
export type HoldState = (typeof HOLD_STATES)[number];

/** `HH:MM` on the client's clock. */
const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const holdSchema = z.object({
  id: idSchema,
  version: z.int(),
  clientId: idSchema,
  clientCode: z.string(),
  order: z.object({
    id: idSchema,
    code: z.string(),
    styleModel: z.string().nullable(),
    status: z.enum(ORDER_STATUSES),
  }),
  /** Null: the whole order. */
  job: z.object({ id: idSchema, code: z.string(), partNumber: z.string() }).nullable(),
  state: z.enum(HOLD_STATES),
  holdDate: z.string().nullable(),
  holdTime: z.string().nullable(),
  reason: z.string(),
  reasonNameEn: z.string(),
  reasonNameEs: z.string(),
  reasonDetail: z.string(),
  /** Who: full name, else code. */
  requestedBy: z.string().nullable(),
  /** Whether the caller asked for it. */
  isOwn: z.boolean(),
  requestedAt: z.string(),
  approvedBy: z.string().nullable(),
  approvedAt: z.string().nullable(),
  resumeDate: z.string().nullable(),
  resumeTime: z.string().nullable(),
  resumedBy: z.string().nullable(),
  resumedAt: z.string().nullable(),
  notes: z.string().nullable(),
  /** Days from its beginning to its end, or to now; null while it is a request and once it was cancelled. */
  daysLost: z.number().nullable(),
});
export type Hold = z.infer<typeof holdSchema>;

const key = { clientId: idSchema, id: idSchema, version: z.int() };

/** Holds of work orders: who asks, who decides, since when and why; the order's status and its age follow. */
export const holds = {
  /** Requests and holds in force of all own clients or of one, oldest first; other states and one order on demand. */
  list: query('core', 'see')
    .input(
      z.object({
        clientId: idSchema.optional(),
        workOrderId: idSchema.optional(),
        states: z.array(z.enum(HOLD_STATES)).min(1).optional(),
        /** A date (its start in the client's zone) or an instant; default now. */
        asOf: z.string().optional(),
      }),
    )
    .output(z.array(holdSchema)),
  /** Asks for a hold of an open order or one of its jobs; `isApproved` puts it in force, for those who may decide. */
  request: command('core', 'request-hold')
    .input(
      z.object({
        clientId: idSchema,
        workOrderId: idSchema,
        jobId: idSchema.nullable().default(null),
        reason: z.string().min(1).max(50),
        reasonDetail: z.string().trim().min(1).max(2000),
        /** Default: today. */
        holdDate: dateSchema.optional(),
        /** Null counts in whole days. */
        holdTime: timeSchema.nullable().default(null),
        notes: z.string().trim().max(2000).nullable().default(null),
        isApproved: z.boolean().default(false),
      }),
    )
    .output(holdSchema),
  /** Puts a request in force, from the moment that it names. */
  approve: command('core', 'decide-hold').input(z.object(key)).output(holdSchema),
  /** Ends a hold; the order goes on once none holds it any more. */
  resume: command('core', 'decide-hold')
    .input(
      z.object({
        ...key,
        /** Default: today. */
        resumeDate: dateSchema.optional(),
        resumeTime: timeSchema.nullable().default(null),
      }),
    )
    .output(holdSchema),
  /** Takes a request or a hold back: it counts nowhere any more. */
  cancel: command('core', 'decide-hold')
    .input(z.object({ ...key, reason: z.string().trim().min(1).max(500) }))
    .output(holdSchema),
  /** Takes an own request back before anybody has decided on it. */
  withdraw: command('core', 'request-hold')
    .input(z.object({ ...key, reason: z.string().trim().min(1).max(500) }))
    .output(holdSchema),
};
