import { z } from 'zod';
import { INDUSTRIES } from '../../db/vocabulary';
import { command, query } from './procedure';
import { idSchema } from './values';

export const clientSchema = z.object({
  id: idSchema,
  code: z.string(),
  name: z.string(),
  timezone: z.string(),
  isActive: z.boolean(),
});
export type ClientSummary = z.infer<typeof clientSchema>;

export const clients = {
  /** The clients that the caller may see, by code. */
  list: query('core', 'OPERATOR').output(z.array(clientSchema)),
  /** Makes a client with its catalogues and, only if an industry is named, that industry's shifts. */
  provision: command('core', 'ADMIN')
    .input(
      z.object({
        code: z.string().trim().min(1).max(20),
        name: z.string().trim().min(1).max(100),
        timezone: z.string().optional(),
        industry: z.enum(INDUSTRIES).optional(),
      }),
    )
    .output(clientSchema),
  /** What a client lacks before shifts can be entered: catalogues, shifts, lines, standards. */
  verify: query('core', 'ADMIN')
    .input(z.object({ code: z.string() }))
    .output(
      z.object({
        client: clientSchema,
        checks: z.array(z.object({ name: z.string(), count: z.int(), isOk: z.boolean() })),
      }),
    ),
};
