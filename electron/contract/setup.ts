import { z } from 'zod';
import { HOSTS, LANGUAGES } from '../../db/vocabulary';
import { session } from './procedure';
import { meSchema } from './session';

const usernameSchema = z.string().trim().min(1).max(50);
const passwordSchema = z.string().max(200);

/** Where the data lie, as the first run shows it. */
const dataFolderSchema = z.object({
  path: z.string(),
  freeBytes: z.number(),
  room: z.enum(['enough', 'little', 'none']),
  fileSystem: z.string().nullable(),
});
export type DataFolder = z.infer<typeof dataFolderSchema>;

/** What anybody may ask before there is an administrator. Afterwards it tells no more than that there is one. */
export const setup = {
  status: session('public').output(
    z.object({
      /** Whether the first administrator is still to be made. */
      needsAdmin: z.boolean(),
      version: z.string(),
      /** Null once there is an administrator. */
      folder: dataFolderSchema.nullable(),
      /** What carries the calls: a window can offer a dialog where a browser can only say which option to start with. */
      host: z.enum(HOSTS),
    }),
  ),
  /** Judges a password while it is typed; `conflict` once there is an administrator. */
  judgePassword: session('public')
    .input(z.object({ username: z.string().max(50), password: passwordSchema }))
    .output(
      z.object({
        /** Key of the sentence that says why it may not be chosen. */
        refusal: z.string().nullable(),
        strength: z.enum(['refused', 'fair', 'good', 'strong']),
      }),
    ),
  /** Makes the first administrator and logs them in; `conflict` once there is one. */
  createAdmin: session('public')
    .input(
      z.object({
        username: usernameSchema,
        fullName: z.string().trim().min(1).max(100),
        password: passwordSchema,
        /** Left out: the language of whatever they log in with. */
        language: z.enum(LANGUAGES).optional(),
      }),
    )
    .output(meSchema),
};
