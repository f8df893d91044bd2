import type { GridApi } from 'ag-grid-community';
import type { OpenEditor } from './context';
import type { RowView } from './model';

/** Knows which editors of a grid can be typed into: the grid asks for one, and ends one, some time before it is so. */
export const createOpenEditors = () => {
  const editors = new Set<OpenEditor>();
  return {
    /** Adds an editor that has the focus, until the returned function is called. */
    join: (editor: OpenEditor): (() => void) => {
      editors.add(editor);
      return () => {
        editors.delete(editor);
      };
    },
    /** Whether an editor was asked for that is not there yet, or one that was ended has the focus still. */
    areUnsettled: (grid: GridApi<RowView> | null): boolean => {
      if (!grid || grid.isDestroyed()) return false;
      const [asked] = grid.getEditingCells();
      const there = [...editors];
      if (!asked) return there.some(({ input }) => input === document.activeElement);
      return !there.some(
        ({ node, column }) =>
          node.rowIndex === asked.rowIndex && column.getColId() === asked.column?.getColId(),
      );
    },
  };
};
