import type { Entry, EntryInput } from '../../../electron/contract/production';
import type { Format } from '../../format';
import type { RowKind } from '../../ui/grid/model';
import { readHours } from '../../ui/grid/values';
import { isBlank, newRowKey, type SectionRow } from '../sheet/section';

const TEXT_FIELDS = ['workOrder', 'operation', 'notes'] as const;
const NUMBER_FIELDS = [
  'unitsProduced',
  'unitsDefective',
  'runHours',
  'employeesAssigned',
  'employeesPresent',
  'employeesFloatingIdle',
  'scheduledHours',
] as const;

/** What can be typed into a row, by its name in the contract. */
export type InputField = (typeof TEXT_FIELDS)[number] | (typeof NUMBER_FIELDS)[number];
type NumberField = (typeof NUMBER_FIELDS)[number];

/** Every typed column in the order of the sheet. */
export const INPUT_FIELDS = [
  'workOrder',
  'operation',
  'unitsProduced',
  'unitsDefective',
  'runHours',
  'employeesAssigned',
  'employeesPresent',
  'employeesFloatingIdle',
  'scheduledHours',
  'notes',
] as const satisfies readonly InputField[];

const isNumberField = (field: string): field is NumberField => NUMBER_FIELDS.some((name) => name === field);

/** The number that a cell's text means, hours also as 2:30; null for an empty text, NaN for what is no number. */
export const numberIn = (field: NumberField, text: string, format: Format): number | null =>
  field === 'runHours' || field === 'scheduledHours' ? readHours(text, format) : format.parse(text);

/** Whether a name is that of a typed column. */
export const isInputField = (field: string | undefined): field is InputField =>
  INPUT_FIELDS.some((name) => name === field);

/** What was typed into a row, by its field. */
export type ProductionTyped = Record<InputField, string>;
export type ProductionRow = SectionRow<Entry, ProductionTyped>;

/** A new empty row. */
export const blankRow = (): ProductionRow => ({ key: newRowKey(), saved: null, typed: {}, voidReason: null });

/** The saved value of a column as an editor shows it. */
export const savedText = (entry: Entry | null, field: InputField, format: Format): string => {
  if (!entry) return '';
  if (field === 'workOrder') return entry.workOrder.code;
  if (field === 'operation' || field === 'notes') return entry[field] ?? '';
  if (field === 'employeesFloatingIdle' && entry.employeesFloatingIdle === 0) return '';
  return format.typed(entry[field]);
};

/** What an editor of a cell shows: what was typed, else what is saved. */
export const textOf = (row: ProductionRow, field: InputField, format: Format): string =>
  row.typed[field] ?? savedText(row.saved, field, format);

const isSame = (field: InputField, left: string, right: string, format: Format): boolean =>
  left.trim() === right.trim() ||
  (isNumberField(field) && numberIn(field, left, format) === numberIn(field, right, format));

/** A row after something was typed into a cell; typing what is saved anyway is no change. */
export const typeInto = (
  row: ProductionRow,
  field: InputField,
  text: string,
  format: Format,
): ProductionRow => {
  if (text === textOf(row, field, format)) return row;
  const { [field]: _, ...others } = row.typed;
  return isSame(field, text, savedText(row.saved, field, format), format)
    ? { ...row, typed: others }
    : { ...row, typed: { ...others, [field]: text } };
};

/** Sent for a text that is no number: the engine refuses it there, too, and still judges the row's other cells. */
const REFUSED = -1;

/** The input of a row and the cells whose text is no number. */
export const readRow = (
  row: ProductionRow,
  format: Format,
): { readonly input: EntryInput; readonly unreadable: readonly InputField[] } => {
  const unreadable: InputField[] = [];
  const text = (field: InputField) => textOf(row, field, format).trim();
  const number = (field: NumberField): number | null => {
    // What was not typed is sent as it was read: no rounding on the way through an editor.
    if (row.typed[field] === undefined && row.saved) return row.saved[field];
    const value = numberIn(field, text(field), format);
    if (!Number.isNaN(value)) return value;
    unreadable.push(field);
    return REFUSED;
  };
  const input: EntryInput = {
    key: row.key,
    workOrder: text('workOrder'),
    operation: text('operation') || null,
    unitsProduced: number('unitsProduced'),
    unitsDefective: number('unitsDefective'),
    runHours: number('runHours'),
    employeesAssigned: number('employeesAssigned'),
    employeesPresent: number('employeesPresent'),
    employeesFloatingIdle: number('employeesFloatingIdle'),
    scheduledHours: number('scheduledHours'),
    notes: text('notes') || null,
  };
  return { input, unreadable };
};

/** How the grid handles the rows of the sheet; columns that follow from others hold no text. */
export const productionRowKind = (format: Format): RowKind<ProductionRow> => ({
  keyOf: (row) => row.key,
  textOf: (row, field) => (isInputField(field) ? textOf(row, field, format) : ''),
  withText: (row, field, text) => (isInputField(field) ? typeInto(row, field, text, format) : row),
  blank: blankRow,
  isBlank,
  isLocked: (row) => row.voidReason !== null || Boolean(row.saved?.readOnlyBecause),
  isNew: (row) => row.saved === null,
  copyOf: (row) => ({
    ...blankRow(),
    typed: Object.fromEntries(
      INPUT_FIELDS.flatMap((field) => {
        const text = textOf(row, field, format);
        return text === '' ? [] : [[field, text]];
      }),
    ),
  }),
});
