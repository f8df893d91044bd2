import { z } from 'zod';
import { whereSchema } from './kpi';
import { query } from './procedure';
import { dateSchema, idSchema, shiftTypeSchema } from './values';

/** What looks wrong: a line's shift over 100 % efficient or explained beyond its time, or one entry far over 100 %. */
export const TRUST_FLAGS = [
  'efficiency-over-100',
  'entry-far-over-100',
  'own-hours-over-shift',
  'run-over-shift',
  'over-explained',
] as const;

const counts = z.array(z.int());
const amounts = z.array(z.number());

export const trustSchema = z.object({
  /** Line's shifts that the calendar asks entries of and that are over, and those that have any. */
  expected: z.int(),
  present: z.int(),
  /** Line's shifts with entries that the calendar does not ask for. */
  unplanned: z.int(),
  /** Newest first, the first 200. */
  missing: z.array(z.object({ date: dateSchema, line: z.string().nullable(), shift: shiftTypeSchema })),
  missingTotal: z.int(),
  entries: z.int(),
  estimatedEntries: z.int(),
  /** 0..1 of the scheduled hours. */
  estimatedShare: z.number(),
  plannedMinutes: z.number(),
  /** Scheduled, but neither run time nor stops; where these exceed it, the excess is over-explained. */
  unexplainedMinutes: z.number(),
  overExplainedMinutes: z.number(),
  byDay: z.object({
    labels: z.array(dateSchema),
    expected: counts,
    present: counts,
    entries: counts,
    estimatedEntries: counts,
    plannedMinutes: amounts,
    unexplainedMinutes: amounts,
    overExplainedMinutes: amounts,
  }),
  /** Newest first, the first 200. `value` and `limit` in percent for efficiencies, else in hours. */
  flags: z.array(
    z.object({
      kind: z.enum(TRUST_FLAGS),
      date: dateSchema,
      line: z.string().nullable(),
      shift: shiftTypeSchema,
      entryId: idSchema.nullable(),
      workOrder: z.string().nullable(),
      value: z.number(),
      limit: z.number(),
    }),
  ),
  flagsTotal: z.int(),
});
export type Trust = z.infer<typeof trustSchema>;

export const trust = {
  /** How far the entries of a range can be relied upon. Missing entries and time are told of whole shifts. */
  trust: query('core', 'see')
    .input(
      z.object({
        clientId: idSchema,
        from: dateSchema,
        to: dateSchema,
        where: whereSchema.optional(),
        asOf: z.string().optional(),
      }),
    )
    .output(trustSchema),
};
