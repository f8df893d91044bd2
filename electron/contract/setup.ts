import { z } from 'zod';
import { LANGUAGES } from '../../db/vocabulary';
import { session } from './procedure';
import { meSchema } from './session';

export const setup = {
  /** Whether the first administrator is still to be made. */
  status: session('public').output(z.object({ needsAdmin: z.boolean(), version: z.string() })),
  /** Makes the first administrator and logs them in; `conflict` once there is one. */
  createAdmin: session('public')
    .input(
      z.object({
        username: z.string().trim().min(1).max(50),
        fullName: z.string().trim().min(1).max(100),
        password: z.string().max(200),
        /** Left out: the language of whatever they log in with. */
        language: z.enum(LANGUAGES).optional(),
      }),
    )
    .output(meSchema),
};
