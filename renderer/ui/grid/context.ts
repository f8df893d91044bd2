import type { CustomCellEditorProps } from 'ag-grid-react';
import type { ReactNode } from 'react';
import type { Words } from '../../i18n/useWords';
import type { GridColumn, RowView } from './model';
import type { SelectionStore } from './selectionStore';

/** An editor that can be typed into, and its cell. */
export type OpenEditor = Pick<CustomCellEditorProps<RowView>, 'node' | 'column'> & {
  readonly input: HTMLInputElement;
};

/** What cells and editors need beside their row. */
export type GridContext = {
  /** Tells that an editor has the focus, until the returned function is called: keys wait for it. */
  readonly joinEditor: (editor: OpenEditor) => () => void;
  readonly words: Words;
  readonly columns: readonly GridColumn[];
  readonly selection: SelectionStore;
  /** Buttons at the end of a row. */
  readonly actions: (view: RowView) => ReactNode;
};

/** Key of the row that adds up the others. */
export const TOTAL_KEY = 'total';

/** The description of a column by the name of its field. */
export const columnOf = ({ columns }: GridContext, field: string): GridColumn | undefined =>
  columns.find((column) => column.field === field);

/** Whether the values of a column stand at the right: numbers do. */
export const isRightAligned = ({ kind }: GridColumn): boolean =>
  kind === 'integer' || kind === 'decimal' || kind === 'hours' || kind === 'minutes';
