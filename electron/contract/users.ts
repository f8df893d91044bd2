import { z } from 'zod';
import { HOSTS, ROLES } from '../../db/vocabulary';
import { session } from './procedure';

export const userSchema = z.object({
  code: z.string(),
  username: z.string(),
  fullName: z.string(),
  email: z.string().nullable(),
  role: z.enum(ROLES),
  clientCodes: z.array(z.string()),
  isActive: z.boolean(),
  mustChangePassword: z.boolean(),
  version: z.int(),
  lastLoginAt: z.string().nullable(),
  hasPin: z.boolean(),
});
export type User = z.infer<typeof userSchema>;

/** A session that is still good. */
export const openSessionSchema = z.object({
  id: z.int(),
  userCode: z.string(),
  username: z.string(),
  host: z.enum(HOSTS),
  address: z.string().nullable(),
  /** Name of the station where it was begun. */
  station: z.string().nullable(),
  createdAt: z.string(),
  lastSeenAt: z.string(),
  /** Code of the client whose board it shows on a wall; null for a log-in of one's own. */
  board: z.string().nullable(),
  /** Whether it is the one that asks. */
  isThisOne: z.boolean(),
});
export type OpenSession = z.infer<typeof openSessionSchema>;

const userCodeSchema = z.string().min(1).max(20);

export const users = {
  list: session('administer').output(z.array(userSchema)),
  create: session('administer')
    .input(
      z.object({
        code: z.string().trim().min(1).max(20).optional(),
        username: z.string().trim().min(1).max(50),
        fullName: z.string().trim().min(1).max(100),
        email: z.string().trim().max(100).nullable().optional(),
        role: z.enum(ROLES),
        clientCodes: z.array(z.string()),
        password: z.string().max(200),
      }),
    )
    .output(userSchema),
  /**
   * Changes a user of a lower rank than the caller's; what is left out stays. `conflict` for the last active
   * administrator, and with `theirs` for a version that is not the newest.
   */
  update: session('administer')
    .input(
      z.object({
        code: userCodeSchema,
        version: z.int(),
        fullName: z.string().trim().min(1).max(100).optional(),
        email: z.string().trim().max(100).nullable().optional(),
        role: z.enum(ROLES).optional(),
        clientCodes: z.array(z.string()).optional(),
        isActive: z.boolean().optional(),
      }),
    )
    .output(userSchema),
  /** Gives a user a password that has to be changed at the next log-in; ends their sessions and lock-out. */
  resetPassword: session('administer')
    .input(z.object({ code: userCodeSchema, password: z.string().max(200) }))
    .output(userSchema),
  /** Gives an operator a PIN for stations that allow one; ends their sessions and lock-out. */
  setPin: session('administer')
    .input(z.object({ code: userCodeSchema, pin: z.string().max(20) }))
    .output(userSchema),
  /** Takes an operator's PIN; ends their sessions. */
  clearPin: session('administer')
    .input(z.object({ code: userCodeSchema }))
    .output(userSchema),
  /** Sessions of everybody that are still good, last used first. */
  sessions: session('administer').output(z.array(openSessionSchema)),
  endSession: session('administer')
    .input(z.object({ id: z.int() }))
    .output(z.object({ ended: z.literal(true) })),
  /** The latest failed log-ins, newest first, and the names that are locked now. */
  failedLogins: session('administer').output(
    z.object({
      failures: z.array(
        z.object({
          username: z.string(),
          host: z.enum(HOSTS),
          address: z.string().nullable(),
          failedAt: z.string(),
        }),
      ),
      locked: z.array(z.object({ username: z.string(), failures: z.int(), lockedUntil: z.string() })),
    }),
  ),
  /** Lets a locked name try again at once. */
  unlock: session('administer')
    .input(z.object({ username: z.string().min(1).max(50) }))
    .output(z.object({ unlocked: z.literal(true) })),
};
