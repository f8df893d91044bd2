import { z } from 'zod';
import { command, query } from './procedure';
import { dateSchema, idSchema, shiftTypeSchema } from './values';

const ownSchema = z.object({
  id: idSchema,
  version: z.int(),
  clientId: idSchema,
  clientCode: z.string(),
  lineId: idSchema.nullable(),
  lineCode: z.string().nullable(),
  since: z.string(),
  by: z.string().nullable(),
  notes: z.string().nullable(),
  /** Nobody has confirmed it for 24 hours. */
  isStale: z.boolean(),
});
export type OwnAssignment = z.infer<typeof ownSchema>;

const personSchema = z.object({ id: idSchema, code: z.string(), name: z.string() });

export const floatingPool = {
  /** Who can be had on a shift: `free`, `own` (this client has them) or `taken`, of which no more is told. */
  list: query('people', 'verify')
    .input(z.object({ clientId: idSchema, shiftDate: dateSchema, shiftType: shiftTypeSchema }))
    .output(
      z.array(personSchema.extend({ state: z.enum(['free', 'own', 'taken']), own: ownSchema.nullable() })),
    ),
  /** The whole pool on a date, over all clients of the caller; `own` null is somebody else's. */
  board: query('people', 'verify')
    .input(z.object({ date: dateSchema }))
    .output(
      z.array(
        personSchema.extend({
          shifts: z.array(z.object({ shiftType: shiftTypeSchema, own: ownSchema.nullable() })),
          /** As told without a shift, by a file. */
          standing: z.object({ own: ownSchema.nullable() }).nullable(),
        }),
      ),
    ),
  /** Books somebody for a line's shift, or confirms that they are there. `conflict` for somebody who is taken. */
  book: command('people', 'verify')
    .input(
      z.object({
        clientId: idSchema,
        lineId: idSchema.nullable(),
        shiftDate: dateSchema,
        shiftType: shiftTypeSchema,
        employeeId: idSchema,
        notes: z.string().max(2000).nullable().default(null),
      }),
    )
    .output(z.object({ id: idSchema })),
  /** Lets somebody go, free for every client again. */
  release: command('people', 'verify')
    .input(z.object({ clientId: idSchema, id: idSchema, version: z.int().positive().optional() }))
    .output(z.object({ released: z.literal(true) })),
};
