import { z } from 'zod';
import { command, query } from './procedure';
import { dateSchema, idSchema } from './values';

const settingSchema = z.object({
  key: z.string(),
  /** In the form that the command line types; null where it is unset. */
  value: z.string().nullable(),
  /** Null: holds for all dates. */
  from: dateSchema.nullable(),
});

export const settings = {
  /** The values of one key of a client, oldest first; of all keys without one. */
  get: query('core', 'see')
    .input(z.object({ clientId: idSchema, key: z.string().optional() }))
    .output(z.array(settingSchema)),
  /**
   * Sets a key from a date on; without a date it holds for all dates and replaces every dated value. `reRated`: entries
   * that rested on the value of before and now rest on this one.
   */
  set: command('core', 'write-standards')
    .input(z.object({ clientId: idSchema, key: z.string(), value: z.string(), from: dateSchema.optional() }))
    .output(z.object({ settings: z.array(settingSchema), reRated: z.int() })),
};
