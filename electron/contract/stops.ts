import { z } from 'zod';
import { command, query } from './procedure';
import { sheetPlaceSchema } from './production';
import { stopSchema } from './sheet';
import { dateSchema, idSchema, shiftTypeSchema } from './values';

const timeSchema = z.string().max(10);

/** A stop that nobody has closed yet, with where it is and since when. */
export const runningStopSchema = z.object({
  id: idSchema,
  version: z.int(),
  clientId: idSchema,
  clientCode: z.string(),
  lineId: idSchema.nullable(),
  lineCode: z.string().nullable(),
  lineName: z.string().nullable(),
  shiftDate: dateSchema,
  shiftType: shiftTypeSchema,
  /** Code of the client's stop reasons, and what it is called. */
  reason: z.string(),
  reasonEn: z.string(),
  reasonEs: z.string(),
  /** UTC instant. */
  runningSince: z.string(),
  /** `HH:MM` by the client's clock. */
  startTime: z.string(),
  workOrder: z.string().nullable(),
  equipment: z.string().nullable(),
  employeesAffected: z.int().nullable(),
  recordedBy: z.string(),
  /** `HH:MM`; null where the client has no such shift. */
  shiftEndTime: z.string().nullable(),
  /** Whether the shift that it belongs to is over. */
  isPastShift: z.boolean(),
});
export type RunningStop = z.infer<typeof runningStopSchema>;

/** Stops while they last; what they were is typed and corrected in the sheet of their shift. */
export const stops = {
  /** Every running stop of the caller's clients, the longest first. */
  running: query('stops', 'see').input(z.object({})).output(z.array(runningStopSchema)),
  /** Notes that a line has begun to stand. Other running stops of the line are told in the stop's warnings. */
  start: command('stops', 'enter')
    .input(
      z.object({
        place: sheetPlaceSchema,
        /** Code of the client's stop reasons. */
        reason: z.string().max(50),
        workOrder: z.string().max(50).nullable(),
        equipment: z.string().max(50).nullable(),
        employeesAffected: z.number().nullable(),
        detail: z.string().max(2000).nullable(),
        /** `HH:MM` within the shift; null: now. */
        startTime: timeSchema.nullable(),
      }),
    )
    .output(stopSchema),
  /**
   * Closes a running stop, whoever began it. `conflict` with `{theirs}` where somebody else closed or changed it since;
   * what is left out stays as it is.
   */
  close: command('stops', 'enter')
    .input(
      z.object({
        clientId: idSchema,
        id: idSchema,
        version: z.int().positive(),
        /** `HH:MM` within the shift; null: now. */
        endTime: timeSchema.nullable(),
        /** Whether it ended with its shift, whatever the time is now. */
        atShiftEnd: z.boolean().optional(),
        employeesAffected: z.number().nullable().optional(),
        resolutionNotes: z.string().max(2000).nullable().optional(),
      }),
    )
    .output(stopSchema),
};
