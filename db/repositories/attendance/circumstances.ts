import { listExpected } from '../../kpi/expected';
import { requireKpiClient } from '../../kpi/question';
import { hasRight } from '../../rights';
import { connectionOf, type ClientScope } from '../../scope';
import { circumstancesOf, type Circumstances } from '../sheet/circumstances';
import { availabilityOf, type Availability } from '../floating-pool/list';
import { listRowsOfShift, type EntryRow } from './rows';
import type { Place } from './types';

/** All that the rows of a line's shift are judged by. */
export type Shift = Omit<Circumstances, 'shift'> & {
  readonly place: Place;
  readonly shiftSeconds: number;
  readonly hoursSource: 'shift' | 'default';
  /** Live records of this place, and of other lines on the same shift. */
  readonly rows: readonly EntryRow[];
  readonly elsewhere: readonly EntryRow[];
  readonly pool: readonly Availability[];
  /** Whether the caller may take people out of the pool. */
  readonly mayBook: boolean;
  /** Whether types of absence on this date are kept from the caller. */
  readonly hidesTypes: boolean;
};

/** Looks at a line's shift. @throws Failure `not-found` for a client or line outside the scope. */
export const lookAt = (scope: ClientScope, place: Place): Shift => {
  const { shift, ...circumstances } = circumstancesOf(scope, place);
  const connection = connectionOf(scope);
  const rows = listRowsOfShift(connection, place);
  const { role } = scope.actor;
  return {
    ...circumstances,
    place,
    shiftSeconds: shift.seconds,
    hoursSource: shift.source,
    rows: rows.filter((row) => row.line_id === place.lineId),
    elsewhere: rows.filter((row) => row.line_id !== place.lineId),
    pool: availabilityOf(scope, place.clientId, place),
    mayBook: hasRight(role, 'verify'),
    hidesTypes: !hasRight(role, 'see-absences') && place.shiftDate < circumstances.today,
  };
};

/** Whether the calendar asks for this shift, on this line and date. */
export const isExpected = (scope: ClientScope, place: Place): boolean => {
  const { clientId, lineId, shiftDate, shiftType } = place;
  const asked = listExpected(
    {
      ...requireKpiClient(scope, { clientId }),
      slice: {
        clientId,
        from: shiftDate,
        to: shiftDate,
        where: { shift: shiftType, ...(lineId === null ? {} : { line: lineId }) },
      },
    },
    lineId !== null,
  );
  return asked.length > 0;
};
