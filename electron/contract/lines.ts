import { z } from 'zod';
import { command, query } from './procedure';
import { idSchema, masterCodeSchema, masterNameSchema } from './values';

const crewSchema = z.int().min(1).max(3000).nullable();

export const lineRecordSchema = z.object({
  id: idSchema,
  code: z.string(),
  name: z.string(),
  standardCrew: z.int().nullable(),
  isActive: z.boolean(),
  version: z.int(),
});
export type LineRecord = z.infer<typeof lineRecordSchema>;

export const lines = {
  /** Lines by code, those out of use too. */
  list: query('core', 'see')
    .input(z.object({ clientId: idSchema }))
    .output(z.array(lineRecordSchema)),
  create: command('core', 'write-standards')
    .input(
      z.object({
        clientId: idSchema,
        code: masterCodeSchema,
        name: masterNameSchema,
        standardCrew: crewSchema,
      }),
    )
    .output(lineRecordSchema),
  /** What is left out stays; without a version whatever stands there is replaced. `reRated`: entries that took the new crew over. `conflict` carries `theirs`. */
  update: command('core', 'write-standards')
    .input(
      z.object({
        clientId: idSchema,
        id: idSchema,
        version: z.int().optional(),
        code: masterCodeSchema.optional(),
        name: masterNameSchema.optional(),
        standardCrew: crewSchema.optional(),
        isActive: z.boolean().optional(),
      }),
    )
    .output(z.object({ record: lineRecordSchema, reRated: z.int() })),
};
