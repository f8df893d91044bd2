import type { Session } from './session';

/** The clients that a command is about: the named one, or all that the caller sees. @throws Failure `not-found`. */
export const clientsOf = async (session: Session, code: string | undefined) => {
  const clients = await session.call.clients.list();
  if (code === undefined) return clients;
  const { notFound } = await import('../../../db');
  const client = clients.find((one) => one.code === code);
  if (!client) throw notFound('client');
  return [client];
};

/** The one client that a change is about; null where the caller sees several and names none. */
export const onlyClientOf = async (session: Session, code: string | undefined) => {
  const [client, ...others] = await clientsOf(session, code);
  return client && others.length === 0 ? client : null;
};
