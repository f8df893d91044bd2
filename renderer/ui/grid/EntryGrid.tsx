import { useComputedColorScheme } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { CellEditRequestEvent, CellFocusedEvent, GridApi } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import {
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import type { Words } from '../../i18n/useWords';
import { useDensity } from '../density';
import { columnDefsOf } from './columnDefs';
import { TOTAL_KEY, type GridContext } from './context';
import { watchGrid } from './earlyKeys';
import { pressInGrid } from './gridKeys';
import { themeOf } from './look';
import type { GridColumn, GridSource, RowKind, RowView } from './model';
import { useMoves } from './moves';
import { createOpenEditors } from './openEditors';
import { PasteDialog, type Judge } from './PasteDialog';
import type { Spot } from './selection';
import { createSelectionStore } from './selectionStore';
import { Tools } from './Tools';
import { useGridEdits } from './useGridEdits';
import { usePaste } from './usePaste';
import { isEditor, usePointer, type Live } from './usePointer';
import classes from './EntryGrid.module.css';

/** A cell by the key of its row and its column. */
export type CellSpot<Field extends string = string> = { readonly key: string; readonly field: Field };

/** What others may ask of the grid. */
export type GridHandle<Field extends string = string> = {
  /** Ends typing and keeps what was typed; resolves once codes that were typed in part are looked up. */
  readonly finish: () => Promise<void>;
  /** Ends typing and forgets what was typed. */
  readonly cancel: () => void;
  /** Puts the focus on a cell; optionally starts typing. */
  readonly goTo: (spot: CellSpot<Field>, isEditing?: boolean) => void;
};

/** A grid to type into; `model.ts` says what a section brings. */
export const EntryGrid = <Row, Field extends string, View extends RowView<Field>>({
  columns,
  kind,
  source,
  views,
  cellsOfTotal,
  words,
  handle,
  actions,
  actionsWidth = 58,
  mostRows,
  judge,
  line,
  takesFocus = true,
  isFixed = false,
  onFocus,
}: {
  readonly columns: readonly GridColumn<Field>[];
  readonly kind: RowKind<Row, Field>;
  readonly source: GridSource<Row>;
  /** How the rows of the source look, in their order. */
  readonly views: readonly View[];
  /** What stands under the columns. */
  readonly cellsOfTotal: RowView<Field>['cells'];
  readonly words: Words;
  readonly handle: RefObject<GridHandle<Field> | null>;
  /** Buttons at the end of a row. */
  readonly actions: (view: View) => ReactNode;
  /** Pixels. */
  readonly actionsWidth?: number;
  /** How many rows one paste may bring. */
  readonly mostRows: number;
  /** What the engine has against rows that a paste would make. */
  readonly judge?: Judge<Row>;
  /** Stands at the left under the grid: the sentence of the cell that has the focus. */
  readonly line: ReactNode;
  /** Whether the focus goes to the first empty row when the grid appears and nothing else has it. */
  readonly takesFocus?: boolean;
  /** Rows are given: none is inserted, duplicated or removed. */
  readonly isFixed?: boolean;
  readonly onFocus: (spot: CellSpot<Field> | null) => void;
}) => {
  const scheme = useComputedColorScheme('light');
  const isTouch = useMediaQuery('(pointer: coarse)') ?? false;
  const density = useDensity();
  const [live] = useState((): Live => ({
    grid: null,
    isDrawn: false,
    isMoving: () => false,
    isDragging: false,
    isSelecting: false,
  }));
  const [selection] = useState(createSelectionStore);
  const [editors] = useState(createOpenEditors);
  useEffect(
    () => watchGrid({ isUnsettled: () => live.isMoving() || editors.areUnsettled(live.grid) }),
    [live, editors],
  );
  const typed = columns.filter((column) => column.isEditable);
  const moves = useMoves(typed[0]?.field ?? '', typed.at(-1)?.field ?? '', isFixed);
  useEffect(() => {
    live.isMoving = moves.isMoving;
  }, [live, moves]);

  const columnDefs = useMemo(() => columnDefsOf(columns, actionsWidth), [columns, actionsWidth]);
  const rowData = useMemo(() => [...views] as RowView[], [views]);
  const pinned = useMemo(
    (): RowView[] => [{ key: TOTAL_KEY, cells: cellsOfTotal, isLocked: true, isStruck: false, state: null }],
    [cellsOfTotal],
  );
  const context = useMemo(
    (): GridContext => ({
      joinEditor: editors.join,
      words,
      columns,
      selection,
      actions: actions as (view: RowView) => ReactNode,
    }),
    [editors, words, columns, selection, actions],
  );

  /** Puts the focus on a cell once its row is drawn: a row that was just made takes a moment. */
  const goTo = (row: number, column?: number): void => {
    const at = column ?? selection.get()?.anchor.column ?? 0;
    const field = columns[at]?.field;
    const spot = { row, column: at };
    selection.set({ anchor: spot, head: spot });
    setTimeout(() => {
      const { grid } = live;
      if (!grid || grid.isDestroyed() || field === undefined || grid.getDisplayedRowCount() === 0) return;
      grid.ensureIndexVisible(Math.min(row, grid.getDisplayedRowCount() - 1));
      grid.ensureColumnVisible(field);
      grid.setFocusedCell(Math.min(row, grid.getDisplayedRowCount() - 1), field);
    }, 0);
  };
  const focusAgain = (): void => {
    const anchor = selection.get()?.anchor;
    const field = anchor && columns[anchor.column]?.field;
    if (field !== undefined) live.grid?.setFocusedCell(anchor?.row ?? 0, field);
  };

  const problems = views.flatMap(({ cells }, row) =>
    columns.flatMap(({ field }, column) => (cells[field].mark === 'error' ? [{ row, column }] : [])),
  );
  const goToProblem = (step: 1 | -1): void => {
    const at = selection.get()?.anchor ?? { row: -1, column: -1 };
    const place = ({ row, column }: Spot): number => row * columns.length + column;
    const next =
      step === 1
        ? (problems.find((spot) => place(spot) > place(at)) ?? problems[0])
        : (problems.findLast((spot) => place(spot) < place(at)) ?? problems.at(-1));
    if (next) goTo(next.row, next.column);
  };

  const pointer = usePointer(live, selection, columns);
  const edits = useGridEdits({ source, kind, columns, selection, words, goTo });
  const paste = usePaste({
    source,
    kind,
    columns,
    views,
    selection,
    mostRows,
    words,
    say: edits.say,
    clear: edits.clear,
    stopTyping: () => {
      live.grid?.stopEditing(true);
      setTimeout(focusAgain, 0);
    },
  });

  const whenCompleted = useRef(edits.whenCompleted);
  useEffect(() => {
    whenCompleted.current = edits.whenCompleted;
  });

  // Whoever asks for a cell before the grid is drawn gets it then.
  const wanted = useRef<{ readonly spot: CellSpot<Field>; readonly isEditing: boolean } | null>(null);
  const goToSpot = ({ key, field }: CellSpot<Field>, isEditing: boolean): void => {
    const { grid } = live;
    if (!grid || !live.isDrawn) {
      wanted.current = { spot: { key, field }, isEditing };
      return;
    }
    // A row that was saved has another key: whoever stood on it goes on at the empty row.
    const rowIndex = grid.getRowNode(key)?.rowIndex ?? grid.getDisplayedRowCount() - 1;
    if (rowIndex < 0) return;
    grid.ensureIndexVisible(rowIndex);
    grid.ensureColumnVisible(field);
    grid.setFocusedCell(rowIndex, field);
    if (isEditing) grid.startEditingCell({ rowIndex, colKey: field });
  };
  useImperativeHandle(handle, () => ({
    finish: () => {
      live.grid?.stopEditing();
      return whenCompleted.current();
    },
    cancel: () => live.grid?.stopEditing(true),
    goTo: (spot, isEditing = false) => goToSpot(spot, isEditing),
  }));
  const begin = (api: GridApi<RowView>): void => {
    live.isDrawn = true;
    const first = wanted.current;
    wanted.current = null;
    if (first) return goToSpot(first.spot, first.isEditing);
    // Whoever comes to type can start at once, unless they are already at something else.
    if (!takesFocus || document.activeElement !== document.body) return;
    api.setFocusedCell(api.getDisplayedRowCount() - 1, typed[0]?.field ?? '');
  };

  const onKeyDownCapture = (event: KeyboardEvent): void => {
    moves.onEarlyKeyDown(event.key, live.grid);
    const isFree = !isEditor(event.target) && live.grid?.getEditingCells().length === 0;
    if (!isFree || !(event.target instanceof Element) || !event.target.closest('.ag-cell')) return;
    const isOurs = pressInGrid(event, {
      selection,
      edits,
      isFixed,
      size: { rows: views.length, columns: columns.length },
      goToProblem,
      show: (row, column) => {
        live.grid?.ensureIndexVisible(Math.min(row, views.length - 1));
        live.grid?.ensureColumnVisible(columns[column]?.field ?? '');
      },
    });
    if (!isOurs) return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <>
      <div
        className={classes.grid}
        data-entry-grid
        onPointerDownCapture={(event) => {
          moves.onPointerDown();
          pointer.onPointerDownCapture(event);
        }}
        onPointerOver={pointer.onPointerOver}
        onMouseDownCapture={pointer.onMouseDownCapture}
        onCopy={paste.onCopy}
        onCut={paste.onCut}
        onPaste={paste.onPaste}
        onKeyDownCapture={onKeyDownCapture}
        onKeyDown={(event: KeyboardEvent) => {
          moves.onKeyDown(event, live.grid);
          // The grid swallows Escape only while a cell is being edited.
          if (event.key === 'Escape' && live.grid?.getEditingCells().length) event.stopPropagation();
        }}
      >
        <AgGridReact<RowView>
          theme={themeOf(scheme, isTouch, density)}
          columnDefs={columnDefs}
          defaultColDef={DEFAULTS}
          rowData={rowData}
          pinnedBottomRowData={pinned}
          getRowId={({ data }) => data.key}
          context={context}
          readOnlyEdit
          enterNavigatesVertically
          enterNavigatesVerticallyAfterEdit
          stopEditingWhenCellsLoseFocus
          suppressColumnVirtualisation
          suppressMovableColumns
          tooltipShowDelay={400}
          popupParent={document.body}
          // A session that ends while somebody types takes the page away: what stands in the cell is kept.
          onGridPreDestroyed={({ api }) => api.stopEditing()}
          onGridReady={({ api }) => {
            live.grid = api;
          }}
          onCellEditRequest={({ data, column, newValue }: CellEditRequestEvent<RowView>) => {
            const field = columns.find((each) => each.field === column.getColId())?.field;
            // An editor that was left without typing hands back the cell itself.
            if (field !== undefined && typeof newValue === 'string') edits.type(data.key, field, newValue);
          }}
          onFirstDataRendered={({ api }) => begin(api)}
          onCellFocused={(event: CellFocusedEvent<RowView>) => {
            moves.onCellFocused(event);
            const { rowIndex, rowPinned, api } = event;
            const name = typeof event.column === 'string' ? event.column : event.column?.getColId();
            const column = columns.findIndex((each) => each.field === name);
            const field = columns[column]?.field;
            const row =
              rowIndex === null || rowPinned ? undefined : api.getDisplayedRowAtIndex(rowIndex)?.data;
            if (row === undefined || rowIndex === null || field === undefined) return onFocus(null);
            const anchor = selection.get()?.anchor;
            const spot = { row: rowIndex, column };
            // A range that begins here stays: the focus came back to it.
            if (anchor?.row !== rowIndex || anchor.column !== column)
              selection.set({ anchor: spot, head: spot });
            onFocus({ key: row.key, field });
          }}
          ensureDomOrder
        />
      </div>
      <div className={classes.under}>
        {line}
        <Tools
          edits={edits}
          isFixed={isFixed}
          problems={problems.length}
          onNextProblem={() => goToProblem(1)}
          onUsed={focusAgain}
          words={words}
        />
      </div>
      {paste.pending && (
        <PasteDialog
          pending={paste.pending}
          planOf={paste.planOf}
          lockedIn={paste.lockedIn}
          columns={columns}
          kind={kind}
          source={source}
          judge={judge}
          words={words}
          onPaste={(plan) => {
            paste.apply(plan, paste.pending?.at ?? 0);
            setTimeout(focusAgain, 0);
          }}
          onClose={() => {
            paste.drop();
            setTimeout(focusAgain, 0);
          }}
        />
      )}
    </>
  );
};

const DEFAULTS = {
  sortable: false,
  resizable: true,
  suppressHeaderMenuButton: true,
  wrapHeaderText: true,
} as const;
