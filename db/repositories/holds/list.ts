import { clockIn } from '../../kpi/clock';
import { requireClient, type ClientScope } from '../../scope';
import { readHolds, type Hold, type HoldState } from './rows';

/** Which holds are asked for; without an order those of all clients of the scope, or of one. */
export type HoldsWanted = {
  readonly clientId?: number | undefined;
  readonly workOrderId?: number | undefined;
  /** Default: requests and holds in force. */
  readonly states?: readonly HoldState[] | undefined;
  /** A date (its start in each client's zone) or an instant at which open ones are measured; default now. */
  readonly asOf?: string | undefined;
};

const isOver = (state: HoldState): boolean => state === 'resumed' || state === 'cancelled';
const isOpen = ({ status }: Hold['order']): boolean => status === 'ACTIVE' || status === 'ON_HOLD';

/**
 * What is held since when and why, and what is asked for; oldest first; of closed orders
 * only where their order is asked for. @throws Failure `not-found` for a client outside the scope.
 */
export const listHolds = async (scope: ClientScope, wanted: HoldsWanted): Promise<Hold[]> => {
  const { clientId, workOrderId, states = ['requested', 'held'] } = wanted;
  if (clientId !== undefined) requireClient(scope, clientId);
  const clients = clientId === undefined ? scope.clientIds : [clientId];
  const statuses = new Set(
    states.map((state) =>
      state === 'resumed' ? 'RESUMED' : state === 'cancelled' ? 'CANCELLED' : 'ON_HOLD',
    ),
  );
  const clockOf = (timezone: string) => clockIn(wanted.asOf, timezone);
  const holds = clients.flatMap((client) =>
    [...statuses].flatMap((status) =>
      readHolds(
        scope,
        `h.client_id = @client AND h.hold_status = @status${workOrderId === undefined ? '' : ' AND h.work_order_id = @workOrderId'}`,
        { client, status, ...(workOrderId === undefined ? {} : { workOrderId }) },
        clockOf,
      ),
    ),
  );
  const isOfOrder = workOrderId !== undefined;
  const begun = (hold: Hold): string => `${hold.holdDate ?? ''} ${hold.holdTime ?? ''}`;
  return holds
    .filter(({ state, order }) => states.includes(state) && (isOfOrder || isOver(state) || isOpen(order)))
    .toSorted((a, b) => begun(a).localeCompare(begun(b)) || a.id - b.id);
};
