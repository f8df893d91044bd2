import type { RehearsedStop } from '../../../electron/contract/sheet';
import type { Words } from '../../i18n/useWords';
import type { CellView, GridColumn, RowView } from '../../ui/grid/model';
import { stopReasonParts } from '../catalogues/names';
import { rowState, sentencesBy } from '../sheet/rowView';
import { isChanged } from '../sheet/section';
import {
  isRunning,
  isStopField,
  readStop,
  STOP_FIELDS,
  textOf,
  timesOf,
  typedTimesOf,
  type StopField,
  type StopRow,
} from './rows';
import type { ShiftClock } from './times';

/** A stop as the grid shows it. */
export type StopView = RowView<StopField> & {
  readonly row: StopRow;
  /** Sentences about the row as a whole. */
  readonly remarks: readonly string[];
  readonly hasError: boolean;
  readonly readOnlySentence: string | null;
};

const UNREADABLE = {
  startTime: 'grid.not-a-time',
  endTime: 'grid.not-a-time',
  minutes: 'grid.not-minutes',
  employeesAffected: 'grid.not-a-number',
} as const satisfies Partial<Record<StopField, string>>;

const isUnreadable = (field: StopField): field is keyof typeof UNREADABLE => field in UNREADABLE;

type Seen = {
  readonly row: StopRow;
  readonly shift: ShiftClock;
  /** Minutes that a running stop has lasted; null for one that is over. */
  readonly lasts: number | null;
  readonly words: Words;
  readonly columns: readonly GridColumn<StopField>[];
};

/** What follows from other cells of the row. */
const inferred = (
  { row, shift, lasts, words }: Seen,
  field: StopField,
): { text: string; why: string } | null => {
  const { t, format } = words;
  if (isRunning(row)) {
    if (field === 'endTime') return { text: t('stops.running'), why: t('stops.running-help') };
    if (field !== 'minutes' || lasts === null) return null;
    return { text: format.integer(lasts), why: t('stops.running-help') };
  }
  const { from, to, minutes } = timesOf(row, shift, format);
  if (field === 'startTime' && from !== null) return { text: from, why: t('stops.start-derived') };
  if (field === 'endTime' && to !== null) return { text: to, why: t('stops.end-derived') };
  if (field === 'minutes' && minutes !== null) {
    return { text: format.exact(minutes), why: t('stops.minutes-derived') };
  }
  const isLength = typedTimesOf(row, format).minutes !== null;
  if (field === 'employeesAffected' && (isLength || minutes !== null)) {
    return { text: format.integer(1), why: t('stops.people-assumed') };
  }
  return null;
};

const displayed = ({ row, words, columns }: Seen, field: StopField): string => {
  const { format } = words;
  const text = textOf(row, field, format);
  if (field === 'reason') return text === '' ? '' : stopReasonParts(text).name;
  if (field === 'equipment' || field === 'responsible') {
    const { choices } = columns.find((column) => column.field === field) ?? {};
    return choices?.find(({ value }) => value === text)?.label ?? text;
  }
  if (field !== 'employeesAffected') return text;
  const people = format.parse(text);
  return people === null || Number.isNaN(people) ? text : format.integer(people);
};

type Complaints = {
  readonly errors: ReadonlyMap<string, string>;
  readonly warnings: ReadonlyMap<string, string>;
};

const cellOf = (seen: Seen, field: StopField, { errors, warnings }: Complaints): CellView => {
  const { row, words } = seen;
  const text = displayed(seen, field);
  const follows = text === '' && row.voidReason === null ? inferred(seen, field) : null;
  return {
    text: follows?.text ?? text,
    detail: field === 'reason' ? stopReasonParts(textOf(row, field, words.format)).group : null,
    typed: textOf(row, field, words.format),
    mark: errors.has(field) ? 'error' : warnings.has(field) ? 'warning' : null,
    isInferred: follows !== null,
    isUnsaved: row.typed[field] !== undefined,
    sentence: errors.get(field) ?? warnings.get(field) ?? follows?.why ?? null,
  };
};

const NO_COLUMNS: readonly GridColumn<StopField>[] = [];

/**
 * What the grid shows of a stop. `isSettled`: the user is done with it, so that empty cells count as missing; `lasts`:
 * minutes that it has been running; `columns`: what codes are called.
 */
const makeView = (
  row: StopRow,
  rehearsed: RehearsedStop | undefined,
  isSettled: boolean,
  shift: ShiftClock,
  lasts: number | null,
  words: Words,
  columns: readonly GridColumn<StopField>[] = NO_COLUMNS,
): StopView => {
  const { say, t, format } = words;
  const isLive = isChanged(row);
  const remarks = isLive ? rehearsed : row.saved && { errors: [], warnings: row.saved.warnings };
  const warnings = sentencesBy(remarks?.warnings ?? [], isStopField, say);
  const errors = sentencesBy(remarks?.errors ?? [], isStopField, say);
  if (isLive && row.voidReason === null) {
    for (const field of readStop(row, format).unreadable) {
      if (isUnreadable(field)) errors.set(field, t(UNREADABLE[field]));
    }
  }
  for (const field of errors.keys()) {
    const isEmpty = field === '' || (isStopField(field) && textOf(row, field, format) === '');
    if (isEmpty && !isSettled) errors.delete(field);
  }
  const seen: Seen = { row, shift, lasts, words, columns };
  const complaints = { errors, warnings };
  const cells = Object.fromEntries(
    STOP_FIELDS.map((field) => [field, cellOf(seen, field, complaints)]),
  ) as Record<StopField, CellView>;
  const readOnlySentence = row.saved?.readOnlyBecause ? say(row.saved.readOnlyBecause) : null;
  return {
    key: row.key,
    row,
    cells,
    isStruck: row.voidReason !== null,
    isLocked: row.voidReason !== null || readOnlySentence !== null,
    state:
      isRunning(row) && errors.size === 0 && row.voidReason === null
        ? { sign: '▶', label: t(isLive ? 'stops.state-running-unsaved' : 'stops.running') }
        : rowState(row, errors.size > 0, t),
    hasError: errors.size > 0,
    remarks: [errors.get(''), warnings.get('')].filter((text) => text !== undefined),
    readOnlySentence,
  };
};

type Made = Parameters<typeof makeView>;
const views = new WeakMap<StopRow, { readonly from: Made; readonly view: StopView }>();

/** What the grid shows of a stop; made once for each state of the row. */
export const viewOf = (...from: Made): StopView => {
  const known = views.get(from[0]);
  if (known && from.every((part, at) => part === known.from[at])) return known.view;
  const view = makeView(...from);
  views.set(from[0], { from, view });
  return view;
};
