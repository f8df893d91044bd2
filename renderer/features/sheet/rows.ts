import { z } from 'zod';
import type { Batch, Entry, EntryInput, SheetPlace } from '../../../electron/contract/production';
import type { Format } from '../../format';

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

/** Whether a column holds a number. */
export const isNumberField = (field: string): field is NumberField =>
  NUMBER_FIELDS.some((name) => name === field);

/** Whether a name is that of a typed column. */
export const isInputField = (field: string | undefined): field is InputField =>
  INPUT_FIELDS.some((name) => name === field);

/** A row of the sheet: what is saved of it, what was typed over that and is not saved, and whether it is to be voided. */
export type SheetRow = {
  readonly key: string;
  readonly entry: Entry | null;
  readonly typed: Readonly<Partial<Record<InputField, string>>>;
  readonly voidReason: string | null;
};

/** A new empty row. */
export const blankRow = (): SheetRow => ({
  key: `n-${crypto.randomUUID()}`,
  entry: null,
  typed: {},
  voidReason: null,
});

/** The saved value of a column as an editor shows it. */
export const savedText = (entry: Entry | null, field: InputField, format: Format): string => {
  if (!entry) return '';
  if (field === 'workOrder') return entry.workOrder.code;
  if (field === 'operation' || field === 'notes') return entry[field] ?? '';
  if (field === 'employeesFloatingIdle' && entry.employeesFloatingIdle === 0) return '';
  return format.typed(entry[field]);
};

/** What an editor of a cell shows: what was typed, else what is saved. */
export const textOf = (row: SheetRow, field: InputField, format: Format): string =>
  row.typed[field] ?? savedText(row.entry, field, format);

/** Whether nothing stands in a row. */
export const isBlank = (row: SheetRow): boolean =>
  row.entry === null && Object.values(row.typed).every((text) => text.trim() === '');

/** Whether a submit would change something about a row. */
export const isChanged = (row: SheetRow): boolean =>
  row.entry ? row.voidReason !== null || Object.keys(row.typed).length > 0 : !isBlank(row);

const isSame = (field: InputField, left: string, right: string, format: Format): boolean =>
  left.trim() === right.trim() || (isNumberField(field) && format.parse(left) === format.parse(right));

/** A row after something was typed into a cell; typing what is saved anyway is no change. */
export const typeInto = (row: SheetRow, field: InputField, text: string, format: Format): SheetRow => {
  const { [field]: _, ...others } = row.typed;
  return isSame(field, text, savedText(row.entry, field, format), format)
    ? { ...row, typed: others }
    : { ...row, typed: { ...others, [field]: text } };
};

/** Sent for a text that is no number: the engine refuses it there, too, and still judges the row's other cells. */
const REFUSED = -1;

/** The input of a row and the cells whose text is no number. */
export const readRow = (
  row: SheetRow,
  format: Format,
): { readonly input: EntryInput; readonly unreadable: readonly InputField[] } => {
  const unreadable: InputField[] = [];
  const text = (field: InputField) => textOf(row, field, format).trim();
  const number = (field: NumberField): number | null => {
    // What was not typed is sent as it was read: no rounding on the way through an editor.
    if (row.typed[field] === undefined && row.entry) return row.entry[field];
    const value = format.parse(text(field));
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

/** What a submit of the rows sends. */
export const batchOf = (place: SheetPlace, rows: readonly SheetRow[], format: Format): Batch => {
  const batch: Batch = { place, creates: [], updates: [], voids: [] };
  for (const row of rows.filter(isChanged)) {
    if (row.entry && row.voidReason !== null) {
      const { id, version } = row.entry;
      batch.voids.push({ key: row.key, id, version, reason: row.voidReason });
      continue;
    }
    const { input } = readRow(row, format);
    if (row.entry) batch.updates.push({ ...input, id: row.entry.id, version: row.entry.version });
    else batch.creates.push(input);
  }
  return batch;
};

/** How many rows a batch would change. */
export const sizeOf = ({ creates, updates, voids }: Batch): number =>
  creates.length + updates.length + voids.length;

/** Exactly one blank row stands at the end. */
const withBlankEnd = (rows: readonly SheetRow[]): readonly SheetRow[] => {
  const last = rows.at(-1);
  return last && isBlank(last) ? rows : [...rows, blankRow()];
};

/** The sheet after the engine told what is saved: typed cells stay, and so does the version they were typed over. */
export const mergeEntries = (rows: readonly SheetRow[], entries: readonly Entry[]): readonly SheetRow[] => {
  const known = new Map(rows.flatMap((row) => (row.entry ? [[row.entry.id, row] as const] : [])));
  const saved = entries.map((entry): SheetRow => {
    const row = known.get(entry.id);
    if (!row) return { key: `e-${entry.id}`, entry, typed: {}, voidReason: null };
    return isChanged(row) ? row : { ...row, entry };
  });
  const kept = new Set(entries.map((entry) => entry.id));
  const goneButTyped = rows.filter((row) => row.entry && !kept.has(row.entry.id) && isChanged(row));
  const fresh = rows.filter((row) => !row.entry);
  return withBlankEnd([...saved, ...goneButTyped, ...fresh]);
};

/** The rows after a submit: what it saved has replaced what was typed, and voided rows are gone. */
export const withSaved = (rows: readonly SheetRow[], saved: readonly Entry[]): readonly SheetRow[] => {
  const untouched = rows.flatMap((row) => (row.entry && !isChanged(row) ? [row.entry] : []));
  const changed = new Set(saved.map((entry) => entry.id));
  const entries = [...untouched.filter((entry) => !changed.has(entry.id)), ...saved];
  return mergeEntries(
    [],
    entries.toSorted((left, right) => left.id - right.id),
  );
};

/** The rows after one of them was replaced by another state of itself. */
export const replaceRow = (rows: readonly SheetRow[], next: SheetRow): readonly SheetRow[] =>
  withBlankEnd(rows.map((row) => (row.key === next.key ? next : row)));

/** The rows without one that was never saved. */
export const withoutRow = (rows: readonly SheetRow[], key: string): readonly SheetRow[] =>
  withBlankEnd(rows.filter((row) => row.key !== key));

const draftSchema = z.object({
  submissionId: z.string().nullable(),
  rows: z.array(
    z.object({
      key: z.string(),
      id: z.number().nullable(),
      version: z.number().nullable(),
      typed: z.record(z.string(), z.string()),
      voidReason: z.string().nullable(),
    }),
  ),
});
/** What is kept of a sheet that is not saved. */
export type Draft = z.infer<typeof draftSchema>;

/** The unsaved part of the rows; null where everything is saved. */
export const draftOf = (rows: readonly SheetRow[], submissionId: string | null): Draft | null => {
  const changed = rows.filter(isChanged).map(({ key, entry, typed, voidReason }) => ({
    key,
    id: entry?.id ?? null,
    version: entry?.version ?? null,
    typed: { ...typed },
    voidReason,
  }));
  return changed.length > 0 ? { rows: changed, submissionId } : null;
};

/** A draft that was read back, or null when it is none of ours. */
export const parseDraft = (content: unknown): Draft | null => draftSchema.safeParse(content).data ?? null;

/**
 * Rows with a draft laid over them. A saved row that changed since keeps the version of the draft, so that saving it
 * ends in the question which of both holds; one that is gone comes back as a new row.
 */
export const applyDraft = (rows: readonly SheetRow[], draft: Draft): readonly SheetRow[] => {
  const drafted = new Map(draft.rows.map((row) => [row.id, row]));
  const saved = rows
    .filter((row) => row.entry)
    .map((row): SheetRow => {
      const kept = row.entry && drafted.get(row.entry.id);
      if (!row.entry || !kept) return row;
      return {
        ...row,
        entry: { ...row.entry, version: kept.version ?? row.entry.version },
        typed: kept.typed,
        voidReason: kept.voidReason,
      };
    });
  const present = new Set(saved.map((row) => row.entry?.id));
  const fresh = draft.rows
    .filter((row) => row.id === null || (!present.has(row.id) && row.voidReason === null))
    .map(({ key, typed }): SheetRow => ({ key, entry: null, typed, voidReason: null }));
  return withBlankEnd([...saved, ...fresh]);
};
