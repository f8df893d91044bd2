import { z } from 'zod';
import { command } from './procedure';
import { dateSchema, idSchema } from './values';

export const shipmentSchema = z.object({
  id: idSchema,
  version: z.int(),
  shippedOn: z.string(),
  quantity: z.int(),
  reference: z.string().nullable(),
  /** Full name, else code. */
  recordedBy: z.string().nullable(),
  recordedAt: z.string(),
  voidedAt: z.string().nullable(),
  voidReason: z.string().nullable(),
});
export type Shipment = z.infer<typeof shipmentSchema>;

/** What left of an order and when; an order may leave in parts. `orders.get` lists them. */
export const shipments = {
  record: command('core', 'write-masters')
    .input(
      z.object({
        clientId: idSchema,
        workOrderId: idSchema,
        shippedOn: dateSchema,
        quantity: z.int().min(1).max(10_000_000),
        reference: z
          .string()
          .trim()
          .max(100)
          .nullable()
          .default(null)
          .transform((text) => text || null),
      }),
    )
    .output(shipmentSchema),
  void: command('core', 'write-masters')
    .input(
      z.object({
        clientId: idSchema,
        id: idSchema,
        version: z.int(),
        reason: z.string().trim().min(1).max(500),
      }),
    )
    .output(shipmentSchema),
};
