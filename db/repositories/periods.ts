import type { Connection } from '../connection';
import { Failure } from '../failure';
import { connectionOf, type ClientScope } from '../scope';

/** Whether a date lies in a period of the client that is locked. */
export const isLockedOn = (connection: Connection, clientId: number, date: string): boolean =>
  connection
    .prepare<{ clientId: number; date: string }, number>(
      `SELECT 1 FROM period_locks WHERE client_id = @clientId AND to_date >= @date AND from_date <= @date
         AND reopened_at IS NULL LIMIT 1`,
    )
    .pluck()
    .get({ clientId, date }) !== undefined;

/** @throws Failure `locked` for a date of a locked period, at the field that names it, if one does. */
export const requireOpenDate = (
  scope: ClientScope,
  clientId: number,
  date: string,
  field: string | null = null,
): void => {
  if (!isLockedOn(connectionOf(scope), clientId, date)) return;
  const complaint = { key: 'orders.period-locked', params: { date } };
  const fields = field === null ? [] : [{ ...complaint, path: [field] }];
  throw new Failure('locked', complaint.key, complaint.params, { fields });
};
