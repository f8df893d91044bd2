import type { GridApi } from 'ag-grid-community';
import type { MouseEvent, PointerEvent } from 'react';
import type { GridColumn, RowView } from './model';
import type { Spot } from './selection';
import type { SelectionStore } from './selectionStore';

/** What keys and pointers need at once, outside of React's state. */
export type Live = {
  grid: GridApi<RowView> | null;
  /** Whether its first rows are on the page. */
  isDrawn: boolean;
  isMoving: () => boolean;
  isDragging: boolean;
  /** The press that is under way selects cells and is none of the grid's. */
  isSelecting: boolean;
};

/** Whether something is typed into: its keys, clicks and clipboard are its own. */
export const isEditor = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

/** Selects with the pointer: from cell to cell, with Shift up to a cell, whole rows at their numbers. */
export const usePointer = (live: Live, selection: SelectionStore, columns: readonly GridColumn[]) => {
  /** Position of the row that was pointed at; the totals are none. */
  const rowAt = (target: EventTarget): number | null => {
    const index = target instanceof Element && target.closest('[row-index]')?.getAttribute('row-index');
    return index && /^\d+$/.test(index) ? Number(index) : null;
  };
  const fieldAt = (target: EventTarget): string | null =>
    target instanceof Element ? (target.closest('[col-id]')?.getAttribute('col-id') ?? null) : null;
  const spotAt = (target: EventTarget): Spot | null => {
    if (isEditor(target)) return null;
    const row = rowAt(target);
    const field = fieldAt(target);
    const column = columns.findIndex((each) => each.field === field);
    return row !== null && column !== -1 ? { row, column } : null;
  };

  const selectRows = (first: number, last: number): void => {
    live.grid?.stopEditing();
    live.grid?.setFocusedCell(first, columns[0]?.field ?? '');
    selection.set({ anchor: { row: first, column: 0 }, head: { row: last, column: columns.length - 1 } });
  };

  return {
    onPointerDownCapture: (event: PointerEvent): void => {
      const now = selection.get();
      const spot = spotAt(event.target);
      const row = fieldAt(event.target) === 'state' ? rowAt(event.target) : null;
      live.isSelecting = event.button === 0 && (row !== null || Boolean(event.shiftKey && spot && now));
      if (event.button !== 0) return;
      if (live.isSelecting) {
        // The grid hears nothing of it, so that the focus stays where the selection began.
        event.stopPropagation();
        if (row !== null) selectRows(event.shiftKey && now ? now.anchor.row : row, row);
        else if (spot && now) selection.set({ anchor: now.anchor, head: spot });
      } else if (spot) {
        live.isDragging = event.pointerType === 'mouse';
        selection.set({ anchor: spot, head: spot });
      }
    },
    onPointerOver: (event: PointerEvent): void => {
      if (event.buttons !== 1) live.isDragging = false;
      const spot = live.isDragging ? spotAt(event.target) : null;
      const now = selection.get();
      if (!spot || !now || live.grid?.getEditingCells().length !== 0) return;
      selection.set({ anchor: now.anchor, head: spot });
    },
    onMouseDownCapture: (event: MouseEvent): void => {
      if (!live.isSelecting) return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
};
