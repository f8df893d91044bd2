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
  list: query('core', 'OPERATOR')
    .input(z.object({ clientId: idSchema, kpi: kpiNameSchema.optional() }))
    .output(z.array(targetSchema)),
  /** Sets a KPI's target from a date on; answers the KPI's targets. */
  set: command('core', 'LEADER')
    .input(
      keySchema.extend({
        target: z.number(),
        warning: z.number().nullable().optional(),
        critical: z.number().nullable().optional(),
      }),
    )
    .output(z.array(targetSchema)),
  /** Takes the target away that begins on the date; an earlier one then goes on. */
  remove: command('core', 'LEADER').input(keySchema).output(z.array(targetSchema)),
};
