import { z } from 'zod';
import { command, query } from './procedure';
import { dateSchema, idSchema, shiftTypeSchema } from './values';

const codeSchema = z.string().trim().min(1);

/** Labour hours per unit; null: none. */
const cycleTimeSchema = z.number().min(0.000_001).max(1000).nullable();
const crewSchema = z.int().min(1).max(3000).nullable();

/** The version that the caller saw, 0 for none yet; without it whatever stands there is replaced. */
const seen = { version: z.int().min(0).optional() };

/** How many entries of open periods rest on something else now. */
const reRatedSchema = z.object({ reRated: z.int() });

const standardKey = {
  clientId: idSchema,
  /** Codes; without either, the standard of the whole client. */
  line: codeSchema.optional(),
  shift: codeSchema.optional(),
  /** First shift date; without it, for all dates. */
  from: dateSchema.optional(),
  ...seen,
};

const standardsSchema = z.object({
  /** No cycle time: from that date on there is none. `from` null: for all dates. */
  standards: z.array(
    z.object({
      line: z.string().nullable(),
      shift: z.string().nullable(),
      cycleTimeHours: z.number().nullable(),
      from: dateSchema.nullable(),
      version: z.int(),
      updatedBy: z.string().nullable(),
      updatedAt: z.string(),
    }),
  ),
  categories: z.array(
    z.object({
      category: z.string(),
      cycleTimeHours: z.number().nullable(),
      from: dateSchema.nullable(),
      updatedAt: z.string(),
    }),
  ),
  products: z.array(
    z.object({
      product: z.string(),
      style: z.string(),
      part: z.string().nullable(),
      category: z.string().nullable(),
      cycleTimeHours: z.number().nullable(),
      isActive: z.boolean(),
      version: z.int(),
      updatedAt: z.string(),
    }),
  ),
  parts: z.array(
    z.object({
      part: z.string(),
      opportunitiesPerUnit: z.int(),
      version: z.int(),
      updatedAt: z.string(),
    }),
  ),
  lines: z.array(
    z.object({ line: z.string(), name: z.string(), crew: z.int().nullable(), version: z.int() }),
  ),
  shifts: z.array(
    z.object({
      shift: z.string(),
      name: z.string(),
      shiftType: shiftTypeSchema,
      hours: z.number(),
      crew: z.int().nullable(),
      version: z.int(),
    }),
  ),
});

/** Where an ideal cycle time can come from, best first. */
export const CYCLE_SOURCES = [
  'work-order',
  'product',
  'standard',
  'category',
  'style-rate',
  'client-rate',
  'default',
] as const;

const standardStepSchema = z.object({
  source: z.enum(CYCLE_SOURCES),
  /** What the source has; null: nothing. */
  cycleTimeHours: z.number().nullable(),
  /** 0..1; below 1 it counts as estimated. */
  confidence: z.number(),
  product: z.string().nullable(),
  category: z.string().nullable(),
  line: z.string().nullable(),
  shift: z.string().nullable(),
  /** Since when it holds; null: for all dates. */
  from: dateSchema.nullable(),
});
export type StandardStep = z.infer<typeof standardStepSchema>;

const standardChangeSchema = z.object({
  id: idSchema,
  at: z.string(),
  actor: z.string(),
  of: z.enum(['place', 'category', 'product', 'order']),
  /** Code of the product or order, name of the category. */
  name: z.string().nullable(),
  line: z.string().nullable(),
  shift: z.string().nullable(),
  from: dateSchema.nullable(),
  /** Hours per unit; null: none. */
  before: z.number().nullable(),
  after: z.number().nullable(),
  reRated: z.int(),
});
export type StandardChange = z.infer<typeof standardChangeSchema>;

/** What stands in where an entry leaves something blank; whoever changes it re-rates the entries that rest on it. */
export const standards = {
  /** Everything of a client, by what it is for. */
  list: query('core', 'see')
    .input(z.object({ clientId: idSchema }))
    .output(standardsSchema),
  /** What each source has for some work on a date, best first; the first that has any is its standard. */
  explain: query('core', 'see')
    .input(
      z.object({
        clientId: idSchema,
        date: dateSchema,
        workOrder: codeSchema.optional(),
        style: codeSchema.max(100).optional(),
        part: codeSchema.max(50).optional(),
        line: codeSchema.optional(),
        shift: codeSchema.optional(),
      }),
    )
    .output(
      z.object({
        style: z.string().nullable(),
        part: z.string().nullable(),
        steps: z.array(standardStepSchema),
      }),
    ),
  /** The latest changes of standards, newest first, and how many entries each re-rated. */
  changes: query('core', 'see')
    .input(z.object({ clientId: idSchema }))
    .output(z.array(standardChangeSchema)),
  /** The standard of a line, a shift, both or the client from a date on; null: from then on there is none. */
  set: command('core', 'write-standards')
    .input(z.object({ ...standardKey, cycleTimeHours: cycleTimeSchema }))
    .output(reRatedSchema),
  /** Takes a standard away that was a mistake; an earlier one then goes on. */
  remove: command('core', 'write-standards').input(z.object(standardKey)).output(reRatedSchema),
  /** The default of a product category from a date on, or for all dates. */
  setCategory: command('core', 'write-standards')
    .input(
      z.object({
        clientId: idSchema,
        category: codeSchema.max(50),
        cycleTimeHours: cycleTimeSchema,
        from: dateSchema.optional(),
      }),
    )
    .output(reRatedSchema),
  /** A product's ideal cycle time, category and part; what is left out stays. */
  setProduct: command('core', 'write-masters')
    .input(
      z.object({
        clientId: idSchema,
        product: codeSchema,
        cycleTimeHours: cycleTimeSchema.optional(),
        category: codeSchema.max(50).nullable().optional(),
        part: codeSchema.max(50).nullable().optional(),
        ...seen,
      }),
    )
    .output(reRatedSchema),
  /** A work order's own ideal cycle time and its style; what is left out stays. */
  setOrder: command('core', 'write-masters')
    .input(
      z.object({
        clientId: idSchema,
        workOrder: codeSchema,
        cycleTimeHours: cycleTimeSchema.optional(),
        style: codeSchema.max(100).nullable().optional(),
        ...seen,
      }),
    )
    .output(reRatedSchema),
  /** Opportunities for a defect that a unit of a part offers. */
  setPart: command('core', 'write-masters')
    .input(
      z.object({
        clientId: idSchema,
        part: codeSchema.max(50),
        opportunitiesPerUnit: z.int().min(1).max(1_000_000),
        ...seen,
      }),
    )
    .output(reRatedSchema),
  /** A shift's paid hours and standard crew; what is left out stays. */
  setShift: command('core', 'write-standards')
    .input(
      z.object({
        clientId: idSchema,
        shift: codeSchema,
        hours: z.number().positive().max(24).optional(),
        crew: crewSchema.optional(),
        ...seen,
      }),
    )
    .output(reRatedSchema),
  /** A line's standard crew. */
  setLine: command('core', 'write-standards')
    .input(z.object({ clientId: idSchema, line: codeSchema, crew: crewSchema, ...seen }))
    .output(reRatedSchema),
};

export type Standards = z.infer<typeof standardsSchema>;
