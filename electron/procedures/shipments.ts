import { recordShipment, voidShipment } from '../../db';
import { inLane } from './procedure';

export const shipments = {
  record: inLane.shipments.record.handler(({ context, input }) => recordShipment(context.scope, input)),
  void: inLane.shipments.void.handler(({ context, input }) => voidShipment(context.scope, input)),
};
