import { z } from 'zod';
import { kpiNameSchema } from './kpi';
import { query } from './procedure';
import { dateSchema, idSchema } from './values';

const rangeSchema = z.object({ from: dateSchema, to: dateSchema });
const numbersSchema = z.array(z.number().nullable());

/** One KPI of all clients in columns: one place for each client, in the order of `clients`. */
const columnSchema = z.object({
  kpi: kpiNameSchema,
  better: z.enum(['higher', 'lower']),
  values: numbersSchema,
  /** Of the range of the same length right before. */
  before: numbersSchema,
  changes: numbersSchema,
  directions: z.array(z.enum(['better', 'worse', 'even', 'none'])),
  /** In force on the range's last date. */
  targets: numbersSchema,
  states: z.array(z.enum(['good', 'warning', 'critical', 'none'])),
  /** Places whose `good` is past the target, but not yet at the warning limit. */
  tolerated: z.array(z.int()),
  estimatedShares: z.array(z.number()),
  /** Why there is no value: a sentence's key; null where there is one. */
  missing: z.array(z.string().nullable()),
  /** By day up to 92 days, by week up to two years, else by month; to six digits. */
  courses: z.array(numbersSchema),
});
export type PortfolioColumn = z.infer<typeof columnSchema>;

/** One's clients side by side. */
export const portfolio = {
  /**
   * KPIs of the clients in use, by code, each what `kpi.overview` tells of it. A client whose today is another date than
   * the others' has dates of its own.
   */
  get: query('core', 'compare-clients')
    .input(
      rangeSchema.extend({
        ownDates: z
          .array(rangeSchema.extend({ clientId: idSchema }))
          .max(500)
          .optional(),
        kpis: z.array(kpiNameSchema).min(1).optional(),
        asOf: z.string().optional(),
      }),
    )
    .output(
      z.object({
        asOf: z.string(),
        clients: z.array(
          rangeSchema.extend({
            clientId: idSchema,
            before: rangeSchema,
            /** How many of the KPIs asked for are past their critical limit. */
            critical: z.int(),
          }),
        ),
        columns: z.array(columnSchema),
      }),
    ),
};
