import { listClients, provisionClient, verifyClient } from '../../db';
import { inLane } from './procedure';

export const clients = {
  list: inLane.clients.list.handler(({ context }) => listClients(context.scope)),
  provision: inLane.clients.provision.handler(({ context, input }) => provisionClient(context.scope, input)),
  verify: inLane.clients.verify.handler(({ context, input }) => verifyClient(context.scope, input.code)),
};
