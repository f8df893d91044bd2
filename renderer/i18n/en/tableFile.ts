export const tableFile = {
  'table-file.save': 'Save as a file',
  'table-file.csv': 'CSV, for any spreadsheet',
  'table-file.xlsx': 'Excel workbook (XLSX)',
  'table-file.json': 'JSON, for programs',
  'table-file.yes': 'yes',
  'table-file.no': 'no',
  'table-file.failed': 'The file was not made.',
} as const;
