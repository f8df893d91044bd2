import { listHistory } from '../../db';
import { inLane } from './procedure';

export const history = {
  list: inLane.history.list.handler(({ context, input }) => listHistory(context.scope, input)),
};
