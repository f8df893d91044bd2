import type { tableFile as english } from '../en/tableFile';

export const tableFile: Record<keyof typeof english, string> = {
  'table-file.save': 'Guardar como archivo',
  'table-file.csv': 'CSV, para cualquier hoja de cálculo',
  'table-file.xlsx': 'Libro de Excel (XLSX)',
  'table-file.json': 'JSON, para programas',
  'table-file.yes': 'sí',
  'table-file.no': 'no',
  'table-file.failed': 'El archivo no se generó.',
};
