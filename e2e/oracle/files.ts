import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Papa from 'papaparse';
import type { CliResult } from '../harness';
import type { PlainClient, PlainTables, Row } from './plain';

type Lineside = (args: readonly string[], input?: string) => Promise<CliResult>;

/** Tables in an order in which they refer to each other. */
const TABLES = [
  'shift',
  'part_opportunities',
  'product',
  'work_order',
  'job',
  'production_entry',
  'downtime_entry',
  'hold_entry',
  'attendance_entry',
  'coverage_entry',
  'quality_entry',
] as const satisfies readonly (keyof PlainTables)[];

/** Who can log in after `importClients`. */
export const ADMIN = { name: 'admin-a', password: 'a passphrase for tests' } as const;

const csv = (rows: readonly Row[]): string => {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return Papa.unparse([fields, ...rows.map((row) => fields.map((field) => row[field] ?? ''))]);
};

const employeesOf = (clients: readonly PlainClient[]): Row[] => [
  ...clients.flatMap(({ code }) =>
    ['E1', 'E2', 'E3', 'E4'].map((employee) => ({
      employee_id: employee,
      employee_name: `Employee ${employee}`,
      client_id_assigned: code,
    })),
  ),
  { employee_id: 'F1', employee_name: 'Employee F1', is_floating_pool: 'TRUE' },
];

/** Fills a new database by the command line alone: an administrator, the clients, their settings, one file a table. */
export const importClients = async (lineside: Lineside, clients: readonly PlainClient[]): Promise<void> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lineside-files-'));
  const run = async (args: readonly string[], input?: string): Promise<void> => {
    const { status, stderr, stdout } = await lineside(args, input);
    if (status !== 0) throw new Error(`lineside ${args.join(' ')} ended with ${status}: ${stderr}${stdout}`);
  };
  const importRows = async (table: string, rows: readonly Row[]): Promise<void> => {
    if (rows.length === 0) return;
    const file = path.join(folder, `${table}.csv`);
    writeFileSync(file, csv(rows));
    await run(['import', table, file]);
  };
  try {
    await run(['init', '--admin', ADMIN.name], ADMIN.password);
    await importRows(
      'client',
      clients.map(({ code, timezone }) => ({ client_id: code, client_name: code, timezone })),
    );
    await importRows('employee', employeesOf(clients));
    for (const { code, settings } of clients) {
      for (const { key, value, from } of settings) {
        const since = from === null ? [] : ['--from', from];
        await run(['settings', 'set', key, value, '--client', code, ...since]);
      }
    }
    for (const table of TABLES) {
      const rows = clients.flatMap(({ code, tables }) =>
        tables[table].map((row) => ({ ...row, client_id: code })),
      );
      // A file with this column brings requests where it is blank, one without it brings approved holds.
      const byColumn = Map.groupBy(rows, (row) => 'hold_approved_at' in row);
      for (const alike of byColumn.values()) await importRows(table, alike);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
};
