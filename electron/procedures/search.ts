import { findAnything } from '../../db';
import { inLane } from './procedure';

export const search = {
  find: inLane.search.find.handler(({ context, input }) => findAnything(context.scope, input)),
};
