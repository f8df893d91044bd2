import { addStarterSet, createCode, listCatalogue, listOfferedCodes, updateCode } from '../../db';
import { inLane } from './procedure';

export const catalogues = {
  list: inLane.catalogues.list.handler(({ context, input }) => listOfferedCodes(context.scope, input)),
  records: inLane.catalogues.records.handler(({ context, input }) => listCatalogue(context.scope, input)),
  create: inLane.catalogues.create.handler(({ context, input }) => createCode(context.scope, input)),
  update: inLane.catalogues.update.handler(({ context, input }) => updateCode(context.scope, input)),
  addStarterSet: inLane.catalogues.addStarterSet.handler(({ context, input }) =>
    addStarterSet(context.scope, input),
  ),
};
