import { getSheet, recordSheet, rehearseSheet } from '../../db';
import { inLane } from './procedure';

export const sheet = {
  get: inLane.sheet.get.handler(({ context, input }) => getSheet(context.scope, input)),
  rehearse: inLane.sheet.rehearse.handler(({ context, input }) => rehearseSheet(context.scope, input)),
  record: inLane.sheet.record.handler(({ context, input }) => recordSheet(context.scope, input)),
};
