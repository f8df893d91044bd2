import { z } from 'zod';
import { STEPS } from './course';
import { whereSchema } from './kpi';
import { query } from './procedure';
import { dateSchema, idSchema, shiftTypeSchema } from './values';

const rangeSchema = z.object({
  clientId: idSchema,
  from: dateSchema,
  to: dateSchema,
  where: whereSchema.optional(),
  /** As of `results`. */
  asOf: z.string().optional(),
});

/** Hours of people or of the line, in the client's reading of availability. */
const basisSchema = z.enum(['labour', 'line']);

const amountsShape = {
  hours: z.array(z.number()),
  stops: z.array(z.int()),
  totalHours: z.number(),
  totalStops: z.int(),
};

export const stopCourseSchema = z.object({
  basis: basisSchema,
  labels: z.array(z.string()),
  all: z.object(amountsShape),
  /** Largest first; `mostly` is the machine or detail that took most of a cause. */
  causes: z.array(
    z.object({
      code: z.string().nullable(),
      name: z.string().nullable(),
      nameEs: z.string().nullable(),
      ...amountsShape,
      mostly: z.object({ what: z.string(), ...amountsShape }).nullable(),
    }),
  ),
  noteKeys: z.array(z.string()),
});
export type StopCourse = z.infer<typeof stopCourseSchema>;

const minute = z.number();

const timelineStopSchema = z.object({
  id: idSchema,
  line: z.string().nullable(),
  shift: shiftTypeSchema,
  reason: z.string(),
  reasonEn: z.string(),
  reasonEs: z.string(),
  isPlanned: z.boolean(),
  what: z.string().nullable(),
  workOrder: z.string().nullable(),
  /** From the shift date's midnight by the client's clock; null where only the length is known. */
  fromMinute: minute.nullable(),
  /** Null while it is running, too. */
  toMinute: minute.nullable(),
  isRunning: z.boolean(),
  minutes: z.number(),
  employeesAffected: z.int().nullable(),
  /** What availability counts of it: in the client's reading, and by the line's clock. */
  countedHours: z.number(),
  lineHours: z.number(),
});
export type TimelineStop = z.infer<typeof timelineStopSchema>;

export const stopTimelineSchema = z.object({
  /** Null where the range has no stops. */
  day: dateSchema.nullable(),
  before: dateSchema.nullable(),
  after: dateSchema.nullable(),
  basis: basisSchema,
  /** Where the clock stands, from that day's midnight. */
  nowMinute: minute,
  shifts: z.array(
    z.object({
      shift: shiftTypeSchema,
      fromMinute: minute,
      toMinute: minute,
      breaks: z.array(z.object({ fromMinute: minute, toMinute: minute })),
    }),
  ),
  lines: z.array(z.object({ code: z.string().nullable(), name: z.string().nullable() })),
  stops: z.array(timelineStopSchema),
  /** stopHours − sharedHours + entryHours = lineHours; `countedHours` in the client's reading. */
  sums: z.object({
    stopHours: z.number(),
    sharedHours: z.number(),
    entryHours: z.number(),
    lineHours: z.number(),
    countedHours: z.number(),
    plannedHours: z.number(),
  }),
});
export type StopTimeline = z.infer<typeof stopTimelineSchema>;

export const stopTimes = {
  /** Stop hours by day, week or month: in all and by cause; they add up to availability's downtime. */
  stopCourse: query('core', 'see')
    .input(rangeSchema.extend({ by: z.enum(STEPS) }))
    .output(stopCourseSchema),
  /** The stops of one day by the clock; the last day with stops where none is named. */
  stopTimeline: query('core', 'see')
    .input(rangeSchema.extend({ day: dateSchema.optional() }))
    .output(stopTimelineSchema),
};
