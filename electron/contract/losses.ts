import { z } from 'zod';
import { whereSchema } from './kpi';
import { query } from './procedure';
import { dateSchema, idSchema } from './values';

export const LOSS_KINDS = ['stop', 'other-stops', 'unaccounted', 'speed', 'quality'] as const;

const lossSchema = z.object({
  kind: z.enum(LOSS_KINDS),
  /** The reason of a stop; null where none was recorded. */
  code: z.string().nullable(),
  name: z.string().nullable(),
  nameEs: z.string().nullable(),
  /** Below 0 where the step goes up. */
  hours: z.number(),
  records: z.int(),
});
export type Loss = z.infer<typeof lossSchema>;

export const lossesSchema = z.object({
  /** OEE in percent; null where it has no value: `noteKeys` say why. */
  value: z.number().nullable(),
  basis: z.enum(['labour', 'line']).nullable(),
  plannedHours: z.number(),
  goodHours: z.number(),
  losses: z.array(lossSchema),
  /** Percent; they multiply to OEE. */
  factors: z
    .object({
      availability: z.number(),
      accountedTime: z.number(),
      performance: z.number(),
      quality: z.number(),
    })
    .nullable(),
  noteKeys: z.array(z.string()),
});
export type Losses = z.infer<typeof lossesSchema>;

export const losses = {
  /** From planned to good hours, step by step: planned less all losses is good, good ÷ planned is OEE. */
  losses: query('core', 'see')
    .input(
      z.object({
        clientId: idSchema,
        from: dateSchema,
        to: dateSchema,
        where: whereSchema.optional(),
        asOf: z.string().optional(),
      }),
    )
    .output(lossesSchema),
};
