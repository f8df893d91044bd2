import { listViews, removeView, saveView } from '../../db';
import { inLane } from './procedure';

export const views = {
  list: inLane.views.list.handler(({ context, input }) => listViews(context.scope, input.clientId)),
  save: inLane.views.save.handler(({ context, input }) => saveView(context.scope, input)),
  remove: inLane.views.remove.handler(({ context, input }) => removeView(context.scope, input)),
};
