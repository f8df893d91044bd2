import type { Words } from '../../i18n/useWords';

/** What acted where nobody did: the command line, the program itself. */
const MACHINES = ['cli', 'engine'] as const;

/**
 * Who did something, as people read it: the full name, what acted where nobody did (the command line, the program), else
 * the code that the records keep.
 */
export const whoIs = (code: string, name: string | null, t: Words['t']): string => {
  const machine = MACHINES.find((known) => known === code);
  return name ?? (machine ? t(`host.${machine}`) : code);
};
