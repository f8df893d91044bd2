import { z } from 'zod';
import { LANGUAGES } from '../../db/vocabulary';
import { query } from './procedure';
import { dateSchema, idSchema, pageSchema, shiftTypeSchema } from './values';

export const KPI_NAMES = [
  'efficiency',
  'performance',
  'throughput',
  'ppm',
  'dpmo',
  'fpy',
  'scrap-rate',
  'rework-rate',
  'dhu',
  'availability',
  'oee',
  'mtbf',
  'mttr',
  'absenteeism',
  'coverage-rate',
  'rty',
  'otd',
  'true-otd',
  'otif',
  'wip-aging',
] as const;
export const kpiNameSchema = z.enum(KPI_NAMES);
export type KpiName = z.infer<typeof kpiNameSchema>;

export const GROUPINGS = [
  'day',
  'week',
  'month',
  'shift',
  'line',
  'style',
  'work-order',
  'operation',
  'client',
] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** A narrowing by the codes that a result's `group` prints; null: rows without one. */
export const whereSchema = z.strictObject({
  line: z.string().nullable().optional(),
  shift: shiftTypeSchema.optional(),
  style: z.string().nullable().optional(),
  'work-order': z.string().nullable().optional(),
  operation: z.string().nullable().optional(),
});
export type Where = z.infer<typeof whereSchema>;

export const inferenceSchema = z.object({ input: z.string(), source: z.string(), records: z.int() });

/** A KPI of a slice: times in hours, percent 0..100, null where the denominator is 0. */
export const kpiResultSchema = z.object({
  kpi: kpiNameSchema,
  /** The client's code. */
  client: z.string(),
  /** `{}` or `{[grouping]: code or date}`. */
  group: z.record(z.string(), z.string().nullable()),
  value: z.number().nullable(),
  unit: z.string(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  records: z.int(),
  estimatedShare: z.number(),
  confidence: z.number(),
  inferences: z.array(inferenceSchema),
  /** Sentence keys are resolved to English here, because the command line prints them; screens use `noteKeys`. */
  notes: z.array(z.string()),
  noteKeys: z.array(z.string()),
  /** What the notes' sentences name. */
  noteParams: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Numbers that belong to the value, by name. */
  extra: z.record(z.string(), z.number()),
});
export type KpiResult = z.infer<typeof kpiResultSchema>;

/** The slice that an explanation is about. */
export const sliceSchema = z.object({
  clientId: idSchema,
  kpi: kpiNameSchema,
  from: dateSchema,
  to: dateSchema,
  /** KPIs of whole orders have no value where a line, a shift or an operation narrows them. */
  where: whereSchema.optional(),
  /** As of `results`; only ages and what is overdue depend on it. */
  asOf: z.string().optional(),
});
export type Slice = z.infer<typeof sliceSchema>;

/** Why a number is what it is. */
export const explanationSchema = z.object({
  result: kpiResultSchema,
  better: z.enum(['higher', 'lower']),
  /** Numbers that stand in the formula of the screen, by name. */
  terms: z.record(z.string(), z.number()),
  /** Of rolled throughput yield: each style's operations in routing order, weighted by the units that started. */
  operations: z.array(
    z.object({
      style: z.string().nullable(),
      started: z.int(),
      /** The style's yield, %. */
      value: z.number(),
      /** Inspected operations: first-pass yield, %, and that of the style up to and with this operation. */
      steps: z.array(
        z.object({
          operation: z.string(),
          passed: z.int(),
          inspected: z.int(),
          value: z.number(),
          rolled: z.number(),
        }),
      ),
      /** Codes of the style's routing, those without inspections among them. */
      routing: z.array(z.string()),
    }),
  ),
  settings: z.array(z.object({ key: z.string(), value: z.string(), from: dateSchema, to: dateSchema })),
  leftOut: z.array(z.object({ reason: z.string(), records: z.int() })),
});
export type Explanation = z.infer<typeof explanationSchema>;

/** What kind of record stands behind a number. */
export const ROW_KINDS = [
  'production',
  'inspection',
  'stop',
  'attendance',
  'order',
  'job',
  'operation',
] as const;

/** One row behind a number, with what it adds to both sides. */
export const kpiRowSchema = z.object({
  kind: z.enum(ROW_KINDS),
  entryId: idSchema,
  shiftDate: dateSchema.nullable(),
  shiftType: shiftTypeSchema.nullable(),
  line: z.string().nullable(),
  workOrder: z.string().nullable(),
  style: z.string().nullable(),
  operation: z.string().nullable(),
  unitsProduced: z.int().nullable(),
  cycleTimeHours: z.number().nullable(),
  headcount: z.number().nullable(),
  hours: z.number().nullable(),
  numerator: z.number(),
  denominator: z.number(),
  value: z.number().nullable(),
  confidence: z.number(),
  sources: z.array(z.object({ input: z.string(), source: z.string() })),
  /** What else is told of the row: dates, numbers with their unit in the name, codes. */
  facts: z.record(z.string(), z.union([z.string(), z.number()]).nullable()),
});
export type KpiRow = z.infer<typeof kpiRowSchema>;
export type RowKind = KpiRow['kind'];

export const ROW_SORTS = [
  'shiftDate',
  'workOrder',
  'numerator',
  'denominator',
  'value',
  'confidence',
] as const;

export const kpi = {
  /** KPIs of a date range (both ends included) for the named clients, or for all that the caller may see. */
  results: query('core', 'see')
    .input(
      z.object({
        clientCodes: z.array(z.string()).optional(),
        from: dateSchema,
        to: dateSchema,
        /** A date (its start in the client's zone) or an instant; default now. */
        asOf: z.string().optional(),
        by: z.enum(GROUPINGS).optional(),
        kpis: z.array(kpiNameSchema).min(1).optional(),
        /** Codes that each of the clients has. */
        where: whereSchema.optional(),
      }),
    )
    .output(
      z.object({ asOf: z.string(), from: dateSchema, to: dateSchema, results: z.array(kpiResultSchema) }),
    ),
  /** Why this number: the formula with its numbers, what was inferred, what was left out, the settings in force. */
  explain: query('core', 'see').input(sliceSchema).output(explanationSchema),
  /** The rows behind a number: what each adds to both sides, their sums over all pages. */
  rows: query('core', 'see')
    .input(
      sliceSchema.extend({
        ...pageSchema.shape,
        sort: z.enum(ROW_SORTS).default('shiftDate'),
        descending: z.boolean().default(true),
      }),
    )
    .output(
      z.object({
        total: z.int(),
        numerator: z.number(),
        denominator: z.number(),
        rows: z.array(kpiRowSchema),
      }),
    ),
  /** All rows behind a number as a file, without a line of totals; headings in a language, else plain names. */
  exportRows: query('core', 'export')
    .input(
      sliceSchema.extend({
        sort: z.enum(ROW_SORTS).default('shiftDate'),
        descending: z.boolean().default(false),
        format: z.enum(['csv']).default('csv'),
        lang: z.enum(LANGUAGES).optional(),
      }),
    )
    .output(z.object({ fileName: z.string(), bytes: z.instanceof(Uint8Array), rows: z.int() })),
};
