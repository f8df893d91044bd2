import { audit } from '../audit';
import { Failure, notFound } from '../failure';
import { clients } from '../schema/clients';
import { admitNewClient, connectionOf, main, touch, write, type ClientScope } from '../scope';
import type { Industry } from '../vocabulary';
import { addCatalogues, addShifts } from './catalogues/starter-sets';
import { listClients, type Client } from './clients';

export type NewClient = {
  readonly code: string;
  readonly name: string;
  readonly timezone?: string | undefined;
  /** Without it the general catalogues are made, and no shifts. */
  readonly industry?: Industry | undefined;
  /** Code of its first line; without it the client begins with none. */
  readonly line?: string | undefined;
};

/** What a client has of one thing that shifts cannot be entered without. */
export type ProvisioningCheck = { readonly name: string; readonly count: number; readonly isOk: boolean };

const refuse = (code: 'invalid-input' | 'conflict', key: string, field: string, value: string): Failure =>
  new Failure(code, key, { value }, { fields: [{ key, params: { value }, path: [field] }] });

/** Whether this is an IANA time zone that the program knows. */
export const isTimezone = (timezone: string): boolean => {
  try {
    return Intl.DateTimeFormat('en', { timeZone: timezone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

const addFirstLine = (scope: ClientScope, clientId: number, code: string): void => {
  const now = new Date().toISOString();
  const { lastInsertRowid } = connectionOf(scope)
    .prepare('INSERT INTO main.lines (client_id, code, name, created_at, updated_at) VALUES (?, ?, ?, ?, ?)')
    .run(clientId, code, code, now, now);
  const after = { code, name: code };
  audit(scope, {
    clientId,
    action: 'create',
    table: 'lines',
    rowId: Number(lastInsertRowid),
    before: null,
    after,
  });
  touch(scope, { clientId, table: 'lines', date: null });
};

/**
 * Makes a client with its catalogues and, if they are named, an industry's shifts and a first line.
 * @throws Failure `forbidden` for anyone but an administrator, `conflict` for a code that is taken, `invalid-input` for
 * a time zone that does not exist.
 */
export const provisionClient = async (scope: ClientScope, input: NewClient): Promise<Client> => {
  if ((await listClients(scope)).some(({ code }) => code === input.code)) {
    throw refuse('conflict', 'client.code-taken', 'code', input.code);
  }
  if (input.timezone !== undefined && !isTimezone(input.timezone)) {
    throw refuse('invalid-input', 'client.unknown-timezone', 'timezone', input.timezone);
  }
  const now = new Date().toISOString();
  const [client] = await write(scope)
    .insert(main(clients))
    .values({
      id: admitNewClient(scope),
      code: input.code,
      name: input.name,
      industry: input.industry ?? 'general',
      ...(input.timezone === undefined ? {} : { timezone: input.timezone }),
      createdAt: now,
      updatedAt: now,
    })
    .returning();
  if (!client) throw notFound('client');
  addCatalogues(scope, client.id, client.industry);
  if (input.industry) addShifts(scope, client.id, input.industry);
  if (input.line !== undefined) addFirstLine(scope, client.id, input.line);
  audit(scope, {
    clientId: client.id,
    action: 'create',
    table: 'clients',
    rowId: client.id,
    before: null,
    after: client,
  });
  touch(scope, { clientId: client.id, table: 'clients', date: null });
  return client;
};

const CHECKED = {
  'downtime-reasons': 'downtime_reasons WHERE is_active = 1 AND client_id = ?',
  'hold-reasons': 'hold_reasons WHERE is_active = 1 AND client_id = ?',
  'defect-types': 'defect_types WHERE is_active = 1 AND client_id = ?',
  shifts: 'shifts WHERE is_active = 1 AND client_id = ?',
  lines: 'lines WHERE is_active = 1 AND client_id = ?',
  products: 'products WHERE is_active = 1 AND client_id = ?',
  'products-with-standard': 'products WHERE is_active = 1 AND ideal_cycle_ms > 0 AND client_id = ?',
} as const;

/** What a client has and lacks before shifts can be entered. @throws Failure `not-found` outside the scope. */
export const verifyClient = async (
  scope: ClientScope,
  code: string,
): Promise<{ client: Client; checks: ProvisioningCheck[] }> => {
  const client = (await listClients(scope)).find((known) => known.code === code);
  if (!client) throw notFound('client');
  const checks = Object.entries(CHECKED).map(([name, from]): ProvisioningCheck => {
    const count = Number(connectionOf(scope).prepare(`SELECT count(*) FROM ${from}`).pluck().get(client.id));
    return { name, count, isOk: count > 0 };
  });
  return { client, checks };
};
