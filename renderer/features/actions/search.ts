import { z } from 'zod';
import { codeSchema } from '../kpis/search';

const textsSchema = z.array(z.string()).readonly().optional().catch(undefined);

/** Which actions the list holds; open ones without it. */
export const SHOWN = ['open', 'closed', 'all'] as const;
export type Shown = (typeof SHOWN)[number];

/** What the list of actions keeps in its address: whose, which of them, how it is looked at, which is open. */
export const actionsSearchSchema = z.object({
  client: codeSchema,
  show: z.enum(SHOWN).optional().catch(undefined),
  q: codeSchema,
  sort: z.string().optional().catch(undefined),
  only: textsSchema,
  hide: textsSchema,
  /** Id of the action that is open beside the list. */
  action: z.coerce.number().int().positive().optional().catch(undefined),
});
