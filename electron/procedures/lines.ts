import { createLine, listLineRecords, updateLine } from '../../db';
import { inLane } from './procedure';

export const lines = {
  list: inLane.lines.list.handler(({ context, input }) => listLineRecords(context.scope, input.clientId)),
  create: inLane.lines.create.handler(({ context, input }) => createLine(context.scope, input)),
  update: inLane.lines.update.handler(({ context, input }) => updateLine(context.scope, input)),
};
