import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { session } from './procedure';
import { dateSchema, idSchema } from './values';

const changeSchema = z.object({
  /** Null for what belongs to no client, and when the clients of the listener have changed. */
  clientId: idSchema.nullable(),
  /** Names of tables. */
  tables: z.array(z.string()),
  /** Shift dates that are known to be touched; empty where none is. */
  dates: z.array(dateSchema),
});
const beatSchema = z.object({ beat: z.iso.datetime() });

/** What others hear of a write that was committed: whose rows, of which tables, on which days; never a row. */
export type LiveChange = z.infer<typeof changeSchema>;
/** A sign of life with the engine's clock. */
export type LiveBeat = z.infer<typeof beatSchema>;
export type LiveEvent = LiveChange | LiveBeat;

export const live = {
  /**
   * Tells what changes from now on, of the clients that the caller sees at each moment, and beats every ten seconds.
   * It ends with the session and does not count as its use. @throws `locked` when a session listens too often at once.
   */
  changes: session('see').output(eventIterator(z.union([changeSchema, beatSchema]))),
};
