import { z } from 'zod';
import { STEPS } from './course';
import { whereSchema } from './kpi';
import { query } from './procedure';
import { dateSchema, idSchema } from './values';

/** KPIs that a heat map shows. */
export const HEAT_KPIS = ['absenteeism', 'coverage-rate'] as const;

const valuesSchema = z.array(z.number().nullable());

/** Times in hours, percent 0..100; `records` are attendance records: people and shifts that were to come. */
const cellsSchema = z.object({
  values: valuesSchema,
  numerators: valuesSchema,
  denominators: valuesSchema,
  records: z.array(z.int()),
});
export type HeatCells = z.infer<typeof cellsSchema>;

const cellSchema = z.object({
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  records: z.int(),
});
export type HeatCell = z.infer<typeof cellSchema>;

const askedSchema = z.object({
  clientId: idSchema,
  kpi: z.enum(HEAT_KPIS),
  from: dateSchema,
  to: dateSchema,
  where: whereSchema.optional(),
});

export const heat = {
  /** Absence or its cover by weekday and week, or by line and day, week or month; no names, no kinds of absence. */
  heat: query('core', 'see')
    .input(
      z.discriminatedUnion('layout', [
        askedSchema.extend({ layout: z.literal('weekdays') }),
        askedSchema.extend({ layout: z.literal('lines'), by: z.enum(STEPS) }),
      ]),
    )
    .output(
      z.object({
        /** ISO weeks with `weekdays`, else days, weeks or months. */
        labels: z.array(z.string()),
        rows: z.array(
          z.object({
            /** An ISO weekday `1` to `7`, or a line's code; null: rows without one. */
            code: z.string().nullable(),
            cells: cellsSchema,
            total: cellSchema,
          }),
        ),
        totals: cellsSchema,
        total: cellSchema,
      }),
    ),
};
