import { closeShift, getSheet, recordSheet, rehearseSheet, reopenShift } from '../../db';
import { inLane } from './procedure';

export const sheet = {
  get: inLane.sheet.get.handler(({ context, input }) => getSheet(context.scope, input)),
  rehearse: inLane.sheet.rehearse.handler(({ context, input }) => rehearseSheet(context.scope, input)),
  record: inLane.sheet.record.handler(({ context, input }) => recordSheet(context.scope, input)),
  close: inLane.sheet.close.handler(({ context, input }) => closeShift(context.scope, input)),
  reopen: inLane.sheet.reopen.handler(({ context, input }) => reopenShift(context.scope, input)),
};
