import { listSettings, setSetting } from '../../db';
import { inLane } from './procedure';

export const settings = {
  get: inLane.settings.get.handler(({ context, input }) =>
    listSettings(context.scope, input.clientId, input.key),
  ),
  set: inLane.settings.set.handler(({ context, input }) => setSetting(context.scope, input)),
};
