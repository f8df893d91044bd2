import { discardDraft, findDraft, saveDraft } from '../../db';
import { inLane } from './procedure';

export const drafts = {
  get: inLane.drafts.get.handler(({ context, input }) => findDraft(context.scope, input)),
  save: inLane.drafts.save.handler(({ context, input }) =>
    saveDraft(context.scope, input, context.stationToken),
  ),
  discard: inLane.drafts.discard.handler(({ context, input }) => discardDraft(context.scope, input)),
};
