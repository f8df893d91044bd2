import { z } from 'zod';
import { command, query } from './procedure';
import { dateSchema, idSchema } from './values';

/** How long a note may be. */
export const LONGEST_NOTE = 500;

/** What cannot be seen and may turn other text around; pasted texts bring it along. */
const UNSEEN = /(?![\n\t\u200d])[\p{Cc}\p{Cf}]/gu;

/** Plain text, never read as mark-up; what cannot be seen in it is left out. */
export const noteBodySchema = z
  .string()
  .transform((text) => text.replaceAll(/\r\n?/g, '\n').replaceAll(UNSEEN, '').trim())
  .pipe(z.string().min(1).max(LONGEST_NOTE));

export const noteSchema = z.object({
  id: idSchema,
  noteDate: dateSchema,
  body: z.string(),
  writtenBy: z.string(),
  /** Full name of the user of that code; null where there is none. */
  writtenByName: z.string().nullable(),
  writtenAt: z.string(),
});
export type DateNote = z.infer<typeof noteSchema>;

/** What happened on a date of a client: seen by everybody of that client, written by leaders. */
export const notes = {
  /** Notes of a range of dates, both ends included, by date. */
  list: query('core', 'see')
    .input(z.object({ clientId: idSchema, from: dateSchema, to: dateSchema }))
    .output(z.array(noteSchema)),
  /** Pins a note to a date. */
  write: command('core', 'verify')
    .input(z.object({ clientId: idSchema, noteDate: dateSchema, body: noteBodySchema }))
    .output(noteSchema),
  /** Takes a note off, with the reason; it stays in the trail. */
  void: command('core', 'verify')
    .input(z.object({ clientId: idSchema, id: idSchema, reason: z.string().trim().min(1).max(500) }))
    .output(noteSchema),
};
