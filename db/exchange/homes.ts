import { readCell, showCell } from './cells';
import type { CheckContext, Line } from './line';

/** The column that says whose a row is. */
export const CLIENT_COLUMN = 'client_id';

/** The client of a row: undefined after a refusal, null where the table has none. */
export const findClient = (context: CheckContext, { cells, refuse }: Line): number | null | undefined => {
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
    if (reading?.ok && reading.value === 1) {
      if (context.mayFillPool) return null;
      refuse(name, 'employees.pool-forbidden');
      return undefined;
    }
  }
  const found = fallbackClientId ?? findClientOfParent(context, cells);
  if (found === null) refuse(name, 'exchange.client-missing');
  return found ?? undefined;
};

const findClientOfParent = ({ definition, lookups }: CheckContext, cells: Line['cells']): number | null => {
  const { parent } = definition;
  const code = parent && showCell(cells[parent.field] ?? null)?.trim();
  if (!parent || !code) return null;
  const homes = [...lookups.clients.values()].filter(({ id }) =>
    parent.target === 'order' ? lookups.order(id, code) : lookups.qualityEntry(id, code),
  );
  return homes.length === 1 ? (homes[0]?.id ?? null) : null;
};

/** Which row it is: the id or code in the file, or one that follows from the row; null where there is none. */
export const readIdentity = ({ definition }: CheckContext, { cells }: Line): string | null => {
  const field = definition.fields.find(({ name }) => name === definition.identity.field);
  if (!field) return null;
  const cell = cells[field.name] ?? null;
  const invented = cell ?? definition.inventCode?.(cells) ?? null;
  if (invented === null) return null;
  const reading = readCell(field.kind, invented, false);
  return reading.ok ? String(reading.value) : null;
};

/** Whether the row is here already. */
export const isKnown = (context: CheckContext, clientId: number | null, identity: string): boolean =>
  context.taken
    ? context.taken.codes.has(identity)
    : context.lookups.existing(context.definition, clientId, identity) !== null;
