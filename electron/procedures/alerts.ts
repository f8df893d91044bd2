import { listAlerts } from '../../db';
import { inLane } from './procedure';

export const alerts = {
  list: inLane.alerts.list.handler(({ context, input }) => listAlerts(context.scope, input)),
};
