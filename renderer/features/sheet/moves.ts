import type { CellFocusedEvent, GridApi } from 'ag-grid-community';
import { useMemo } from 'react';
import { INPUT_FIELDS } from './rows';
import type { RowView } from './view';

/** Frames after which a focus that did not arrive is given up. */
const FRAMES_TO_WAIT = 30;

const first = INPUT_FIELDS[0];
const last = INPUT_FIELDS.at(-1) ?? first;

/** Whether the grid should leave a key to `useMoves`: Home and End stay in their row. */
export const isMove = ({ event, editing }: { event: KeyboardEvent; editing: boolean }): boolean =>
  !editing && !event.ctrlKey && (event.key === 'Home' || event.key === 'End');

/**
 * Moves as a spreadsheet does: Enter after a run of Tabs goes to the row below, to the column where the run began;
 * Home and End go to the ends of the row. `onArrival` is called when the focus has reached a row that had to be made.
 */
export const useMoves = (onArrival: () => void) =>
  useMemo(() => {
    let lastKey = '';
    let runStart: string | null = null;
    let isOnTheWay = false;

    /** Calls back once the focus is at a body cell of the field: a new row's cells are drawn after it was added. */
    const awaitArrival = (api: GridApi<RowView>, field: string, framesLeft: number): void => {
      const isThere = document.activeElement?.closest(`.ag-body [col-id="${field}"]`);
      if (isThere || framesLeft === 0 || api.isDestroyed()) {
        isOnTheWay = false;
        onArrival();
        return;
      }
      requestAnimationFrame(() => awaitArrival(api, field, framesLeft - 1));
    };

    /** Goes to the empty row at the end, which appears just after the row before it was typed into. */
    const goToNewRow = (api: GridApi<RowView>, field: string): void => {
      isOnTheWay = true;
      setTimeout(() => {
        if (!api.isDestroyed()) api.setFocusedCell(api.getDisplayedRowCount() - 1, field);
        awaitArrival(api, field, FRAMES_TO_WAIT);
      }, 0);
    };

    const onKeyDown = (key: string, api: GridApi<RowView> | null): void => {
      if (key === 'Tab' || key === 'Enter' || key.startsWith('Arrow') || key === 'Home' || key === 'End')
        lastKey = key;
      const spot = api?.getFocusedCell();
      if (!api || !spot || spot.rowPinned) return;
      runStart ??= spot.column.getColId();
      if (api.getEditingCells().length > 0) return;
      if (key === 'Home') api.setFocusedCell(spot.rowIndex, first);
      if (key === 'End') api.setFocusedCell(spot.rowIndex, last);
    };

    const onPointerDown = (): void => {
      lastKey = '';
    };

    const onCellFocused = ({ rowIndex, column, rowPinned, api }: CellFocusedEvent<RowView>): void => {
      const field = typeof column === 'string' ? column : (column?.getColId() ?? null);
      if (rowIndex === null || field === null) return;
      if (rowPinned) {
        if (lastKey === 'Enter') goToNewRow(api, runStart ?? field);
        return;
      }
      if (lastKey === 'Tab') return;
      if (lastKey === 'Enter' && runStart !== null) {
        if (field !== runStart) api.setFocusedCell(rowIndex, runStart);
        return;
      }
      runStart = field;
    };

    /** Whether the focus is still to arrive at a new row: keys pressed meanwhile belong there. */
    const isMoving = (): boolean => isOnTheWay;

    return { onKeyDown, onPointerDown, onCellFocused, isMoving };
  }, [onArrival]);
