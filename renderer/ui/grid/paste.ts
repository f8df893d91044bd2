import type { Format } from '../../format';
import type { TextKey } from '../../i18n';
import type { Block, ClipCell } from './clipboard';
import { dateOfSerial, timeOfSerial } from './clock';
import { fold } from './fold';
import type { GridColumn } from './model';
import { decimalMarkOf, readCell, type DecimalMark } from './values';

/** How a pasted block is read: whether its first row is a header, and where each of its columns goes (null: nowhere). */
export type PasteChoice<Field extends string = string> = {
  readonly hasHeader: boolean;
  readonly fields: readonly (Field | null)[];
  /** How the columns were found. */
  readonly by: 'header' | 'position';
};

/** One pasted row: the texts that go into cells, with what is wrong with them. */
export type PastedRow<Field extends string = string> = {
  readonly cells: readonly {
    readonly field: Field;
    readonly text: string;
    readonly problem: TextKey | null;
  }[];
};

/** What a paste would do. */
export type PastePlan<Field extends string = string> = {
  readonly rows: readonly PastedRow<Field>[];
  readonly choice: PasteChoice<Field>;
  /** Columns that go nowhere though something stands in them. */
  readonly leftOut: readonly { readonly name: string; readonly values: number }[];
  /** Rows beyond what the sheet takes. */
  readonly rowsLeftOut: number;
  readonly problems: number;
};

const isBlankRow = (row: readonly ClipCell[]): boolean => row.every(({ text }) => text.trim() === '');

/** The block without blank rows at its end: a whole column that was copied has thousands of them. */
export const withoutBlankEnd = (block: Block): Block => {
  const last = block.findLastIndex((row) => !isBlankRow(row));
  return block.slice(0, last + 1);
};

const namesOf = ({ field, label, aliases = [] }: GridColumn): string[] =>
  [field, label, ...aliases].map(fold);

const columnNamed = <Field extends string>(
  text: string,
  columns: readonly GridColumn<Field>[],
): GridColumn<Field> | undefined => {
  const wanted = fold(text);
  // A unit in brackets is no part of the name: "Run time (h)".
  const bare = fold(text.replace(/[([].*$/, ''));
  return columns.find((column) => {
    const names = namesOf(column);
    return wanted !== '' && (names.includes(wanted) || (bare !== '' && names.includes(bare)));
  });
};

/** How a block is best read: by its header where the first row names columns, else from a column on to the right. */
export const guessPaste = <Field extends string>(
  block: Block,
  columns: readonly GridColumn<Field>[],
  from: Field,
): PasteChoice<Field> => {
  const width = Math.max(0, ...block.map((row) => row.length));
  const heads = block[0] ?? [];
  const named = heads.map(({ text }) => columnNamed(text, columns));
  const filled = heads.filter(({ text }) => text.trim() !== '').length;
  const known = named.filter((column) => column !== undefined).length;
  if (known > 0 && known * 2 >= filled && (known > 1 || known === filled) && block.length > 1) {
    const taken = new Set<Field>();
    const fields = Array.from({ length: width }, (_, at): Field | null => {
      const column = named[at];
      if (!column?.isEditable || taken.has(column.field)) return null;
      taken.add(column.field);
      return column.field;
    });
    return { hasHeader: true, fields, by: 'header' };
  }
  const start = columns.findIndex(({ field }) => field === from);
  const fields = Array.from({ length: width }, (_, at): Field | null => {
    const column = columns[start + at];
    return start !== -1 && column?.isEditable ? column.field : null;
  });
  return { hasHeader: false, fields, by: 'position' };
};

/** A cell's text where the number behind it says more than what was shown of it. */
const exactText = (cell: ClipCell, { kind }: GridColumn, format: Format): string => {
  const { text, value } = cell;
  if (value === undefined || text.trim() === '') return text;
  if (kind === 'integer' || kind === 'decimal') return format.typed(value);
  if (kind === 'hours' || kind === 'minutes')
    return /^\d+:\d\d/.test(text.trim()) ? text : format.typed(value);
  if (kind === 'date') return value >= 1 ? dateOfSerial(value) : text;
  if (kind === 'time') return (value < 1 || !Number.isInteger(value) ? timeOfSerial(value) : null) ?? text;
  return text;
};

const NUMERIC: ReadonlySet<string> = new Set(['integer', 'decimal', 'hours', 'minutes']);

/** What a paste would do when its block is read in one way; at most `mostRows` rows. */
export const planPaste = <Field extends string>(
  block: Block,
  choice: PasteChoice<Field>,
  columns: readonly GridColumn<Field>[],
  format: Format,
  mostRows: number,
): PastePlan<Field> => {
  const body = choice.hasHeader ? block.slice(1) : block;
  const targets = choice.fields.map((field) => columns.find((column) => column.field === field));
  const numbers = body.flatMap((row) =>
    row.flatMap(({ text }, at) => (NUMERIC.has(targets[at]?.kind ?? '') ? [text] : [])),
  );
  const mark: DecimalMark = decimalMarkOf(numbers);
  let problems = 0;
  const rows = body.slice(0, mostRows).map((row): PastedRow<Field> => {
    const cells = targets.flatMap((column, at) => {
      if (!column) return [];
      const cell = row[at] ?? { text: '' };
      const told = exactText(cell, column, format);
      const { text, problem } = readCell(column, told, format, told === cell.text ? mark : null);
      if (problem) problems += 1;
      return [{ field: column.field, text, problem }];
    });
    return { cells };
  });
  const leftOut = choice.fields.flatMap((field, at) => {
    const values = body.filter((row) => (row[at]?.text ?? '').trim() !== '').length;
    if (field !== null || values === 0) return [];
    const head = choice.hasHeader ? block[0]?.[at]?.text.trim() : '';
    return [{ name: head || String(at + 1), values }];
  });
  return { rows, choice, leftOut, rowsLeftOut: Math.max(0, body.length - mostRows), problems };
};

/** A block repeated over a larger selection, as spreadsheets do where it fits a whole number of times. */
export const tile = (block: Block, height: number, width: number): Block => {
  const [rows, columns] = [block.length, Math.max(0, ...block.map((row) => row.length))];
  if (rows === 0 || columns === 0 || (height <= rows && width <= columns)) return block;
  if (height % rows !== 0 || width % columns !== 0) return block;
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) => block[row % rows]?.[column % columns] ?? { text: '' }),
  );
};

const MANY_ROWS = 20;

/** Whether a paste is shown before it is made: anything about it that its user may not expect. */
export const isUnusual = (plan: PastePlan): boolean =>
  plan.choice.hasHeader ||
  plan.leftOut.length > 0 ||
  plan.rowsLeftOut > 0 ||
  plan.problems > 0 ||
  plan.rows.length > MANY_ROWS;
