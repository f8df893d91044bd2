import { notFound } from '../failure';
import { loadSettings } from '../repositories/settings';
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
 * Makes sure that a request is about something of the scope.
 * @throws Failure `not-found` for a client outside the scope or a code that it does not have, `invalid-input` for a
 * range that ends too early.
 */
export const requireSlice = (scope: ClientScope, request: SliceRequest): Asked => {
  const connection = connectionOf(scope);
  const { clientId, from, to } = request;
  requireClient(scope, clientId);
  requireRange(from, to);
  const client = connection.prepare('SELECT code, timezone FROM clients WHERE id = ?').get(clientId) as
    { code: string; timezone: string } | undefined;
  if (!client) throw notFound('client');
  const slice = { clientId, from, to, where: findNarrowing(connection, clientId, request.where) };
  const settings = loadSettings(connection, clientId);
  return { connection, settings, slice, clock: clockIn(request.asOf, client.timezone), ...client };
};
