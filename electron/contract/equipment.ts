import { z } from 'zod';
import { command, query } from './procedure';
import { idSchema, masterCodeSchema, masterNameSchema } from './values';

export const equipmentSchema = z.object({
  id: idSchema,
  code: z.string(),
  name: z.string(),
  /** Null: on no line. */
  lineId: idSchema.nullable(),
  isActive: z.boolean(),
  version: z.int(),
});
export type Equipment = z.infer<typeof equipmentSchema>;

export const equipment = {
  list: query('core', 'see')
    .input(z.object({ clientId: idSchema }))
    .output(z.array(equipmentSchema)),
  create: command('core', 'write-standards')
    .input(
      z.object({
        clientId: idSchema,
        code: masterCodeSchema,
        name: masterNameSchema,
        lineId: idSchema.nullable(),
      }),
    )
    .output(equipmentSchema),
  /** What is left out stays; without a version whatever stands there is replaced. `conflict` carries `theirs`. */
  update: command('core', 'write-standards')
    .input(
      z.object({
        clientId: idSchema,
        id: idSchema,
        version: z.int().optional(),
        code: masterCodeSchema.optional(),
        name: masterNameSchema.optional(),
        lineId: idSchema.nullable().optional(),
        isActive: z.boolean().optional(),
      }),
    )
    .output(equipmentSchema),
};
