import { notFound } from '../failure';
import { loadSettings } from './settings';
import { connectionOf, requireClient, type ClientScope } from '../scope';
import { clockIn } from './clock';
import type { Question } from './figures';
import { requireRange } from './results';
import { findNarrowing, type Where } from './slice';

/** A client's shift dates, narrowed by codes; only ages and what is overdue depend on `asOf`. */
export type SliceRequest = {
  readonly clientId: number;
  readonly from: string;
  readonly to: string;
  readonly where?: Where | undefined;
  readonly asOf?: string | undefined;
};

/** What a request is about, with its client's code. */
export type Asked = Question & { readonly code: string };

/**
 * A client as the KPIs are asked about it: its code, settings and zone, and the clock.
 * @throws Failure `not-found` for a client outside the scope, `invalid-input` for an `asOf` that is no time.
 */
export const requireKpiClient = (
  scope: ClientScope,
  { clientId, asOf }: Pick<SliceRequest, 'clientId' | 'asOf'>,
): Omit<Asked, 'slice'> => {
  requireClient(scope, clientId);
  const connection = connectionOf(scope);
  const client = connection.prepare('SELECT code, timezone FROM clients WHERE id = ?').get(clientId) as
    { code: string; timezone: string } | undefined;
  if (!client) throw notFound('client');
  const settings = loadSettings(connection, clientId);
  return { connection, settings, clock: clockIn(asOf, client.timezone), ...client };
};

/**
 * Makes sure that a request is about something of the scope.
 * @throws Failure `not-found` for a client outside the scope or a code that it does not have, `invalid-input` for a
 * range that ends too early.
 */
export const requireSlice = (scope: ClientScope, request: SliceRequest): Asked => {
  const { clientId, from, to } = request;
  const client = requireKpiClient(scope, request);
  requireRange(from, to);
  const where = findNarrowing(client.connection, clientId, request.where);
  return { ...client, slice: { clientId, from, to, where } };
};
