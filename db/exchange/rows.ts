import { showCell } from './cells';
import type { Cell, Complain, Stored } from './fields';
import { findClient, isKnown, readIdentity } from './homes';
import { openLine, type CheckContext, type Line } from './line';
import type { Complaint } from './report';
import type { ToMake } from './targets';
import { readValues } from './values';

/** A row that may be written. */
export type CheckedRow = {
  readonly line: number;
  readonly clientId: number | null;
  readonly values: Record<string, Stored>;
  /** Lines and operations that the client does not have yet. */
  readonly toMake: readonly ToMake[];
  /** Clients of a user. */
  readonly assigned: readonly number[];
};

/** What became of one line of a file. */
export type CheckedLine = {
  readonly row: CheckedRow | null;
  readonly isUnchanged: boolean;
  readonly refused: readonly Complaint[];
  readonly warnings: readonly Complaint[];
};

/** An id stands once in a file, and one in the form of this database's own is one that it gave. */
const checkIdentity = (
  { definition, lookups, met }: CheckContext,
  clientId: number | null,
  identity: string | null,
  { number, cells, refuse }: Line,
): void => {
  const { field, column } = definition.identity;
  if (identity === null) {
    if (column !== 'external_id' && cells[field] === null) refuse(field, 'exchange.required');
    return;
  }
  const name = `${clientId ?? ''}|${identity}`;
  const before = met.get(name);
  if (before !== undefined) refuse(field, 'exchange.duplicate-id', { line: before });
  else if (column === 'external_id' && lookups.isOwnId(identity)) refuse(field, 'exchange.unknown-own-id');
  else met.set(name, number);
};

const checkPeriod = (
  { definition, lookups }: CheckContext,
  clientId: number | null,
  values: Readonly<Record<string, Stored>>,
  refuse: Complain,
): void => {
  const field = definition.fields.find(({ column }) => column === definition.dateColumn);
  const date = values[field?.column ?? ''] ?? null;
  if (!field || clientId === null || date === null) return;
  if (lookups.isLocked(clientId, String(date))) refuse(field.name, 'exchange.period-locked');
};

const readAssigned = ({ lookups }: CheckContext, { cells, refuse }: Line): number[] => {
  const field = 'client_id_assigned';
  const codes = (showCell(cells[field] ?? null) ?? '')
    .split(/[,;]/)
    .map((code) => code.trim())
    .filter((code) => code !== '');
  const ids = [...new Set(codes)].map((code) => lookups.clients.get(code)?.id);
  if (ids.includes(undefined)) refuse(field, 'exchange.unknown-client');
  return ids.filter((id) => id !== undefined);
};

const checkUser = (
  usernames: Set<string>,
  values: Readonly<Record<string, Stored>>,
  assigned: readonly number[],
  refuse: Complain,
): void => {
  const username = String(values['username']);
  if (usernames.has(username)) refuse('username', 'exchange.username-taken');
  else if (values['role'] === 'OPERATOR' && assigned.length > 1) {
    refuse('client_id_assigned', 'exchange.operator-of-several');
  } else usernames.add(username);
};

/** Checks one line against the field list, the rules of typed entry and what is in the database. */
export const checkLine = (context: CheckContext, number: number, raw: readonly Cell[]): CheckedLine => {
  const { definition, columns, now, importer, taken } = context;
  const line = openLine(context, number, raw);
  const { cells, refused, warnings, refuse, warn } = line;
  const outcome = (row: CheckedRow | null, isUnchanged = false): CheckedLine => ({
    row,
    isUnchanged,
    refused,
    warnings,
  });

  const clientId = findClient(context, line);
  if (clientId === undefined) return outcome(null);
  const identity = readIdentity(context, line);
  if (identity !== null && isKnown(context, clientId, identity)) return outcome(null, true);

  const { values, toMake, order, jobOrderId } = readValues(context, line, clientId, identity);
  const assigned = definition.home === 'user' ? readAssigned(context, line) : [];
  // What follows compares cells with each other, which takes cells that can be read.
  const steps = [
    () => checkIdentity(context, clientId, identity, line),
    () => checkPeriod(context, clientId, values, refuse),
    () => {
      const hasColumn = (name: string) => columns.at.has(name);
      definition.check?.({ values, cells, hasColumn, refuse, warn, now, importer, order, jobOrderId });
    },
    () => taken && checkUser(taken.usernames, values, assigned, refuse),
  ];
  for (const step of steps) if (refused.length === 0) step();
  return outcome(refused.length === 0 ? { line: number, clientId, values, toMake, assigned } : null);
};
