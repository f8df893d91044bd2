import { z } from 'zod';
import { codeSchema } from '../kpis/search';

const textsSchema = z.array(z.string()).readonly().optional().catch(undefined);

/** Which orders the list holds; open ones without it. */
export const SHOWN = ['open', 'closed', 'all', 'held'] as const;
export type Shown = (typeof SHOWN)[number];

/** What the list of orders keeps in its address: whose, which of them, how it is looked at, what is open. */
export const ordersSearchSchema = z.object({
  client: codeSchema,
  show: z.enum(SHOWN).optional().catch(undefined),
  q: codeSchema,
  sort: z.string().optional().catch(undefined),
  only: textsSchema,
  hide: textsSchema,
  /** `new` while an order is being made. */
  open: z.enum(['new']).optional().catch(undefined),
});
export type OrdersSearch = z.infer<typeof ordersSearchSchema>;

/** What the page of an order keeps in its address. */
export const orderSearchSchema = z.object({
  client: codeSchema,
  /** What is open over the page. */
  open: z
    .enum(['edit', 'hold', 'ship', 'complete', 'cancel', 'reject', 'reopen', 'history'])
    .optional()
    .catch(undefined),
});
export type OrderSearch = z.infer<typeof orderSearchSchema>;
