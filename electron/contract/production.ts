import { z } from 'zod';
import { ORDER_STATUSES } from '../../db/vocabulary';
import { historyItemSchema } from './history';
import { query } from './procedure';
import { dateSchema, idSchema, shiftTypeSchema } from './values';

/** One line's shift: where a sheet's rows belong. `lineId` null is work without a line. */
export const sheetPlaceSchema = z.object({
  clientId: idSchema,
  lineId: idSchema.nullable(),
  shiftDate: dateSchema,
  shiftType: shiftTypeSchema,
});
export type SheetPlace = z.infer<typeof sheetPlaceSchema>;

/** What is typed into a row of the sheet; null is left blank and inferred. Ranges are checked row by row, not here. */
export const entryInputSchema = z.object({
  /** Names the row in complaints and read-backs; chosen by the caller, unique in the batch. */
  key: z.string().min(1).max(40),
  /** The work order's code as typed or scanned. */
  workOrder: z.string().max(50),
  /** The operation's code, if the shop records it. */
  operation: z.string().max(50).nullable(),
  /** Good and defective units together. */
  unitsProduced: z.number().nullable(),
  unitsDefective: z.number().nullable(),
  runHours: z.number().nullable(),
  employeesAssigned: z.number().nullable(),
  employeesPresent: z.number().nullable(),
  employeesFloatingIdle: z.number().nullable(),
  /** The row's own scheduled hours; null: its share of the shift. */
  scheduledHours: z.number().nullable(),
  notes: z.string().max(2000).nullable(),
});
export type EntryInput = z.infer<typeof entryInputSchema>;

/** A sentence with its parameters, in the catalogue of `sentences/`; `field` is the input's name or null for the row. */
export const remarkSchema = z.object({
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  field: z.string().nullable(),
});
export type Remark = z.infer<typeof remarkSchema>;

/** A value the KPIs rest on and where it came from (`kpi.md`'s inference table): `entry`, `share`, `work-order`, … */
const usedSchema = z.object({ value: z.number(), source: z.string(), confidence: z.number() });

export const derivedSchema = z.object({
  cycleTimeHours: usedSchema,
  employeesAssigned: usedSchema,
  employeesPresent: usedSchema,
  scheduledHours: usedSchema,
  runHours: usedSchema,
  /** Percent; null where the denominator is 0. */
  efficiency: z.number().nullable(),
  performance: z.number().nullable(),
});
export type Derived = z.infer<typeof derivedSchema>;

export const entrySchema = z.object({
  id: idSchema,
  version: z.int(),
  workOrder: z.object({
    id: idSchema,
    code: z.string(),
    styleModel: z.string().nullable(),
    status: z.enum(ORDER_STATUSES),
  }),
  operation: z.string().nullable(),
  unitsProduced: z.int(),
  unitsDefective: z.int(),
  runHours: z.number().nullable(),
  employeesAssigned: z.int().nullable(),
  employeesPresent: z.int().nullable(),
  employeesFloatingIdle: z.int(),
  scheduledHours: z.number().nullable(),
  notes: z.string().nullable(),
  derived: derivedSchema,
  warnings: z.array(remarkSchema),
  recordedBy: z.string(),
  recordedAt: z.string(),
  updatedAt: z.string(),
  isVerified: z.boolean(),
  /** Null when the caller may change the row; otherwise why not. */
  readOnlyBecause: remarkSchema.nullable(),
});
export type Entry = z.infer<typeof entrySchema>;

/** What the rows of a shift make together. */
export const totalsSchema = z.object({
  unitsProduced: z.int(),
  unitsDefective: z.int(),
  runHours: z.number(),
  efficiency: z.number().nullable(),
  performance: z.number().nullable(),
});

/** One row of the read-back: what would be saved, what follows from it, what to look at; errors keep it from saving. */
export const rehearsedRowSchema = z.object({
  key: z.string(),
  change: z.enum(['create', 'update', 'void']),
  entry: entrySchema.nullable(),
  errors: z.array(remarkSchema),
  warnings: z.array(remarkSchema),
  /** Percent: the middle of this style's efficiencies (mean ± 3 sigma) where there are enough of them. */
  usual: z.object({ low: z.number(), high: z.number(), entries: z.int() }).nullable(),
});
export type RehearsedRow = z.infer<typeof rehearsedRowSchema>;

export const production = {
  /** Who changed a row when: before and after, newest first. */
  history: query('production', 'see')
    .input(z.object({ clientId: idSchema, entryId: idSchema }))
    .output(z.array(historyItemSchema)),
};
