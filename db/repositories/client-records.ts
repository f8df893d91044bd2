import { audit } from '../audit';
import { Failure, notFound } from '../failure';
import { connectionOf, requireClient, touch, write, type ClientScope } from '../scope';
import type { CLIENT_TYPES, Industry } from '../vocabulary';
import { listContacts, saveContacts, type Contact } from './client-contacts';
import { listClients, type Client } from './clients';
import { isTimezone } from './provisioning';
import { requireSeen } from './standards/rows';

export type ClientInput = {
  readonly name: string;
  readonly location: string | null;
  /** Codes of employees; they may name one who is brought in later. */
  readonly supervisorCode: string | null;
  readonly plannerCode: string | null;
  readonly engineeringCode: string | null;
  readonly clientType: (typeof CLIENT_TYPES)[number] | null;
  readonly timezone: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly industry: Industry;
};

/** A client as its form keeps it. */
export type ClientRecord = ClientInput & {
  id: number;
  code: string;
  contacts: Contact[];
  isActive: boolean;
  hasLogo: boolean;
  version: number;
};

const contactOf = ({ contact, email, phone }: Client): Contact[] =>
  contact === null && email === null && phone === null
    ? []
    : [{ id: null, name: contact ?? '', jobTitle: null, email, phone }];

const reader = (scope: ClientScope) => {
  const contacts = Map.groupBy(listContacts(scope), ({ clientId }) => clientId);
  const logos = new Set(
    connectionOf(scope).prepare('SELECT client_id FROM client_logos').pluck().all() as number[],
  );
  return (client: Client): ClientRecord => ({
    id: client.id,
    code: client.code,
    name: client.name,
    location: client.location,
    supervisorCode: client.supervisorCode,
    plannerCode: client.plannerCode,
    engineeringCode: client.engineeringCode,
    clientType: client.clientType,
    timezone: client.timezone,
    currency: client.currency,
    industry: client.industry,
    contacts: contacts.get(client.id)?.map(({ clientId: _, ...contact }) => contact) ?? contactOf(client),
    isActive: client.isActive,
    hasLogo: logos.has(client.id),
    version: client.version,
  });
};

/** The clients of the scope with everything that is kept of them, by code. */
export const listClientRecords = async (scope: ClientScope): Promise<ClientRecord[]> =>
  (await listClients(scope)).map(reader(scope));

const getRecord = async (scope: ClientScope, clientId: number): Promise<ClientRecord> => {
  const found = (await listClientRecords(scope)).find(({ id }) => id === clientId);
  if (!found) throw notFound('client');
  return found;
};

const refuse = (key: string, field: string, value: string): Failure =>
  new Failure('invalid-input', key, { value }, { fields: [{ key, params: { value }, path: [field] }] });

const CURRENCY = /^[A-Z]{3}$/;

/** Names in the input and columns of what is kept in the client's own row. */
const COLUMNS = {
  name: 'name',
  location: 'location',
  supervisorCode: 'supervisor_code',
  plannerCode: 'planner_code',
  engineeringCode: 'engineering_code',
  clientType: 'client_type',
  timezone: 'timezone',
  currency: 'currency',
  industry: 'industry',
  isActive: 'is_active',
} as const;

type Changes = { readonly [Name in keyof ClientInput]?: ClientInput[Name] | undefined } & {
  readonly clientId: number;
  readonly version?: number | undefined;
  readonly isActive?: boolean | undefined;
  readonly contacts?: readonly Contact[] | undefined;
};

const storedOf = (value: string | boolean | null): string | number | null =>
  typeof value === 'boolean' ? Number(value) : value;

/** Writes the columns that differ and, with them, the first contact, which is the one that files name. */
const writeColumns = (
  scope: ClientScope,
  before: ClientRecord,
  input: Changes,
  hasNewContacts: boolean,
): void => {
  const changed = (Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]).flatMap((name) => {
    const value = input[name];
    return value === undefined || value === before[name] ? [] : [{ name, value }];
  });
  const [first] = input.contacts ?? [];
  const ofContact = hasNewContacts
    ? { contact: first?.name ?? null, email: first?.email ?? null, phone: first?.phone ?? null }
    : {};
  const columns = {
    ...Object.fromEntries(changed.map(({ name, value }) => [COLUMNS[name], storedOf(value)])),
    ...ofContact,
  };
  const names = Object.keys(columns);
  if (names.length === 0) return;
  connectionOf(scope)
    .prepare(
      `UPDATE main.clients SET ${names.map((name) => `${name} = @${name}`).join(', ')}, version = version + 1,
         updated_at = @now WHERE id = @clientId`,
    )
    .run({ ...columns, now: new Date().toISOString(), clientId: before.id });
  if (changed.length > 0) {
    audit(scope, {
      clientId: before.id,
      action: 'update',
      table: 'clients',
      rowId: before.id,
      before: Object.fromEntries(changed.map(({ name }) => [name, before[name]])),
      after: Object.fromEntries(changed.map(({ name, value }) => [name, value])),
    });
  }
  touch(scope, { clientId: before.id, table: 'clients', date: null });
};

/**
 * Changes a client; what is left out stays. `contacts` are all of them in their order: who is left out goes out of use.
 * @throws Failure `not-found` for a client outside the scope or a contact that is not this client's, `conflict` with
 * `theirs` where somebody else changed it since, `invalid-input` for a time zone or currency that does not exist.
 */
export const updateClient = async (scope: ClientScope, input: Changes): Promise<ClientRecord> => {
  const clientId = requireClient(scope, input.clientId);
  const before = await getRecord(scope, clientId);
  requireSeen(before.version, input.version, before);
  if (input.timezone !== undefined && !isTimezone(input.timezone)) {
    throw refuse('client.unknown-timezone', 'timezone', input.timezone);
  }
  if (input.currency !== undefined && !CURRENCY.test(input.currency)) {
    throw refuse('clients.unknown-currency', 'currency', input.currency);
  }
  write(scope);
  const hasNewContacts = input.contacts !== undefined && saveContacts(scope, clientId, input.contacts);
  writeColumns(scope, before, input, hasNewContacts);
  return getRecord(scope, clientId);
};

/** Codes and names of the employees whom a client's roles can name. @throws Failure `not-found` outside the scope. */
export const listClientPeople = async (
  scope: ClientScope,
  clientId: number,
): Promise<{ code: string; name: string }[]> =>
  connectionOf(scope)
    .prepare(
      `SELECT code, name FROM employees WHERE (client_id = ? OR client_id IS NULL) AND is_active = 1 ORDER BY name, code`,
    )
    .all(requireClient(scope, clientId)) as { code: string; name: string }[];
