import { listAbsences, listBradford } from '../../db';
import { inLane } from './procedure';

export const people = {
  absences: inLane.people.absences.handler(({ context, input }) => listAbsences(context.scope, input)),
  bradford: inLane.people.bradford.handler(({ context, input }) => listBradford(context.scope, input)),
};
