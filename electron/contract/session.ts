import { z } from 'zod';
import { LANGUAGES, ROLES } from '../../db/vocabulary';
import { clientSchema } from './clients';
import { session as sessionProcedure } from './procedure';
import { openSessionSchema } from './users';

export const THEMES = ['light', 'dark', 'auto'] as const;

/** How close rows stand. */
export const DENSITIES = ['comfortable', 'compact'] as const;
export type Density = (typeof DENSITIES)[number];

/** How numbers are written: 1,234.5 or 1.234,5 or 1 234,5. */
export const NUMBER_FORMATS = ['point', 'comma', 'space'] as const;
export type NumberFormat = (typeof NUMBER_FORMATS)[number];

export const meSchema = z.object({
  code: z.string(),
  username: z.string(),
  fullName: z.string(),
  role: z.enum(ROLES),
  language: z.enum(LANGUAGES).nullable(),
  theme: z.enum(THEMES).nullable(),
  density: z.enum(DENSITIES).nullable(),
  /** Null: as the language has it. */
  numberFormat: z.enum(NUMBER_FORMATS).nullable(),
  mustChangePassword: z.boolean(),
  /** The clients that the user may see. */
  clients: z.array(clientSchema),
  /** Codes of those among them whose rows are the demo plant's. */
  demoClients: z.array(z.string()),
  /** Whether the tour was taken or declined. */
  tourSeen: z.boolean(),
  /** Seconds without use after which the session ends. */
  idleSeconds: z.int(),
  /** Whether the user has a PIN; null where none may be set. */
  hasPin: z.boolean().nullable(),
  /** Whether this session hangs on a wall: it may read its board, and nothing else. */
  isBoard: z.boolean(),
});
export type Me = z.infer<typeof meSchema>;

export const session = {
  /** Fails with `unauthenticated` and the same sentence and time, whether the name exists or not. */
  login: sessionProcedure('public')
    .input(z.object({ username: z.string().min(1).max(50), password: z.string().min(1).max(200) }))
    .output(meSchema),
  /**
   * For operators at a station that allows PINs: `forbidden` elsewhere, else as `login`, whether the name exists, is an
   * operator's, has a PIN or not.
   */
  loginWithPin: sessionProcedure('public')
    .input(z.object({ username: z.string().min(1).max(50), pin: z.string().min(1).max(20) }))
    .output(meSchema),
  /** Ends one's session; `isIdle` when it ended for want of use. */
  logout: sessionProcedure('public')
    .input(z.object({ isIdle: z.boolean().optional() }).optional())
    .output(z.object({ loggedOut: z.literal(true) })),
  /** Who is logged in; null before log-in. */
  me: sessionProcedure('public').output(meSchema.nullable()),
  /** Keeps how one's pages look; what is left out stays. */
  setPreferences: sessionProcedure('own-account')
    .input(
      z.object({
        language: z.enum(LANGUAGES).optional(),
        theme: z.enum(THEMES).optional(),
        density: z.enum(DENSITIES).optional(),
        numberFormat: z.enum(NUMBER_FORMATS).nullable().optional(),
        /** The tour was taken or declined, and is not offered again. */
        tourSeen: z.literal(true).optional(),
      }),
    )
    .output(meSchema),
  /** Changes one's own password and ends one's other sessions; `invalid-input` names `current` or `password`. */
  changePassword: sessionProcedure('own-account')
    .input(z.object({ current: z.string().min(1).max(200), password: z.string().max(200) }))
    .output(meSchema),
  /** Sets or takes (null) one's own PIN, at a station that allows PINs; `invalid-input` names `current` or `pin`. */
  setPin: sessionProcedure('own-account')
    .input(z.object({ current: z.string().min(1).max(200), pin: z.string().max(20).nullable() }))
    .output(meSchema),
  /** One's own sessions that are still good, last used first. */
  list: sessionProcedure('own-account').output(z.array(openSessionSchema)),
  /** Ends one of one's own sessions. */
  end: sessionProcedure('own-account')
    .input(z.object({ id: z.int() }))
    .output(z.object({ ended: z.literal(true) })),
};
