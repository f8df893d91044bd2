import type { Me } from '../../../electron/contract/session';

/** Who did something: the full name of the user at the page, else the code that the records keep. */
export const whoIs = (code: string, me: Me): string => (code === me.code ? me.fullName : code);
