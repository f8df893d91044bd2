import { isBlank, readCell, showCell } from './cells';
import type { Columns } from './columns';
import type { Blank, Cell, Definition, Field, Stored } from './fields';
import type { KnownOrder, Lookups } from './lookups';
import type { Complaint } from './report';
import { resolveTarget, type ToMake } from './targets';

/** A row that may be written. */
export type CheckedRow = {
  readonly line: number;
  readonly clientId: number | null;
  readonly identity: string | null;
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

/** What holds for every row of one import. */
export type CheckContext = {
  readonly definition: Definition;
  readonly columns: Columns;
  readonly lookups: Lookups;
  readonly takesComma: boolean;
  readonly now: string;
  readonly importer: string;
  /** The client of rows that do not name theirs. */
  readonly fallbackClientId: number | null;
  /** Users and user names that are taken; null for other tables. */
  readonly taken: { readonly codes: Set<string>; readonly usernames: Set<string> } | null;
  /** Identities met so far in this file. */
  readonly met: Map<string, number>;
};

const CLIENT_COLUMN = 'client_id';

/** Checks one line against the field list, the rules of typed entry and what is in the database. */
export const checkLine = (context: CheckContext, line: number, raw: readonly Cell[]): CheckedLine => {
  const { definition, columns, lookups, now, importer } = context;
  const refused: Complaint[] = [];
  const warnings: Complaint[] = [];
  const toMake: ToMake[] = [];
  const values: Record<string, Stored> = {};
  const cells: Record<string, Cell> = {};
  let order: KnownOrder | null = null;
  let jobOrderId: number | null = null;

  for (const field of definition.fields) {
    const cell = raw[columns.at.get(field.name)?.index ?? -1] ?? null;
    cells[field.name] = isBlank(cell) ? null : cell;
  }
  const complain =
    (list: Complaint[]) =>
    (field: string | null, key: string, params: Complaint['params'] = {}): void => {
      list.push({
        line,
        column: field === null ? null : (columns.at.get(field)?.header ?? field),
        value: field === null ? null : showCell(cells[field] ?? null),
        key,
        params,
      });
    };
  const refuse = complain(refused);
  const warn = complain(warnings);
  const blankOf = (blank: Blank): Stored =>
    blank === 'now' ? now : blank === 'importer' ? importer : blank.value;
  const outcome = (row: CheckedRow | null, isUnchanged = false): CheckedLine => ({
    row,
    isUnchanged,
    refused,
    warnings,
  });

  const clientId = findClient(context, cells, refuse);
  if (clientId === undefined) return outcome(null);

  const identityField = definition.fields.find((field) => field.name === definition.identity.field);
  const identity = readIdentity(context, identityField, cells);
  const existing = identity === null ? null : findExisting(context, clientId, identity);
  if (existing) return outcome(null, true);

  const read = (field: Field): Stored | undefined => {
    const cell = cells[field.name] ?? null;
    if (cell === null) {
      if (!field.isRequired) return blankOf(field.blank);
      refuse(field.name, 'exchange.required');
      return undefined;
    }
    const reading = readCell(field.kind, cell, context.takesComma);
    if (!reading.ok) {
      refuse(field.name, reading.key, reading.params);
      return undefined;
    }
    if (field.isPast && clientId !== null && String(reading.value) > lookups.today(clientId)) {
      refuse(field.name, 'exchange.future-date');
      return undefined;
    }
    if (field.target === null) return reading.value;
    const found = resolveTarget(lookups, field.target, clientId, String(reading.value));
    if ('refused' in found) {
      refuse(field.name, found.refused);
      return undefined;
    }
    if ('make' in found) {
      toMake.push({
        column: field.column ?? '',
        kind: found.make,
        code: String(reading.value),
        field: field.name,
      });
      return null;
    }
    if (found.order) order = found.order;
    if (found.jobOrderId !== undefined) jobOrderId = found.jobOrderId;
    return found.value;
  };

  for (const field of definition.fields) {
    if (definition.home !== 'client' && field.column === CLIENT_COLUMN) continue;
    const value =
      field === identityField && cells[field.name] === null && identity !== null ? identity : read(field);
    if (field.column !== null && value !== undefined) values[field.column] ??= value;
  }
  const assigned = definition.home === 'user' ? readAssigned(context, cells, refuse) : [];
  if (definition.home === 'owned' || definition.home === 'employee') values[CLIENT_COLUMN] = clientId;
  if (identity === null && definition.identity.column !== 'external_id') {
    if (cells[definition.identity.field] === null) refuse(definition.identity.field, 'exchange.required');
  }

  if (refused.length === 0) checkIdentity(context, clientId, identity, line, refuse);
  const shiftDate = definition.dateColumn === null ? null : (values[definition.dateColumn] ?? null);
  if (
    refused.length === 0 &&
    clientId !== null &&
    shiftDate !== null &&
    lookups.isLocked(clientId, String(shiftDate))
  ) {
    refuse(dateFieldOf(definition), 'exchange.period-locked');
  }
  if (refused.length === 0) {
    const hasColumn = (name: string) => columns.at.has(name);
    definition.check?.({ values, cells, hasColumn, refuse, warn, now, importer, order, jobOrderId });
  }
  if (refused.length === 0 && context.taken) checkUser(context.taken, values, assigned, refuse);
  return outcome(refused.length === 0 ? { line, clientId, identity, values, toMake, assigned } : null);
};

type Refuse = (field: string | null, key: string, params?: Complaint['params']) => void;
type Cells = Readonly<Record<string, Cell>>;

const dateFieldOf = (definition: Definition): string | null =>
  definition.fields.find((field) => field.column === definition.dateColumn)?.name ?? null;

/** The client of a row: undefined after a refusal, null where the table has none. */
const findClient = (context: CheckContext, cells: Cells, refuse: Refuse): number | null | undefined => {
  const { definition, lookups, fallbackClientId } = context;
  if (definition.home !== 'owned' && definition.home !== 'employee') return null;
  const field = definition.fields.find(({ column }) => column === CLIENT_COLUMN);
  const name = field?.name ?? CLIENT_COLUMN;
  const typed = showCell(cells[name] ?? null)?.trim();
  if (typed) {
    const found = lookups.clients.get(typed);
    if (!found) refuse(name, 'exchange.unknown-client');
    return found?.id;
  }
  if (definition.home === 'employee') {
    const floats = cells['is_floating_pool'] ?? null;
    const reading = floats === null ? null : readCell({ kind: 'boolean' }, floats, false);
    if (reading?.ok && reading.value === 1) return null;
  }
  const found = fallbackClientId ?? findClientOfParent(context, cells);
  if (found === null) refuse(name, 'exchange.client-missing');
  return found ?? undefined;
};

const findClientOfParent = ({ definition, lookups }: CheckContext, cells: Cells): number | null => {
  const { parent } = definition;
  const code = parent && showCell(cells[parent.field] ?? null)?.trim();
  if (!parent || !code) return null;
  const homes = [...lookups.clients.values()].filter(({ id }) =>
    parent.target === 'order' ? lookups.order(id, code) : lookups.qualityEntry(id, code),
  );
  return homes.length === 1 ? (homes[0]?.id ?? null) : null;
};

const readIdentity = (context: CheckContext, field: Field | undefined, cells: Cells): string | null => {
  if (!field) return null;
  const cell = cells[field.name] ?? null;
  const invented = cell ?? context.definition.inventCode?.(cells) ?? null;
  if (invented === null) return null;
  const reading = readCell(field.kind, invented, false);
  return reading.ok ? String(reading.value) : null;
};

const findExisting = (context: CheckContext, clientId: number | null, identity: string): boolean =>
  context.taken
    ? context.taken.codes.has(identity)
    : context.lookups.existing(context.definition, clientId, identity) !== null;

const checkIdentity = (
  { definition, lookups, met }: CheckContext,
  clientId: number | null,
  identity: string | null,
  line: number,
  refuse: Refuse,
): void => {
  if (identity === null) return;
  const { field, column } = definition.identity;
  const name = `${clientId ?? ''}|${identity}`;
  const before = met.get(name);
  if (before !== undefined) refuse(field, 'exchange.duplicate-id', { line: before });
  else if (column === 'external_id' && lookups.isOwnId(identity)) refuse(field, 'exchange.unknown-own-id');
  else met.set(name, line);
};

const readAssigned = ({ lookups }: CheckContext, cells: Cells, refuse: Refuse): number[] => {
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
  taken: { readonly usernames: Set<string> },
  values: Readonly<Record<string, Stored>>,
  assigned: readonly number[],
  refuse: Refuse,
): void => {
  const username = String(values['username']);
  if (taken.usernames.has(username)) refuse('username', 'exchange.username-taken');
  else if (values['role'] === 'OPERATOR' && assigned.length > 1) {
    refuse('client_id_assigned', 'exchange.operator-of-several');
  } else taken.usernames.add(username);
};
