import { readCell } from './cells';
import type { Blank, Field, Stored } from './fields';
import { CLIENT_COLUMN } from './homes';
import type { CheckContext, Line } from './line';
import type { KnownOrder } from './lookups';
import { resolveTarget, type ToMake } from './targets';

/** A line's values by column, and what its codes turned out to mean. */
export type RowValues = {
  readonly values: Record<string, Stored>;
  readonly toMake: readonly ToMake[];
  readonly order: KnownOrder | null;
  readonly jobOrderId: number | null;
};

type Found = {
  readonly value: Stored;
  readonly order?: KnownOrder;
  readonly jobOrderId?: number;
  readonly make?: ToMake;
};

const blankOf = ({ now, importer }: CheckContext, blank: Blank): Stored =>
  blank === 'now' ? now : blank === 'importer' ? importer : blank.value;

/** What one cell means; null after a refusal. */
const readField = (
  context: CheckContext,
  line: Line,
  clientId: number | null,
  field: Field,
): Found | null => {
  const refuse = (key: string, params?: Readonly<Record<string, string | number>>): null => {
    line.refuse(field.name, key, params);
    return null;
  };
  const cell = line.cells[field.name] ?? null;
  if (cell === null) {
    return field.isRequired ? refuse('exchange.required') : { value: blankOf(context, field.blank) };
  }
  const reading = readCell(field.kind, cell, context.takesComma);
  if (!reading.ok) return refuse(reading.key, reading.params);
  const { value } = reading;
  if (field.isPast && clientId !== null && String(value) > context.lookups.today(clientId)) {
    return refuse('exchange.future-date');
  }
  if (field.target === null) return { value };
  const found = resolveTarget(context.lookups, field.target, clientId, String(value));
  if ('refused' in found) return refuse(found.refused);
  if (!('make' in found)) return found;
  const make = { column: field.column ?? '', kind: found.make, code: String(value), field: field.name };
  return { value: null, make };
};

/** Reads all cells of a line but its client's; where two fields share a column, the first that says something counts. */
export const readValues = (
  context: CheckContext,
  line: Line,
  clientId: number | null,
  identity: string | null,
): RowValues => {
  const { definition } = context;
  const values: Record<string, Stored> = {};
  const toMake: ToMake[] = [];
  let order: KnownOrder | null = null;
  let jobOrderId: number | null = null;
  for (const field of definition.fields) {
    if (definition.home !== 'client' && field.column === CLIENT_COLUMN) continue;
    const isInvented =
      field.name === definition.identity.field && line.cells[field.name] === null && identity !== null;
    const found = isInvented ? { value: identity } : readField(context, line, clientId, field);
    if (!found) continue;
    if (field.column !== null) values[field.column] ??= found.value;
    if ('make' in found && found.make) toMake.push(found.make);
    order = ('order' in found && found.order) || order;
    jobOrderId = ('jobOrderId' in found && found.jobOrderId) || jobOrderId;
  }
  if (definition.home === 'owned' || definition.home === 'employee') values[CLIENT_COLUMN] = clientId;
  return { values, toMake, order, jobOrderId };
};
