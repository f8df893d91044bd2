import { z } from 'zod';
import { STEPS } from './course';
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
  /** First level of its catalogue, itself where it is one; null for what is in no catalogue. */
  group: z.string().nullable(),
  amount: z.number(),
  share: z.number(),
  cumulativeShare: z.number(),
  records: z.int(),
});
export type Bar = z.infer<typeof barSchema>;

/** What defects can be followed over time by: what their details say. */
export const DEFECT_KINDS = ['type', 'type-group', 'cause'] as const;

/** Causes of a loss from the largest to the smallest. */
export const paretoSchema = z.object({
  unit: z.enum(['h', 'defects']),
  /** Hours of people or of the line, in the client's reading of availability; null for defects. */
  basis: z.enum(['labour', 'line']).nullable(),
  total: z.number(),
  bars: z.array(barSchema),
  noteKeys: z.array(z.string()),
});

export const pareto = {
  /** Defects of one type, group of types or cause by day, week or month, beside the units inspected. */
  defectCourse: query('core', 'see')
    .input(
      rangeSchema.extend({
        split: z.enum(DEFECT_KINDS),
        /** null: defects of which nothing was recorded. */
        code: z.string().max(100).nullable(),
        by: z.enum(STEPS),
      }),
    )
    .output(
      z.object({
        labels: z.array(z.string()),
        /** Per 100 units inspected; null where nothing was inspected. */
        values: z.array(z.number().nullable()),
        defects: z.array(z.number().nullable()),
        inspected: z.array(z.int().nullable()),
        records: z.array(z.int()),
        /** Of the whole range. */
        total: z.object({ value: z.number().nullable(), defects: z.number(), inspected: z.int() }),
      }),
    ),
  /** Stop hours or defects from the largest cause to the smallest; they add up to availability's or DPMO's own. */
  pareto: query('core', 'see')
    .input(
      z.discriminatedUnion('of', [
        rangeSchema.extend({ of: z.literal('stops'), by: z.enum(STOP_SPLITS) }),
        rangeSchema.extend({ of: z.literal('defects'), by: z.enum(DEFECT_SPLITS) }),
      ]),
    )
    .output(paretoSchema),
};
