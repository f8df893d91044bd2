import { INSPECTION_METHODS, type Inspection, type InspectionInput } from '../../../electron/contract/sheet';
import type { Format } from '../../format';
import type { Choice, RowKind } from '../../ui/grid/model';
import { defectTypeName } from '../catalogues/names';
import { isBlank, newRowKey, type SectionRow } from '../sheet/section';
import { readTally, tallyOf, tallyText, withTally, type Defect } from './tally';

const UNIT_FIELDS = [
  'unitsInspected',
  'unitsPassed',
  'unitsDefective',
  'unitsRework',
  'unitsRepair',
] as const;
const NUMBER_FIELDS = [...UNIT_FIELDS, 'sampleSizePercent'] as const;
type NumberField = (typeof NUMBER_FIELDS)[number];

/** Every typed column in the order of the section. */
export const INSPECTION_FIELDS = [
  'workOrder',
  'operation',
  'unitsInspected',
  'unitsPassed',
  'unitsDefective',
  'defects',
  'unitsRework',
  'unitsRepair',
  'method',
  'sampleSizePercent',
  'inspector',
  'isReinspection',
] as const;
export type InspectionField = (typeof INSPECTION_FIELDS)[number];

/** Whether a name is that of a typed column. */
export const isInspectionField = (field: string | null | undefined): field is InspectionField =>
  INSPECTION_FIELDS.some((name) => name === field);

/** The column that a remark is about: one about a defect (`defects.2.type`) is about all of them. */
export const fieldOf = (field: string | null): InspectionField | null => {
  const name = field?.split('.')[0] ?? null;
  return isInspectionField(name) ? name : null;
};

const isNumberField = (field: InspectionField): field is NumberField =>
  NUMBER_FIELDS.some((name) => name === field);

/** What a cell of the column for re-inspections holds. */
export const YES = 'yes';

/** What was typed into a row by its field; defects are a list, or the text of a tally that cannot be read. */
export type InspectionTyped = Record<Exclude<InspectionField, 'defects'>, string> & {
  readonly defects: readonly Defect[] | string;
  readonly notes: string;
};
export type InspectionRow = SectionRow<Inspection, InspectionTyped>;

/** A new empty row. */
export const blankInspection = (): InspectionRow => ({
  key: newRowKey(),
  saved: null,
  typed: {},
  voidReason: null,
});

/** The defects of a row; of a tally that cannot be read, those that are saved. */
export const defectsOf = (row: InspectionRow): readonly Defect[] => {
  const { defects } = row.typed;
  return typeof defects === 'object' ? defects : (row.saved?.defects ?? []);
};

/** The defects of a row in words, by the names of their types. */
export const tallyTextOf = (row: InspectionRow): string => tallyText(tallyOf(defectsOf(row)), defectTypeName);

/** The saved value of a column as an editor shows it. */
export const savedText = (saved: Inspection | null, field: InspectionField, format: Format): string => {
  if (!saved) return '';
  if (field === 'defects') return tallyText(tallyOf(saved.defects), defectTypeName);
  if (field === 'isReinspection') return saved.isReinspection ? YES : '';
  return isNumberField(field) ? format.typed(saved[field]) : (saved[field] ?? '');
};

/** Whether a saved number no longer holds because its counterpart was typed: the other one follows. */
const isSuperseded = (row: InspectionRow, field: InspectionField): boolean =>
  (field === 'unitsPassed' && (row.typed.unitsDefective ?? '') !== '') ||
  (field === 'unitsDefective' && (row.typed.unitsPassed ?? '') !== '');

/** What an editor of a cell shows: what was typed, else what is saved. */
export const textOf = (row: InspectionRow, field: InspectionField, format: Format): string => {
  if (field === 'defects') {
    return typeof row.typed.defects === 'string' ? row.typed.defects : tallyTextOf(row);
  }
  return row.typed[field] ?? (isSuperseded(row, field) ? '' : savedText(row.saved, field, format));
};

/** What is typed or saved of the notes. */
export const notesOf = (row: InspectionRow): string => row.typed.notes ?? row.saved?.notes ?? '';

const numberIn = (row: InspectionRow, field: NumberField, format: Format): number | null => {
  // What was not typed is taken as it is saved: no rounding on the way through an editor.
  if (row.typed[field] === undefined && row.saved && !isSuperseded(row, field)) return row.saved[field];
  const text = textOf(row, field, format).trim();
  return field === 'sampleSizePercent' ? format.parse(text.replace(/%$/, '')) : format.parse(text);
};

const readable = (value: number | null): number | null => (Number.isNaN(value) ? null : value);

/** Inspected, passed and defective units of a row; the third of them follows from two. */
export const unitsOf = (row: InspectionRow, format: Format) => {
  const inspected = readable(numberIn(row, 'unitsInspected', format));
  const passed = readable(numberIn(row, 'unitsPassed', format));
  const defective = readable(numberIn(row, 'unitsDefective', format));
  const derived = (left: number | null, right: number | null, sign: 1 | -1): number | null => {
    const value = left === null || right === null ? null : left + sign * right;
    return value !== null && value >= 0 ? value : null;
  };
  return {
    inspected: inspected ?? derived(passed, defective, 1),
    passed: passed ?? derived(inspected, defective, -1),
    defective: defective ?? derived(inspected, passed, -1),
  };
};

/** Sent for a text that is no number: the engine refuses it there, too, and still judges the row's other cells. */
const REFUSED = -1;

/** The input of a row and the cells whose text cannot be read. */
export const readInspection = (
  row: InspectionRow,
  format: Format,
): { readonly input: InspectionInput; readonly unreadable: readonly InspectionField[] } => {
  const unreadable: InspectionField[] = [];
  const number = (field: NumberField): number | null => {
    const value = numberIn(row, field, format);
    if (!Number.isNaN(value)) return value;
    unreadable.push(field);
    return REFUSED;
  };
  const text = (field: InspectionField): string => textOf(row, field, format).trim();
  const method = INSPECTION_METHODS.find((each) => each === text('method')) ?? null;
  if (method === null && text('method') !== '') unreadable.push('method');
  if (!['', YES].includes(text('isReinspection'))) unreadable.push('isReinspection');
  if (typeof row.typed.defects === 'string' && row.typed.defects.trim() !== '') unreadable.push('defects');
  const input: InspectionInput = {
    key: row.key,
    workOrder: text('workOrder'),
    operation: text('operation'),
    unitsInspected: number('unitsInspected'),
    unitsPassed: number('unitsPassed'),
    unitsDefective: number('unitsDefective'),
    unitsRework: number('unitsRework'),
    unitsRepair: number('unitsRepair'),
    method,
    sampleSizePercent: number('sampleSizePercent'),
    inspector: text('inspector') || null,
    isReinspection: text('isReinspection') === YES,
    notes: notesOf(row).trim() || null,
    defects: [...defectsOf(row)],
  };
  return { input, unreadable };
};

/** Finds defect types by part of a name, best first. */
export type FindDefect = (text: string) => readonly Choice[];

const without = (typed: InspectionRow['typed'], field: keyof InspectionTyped): InspectionRow['typed'] =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => name !== field));

const isSameList = (left: readonly Defect[], right: readonly Defect[]): boolean =>
  JSON.stringify(left) === JSON.stringify(right);

/** The row with other defects; those that are saved anyway are no change. */
export const withDefects = (row: InspectionRow, defects: readonly Defect[]): InspectionRow => {
  const typed = without(row.typed, 'defects');
  return isSameList(defects, row.saved?.defects ?? [])
    ? { ...row, typed }
    : { ...row, typed: { ...typed, defects } };
};

/** The row with other notes. */
export const withNotes = (row: InspectionRow, notes: string): InspectionRow => {
  const typed = without(row.typed, 'notes');
  return notes === (row.saved?.notes ?? '') ? { ...row, typed } : { ...row, typed: { ...typed, notes } };
};

const typeDefects = (row: InspectionRow, text: string, find: FindDefect): InspectionRow => {
  const tally = readTally(text, find);
  if (tally) return withDefects(row, withTally(defectsOf(row), tally));
  return { ...row, typed: { ...row.typed, defects: text } };
};

const isSame = (field: InspectionField, left: string, right: string, format: Format): boolean =>
  left.trim() === right.trim() ||
  (isNumberField(field) &&
    left.trim() !== '' &&
    right.trim() !== '' &&
    format.parse(left) === format.parse(right));

/** A row after something was typed into a cell; typing what is saved anyway is no change. */
export const typeInto = (
  row: InspectionRow,
  field: InspectionField,
  text: string,
  format: Format,
  find: FindDefect,
): InspectionRow => {
  if (text === textOf(row, field, format)) return row;
  if (field === 'defects') return typeDefects(row, text, find);
  const typed = without(row.typed, field);
  return isSame(field, text, savedText(row.saved, field, format), format)
    ? { ...row, typed }
    : { ...row, typed: { ...typed, [field]: text } };
};

/** How the grid handles inspections; columns that follow from others hold no text. */
export const inspectionRowKind = (format: Format, find: FindDefect): RowKind<InspectionRow> => ({
  keyOf: (row) => row.key,
  textOf: (row, field) => (isInspectionField(field) ? textOf(row, field, format) : ''),
  withText: (row, field, text) => (isInspectionField(field) ? typeInto(row, field, text, format, find) : row),
  blank: blankInspection,
  isBlank,
  isLocked: (row) => row.voidReason !== null || Boolean(row.saved?.readOnlyBecause),
  isNew: (row) => row.saved === null,
  copyOf: (row) => ({
    ...blankInspection(),
    typed: {
      ...Object.fromEntries(
        INSPECTION_FIELDS.flatMap((field) => {
          const text = field === 'defects' ? '' : textOf(row, field, format);
          return text === '' ? [] : [[field, text]];
        }),
      ),
      ...(defectsOf(row).length > 0
        ? { defects: defectsOf(row).map((defect) => ({ ...defect, id: null })) }
        : {}),
      ...(notesOf(row) === '' ? {} : { notes: notesOf(row) }),
    },
  }),
});
