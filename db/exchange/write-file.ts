import Papa from 'papaparse';
import writeWorkbook from 'write-excel-file/node';
import type { Cell, Field } from './fields';

export type FileFormat = 'csv' | 'xlsx' | 'json';
export type PrintedCell = Exclude<Cell, Date>;

const PLAIN_NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const NEEDS_GUARD = /^'*[=+\-@\t\r]/;

/** A number without an exponent, so that every reader takes it. */
const plainNumber = (number: number): string => {
  const text = String(number);
  return text.includes('e') ? number.toFixed(15).replace(/0+$/, '') : text;
};

const csvCell = (cell: PrintedCell): string => {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (typeof cell === 'number') return plainNumber(cell);
  return NEEDS_GUARD.test(cell) && !PLAIN_NUMBER.test(cell) ? `'${cell}` : cell;
};

/** CSV in UTF-8 without a mark; text that looks like a formula stands behind an apostrophe. */
export const toCsv = (
  header: readonly string[],
  rows: readonly (readonly PrintedCell[])[],
): Buffer<ArrayBuffer> =>
  Buffer.from(`${Papa.unparse([header, ...rows.map((row) => row.map(csvCell))], { newline: '\n' })}\n`);

const toXlsx = async (
  fields: readonly Field[],
  rows: readonly (readonly PrintedCell[])[],
): Promise<Buffer<ArrayBuffer>> => {
  const typed = (cell: PrintedCell, index: number) =>
    cell !== null && fields[index]?.kind.kind === 'date'
      ? { value: new Date(`${String(cell)}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
      : typeof cell === 'string'
        ? { value: cell, type: String }
        : cell;
  const header = fields.map(({ name }) => ({ value: name, type: String, fontWeight: 'bold' as const }));
  const workbook = await writeWorkbook([header, ...rows.map((row) => row.map(typed))], {
    columns: fields.map(({ name }) => ({ width: Math.max(12, name.length + 2) })),
    stickyRowsCount: 1,
  }).toBuffer();
  return Buffer.from(workbook);
};

const toJson = (header: readonly string[], rows: readonly (readonly PrintedCell[])[]): Buffer<ArrayBuffer> =>
  Buffer.from(
    `${JSON.stringify(
      rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? null]))),
      null,
      1,
    )}\n`,
  );

/**
 * The file of a table: CSV (UTF-8, no mark, text that looks like a formula behind an apostrophe), a workbook with typed
 * cells, or JSON with one object a row.
 */
export const writeFile = async (
  fields: readonly Field[],
  rows: readonly (readonly PrintedCell[])[],
  format: FileFormat,
): Promise<Uint8Array<ArrayBuffer>> => {
  const header = fields.map(({ name }) => name);
  if (format === 'csv') return toCsv(header, rows);
  return format === 'xlsx' ? toXlsx(fields, rows) : toJson(header, rows);
};
