import { z } from 'zod';
import { ABSENCE_TYPES } from '../../db/vocabulary';
import { query } from './procedure';
import { dateSchema, idSchema } from './values';

const ofTypeSchema = z.object({ type: z.enum(ABSENCE_TYPES).nullable(), days: z.int(), hours: z.number() });

export const people = {
  /** Who was away in a range, for how long and of which type, longest first; `ofTypes` are all together. */
  absences: query('people', 'see-absences')
    .input(
      z.object({ clientId: idSchema, from: dateSchema, to: dateSchema, line: z.string().max(50).optional() }),
    )
    .output(
      z.object({
        employees: z.array(
          z.object({
            employeeCode: z.string(),
            name: z.string(),
            days: z.int(),
            hours: z.number(),
            lateDays: z.int(),
            ofTypes: z.array(ofTypeSchema),
          }),
        ),
        ofTypes: z.array(ofTypeSchema),
      }),
    ),
  /** Bradford factors (spells² × days absent) over the 52 weeks up to a date or now, largest first. */
  bradford: query('people', 'see-absences')
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
