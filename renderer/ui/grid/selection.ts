/** A cell by the positions of its row and of its column among those that can be selected. */
export type Spot = { readonly row: number; readonly column: number };

/** Where a selection began, which has the focus, and where it ends. */
export type Selection = { readonly anchor: Spot; readonly head: Spot };

/** A selection as a rectangle; all four are inside it. */
export type Range = {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
};

/** The rectangle between both ends. */
export const rangeOf = ({ anchor, head }: Selection): Range => ({
  top: Math.min(anchor.row, head.row),
  bottom: Math.max(anchor.row, head.row),
  left: Math.min(anchor.column, head.column),
  right: Math.max(anchor.column, head.column),
});

/** Whether more than one cell is selected. */
export const isWide = ({ anchor, head }: Selection): boolean =>
  anchor.row !== head.row || anchor.column !== head.column;

/** Steps of the arrow keys: rows, columns. */
export const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const within = (value: number, size: number): number => Math.max(0, Math.min(size - 1, value));

/** The selection with its head so many rows and columns further, inside the grid. */
export const extend = (
  { anchor, head }: Selection,
  [rows, columns]: readonly [number, number],
  size: { readonly rows: number; readonly columns: number },
): Selection => ({
  anchor,
  head: { row: within(head.row + rows, size.rows), column: within(head.column + columns, size.columns) },
});

/** Which outer edges of the range a cell has, as letters (`tl`), empty inside it, null outside. */
export const edgesOf = (range: Range, row: number, column: number): string | null => {
  const { top, bottom, left, right } = range;
  if (row < top || row > bottom || column < left || column > right) return null;
  return [row === top && 't', row === bottom && 'b', column === left && 'l', column === right && 'r']
    .filter(Boolean)
    .join('');
};
