import { z } from 'zod';
import { query } from './procedure';
import { idSchema, shiftTypeSchema } from './values';

export const lineSchema = z.object({
  id: idSchema,
  code: z.string(),
  name: z.string(),
  isActive: z.boolean(),
});
export type Line = z.infer<typeof lineSchema>;

export const shiftSchema = z.object({
  id: idSchema,
  code: z.string(),
  name: z.string(),
  shiftType: shiftTypeSchema,
  startTime: z.string(),
  endTime: z.string(),
  standardHours: z.number(),
});
export type Shift = z.infer<typeof shiftSchema>;

export const plant = {
  lines: query('core', 'see')
    .input(z.object({ clientId: idSchema }))
    .output(z.array(lineSchema)),
  shifts: query('core', 'see')
    .input(z.object({ clientId: idSchema }))
    .output(z.array(shiftSchema)),
};
