import { z } from 'zod';
import { GROUPINGS, KPI_NAMES } from '../../../electron/contract/kpi';
import { STEPS } from '../../../electron/contract/course';
import { AGE_BUCKETS } from '../../../electron/contract/aging';
import { DEFECT_SPLITS, STOP_SPLITS } from '../../../electron/contract/pareto';
import { SORTS } from './breakDown';
import { PERIODS } from '../period/period';

const dateSchema = z.iso.date().optional().catch(undefined);

/** A code; one of digits alone comes out of an address as a number. */
export const codeSchema = z
  .union([z.string(), z.number().transform(String)])
  .optional()
  .catch(undefined);

/** What every page about KPIs keeps in its address: whose, when, and of which line, order and so on. */
export const sliceSearchSchema = z.object({
  /** The client's code; the first one without it. */
  client: codeSchema,
  period: z.enum(PERIODS).optional().catch(undefined),
  /** Both dates of a period without a name. */
  from: dateSchema,
  to: dateSchema,
  /** Codes to narrow by; `-` is the rows without one. */
  line: codeSchema,
  shift: codeSchema,
  style: codeSchema,
  'work-order': codeSchema,
  operation: codeSchema,
});
export type SliceSearch = z.infer<typeof sliceSearchSchema>;

const whySchema = z.object({
  /** The KPI whose explanation is open. */
  why: z.enum(KPI_NAMES).optional().catch(undefined),
  /** The one group that the explanation is about, and what it is a group of; the whole slice without them. */
  of: z.enum(GROUPINGS).optional().catch(undefined),
  at: codeSchema,
});

export const kpisSearchSchema = sliceSearchSchema.extend(whySchema.shape);
export type KpisSearch = z.infer<typeof kpisSearchSchema>;

const trendSchema = z.object({
  /** The course by day, week or month; by what suits the period without it. */
  by: z.enum(STEPS).optional().catch(undefined),
  view: z.enum(['chart', 'table']).optional().catch(undefined),
  /** Without the period before. */
  compare: z.enum(['none']).optional().catch(undefined),
  /** With control limits. */
  limits: z.enum(['on']).optional().catch(undefined),
});

export const kpiSearchSchema = kpisSearchSchema.extend({
  /** What is open beside the page: an action of the KPI by its id, `new` for one that is being opened. */
  action: z
    .union([z.coerce.number().int().positive(), z.literal('new')])
    .optional()
    .catch(undefined),
  ...trendSchema.shape,
  /** What the value is broken down by. */
  group: z.enum(GROUPINGS).optional().catch(undefined),
  sort: z.enum(SORTS).optional().catch(undefined),
  order: z.enum(['up', 'down']).optional().catch(undefined),
  /** What causes of a loss are told by. */
  causes: z
    .enum([...STOP_SPLITS, ...DEFECT_SPLITS])
    .optional()
    .catch(undefined),
  /** The day that a calendar or a timeline shows, and the month that a calendar begins with. */
  day: dateSchema,
  month: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional()
    .catch(undefined),
  /** The age of the open orders that are listed. */
  age: z.enum(AGE_BUCKETS).optional().catch(undefined),
  /** The cause of stops that is drawn over time; `-` is no reason. */
  cause: codeSchema,
  /** The kind of defects that is followed over time: `type.CODE`, `type-group.CODE`, `cause.CODE`. */
  defect: codeSchema,
  /** The style whose yields are drawn operation by operation. */
  cascade: codeSchema,
  /** Rows of the heat map of attendance; weekdays without it. */
  heat: z.enum(['lines']).optional().catch(undefined),
  /** What is open beside the page. */
  open: z.enum(['targets']).optional().catch(undefined),
});
export type KpiSearch = z.infer<typeof kpiSearchSchema>;

export const todaySearchSchema = kpisSearchSchema.extend({
  ...trendSchema.shape,
  /** The KPI of the chart. */
  show: z.enum(KPI_NAMES).optional().catch(undefined),
  /** Of all of one's clients instead of one. */
  among: z.enum(['all']).optional().catch(undefined),
  /** With all things worth a look, not the first three alone. */
  things: z.enum(['all']).optional().catch(undefined),
});
export type TodaySearch = z.infer<typeof todaySearchSchema>;

/** What goes from one page about KPIs to the next. */
export const sliceOf = (search: Partial<SliceSearch>): SliceSearch => ({
  client: search.client,
  period: search.period,
  from: search.from,
  to: search.to,
  line: search.line,
  shift: search.shift,
  style: search.style,
  'work-order': search['work-order'],
  operation: search.operation,
});
