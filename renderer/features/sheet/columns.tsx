import { ActionIcon } from '@mantine/core';
import { IconArrowBackUp, IconBan, IconHistory, IconX } from '@tabler/icons-react';
import type { ColDef, ICellRendererParams } from 'ag-grid-community';
import type { TextKey } from '../../i18n';
import type { Words } from '../../i18n/useWords';
import { OrderEditor } from './OrderEditor';
import { isMove } from './moves';
import { INPUT_FIELDS, isBlank, isChanged, isNumberField, type InputField, type SheetRow } from './rows';
import { TextEditor } from './TextEditor';
import type { CellView, DerivedField, Field, RowView } from './view';
import classes from './cells.module.css';

/** What the cells need beside their row. */
export type GridContext = {
  /** Hands over the keys that were pressed before an editor could take the focus: a scanner does not wait. */
  readonly takeEarlyKeys: () => string;
  readonly clientId: number;
  readonly words: Words;
  readonly onHistory: (row: SheetRow) => void;
  readonly onVoid: (row: SheetRow) => void;
  readonly onDrop: (row: SheetRow) => void;
};

type CellProps = ICellRendererParams<RowView, CellView, GridContext>;

const isTotal = (data: RowView | undefined): boolean => data?.row.key === TOTAL_KEY;

/** Key of the row that adds up the others. */
export const TOTAL_KEY = 'total';

const Cell = ({ value, data, colDef }: CellProps) => {
  if (!value || !data) return null;
  const field = colDef?.colId ?? '';
  const isRight = isNumberField(field) || field in DERIVED_WIDTHS;
  return (
    <div
      className={classes.cell}
      data-right={isRight || undefined}
      data-mark={value.mark ?? undefined}
      data-inferred={value.isInferred || undefined}
      data-unsaved={(value.isUnsaved && !data.isVoided) || undefined}
      data-voided={data.isVoided || undefined}
    >
      <span className={classes.text}>{value.text}</span>
      {value.detail && <span className={classes.style}>{value.detail}</span>}
    </div>
  );
};

const RowState = ({ data, context, node }: CellProps) => {
  if (!data || isTotal(data)) return null;
  const { t } = context.words;
  const label = data.isVoided
    ? t('sheet.state-void')
    : data.hasError
      ? t('sheet.state-error')
      : isChanged(data.row)
        ? t('sheet.state-unsaved')
        : null;
  const sign = data.isVoided ? '×' : data.hasError ? '!' : '•';
  return (
    <div className={classes.state} title={label ?? undefined}>
      {label ? <span aria-label={label}>{sign}</span> : isBlank(data.row) ? '+' : (node.rowIndex ?? 0) + 1}
    </div>
  );
};

const Actions = ({ data, context }: CellProps) => {
  if (!data || isTotal(data) || isBlank(data.row)) return null;
  const { row } = data;
  const { t } = context.words;
  const button = { variant: 'subtle', color: 'gray', size: 'sm', tabIndex: -1 } as const;
  return (
    <div className={classes.actions}>
      {row.entry && (
        <ActionIcon
          {...button}
          aria-label={t('sheet.history')}
          title={t('sheet.history')}
          onClick={() => context.onHistory(row)}
        >
          <IconHistory size={15} />
        </ActionIcon>
      )}
      {isChanged(row) ? (
        <ActionIcon
          {...button}
          aria-label={t('sheet.drop')}
          title={t('sheet.drop')}
          onClick={() => context.onDrop(row)}
        >
          {row.entry ? <IconArrowBackUp size={15} /> : <IconX size={15} />}
        </ActionIcon>
      ) : (
        !data.readOnlySentence && (
          <ActionIcon
            {...button}
            aria-label={t('sheet.void')}
            title={t('sheet.void')}
            onClick={() => context.onVoid(row)}
          >
            <IconBan size={15} />
          </ActionIcon>
        )
      )}
    </div>
  );
};

const sameCell = (left: CellView | undefined, right: CellView | undefined): boolean =>
  left?.text === right?.text &&
  left?.detail === right?.detail &&
  left?.typed === right?.typed &&
  left?.mark === right?.mark &&
  left?.isInferred === right?.isInferred &&
  left?.isUnsaved === right?.isUnsaved;

const INPUT_WIDTHS = {
  workOrder: 170,
  operation: 80,
  unitsProduced: 74,
  unitsDefective: 76,
  runHours: 60,
  employeesAssigned: 72,
  employeesPresent: 70,
  employeesFloatingIdle: 66,
  scheduledHours: 78,
  notes: 80,
} as const satisfies Record<InputField, number>;

const DERIVED_WIDTHS: Readonly<Record<string, number>> = {
  standard: 72,
  efficiency: 74,
  performance: 80,
} satisfies Record<DerivedField, number>;

const isFree = ({ data }: { data: RowView | undefined }): boolean =>
  data !== undefined && !isTotal(data) && !data.readOnlySentence && !data.isVoided;

/** Whether a key press belongs to the sheet rather than to the grid: submit and clearing. */
const isOurs = ({ event, editing }: { event: KeyboardEvent; editing: boolean }): boolean =>
  (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) ||
  (!editing && (event.key === 'Delete' || event.key === 'Backspace'));

/** Columns of the sheet in the language of the page. */
export const columnsOf = (words: Words): ColDef<RowView>[] => {
  const { t } = words;
  const common = (field: Field, name: TextKey): ColDef<RowView, CellView> => ({
    colId: field,
    headerName: t(name),
    headerTooltip: t(`${name}-help` as TextKey),
    valueGetter: ({ data }) => data?.cells[field] ?? null,
    equals: (left, right) => sameCell(left ?? undefined, right ?? undefined),
    cellRenderer: Cell,
    suppressKeyboardEvent: (press) => isOurs(press) || isMove(press),
  });
  return [
    {
      colId: 'state',
      headerName: '',
      width: 34,
      cellRenderer: RowState,
      suppressNavigable: true,
      equals: () => false,
    },
    ...INPUT_FIELDS.map((field): ColDef<RowView> => ({
      ...common(field, `column.${field}`),
      width: INPUT_WIDTHS[field],
      ...(field === 'notes' ? { flex: 1, minWidth: INPUT_WIDTHS.notes } : {}),
      ...(isNumberField(field) ? { headerClass: 'ag-right-aligned-header' } : {}),
      editable: isFree,
      valueFormatter: ({ value }) => (value as CellView | null)?.typed ?? '',
      valueParser: ({ newValue }) => newValue,
      ...(field === 'workOrder'
        ? { cellEditor: OrderEditor, cellEditorPopup: true }
        : { cellEditor: TextEditor }),
    })),
    ...(['standard', 'efficiency', 'performance'] as const).map((field): ColDef<RowView> => ({
      ...common(field, `column.${field}`),
      width: DERIVED_WIDTHS[field] ?? 78,
      headerClass: 'ag-right-aligned-header sheet-derived',
      cellClass: 'sheet-derived',
    })),
    {
      colId: 'actions',
      headerName: '',
      width: 66,
      cellRenderer: Actions,
      suppressNavigable: true,
      equals: () => false,
    },
  ];
};
