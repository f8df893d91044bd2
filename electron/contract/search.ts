import { z } from 'zod';
import { ORDER_STATUSES } from '../../db/vocabulary';
import { query } from './procedure';
import { idSchema } from './values';

const placeSchema = z.object({
  clientCode: z.string(),
  code: z.string(),
  name: z.string(),
  isActive: z.boolean(),
});

const foundSchema = z.object({
  orders: z.array(
    z.object({
      id: idSchema,
      clientCode: z.string(),
      code: z.string(),
      styleModel: z.string().nullable(),
      poNumber: z.string().nullable(),
      status: z.enum(ORDER_STATUSES),
    }),
  ),
  jobs: z.array(
    z.object({
      orderId: idSchema,
      orderCode: z.string(),
      clientCode: z.string(),
      code: z.string(),
      partNumber: z.string(),
      status: z.enum(ORDER_STATUSES),
    }),
  ),
  /** Code and name only; none for operators. `clientCode` is null for the floating pool and for what another client has. */
  employees: z.array(placeSchema.extend({ clientCode: z.string().nullable() })),
  lines: z.array(placeSchema),
  /** Their name is the style. */
  products: z.array(placeSchema.extend({ description: z.string().nullable() })),
});
export type Found = z.infer<typeof foundSchema>;

export const search = {
  /**
   * What the caller's clients have whose code or name holds every word of the text, accents and case apart; best
   * matches first, at most `limit` of each kind.
   */
  find: query('core', 'see')
    .input(z.object({ text: z.string().max(100), limit: z.int().min(1).max(20).default(6) }))
    .output(foundSchema),
};
