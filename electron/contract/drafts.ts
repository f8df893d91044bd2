import { z } from 'zod';
import { command, query } from './procedure';
import { idSchema } from './values';

const placeSchema = z.object({
  clientId: idSchema,
  /** Which screen: `sheet`. */
  kind: z.string().min(1).max(40),
  /** Which place of it: line, date and shift in one text. */
  place: z.string().min(1).max(200),
});

/** What a user typed and has not saved; seen by that user alone. */
export const drafts = {
  get: query('core', 'OPERATOR')
    .input(placeSchema)
    .output(z.object({ content: z.unknown(), updatedAt: z.string() }).nullable()),
  save: command('core', 'OPERATOR')
    .input(placeSchema.extend({ content: z.json() }))
    .output(z.object({ updatedAt: z.string() })),
  discard: command('core', 'OPERATOR')
    .input(placeSchema)
    .output(z.object({ discarded: z.boolean() })),
};
