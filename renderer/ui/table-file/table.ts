/** A cell as a screen knows it, before it is written in words. */
export type FileCell = string | number | boolean | null;

/** What a column's cells are: dates and instants come as ISO text. */
export type CellKind = 'text' | 'number' | 'date' | 'instant';

/** A table as a screen shows it: its heading cells, and rows with a cell for each. */
export type FileTable = {
  /** Names the file and its sheet. */
  readonly name: string;
  readonly labels: readonly string[];
  readonly rows: readonly (readonly FileCell[])[];
};

const DATE = /^\d{4}-\d\d-\d\d$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

const kindOfCell = (cell: FileCell): CellKind => {
  if (typeof cell === 'number') return 'number';
  if (typeof cell !== 'string') return 'text';
  if (DATE.test(cell)) return 'date';
  return INSTANT.test(cell) ? 'instant' : 'text';
};

/** The kind that all filled cells of a column have; `text` where they differ or none is filled. */
export const kindsOf = ({ labels, rows }: FileTable): readonly CellKind[] =>
  labels.map((_label, at) => {
    const kinds = new Set(
      rows.flatMap((row) => {
        const cell = row[at] ?? null;
        return cell === null || cell === '' ? [] : [kindOfCell(cell)];
      }),
    );
    const [only] = kinds;
    return kinds.size === 1 && only ? only : 'text';
  });

const MOST_DECIMALS = 4;

/** As many decimals as a column's numbers need, at most four. */
export const decimalsOf = (cells: readonly FileCell[]): number =>
  cells.reduce<number>((most, cell) => {
    if (typeof cell !== 'number') return most;
    const [, decimals = ''] = cell.toFixed(MOST_DECIMALS).split('.');
    return Math.max(most, decimals.replace(/0+$/, '').length);
  }, 0);
