import { addDays, dateIn } from '../../calendar';
import { notFound } from '../../failure';
import { connectionOf, requireClient, type Actor, type ClientScope } from '../../scope';
import { rankOf } from '../../vocabulary';
import { remark, type Remark, type SheetPlace } from './types';

/** Who works on a place, what day it is there, and whether the place still takes changes. */
export type Circumstances = {
  readonly actor: Actor;
  /** Today in the client's time zone. */
  readonly today: string;
  readonly isLocked: boolean;
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
  const line = connection
    .prepare<SheetPlace, number>('SELECT 1 FROM lines WHERE client_id = @clientId AND id = @lineId')
    .pluck()
    .get(place);
  if (place.lineId !== null && line === undefined) throw notFound('line');
  const locks = connection
    .prepare<SheetPlace, number>(
      `SELECT 1 FROM period_locks WHERE client_id = @clientId AND to_date >= @shiftDate AND from_date <= @shiftDate
         AND reopened_at IS NULL LIMIT 1`,
    )
    .pluck()
    .get(place);
  return {
    actor: scope.actor,
    today: dateIn(timezone, new Date()),
    isLocked: locks !== undefined,
  };
};

/**
 * Why the actor may not correct or void an entry; null when they may. Operators correct what they entered themselves,
 * of today and the day before, until it is verified; everyone else any entry of an open period.
 */
export const whyReadOnly = (
  circumstances: Circumstances,
  row: { readonly recorded_by: string; readonly verified_by: string | null; readonly shift_date: string },
): Remark | null => {
  const { actor, today, isLocked } = circumstances;
  if (isLocked) return remark('production.period-locked');
  if (rankOf(actor.role) >= rankOf('LEADER')) return null;
  if (row.verified_by !== null) return remark('production.read-only-verified');
  if (row.recorded_by !== actor.code)
    return remark('production.read-only-of-another', null, { by: row.recorded_by });
  if (row.shift_date < addDays(today, -1)) return remark('production.read-only-too-old');
  return null;
};

/** Remarks that mean "not you" rather than "not so". */
export const isAboutRights = (key: string): boolean => key.startsWith('production.read-only-');
