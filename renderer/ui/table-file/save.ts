import { csvOf, type CsvWords } from './csv';
import type { FileTable } from './table';

/** What a table is saved as. */
export const TABLE_FORMATS = ['csv', 'xlsx', 'json'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

const FREED_AFTER_MILLISECONDS = 1000;

/** Hands a file to the browser to be saved. */
export const saveFile = (name: string, content: Blob): void => {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), FREED_AFTER_MILLISECONDS);
};

/** A table as JSON: one object a row, by the headings; numbers as numbers, nothing as null. */
export const jsonOf = ({ labels, rows }: FileTable): string =>
  `${JSON.stringify(
    rows.map((row) => Object.fromEntries(labels.map((label, at) => [label, row[at] ?? null]))),
    null,
    1,
  )}\n`;

const contentOf = async (table: FileTable, format: TableFormat, words: CsvWords): Promise<Blob> => {
  if (format === 'csv') return new Blob([csvOf(table, words)], { type: 'text/csv;charset=utf-8' });
  if (format === 'json') return new Blob([jsonOf(table)], { type: 'application/json' });
  const { workbookOf } = await import('./workbook');
  return workbookOf(table);
};

const fileName = (name: string): string =>
  name
    .replaceAll(/[\\/:*?"<>|]+/g, ' ')
    .trim()
    .replaceAll(/\s+/g, '-') || 'lineside';

/** Saves a table as the screen shows it, in the reader's language. */
export const saveTable = async (table: FileTable, format: TableFormat, words: CsvWords): Promise<void> =>
  saveFile(`${fileName(table.name)}.${format}`, await contentOf(table, format, words));
