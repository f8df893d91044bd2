import { z } from 'zod';
import { kpiNameSchema, kpiResultSchema, whereSchema } from './kpi';
import { query } from './procedure';
import { dateSchema, idSchema, shiftTypeSchema } from './values';

/** What a course is drawn by. */
export const STEPS = ['day', 'week', 'month'] as const;

const rangeSchema = z.object({ from: dateSchema, to: dateSchema });

const rangeOfClientSchema = rangeSchema.extend({
  clientId: idSchema,
  /** As of `results`. */
  asOf: z.string().optional(),
  where: whereSchema.optional(),
});

const valuesSchema = z.array(z.number().nullable());

/** A KPI as a tile shows it; change and difference in the KPI's unit. */
export const overviewSchema = z.object({
  kpi: kpiNameSchema,
  better: z.enum(['higher', 'lower']),
  now: kpiResultSchema,
  /** The range of the same length right before; WIP aging as of its end, from today's records. */
  before: kpiResultSchema,
  /** now − before. */
  change: z.number().nullable(),
  direction: z.enum(['better', 'worse', 'even', 'none']),
  /** In force on the range's last date; `validFrom` null holds for all dates. */
  target: z
    .object({
      target: z.number(),
      warning: z.number().nullable(),
      critical: z.number().nullable(),
      validFrom: dateSchema.nullable(),
    })
    .nullable(),
  /** now − target. */
  difference: z.number().nullable(),
  state: z.enum(['good', 'warning', 'critical', 'none']),
  /** `good` although past the target: the warning limit is not reached. */
  isTolerated: z.boolean(),
  course: z.object({ by: z.enum(STEPS), labels: z.array(z.string()), values: valuesSchema }),
});
export type KpiOverview = z.infer<typeof overviewSchema>;

/** A KPI over time in columns: a place for every span of the range, null where there is nothing. */
export const seriesSchema = z.object({
  labels: z.array(z.string()),
  values: valuesSchema,
  numerators: valuesSchema,
  denominators: valuesSchema,
  records: z.array(z.int()),
  estimatedShares: z.array(z.number()),
  confidences: z.array(z.number()),
  /** In force on each span's last date. */
  targets: valuesSchema,
  /** As many days, weeks or months right before. */
  before: z.object({ labels: z.array(z.string()), values: valuesSchema }),
  /** How the course was made, where that needs saying; keys of sentences. */
  noteKeys: z.array(z.string()),
});

/** KPIs over time and against targets. */
export const course = {
  /** KPIs of a range with target, state, change against the range before, and course; all KPIs unless named. */
  overview: query('core', 'see')
    .input(rangeOfClientSchema.extend({ kpis: z.array(kpiNameSchema).min(1).optional() }))
    .output(rangeSchema.extend({ asOf: z.string(), before: rangeSchema, kpis: z.array(overviewSchema) })),
  /** A KPI by day, ISO week or month in columns: a place for every one of the range, null where there is nothing. */
  series: query('core', 'see')
    .input(rangeOfClientSchema.extend({ kpi: kpiNameSchema, by: z.enum(STEPS) }))
    .output(seriesSchema),
  /** Pieces that a line is to make in a shift: its plan, else crew hours × target efficiency ÷ ideal cycle time. */
  pieceTarget: query('core', 'see')
    .input(z.object({ clientId: idSchema, date: dateSchema, line: z.string(), shift: shiftTypeSchema }))
    .output(
      z.object({
        pieces: z.int().nullable(),
        source: z.enum(['plan', 'computed']).nullable(),
        /** What a computed target rests on. */
        inputs: z
          .object({
            crewHours: z.number(),
            crewSource: z.string(),
            targetEfficiencyPercent: z.number(),
            cycleTimeHours: z.number(),
            cycleSource: z.string(),
          })
          .nullable(),
        /** What a target cannot be computed without, and is not there. */
        missing: z.enum(['efficiency-target', 'order']).nullable(),
      }),
    ),
};
