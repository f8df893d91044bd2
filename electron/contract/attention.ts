import { z } from 'zod';
import { FINDING_KINDS } from '../../db/vocabulary';
import { kpiNameSchema, whereSchema } from './kpi';
import { DEFECT_SPLITS, STOP_SPLITS } from './pareto';
import { query } from './procedure';
import { dateSchema, idSchema } from './values';

const placeSchema = z.discriminatedUnion('page', [
  z.object({
    page: z.literal('kpi'),
    kpi: kpiNameSchema,
    from: dateSchema,
    to: dateSchema,
    where: whereSchema,
    group: z.enum(['line', 'style', 'shift', 'work-order']).optional(),
    causes: z.enum([...STOP_SPLITS, ...DEFECT_SPLITS]).optional(),
  }),
  z.object({ page: z.literal('orders'), show: z.enum(['open', 'held']) }),
]);

/** One thing worth a look: what happened, what it is compared with, what it cost, where it is seen. */
export const findingSchema = z.object({
  kind: z.enum(FINDING_KINDS),
  clientId: idSchema,
  /** The client's code. */
  client: z.string(),
  /** The dates that it is about. */
  from: dateSchema,
  to: dateSchema,
  /** Hours of work that it cost or holds up. */
  costHours: z.number(),
  /** The part of the cost that counts in the ranking, 0..1. */
  counts: z.number(),
  /** Numbers of its sentence by name: percent 0..100, hours, counts; what is not known is not there. */
  numbers: z.record(z.string(), z.number()),
  /** Codes and names of its sentence. */
  names: z.record(z.string(), z.string().nullable()),
  place: placeSchema,
});
export type Finding = z.infer<typeof findingSchema>;

export const attention = {
  /**
   * The things to look at first in a range of one's clients, the costliest at the top; at most twelve of each client, from
   * the last 184 days of a longer range.
   */
  list: query('core', 'see')
    .input(
      z.object({
        /** All of one's clients without it. */
        clientIds: z.array(idSchema).max(100).optional(),
        from: dateSchema,
        to: dateSchema,
        /** Codes that each of the clients has. */
        where: whereSchema.optional(),
        /** As of `kpi.results`. */
        asOf: z.string().optional(),
      }),
    )
    .output(z.object({ from: dateSchema, to: dateSchema, findings: z.array(findingSchema) })),
};
