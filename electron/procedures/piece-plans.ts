import { addPiecePlan, changePiecePlan, listPiecePlans, removePiecePlan } from '../../db';
import { inLane } from './procedure';

export const piecePlans = {
  list: inLane.piecePlans.list.handler(({ context, input }) => listPiecePlans(context.scope, input.clientId)),
  add: inLane.piecePlans.add.handler(({ context, input }) => addPiecePlan(context.scope, input)),
  change: inLane.piecePlans.change.handler(({ context, input }) => changePiecePlan(context.scope, input)),
  remove: inLane.piecePlans.remove.handler(({ context, input }) => removePiecePlan(context.scope, input)),
};
