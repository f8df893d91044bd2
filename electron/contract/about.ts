import { z } from 'zod';
import { session } from './procedure';

export const about = {
  /** What runs here: versions for everybody, the file and its sizes (bytes) for administrators only. */
  get: session('see').output(
    z.object({
      version: z.string(),
      /** The commit that was built; null where the build did not know it. */
      commit: z.string().nullable(),
      schemaVersion: z.int(),
      nodeVersion: z.string(),
      sqliteVersion: z.string(),
      /** Null where no Electron runs the engine. */
      electronVersion: z.string().nullable(),
      platform: z.string(),
      lastBackupAt: z.string().nullable(),
      file: z.object({ path: z.string(), bytes: z.int(), walBytes: z.int(), freeBytes: z.int() }).nullable(),
    }),
  ),
};
