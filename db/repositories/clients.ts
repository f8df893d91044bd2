import { asc } from 'drizzle-orm';
import { clients } from '../schema/clients';
import { read, type ClientScope } from '../scope';

export type Client = typeof clients.$inferSelect;

/** The clients of the scope, by code. */
export const listClients = async (scope: ClientScope): Promise<Client[]> =>
  read(scope).select().from(clients).orderBy(asc(clients.code));
