import { z } from 'zod';
import { HOSTS } from '../../db/vocabulary';
import { session } from './procedure';
import { idSchema } from './values';

const SHORTEST_IDLE_MINUTES = 1;
const LONGEST_IDLE_MINUTES = 12 * 60;

/** Minutes without use after which a session ends. */
const idleMinutesSchema = z.int().min(SHORTEST_IDLE_MINUTES).max(LONGEST_IDLE_MINUTES);

/** A place on the shop floor: a browser, or the desktop app of a PC, that an administrator has registered. */
const stationSchema = z.object({
  id: idSchema,
  name: z.string(),
  /** Whether operators may log in with a PIN here. */
  allowsPin: z.boolean(),
  /** Null: the installation's. */
  idleMinutes: z.number().nullable(),
  host: z.enum(HOSTS),
  registeredBy: z.string(),
  registeredAt: z.string(),
  /** When somebody logged in here last. */
  lastSeenAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
  version: z.int(),
});

const listedStationSchema = stationSchema.extend({ isThisOne: z.boolean() });
export type ListedStation = z.infer<typeof listedStationSchema>;

const nameSchema = z.string().trim().min(1).max(50);

export const stations = {
  /** What the log-in page has to know of where it is shown; null where no station is. */
  here: session('public').output(z.object({ name: z.string(), allowsPin: z.boolean() }).nullable()),
  list: session('administer').output(z.array(listedStationSchema)),
  /** Makes where the caller stands a station; `conflict` where it is one already and for a name that is taken. */
  register: session('administer')
    .input(
      z.object({
        name: nameSchema,
        allowsPin: z.boolean(),
        idleMinutes: idleMinutesSchema.nullable().default(null),
      }),
    )
    .output(stationSchema),
  /** Changes a station; what is left out stays. Taking the PIN ends the sessions that were begun there. */
  update: session('administer')
    .input(
      z.object({
        id: idSchema,
        version: z.int(),
        name: nameSchema.optional(),
        allowsPin: z.boolean().optional(),
        idleMinutes: idleMinutesSchema.nullable().optional(),
      }),
    )
    .output(stationSchema),
  /** Ends a station and the sessions that were begun there; its name may be registered again. */
  revoke: session('administer')
    .input(z.object({ id: idSchema }))
    .output(stationSchema),
  /** Minutes without use after which sessions end where no station says otherwise. */
  idleLimit: session('administer').output(z.object({ minutes: z.number() })),
  setIdleLimit: session('administer')
    .input(z.object({ minutes: idleMinutesSchema }))
    .output(z.object({ minutes: z.number() })),
};
