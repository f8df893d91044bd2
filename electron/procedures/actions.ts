import {
  closeAction,
  createAction,
  getAction,
  judgeAction,
  listActions,
  reopenAction,
  updateAction,
  voidAction,
} from '../../db';
import { inLane } from './procedure';

export const actions = {
  list: inLane.actions.list.handler(({ context, input }) => listActions(context.scope, input)),
  get: inLane.actions.get.handler(({ context, input }) => getAction(context.scope, input)),
  judge: inLane.actions.judge.handler(({ context, input }) => judgeAction(context.scope, input)),
  create: inLane.actions.create.handler(({ context, input }) => createAction(context.scope, input)),
  update: inLane.actions.update.handler(({ context, input }) => updateAction(context.scope, input)),
  close: inLane.actions.close.handler(({ context, input }) => closeAction(context.scope, input)),
  reopen: inLane.actions.reopen.handler(({ context, input }) => reopenAction(context.scope, input)),
  void: inLane.actions.void.handler(({ context, input }) => voidAction(context.scope, input)),
};
