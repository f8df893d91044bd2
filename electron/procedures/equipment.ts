import { createEquipment, listEquipment, updateEquipment } from '../../db';
import { inLane } from './procedure';

export const equipment = {
  list: inLane.equipment.list.handler(({ context, input }) => listEquipment(context.scope, input.clientId)),
  create: inLane.equipment.create.handler(({ context, input }) => createEquipment(context.scope, input)),
  update: inLane.equipment.update.handler(({ context, input }) => updateEquipment(context.scope, input)),
};
