import { z } from 'zod';
import { ROLES } from '../../db/vocabulary';
import { command, failureSchema, query, session } from './procedure';
import { dateSchema } from './values';

const planSchema = z.object({ seed: z.int(), days: z.int(), until: dateSchema });

/** What a load has made; the passwords are told in this one answer and kept nowhere. */
export const demoLoadedSchema = planSchema.extend({
  from: dateSchema,
  clientCodes: z.array(z.string()),
  /** Rows by table. */
  rows: z.record(z.string(), z.int()),
  users: z.array(
    z.object({
      code: z.string(),
      username: z.string(),
      fullName: z.string(),
      role: z.enum(ROLES),
      clientCodes: z.array(z.string()),
      password: z.string(),
    }),
  ),
});
export type DemoLoaded = z.infer<typeof demoLoadedSchema>;

const jobIdSchema = z.object({ jobId: z.string().max(50) });

export const demo = {
  /** Whether the demo plant is here, and whether it may be loaded: only where there are no other clients. */
  status: query('core', 'administer').output(
    z.object({
      canLoad: z.boolean(),
      /** Codes of the clients in whose place it would go; none where it may be loaded. */
      inTheWay: z.array(z.string()),
      loaded: planSchema.extend({ clientCodes: z.array(z.string()) }).nullable(),
    }),
  ),
  /**
   * Starts to fill a database that has no clients with the demo plant, all of it or nothing; days are working days,
   * `until` is yesterday if left out. Runs on after the answer: ask `progress` with the job's id.
   */
  load: session('administer')
    .input(
      z.object({
        seed: z.int().min(0).max(2_147_483_647).optional(),
        days: z.int().optional(),
        until: dateSchema.optional(),
      }),
    )
    .output(z.object({ jobId: z.string() })),
  /** The caller's load that runs, or whose users' passwords nobody has been told; null where there is none. */
  current: session('administer').output(z.object({ jobId: z.string().nullable() })),
  /** How far a load is, 0..1. The first answer that says `done` brings what was made; every later one has null there. */
  progress: session('administer')
    .input(jobIdSchema)
    .output(
      z.object({
        state: z.enum(['running', 'done', 'failed']),
        share: z.number(),
        /** The client that is being filled, its place among them from 1, and the rows written so far. */
        step: z
          .object({
            clientCode: z.string().nullable(),
            client: z.int(),
            clients: z.int(),
            rows: z.int(),
          })
          .nullable(),
        loaded: demoLoadedSchema.nullable(),
        /** Why it failed; key `demo.cancelled` after `cancel`. */
        failure: failureSchema.pick({ key: true, params: true }).nullable(),
      }),
    ),
  /** Lets a load end at its next step: nothing of it is kept. */
  cancel: session('administer')
    .input(jobIdSchema)
    .output(z.object({ cancelled: z.literal(true) })),
  /** Takes the demo plant out in one step; its clients stay, out of use, with their catalogues. */
  remove: command('core', 'administer').output(
    z.object({
      clientCodes: z.array(z.string()),
      users: z.int(),
      rows: z.record(z.string(), z.int()),
      keptFloating: z.array(z.string()),
    }),
  ),
};
