import { z } from 'zod';
import { command, query } from './procedure';
import { dateSchema, idSchema, shiftTypeSchema } from './values';

const MOST_PIECES = 10_000_000;

const fields = {
  lineId: idSchema,
  shiftType: shiftTypeSchema,
  /** The one date that it is for; null: a standing plan. */
  date: dateSchema.nullable(),
  /** First date of a standing plan; null: always. */
  from: dateSchema.nullable(),
  pieces: z.int().min(0).max(MOST_PIECES),
};

export const piecePlanSchema = z.object({ ...fields, id: idSchema, version: z.int(), updatedAt: z.string() });
export type PiecePlan = z.infer<typeof piecePlanSchema>;

/** Without the version that the caller saw, whatever stands there is replaced. */
const seen = { clientId: idSchema, id: idSchema, version: z.int().optional() };
const addedSchema = z.object({ id: idSchema });

/** Pieces that a line is to make in a shift; the plan of a date comes before the standing one. */
export const piecePlans = {
  /** By line and shift, latest first. */
  list: query('core', 'see')
    .input(z.object({ clientId: idSchema }))
    .output(z.array(piecePlanSchema)),
  add: command('core', 'write-masters')
    .input(z.object({ clientId: idSchema, ...fields }))
    .output(addedSchema),
  /** Changes it as a whole. `conflict` carries `theirs`. */
  change: command('core', 'write-masters')
    .input(z.object({ ...seen, ...fields }))
    .output(piecePlanSchema),
  /** An earlier plan, or the computed target, then holds. */
  remove: command('core', 'write-masters')
    .input(z.object(seen))
    .output(z.object({ removed: z.literal(true) })),
};
