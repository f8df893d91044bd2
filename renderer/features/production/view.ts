import type { Derived, Entry, RehearsedRow, Remark } from '../../../electron/contract/production';
import type { Format } from '../../format';
import type { Words } from '../../i18n/useWords';
import type { CellView, RowView } from '../../ui/grid/model';
import { isBlank, isChanged } from '../sheet/section';
import { isInputField, numberIn, readRow, textOf, type InputField, type ProductionRow } from './rows';

/** A column that follows from the typed ones. */
export type DerivedField = 'standard' | 'efficiency' | 'performance';
export type Field = InputField | DerivedField;

/** A row of the sheet as the grid shows it. */
export type ProductionView = RowView<Field> & {
  readonly row: ProductionRow;
  /** Sentences about the row as a whole. */
  readonly remarks: readonly string[];
  readonly hasError: boolean;
  readonly readOnlySentence: string | null;
};

/** What stands for an input that was left blank. */
const USED_OF = {
  employeesAssigned: 'employeesAssigned',
  employeesPresent: 'employeesPresent',
  scheduledHours: 'scheduledHours',
  runHours: 'runHours',
} as const satisfies Partial<Record<InputField, keyof Derived>>;

const isUsed = (field: InputField): field is keyof typeof USED_OF => field in USED_OF;

const displayed = (row: ProductionRow, field: InputField, format: Format): string => {
  const text = textOf(row, field, format);
  if (field === 'workOrder' || field === 'operation' || field === 'notes') return text;
  const value = numberIn(field, text, format);
  if (value === null || Number.isNaN(value)) return text;
  return field === 'runHours' || field === 'scheduledHours' ? format.exact(value) : format.integer(value);
};

type Seen = {
  readonly row: ProductionRow;
  readonly rehearsed: RehearsedRow | undefined;
  readonly entry: Entry | null;
};

const inputCell = (seen: Seen, field: InputField, remarks: Remarks, words: Words): CellView => {
  const { row, entry } = seen;
  const { format, t } = words;
  const typed = textOf(row, field, format);
  const text = displayed(row, field, format);
  const complaint = remarks.errors.get(field) ?? remarks.warnings.get(field) ?? null;
  const mark = remarks.errors.has(field) ? 'error' : remarks.warnings.has(field) ? 'warning' : null;
  const isUnsaved = row.typed[field] !== undefined;
  const plain = {
    text,
    detail: null,
    typed,
    mark,
    isInferred: false,
    isUnsaved,
    sentence: complaint,
  } as const;
  if (field === 'employeesFloatingIdle' && text === '' && entry)
    return { ...plain, text: '0', isInferred: true };
  if (text !== '' || !entry || !isUsed(field)) return plain;
  const used = entry.derived[USED_OF[field]];
  if (used.source === 'entry') return plain;
  const source = t('sheet.inferred', {
    source: sourceName(used.source, t),
    confidence: words.format.integer(used.confidence * 100),
  });
  const value = field.endsWith('Hours') ? format.hours(used.value) : format.exact(used.value);
  return { ...plain, text: value, isInferred: true, sentence: complaint ?? source };
};

/** The name of where a value came from. */
export const sourceName = (source: string, t: Words['t']): string => {
  const key = `source.${source}`;
  const name = (t as (key: string) => string)(key);
  return name === key ? source : name;
};

type Remarks = {
  readonly errors: ReadonlyMap<string, string>;
  readonly warnings: ReadonlyMap<string, string>;
};

const collect = (remarks: readonly Remark[], say: Words['say']): Map<string, string> => {
  const sentences = new Map<string, string>();
  for (const remark of remarks) {
    const field = isInputField(remark.field ?? undefined) ? (remark.field ?? '') : '';
    const before = sentences.get(field);
    sentences.set(field, before ? `${before} ${say(remark)}` : say(remark));
  }
  return sentences;
};

const derivedCells = (entry: Entry | null, words: Words): Record<DerivedField, CellView> => {
  const { format, t } = words;
  const plain = {
    detail: null,
    typed: '',
    mark: null,
    isUnsaved: false,
    sentence: null,
    isInferred: false,
  } as const;
  if (!entry) {
    const none = { ...plain, text: '' };
    return { standard: none, efficiency: none, performance: none };
  }
  const { cycleTimeHours, efficiency, performance } = entry.derived;
  const inputs = Object.values(entry.derived).filter((value) => typeof value === 'object' && value !== null);
  const isEstimated = inputs.some((used) => used.confidence < 1);
  const ratio = (value: number | null, noValue: string): CellView => ({
    ...plain,
    text: format.percent(value),
    isInferred: isEstimated,
    sentence: value === null ? noValue : isEstimated ? t('sheet.estimated') : null,
  });
  return {
    standard: {
      ...plain,
      text: format.exact(cycleTimeHours.value),
      isInferred: cycleTimeHours.confidence < 1,
      sentence: t('sheet.standard-from', {
        source: sourceName(cycleTimeHours.source, t),
        confidence: format.integer(cycleTimeHours.confidence * 100),
      }),
    },
    efficiency: ratio(efficiency, t('sheet.no-labour-hours')),
    performance: ratio(performance, t('sheet.no-run-hours')),
  };
};

const stateOf = (row: ProductionRow, hasError: boolean, t: Words['t']): ProductionView['state'] => {
  if (row.voidReason !== null) return { sign: '×', label: t('sheet.state-void') };
  if (hasError) return { sign: '!', label: t('sheet.state-error') };
  if (isChanged(row)) return { sign: '•', label: t('sheet.state-unsaved') };
  return isBlank(row) ? { sign: '+', label: null } : null;
};

/** What the grid shows of a row. `isSettled`: the user is done with it, so that empty cells count as missing. */
const makeView = (
  row: ProductionRow,
  rehearsed: RehearsedRow | undefined,
  isSettled: boolean,
  words: Words,
): ProductionView => {
  const { say, t, format } = words;
  const isLive = isChanged(row);
  const entry = (isLive ? rehearsed?.entry : row.saved) ?? null;
  const warnings = collect((isLive ? rehearsed?.warnings : row.saved?.warnings) ?? [], say);
  const errors = collect(isLive ? (rehearsed?.errors ?? []) : [], say);
  if (isLive && row.voidReason === null) {
    for (const field of readRow(row, format).unreadable) {
      errors.set(field, t(field.endsWith('Hours') ? 'grid.not-hours' : 'grid.not-a-number'));
    }
  }
  for (const field of errors.keys()) {
    const isEmpty = isInputField(field) && textOf(row, field, format) === '';
    if (isEmpty && !isSettled) errors.delete(field);
  }
  const seen: Seen = { row, rehearsed, entry };
  const remarks = { errors, warnings };
  const cell = (field: InputField) => inputCell(seen, field, remarks, words);
  const whole = [errors.get(''), warnings.get('')].filter((text) => text !== undefined);
  const derived = derivedCells(isBlank(row) ? null : entry, words);
  const readOnlySentence = row.saved?.readOnlyBecause ? say(row.saved.readOnlyBecause) : null;
  return {
    key: row.key,
    row,
    isStruck: row.voidReason !== null,
    isLocked: row.voidReason !== null || readOnlySentence !== null,
    state: stateOf(row, errors.size > 0, t),
    hasError: errors.size > 0,
    remarks: whole,
    readOnlySentence,
    cells: {
      workOrder: { ...cell('workOrder'), detail: entry?.workOrder.styleModel ?? null },
      operation: cell('operation'),
      unitsProduced: cell('unitsProduced'),
      unitsDefective: cell('unitsDefective'),
      runHours: cell('runHours'),
      employeesAssigned: cell('employeesAssigned'),
      employeesPresent: cell('employeesPresent'),
      employeesFloatingIdle: cell('employeesFloatingIdle'),
      scheduledHours: cell('scheduledHours'),
      notes: cell('notes'),
      ...derived,
    },
  };
};

type Made = Parameters<typeof makeView>;
const views = new WeakMap<ProductionRow, { readonly from: Made; readonly view: ProductionView }>();

/** What the grid shows of a row; made once for each state of the row, as a sheet may hold hundreds of them. */
export const viewOf = (...from: Made): ProductionView => {
  const known = views.get(from[0]);
  if (known && from.every((part, at) => part === known.from[at])) return known.view;
  const view = makeView(...from);
  views.set(from[0], { from, view });
  return view;
};
