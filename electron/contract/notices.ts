import { z } from 'zod';
import { failureSchema, session } from './procedure';

export const NOTICE_NAMES = [
  'backup-failed',
  'backup-old',
  'disk-low',
  'failed-logins',
  'demo-passwords',
] as const;

const noticeSchema = z.object({
  name: z.enum(NOTICE_NAMES),
  /** Stays the same for as long as it is the same thing: who has read it need not read it again. */
  id: z.string(),
  isCritical: z.boolean(),
  /** Since when or from when; null where only the present counts. */
  at: z.string().nullable(),
  /** What its sentence names: counts, days, megabytes. */
  params: z.record(z.string(), z.number()),
  /** The sentence that says why a backup failed. */
  reason: failureSchema.pick({ key: true, params: true }).nullable(),
});
export type StandingNotice = z.infer<typeof noticeSchema>;

export const notices = {
  /** What stands against the installation now, worst first: facts that are looked at when they are asked for. */
  list: session('administer').output(z.array(noticeSchema)),
};
