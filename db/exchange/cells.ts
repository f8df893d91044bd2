import { shortestDecimal } from '../units';
import type { Cell, Kind, Stored } from './fields';

/** What reading a cell gives: a stored value, or the key and parameters of the sentence that refuses it. */
export type Reading =
  | { readonly ok: true; readonly value: Stored }
  | { readonly ok: false; readonly key: string; readonly params: Readonly<Record<string, string | number>> };

const ok = (value: Stored): Reading => ({ ok: true, value });
const refuse = (key: string, params: Readonly<Record<string, string | number>> = {}): Reading => ({
  ok: false,
  key,
  params,
});

const TRUE = new Set(['true', '1', 'yes', 'y', 'si', 'sí', 'verdadero']);
const FALSE = new Set(['false', '0', 'no', 'n', 'falso']);
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const COMMA_NUMBER = /^[+-]?\d+,\d+$/;
const COMMA_THOUSANDS = /^[+-]?[1-9]\d{0,2},\d{3}$/;
const POINT_THOUSANDS = /^[+-]?[1-9]\d{0,2}(\.\d{3})+$/;
const TIMESTAMP =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** The cell as a person would read it; null where blank. */
export const showCell = (cell: Cell): string | null => {
  if (cell === null) return null;
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : shortInstant(cell.toISOString());
  return String(cell);
};

const isCalendarDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
  new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

const readNumber = (cell: Cell, takesComma: boolean): number | null => {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (typeof cell !== 'string') return null;
  const text = cell.trim();
  if (NUMBER.test(text)) return Number(text);
  const isComma = takesComma && COMMA_NUMBER.test(text) && !COMMA_THOUSANDS.test(text);
  return isComma ? Number(text.replace(',', '.')) : null;
};

const readInteger = (cell: Cell, takesComma: boolean): Reading => {
  // Where a comma is the decimal sign, 1.000 units are more likely a thousand than one.
  if (takesComma && typeof cell === 'string' && POINT_THOUSANDS.test(cell.trim())) {
    return refuse('exchange.not-an-integer');
  }
  const number = readNumber(cell, takesComma);
  if (number === null || !Number.isSafeInteger(number)) return refuse('exchange.not-an-integer');
  return number < 0 ? refuse('exchange.negative') : ok(number);
};

const readScaled = (cell: Cell, parts: number, takesComma: boolean): Reading => {
  const number = readNumber(cell, takesComma);
  if (number === null) return refuse('exchange.not-a-number');
  if (number < 0) return refuse('exchange.negative');
  const stored = Math.round(number * parts);
  return Number.isSafeInteger(stored) ? ok(stored) : refuse('exchange.not-a-number');
};

const readDate = (cell: Cell): Reading => {
  if (cell instanceof Date) {
    return Number.isNaN(cell.getTime()) ? refuse('exchange.not-a-date') : ok(cell.toISOString().slice(0, 10));
  }
  const text = String(cell)
    .trim()
    .replace(/[T ]00:00(:00(\.0+)?)?Z?$/, '');
  return isCalendarDate(text) ? ok(text) : refuse('exchange.not-a-date');
};

const readTime = (cell: Cell): Reading => {
  if (cell instanceof Date && !Number.isNaN(cell.getTime())) return ok(cell.toISOString().slice(11, 19));
  if (typeof cell === 'number' && cell >= 0 && cell < 1) {
    return ok(new Date(Math.round(cell * 86_400) * 1000).toISOString().slice(11, 19));
  }
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.0+)?)?$/.exec(String(cell).trim());
  const [, hour = '', minute = '', second] = match ?? [];
  if (!match || Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) {
    return refuse('exchange.not-a-time');
  }
  return ok([hour.padStart(2, '0'), minute, ...(second === undefined ? [] : [second])].join(':'));
};

const readTimestamp = (cell: Cell): Reading => {
  if (cell instanceof Date) {
    return Number.isNaN(cell.getTime()) ? refuse('exchange.not-a-timestamp') : ok(cell.toISOString());
  }
  const match = TIMESTAMP.exec(String(cell).trim());
  const [, day = '', hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] = match ?? [];
  if (!match || !isCalendarDate(day)) return refuse('exchange.not-a-timestamp');
  const offset = /^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase();
  const milliseconds = fraction.slice(0, 3).padEnd(3, '0');
  const instant = new Date(`${day}T${hour}:${minute}:${second}.${milliseconds}${offset}`);
  return Number.isNaN(instant.getTime()) ? refuse('exchange.not-a-timestamp') : ok(instant.toISOString());
};

const readBoolean = (cell: Cell): Reading => {
  const text = String(cell).trim().toLowerCase();
  if (TRUE.has(text)) return ok(1);
  if (FALSE.has(text)) return ok(0);
  return refuse('exchange.not-a-boolean');
};

const readText = (cell: Cell, max: number | null, isTrimmed: boolean): Reading => {
  const shown = showCell(cell) ?? '';
  const text = isTrimmed ? shown.trim() : shown;
  if (text.includes('\0')) return refuse('exchange.control-character');
  return max !== null && [...text].length > max ? refuse('exchange.too-long', { max }) : ok(text);
};

/** Whether a cell says nothing: empty or white space. */
export const isBlank = (cell: Cell): boolean =>
  cell === null || (typeof cell === 'string' && cell.trim() === '');

/** Reads a cell that is not blank. `takesComma`: the file separates columns by something else than commas. */
export const readCell = (kind: Kind, cell: Cell, takesComma: boolean): Reading => {
  switch (kind.kind) {
    case 'code':
      return readText(cell, kind.max, true);
    case 'text':
      return readText(cell, kind.max, false);
    case 'integer':
      return readInteger(cell, takesComma);
    case 'scaled':
      return readScaled(cell, kind.parts, takesComma);
    case 'date':
      return readDate(cell);
    case 'time':
      return readTime(cell);
    case 'timestamp':
      return readTimestamp(cell);
    case 'boolean':
      return readBoolean(cell);
    case 'enum': {
      const wanted = String(cell).trim().toUpperCase();
      const found = kind.values.find(
        (v) => v.name.toUpperCase() === wanted || v.also.some((name) => name.toUpperCase() === wanted),
      );
      return found
        ? ok(found.stored)
        : refuse('exchange.not-in-list', { allowed: kind.values.map((v) => v.name).join(', ') });
    }
  }
};

const shortInstant = (instant: string): string => instant.replace('.000Z', 'Z');

/** What a file says for a stored value: numbers, booleans and text; dates and times as ISO text; nothing for an empty text. */
export const printCell = (kind: Kind, stored: Stored): Exclude<Cell, Date> => {
  if (stored === null || stored === '') return null;
  switch (kind.kind) {
    case 'boolean':
      return stored === 1;
    case 'scaled':
      return shortestDecimal(Number(stored), kind.parts);
    case 'timestamp':
      return shortInstant(String(stored));
    case 'enum':
      return kind.values.find((v) => v.stored === stored)?.name ?? stored;
    default:
      return stored;
  }
};
