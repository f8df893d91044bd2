import {
  findLogo,
  listClientPeople,
  listClientRecords,
  listClients,
  provisionClient,
  removeLogo,
  setLogo,
  updateClient,
  verifyClient,
} from '../../db';
import { inLane } from './procedure';

export const clients = {
  list: inLane.clients.list.handler(({ context }) => listClients(context.scope)),
  provision: inLane.clients.provision.handler(({ context, input }) => provisionClient(context.scope, input)),
  verify: inLane.clients.verify.handler(({ context, input }) => verifyClient(context.scope, input.code)),
  records: inLane.clients.records.handler(({ context }) => listClientRecords(context.scope)),
  update: inLane.clients.update.handler(({ context, input }) => updateClient(context.scope, input)),
  people: inLane.clients.people.handler(({ context, input }) =>
    listClientPeople(context.scope, input.clientId),
  ),
  logo: inLane.clients.logo.handler(({ context, input }) => findLogo(context.scope, input.clientId)),
  setLogo: inLane.clients.setLogo.handler(({ context, input }) => setLogo(context.scope, input)),
  removeLogo: inLane.clients.removeLogo.handler(({ context, input }) =>
    removeLogo(context.scope, input.clientId),
  ),
};
