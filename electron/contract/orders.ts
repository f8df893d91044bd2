import { z } from 'zod';
import { ORDER_STATUSES } from '../../db/vocabulary';
import { query } from './procedure';
import { idSchema } from './values';

export const orderSchema = z.object({
  id: idSchema,
  code: z.string(),
  styleModel: z.string().nullable(),
  status: z.enum(ORDER_STATUSES),
  plannedQuantity: z.int(),
  producedQuantity: z.int(),
});
export type Order = z.infer<typeof orderSchema>;

export const orders = {
  /** Orders whose code or style begins with or contains the text; open ones first, at most `limit`. */
  search: query('core', 'OPERATOR')
    .input(
      z.object({ clientId: idSchema, text: z.string().max(100), limit: z.int().min(1).max(50).default(20) }),
    )
    .output(z.array(orderSchema)),
};
