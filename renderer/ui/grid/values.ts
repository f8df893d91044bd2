import { parseNumber, type Format } from '../../format';
import type { TextKey } from '../../i18n';
import { readDate, readTime } from './clock';
import { fold } from './fold';
import type { GridColumn } from './model';

/** The mark before decimals where it is known, else null. */
export type DecimalMark = '.' | ',' | null;

/** What stands in a cell: `text` as an editor shows it, or as it was typed where `problem` says why it can't be read. */
export type Reading = { readonly text: string; readonly problem: TextKey | null };

const AMBIGUOUS = /^-?[1-9]\d{0,2}[.,]\d{3}$/;
const DECIMALS = /^-?\d*([.,])(?!\d{3}$)\d+$|^-?0?([.,])\d+$/;
const TWO_GROUPS = /^-?\d{1,3}(([.,])\d{3}\2\d{3})/;

const other = (mark: string): DecimalMark => (mark === '.' ? ',' : '.');

const markIn = (text: string): DecimalMark => {
  const bare = text.replaceAll(/[\s\u00a0\u202f]/g, '').replace(/^[\u2212\u2013]/, '-');
  if (!/^-?[\d.,]+$/.test(bare)) return null;
  const marks = bare.match(/[.,]/g) ?? [];
  if (new Set(marks).size === 2) return marks.at(-1) === '.' ? '.' : ',';
  const decimal = DECIMALS.exec(bare);
  if (decimal) return (decimal[1] ?? decimal[2]) === '.' ? '.' : ',';
  const groups = TWO_GROUPS.exec(bare);
  return groups ? other(groups[2] ?? ',') : null;
};

/** The decimal mark that numbers of one source agree on: `2,5` beside `1.234` says that the second one is grouped. */
export const decimalMarkOf = (texts: Iterable<string>): DecimalMark => {
  let found: DecimalMark = null;
  for (const text of texts) {
    const mark = markIn(text);
    if (mark && found && mark !== found) return null;
    found = mark ?? found;
  }
  return found;
};

/** The number in a text; null for an empty one, NaN for what is no number. `mark` settles 1.234. */
const readNumber = (text: string, { locale }: Format, mark: DecimalMark): number | null => {
  const bare = text.replaceAll(/[\s\u00a0\u202f]/g, '').replace(/^[\u2212\u2013]/, '-');
  if (mark && AMBIGUOUS.test(bare)) {
    return Number(bare.includes(mark) ? bare.replace(mark, '.') : bare.replaceAll(/[.,]/g, ''));
  }
  return parseNumber(text, locale);
};

/** Hours as a number: 2.5, 2,5, 2:30, 2 h, 2h30, 90 min; null for an empty text, NaN for anything else. */
export const readHours = (text: string, format: Format, mark: DecimalMark = null): number | null => {
  const bare = text.replaceAll(/[\s\u00a0\u202f]/g, '').toLowerCase();
  const clock = /^(\d{1,4})(?::([0-5]\d)(?::([0-5]\d))?|h([0-5]\d)(?:min|m)?)$/.exec(bare);
  if (clock) {
    const [, hours, minutes, seconds, afterH] = clock;
    const total = Number(hours) * 3600 + Number(minutes ?? afterH) * 60 + Number(seconds ?? 0);
    return total / 3600;
  }
  const minutes = /^(.+?)(?:min|mins|minutes|minutos|')$/.exec(bare)?.[1];
  if (minutes !== undefined) return (readNumber(minutes, format, mark) ?? Number.NaN) / 60;
  return readNumber(bare.replace(/(?<=[\d.,])(h|hr|hrs|hours?|horas?)$/, ''), format, mark);
};

/** Minutes as a number: 20, 1:30 (an hour and a half), 1 h, 1h30, 20 min; null for an empty text, NaN for anything else. */
export const readMinutes = (text: string, format: Format, mark: DecimalMark = null): number | null => {
  const plain = readNumber(text, format, mark);
  if (plain === null || !Number.isNaN(plain)) return plain;
  const hours = readHours(text, format, mark);
  return hours === null ? null : Math.round(hours * 3600) / 60;
};

const read = (column: GridColumn, text: string, format: Format, mark: DecimalMark): Reading => {
  const number = (value: number | null, problem: TextKey): Reading =>
    value === null || Number.isNaN(value) ? { text, problem } : { text: format.typed(value), problem: null };
  switch (column.kind) {
    case 'integer': {
      const value = readNumber(text, format, mark);
      if (value !== null && !Number.isNaN(value) && !Number.isInteger(value)) {
        return { text, problem: 'grid.not-whole' };
      }
      return number(value, 'grid.not-a-number');
    }
    case 'decimal':
      return number(readNumber(text, format, mark), 'grid.not-a-number');
    case 'hours':
      return number(readHours(text, format, mark), 'grid.not-hours');
    case 'minutes':
      return number(readMinutes(text, format, mark), 'grid.not-minutes');
    case 'time': {
      const time = readTime(text);
      return time === null ? { text, problem: 'grid.not-a-time' } : { text: time, problem: null };
    }
    case 'date': {
      const date = readDate(text, format.locale);
      return date === null ? { text, problem: 'grid.not-a-date' } : { text: date, problem: null };
    }
    case 'choice': {
      const wanted = fold(text);
      const found = column.choices?.find(({ value, label, aliases = [] }) =>
        [value, label, ...aliases].some((name) => fold(name) === wanted),
      );
      if (found) return { text: found.value, problem: null };
      return { text, problem: column.choices ? 'grid.not-a-choice' : null };
    }
    case 'text':
    case 'reference':
      return { text, problem: null };
  }
};

/**
 * What a text means in a column: numbers as an editor of the locale shows them, dates `YYYY-MM-DD`, times `HH:MM`
 * (`HH:MM:SS` where there are seconds), choices as their value. An empty text is never a problem.
 */
export const readCell = (
  column: GridColumn,
  text: string,
  format: Format,
  mark: DecimalMark = null,
): Reading => {
  const clean = text.replaceAll(/[\u00a0\u202f]/g, ' ').trim();
  if (clean === '') return { text: '', problem: null };
  if (column.maxLength !== undefined && clean.length > column.maxLength) {
    return { text: clean, problem: 'grid.too-long' };
  }
  return read(column, clean, format, mark);
};
