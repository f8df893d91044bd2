import { z } from 'zod';
import { PERIODS } from '../period/period';

export const PEOPLE_VIEWS = ['attendance', 'pool', 'absences'] as const;
export type PeopleView = (typeof PEOPLE_VIEWS)[number];

/** What the address says of the people's page: whose, where, when, and which view. */
export const peopleSearchSchema = z.object({
  client: z.string().optional().catch(undefined),
  /** The line's code; `-` is work without a line. */
  line: z.string().optional().catch(undefined),
  date: z.iso.date().optional().catch(undefined),
  shift: z.enum(['SHIFT_1ST', 'SHIFT_2ND', 'SAT_OT', 'SUN_OT', 'OTHER']).optional().catch(undefined),
  view: z.enum(PEOPLE_VIEWS).optional().catch(undefined),
  period: z.enum(PERIODS).optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
});
