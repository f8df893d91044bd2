import { listHistory, listSheet, recordBatch, rehearseBatch } from '../../db';
import { inLane } from './procedure';

export const production = {
  sheet: inLane.production.sheet.handler(({ context, input }) => listSheet(context.scope, input)),
  rehearse: inLane.production.rehearse.handler(({ context, input }) => rehearseBatch(context.scope, input)),
  record: inLane.production.record.handler(({ context, input }) => recordBatch(context.scope, input)),
  history: inLane.production.history.handler(({ context, input: { clientId, entryId } }) =>
    listHistory(context.scope, { clientId, kind: 'production', rowId: entryId }),
  ),
};
