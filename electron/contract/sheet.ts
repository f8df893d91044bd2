import { z } from 'zod';
import { INSPECTION_METHODS, ROOT_CAUSES } from '../../db/vocabulary';
import { command, query } from './procedure';
import {
  entryInputSchema,
  entrySchema,
  rehearsedRowSchema,
  remarkSchema,
  sheetPlaceSchema,
  totalsSchema,
} from './production';
import { idSchema } from './values';

/** How units are inspected and why they are defective, for screens, which reach them through the contract alone. */
export { INSPECTION_METHODS, ROOT_CAUSES };

/** The name under which `drafts` keep what is unsaved of a sheet (kind `sheet`). */
export { sheetName } from '../../db/vocabulary';

/** The caller's window among all that a user may have open. */
const seatSchema = z.string().min(1).max(64).optional();

const keySchema = z.string().min(1).max(40);
const codeSchema = z.string().max(50);
const textSchema = z.string().max(2000).nullable();
const timeSchema = z.string().max(8).nullable();

/** All that one submit changes in a section: new rows, changed rows with the version they were read at, voided rows. */
const changesOf = <Shape extends z.ZodRawShape>(input: z.ZodObject<Shape>) =>
  z.object({
    creates: z.array(input).max(500),
    updates: z.array(input.extend({ id: idSchema, version: z.int().positive() })).max(500),
    voids: z
      .array(
        z.object({ key: keySchema, id: idSchema, version: z.int().positive(), reason: z.string().max(500) }),
      )
      .max(500),
  });

/**
 * What is typed of a stop. Times are those of the client's clock within the shift, `HH:MM`; two of start, end and minutes
 * give the third, minutes alone are enough. One that is running has a start and neither end nor minutes.
 */
export const stopInputSchema = z.object({
  key: keySchema,
  /** A code of the client's stop reasons. */
  reason: codeSchema,
  startTime: timeSchema,
  endTime: timeSchema,
  minutes: z.number().nullable(),
  isRunning: z.boolean(),
  workOrder: codeSchema.nullable(),
  /** A code of the client's machines and stations. */
  equipment: codeSchema.nullable(),
  employeesAffected: z.number().nullable(),
  /** An employee's code. */
  responsible: codeSchema.nullable(),
  detail: textSchema,
  resolutionNotes: textSchema,
});
export type StopInput = z.infer<typeof stopInputSchema>;

/** A stop as it is saved. */
export const stopSchema = stopInputSchema.omit({ key: true }).extend({
  id: idSchema,
  version: z.int(),
  /** 0 while it is running. */
  seconds: z.int(),
  /** UTC instant since which the line has been standing; null once the stop is closed. */
  runningSince: z.string().nullable(),
  recordedBy: z.string(),
  recordedAt: z.string(),
  updatedAt: z.string(),
  warnings: z.array(remarkSchema),
  readOnlyBecause: remarkSchema.nullable(),
});
export type Stop = z.infer<typeof stopSchema>;

export const DISPOSITIONS = ['NONE', 'REWORK', 'REPAIR', 'SCRAP'] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/** One defect of an inspection and what became of its unit; `id` null is a new one. */
export const defectSchema = z.object({
  id: idSchema.nullable(),
  /** A code of the client's defect types. */
  type: codeSchema,
  description: textSchema,
  unitSerial: z.string().max(100).nullable(),
  disposition: z.enum(DISPOSITIONS),
  rootCause: z.enum(ROOT_CAUSES).nullable(),
});
export type Defect = z.infer<typeof defectSchema>;

/**
 * What is typed of an inspection. Passed and defective units are all that were inspected: either gives the other where it
 * is blank. `defects` is the whole list; one that is saved and not named in it is voided.
 */
export const inspectionInputSchema = z.object({
  key: keySchema,
  workOrder: codeSchema,
  operation: codeSchema,
  unitsInspected: z.number().nullable(),
  unitsPassed: z.number().nullable(),
  unitsDefective: z.number().nullable(),
  unitsRework: z.number().nullable(),
  unitsRepair: z.number().nullable(),
  method: z.enum(INSPECTION_METHODS).nullable(),
  sampleSizePercent: z.number().nullable(),
  /** An employee's code. */
  inspector: codeSchema.nullable(),
  isReinspection: z.boolean(),
  notes: textSchema,
  defects: z.array(defectSchema).max(500),
});
export type InspectionInput = z.infer<typeof inspectionInputSchema>;

/** An inspection as it is saved. */
export const inspectionSchema = inspectionInputSchema.omit({ key: true }).extend({
  id: idSchema,
  version: z.int(),
  /** As DPMO counts them: more than are listed where a file brought a count without a list. */
  totalDefects: z.int(),
  /** What one unit offers to go wrong, where that comes from, and how sure it is (0..1). */
  opportunitiesPerUnit: z.object({ value: z.number(), source: z.string(), confidence: z.number() }),
  recordedBy: z.string(),
  recordedAt: z.string(),
  updatedAt: z.string(),
  isVerified: z.boolean(),
  warnings: z.array(remarkSchema),
  readOnlyBecause: remarkSchema.nullable(),
});
export type Inspection = z.infer<typeof inspectionSchema>;

/** Pieces counted in an hour of the shift (1 is its first); null takes the count away. `version` null: it had none. */
export const hourInputSchema = z.object({
  hour: z.int().min(1).max(24),
  pieces: z.number().nullable(),
  version: z.int().positive().nullable(),
});
export type HourInput = z.infer<typeof hourInputSchema>;

const hourCountSchema = z.object({
  hour: z.int(),
  pieces: z.int(),
  version: z.int(),
  recordedBy: z.string(),
});
export type HourCount = z.infer<typeof hourCountSchema>;

/** All that one submit changes of a line's shift, in every section. */
export const batchSchema = z.object({
  place: sheetPlaceSchema,
  production: changesOf(entryInputSchema),
  stops: changesOf(stopInputSchema),
  inspections: changesOf(inspectionInputSchema),
  hours: z.array(hourInputSchema).max(24),
});
export type Batch = z.infer<typeof batchSchema>;

/**
 * Where the time of a shift went, in hours of the line's clock. `unexplainedHours` is planned − run − stops, negative where
 * that is more than the shift has, null without a line. `missing` says in words what is still missing.
 */
const accountSchema = z.object({
  plannedHours: z.number(),
  runHours: z.number(),
  stopHours: z.number(),
  unexplainedHours: z.number().nullable(),
  missing: z.array(remarkSchema),
});
export type Account = z.infer<typeof accountSchema>;

const shiftSchema = z.object({
  hours: z.number(),
  /** `shift` where the client has a shift record, else `default` (estimated). */
  hoursSource: z.enum(['shift', 'default']),
  /** Of the client's clock, `HH:MM`; null without a shift record. An end that is not after the start is the next day's. */
  startTime: z.string().nullable(),
  endTime: z.string().nullable(),
  /** The hours of the shift; none without a line. Without a clock, or beyond the shift, they have no times. */
  slots: z.array(
    z.object({
      hour: z.int(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      planPieces: z.int().nullable(),
    }),
  ),
  planPieces: z.int().nullable(),
  /** `computed`: from crew hours, target efficiency and standard. */
  planSource: z.enum(['plan', 'computed']).nullable(),
});

const draftElsewhereSchema = z.object({
  fullName: z.string(),
  stationName: z.string().nullable(),
  updatedAt: z.string(),
  /** The caller's own, kept by another window. */
  isMine: z.boolean(),
});

/** Whether a leader has closed the shift, which keeps operators from it, and what is missing before one does. */
const closingSchema = z.object({
  closed: z
    .object({ version: z.int(), by: z.string(), at: z.string(), note: z.string().nullable() })
    .nullable(),
  missing: z.array(remarkSchema),
});

/** A line's shift as it stands, rows oldest first, with what they make together. */
export const sheetSchema = z.object({
  shift: shiftSchema,
  production: z.object({ entries: z.array(entrySchema), totals: totalsSchema }),
  stops: z.array(stopSchema),
  inspections: z.array(inspectionSchema),
  hours: z.array(hourCountSchema),
  account: accountSchema,
  closing: closingSchema,
  /** Unsaved drafts of this place that others have left. */
  draftsElsewhere: z.array(draftElsewhereSchema),
});
export type Sheet = z.infer<typeof sheetSchema>;

const rehearsedSchema = rehearsedRowSchema.pick({ key: true, change: true, errors: true, warnings: true });
const rehearsedStopSchema = rehearsedSchema.extend({ stop: stopSchema.nullable() });
export type RehearsedStop = z.infer<typeof rehearsedStopSchema>;
const rehearsedInspectionSchema = rehearsedSchema.extend({ inspection: inspectionSchema.nullable() });
export type RehearsedInspection = z.infer<typeof rehearsedInspectionSchema>;

/** What a batch would make: derived values, warnings and errors per row, totals and account as they would be. */
export const rehearsalSchema = z.object({
  production: z.object({ rows: z.array(rehearsedRowSchema), totals: totalsSchema }),
  stops: z.object({ rows: z.array(rehearsedStopSchema) }),
  inspections: z.object({ rows: z.array(rehearsedInspectionSchema) }),
  hours: z.object({
    rows: z.array(
      z.object({ hour: z.int(), errors: z.array(remarkSchema), warnings: z.array(remarkSchema) }),
    ),
  }),
  account: accountSchema,
});
export type Rehearsal = z.infer<typeof rehearsalSchema>;

const countsSchema = z.object({ created: z.int(), updated: z.int(), voided: z.int() });
const idsSchema = z.record(z.string(), idSchema);

/** Answer of a submit: the sheet as it is now, how many rows it wrote, and their ids by section and key. */
export const recordedSchema = z.object({
  sheet: sheetSchema,
  counts: z.object({
    production: countsSchema,
    stops: countsSchema,
    inspections: countsSchema,
    hours: z.int(),
  }),
  ids: z.object({ production: idsSchema, stops: idsSchema, inspections: idsSchema }),
});
export type Recorded = z.infer<typeof recordedSchema>;

export const sheet = {
  /** `seat` is the caller's window: with it, the caller's own draft at another window is told, too. */
  get: query('production', 'see')
    .input(sheetPlaceSchema.extend({ seat: seatSchema }))
    .output(sheetSchema),
  /** Runs a batch without keeping anything. */
  rehearse: command('production', 'enter').input(batchSchema).output(rehearsalSchema),
  /**
   * Saves a batch, all or nothing. The same `submissionId` again changes nothing and answers the same counts and ids.
   * With `seat` the draft that this window kept of the sheet goes in the same moment: what is saved is no draft any more.
   * `invalid-input` names section, list, row and field (`stops.creates.0.minutes`); `conflict` carries
   * `{rows: [{section, key, change, yours, theirs}]}`.
   */
  record: command('production', 'enter')
    .input(batchSchema.extend({ submissionId: z.uuid(), seat: seatSchema }))
    .output(recordedSchema),
  /**
   * Closes the shift: operators type nothing into it any more, until it is reopened. With something missing it takes a
   * note; with a running stop it is a `conflict`.
   */
  close: command('production', 'verify')
    .input(z.object({ place: sheetPlaceSchema, note: z.string().trim().max(500).nullable() }))
    .output(closingSchema),
  /** Opens a closed shift again; `version` of its closing as the caller saw it. */
  reopen: command('production', 'verify')
    .input(
      z.object({
        place: sheetPlaceSchema,
        version: z.int().positive(),
        reason: z.string().trim().min(1).max(500),
      }),
    )
    .output(closingSchema),
};
