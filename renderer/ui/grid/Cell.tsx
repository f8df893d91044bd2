import type { ICellRendererParams } from 'ag-grid-community';
import { useEffect, useSyncExternalStore } from 'react';
import { columnOf, isRightAligned, TOTAL_KEY, type GridContext } from './context';
import type { CellView, RowView } from './model';
import { useEdges } from './selectionStore';
import classes from './cells.module.css';

type CellProps = ICellRendererParams<RowView, CellView, GridContext>;

const setOrDrop = (element: HTMLElement, name: string, value: string | null): void => {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
};

/** Position of a row as it is now: it moves when others come and go; -1 for the totals. */
const useRowIndex = (node: CellProps['node']): number =>
  useSyncExternalStore(
    (listener) => {
      node.addEventListener('rowIndexChanged', listener);
      return () => node.removeEventListener('rowIndexChanged', listener);
    },
    () => (node.rowPinned ? -1 : (node.rowIndex ?? -1)),
  );

/** A cell: its text, why it looks so, and its part of the selected range. */
export const Cell = ({ value, data, colDef, node, context, eGridCell }: CellProps) => {
  const field = colDef?.colId ?? '';
  const column = columnOf(context, field);
  const at = context.columns.findIndex((each) => each.field === field);
  const rowIndex = useRowIndex(node);
  const edges = useEdges(context.selection, rowIndex, at);
  const isWrong = value?.mark === 'error';
  const isSelected = edges !== null;
  useEffect(() => {
    setOrDrop(eGridCell, 'aria-invalid', isWrong ? 'true' : null);
    setOrDrop(eGridCell, 'aria-selected', isSelected ? 'true' : null);
  }, [eGridCell, isWrong, isSelected]);
  if (!value || !data) return null;
  return (
    <div
      className={classes.cell}
      data-right={(column && isRightAligned(column)) || undefined}
      data-mark={value.mark ?? undefined}
      data-inferred={value.isInferred || undefined}
      data-unsaved={(value.isUnsaved && !data.isStruck) || undefined}
      data-voided={data.isStruck || undefined}
      data-range={edges ?? undefined}
    >
      <span className={classes.text}>{value.text}</span>
      {value.detail && <span className={classes.style}>{value.detail}</span>}
    </div>
  );
};

/** What stands before a row: its state or its number. */
export const RowState = ({ data, node }: CellProps) => {
  const rowIndex = useRowIndex(node);
  if (!data || data.key === TOTAL_KEY) return null;
  const { sign, label } = data.state ?? { sign: rowIndex + 1, label: null };
  return (
    <div className={classes.state} title={label ?? undefined}>
      {label ? (
        <span role="img" aria-label={label}>
          {sign}
        </span>
      ) : (
        sign
      )}
    </div>
  );
};

/** The buttons at the end of a row. */
export const Actions = ({ data, context }: CellProps) =>
  data && data.key !== TOTAL_KEY ? <div className={classes.actions}>{context.actions(data)}</div> : null;
