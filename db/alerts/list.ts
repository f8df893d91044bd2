import { hasRight } from '../rights';
import { clockIn } from '../kpi/clock';
import { loadSettings } from '../kpi/settings';
import { connectionOf, requireClient, type ClientScope } from '../scope';
import type { Alert, AlertClient } from './alert';
import { findOldHolds } from './holds';
import { findMissingEntries } from './missing-entries';
import { findLongStops } from './stops';
import { findMissedTargets } from './targets';

const MOST_LISTED = 200;

const clientsOf = (scope: ClientScope, { clientId, asOf }: AlertsWanted): AlertClient[] => {
  if (clientId !== undefined) requireClient(scope, clientId);
  const connection = connectionOf(scope);
  const rows = connection
    .prepare<[], { clientId: number; code: string; timezone: string }>(
      'SELECT id AS clientId, code, timezone FROM clients WHERE is_active = 1 ORDER BY code',
    )
    .all();
  const now = asOf ?? new Date().toISOString();
  return rows
    .filter((row) => clientId === undefined || row.clientId === clientId)
    .map((row) => ({
      ...row,
      settings: loadSettings(connection, row.clientId),
      clock: clockIn(now, row.timezone),
    }));
};

export type AlertsWanted = {
  readonly clientId?: number | undefined;
  /** A date (its start in each client's zone) or an instant; default now. */
  readonly asOf?: string | undefined;
};

const compare = (a: Alert, b: Alert): number =>
  Number(b.isCritical) - Number(a.isCritical) || b.since.localeCompare(a.since) || a.id.localeCompare(b.id);

/**
 * What somebody has to act on now at the clients in use of the scope, found from the facts each time: long stops, shifts
 * without entries, old holds, targets missed for days; critical ones first, then the newest. Who can only enter is told of
 * stops and missing entries alone. At most 200 are listed; `total` counts all.
 * @throws Failure `not-found` for a client outside the scope, `invalid-input` for an `asOf` that is no time.
 */
export const listAlerts = async (
  scope: ClientScope,
  wanted: AlertsWanted,
): Promise<{ alerts: Alert[]; total: number }> => {
  const connection = connectionOf(scope);
  const clients = clientsOf(scope, wanted);
  const all: Alert[] = [
    ...findLongStops(connection, clients),
    ...findMissingEntries(connection, clients),
    ...(hasRight(scope.actor.role, 'verify')
      ? [...findOldHolds(connection, clients), ...findMissedTargets(connection, clients)]
      : []),
  ];
  return { alerts: all.toSorted(compare).slice(0, MOST_LISTED), total: all.length };
};
