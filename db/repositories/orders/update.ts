import { newJobsCause } from '../../kpi/causes';
import { reRate } from '../../kpi/rerate';
import { connectionOf, requireClient, write, type ClientScope } from '../../scope';
import { followHolds } from '../holds/standing';
import { changeOrder } from '../standards/masters';
import { getMaster, requireSeen } from '../standards/rows';
import { columnsOf, type OrderFacts } from './create';
import { addJobs, changeJobs, readJobs, type JobChange, type JobInput } from './jobs';
import { readOrder } from './record';

/** What of an order is changed; what is left out stays. */
export type OrderChange = OrderFacts & {
  readonly clientId: number;
  readonly id: number;
  readonly version: number;
  readonly styleModel?: string | null | undefined;
  readonly plannedQuantity?: number | undefined;
  readonly actualStartDate?: string | null | undefined;
  readonly jobs?: readonly JobChange[] | undefined;
  readonly newJobs?: readonly JobInput[] | undefined;
};

/**
 * Changes an order and its jobs. Entries of open periods that rest on its standard, style or parts are re-rated; its
 * status follows where the jobs that are still open are all held. Answers how many entries were re-rated.
 * @throws Failure `not-found` for an order or job that is not this client's, `conflict` with `theirs` where somebody else
 * changed it since, `invalid-input` for sizes and colours that do not sum up to a job's quantity.
 */
export const updateOrder = async (scope: ClientScope, input: OrderChange): Promise<{ reRated: number }> => {
  const clientId = requireClient(scope, input.clientId);
  const { id, jobs = [], newJobs = [] } = input;
  const before = getMaster(scope, 'work_orders', clientId, id);
  if (before.version !== input.version)
    requireSeen(before.version, input.version, {
      ...readOrder(scope, clientId, id),
      jobs: readJobs(scope, clientId, id),
    });
  write(scope);
  const { reRated } = await changeOrder(scope, clientId, before, {
    style_model: input.styleModel,
    planned_quantity: input.plannedQuantity,
    actual_start_date: input.actualStartDate,
    ...columnsOf(input),
  });
  const order = { clientId, id, code: String(before['code']) };
  const changed = changeJobs(scope, order, jobs, ['jobs']);
  addJobs(scope, order, newJobs, ['newJobs']);
  // Whoever saw the order with its jobs saw another one than it is now.
  if (changed + newJobs.length > 0) {
    connectionOf(scope)
      .prepare('UPDATE main.work_orders SET version = version + 1 WHERE client_id = ? AND id = ?')
      .run(clientId, id);
  }
  const byJobs = newJobs.length > 0 ? await reRate(scope, clientId, newJobsCause([id])) : 0;
  if (jobs.length + newJobs.length > 0) followHolds(scope, clientId, id, null);
  return { reRated: reRated + byJobs };
};
