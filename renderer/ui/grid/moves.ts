import type { CellFocusedEvent, GridApi } from 'ag-grid-community';
import { useMemo } from 'react';
import type { RowView } from './model';

/** How often and how many times a focus that has not arrived is looked for; a page in the background draws no frames. */
const LOOK_EVERY_MS = 16;
const MOST_LOOKS = 120;

type Press = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
};

const isEnter = ({ key, ctrlKey, metaKey, shiftKey }: Press): boolean =>
  key === 'Enter' && !ctrlKey && !metaKey && !shiftKey;

/** Whether the grid should leave a key to `useMoves`: Enter goes down, Home and End stay in their row. */
export const isMove = ({ event, editing }: { event: Press; editing: boolean }): boolean =>
  isEnter(event) || (!editing && !event.ctrlKey && (event.key === 'Home' || event.key === 'End'));

/**
 * Moves as a spreadsheet does: Enter keeps what was typed and goes to the row below, after a run of Tabs to the column
 * where the run began; Home and End go to the ends of the row.
 */
export const useMoves = (first: string, last: string, isFixed: boolean) =>
  useMemo(() => {
    let isTabbing = false;
    let runStart: string | null = null;
    let isOnTheWay = false;

    /** Waits for the focus to be in the body: a new row's cells are drawn some time after it was added. */
    const awaitArrival = (
      api: GridApi<RowView>,
      rowIndex: number,
      field: string,
      looksLeft: number,
    ): void => {
      const spot = document.activeElement?.closest(`[row-index="${rowIndex}"] [col-id="${field}"]`);
      if (spot || looksLeft === 0 || api.isDestroyed()) {
        isOnTheWay = false;
        return;
      }
      api.setFocusedCell(rowIndex, field);
      setTimeout(() => awaitArrival(api, rowIndex, field, looksLeft - 1), LOOK_EVERY_MS);
    };

    const goDown = (api: GridApi<RowView>): void => {
      const spot = api.getFocusedCell();
      if (!spot || spot.rowPinned) return;
      const column = isTabbing ? (runStart ?? spot.column.getColId()) : spot.column.getColId();
      isTabbing = false;
      runStart = column;
      api.stopEditing();
      const below = spot.rowIndex + 1;
      // Where rows are given, none follows the last one.
      if (isFixed && below >= api.getDisplayedRowCount()) {
        return api.setFocusedCell(spot.rowIndex, column);
      }
      isOnTheWay = true;
      awaitArrival(api, below, column, MOST_LOOKS);
    };

    /** Follows a key before the grid and its editors get it. */
    const onEarlyKeyDown = (key: string, api: GridApi<RowView> | null): void => {
      const spot = api?.getFocusedCell();
      if (key === 'Tab' && spot && !spot.rowPinned) {
        if (!isTabbing) runStart = spot.column.getColId();
        isTabbing = true;
      } else if (key.startsWith('Arrow') || key === 'Home' || key === 'End') isTabbing = false;
    };

    /** Moves for a key after the editor has had it. */
    const onKeyDown = (press: Press, api: GridApi<RowView> | null): void => {
      const spot = api?.getFocusedCell();
      if (!api || !spot || spot.rowPinned) return;
      if (isEnter(press)) goDown(api);
      else if (api.getEditingCells().length === 0 && !press.ctrlKey) {
        if (press.key === 'Home') api.setFocusedCell(spot.rowIndex, first);
        if (press.key === 'End') api.setFocusedCell(spot.rowIndex, last);
      }
    };

    const onPointerDown = (): void => {
      isTabbing = false;
    };

    /** Keeps the focus off the totals. */
    const onCellFocused = ({ rowPinned, column, api }: CellFocusedEvent<RowView>): void => {
      const field = typeof column === 'string' ? column : column?.getColId();
      if (rowPinned && field) api.setFocusedCell(api.getDisplayedRowCount() - 1, field);
    };

    /** Whether the focus is still to arrive at a row: keys pressed meanwhile belong there. */
    const isMoving = (): boolean => isOnTheWay;

    return { onEarlyKeyDown, onKeyDown, onPointerDown, onCellFocused, isMoving };
  }, [first, last, isFixed]);
