import { isBlank, showCell } from './cells';
import type { Columns } from './columns';
import type { Cell, Complain, Definition } from './fields';
import type { Lookups } from './lookups';
import type { Complaint } from './report';

/** What holds for every row of one import. */
export type CheckContext = {
  readonly definition: Definition;
  readonly columns: Columns;
  readonly lookups: Lookups;
  readonly takesComma: boolean;
  readonly now: string;
  readonly importer: string;
  /** Whether the importer may add to the plant's own pool of floating people. */
  readonly mayFillPool: boolean;
  /** The client of rows that do not name theirs. */
  readonly fallbackClientId: number | null;
  /** Users and user names that are taken; null for other tables. */
  readonly taken: { readonly codes: Set<string>; readonly usernames: Set<string> } | null;
  /** Identities met so far in this file. */
  readonly met: Map<string, number>;
};

/** One line of a file: its cells by field name (null where blank), and what there is to say about it. */
export type Line = {
  readonly number: number;
  readonly cells: Readonly<Record<string, Cell>>;
  readonly refused: readonly Complaint[];
  readonly warnings: readonly Complaint[];
  readonly refuse: Complain;
  readonly warn: Complain;
};

/** Sorts a line's cells by field and opens its lists of complaints, which name column and value themselves. */
export const openLine = (
  { definition, columns }: CheckContext,
  number: number,
  raw: readonly Cell[],
): Line => {
  const cells: Record<string, Cell> = {};
  for (const field of definition.fields) {
    const cell = raw[columns.at.get(field.name)?.index ?? -1] ?? null;
    cells[field.name] = isBlank(cell) ? null : cell;
  }
  const complainTo =
    (list: Complaint[]): Complain =>
    (field, key, params = {}) => {
      const column = field === null ? null : (columns.at.get(field)?.header ?? field);
      const value = field === null ? null : showCell(cells[field] ?? null);
      list.push({ line: number, column, value, key, params });
    };
  const refused: Complaint[] = [];
  const warnings: Complaint[] = [];
  return { number, cells, refused, warnings, refuse: complainTo(refused), warn: complainTo(warnings) };
};
