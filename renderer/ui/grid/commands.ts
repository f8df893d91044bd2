import type { GridColumn, RowKind } from './model';
import type { PastedRow } from './paste';
import type { Range } from './selection';

type Rows<Row> = readonly Row[];
type Columns<Field extends string> = readonly GridColumn<Field>[];

const editableIn = <Field extends string>(columns: Columns<Field>, { left, right }: Range): Field[] =>
  columns.slice(left, right + 1).flatMap((column) => (column.isEditable ? [column.field] : []));

/** The rows with a text typed into one cell; a locked row stays as it is. */
export const typeText = <Row, Field extends string>(
  rows: Rows<Row>,
  key: string,
  field: Field,
  text: string,
  kind: RowKind<Row, Field>,
): Rows<Row> =>
  rows.map((row) => (kind.keyOf(row) === key && !kind.isLocked(row) ? kind.withText(row, field, text) : row));

const mapRange = <Row, Field extends string>(
  rows: Rows<Row>,
  range: Range,
  kind: RowKind<Row, Field>,
  change: (row: Row) => Row,
): Rows<Row> =>
  rows.map((row, at) => (at >= range.top && at <= range.bottom && !kind.isLocked(row) ? change(row) : row));

/** The rows with every cell of a range emptied. */
export const clearRange = <Row, Field extends string>(
  rows: Rows<Row>,
  range: Range,
  columns: Columns<Field>,
  kind: RowKind<Row, Field>,
): Rows<Row> => {
  const fields = editableIn(columns, range);
  return mapRange(rows, range, kind, (row) =>
    fields.reduce(
      (next, field) => (kind.textOf(next, field) === '' ? next : kind.withText(next, field, '')),
      row,
    ),
  );
};

/** The rows with the first row of a range copied into its others; a range of one row takes what stands above it. */
export const fillDown = <Row, Field extends string>(
  rows: Rows<Row>,
  range: Range,
  columns: Columns<Field>,
  kind: RowKind<Row, Field>,
): Rows<Row> => {
  const isOneRow = range.top === range.bottom;
  const from = rows[isOneRow ? range.top - 1 : range.top];
  if (from === undefined) return rows;
  const fields = editableIn(columns, range);
  const target = isOneRow ? range : { ...range, top: range.top + 1 };
  return mapRange(rows, target, kind, (row) =>
    fields.reduce((next, field) => kind.withText(next, field, kind.textOf(from, field)), row),
  );
};

/** The rows with new copies of a range's rows below it. */
export const duplicateRows = <Row, Field extends string>(
  rows: Rows<Row>,
  { top, bottom }: Pick<Range, 'top' | 'bottom'>,
  kind: RowKind<Row, Field>,
): Rows<Row> => {
  const copies = rows.slice(top, bottom + 1).flatMap((row) => (kind.isBlank(row) ? [] : [kind.copyOf(row)]));
  return [...rows.slice(0, bottom + 1), ...copies, ...rows.slice(bottom + 1)];
};

/** The rows with an empty one at a position. */
export const insertRow = <Row, Field extends string>(
  rows: Rows<Row>,
  at: number,
  kind: RowKind<Row, Field>,
): Rows<Row> => [...rows.slice(0, at), kind.blank(), ...rows.slice(at)];

/** The rows without those of a range that were never saved; saved ones are voided, not removed. */
export const removeRows = <Row, Field extends string>(
  rows: Rows<Row>,
  { top, bottom }: Pick<Range, 'top' | 'bottom'>,
  kind: RowKind<Row, Field>,
): Rows<Row> => rows.filter((row, at) => at < top || at > bottom || !kind.isNew(row));

/** The rows with pasted ones laid over them from a position on; rows are added where they end, locked ones stay. */
export const applyPaste = <Row, Field extends string>(
  rows: Rows<Row>,
  pasted: readonly PastedRow<Field>[],
  at: number,
  kind: RowKind<Row, Field>,
): Rows<Row> => {
  const laid = pasted.map(({ cells }, index) => {
    const row = rows[at + index] ?? kind.blank();
    if (kind.isLocked(row)) return row;
    return cells.reduce((next, { field, text }) => kind.withText(next, field, text), row);
  });
  return [...rows.slice(0, at), ...laid, ...rows.slice(at + pasted.length)];
};
