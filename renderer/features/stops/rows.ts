import type { Stop, StopInput } from '../../../electron/contract/sheet';
import type { Format } from '../../format';
import { readTime } from '../../ui/grid/clock';
import { fold } from '../../ui/grid/fold';
import type { RowKind } from '../../ui/grid/model';
import { readMinutes } from '../../ui/grid/values';
import { isBlank, newRowKey, type SectionRow } from '../sheet/section';
import { deriveTimes, type ShiftClock, type TypedTimes } from './times';

/** Every typed column in the order of the section. */
export const STOP_FIELDS = [
  'startTime',
  'endTime',
  'minutes',
  'reason',
  'workOrder',
  'equipment',
  'employeesAffected',
  'detail',
  'responsible',
] as const;
export type StopField = (typeof STOP_FIELDS)[number];
type TimeField = 'startTime' | 'endTime' | 'minutes';

/** Whether a name is that of a typed column. */
export const isStopField = (field: string | null | undefined): field is StopField =>
  STOP_FIELDS.some((name) => name === field);

/** What was typed into a row by its field, and whether the stop still goes on. */
export type StopTyped = Record<StopField, string> & { readonly isRunning: boolean };
export type StopRow = SectionRow<Stop, StopTyped>;

/** A new empty row. */
export const blankStop = (): StopRow => ({ key: newRowKey(), saved: null, typed: {}, voidReason: null });

const isTimeField = (field: StopField): field is TimeField =>
  field === 'startTime' || field === 'endTime' || field === 'minutes';

/** The saved value of a column as an editor shows it; of the times only begin and minutes, from which the end follows. */
export const savedText = (stop: Stop | null, field: StopField, format: Format): string => {
  if (!stop) return '';
  if (field === 'minutes') return stop.isRunning ? '' : format.typed(stop.seconds / 60);
  if (field === 'employeesAffected') return format.typed(stop.employeesAffected);
  if (field === 'endTime') return stop.isRunning || stop.startTime !== null ? '' : (stop.endTime ?? '');
  return stop[field] ?? '';
};

/** Whether a saved length no longer holds because an end was typed. */
const isSuperseded = (row: StopRow, field: StopField): boolean =>
  field === 'minutes' && (row.typed.endTime ?? '') !== '';

/** What an editor of a cell shows: what was typed, else what is saved. */
export const textOf = (row: StopRow, field: StopField, format: Format): string =>
  row.typed[field] ?? (isSuperseded(row, field) ? '' : savedText(row.saved, field, format));

/** Whether the stop still goes on: neither an end nor a length stands in its row. */
export const isRunning = (row: StopRow): boolean =>
  (row.typed.isRunning ?? row.saved?.isRunning ?? false) &&
  (row.typed.endTime ?? '') === '' &&
  (row.typed.minutes ?? '') === '';

const readTyped = (row: StopRow, field: TimeField, format: Format) => {
  const text = textOf(row, field, format).trim();
  if (text === '') return { value: null, isReadable: true } as const;
  const value = field === 'minutes' ? readMinutes(text, format) : readTime(text)?.slice(0, 5);
  const isReadable = value !== null && value !== undefined && !Number.isNaN(value);
  return { value: isReadable ? value : null, isReadable } as const;
};

const asText = (value: string | number | null): string | null => (typeof value === 'string' ? value : null);
const asNumber = (value: string | number | null): number | null => (typeof value === 'number' ? value : null);

/** What is typed of a row's times, as far as it can be read. */
export const typedTimesOf = (row: StopRow, format: Format): TypedTimes => ({
  from: asText(readTyped(row, 'startTime', format).value),
  to: asText(readTyped(row, 'endTime', format).value),
  minutes: asNumber(readTyped(row, 'minutes', format).value),
});

/** Begin, end and minutes of a row, typed or derived. */
export const timesOf = (row: StopRow, shift: ShiftClock, format: Format): TypedTimes =>
  deriveTimes(typedTimesOf(row, format), shift);

/** Sent for a text that is no number: the engine refuses it there, too, and still judges the row's other cells. */
const REFUSED = -1;

/** The input of a row and the cells whose text cannot be read. */
export const readStop = (
  row: StopRow,
  format: Format,
): { readonly input: StopInput; readonly unreadable: readonly StopField[] } => {
  const unreadable: StopField[] = (['startTime', 'endTime', 'minutes'] as const).filter(
    (field) => !readTyped(row, field, format).isReadable,
  );
  const text = (field: StopField): string | null => textOf(row, field, format).trim() || null;
  const { from, to, minutes } = typedTimesOf(row, format);
  const people = format.parse(textOf(row, 'employeesAffected', format));
  if (Number.isNaN(people)) unreadable.push('employeesAffected');
  const input: StopInput = {
    key: row.key,
    reason: text('reason') ?? '',
    startTime: from,
    endTime: to,
    // What was not typed is sent as it is saved: no rounding on the way through an editor.
    minutes: unreadable.includes('minutes') ? REFUSED : minutes,
    isRunning: isRunning(row),
    workOrder: text('workOrder'),
    equipment: text('equipment'),
    employeesAffected: Number.isNaN(people) ? REFUSED : people,
    responsible: text('responsible'),
    detail: text('detail'),
    resolutionNotes: row.saved?.resolutionNotes ?? null,
  };
  return { input, unreadable };
};

const NOW = new Set(['n', 'now', 'ahora']);
const isNow = (text: string): boolean => text.trim() === '.' || NOW.has(fold(text));
const ON = ['running', 'stillrunning', 'encurso', 'sigue'];
const isStillOn = (text: string): boolean =>
  /^(…|\.{3}|>)$/.test(text.trim()) ||
  (fold(text).length > 1 && ON.some((word) => word.startsWith(fold(text))));

const isSame = (field: StopField, left: string, right: string, format: Format): boolean => {
  if (left.trim() === right.trim()) return true;
  if (left.trim() === '' || right.trim() === '') return false;
  if (field === 'minutes') return readMinutes(left, format) === readMinutes(right, format);
  if (field === 'employeesAffected') return format.parse(left) === format.parse(right);
  if (isTimeField(field)) return readTime(left) !== null && readTime(left) === readTime(right);
  return false;
};

const without = (typed: StopRow['typed'], ...fields: (keyof StopTyped)[]): StopRow['typed'] =>
  Object.fromEntries(Object.entries(typed).filter(([field]) => !fields.some((each) => each === field)));

/**
 * A row after something was typed into a cell; typing what is saved anyway is no change. `.` and `now` stand for the
 * client's time of day `now`; `…` in the place of an end says that the stop goes on.
 */
export const typeInto = (
  row: StopRow,
  field: StopField,
  text: string,
  format: Format,
  now: () => string,
): StopRow => {
  if (text === textOf(row, field, format)) return row;
  if (field === 'endTime' && isStillOn(text)) return keepRunning(row);
  const isClock = field === 'startTime' || field === 'endTime';
  const told = isClock && isNow(text) ? now() : isClock ? (readTime(text)?.slice(0, 5) ?? text) : text;
  const others = without(row.typed, field);
  const saved = savedText(row.saved, field, format);
  return isSame(field, told, saved, format)
    ? { ...row, typed: others }
    : { ...row, typed: { ...others, [field]: told } };
};

/** The row as a stop that goes on: without end and length. */
export const keepRunning = (row: StopRow): StopRow => {
  const typed = without(row.typed, 'endTime', 'minutes', 'isRunning');
  return row.saved?.isRunning ? { ...row, typed } : { ...row, typed: { ...typed, isRunning: true } };
};

/** The row with begin, end and minutes that agree, by dropping the one that was not typed just now. */
export const settleTimes = (row: StopRow, typedNow: string, shift: ShiftClock, format: Format): StopRow => {
  const { from, to, minutes } = typedTimesOf(row, format);
  if (from === null || to === null || minutes === null) return row;
  const isAgreed = deriveTimes({ from, to, minutes: null }, shift).minutes === minutes;
  if (isAgreed) return row;
  if (typedNow === 'endTime') return { ...row, typed: { ...row.typed, minutes: '' } };
  return { ...row, typed: without(row.typed, 'endTime') };
};

/** The rows after one was typed into: of its times, the one that was typed wins over the one that it contradicts. */
export const settleTyped = (
  before: readonly StopRow[],
  after: readonly StopRow[],
  shift: ShiftClock,
  format: Format,
): readonly StopRow[] => {
  const known = new Map(before.map((row) => [row.key, row]));
  return after.map((row) => {
    const was = known.get(row.key);
    if (!was || was === row) return row;
    const field = (['endTime', 'minutes'] as const).find(
      (each) => textOf(was, each, format) !== textOf(row, each, format),
    );
    return field ? settleTimes(row, field, shift, format) : row;
  });
};

/** Values of a row that a new row with the same ones begins with. */
const typedCopy = (row: StopRow, format: Format): StopRow['typed'] => ({
  ...Object.fromEntries(
    STOP_FIELDS.flatMap((field) => {
      const text = textOf(row, field, format);
      return text === '' ? [] : [[field, text]];
    }),
  ),
  ...(isRunning(row) ? { isRunning: true } : {}),
});

/** A new row with the same texts. */
export const copyOf = (row: StopRow, format: Format): StopRow => ({
  ...blankStop(),
  typed: typedCopy(row, format),
});

/** How the grid handles stops; `now` is the client's time of day, `HH:MM`. */
export const stopRowKind = (format: Format, now: () => string): RowKind<StopRow, StopField> => ({
  keyOf: (row) => row.key,
  textOf: (row, field) => textOf(row, field, format),
  withText: (row, field, text) => typeInto(row, field, text, format, now),
  blank: blankStop,
  isBlank,
  isLocked: (row) => row.voidReason !== null || Boolean(row.saved?.readOnlyBecause),
  isNew: (row) => row.saved === null,
  copyOf: (row) => copyOf(row, format),
});
