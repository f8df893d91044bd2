import { z } from 'zod';
import { kpiNameSchema } from './kpi';
import { query, session } from './procedure';
import { meSchema } from './session';
import { dateSchema, idSchema, shiftTypeSchema } from './values';

/** The most lines that one board has, over all its pages. */
export const MOST_BOARD_LINES = 60;

const piecesSchema = z.int().nullable();

const shownShiftSchema = z.object({
  date: dateSchema,
  shift: shiftTypeSchema,
  /** UTC instants. */
  startsAt: z.string(),
  endsAt: z.string(),
});

const stopReasonSchema = z.object({ code: z.string(), nameEn: z.string(), nameEs: z.string() });

/** One hour of a line's shift; `HH:MM` by the client's clock. */
export const ladderHourSchema = z.object({
  hour: z.int(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  state: z.enum(['over', 'now', 'to-come']),
  target: piecesSchema,
  made: piecesSchema,
  /** Made less target, of hours that are over. */
  difference: piecesSchema,
  /** What took most of the hour, and for how many minutes of it the line stood. */
  reason: stopReasonSchema.extend({ minutes: z.int() }).nullable(),
});
export type LadderHour = z.infer<typeof ladderHourSchema>;

/** A KPI of a line's shift, the same that `kpi.results` answers for it. */
export const boardKpiSchema = z.object({
  kpi: kpiNameSchema,
  value: z.number().nullable(),
  unit: z.string(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  records: z.int(),
  estimatedShare: z.number(),
  noteKeys: z.array(z.string()),
  target: z
    .object({
      target: z.number(),
      warning: z.number().nullable(),
      critical: z.number().nullable(),
      validFrom: dateSchema.nullable(),
    })
    .nullable(),
  state: z.enum(['good', 'warning', 'critical', 'none']),
});
export type BoardKpi = z.infer<typeof boardKpiSchema>;

export const boardLineSchema = z.object({
  code: z.string(),
  name: z.string(),
  /** `over`: the last shift of today or yesterday; `free`: there was none. */
  phase: z.enum(['running', 'over', 'free']),
  shown: shownShiftSchema.nullable(),
  /** Within eight days. */
  next: shownShiftSchema.nullable(),
  pieces: z.object({
    target: piecesSchema,
    targetSource: z.enum(['plan', 'computed']).nullable(),
    /** What a target lacks. */
    missing: z.enum(['efficiency-target', 'order']).nullable(),
    /** What of the target was due by the end of the last hour that is over; by now where the running one is counted. */
    due: piecesSchema,
    made: piecesSchema,
    madeSource: z.enum(['hours', 'entries']).nullable(),
  }),
  people: z.object({
    present: z.int().nullable(),
    assigned: z.int().nullable(),
    source: z.enum(['attendance', 'entries', 'crew']).nullable(),
  }),
  efficiency: boardKpiSchema.nullable(),
  /** FPY, or PPM of a shift without inspections. */
  quality: boardKpiSchema.nullable(),
  stops: z.array(
    stopReasonSchema.extend({ id: idSchema, since: z.string(), equipment: z.string().nullable() }),
  ),
  ladder: z.array(ladderHourSchema),
});
export type BoardLine = z.infer<typeof boardLineSchema>;

export const boardSchema = z.object({
  /** The moment that it shows, UTC. */
  asOf: z.string(),
  clientCode: z.string(),
  clientName: z.string(),
  timezone: z.string(),
  isHoliday: z.boolean(),
  holiday: z.string().nullable(),
  lines: z.array(boardLineSchema),
});
export type Board = z.infer<typeof boardSchema>;

/** What hangs on the wall of a line. */
export const board = {
  /** Lines of a client as they stand now, or as of a moment; all in use unless some are named. */
  get: query('core', 'see')
    .input(
      z.object({
        clientId: idSchema,
        lines: z.array(z.string().max(50)).min(1).max(MOST_BOARD_LINES).optional(),
        /** A date (its start in the client's zone) or an instant; default now. */
        asOf: z.string().optional(),
        /** A shift to look at instead of the one that runs. */
        of: z.object({ date: dateSchema, shift: shiftTypeSchema }).optional(),
      }),
    )
    .output(boardSchema),
  /**
   * Makes the caller's session a board of one client. From then on it may read what a board shows and nothing else, is
   * never idle, and ends after thirty days or when somebody ends it.
   */
  putUp: session('see')
    .input(z.object({ clientId: idSchema }))
    .output(meSchema),
};
