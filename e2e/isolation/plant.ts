import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { audit } from '../../db/audit';
import type { Connection } from '../../db/connection';
import {
  insertRow,
  ownedTablesInOrder,
  plausibleRow,
  STAGED_CLIENTS,
  systemAdmin,
} from '../../db/isolation/stage';
import { connectionOf, touch, type Actor, type ClientScope } from '../../db/scope';
import { ROLES, type Role } from '../../db/vocabulary';
import { createEngine, type Engine } from '../../electron/engine';

export const LETTERS = ['A', 'M', 'Z'] as const;
export type Letter = (typeof LETTERS)[number];

/** What a call can name of a client, one of each kind; the same keys for every client and for nothing at all. */
export type Holdings = {
  readonly clientId: number;
  readonly clientCode: string;
  readonly lineId: number;
  readonly entryId: number;
  readonly entryVersion: number;
  readonly orderCode: string;
  readonly orderStyle: string;
  readonly operationCode: string;
  readonly lineCode: string;
  readonly shiftCode: string;
  readonly productCode: string;
  readonly partNumber: string;
  readonly employeeId: number;
  readonly employeeCode: string;
  /** Of the client's own floating employee, whom everybody may name. */
  readonly floatingId: number;
  readonly jobCode: string;
  readonly qualityId: string;
  readonly reasonCode: string;
  readonly equipmentCode: string;
  /** A shift date of the client with rows. */
  readonly date: string;
};

export type Plant = {
  readonly engine: Engine;
  readonly folder: string;
  readonly holdings: Readonly<Record<Letter, Holdings>>;
  /** Ids and codes that no client has. */
  readonly missing: Holdings;
  readonly actorOf: (role: Role, letter?: Letter) => Actor;
  /** Failures that nobody foresaw, as the engine logged them. */
  readonly unforeseen: readonly string[];
  readonly end: () => Promise<void>;
};

const DAY_MS = 86_400_000;
const STARTED_MS = Date.now();
export const TIME_ZONE = 'America/Mexico_City';

const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: TIME_ZONE });
const dates = new Map<number, string>();

/** Today in the zone of the plant's clients, less some days; the same for a whole run. */
export const daysAgo = (days: number): string => {
  const date = dates.get(days) ?? calendar.format(new Date(STARTED_MS - days * DAY_MS));
  dates.set(days, date);
  return date;
};

const NOW = new Date(STARTED_MS).toISOString();
const STAMPS = { created_at: NOW, updated_at: NOW };
/** First row id of a client: far apart, so that no id of one client is an id of another. */
const firstId = (clientId: number) => clientId * 1_000_000;
/** Id of a client's floating employee, who is everybody's to see: among no client's own ids. */
const floatingId = (clientId: number) => 1000 + clientId;

const userIdOf = (role: Role, letter: Letter) => ROLES.indexOf(role) * 10 + LETTERS.indexOf(letter) + 1;
const actorOf = (role: Role, letter: Letter = 'A'): Actor => ({
  userId: userIdOf(role, letter),
  code: `${role}-${letter}`,
  role,
  host: 'cli',
});

const addIdentities = (connection: Connection): void => {
  for (const [letter, id] of Object.entries(STAGED_CLIENTS)) {
    connection.prepare('INSERT INTO temp.scope_client VALUES (?)').run(id);
    const name = `Client ${letter}`;
    insertRow(connection, 'clients', { id, code: `CLIENT-${letter}`, name, timezone: TIME_ZONE, ...STAMPS });
  }
  for (const role of ROLES) {
    for (const letter of LETTERS) {
      const { userId, code } = actorOf(role, letter);
      insertRow(connection, 'users', {
        id: userId,
        code,
        username: code.toLowerCase(),
        full_name: `${role} ${letter}`,
        role,
        ...STAMPS,
      });
      if (role === 'OPERATOR' || role === 'LEADER') {
        insertRow(connection, 'user_clients', { user_id: userId, client_id: STAGED_CLIENTS[letter] });
      }
    }
  }
};

/** Prepared inserts of `count` rows per client into one table, ids from the client's first id on. */
const fill = (
  connection: Connection,
  table: string,
  clientId: number,
  count: number,
  rowOf: (index: number, id: number) => Record<string, string | number | null>,
): void => {
  const make = (index: number) => {
    const id = firstId(clientId) + index;
    return { ...plausible, id, ...rowOf(index, id) };
  };
  const plausible = plausibleRow(connection, table, clientId);
  const names = Object.keys(make(0));
  const insert = connection.prepare(
    `INSERT INTO main."${table}" (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`,
  );
  for (let index = 0; index < count; index += 1) insert.run(make(index));
};

const ENTRIES_A_DAY = 8;
const FEWEST_INSPECTED_DAYS = 12;

const addWork = (scope: ClientScope, letter: Letter, rows: number): void => {
  const connection = connectionOf(scope);
  const clientId = STAGED_CLIENTS[letter];
  const first = firstId(clientId);
  const code = (kind: string, index: number) => `${kind}-${letter}-${index}`;
  const dateOf = (index: number) => daysAgo(1 + Math.floor(index / ENTRIES_A_DAY));
  const own = (table: string, count: number, rowOf: Parameters<typeof fill>[4]) =>
    fill(connection, table, clientId, count, rowOf);

  // The first employee is floating, whose name and code others may see.
  own('employees', rows, (index, id) => ({
    id: index === 0 ? floatingId(clientId) : id,
    code: index === 0 ? `FLOATING-${clientId}` : code('E', index),
    name: index === 0 ? `Floating employee ${clientId}` : `Employee ${code('E', index)}`,
    department: `Department of ${code('D', 0)}`,
    hourly_rate_minor: 5000,
    is_floating_pool: index === 0 ? 1 : 0,
  }));
  own('lines', 3, (index) => ({ code: code('L', index), name: `Line ${index}`, standard_crew: 8 }));
  own('equipment', 1, () => ({ code: code('EQ', 0), name: 'Equipment 0', line_id: first }));
  own('operations', 2, (index) => ({ code: code('OP', index), name: `Operation ${index}` }));
  own('shifts', 2, (index) => ({
    code: code('S', index),
    name: `Shift ${index}`,
    shift_type: index === 0 ? 'SHIFT_1ST' : 'SHIFT_2ND',
    start_time: index === 0 ? '06:00' : '14:00',
    end_time: index === 0 ? '14:00' : '22:00',
    standard_seconds: 28_800,
    standard_crew: 8,
  }));
  own('products', 2, (index) => ({
    code: code('P', index),
    style_model: code('STYLE', index),
    ideal_cycle_ms: 600_000,
  }));
  own('work_orders', rows, (index) => ({
    code: code('WO', index),
    style_model: code('STYLE', index % 2),
    planned_quantity: 10_000,
    ideal_cycle_ms: 600_000,
    status: 'ACTIVE',
  }));
  for (const reason of ['downtime_reasons', 'hold_reasons', 'defect_types']) {
    own(reason, 1, () => ({ code: code('R', 0) }));
  }
  own('jobs', rows, (index, id) => ({
    code: code('J', index),
    work_order_id: id,
    part_number: code('PART', index),
  }));
  own('import_batches', 1, () => ({}));
  own('production_entries', rows, (index, id) => ({
    work_order_id: first + (index % Math.min(rows, 50)),
    job_id: null,
    line_id: first + (index % 2),
    operation_id: first,
    shift_date: dateOf(index),
    shift_type: 'SHIFT_1ST',
    units_produced: 40 + (index % 20),
    units_defective: index % 3,
    run_seconds: 7200,
    employees_assigned: 8,
    employees_present: 7,
    scheduled_seconds: 7200,
    recorded_by: `OPERATOR-${letter}`,
    recorded_at: NOW,
    cycle_ms_used: 600_000,
    cycle_source: 'work-order',
    cycle_confidence: 100,
    assigned_used: 8,
    assigned_source: 'entry',
    assigned_confidence: 100,
    present_used: 7,
    present_source: 'entry',
    present_confidence: 100,
    scheduled_seconds_used: 7200,
    scheduled_source: 'entry',
    scheduled_confidence: 100,
    run_seconds_used: 7200,
    run_source: 'entry',
    run_confidence: 100,
    notes: `note ${id}`,
  }));
  /** Inspections are spread over as many days at least as a control chart needs. */
  const inspectedDays = Math.max(FEWEST_INSPECTED_DAYS, Math.ceil(rows / ENTRIES_A_DAY));
  const inspectedOn = (index: number) => daysAgo(1 + (index % inspectedDays));
  const shift = (index: number) => ({
    shift_date: dateOf(index),
    shift_type: 'SHIFT_1ST',
    line_id: first + (index % 2),
  });
  own('downtime_entries', rows, (index) => ({
    ...shift(index),
    work_order_id: first + (index % Math.min(rows, 50)),
    reason: code('R', 0),
    duration_seconds: 600,
  }));
  own('quality_entries', rows, (index) => ({
    ...shift(index),
    shift_date: inspectedOn(index),
    work_order_id: first + (index % Math.min(rows, 50)),
    job_id: null,
    operation_id: first,
    external_id: code('Q', index),
    units_inspected: 10,
    units_passed: 9,
    units_defective: 1,
    total_defects: 2,
    opportunities_used: 1,
    opportunities_source: 'default',
    opportunities_confidence: 30,
  }));
  own('defect_details', rows, (_index, id) => ({ quality_entry_id: id, defect_type: code('R', 0) }));
  own('attendance_entries', rows, (index, id) => ({
    ...shift(index),
    employee_id: index === 0 ? floatingId(clientId) : id,
    scheduled_seconds: 28_800,
    is_absent: index % 5 === 0 ? 1 : 0,
  }));
  own('coverage_entries', rows, (index, id) => ({
    shift_date: dateOf(index),
    shift_type: 'SHIFT_1ST',
    absent_employee_id: index === 0 ? floatingId(clientId) : id,
    floating_employee_id: floatingId(clientId),
  }));
  own('hold_entries', rows, (index, id) => ({
    hold_date: dateOf(index),
    work_order_id: id,
    job_id: null,
    hold_status: 'ON_HOLD',
    // One that its asker may still withdraw.
    requested_by: index === 33 ? `ADMIN-${letter}` : null,
    reason: code('R', 0),
  }));
  own('shipments', rows, (index, id) => ({ work_order_id: id, shipped_on: dateOf(index) }));
  insertRow(connection, 'floating_pool', {
    id: first,
    external_id: `FLOATING-POOL-${clientId}`,
    employee_id: floatingId(clientId),
    status: 'ASSIGNED',
    assigned_to_client_id: clientId,
    assigned_by: `LEADER-${letter}`,
    notes: `note ${first}`,
    last_updated_at: NOW,
    ...STAMPS,
  });
  insertRow(connection, 'drafts', {
    id: first,
    client_id: clientId,
    user_code: `OPERATOR-${letter}`,
    kind: 'sheet',
    scope_key: code('L', 0),
    content: JSON.stringify({ typed: letter }),
    updated_at: NOW,
  });
  own('notes', 1, () => ({ note_date: daysAgo(3), written_by: `LEADER-${letter}` }));
  own('targets', 1, () => ({ kpi: 'efficiency', target_millionths: 85_000_000, valid_from: '0001-01-01' }));
  own('control_baselines', 1, () => ({
    kpi: 'fpy',
    step: 'day',
    narrowing: '{}',
    kind: 'p',
    centre: 90,
    sigma_z: 1,
    is_laney: 0,
    rules: '["nelson-1"]',
    reason: `reason of ${letter}`,
    frozen_by: `LEADER-${letter}`,
    frozen_at: NOW,
  }));
  own('actions', 4, (index, id) => ({
    kpi: 'efficiency',
    narrowing: '{}',
    problem: `problem ${code('ACT', index)}`,
    countermeasure: `countermeasure ${code('ACT', index)}`,
    owner_employee_id: rows > 1 ? first + 1 : floatingId(clientId),
    due_date: daysAgo(-30),
    opened_by: `LEADER-${letter}`,
    opened_at: NOW,
    opened_on: daysAgo(9),
    from_date: daysAgo(20),
    to_date: daysAgo(10),
    opened_value: id / 100_000,
    opened_target: 85,
  }));
  own('part_opportunities', 2, (index) => ({ part_number: code('PART', index), opportunities_per_unit: 3 }));
  own('client_settings', 1, () => ({ key: 'default_crew', value: '10', valid_from: '0001-01-01' }));
  own('piece_plans', 1, () => ({ line_id: first, shift_type: 'SHIFT_1ST', valid_from: '0001-01-01' }));
  // Tables that nothing reads yet get a row each, so that a later reader finds one to leak.
  for (const table of ownedTablesInOrder(connection)) {
    const isFilled = connection.prepare(`SELECT 1 FROM "${table}" WHERE client_id = ? LIMIT 1`).get(clientId);
    if (!isFilled && !table.startsWith('kpi_') && table !== 'audit_log') own(table, 1, () => ({}));
  }
  for (let index = 0; index < rows; index += 1) {
    audit(scope, {
      clientId,
      action: 'create',
      table: 'production_entries',
      rowId: first + index,
      before: null,
      after: { unitsProduced: 40 + (index % 20), notes: `note ${first + index}` },
    });
  }
  for (let index = 0; index < rows; index += ENTRIES_A_DAY) {
    touch(scope, { clientId, table: 'production_entries', date: dateOf(index) });
  }
  for (let day = 0; day < inspectedDays; day += 1) {
    touch(scope, { clientId, table: 'quality_entries', date: inspectedOn(day) });
  }
};

const holdingsOf = (letter: Letter): Holdings => {
  const clientId = STAGED_CLIENTS[letter];
  return {
    clientId,
    clientCode: `CLIENT-${letter}`,
    lineId: firstId(clientId),
    entryId: firstId(clientId),
    entryVersion: 1,
    orderCode: `WO-${letter}-0`,
    orderStyle: `STYLE-${letter}-0`,
    operationCode: `OP-${letter}-0`,
    lineCode: `L-${letter}-0`,
    shiftCode: `S-${letter}-0`,
    productCode: `P-${letter}-0`,
    partNumber: `PART-${letter}-0`,
    employeeId: firstId(clientId) + 1,
    employeeCode: `E-${letter}-1`,
    floatingId: floatingId(clientId),
    jobCode: `J-${letter}-0`,
    qualityId: `Q-${letter}-0`,
    reasonCode: `R-${letter}-0`,
    equipmentCode: `EQ-${letter}-0`,
    date: daysAgo(1),
  };
};

const MISSING: Holdings = {
  clientId: 9,
  clientCode: 'CLIENT-X',
  lineId: 9_000_000,
  entryId: 9_000_000,
  entryVersion: 1,
  orderCode: 'WO-X-0',
  orderStyle: 'STYLE-X-0',
  operationCode: 'OP-X-0',
  lineCode: 'L-X-0',
  shiftCode: 'S-X-0',
  productCode: 'P-X-0',
  partNumber: 'PART-X-0',
  employeeId: 9_000_001,
  employeeCode: 'E-X-1',
  floatingId: 9009,
  jobCode: 'J-X-0',
  qualityId: 'Q-X-0',
  reasonCode: 'R-X-0',
  equipmentCode: 'EQ-X-0',
  date: daysAgo(1),
};

/**
 * Three clients with users of every role and the same work each, in a database of its own behind an engine.
 * @param rows how many rows each client has in the tables that grow.
 */
export const buildPlant = async (rows: number, trace?: (sql: string) => void): Promise<Plant> => {
  const folder = mkdtempSync(join(tmpdir(), 'lineside-plant-'));
  process.env['LINESIDE_ARGON2'] = 'minimum';
  const unforeseen: string[] = [];
  const engine = await createEngine({
    folder,
    create: true,
    log: ({ path, error }) => unforeseen.push(`${path}: ${String(error)}`),
    ...(trace ? { trace } : {}),
  });
  await engine.database.writer.run(systemAdmin, async (scope) => {
    addIdentities(connectionOf(scope));
    for (const letter of LETTERS) addWork(scope, letter, rows);
  });
  const end = async (): Promise<void> => {
    await engine.close();
    rmSync(folder, { recursive: true });
  };
  const holdings = { A: holdingsOf('A'), M: holdingsOf('M'), Z: holdingsOf('Z') };
  return { engine, folder, holdings, missing: MISSING, actorOf, unforeseen, end };
};
