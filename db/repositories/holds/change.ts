import { audit } from '../../audit';
import { notFound } from '../../failure';
import { clockIn } from '../../kpi/clock';
import { connectionOf, requireClient, touch, type ClientScope } from '../../scope';
import type { HoldRow } from './rows';

type Stored = string | number | null;

/** The client's local date and time `HH:MM` now. @throws Failure `not-found` for a client outside the scope. */
export const nowOf = (
  scope: ClientScope,
  clientId: number,
): { readonly date: string; readonly time: string } => {
  requireClient(scope, clientId);
  const timezone = connectionOf(scope)
    .prepare<[number], string>('SELECT timezone FROM clients WHERE id = ?')
    .pluck()
    .get(clientId);
  if (timezone === undefined) throw notFound('client');
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: timezone, hour: '2-digit', minute: '2-digit' });
  return { date: clockIn(undefined, timezone).date, time: time.format(new Date()) };
};

/** The trail calls every status by one name. */
export const trailed = (column: string): string => (column === 'hold_status' ? 'status' : column);

/** Writes changed columns of a hold, with their audit row. */
export const change = (
  scope: ClientScope,
  before: HoldRow,
  values: Readonly<Record<string, Stored>>,
): void => {
  const names = Object.keys(values).filter((name) => before[name as keyof HoldRow] !== values[name]);
  connectionOf(scope)
    .prepare(
      `UPDATE main.hold_entries SET ${names.map((name) => `${name} = @${name}`).join(', ')},
         version = version + 1, updated_at = @now WHERE client_id = @clientId AND id = @rowId`,
    )
    .run({ ...values, now: new Date().toISOString(), clientId: before.client_id, rowId: before.id });
  audit(scope, {
    clientId: before.client_id,
    action: 'update',
    table: 'hold_entries',
    rowId: before.id,
    before: Object.fromEntries(names.map((name) => [trailed(name), before[name as keyof HoldRow]])),
    after: Object.fromEntries(names.map((name) => [trailed(name), values[name]])),
  });
  touch(scope, { clientId: before.client_id, table: 'hold_entries', date: before.hold_date });
};
