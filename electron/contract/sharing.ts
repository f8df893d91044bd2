import { z } from 'zod';
import { session } from './procedure';

const LOWEST_PORT = 1024;
const HIGHEST_PORT = 65_535;

/** Whether other computers of the network may use this installation, and under which addresses. */
export const sharingSchema = z.object({
  /** Only the desktop app can be shared; elsewhere whoever started the host has decided. */
  isPossible: z.boolean(),
  isOn: z.boolean(),
  /** Addresses to type on a tablet; empty while it is off. */
  addresses: z.array(z.string()),
  port: z.int().nullable(),
  /** SHA-256 of the certificate, which a browser shows before it trusts it. */
  fingerprint: z.string().nullable(),
  since: z.string().nullable(),
  by: z.string().nullable(),
});
export type SharingState = z.infer<typeof sharingSchema>;

export const sharing = {
  status: session('administer').output(sharingSchema),
  /**
   * Lets other computers in, over TLS with a certificate of this installation's own. `conflict` while users still have
   * a password that somebody else chose, `locked` for a port that is taken.
   */
  start: session('administer')
    .input(z.object({ port: z.int().min(LOWEST_PORT).max(HIGHEST_PORT).default(4781) }))
    .output(sharingSchema),
  stop: session('administer').output(sharingSchema),
};
