import { Failure } from '../../failure';
import { connectionOf, touch, type ClientScope } from '../../scope';

type StopDay = { readonly date: string; readonly stops: number; readonly isLocked: 0 | 1 };

/**
 * Touches the days of a reason's live stops, which count otherwise once the reason is planned or no longer is; answers
 * how many stops these are.
 * @throws Failure `locked` where a day of a locked period is among them: its numbers stay.
 */
export const touchPlannedStops = (scope: ClientScope, clientId: number, code: string): number => {
  const days = connectionOf(scope)
    .prepare(
      `SELECT d.shift_date AS date, count(*) AS stops, EXISTS (SELECT 1 FROM period_locks l
         WHERE l.client_id = d.client_id AND l.to_date >= d.shift_date AND l.from_date <= d.shift_date
           AND l.reopened_at IS NULL) AS isLocked
       FROM downtime_entries d WHERE d.client_id = @clientId AND d.reason = @code AND d.voided_at IS NULL
       GROUP BY d.shift_date ORDER BY d.shift_date`,
    )
    .all({ clientId, code }) as StopDay[];
  const locked = days.filter(({ isLocked }) => isLocked === 1);
  const [first] = locked;
  const last = locked.at(-1);
  if (first && last) {
    const key = 'catalogues.planned-locked';
    const params = { code, days: locked.length, from: first.date, to: last.date };
    throw new Failure('locked', key, params, { fields: [{ key, params, path: ['isPlanned'] }] });
  }
  for (const { date } of days) touch(scope, { clientId, table: 'downtime_entries', date });
  return days.reduce((sum, { stops }) => sum + stops, 0);
};
