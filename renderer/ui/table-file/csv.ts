import Papa from 'papaparse';
import type { FileCell, FileTable } from './table';

/** How the reader's spreadsheet writes and reads what is not text. */
export type CsvWords = {
  /** A number without grouping, with the reader's decimal mark. */
  readonly number: (value: number) => string;
  readonly yes: string;
  readonly no: string;
};

/** Text that begins so is a formula to a spreadsheet. */
const FORMULA = /^'*[=+\-@\t\r]/;

const textOf = (cell: FileCell, words: CsvWords): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return words.number(cell);
  if (typeof cell === 'boolean') return cell ? words.yes : words.no;
  return FORMULA.test(cell) ? `'${cell}` : cell;
};

/**
 * A table as CSV for a spreadsheet: with a mark that says UTF-8, cells parted by a semicolon where numbers have a decimal
 * comma, text that would be taken for a formula behind an apostrophe.
 */
export const csvOf = ({ labels, rows }: FileTable, words: CsvWords): string => {
  const delimiter = words.number(0.5).includes(',') ? ';' : ',';
  const cells = [labels, ...rows].map((row) => row.map((cell) => textOf(cell, words)));
  return `\uFEFF${Papa.unparse(cells, { delimiter, newline: '\r\n' })}\r\n`;
};
