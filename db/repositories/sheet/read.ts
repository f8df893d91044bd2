import { wallClockIn } from '../../kpi/clock';
import { findPieceTarget } from '../../kpi/piece-target';
import { namesOfUsers } from '../../identity/names';
import { connectionOf, type ClientScope } from '../../scope';
import { hoursFromSeconds } from '../../units';
import { missingAttendance } from '../closings/missing';
import { listDraftsElsewhere } from '../drafts';
import { readHours, type HourCount } from '../hourly-counts/section';
import { readInspections } from '../inspections/read';
import { readEntries } from '../production/read';
import type { Usual } from '../production/types';
import { readStops } from '../stops/read';
import { accountOf } from './account';
import { circumstancesOf, type Circumstances } from './circumstances';
import type { SheetPlace } from './section';
import { shiftOnDate } from './hours-on-date';
import { listHourSlots, sharePieces } from './shift';
import type { Sheet, Slot } from './types';

type Plan = Pick<Sheet['shift'], 'planPieces' | 'planSource'>;

const planOf = async (scope: ClientScope, place: SheetPlace): Promise<Plan> => {
  const { clientId, lineId, shiftDate: date, shiftType: shift } = place;
  if (lineId === null) return { planPieces: null, planSource: null };
  const { pieces, source } = await findPieceTarget(scope, { clientId, lineId, date, shift });
  return { planPieces: pieces, planSource: source };
};

/** The hours of a shift with their share of the plan; hours that were counted beyond it come after them. */
const slotsOf = (
  { shift, timezone }: Circumstances,
  { shiftDate }: SheetPlace,
  { planPieces }: Plan,
  counts: readonly HourCount[],
): Slot[] => {
  const slots = shiftOnDate(shift, shiftDate, wallClockIn(timezone))?.hours ?? listHourSlots(shift);
  const shares = planPieces === null ? [] : sharePieces(planPieces, slots);
  return [
    ...slots.map(({ hour, from, to }, at): Slot => ({ hour, from, to, planPieces: shares[at] ?? null })),
    ...counts
      .filter(({ hour }) => hour > slots.length)
      .map(({ hour }): Slot => ({ hour, from: null, to: null, planPieces: null })),
  ];
};

const closedOf = (scope: ClientScope, { closing }: Circumstances): Sheet['closing']['closed'] => {
  if (closing === null) return null;
  const { version, closedBy, closedAt: at, note } = closing;
  return { version, by: namesOfUsers(scope, [closedBy]).get(closedBy) ?? closedBy, at, note };
};

/** A sheet and what is usual for its entries, by their ids. */
export type SheetWithUsual = Sheet & { readonly usual: ReadonlyMap<number, Usual | null> };

/** Reads all sections of a place that `circumstances` were looked up for. */
export const readSheet = async (
  scope: ClientScope,
  place: SheetPlace,
  circumstances: Circumstances,
  seat: string | null,
): Promise<SheetWithUsual> => {
  const connection = connectionOf(scope);
  const { shift: own } = circumstances;
  const { usual, ...production } = readEntries(connection, place, circumstances);
  const stops = readStops(connection, place, circumstances);
  const hours = readHours(connection, place);
  const plan = await planOf(scope, place);
  const shift: Sheet['shift'] = {
    hours: hoursFromSeconds(own.seconds),
    hoursSource: own.source,
    startTime: own.startTime,
    endTime: own.endTime,
    slots: place.lineId === null ? [] : slotsOf(circumstances, place, plan, hours),
    ...plan,
  };
  const account = accountOf(connection, place, circumstances, { shift, production, stops, hours });
  return {
    shift,
    production,
    stops,
    inspections: readInspections(connection, place, circumstances),
    hours,
    account,
    closing: {
      closed: closedOf(scope, circumstances),
      missing: [...account.missing, ...missingAttendance(connection, place)],
    },
    draftsElsewhere: listDraftsElsewhere(scope, place, seat),
    usual,
  };
};

/**
 * A line's shift in all its sections, rows oldest first. `seat` is the caller's window, whose own draft is not told.
 * @throws Failure `not-found` for a client or line outside the scope.
 */
export const getSheet = async (
  scope: ClientScope,
  { seat, ...place }: SheetPlace & { readonly seat?: string | undefined },
): Promise<Sheet> => {
  const { usual: _, ...sheet } = await readSheet(scope, place, circumstancesOf(scope, place), seat ?? null);
  return sheet;
};
