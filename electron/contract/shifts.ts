import { z } from 'zod';
import { command, query } from './procedure';
import { idSchema, masterCodeSchema, shiftTypeSchema } from './values';

/** A clock time, `HH:MM`. */
export const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const MOST_BREAKS = 12;

export const breakSchema = z.object({
  /** On the shift's own clock, after midnight too. */
  startTime: timeSchema,
  minutes: z.int().min(1).max(480),
  isPaid: z.boolean(),
});
export type Break = z.infer<typeof breakSchema>;

const fields = {
  code: masterCodeSchema.max(20),
  name: z.string().trim().min(1).max(50),
  shiftType: shiftTypeSchema,
  startTime: timeSchema,
  /** Not after the start: on the next day. */
  endTime: timeSchema,
  /** Paid hours. */
  standardHours: z.number().positive().max(24),
  standardCrew: z.int().min(1).max(3000).nullable(),
  /** 1 Monday … 7 Sunday; none: only as an extra shift of the calendar. */
  weekdays: z.array(z.int().min(1).max(7)).max(7),
  breaks: z.array(breakSchema).max(MOST_BREAKS),
};

export const shiftRecordSchema = z.object({
  ...fields,
  code: z.string(),
  name: z.string(),
  startTime: z.string(),
  endTime: z.string(),
  standardHours: z.number(),
  standardCrew: z.int().nullable(),
  breaks: z.array(z.object({ startTime: z.string(), minutes: z.number(), isPaid: z.boolean() })),
  id: idSchema,
  isActive: z.boolean(),
  version: z.int(),
});
export type ShiftRecord = z.infer<typeof shiftRecordSchema>;

/** `reRated`: entries of open periods that rest on other hours or another crew now. */
const savedSchema = z.object({ record: shiftRecordSchema, reRated: z.int() });

export const shifts = {
  /** Shifts by their start, those out of use last. */
  list: query('core', 'see')
    .input(z.object({ clientId: idSchema }))
    .output(z.array(shiftRecordSchema)),
  create: command('core', 'write-standards')
    .input(z.object({ clientId: idSchema, ...fields }))
    .output(savedSchema),
  /** What is left out stays; without a version whatever stands there is replaced. `conflict` carries `theirs`. */
  update: command('core', 'write-standards')
    .input(
      z.object({
        ...z.object(fields).partial().shape,
        clientId: idSchema,
        id: idSchema,
        version: z.int().optional(),
        isActive: z.boolean().optional(),
      }),
    )
    .output(savedSchema),
};
