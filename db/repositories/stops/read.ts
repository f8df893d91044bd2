import type { Connection } from '../../connection';
import { whyReadOnly, type Circumstances } from '../sheet/circumstances';
import type { SheetPlace } from '../sheet/section';
import { listStopRows } from './rows';
import { toStop } from './shown';
import { shiftClockOf } from './times';
import type { Stop } from './types';
import { judgeStop, readStopShift } from './warnings';

/** The live stops of a place that `circumstances` were looked up for, oldest first. */
export const readStops = (
  connection: Connection,
  place: SheetPlace,
  circumstances: Circumstances,
): Stop[] => {
  const rows = listStopRows(connection, place);
  if (rows.length === 0) return [];
  const clock = shiftClockOf(place, circumstances);
  const shift = readStopShift(connection, place, clock, circumstances.shift.seconds, rows);
  return rows.map((row) => toStop(clock, row, judgeStop(row, shift), whyReadOnly(circumstances, row)));
};
