import Papa from 'papaparse';
import { readSheet as readWorkbook } from 'read-excel-file/node';
import { isBlank } from './cells';
import type { Cell } from './fields';
import type { Complaint } from './report';

/** A file as lines of cells: the header is line 1, or the first line that is not empty. */
export type Sheet = {
  readonly header: readonly string[];
  readonly headerLine: number;
  readonly rows: readonly { readonly line: number; readonly cells: readonly Cell[] }[];
  /** Columns are not separated by commas, so that a comma inside a number is a decimal comma. */
  readonly takesComma: boolean;
};

/** Either a sheet or what is wrong with the file as a whole. */
export type SheetReading = { readonly sheet: Sheet } | { readonly complaints: readonly Complaint[] };

const complaint = (line: number, key: string, params: Complaint['params'] = {}): Complaint => ({
  line,
  column: null,
  value: null,
  key,
  params,
});

const LINE_FEED = 0x0a;

/** The line that holds the first byte which is not UTF-8. */
const lineOfBadByte = (content: Uint8Array): number => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let from = 0;
  while (from <= content.length) {
    const end = content.indexOf(LINE_FEED, from);
    try {
      decoder.decode(content.subarray(from, end === -1 ? content.length : end));
    } catch {
      return line;
    }
    if (end === -1) break;
    from = end + 1;
    line += 1;
  }
  return 1;
};

const hasUtf16Mark = (content: Uint8Array): boolean =>
  (content[0] === 0xff && content[1] === 0xfe) || (content[0] === 0xfe && content[1] === 0xff);

const decode = (content: Uint8Array): { text: string } | { complaints: Complaint[] } => {
  if (hasUtf16Mark(content)) return { complaints: [complaint(1, 'exchange.utf-16')] };
  if (content[0] === 0x50 && content[1] === 0x4b)
    return { complaints: [complaint(1, 'exchange.is-workbook')] };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    const zero = text.indexOf('\0');
    if (zero === -1) return { text };
    return { complaints: [complaint(text.slice(0, zero).split('\n').length, 'exchange.utf-16')] };
  } catch {
    return { complaints: [complaint(lineOfBadByte(content), 'exchange.not-utf-8')] };
  }
};

const DELIMITERS = [',', ';', '\t'] as const;

/** The separator that occurs most often in the first line, outside quotes. */
const delimiterOf = (text: string): string => {
  const first = (/^[^\r\n]*[^\s][^\r\n]*/m.exec(text)?.[0] ?? '').replaceAll(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => first.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
};

/** Undoes the apostrophe that exports put before text which a spreadsheet would take for a formula. */
const withoutGuard = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

const lineBreaks = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);

const toSheet = (
  lines: readonly { line: number; cells: readonly Cell[] }[],
  takesComma: boolean,
): SheetReading => {
  const filled = lines.filter(({ cells }) => !cells.every(isBlank));
  const [head, ...rows] = filled;
  if (!head) return { complaints: [complaint(1, 'exchange.empty-file')] };
  const header = head.cells.map((cell) => String(cell ?? '').trim());
  const complaints = rows
    .filter(({ cells }) => !cells.slice(header.length).every(isBlank))
    .map(({ line }) => complaint(line, 'exchange.too-many-cells', { columns: header.length }));
  return complaints.length > 0
    ? { complaints }
    : { sheet: { header, headerLine: head.line, rows, takesComma } };
};

const readCsv = (content: Uint8Array): SheetReading => {
  const decoded = decode(content);
  if ('complaints' in decoded) return decoded;
  const delimiter = delimiterOf(decoded.text);
  const parsed = Papa.parse<string[]>(decoded.text, { delimiter });
  const lines: { line: number; cells: readonly Cell[] }[] = [];
  const lineOfRow: number[] = [];
  let line = 1;
  for (const cells of parsed.data) {
    lineOfRow.push(line);
    lines.push({ line, cells: cells.map(withoutGuard) });
    line += 1 + lineBreaks(cells);
  }
  const quotes = parsed.errors.filter((error) => error.type === 'Quotes');
  if (quotes.length > 0) {
    return { complaints: quotes.map(({ row }) => complaint(lineOfRow[row ?? 0] ?? 1, 'exchange.quotes')) };
  }
  return toSheet(lines, delimiter !== ',');
};

const readXlsx = async (content: Uint8Array): Promise<SheetReading> => {
  try {
    const rows = await readWorkbook(Buffer.from(content), { trim: false });
    return toSheet(
      rows.map((cells, index) => ({ line: index + 1, cells: cells as readonly Cell[] })),
      false,
    );
  } catch {
    return { complaints: [complaint(1, 'exchange.not-a-workbook')] };
  }
};

/** Reads a CSV (UTF-8 with or without mark; commas, semicolons or tabs) or the first sheet of a workbook. */
export const readSheet = async (content: Uint8Array, format: 'csv' | 'xlsx'): Promise<SheetReading> =>
  format === 'csv' ? readCsv(content) : readXlsx(content);
