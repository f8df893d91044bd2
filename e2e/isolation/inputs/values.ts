import type { Holdings } from '../plant';

/** Inputs of procedures, naming what a client has: the first is the plainest call. */
export type Inputs = Readonly<Record<string, (own: Holdings) => readonly unknown[]>>;

let serial = 0;
/** A number that no call had before. */
export const next = (): number => (serial += 1);

/** A code that nobody has yet. */
export const fresh = (kind: string): string => `${kind}-${next()}`;

/** Where a number may be narrowed to what a client has. */
export const narrowing = (own: Holdings) => ({
  line: own.lineCode,
  style: own.orderStyle,
  'work-order': own.orderCode,
  operation: own.operationCode,
});

/** A row in another version than it has: whoever moved it on would leave nothing for the next caller. */
export const late = (own: Holdings, row: number) => ({
  clientId: own.clientId,
  id: own.entryId + row,
  version: 99,
});

/** A line's first shift of a date. */
export const place = ({ clientId, lineId }: Holdings, shiftDate: string) => ({
  clientId,
  lineId,
  shiftDate,
  shiftType: 'SHIFT_1ST',
});
