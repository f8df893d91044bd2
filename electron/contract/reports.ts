import { z } from 'zod';
import { overviewSchema, seriesSchema, STEPS } from './course';
import { kpiNameSchema } from './kpi';
import { paretoSchema } from './pareto';
import { query } from './procedure';
import { trustSchema } from './trust';
import { dateSchema, idSchema } from './values';

const rangeSchema = z.object({ from: dateSchema, to: dateSchema });

/** The numbers of a pack of KPIs; how they are set is a matter of the page or the file. */
export const kpiPackSchema = rangeSchema.extend({
  client: z.object({ code: z.string(), name: z.string(), timezone: z.string() }),
  asOf: z.string(),
  before: rangeSchema,
  /** Whether a date of the period can still be changed. */
  isOpen: z.boolean(),
  kpis: z.array(overviewSchema),
  courses: z.array(seriesSchema.extend({ kpi: kpiNameSchema, by: z.enum(STEPS) })),
  stops: paretoSchema,
  defects: paretoSchema,
  trust: trustSchema,
});
export type KpiPack = z.infer<typeof kpiPackSchema>;

/** Reports for people who were not there; their numbers are those of the screens. */
export const reports = {
  /** A client's KPIs of a period against targets and the period before, with courses, losses and what they rest on. */
  kpiPack: query('core', 'report')
    .input(
      rangeSchema.extend({
        clientId: idSchema,
        /** As of `kpi.results`. */
        asOf: z.string().optional(),
      }),
    )
    .output(kpiPackSchema),
};
