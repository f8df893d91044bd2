import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from '../connection';
import { openDatabase, type OpenDatabase } from '../open';
import { connectionOf, touch, type Actor, type ClientScope } from '../scope';
import type { KpiName } from './names';
import { listKpiResults, type KpiValue } from './results';
import { resolveInspections } from './opportunities';
import { resolveShifts, type MovedEntry, type ShiftKey } from './resolve';

type Value = string | number | null;
export type Row = Record<string, Value>;

const NOW = '2026-01-05T08:00:00.000Z';
export const ADMIN: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };

/** What every table wants besides what a test is about. */
const FILLED: Record<string, Row> = {
  lines: { name: 'Line' },
  shifts: { name: 'Shift', start_time: '07:00', end_time: '16:00' },
  work_orders: { planned_quantity: 100 },
  products: {},
  jobs: { quantity_ordered: 100 },
  operations: { name: 'Operation' },
  standards: { valid_from: '2020-01-01' },
  category_standards: {},
  downtime_reasons: { name_en: 'Stop', name_es: 'Paro' },
  downtime_entries: { reason: 'EQUIPMENT_FAILURE', recorded_by: 'T', recorded_at: NOW },
  quality_entries: {
    recorded_by: 'T',
    recorded_at: NOW,
    shift_date: '2025-12-02',
    shift_type: 'SHIFT_1ST',
    units_inspected: 100,
  },
  employees: { name: 'Employee' },
  attendance_entries: {
    recorded_by: 'T',
    recorded_at: NOW,
    shift_date: '2025-12-02',
    shift_type: 'SHIFT_1ST',
    scheduled_seconds: 32_400,
  },
  coverage_entries: {
    recorded_by: 'T',
    recorded_at: NOW,
    shift_date: '2025-12-02',
    shift_type: 'SHIFT_1ST',
    is_verified: 1,
  },
  hold_reasons: { name_en: 'Hold', name_es: 'Retención' },
  hold_entries: { reason: 'QUALITY_ISSUE', reason_detail: 'Test', hold_status: 'ON_HOLD', approved_at: NOW },
  shipments: {},
  part_opportunities: {},
  production_entries: { recorded_by: 'T', recorded_at: NOW, shift_type: 'SHIFT_1ST', units_produced: 100 },
};
const WITHOUT_STAMPS = new Set(['user_clients', 'client_settings', 'routing_operations', 'shift_weekdays']);

/** Inserts a row into `main`, filling in what the test does not care about; answers its id. */
export const insert = (connection: Connection, table: string, row: Row): number => {
  const stamps: Row = WITHOUT_STAMPS.has(table) ? {} : { created_at: NOW, updated_at: NOW };
  const whole: Row = { ...stamps, ...FILLED[table], ...row };
  const names = Object.keys(whole);
  const marks = names.map((name) => `@${name}`).join(', ');
  return Number(
    connection.prepare(`INSERT INTO main.${table} (${names.join(', ')}) VALUES (${marks})`).run(whole)
      .lastInsertRowid,
  );
};

/** Inserts rows of a table that feeds KPIs, resolves inspections and touches their days, as every writer does; answers their ids. */
export const addRows = (scope: ClientScope, table: string, rows: readonly Row[]): number[] =>
  rows.map((row) => {
    const id = insert(connectionOf(scope), table, row);
    if (table === 'quality_entries') resolveInspections(connectionOf(scope), Number(row['client_id']), [id]);
    const date = connectionOf(scope).prepare(`SELECT * FROM ${table} WHERE id = ?`).get(id) as {
      shift_date?: string;
    };
    touch(scope, { clientId: Number(row['client_id']), table, date: date.shift_date ?? null });
    return id;
  });

/** The one result of a KPI over November and December 2025. */
export const oneResult = async (
  floor: Floor,
  kpi: KpiName,
  request: { clientCode?: string; asOf?: string } = {},
): Promise<KpiValue> => {
  const { results } = await floor.read(ADMIN, (scope) =>
    listKpiResults(scope, {
      clientCodes: [request.clientCode ?? 'CLIENT-1'],
      from: '2025-11-01',
      to: '2025-12-31',
      kpis: [kpi],
      ...(request.asOf === undefined ? {} : { asOf: request.asOf }),
    }),
  );
  const [result] = results;
  if (!result || results.length > 1) throw new Error(`${results.length} results of ${kpi}`);
  return result;
};

/** The shift that an entry's row belongs to. */
export const keyOf = (row: Row): ShiftKey => ({
  clientId: Number(row['client_id']),
  lineId: row['line_id'] === undefined || row['line_id'] === null ? null : Number(row['line_id']),
  shiftDate: String(row['shift_date']),
  shiftType: String(row['shift_type'] ?? 'SHIFT_1ST'),
});

/** Inserts entries, resolves them and touches their days, as every writer does; answers their ids. */
export const addEntries = (
  scope: ClientScope,
  rows: readonly Row[],
): { ids: number[]; moved: readonly MovedEntry[] } => {
  const connection = connectionOf(scope);
  const ids = rows.map((row) => insert(connection, 'production_entries', row));
  const moved = resolveShifts(connection, rows.map(keyOf), { rederiveCycleFor: ids });
  for (const row of rows) {
    touch(scope, {
      clientId: Number(row['client_id']),
      table: 'production_entries',
      date: String(row['shift_date']),
    });
  }
  return { ids, moved };
};

/** A database on disk with two clients: of each one line (1, 2), one order (1, 2) and a first shift of nine hours. */
export type Floor = {
  readonly database: OpenDatabase;
  readonly write: <T>(work: (scope: ClientScope, connection: Connection) => T | Promise<T>) => Promise<T>;
  readonly read: OpenDatabase['reader']['run'];
  readonly close: () => Promise<void>;
};

/** Opens a floor in a folder of its own, which `close` removes. */
export const openFloor = async (trace?: (sql: string) => void): Promise<Floor> => {
  const folder = mkdtempSync(join(tmpdir(), 'lineside-kpi-'));
  const database = await openDatabase(folder, { create: true, ...(trace ? { trace } : {}) });
  const write: Floor['write'] = (work) =>
    database.writer.run(ADMIN, async (scope) => work(scope, connectionOf(scope)));
  await write((_, connection) => {
    connection.exec('INSERT INTO temp.scope_client VALUES (1), (2)');
    for (const id of [1, 2]) {
      insert(connection, 'clients', { id, code: `CLIENT-${id}`, name: `Client ${id}` });
      insert(connection, 'lines', { id, client_id: id, code: `L${id}` });
      insert(connection, 'work_orders', { id, client_id: id, code: `W${id}` });
      insert(connection, 'downtime_reasons', { client_id: id, code: 'EQUIPMENT_FAILURE' });
      insert(connection, 'shifts', {
        client_id: id,
        code: `S${id}`,
        shift_type: 'SHIFT_1ST',
        standard_seconds: 32_400,
      });
    }
  });
  return {
    database,
    write,
    read: (actor, work) => database.reader.run(actor, work),
    close: async () => {
      await database.close();
      rmSync(folder, { recursive: true });
    },
  };
};
