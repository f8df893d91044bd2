import { z } from 'zod';
import { command, query } from './procedure';
import { dateSchema } from './values';

/** Tables that can be imported and exported, by their names in the field list. */
export const EXCHANGE_TABLES = [
  'client',
  'work_order',
  'job',
  'employee',
  'floating_pool',
  'user',
  'part_opportunities',
  'production_entry',
  'downtime_entry',
  'hold_entry',
  'attendance_entry',
  'coverage_entry',
  'quality_entry',
  'defect_detail',
  'product',
  'shift',
] as const;
export const exchangeTableSchema = z.enum(EXCHANGE_TABLES);
export type ExchangeTable = z.infer<typeof exchangeTableSchema>;

export const FILE_FORMATS = ['csv', 'xlsx', 'json'] as const;

/** A refused cell or row: the file's line (the header is line 1), the column, the value and a sentence. */
export const refusalSchema = z.object({
  line: z.int(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Refusal = z.infer<typeof refusalSchema>;

export const importReportSchema = z.object({
  table: exchangeTableSchema,
  read: z.int(),
  valid: z.int(),
  /** Rows written; 0 in a dry run and when anything was refused without `skipInvalid`. */
  imported: z.int(),
  /** Rows that were here already under the same id: left as they are. */
  unchanged: z.int(),
  /** Entries that were here before and rest on the new rows now; in a dry run, those that would. */
  reRated: z.int(),
  refused: z.array(refusalSchema),
  warnings: z.array(refusalSchema),
  dryRun: z.boolean(),
});
export type ImportReport = z.infer<typeof importReportSchema>;

export const exchange = {
  /** Imports a file's rows, all or nothing unless `skipInvalid`; needs the right to write that table by hand. */
  importTable: command('core', 'import')
    .input(
      z.object({
        table: exchangeTableSchema,
        fileName: z.string(),
        /** The file's bytes. */
        content: z.instanceof(Uint8Array),
        format: z.enum(['csv', 'xlsx']),
        clientCode: z.string().optional(),
        dryRun: z.boolean().default(false),
        skipInvalid: z.boolean().default(false),
        /** File column → field name. */
        map: z.record(z.string(), z.string()).optional(),
        /** For `client` rows: also make that industry's shifts. */
        industry: z.string().optional(),
      }),
    )
    .output(importReportSchema),
  /** A table's live rows as a file that imports again without a difference; needs the right to see that table. */
  exportTable: query('core', 'export')
    .input(
      z.object({
        table: exchangeTableSchema,
        clientCodes: z.array(z.string()).optional(),
        from: dateSchema.optional(),
        to: dateSchema.optional(),
        format: z.enum(FILE_FORMATS).default('csv'),
      }),
    )
    .output(z.object({ fileName: z.string(), content: z.instanceof(Uint8Array), rows: z.int() })),
};
