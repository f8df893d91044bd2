import { z } from 'zod';
import { LANGUAGES, ROLES } from '../../db/vocabulary';
import { clientSchema } from './clients';
import { session as sessionProcedure } from './procedure';
import { openSessionSchema } from './users';

export const THEMES = ['light', 'dark', 'auto'] as const;

export const meSchema = z.object({
  code: z.string(),
  username: z.string(),
  fullName: z.string(),
  role: z.enum(ROLES),
  language: z.enum(LANGUAGES).nullable(),
  theme: z.enum(THEMES).nullable(),
  mustChangePassword: z.boolean(),
  /** The clients that the user may see. */
  clients: z.array(clientSchema),
  /** Seconds without a call after which the session ends. */
  idleSeconds: z.int(),
});
export type Me = z.infer<typeof meSchema>;

export const session = {
  /** Fails with `unauthenticated` and the same sentence and time, whether the name exists or not. */
  login: sessionProcedure('public')
    .input(z.object({ username: z.string().min(1).max(50), password: z.string().min(1).max(200) }))
    .output(meSchema),
  logout: sessionProcedure('public').output(z.object({ loggedOut: z.literal(true) })),
  /** Who is logged in; null before log-in. */
  me: sessionProcedure('public').output(meSchema.nullable()),
  setPreferences: sessionProcedure('OPERATOR')
    .input(z.object({ language: z.enum(LANGUAGES).optional(), theme: z.enum(THEMES).optional() }))
    .output(meSchema),
  /** Changes one's own password and ends one's other sessions; `invalid-input` names `current` or `password`. */
  changePassword: sessionProcedure('OPERATOR')
    .input(z.object({ current: z.string().min(1).max(200), password: z.string().max(200) }))
    .output(meSchema),
  /** One's own sessions that are still good, last used first. */
  list: sessionProcedure('OPERATOR').output(z.array(openSessionSchema)),
  /** Ends one of one's own sessions. */
  end: sessionProcedure('OPERATOR')
    .input(z.object({ id: z.int() }))
    .output(z.object({ ended: z.literal(true) })),
};
