import { z } from 'zod';
import { STEPS } from './course';
import { kpiNameSchema } from './kpi';
import { query } from './procedure';
import { dateSchema, idSchema } from './values';

/** Share of units, occurrences per unit, single values with their moving ranges. */
export const CONTROL_KINDS = ['p', 'u', 'xmr'] as const;

/** Rules by source and number; each has a sentence `control.rule.<rule>`. */
export const CONTROL_RULES = [
  'western-electric-1',
  'western-electric-2',
  'western-electric-3',
  'western-electric-4',
  'nelson-1',
  'nelson-2',
  'nelson-3',
  'nelson-4',
  'nelson-5',
  'nelson-6',
  'nelson-7',
  'nelson-8',
] as const;

const kindSchema = z.enum(CONTROL_KINDS);
const rulesSchema = z.array(z.enum(CONTROL_RULES)).max(CONTROL_RULES.length);
const columnSchema = z.array(z.number().nullable());

/** What a chart is about: a KPI's days, ISO weeks or months. */
const chartedSchema = z.object({
  clientId: idSchema,
  kpi: kpiNameSchema,
  from: dateSchema,
  to: dateSchema,
  by: z.enum(STEPS),
});

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
  /** In English; screens use `noteKeys` with `noteParams`. */
  notes: z.array(z.string()),
  noteKeys: z.array(z.string()),
  noteParams: z.record(z.string(), z.number()),
});
export type ControlChart = z.infer<typeof controlChartSchema>;

/** Control charts: whether a KPI varies as it always does, or something has changed. */
export const control = {
  /**
   * The chart of a KPI, by default of the kind that suits it and with Nelson's tests 1 to 4. Limits come from the
   * range's own points.
   */
  chart: query('core', 'OPERATOR')
    .input(
      chartedSchema.extend({
        /** As of `kpi.results`. */
        asOf: z.string().optional(),
        kind: kindSchema.optional(),
        rules: rulesSchema.optional(),
      }),
    )
    .output(controlChartSchema),
};
