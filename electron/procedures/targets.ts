import { listTargets, listTargetsByKpi, removeTarget, setTarget } from '../../db';
import { inLane } from './procedure';

export const targets = {
  list: inLane.targets.list.handler(({ context, input }) => listTargets(context.scope, input)),
  listByKpi: inLane.targets.listByKpi.handler(({ context, input }) =>
    listTargetsByKpi(context.scope, input.clientId),
  ),
  set: inLane.targets.set.handler(({ context, input }) => setTarget(context.scope, input)),
  remove: inLane.targets.remove.handler(({ context, input }) => removeTarget(context.scope, input)),
};
