import { closeStop, listRunningStops, startStop } from '../../db';
import { inLane } from './procedure';

export const stops = {
  running: inLane.stops.running.handler(({ context }) => listRunningStops(context.scope)),
  start: inLane.stops.start.handler(({ context, input }) => startStop(context.scope, input)),
  close: inLane.stops.close.handler(({ context, input }) => closeStop(context.scope, input)),
};
