import { listTargets, removeTarget, setTarget } from '../../db';
import { inLane } from './procedure';

export const targets = {
  list: inLane.targets.list.handler(({ context, input }) => listTargets(context.scope, input)),
  set: inLane.targets.set.handler(({ context, input }) => setTarget(context.scope, input)),
  remove: inLane.targets.remove.handler(({ context, input }) => removeTarget(context.scope, input)),
};
