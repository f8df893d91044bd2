import { useComputedColorScheme } from '@mantine/core';
import {
  CellStyleModule,
  ClientSideRowModelModule,
  colorSchemeDark,
  colorSchemeLight,
  CustomEditorModule,
  ModuleRegistry,
  PinnedRowModule,
  RenderApiModule,
  RowApiModule,
  ScrollApiModule,
  CellApiModule,
  themeQuartz,
  TooltipModule,
  type CellFocusedEvent,
  type CellEditRequestEvent,
  type CellKeyDownEvent,
  type FullWidthCellKeyDownEvent,
  type GridApi,
} from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { columnsOf, type GridContext } from './columns';
import { useMoves } from './moves';
import { createEarlyKeys } from './earlyKeys';
import { isInputField, type InputField } from './rows';
import type { Field, RowView } from './view';
import classes from './SheetGrid.module.css';

ModuleRegistry.registerModules([
  CellApiModule,
  CellStyleModule,
  ClientSideRowModelModule,
  CustomEditorModule,
  PinnedRowModule,
  RenderApiModule,
  RowApiModule,
  ScrollApiModule,
  TooltipModule,
]);

const look = {
  fontFamily: 'inherit',
  fontSize: 13,
  headerFontSize: 12,
  headerFontWeight: 500,
  rowHeight: 34,
  headerHeight: 46,
  cellHorizontalPadding: 8,
  wrapperBorderRadius: 4,
  borderRadius: 3,
  columnBorder: true,
} as const;

const light = themeQuartz.withPart(colorSchemeLight).withParams({
  ...look,
  accentColor: '#215286',
  backgroundColor: '#ffffff',
  foregroundColor: '#18212b',
  headerBackgroundColor: '#eceff3',
  headerTextColor: '#3a4652',
  borderColor: '#d5dbe2',
});

const dark = themeQuartz.withPart(colorSchemeDark).withParams({
  ...look,
  accentColor: '#8db6e2',
  backgroundColor: '#171f28',
  foregroundColor: '#e3e8ee',
  headerBackgroundColor: '#202a34',
  headerTextColor: '#c0c9d3',
  borderColor: '#2b3641',
});

/** A cell by its row and column. */
export type Spot = { readonly key: string; readonly field: Field };

/** What others may ask of the grid. */
export type GridHandle = {
  /** Ends typing and keeps what was typed. */
  readonly finish: () => void;
  /** Puts the focus on a cell; optionally starts typing. */
  readonly goTo: (spot: Spot, isEditing?: boolean) => void;
};

/** The sheet as a grid: shows views of rows, reports typing, clearing and where the focus is. */
export const SheetGrid = ({
  views,
  total,
  context,
  handle,
  onType,
  onFocus,
}: {
  readonly views: readonly RowView[];
  readonly total: RowView;
  readonly context: Omit<GridContext, 'takeEarlyKeys'>;
  readonly handle: RefObject<GridHandle | null>;
  readonly onType: (key: string, field: InputField, text: string) => void;
  readonly onFocus: (spot: Spot | null) => void;
}) => {
  const scheme = useComputedColorScheme('light');
  const { words } = context;
  const columns = useMemo(() => columnsOf(words), [words]);
  const rows = useMemo(() => [...views], [views]);
  const totals = useMemo(() => [total], [total]);
  const grid = useRef<GridApi<RowView> | null>(null);
  const isMoving = useRef((): boolean => false);
  // Both refs are read when a key is pressed, never while rendering.
  // oxlint-disable-next-line react/refs
  const [earlyKeys] = useState(() =>
    createEarlyKeys(
      (target) => Boolean(grid.current?.getEditingCells().length) && !(target instanceof HTMLInputElement),
      () => isMoving.current(),
    ),
  );
  const moves = useMoves(earlyKeys.release);
  useEffect(() => {
    isMoving.current = moves.isMoving;
  }, [moves]);
  const full = useMemo(
    (): GridContext => ({ ...context, takeEarlyKeys: earlyKeys.take }),
    [context, earlyKeys],
  );

  const prepare = (api: GridApi<RowView>) => {
    grid.current = api;
    handle.current = {
      finish: () => api.stopEditing(),
      goTo: ({ key, field }, isEditing = false) => {
        const rowIndex = api.getRowNode(key)?.rowIndex;
        if (rowIndex === null || rowIndex === undefined) return;
        api.ensureIndexVisible(rowIndex);
        api.ensureColumnVisible(field);
        api.setFocusedCell(rowIndex, field);
        if (isEditing) api.startEditingCell({ rowIndex, colKey: field });
      },
    };
  };

  const onCellKeyDown = (event: CellKeyDownEvent<RowView> | FullWidthCellKeyDownEvent<RowView>) => {
    if (!('column' in event) || !event.data || !(event.event instanceof window.KeyboardEvent)) return;
    const { key } = event.event;
    const field = event.column.getColId();
    const isEditing = event.api.getEditingCells().length > 0;
    if (isEditing || (key !== 'Delete' && key !== 'Backspace') || !isInputField(field)) return;
    if (event.colDef.editable && !event.data.readOnlySentence && !event.data.isVoided) {
      onType(event.data.row.key, field, '');
    }
  };

  return (
    <div
      className={classes.grid}
      onPointerDownCapture={moves.onPointerDown}
      onKeyDownCapture={(event) => {
        if (!earlyKeys.hold(event)) moves.onEarlyKeyDown(event.key, grid.current);
      }}
      onKeyDown={(event: KeyboardEvent) => {
        moves.onKeyDown(event, grid.current);
        // The grid swallows Escape only while a cell is being edited.
        if (event.key === 'Escape' && grid.current?.getEditingCells().length) event.stopPropagation();
      }}
    >
      <AgGridReact<RowView>
        theme={scheme === 'dark' ? dark : light}
        columnDefs={columns}
        defaultColDef={DEFAULTS}
        rowData={rows}
        pinnedBottomRowData={totals}
        getRowId={({ data }) => data.row.key}
        context={full}
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
        onGridReady={({ api }) => prepare(api)}
        onCellEditRequest={({ data, column, newValue }: CellEditRequestEvent<RowView>) => {
          const field = column.getColId();
          // An editor that was left without typing hands back the cell itself.
          if (isInputField(field) && typeof newValue === 'string') onType(data.row.key, field, newValue);
        }}
        onCellKeyDown={onCellKeyDown}
        onFirstDataRendered={({ api }) => {
          // Whoever comes to type can start at once, unless they are already at something else.
          if (document.activeElement !== document.body) return;
          api.setFocusedCell(api.getDisplayedRowCount() - 1, 'workOrder');
        }}
        onCellFocused={(event: CellFocusedEvent<RowView>) => {
          moves.onCellFocused(event);
          const { rowIndex, column, rowPinned, api } = event;
          const field = typeof column === 'string' ? column : column?.getColId();
          const key =
            rowIndex === null || rowPinned ? undefined : api.getDisplayedRowAtIndex(rowIndex)?.data?.row.key;
          onFocus(key && field ? { key, field: field as Field } : null);
        }}
        ensureDomOrder
      />
    </div>
  );
};

const DEFAULTS = {
  sortable: false,
  resizable: true,
  suppressHeaderMenuButton: true,
  wrapHeaderText: true,
} as const;
