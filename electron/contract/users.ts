import { z } from 'zod';
import { ROLES } from '../../db/vocabulary';
import { session } from './procedure';

export const userSchema = z.object({
  code: z.string(),
  username: z.string(),
  fullName: z.string(),
  email: z.string().nullable(),
  role: z.enum(ROLES),
  clientCodes: z.array(z.string()),
  isActive: z.boolean(),
  lastLoginAt: z.string().nullable(),
});
export type User = z.infer<typeof userSchema>;

export const users = {
  list: session('ADMIN').output(z.array(userSchema)),
  create: session('ADMIN')
    .input(
      z.object({
        code: z.string().trim().min(1).max(20).optional(),
        username: z.string().trim().min(1).max(50),
        fullName: z.string().trim().min(1).max(100),
        email: z.string().trim().max(100).nullable().optional(),
        role: z.enum(ROLES),
        clientCodes: z.array(z.string()),
        password: z.string().max(200),
      }),
    )
    .output(userSchema),
};
