import { daysAgo } from '../plant';
import type { Inputs } from './values';

/** Boards on walls. */
export const boardInputs: Inputs = {
  // The hours go with the clock: it stands still here.
  'board.get': (own) => [
    { clientId: own.clientId, asOf: daysAgo(0) },
    { clientId: own.clientId, lines: [own.lineCode], asOf: `${daysAgo(0)}T18:00:00Z` },
    {
      clientId: own.clientId,
      lines: [own.lineCode],
      asOf: daysAgo(0),
      of: { date: own.date, shift: 'SHIFT_1ST' },
    },
  ],
  'board.putUp': (own) => [{ clientId: own.clientId }],
};
