import { listHistory } from '../../db';
import { inLane } from './procedure';

export const production = {
  history: inLane.production.history.handler(({ context, input: { clientId, entryId } }) =>
    listHistory(context.scope, { clientId, kind: 'production', rowId: entryId }),
  ),
};
