import { z } from 'zod';
import { command, query } from './procedure';
import { dateSchema, idSchema, shiftTypeSchema } from './values';

export const CALENDAR_KINDS = ['HOLIDAY', 'EXTRA_SHIFT', 'NO_SHIFT'] as const;
export type CalendarKind = (typeof CALENDAR_KINDS)[number];

const fields = {
  date: dateSchema,
  kind: z.enum(CALENDAR_KINDS),
  /** Null: every shift; only a holiday may be. */
  shiftId: idSchema.nullable(),
  /** Null: every line. */
  lineId: idSchema.nullable(),
  name: z.string().trim().max(100).nullable(),
};

export const calendarEntrySchema = z.object({ ...fields, id: idSchema, version: z.int() });
export type CalendarEntry = z.infer<typeof calendarEntrySchema>;

const calendarSchema = z.object({
  entries: z.array(calendarEntrySchema),
  /** Dates on which something runs; 0 lines: the client has no lines of its own. */
  dates: z.array(
    z.object({
      date: dateSchema,
      shifts: z.array(z.object({ shiftType: shiftTypeSchema, lines: z.int() })),
    }),
  ),
});
export type Calendar = z.infer<typeof calendarSchema>;

/** Without the version that the caller saw, whatever stands there is replaced. */
const seen = { clientId: idSchema, id: idSchema, version: z.int().optional() };
const addedSchema = z.object({ id: idSchema });

export const calendar = {
  /** Days that differ from the weekly pattern, and what each date asks for; `line` is a code. */
  get: query('core', 'see')
    .input(
      z.object({ clientId: idSchema, from: dateSchema, to: dateSchema, line: z.string().min(1).optional() }),
    )
    .output(calendarSchema),
  add: command('core', 'write-masters')
    .input(z.object({ clientId: idSchema, ...fields }))
    .output(addedSchema),
  /** What is left out stays. `conflict` carries `theirs`. */
  change: command('core', 'write-masters')
    .input(z.object({ ...z.object(fields).partial().shape, ...seen }))
    .output(calendarEntrySchema),
  /** The date is then as its weekday is. */
  remove: command('core', 'write-masters')
    .input(z.object(seen))
    .output(z.object({ removed: z.literal(true) })),
};
