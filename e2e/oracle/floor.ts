import Papa from 'papaparse';
import { openTestPlant, type TestPlant } from '../../db/exchange/test-plant';
import { insert } from '../../db/kpi/test-floor';
import { resolveShifts } from '../../db/kpi/resolve';
import { setSetting } from '../../db/repositories/settings';
import { connectionOf, touch, type ClientScope } from '../../db/scope';
import type { PlainClient, PlainTables, Row } from './plain';
import type { Voided } from './random-client';

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

const DATABASE_TABLE = {
  production_entry: 'production_entries',
  downtime_entry: 'downtime_entries',
  hold_entry: 'hold_entries',
  attendance_entry: 'attendance_entries',
  quality_entry: 'quality_entries',
} as const;

const fileOf = (rows: readonly Row[]): string => {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return Papa.unparse([fields, ...rows.map((row) => fields.map((field) => row[field] ?? ''))]);
};

const clientIdOf = (scope: ClientScope, code: string): number =>
  Number(connectionOf(scope).prepare('SELECT id FROM clients WHERE code = ?').pluck().get(code));

/** Makes rows of a client that no file carries: operations and their routing, standards, lines, shipments. */
const addUnfiled = (scope: ClientScope, client: PlainClient): void => {
  const connection = connectionOf(scope);
  const clientId = clientIdOf(scope, client.code);
  const operations = new Map(
    [...new Set(client.routings.flatMap((routing) => routing.operations))].map((code) => [
      code,
      insert(connection, 'operations', { client_id: clientId, code }),
    ]),
  );
  for (const { style, operations: codes } of client.routings) {
    codes.forEach((code, at) =>
      insert(connection, 'routing_operations', {
        client_id: clientId,
        style_model: style,
        operation_id: operations.get(code) ?? 0,
        position: at + 1,
      }),
    );
  }
  for (const { category, hours } of client.categories) {
    insert(connection, 'category_standards', { client_id: clientId, category, cycle_ms: hours * 3_600_000 });
  }
  const lines = new Map<string, number>();
  const lineOf = (code: string | null): number | null => {
    if (code === null) return null;
    const id = lines.get(code) ?? insert(connection, 'lines', { client_id: clientId, code });
    lines.set(code, id);
    return id;
  };
  const shiftOf = (type: string | null): number | null =>
    type === null
      ? null
      : Number(
          connection
            .prepare('SELECT id FROM shifts WHERE client_id = ? AND shift_type = ?')
            .pluck()
            .get(clientId, type),
        );
  for (const { line, shift, hours, from } of client.standards) {
    insert(connection, 'standards', {
      client_id: clientId,
      line_id: lineOf(line),
      shift_id: shiftOf(shift),
      cycle_ms: Math.round(hours * 3_600_000),
      valid_from: from,
    });
  }
};

const addShipments = (scope: ClientScope, client: PlainClient): void => {
  const connection = connectionOf(scope);
  const clientId = clientIdOf(scope, client.code);
  const orderId = connection.prepare('SELECT id FROM work_orders WHERE client_id = ? AND code = ?').pluck();
  for (const { workOrder, date, quantity } of client.shipments) {
    insert(connection, 'shipments', {
      client_id: clientId,
      work_order_id: Number(orderId.get(clientId, workOrder)),
      shipped_on: date,
      quantity,
    });
  }
};

const voidRow = (scope: ClientScope, code: string, { table, row }: Voided): void => {
  const connection = connectionOf(scope);
  const clientId = clientIdOf(scope, code);
  const name = DATABASE_TABLE[table];
  const id = row[`${table}_id`] as string;
  connection
    .prepare(
      `UPDATE main.${name} SET voided_at = '2025-12-24T00:00:00Z', voided_by = 'T', void_reason = 'T'
       WHERE client_id = ? AND external_id = ?`,
    )
    .run(clientId, id);
  const shiftDate = (row['shift_date'] as string | undefined) ?? null;
  if (table === 'production_entry' || table === 'downtime_entry') {
    const line = row['line'] as string;
    const lineId =
      line === ''
        ? null
        : Number(
            connection
              .prepare('SELECT id FROM lines WHERE client_id = ? AND code = ?')
              .pluck()
              .get(clientId, line),
          );
    const key = { clientId, lineId, shiftDate: String(shiftDate), shiftType: String(row['shift_type']) };
    resolveShifts(connection, [key], { rederiveCycleFor: [] });
  }
  touch(scope, { clientId, table: name, date: shiftDate });
};

/** Opens a database of its own and brings clients in by the imports that everybody uses. */
export const bringClients = async (
  clients: readonly { readonly client: PlainClient; readonly voided?: readonly Voided[] }[],
): Promise<TestPlant> => {
  const plant = await openTestPlant();
  const writing = (work: (scope: ClientScope) => Promise<void> | void) =>
    plant.database.writer.run({ userId: null, code: 'cli', role: 'ADMIN', host: 'cli' }, async (scope) =>
      work(scope),
    );
  const bring = async (table: Parameters<TestPlant['bring']>[0], rows: readonly Row[]) => {
    if (rows.length === 0) return;
    const report = await plant.bring(table, fileOf(rows));
    if (report.refused.length > 0) throw new Error(`${table}: ${JSON.stringify(report.refused[0])}`);
  };
  await bring(
    'client',
    clients.map(({ client }) => ({
      client_id: client.code,
      client_name: client.code,
      timezone: client.timezone,
    })),
  );
  await bring(
    'employee',
    clients.flatMap(({ client }) =>
      ['E1', 'E2', 'E3', 'E4'].map((code) => ({
        employee_id: code,
        employee_name: `Employee ${code}`,
        client_id_assigned: client.code,
      })),
    ),
  );
  await bring('employee', [{ employee_id: 'F1', employee_name: 'Employee F1', is_floating_pool: 'TRUE' }]);
  for (const { client, voided = [] } of clients) {
    await writing(async (scope) => {
      const clientId = clientIdOf(scope, client.code);
      for (const { key, value, from } of client.settings.toSorted((a, b) =>
        (a.from ?? '').localeCompare(b.from ?? ''),
      )) {
        await setSetting(scope, { clientId, key, value, ...(from === null ? {} : { from }) });
      }
    });
    const ofClient = (row: Row): Row => ({ ...row, client_id: client.code });
    for (const table of TABLES) {
      if (table === 'production_entry') await writing((scope) => addUnfiled(scope, client));
      const more = voided.filter((one) => one.table === table).map(({ row }) => row);
      await bring(table, [...client.tables[table], ...more].map(ofClient));
    }
    await writing((scope) => {
      addShipments(scope, client);
      for (const one of voided) voidRow(scope, client.code, one);
    });
  }
  return plant;
};
