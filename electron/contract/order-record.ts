import { z } from 'zod';
import { ORDER_STATUSES, PRIORITIES } from '../../db/vocabulary';
import { idSchema } from './values';

/** Where an order stands: planned only, given to the floor, being worked on, held, or closed. */
export const ORDER_STAGES = [
  'planned',
  'released',
  'in-work',
  'on-hold',
  'completed',
  'rejected',
  'cancelled',
] as const;
export type OrderStage = (typeof ORDER_STAGES)[number];

/** How urgent an order or a job is; null: as any other. */
export const prioritySchema = z.enum(PRIORITIES).nullable();

export const jobSchema = z.object({
  id: idSchema,
  code: z.string(),
  jobNumber: z.string().nullable(),
  partNumber: z.string(),
  quantity: z.int(),
  completed: z.int(),
  scrapped: z.int(),
  priority: prioritySchema,
  notes: z.string().nullable(),
  version: z.int(),
  cells: z.array(z.object({ size: z.string(), colour: z.string(), quantity: z.int() })),
  /** Whether a hold in force is on this job alone. */
  isHeld: z.boolean(),
});
export type Job = z.infer<typeof jobSchema>;

export const orderRecordSchema = z.object({
  id: idSchema,
  clientId: idSchema,
  code: z.string(),
  styleModel: z.string().nullable(),
  status: z.enum(ORDER_STATUSES),
  stage: z.enum(ORDER_STAGES),
  plannedQuantity: z.int(),
  plannedStartDate: z.string().nullable(),
  actualStartDate: z.string().nullable(),
  plannedShipDate: z.string().nullable(),
  requiredDate: z.string().nullable(),
  receiptDate: z.string().nullable(),
  acknowledgedDate: z.string().nullable(),
  priority: prioritySchema,
  poNumber: z.string().nullable(),
  notes: z.string().nullable(),
  cycleTimeHours: z.number().nullable(),
  releasedAt: z.string().nullable(),
  /** When it was completed, rejected or cancelled. */
  closedAt: z.string().nullable(),
  createdBy: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  version: z.int(),
});
export type OrderRecord = z.infer<typeof orderRecordSchema>;
