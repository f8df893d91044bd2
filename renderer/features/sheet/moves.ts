import type { CellFocusedEvent, GridApi } from 'ag-grid-community';
import { useMemo } from 'react';
import { INPUT_FIELDS } from './rows';
import type { RowView } from './view';

const first = INPUT_FIELDS[0];
const last = INPUT_FIELDS.at(-1) ?? first;

/** Whether the grid should leave a key to `useMoves`: Home and End stay in their row. */
export const isMove = ({ event, editing }: { event: KeyboardEvent; editing: boolean }): boolean =>
  !editing && !event.ctrlKey && (event.key === 'Home' || event.key === 'End');

/** Goes to the empty row at the end, which appears just after the row before it was typed into. */
const goToNewRow = (api: GridApi<RowView>, field: string): void => {
  setTimeout(() => api.setFocusedCell(api.getDisplayedRowCount() - 1, field), 0);
};

/**
 * Moves as a spreadsheet does: Enter after a run of Tabs goes to the row below, to the column where the run began;
 * Home and End go to the ends of the row.
 */
export const useMoves = () =>
  useMemo(() => {
    let lastKey = '';
    let runStart: string | null = null;

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

    return { onKeyDown, onPointerDown, onCellFocused };
  }, []);
