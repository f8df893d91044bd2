/** A cell of a table. */
export type Cell = { readonly line: number; readonly column: number };

const PAGE_LINES = 8;

/** Where a key leads from a cell, within the table; null for keys that move nowhere. */
export const moveIn = (
  { line, column }: Cell,
  key: string,
  isFar: boolean,
  size: { readonly lines: number; readonly columns: number },
): Cell | null => {
  const clamp = (at: number, count: number): number => Math.max(0, Math.min(count - 1, at));
  const to = (nextLine: number, nextColumn: number): Cell => ({
    line: clamp(nextLine, size.lines),
    column: clamp(nextColumn, size.columns),
  });
  switch (key) {
    case 'ArrowUp':
      return to(isFar ? 0 : line - 1, column);
    case 'ArrowDown':
      return to(isFar ? size.lines : line + 1, column);
    case 'ArrowLeft':
      return to(line, isFar ? 0 : column - 1);
    case 'ArrowRight':
      return to(line, isFar ? size.columns : column + 1);
    case 'PageUp':
      return to(line - PAGE_LINES, column);
    case 'PageDown':
      return to(line + PAGE_LINES, column);
    case 'Home':
      return to(isFar ? 0 : line, 0);
    case 'End':
      return to(isFar ? size.lines : line, size.columns);
    default:
      return null;
  }
};
