import { z } from 'zod';
import { ABSENCE_TYPES } from '../../db/vocabulary';
import { command, query } from './procedure';
import { dateSchema, idSchema, shiftTypeSchema } from './values';

/** One line's shift. `lineId` null is work without a line. */
export const attendancePlaceSchema = z.object({
  clientId: idSchema,
  lineId: idSchema.nullable(),
  shiftDate: dateSchema,
  shiftType: shiftTypeSchema,
});
export type AttendancePlace = z.infer<typeof attendancePlaceSchema>;

const absenceTypeSchema = z.enum(ABSENCE_TYPES);
export type AbsenceType = z.infer<typeof absenceTypeSchema>;

const typedSchema = z.object({
  isAbsent: z.boolean(),
  /** May be left out only where the caller is not told the type of a past absence: it then stays. */
  absenceType: absenceTypeSchema.nullable(),
  /** Null: the whole shift. */
  absenceHours: z.number().nullable(),
  lateMinutes: z.number().nullable(),
  /** A partial absence that is told by the clock. */
  leftEarlyMinutes: z.number().nullable(),
  /** Null: the hours of the shift. */
  scheduledHours: z.number().nullable(),
  notes: z.string().max(2000).nullable(),
});

/** What is sent of one person; `id` and `version` of the record that was seen, null where there was none. */
export const attendanceInputSchema = typedSchema.extend({
  employeeId: idSchema,
  id: idSchema.nullable(),
  version: z.int().positive().nullable(),
  /** The floating employee who stands in. */
  coveredById: idSchema.nullable(),
});
export type AttendanceInput = z.infer<typeof attendanceInputSchema>;

const batchSchema = z.object({
  place: attendancePlaceSchema,
  /** Everybody of the shift, exceptions or not. */
  rows: z.array(attendanceInputSchema).max(500),
  /** Records that do not belong here. */
  removals: z
    .array(z.object({ id: idSchema, version: z.int().positive(), reason: z.string().max(500) }))
    .max(500),
});

const remarkSchema = z.object({
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  field: z.string().nullable(),
});

const personSchema = z.object({ id: idSchema, code: z.string(), name: z.string() });

const rowSchema = typedSchema.extend({
  employee: personSchema,
  id: idSchema.nullable(),
  version: z.int().nullable(),
  coveredBy: personSchema.nullable(),
  isCoverageConfirmed: z.boolean(),
  /** There is an absence whose type this caller is not told. */
  isTypeHidden: z.boolean(),
  /** Not recorded, and with the floating pool on this shift. */
  isElsewhere: z.boolean(),
  scheduledHoursUsed: z.number(),
  actualHours: z.number(),
  absenceHoursUsed: z.number(),
  recordedBy: z.string().nullable(),
  recordedAt: z.string().nullable(),
  isVerified: z.boolean(),
  /** Null when the caller may change the record; otherwise why not. */
  readOnlyBecause: remarkSchema.nullable(),
});
export type AttendanceRow = z.infer<typeof rowSchema>;

const sheetSchema = z.object({
  shift: z.object({
    hours: z.number(),
    hoursSource: z.enum(['shift', 'default']),
    /** Whether the calendar asks for this shift. */
    isExpected: z.boolean(),
  }),
  /** The crew; else those of the last recorded shift, `asOn` that date; else nobody. */
  roster: z.object({ source: z.enum(['crew', 'last', 'none']), asOn: dateSchema.nullable() }),
  rows: z.array(rowSchema),
  /** Who may stand in: booked `here`, on another line of this client (`near`), or, told to leaders alone, `free`. */
  helpers: z.array(
    personSchema.extend({
      state: z.enum(['here', 'near', 'free']),
      lineCode: z.string().nullable(),
      covers: z.array(z.string()),
    }),
  ),
  /** Booked here and standing in for nobody. */
  idleHeads: z.int(),
  totals: z.object({
    people: z.int(),
    present: z.int(),
    absent: z.int(),
    late: z.int(),
    scheduledHours: z.number(),
    absenceHours: z.number(),
    /** By coverage that a leader has confirmed. */
    coveredHours: z.number(),
    /** Percent, gross; null without records. */
    absenteeism: z.number().nullable(),
    coverageRate: z.number().nullable(),
  }),
  isVerified: z.boolean(),
});
export type AttendanceSheet = z.infer<typeof sheetSchema>;

export const attendance = {
  /** A line's shift: what is recorded, and whoever else is expected, as present. */
  sheet: query('people', 'see').input(attendancePlaceSchema).output(sheetSchema),
  /**
   * Saves everybody of a shift, all or nothing. Who is recorded the same way already is left alone; a covered absence
   * writes its coverage entry and, for leaders, books who stands in. The same `submissionId` again changes nothing.
   * `conflict` carries `{rows: [{yours, theirs}]}`.
   */
  record: command('people', 'enter')
    .input(batchSchema.extend({ submissionId: z.uuid() }))
    .output(
      z.object({
        sheet: sheetSchema,
        counts: z.object({ created: z.int(), updated: z.int(), voided: z.int() }),
      }),
    ),
  /** A leader says that records are right, and that those who stood in did. */
  verify: command('people', 'verify')
    .input(
      z.object({
        place: attendancePlaceSchema,
        rows: z.array(z.object({ id: idSchema, version: z.int().positive() })).max(500),
      }),
    )
    .output(sheetSchema),
  /** Sets who works on a line and shift from a date on; the others of its crew leave it. */
  setCrew: command('people', 'write-masters')
    .input(
      z.object({
        clientId: idSchema,
        lineId: idSchema.nullable(),
        shiftType: shiftTypeSchema,
        from: dateSchema,
        employeeIds: z.array(idSchema).max(500),
      }),
    )
    .output(z.object({ joined: z.int(), left: z.int() })),
};
