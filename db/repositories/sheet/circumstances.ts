import { addDays, dateIn } from '../../calendar';
import { notFound } from '../../failure';
import { connectionOf, requireClient, type Actor, type ClientScope } from '../../scope';
import { hasRight } from '../../rights';
import { findClosing, type Closing } from '../closings/closing';
import { isLockedOn } from '../periods';
import { remark, type Remark, type SheetPlace } from './section';
import { shiftOfPlace, type PlaceShift } from './shift';

/** Who works on a place, what day it is there, its shift, and whether it still takes changes. */
export type Circumstances = {
  readonly actor: Actor;
  readonly timezone: string;
  /** Today in the client's time zone. */
  readonly today: string;
  /** Code of the place's line; null without a line. */
  readonly lineCode: string | null;
  readonly shift: PlaceShift;
  readonly isLocked: boolean;
  /** That a leader has closed it; null while it is open. */
  readonly closing: Closing | null;
};

/** Looks at a place of a sheet. @throws Failure `not-found` for a client or line outside the scope. */
export const circumstancesOf = (scope: ClientScope, place: SheetPlace): Circumstances => {
  requireClient(scope, place.clientId);
  const connection = connectionOf(scope);
  const timezone = connection
    .prepare<[number], string>('SELECT timezone FROM clients WHERE id = ?')
    .pluck()
    .get(place.clientId);
  if (timezone === undefined) throw notFound('client');
  const lineCode = connection
    .prepare<SheetPlace, string>('SELECT code FROM lines WHERE client_id = @clientId AND id = @lineId')
    .pluck()
    .get(place);
  if (place.lineId !== null && lineCode === undefined) throw notFound('line');
  return {
    actor: scope.actor,
    timezone,
    today: dateIn(timezone, new Date()),
    lineCode: lineCode ?? null,
    shift: shiftOfPlace(connection, place),
    isLocked: isLockedOn(connection, place.clientId, place.shiftDate),
    closing: findClosing(connection, place) ?? null,
  };
};

type ReadOnlyKey =
  | 'production.period-locked'
  | 'production.read-only-shift-closed'
  | 'production.read-only-of-another'
  | 'production.read-only-too-old'
  | 'production.read-only-verified';

/** What keeps those from a closed shift who may not correct any entry; null where nothing does. */
const shutOut = ({
  actor,
  closing,
}: Pick<Circumstances, 'actor' | 'closing'>): Remark<'production.read-only-shift-closed'> | null =>
  closing === null || hasRight(actor.role, 'correct-any')
    ? null
    : remark('production.read-only-shift-closed', null, { by: closing.closedBy });

/**
 * Why the actor may not correct or void a row; null when they may. Operators correct what they entered themselves,
 * of today and the day before, until it is verified or its shift closed; everyone else any row of an open period.
 */
export const whyReadOnly = (
  circumstances: Pick<Circumstances, 'actor' | 'today' | 'isLocked' | 'closing'>,
  row: { readonly recorded_by: string; readonly verified_by: string | null; readonly shift_date: string },
): Remark<ReadOnlyKey> | null => {
  const { actor, today, isLocked } = circumstances;
  if (isLocked) return remark('production.period-locked');
  if (hasRight(actor.role, 'correct-any')) return null;
  const shut = shutOut(circumstances);
  if (shut) return shut;
  if (row.verified_by !== null) return remark('production.read-only-verified');
  if (row.recorded_by !== actor.code)
    return remark('production.read-only-of-another', null, { by: row.recorded_by });
  if (row.shift_date < addDays(today, -1)) return remark('production.read-only-too-old');
  return null;
};

/** What speaks against any change at a place, whatever the row. */
export const complaintsAboutPlace = (
  place: SheetPlace,
  circumstances: Pick<Circumstances, 'actor' | 'today' | 'isLocked' | 'closing'>,
): Remark[] => {
  const shut = shutOut(circumstances);
  return [
    ...(place.shiftDate > circumstances.today
      ? [remark('production.date-in-future', 'shiftDate', { today: circumstances.today })]
      : []),
    ...(circumstances.isLocked ? [remark('production.period-locked', 'shiftDate')] : []),
    ...(shut ? [{ ...shut, field: 'shiftDate' }] : []),
  ];
};

/** Whether a remark on a row says again what is said about its place. */
export const isAboutPlace = ({ key }: Remark): boolean =>
  key === 'production.period-locked' || key === 'production.read-only-shift-closed';

/** Remarks that mean "not you" rather than "not so". */
export const isAboutRights = (key: string): boolean => key.startsWith('production.read-only-');
