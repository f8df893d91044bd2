import { listAttention } from '../../db';
import { inLane } from './procedure';

export const attention = {
  list: inLane.attention.list.handler(({ context, input }) => listAttention(context.scope, input)),
};
