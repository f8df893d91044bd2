import { z } from 'zod';
import { CONTROL_RULES } from '../../db/vocabulary';
import { STEPS } from './course';
import { kpiNameSchema, whereSchema } from './kpi';
import { command, query } from './procedure';
import { dateSchema, idSchema } from './values';

/** Share of units, occurrences per unit, single values with their moving ranges. */
export const CONTROL_KINDS = ['p', 'u', 'xmr'] as const;

const kindSchema = z.enum(CONTROL_KINDS);
/** Each has a sentence `control.rule.<rule>`. */
const rulesSchema = z.array(z.enum(CONTROL_RULES)).max(CONTROL_RULES.length);
const columnSchema = z.array(z.number().nullable());

/** What a chart is about: a KPI's days, ISO weeks or months. */
const chartedSchema = z.object({
  clientId: idSchema,
  kpi: kpiNameSchema,
  by: z.enum(STEPS),
  /** As of `kpi.results`; each narrowing has its own baseline. */
  where: whereSchema.optional(),
});
const rangeSchema = z.object({ from: dateSchema, to: dateSchema });
const reasonSchema = z.string().max(500);

/** Limits that were frozen for a chart; the one without an end is in force. Centre and ranges in the KPI's unit. */
const baselineSchema = rangeSchema.extend({
  id: idSchema,
  kpi: kpiNameSchema,
  by: z.enum(STEPS),
  where: whereSchema,
  kind: kindSchema,
  /** How many periods of the sample had a value. */
  points: z.int(),
  centre: z.number(),
  sigmaZ: z.number().nullable(),
  isLaney: z.boolean(),
  meanMovingRange: z.number().nullable(),
  rules: rulesSchema,
  reason: z.string(),
  frozenBy: z.string(),
  /** Full name of the user of that code; null where there is none. */
  frozenByName: z.string().nullable(),
  frozenAt: z.string(),
  endedBy: z.string().nullable(),
  endedByName: z.string().nullable(),
  endedAt: z.string().nullable(),
  endReason: z.string().nullable(),
});
export type ControlBaseline = z.infer<typeof baselineSchema>;

export const controlChartSchema = z.object({
  kind: kindSchema,
  /** Whether limits are widened by Laney's σz because periods differ more than their counts explain. */
  isLaney: z.boolean(),
  /** Of p and u charts: 1 where periods differ as chance alone would have it. */
  sigmaZ: z.number().nullable(),
  unit: z.string(),
  /** Null where no limits can be told; a note says why. */
  centre: z.number().nullable(),
  /** The rules that were applied, with what each says in English; `control.rule.<rule>` in other languages. */
  rules: z.array(z.object({ rule: z.enum(CONTROL_RULES), sentence: z.string() })),
  /** One place for every period of the range; null where it has no value or no limit. */
  points: z.object({
    labels: z.array(z.string()),
    values: columnSchema,
    /** Units or opportunities that each period checked; null on XmR charts. */
    subgroupSizes: columnSchema,
    centres: columnSchema,
    lowers: columnSchema,
    uppers: columnSchema,
    /** The rules that each period completes or goes on with. */
    signals: z.array(rulesSchema),
  }),
  /** Of XmR charts: the distance to the period before, and whether it is beyond the upper limit. */
  movingRange: z
    .object({
      values: columnSchema,
      centre: z.number().nullable(),
      upper: z.number().nullable(),
      isBeyond: z.array(z.boolean()),
    })
    .nullable(),
  /** The limits in force for this chart, and whether it is judged by them. */
  baseline: baselineSchema.nullable(),
  isFrozen: z.boolean(),
  /** In English; screens use `noteKeys` with `noteParams`. */
  notes: z.array(z.string()),
  noteKeys: z.array(z.string()),
  noteParams: z.record(z.string(), z.number()),
});
export type ControlChart = z.infer<typeof controlChartSchema>;

/** Control charts: whether a KPI varies as it always does, or something has changed. */
export const control = {
  /**
   * The chart of a KPI, by default of the kind that suits it and with Nelson's tests 1 to 4. Frozen limits judge all of
   * its points; without them, or where another kind or its own limits are asked for, the range's points make them.
   */
  chart: query('core', 'see')
    .input(
      chartedSchema.extend({
        ...rangeSchema.shape,
        /** As of `kpi.results`. */
        asOf: z.string().optional(),
        kind: kindSchema.optional(),
        rules: rulesSchema.optional(),
        usesBaseline: z.boolean().optional(),
      }),
    )
    .output(controlChartSchema),
  /** Every baseline of a client or of one KPI, ended ones too, the newest first. */
  baselines: query('core', 'see')
    .input(z.object({ clientId: idSchema, kpi: kpiNameSchema.optional() }))
    .output(z.array(baselineSchema)),
  /** Computes limits from a sample of at least ten periods and keeps them; those in force until then end. */
  freeze: command('core', 'write-masters')
    .input(
      chartedSchema.extend({
        ...rangeSchema.shape,
        kind: kindSchema.optional(),
        rules: rulesSchema.optional(),
        reason: reasonSchema,
      }),
    )
    .output(baselineSchema),
  /** Ends the limits in force, if any, so that the chart makes its own again; answers the KPI's baselines. */
  release: command('core', 'write-masters')
    .input(chartedSchema.extend({ reason: reasonSchema }))
    .output(z.array(baselineSchema)),
};
