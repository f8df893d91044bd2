import { z } from 'zod';
import { whereSchema } from './kpi';
import { query } from './procedure';
import { dateSchema, idSchema } from './values';

const PLACES = ['line', 'shift', 'style', 'work-order'] as const;

/** What stops, and what defects, can be split by; groups are the first level of their catalogue. */
export const STOP_SPLITS = ['reason', 'reason-group', ...PLACES] as const;
export const DEFECT_SPLITS = ['type', 'type-group', 'cause', 'operation', ...PLACES] as const;

const rangeSchema = z.object({
  clientId: idSchema,
  from: dateSchema,
  to: dateSchema,
  where: whereSchema.optional(),
});

/** A bar of a Pareto; `code` null is what nothing was recorded of, names are null where a code has none. */
export const barSchema = z.object({
  code: z.string().nullable(),
  name: z.string().nullable(),
  nameEs: z.string().nullable(),
  amount: z.number(),
  share: z.number(),
  cumulativeShare: z.number(),
  records: z.int(),
});
export type Bar = z.infer<typeof barSchema>;

export const pareto = {
  /** Stop hours or defects from the largest cause to the smallest; they add up to availability's or DPMO's own. */
  pareto: query('core', 'see')
    .input(
      z.discriminatedUnion('of', [
        rangeSchema.extend({ of: z.literal('stops'), by: z.enum(STOP_SPLITS) }),
        rangeSchema.extend({ of: z.literal('defects'), by: z.enum(DEFECT_SPLITS) }),
      ]),
    )
    .output(
      z.object({
        unit: z.enum(['h', 'defects']),
        /** Hours of people or of the line, in the client's reading of availability; null for defects. */
        basis: z.enum(['labour', 'line']).nullable(),
        total: z.number(),
        bars: z.array(barSchema),
        noteKeys: z.array(z.string()),
      }),
    ),
};
