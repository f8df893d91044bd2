import writeWorkbook, { type Cell, type Feature } from 'write-excel-file/browser';
import {
  getCellAddress,
  getOrderOfSiblings,
  getSelfClosingTagMarkup,
  insertElementMarkupAccordingToOrderOfSiblings,
} from 'write-excel-file/utility';
import { decimalsOf, kindsOf, type CellKind, type FileCell, type FileTable } from './table';

/** What the library takes for the content of a file in a browser. */
type FileContent = File | Blob | ArrayBuffer;

const SHEET = 'xl/worksheets/sheet{id}.xml';

/** Arrows to sort and narrow by at the head of each column. */
const withFilter = (lastRow: number, lastColumn: number): Feature<FileContent> => ({
  files: {
    transform: {
      [SHEET]: {
        transform: (xml) =>
          insertElementMarkupAccordingToOrderOfSiblings(
            xml,
            getSelfClosingTagMarkup('autoFilter', { ref: `A1:${getCellAddress(lastRow, lastColumn)}` }),
            getOrderOfSiblings(SHEET, 'worksheet') ?? [],
            'worksheet',
          ),
      },
    },
  },
});

const DAY = 'yyyy-mm-dd';

/** The clock that the page shows: a workbook knows no time zones. */
const onTheWall = (instant: string): Date => {
  const date = new Date(instant);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
};

const typed = (cell: FileCell, kind: CellKind, format: string): Cell => {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'number') return { value: cell, type: Number, format };
  if (typeof cell === 'boolean') return { value: cell, type: Boolean };
  if (kind === 'date') return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: DAY };
  if (kind === 'instant') return { value: onTheWall(cell), type: Date, format: `${DAY} hh:mm` };
  return { value: cell, type: String };
};

const LEAST_WIDTH = 8;
const MOST_WIDTH = 60;

const widthOf = (label: string, cells: readonly FileCell[]): number =>
  Math.min(
    MOST_WIDTH,
    Math.max(
      LEAST_WIDTH,
      label.length + 4,
      ...cells.slice(0, 500).map((cell) => String(cell ?? '').length + 2),
    ),
  );

/** What a sheet may not be called by. */
const sheetName = (name: string): string => name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31) || 'Lineside';

/** A table as an Excel workbook: typed cells with number formats, a head that stays, widths, filters. */
export const workbookOf = async (table: FileTable): Promise<Blob> => {
  const kinds = kindsOf(table);
  const columns = table.labels.map((label, at) => {
    const cells = table.rows.map((row) => row[at] ?? null);
    const decimals = decimalsOf(cells);
    return {
      width: widthOf(label, cells),
      kind: kinds[at] ?? 'text',
      format: decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`,
    };
  });
  const head = table.labels.map((value, at) => ({
    value,
    type: String,
    fontWeight: 'bold' as const,
    align: columns[at]?.kind === 'number' ? ('right' as const) : ('left' as const),
  }));
  const rows = table.rows.map((row) =>
    columns.map(({ kind, format }, at) => typed(row[at] ?? null, kind, format)),
  );
  return writeWorkbook(
    [head, ...rows],
    {
      sheet: sheetName(table.name),
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
    },
    { features: [withFilter(table.rows.length, Math.max(0, table.labels.length - 1))] },
  ).toBlob();
};
