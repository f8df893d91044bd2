import { z } from 'zod';
import { kpiNameSchema } from './kpi';
import { command, query } from './procedure';
import { dateSchema, idSchema } from './values';

/** A target and its limits in the KPI's unit; `from` null holds for all dates. */
const targetSchema = z.object({
  kpi: kpiNameSchema,
  target: z.number(),
  warning: z.number().nullable(),
  critical: z.number().nullable(),
  from: dateSchema.nullable(),
  version: z.int(),
  updatedBy: z.string().nullable(),
  /** Full name of the user of that code; null where there is none. */
  updatedByName: z.string().nullable(),
  updatedAt: z.string(),
});

const keySchema = z.object({
  clientId: idSchema,
  kpi: kpiNameSchema,
  /** Without it: the target for all dates that no dated one covers. */
  from: dateSchema.optional(),
  /** The version that the caller saw, 0 for none yet; without it whatever stands there is replaced. */
  version: z.int().min(0).optional(),
});

export const targets = {
  /** A client's targets by KPI, oldest first. */
  list: query('core', 'see')
    .input(z.object({ clientId: idSchema, kpi: kpiNameSchema.optional() }))
    .output(z.array(targetSchema)),
  /** Every KPI with what is better of it and its targets, oldest first; those without a target too. */
  listByKpi: query('core', 'see')
    .input(z.object({ clientId: idSchema }))
    .output(
      z.array(
        z.object({
          kpi: kpiNameSchema,
          better: z.enum(['higher', 'lower']),
          targets: z.array(targetSchema),
        }),
      ),
    ),
  /** Sets a KPI's target from a date on; answers the KPI's targets. */
  set: command('core', 'write-masters')
    .input(
      keySchema.extend({
        target: z.number(),
        warning: z.number().nullable().optional(),
        critical: z.number().nullable().optional(),
      }),
    )
    .output(z.array(targetSchema)),
  /** Takes the target away that begins on the date; an earlier one then goes on. */
  remove: command('core', 'write-masters').input(keySchema).output(z.array(targetSchema)),
};
