import type { ColDef } from 'ag-grid-community';
import { Actions, Cell, RowState } from './Cell';
import { isRightAligned, TOTAL_KEY } from './context';
import type { CellView, ColumnKind, GridColumn, RowView } from './model';
import { isMove } from './moves';
import { PickEditor } from './PickEditor';
import { TextEditor } from './TextEditor';

const sameCell = (left: CellView | undefined, right: CellView | undefined): boolean =>
  left?.text === right?.text &&
  left?.detail === right?.detail &&
  left?.typed === right?.typed &&
  left?.mark === right?.mark &&
  left?.isInferred === right?.isInferred &&
  left?.isUnsaved === right?.isUnsaved;

/** Kinds whose cells may hold a code. */
const TAKES_TEXT: ReadonlySet<ColumnKind> = new Set(['text', 'choice', 'reference']);

const isFree = ({ data }: { data: RowView | undefined }): boolean =>
  data !== undefined && data.key !== TOTAL_KEY && !data.isLocked && !data.isStruck;

const isSubmit = (event: KeyboardEvent): boolean => event.key === 'Enter' && (event.ctrlKey || event.metaKey);

const columnDefOf = (column: GridColumn): ColDef<RowView> => {
  const { field, kind, label, help, width, isEditable, isWide } = column;
  const isPicked = kind === 'reference' || kind === 'choice';
  const heads = [isRightAligned(column) && 'ag-right-aligned-header', !isEditable && 'grid-derived'];
  return {
    colId: field,
    headerName: label,
    headerTooltip: help,
    headerClass: heads.filter((name) => name !== false),
    cellClass: isEditable ? (TAKES_TEXT.has(kind) ? '' : 'grid-numeric') : 'grid-derived',
    width,
    ...(isWide ? { flex: 1, minWidth: width } : {}),
    valueGetter: ({ data }) => data?.cells[field] ?? null,
    equals: (left: CellView | null, right: CellView | null) =>
      sameCell(left ?? undefined, right ?? undefined),
    cellRenderer: Cell,
    suppressKeyboardEvent: (press) => isSubmit(press.event) || isMove(press),
    ...(isEditable
      ? {
          editable: isFree,
          valueFormatter: ({ value }) => (value as CellView | null)?.typed ?? '',
          valueParser: ({ newValue }) => newValue as unknown,
          ...(isPicked ? { cellEditor: PickEditor, cellEditorPopup: true } : { cellEditor: TextEditor }),
        }
      : {}),
  };
};

/** The columns of a grid with the state of each row before them and its buttons behind them. */
export const columnDefsOf = (columns: readonly GridColumn[], actionsWidth: number): ColDef<RowView>[] => [
  {
    colId: 'state',
    headerName: '',
    width: 34,
    cellRenderer: RowState,
    suppressNavigable: true,
    equals: () => false,
  },
  ...columns.map(columnDefOf),
  {
    colId: 'actions',
    headerName: '',
    width: actionsWidth,
    cellRenderer: Actions,
    suppressNavigable: true,
    equals: () => false,
  },
];
