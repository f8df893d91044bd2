import { notFound } from '../../failure';
import type { KpiName } from '../../kpi/names';
import { requireClient, type ClientScope } from '../../scope';
import { readActionRows, tellActions, type Action, type ActionState } from './rows';

/** Which actions are asked for; without a client those of all clients of the scope. */
export type ActionsWanted = {
  readonly clientId?: number | undefined;
  readonly kpi?: KpiName | undefined;
  /** Default: open ones. */
  readonly states?: readonly ActionState[] | undefined;
};

const CONDITIONS = {
  OPEN: 'a.closed_at IS NULL AND a.voided_at IS NULL',
  CLOSED: 'a.closed_at IS NOT NULL AND a.voided_at IS NULL',
  VOIDED: 'a.voided_at IS NOT NULL',
} as const satisfies Record<ActionState, string>;

/** Open ones before others, by when they are due; what is over by when that was, the newest first. */
const inOrder = (a: Action, b: Action): number => {
  const isOpen = [a, b].map(({ state }) => state === 'OPEN');
  if (isOpen[0] !== isOpen[1]) return isOpen[0] ? -1 : 1;
  if (isOpen[0]) return a.dueDate.localeCompare(b.dueDate) || a.id - b.id;
  const over = (action: Action): string => action.voided?.at ?? action.closed?.at ?? '';
  return over(b).localeCompare(over(a)) || b.id - a.id;
};

/**
 * Actions of a client, of one of its KPIs, or of all clients of the scope: open ones first, by when they are due.
 * @throws Failure `not-found` for a client outside the scope.
 */
export const listActions = async (
  scope: ClientScope,
  { clientId, kpi, states = ['OPEN'] }: ActionsWanted,
): Promise<Action[]> => {
  const clients = clientId === undefined ? scope.clientIds : [requireClient(scope, clientId)];
  const rows = clients.flatMap((client) =>
    [...new Set(states)].flatMap((state) =>
      readActionRows(
        scope,
        `a.client_id = @client${kpi === undefined ? '' : ' AND a.kpi = @kpi'} AND ${CONDITIONS[state]}`,
        { client, ...(kpi === undefined ? {} : { kpi }) },
      ),
    ),
  );
  return tellActions(scope, rows).toSorted(inOrder);
};

/** One action. @throws Failure `not-found` for one that is not this client's. */
export const getAction = async (
  scope: ClientScope,
  { clientId, id }: { readonly clientId: number; readonly id: number },
): Promise<Action> => {
  requireClient(scope, clientId);
  const rows = readActionRows(scope, 'a.client_id = @clientId AND a.id = @id', { clientId, id });
  const [action] = tellActions(scope, rows);
  if (!action) throw notFound('row');
  return action;
};
