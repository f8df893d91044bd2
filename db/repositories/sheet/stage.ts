import { dateIn } from '../../calendar';
import { openConnection, type Connection } from '../../connection';
import { filesOf } from '../../files';
import type { Actor } from '../../scope';
import type { Entry, EntryInput } from '../production/types';
import type { Changes, SheetPlace } from './section';
import type { Batch } from './types';

/*
 * Two clients with a line each, for tests: client A with a nine-hour first shift and orders in every state, client B
 * with an order of its own. Nobody here is a person.
 */
const MADE = '2026-01-01T00:00:00.000Z';

export const TIMEZONE = 'America/Mexico_City';

export const CLIENT_A = 1;
export const CLIENT_B = 2;
export const LINE_A = 11;
export const LINE_A2 = 12;
export const LINE_B = 21;

const actor = (userId: number, code: string, role: Actor['role']): Actor => ({
  userId,
  code,
  role,
  host: 'cli',
});

export const operatorA = actor(1, 'OP-A', 'OPERATOR');
export const otherOperatorA = actor(2, 'OP-A2', 'OPERATOR');
export const leaderA = actor(3, 'LEAD-A', 'LEADER');
export const operatorB = actor(4, 'OP-B', 'OPERATOR');

/** Orders of client A; each has a standard of 0.25 h per unit. */
const ORDERS_A = [
  ['WO-1', 'ROPER', 'ACTIVE'],
  ['WO-2', 'ROPER', 'ACTIVE'],
  ['WO-3', 'DERBY', 'ACTIVE'],
  ['WO-4', 'DERBY', 'ACTIVE'],
  ['WO-5', null, 'ACTIVE'],
  ['WO-HELD', 'ROPER', 'ON_HOLD'],
  ['WO-DONE', 'ROPER', 'COMPLETED'],
  ['WO-REJECTED', 'ROPER', 'REJECTED'],
  ['WO-CANCELLED', 'ROPER', 'CANCELLED'],
] as const;

const insertInto = (connection: Connection, table: string, row: Record<string, unknown>): void => {
  const names = Object.keys(row);
  connection
    .prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((n) => `@${n}`).join(', ')})`)
    .run(row);
};

/** Runs statements on the file itself, past lanes and walls, as no caller can. */
export const onFile = <T>(folder: string, work: (connection: Connection) => T): T => {
  const connection = openConnection(filesOf(folder).database);
  try {
    return work(connection);
  } finally {
    connection.close();
  }
};

/** Fills the empty database of a folder with the two clients. */
export const setStage = (folder: string): void =>
  onFile(folder, (connection) => {
    const stamps = { created_at: MADE, updated_at: MADE };
    const add = (table: string, row: Record<string, unknown>) => insertInto(connection, table, row);
    add('clients', { id: CLIENT_A, code: 'CLIENT-A', name: 'Client A', timezone: TIMEZONE, ...stamps });
    add('clients', { id: CLIENT_B, code: 'CLIENT-B', name: 'Client B', timezone: TIMEZONE, ...stamps });
    for (const { userId, code, role } of [operatorA, otherOperatorA, leaderA, operatorB]) {
      add('users', { id: userId, code, username: code, full_name: `User ${code}`, role, ...stamps });
      add('user_clients', { user_id: userId, client_id: code === operatorB.code ? CLIENT_B : CLIENT_A });
    }
    for (const [id, clientId, code] of [
      [LINE_A, CLIENT_A, 'L1'],
      [LINE_A2, CLIENT_A, 'L2'],
      [LINE_B, CLIENT_B, 'L1'],
    ] as const) {
      add('lines', { id, client_id: clientId, code, name: `Line ${code}`, ...stamps });
    }
    add('shifts', {
      client_id: CLIENT_A,
      code: 'S1',
      name: 'First',
      shift_type: 'SHIFT_1ST',
      start_time: '07:00',
      end_time: '16:00',
      standard_seconds: 9 * 3600,
      ...stamps,
    });
    add('operations', { client_id: CLIENT_A, code: 'SEW', name: 'Sewing', ...stamps });
    add('operations', { client_id: CLIENT_B, code: 'GLUE', name: 'Gluing', ...stamps });
    const order = { planned_quantity: 1000, ideal_cycle_ms: 900_000, ...stamps };
    for (const [code, style, status] of ORDERS_A) {
      add('work_orders', { client_id: CLIENT_A, code, style_model: style, status, ...order });
    }
    add('work_orders', {
      client_id: CLIENT_B,
      code: 'WO-B',
      style_model: 'SECRET',
      status: 'ACTIVE',
      ...order,
    });
  });

/** Today where the clients are. */
export const today = (): string => dateIn(TIMEZONE, new Date());

/** Client A's first line, today's first shift. */
export const placeA = (more: Partial<SheetPlace> = {}): SheetPlace => ({
  clientId: CLIENT_A,
  lineId: LINE_A,
  shiftDate: today(),
  shiftType: 'SHIFT_1ST',
  ...more,
});

let keys = 0;

/** A row as typed: 100 units of WO-1 by a crew of ten, hours left blank; its key is unique. */
export const rowOf = (more: Partial<EntryInput> = {}): EntryInput => ({
  key: `row-${(keys += 1)}`,
  workOrder: 'WO-1',
  operation: null,
  unitsProduced: 100,
  unitsDefective: 0,
  runHours: null,
  employeesAssigned: 10,
  employeesPresent: 10,
  employeesFloatingIdle: null,
  scheduledHours: null,
  notes: null,
  ...more,
});

type Writable<T> = T extends readonly (infer R)[]
  ? Writable<R>[]
  : T extends object
    ? { -readonly [K in keyof T]: Writable<T[K]> }
    : T;

/** Changes of a section: none but what is given. */
export const changesOf = <Input>(more: Partial<Changes<Input>> = {}): Writable<Changes<Input>> =>
  structuredClone({ creates: [], updates: [], voids: [], ...more }) as Writable<Changes<Input>>;

/** A batch that changes nothing but what is given; `creates`, `updates` and `voids` are those of production. */
export const batchOf = ({
  creates = [],
  updates = [],
  voids = [],
  ...more
}: Partial<Batch & Changes<EntryInput>> = {}): Writable<Batch> =>
  structuredClone({
    place: placeA(),
    production: { creates, updates, voids },
    stops: changesOf(),
    inspections: changesOf(),
    hours: [],
    ...more,
  }) as Writable<Batch>;

/** What a submit wrote of production: its entries as they are now, and how many of each kind. */
export const productionOf = <Shown extends Pick<Entry, 'id'>>({
  sheet,
  counts,
  ids,
}: {
  readonly sheet: { readonly production: { readonly entries: readonly Shown[] } };
  readonly counts: { readonly production: { created: number; updated: number; voided: number } };
  readonly ids: { readonly production: Readonly<Record<string, number>> };
}) => ({
  entries: Object.values(ids.production).flatMap(
    (id) => sheet.production.entries.find((entry) => entry.id === id) ?? [],
  ),
  ...counts.production,
});
