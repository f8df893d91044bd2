import { audit } from '../audit';
import { notFound } from '../failure';
import { connectionOf, touch, type ClientScope } from '../scope';

/** A person to speak to at a client. */
export type Contact = {
  /** Null: new, or known from a file alone. */
  readonly id: number | null;
  readonly name: string;
  readonly jobTitle: string | null;
  readonly email: string | null;
  readonly phone: string | null;
};

type Stored = Contact & { readonly id: number; readonly clientId: number };

/** The contacts of all clients of the scope in their order; the first is the one that files name. */
export const listContacts = (scope: ClientScope): Stored[] =>
  connectionOf(scope)
    .prepare(
      `SELECT id, client_id AS clientId, name, job_title AS jobTitle, email, phone FROM client_contacts
       WHERE is_active = 1 ORDER BY client_id, position, id`,
    )
    .all() as Stored[];

const VALUES = ['name', 'jobTitle', 'email', 'phone'] as const;

/** Who is spoken to, as the trail tells it: one contact a line. */
const trailOf = (contacts: readonly Contact[]): string =>
  contacts.map((one) => VALUES.flatMap((name) => one[name] ?? []).join(', ')).join('; ');

/**
 * Makes the contacts of a client these, in this order: new ones are added, those that are left out go out of use. Answers
 * whether anything differs.
 * @throws Failure `not-found` for an id that is no contact of this client.
 */
export const saveContacts = (scope: ClientScope, clientId: number, contacts: readonly Contact[]): boolean => {
  const connection = connectionOf(scope);
  const before = listContacts(scope).filter((one) => one.clientId === clientId);
  const known = new Set(before.map(({ id }) => id));
  if (contacts.some(({ id }) => id !== null && !known.has(id))) throw notFound('row');
  const plain = (list: readonly Contact[]) =>
    JSON.stringify(list.map(({ id, name, jobTitle, email, phone }) => [id, name, jobTitle, email, phone]));
  if (plain(before) === plain(contacts)) return false;
  const now = new Date().toISOString();
  const retire = connection.prepare(
    `UPDATE main.client_contacts SET is_active = 0, version = version + 1, updated_at = ?
     WHERE client_id = ? AND id = ?`,
  );
  const kept = new Set(contacts.map(({ id }) => id));
  for (const { id } of before) if (!kept.has(id)) retire.run(now, clientId, id);
  const update = connection.prepare(
    `UPDATE main.client_contacts SET position = @position, name = @name, job_title = @jobTitle, email = @email,
       phone = @phone, version = version + 1, updated_at = @now WHERE client_id = @clientId AND id = @id`,
  );
  const insert = connection.prepare(
    `INSERT INTO main.client_contacts (client_id, position, name, job_title, email, phone, created_at, updated_at)
     VALUES (@clientId, @position, @name, @jobTitle, @email, @phone, @now, @now)`,
  );
  for (const [position, { id, name, jobTitle, email, phone }] of contacts.entries()) {
    const named = { clientId, position, name, jobTitle, email, phone, now };
    if (id === null) insert.run(named);
    else update.run({ ...named, id });
  }
  audit(scope, {
    clientId,
    action: 'update',
    table: 'clients',
    rowId: clientId,
    before: { contacts: trailOf(before) },
    after: { contacts: trailOf(contacts) },
  });
  touch(scope, { clientId, table: 'client_contacts', date: null });
  return true;
};
