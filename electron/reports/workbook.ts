import writeWorkbook, { type SheetData } from 'write-excel-file/node';
import {
  tablesOf,
  type ReportCell,
  type ReportColumn,
  type ReportDocument,
  type ReportTable,
} from './document';

const formatOf = (digits: number): string => (digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`);

const typed = (cell: ReportCell, { kind, digits = 1 }: ReportColumn, own: number | undefined) => {
  if (cell === null) return null;
  if (typeof cell === 'number') return { value: cell, type: Number, format: formatOf(own ?? digits) };
  return kind === 'date'
    ? { value: new Date(`${cell}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
    : { value: cell, type: String };
};

const headOf = ({ columns }: ReportTable) =>
  columns.map(({ label, kind }) => ({
    value: label,
    type: String,
    fontWeight: 'bold' as const,
    wrap: true,
    align: kind === 'number' ? ('right' as const) : ('left' as const),
  }));

const MOST_NAME = 31;

/** Names of sheets: none twice, none longer than a workbook takes. */
const sheetNames = (titles: readonly string[]): readonly string[] => {
  const given = new Set<string>();
  return titles.map((title) => {
    const plain = title.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, MOST_NAME);
    let name = plain;
    for (let again = 2; given.has(name); again += 1) name = `${plain.slice(0, MOST_NAME - 3)} ${again}`;
    given.add(name);
    return name;
  });
};

const width = (column: ReportColumn): number => (column.kind === 'text' ? 14 * (column.weight ?? 1) : 14);

/** A report as an Excel workbook: what the first page tells, then a sheet for each table, with typed cells. */
export const reportWorkbook = async (document: ReportDocument): Promise<Buffer> => {
  const tables = tablesOf(document);
  const names = sheetNames([document.title, ...tables.map(({ title }) => title)]);
  const cover: SheetData = [
    [{ value: document.title, type: String, fontWeight: 'bold', fontSize: 16 }],
    ...document.facts.map(([name, value]) => [
      { value: name, type: String },
      { value, type: String },
    ]),
    ...(document.watermark === null ? [] : [[{ value: document.watermark, type: String }]]),
  ];
  const sheets = tables.map((table, at) => ({
    sheet: names[at + 1] ?? table.title,
    data: [
      headOf(table),
      ...table.rows.map((row, rowAt) =>
        row.map((cell, columnAt) => {
          const column = table.columns[columnAt];
          return column ? typed(cell, column, table.digitsOf?.(rowAt, columnAt)) : null;
        }),
      ),
    ] as SheetData,
    columns: table.columns.map((column) => ({ width: width(column) })),
    stickyRowsCount: 1,
  }));
  const workbook = await writeWorkbook([
    { sheet: names[0] ?? document.title, data: cover, columns: [{ width: 28 }, { width: 60 }] },
    ...sheets,
  ]).toBuffer();
  return Buffer.from(workbook);
};
