import { listClients } from '../../db';
import { inLane } from './procedure';

export const clients = {
  list: inLane.clients.list.handler(({ context }) => listClients(context.scope)),
};
