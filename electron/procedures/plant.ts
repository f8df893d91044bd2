import { listLines, listShifts } from '../../db';
import { inLane } from './procedure';

export const plant = {
  lines: inLane.plant.lines.handler(({ context, input }) => listLines(context.scope, input.clientId)),
  shifts: inLane.plant.shifts.handler(({ context, input }) => listShifts(context.scope, input.clientId)),
};
