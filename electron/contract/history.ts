import { z } from 'zod';
import { query } from './procedure';
import { idSchema } from './values';

/** Kinds of records whose changes can be told. */
export const HISTORY_KINDS = [
  'production',
  'inspection',
  'stop',
  'attendance',
  'order',
  'job',
  'hold',
  'coverage',
  'client',
  'client-contact',
  'line',
  'equipment',
  'shift',
  'calendar',
  'piece-plan',
  'product',
  'operation',
  'routing',
  'part',
  'employee',
  'stop-reason',
  'hold-reason',
  'defect-type',
  'standard',
  'target',
  'note',
  'action',
] as const;
export type HistoryKind = (typeof HISTORY_KINDS)[number];

export const historyItemSchema = z.object({
  at: z.string(),
  /** '' where nobody is named. */
  actor: z.string(),
  /** Full name of the user of that code; null where there is none. */
  actorName: z.string().nullable(),
  action: z.string(),
  /** Hours in hours, shares in percent; `field` names what screens translate. */
  changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
});
export type HistoryItem = z.infer<typeof historyItemSchema>;

export const history = {
  /** Who changed a record when: before and after, newest first; its import or creation is the last. */
  list: query('core', 'see')
    .input(z.object({ clientId: idSchema, kind: z.enum(HISTORY_KINDS), rowId: idSchema }))
    .output(z.array(historyItemSchema)),
};
