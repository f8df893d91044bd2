import { z } from 'zod';
import { command, query } from './procedure';
import { idSchema } from './values';

export const employeeSchema = z.object({
  id: idSchema,
  code: z.string(),
  name: z.string(),
  department: z.string().nullable(),
  /** Whether the client is the person's home; the others are floating and shared by all clients. */
  isOwn: z.boolean(),
  /** Null for the plant's own pool, and where the caller may not know it. */
  homeClientCode: z.string().nullable(),
  isFloating: z.boolean(),
  isSupportBilled: z.boolean(),
  isSupportIncluded: z.boolean(),
  /** Never told to an operator. */
  hourlyRate: z.number().nullable(),
  /** ISO 4217; null for the pool, whose rates are in the plant's own currency. */
  currency: z.string().nullable(),
  /** Whether the caller may change the person here. */
  mayChange: z.boolean(),
  isActive: z.boolean(),
  version: z.int(),
  updatedAt: z.string(),
});
export type Employee = z.infer<typeof employeeSchema>;

const facts = {
  code: z.string().trim().min(1).max(20),
  name: z.string().trim().min(1).max(100),
  department: z.string().trim().min(1).max(50).nullable(),
  isFloating: z.boolean(),
  isSupportBilled: z.boolean(),
  isSupportIncluded: z.boolean(),
  hourlyRate: z.number().min(0).max(99_999_999.99).nullable(),
};

/** People on the floor: those of a client, and the floating pool that all clients share. */
export const employees = {
  /** A client's own by name, then the floating ones of elsewhere; those out of use too. */
  list: query('core', 'see')
    .input(z.object({ clientId: idSchema }))
    .output(z.array(employeeSchema)),
  /** Makes an employee of the client; `isOfPool` makes one of the plant's pool, which only power users and above may. */
  create: command('core', 'write-masters')
    .input(
      z.object({
        clientId: idSchema,
        code: facts.code,
        name: facts.name,
        department: facts.department.default(null),
        isOfPool: z.boolean().default(false),
        isFloating: z.boolean().default(false),
        isSupportBilled: z.boolean().default(false),
        isSupportIncluded: z.boolean().default(false),
        hourlyRate: facts.hourlyRate.default(null),
      }),
    )
    .output(employeeSchema),
  /** Changes a person; what is left out stays. `conflict` with `theirs` for a version that is not the newest. */
  update: command('core', 'write-masters')
    .input(
      z.object(facts).partial().extend({
        clientId: idSchema,
        employeeId: idSchema,
        version: z.int(),
        isActive: z.boolean().optional(),
      }),
    )
    .output(employeeSchema),
};
