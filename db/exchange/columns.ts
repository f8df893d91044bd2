import type { Definition, Field } from './fields';
import type { Complaint } from './report';
import type { Sheet } from './sheet';

/** Which cell of a row holds which field. */
export type Columns = {
  readonly at: ReadonlyMap<string, { readonly index: number; readonly header: string }>;
  readonly refused: readonly Complaint[];
  readonly warnings: readonly Complaint[];
};

const plain = (name: string): string => name.trim().toLowerCase();

const fieldsByName = (definition: Definition): Map<string, Field> => {
  const known = new Map<string, Field>();
  for (const field of definition.fields) for (const name of field.also) known.set(name, field);
  for (const field of definition.fields) known.set(field.name, field);
  return known;
};

/**
 * Finds the fields in a file's header, upper or lower case, after `map` (file column → field name). A column that is
 * no field is a warning, a required field without a column or with two is a refusal of the file.
 */
export const findColumns = (
  definition: Definition,
  sheet: Sheet,
  map: Readonly<Record<string, string>>,
): Columns => {
  const known = fieldsByName(definition);
  const renamed = new Map(Object.entries(map).map(([from, to]) => [plain(from), to]));
  const at = new Map<string, { index: number; header: string }>();
  const refused: Complaint[] = [];
  const warnings: Complaint[] = [];
  const about = (column: string | null, key: string): Complaint => ({
    line: sheet.headerLine,
    column,
    value: null,
    key,
    params: {},
  });

  for (const to of renamed.values()) {
    if (!known.has(plain(to))) refused.push(about(to, 'exchange.map-to-nothing'));
  }
  sheet.header.forEach((header, index) => {
    const field = known.get(plain(renamed.get(plain(header)) ?? header));
    if (!field) {
      warnings.push(about(header || null, header ? 'exchange.unknown-column' : 'exchange.unnamed-column'));
    } else if (at.has(field.name)) {
      refused.push(about(header, 'exchange.duplicate-column'));
    } else {
      at.set(field.name, { index, header });
    }
  });
  for (const field of definition.fields) {
    if (field.isRequired && !at.has(field.name)) {
      refused.push(about(field.name, 'exchange.missing-column'));
    }
  }
  return { at, refused, warnings };
};
