import { z } from 'zod';
import { query } from './procedure';

export const audit = {
  /** Walks the whole chain: rows whose seal holds, rows sealed with a key this folder does not have, the first break. */
  verify: query('core', 'see-audit').output(
    z.object({
      rows: z.int(),
      verified: z.int(),
      sealedElsewhere: z.int(),
      firstBroken: z.object({ id: z.int(), reason: z.string() }).nullable(),
      head: z.object({ id: z.int(), hash: z.string() }).nullable(),
    }),
  ),
};
