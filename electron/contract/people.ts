import { z } from 'zod';
import { query } from './procedure';
import { dateSchema, idSchema } from './values';

export const people = {
  /** Bradford factors (spells² × days absent) over the 52 weeks up to a date or now, largest first. */
  bradford: query('people', 'LEADER')
    .input(z.object({ clientId: idSchema, asOf: z.string().optional() }))
    .output(
      z.object({
        from: dateSchema,
        to: dateSchema,
        employees: z.array(
          z.object({
            employeeCode: z.string(),
            name: z.string(),
            spells: z.int(),
            days: z.int(),
            factor: z.int(),
          }),
        ),
      }),
    ),
};
