import { createShift, listShiftRecords, updateShift } from '../../db';
import { inLane } from './procedure';

export const shifts = {
  list: inLane.shifts.list.handler(({ context, input }) => listShiftRecords(context.scope, input.clientId)),
  create: inLane.shifts.create.handler(({ context, input }) => createShift(context.scope, input)),
  update: inLane.shifts.update.handler(({ context, input }) => updateShift(context.scope, input)),
};
