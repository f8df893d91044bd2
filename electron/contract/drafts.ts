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

const draftSchema = z.object({
  content: z.unknown(),
  updatedAt: z.string(),
  /** The window that kept it, and the station where that stands; null for none. */
  seat: z.string().nullable(),
  stationName: z.string().nullable(),
});

/** What a user typed and has not saved; seen by that user alone. */
export const drafts = {
  get: query('core', 'enter').input(placeSchema).output(draftSchema.nullable()),
  /**
   * `seat` names the window, `basedOn` is the `updatedAt` of the draft that it last read or kept (null: none). What another
   * window of the same user has kept since answers `conflict` with `{theirs}`.
   */
  save: command('core', 'enter')
    .input(
      placeSchema.extend({
        content: z.json(),
        seat: z.string().min(1).max(64),
        basedOn: z.string().max(40).nullable(),
      }),
    )
    .output(z.object({ updatedAt: z.string() })),
  discard: command('core', 'enter')
    .input(placeSchema)
    .output(z.object({ discarded: z.boolean() })),
};
