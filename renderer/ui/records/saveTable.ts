import Papa from 'papaparse';
import type { Column } from './arrange';

/** The shown rows and columns of a list as CSV; text that a spreadsheet would take for a formula is made harmless. */
export const tableCsv = <Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string =>
  Papa.unparse(
    {
      fields: columns.map(({ label }) => label),
      data: rows.map((row) => columns.map(({ value }) => value(row) ?? '')),
    },
    { escapeFormulae: true, newline: '\n' },
  );

/** Saves a list as the screen shows it, as a file that Excel opens with its accents. */
export const saveTable = <Row>(name: string, rows: readonly Row[], columns: readonly Column<Row>[]): void => {
  const address = URL.createObjectURL(
    new Blob(['\uFEFF', tableCsv(rows, columns), '\n'], { type: 'text/csv;charset=utf-8' }),
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name}.csv`;
  link.click();
  URL.revokeObjectURL(address);
};
