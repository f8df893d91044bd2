import { approveHold, cancelHold, listHolds, requestHold, resumeHold, withdrawHold } from '../../db';
import { inLane } from './procedure';

export const holds = {
  list: inLane.holds.list.handler(({ context, input }) => listHolds(context.scope, input)),
  request: inLane.holds.request.handler(({ context, input }) => requestHold(context.scope, input)),
  approve: inLane.holds.approve.handler(({ context, input }) => approveHold(context.scope, input)),
  resume: inLane.holds.resume.handler(({ context, input }) => resumeHold(context.scope, input)),
  cancel: inLane.holds.cancel.handler(({ context, input }) => cancelHold(context.scope, input)),
  withdraw: inLane.holds.withdraw.handler(({ context, input }) => withdrawHold(context.scope, input)),
};
