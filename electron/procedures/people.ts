import { listBradford } from '../../db';
import { inLane } from './procedure';

export const people = {
  bradford: inLane.people.bradford.handler(({ context, input }) => listBradford(context.scope, input)),
};
