import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays } from '../db/calendar';
import { addEntries, addRows, insert, type Row } from '../db/kpi/test-floor';
import { connectionOf, type Actor, type ClientScope } from '../db/scope';
import { createEngine, type Engine } from '../electron/engine';

export const ADMIN: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };
export const LEADER: Actor = { userId: 1, code: 'U1', role: 'LEADER', host: 'web' };

export const FIRST = '2026-01-05';
/** The date so many days after the first. */
export const dayOf = (index: number): string => addDays(FIRST, index);

/** The first twenty days, of one level, and the ten after them, of another. */
export const SAMPLE = { from: dayOf(0), to: dayOf(19) };
export const LATER = { from: dayOf(20), to: dayOf(29) };
export const ALL = { from: dayOf(0), to: dayOf(29) };
export const FPY = { clientId: 1, kpi: 'fpy', by: 'day' } as const;

export const INSPECTED = 200;
/** Units that failed of those inspected on a day. */
export const failed = (index: number): number =>
  20 + ([0, 3, -4, 5, -2, 1, -3][index % 7] ?? 0) + (index < 20 ? 0 : 9);

/** The inspection of a day. */
export const inspection = (index: number, row: Row = {}): Row => ({
  client_id: 1,
  line_id: 1,
  work_order_id: 1,
  operation_id: index % 2 === 0 ? 1 : 2,
  shift_date: dayOf(index),
  units_inspected: INSPECTED,
  units_passed: INSPECTED - failed(index),
  units_defective: failed(index),
  total_defects: failed(index) + 4,
  ...row,
});

const fill = (scope: ClientScope): void => {
  const connection = connectionOf(scope);
  connection.exec('INSERT INTO temp.scope_client VALUES (1), (2)');
  for (const id of [1, 2]) {
    insert(connection, 'clients', { id, code: `CLIENT-${id}`, name: `Client ${id}` });
    insert(connection, 'lines', { id, client_id: id, code: `L${id}` });
    insert(connection, 'work_orders', { id, client_id: id, code: `W${id}`, ideal_cycle_ms: 900_000 });
  }
  insert(connection, 'operations', { id: 1, client_id: 1, code: 'SEW' });
  insert(connection, 'operations', { id: 2, client_id: 1, code: 'PACK' });
  insert(connection, 'operations', { id: 3, client_id: 2, code: 'SEW' });
  const leader = { id: 1, code: 'U1', username: 'leader.a', full_name: 'Leader A', role: 'LEADER' };
  insert(connection, 'users', leader);
  connection.exec('INSERT INTO main.user_clients VALUES (1, 1)');
  const days = Array.from({ length: 30 }, (_, index) => index);
  addRows(
    scope,
    'quality_entries',
    days.map((index) => inspection(index)),
  );
  addEntries(
    scope,
    days.map((index) => ({
      client_id: 1,
      line_id: 1,
      work_order_id: 1,
      shift_date: dayOf(index),
      units_produced: 300 + 10 * (index % 4),
      employees_assigned: 10,
      employees_present: 10,
      scheduled_seconds: 32_400,
      run_seconds: 30_000,
    })),
  );
};

/** A plant of two clients behind an engine; client 1 has thirty days of inspections and production. */
export type ControlFloor = {
  readonly control: (actor?: Actor) => ReturnType<Engine['clientFor']>['control'];
  readonly write: <T>(work: (scope: ClientScope) => T) => Promise<T>;
  readonly read: <T>(work: (scope: ClientScope) => T) => Promise<T>;
  readonly close: () => Promise<void>;
};

/** Opens such a plant in a folder of its own, which `close` removes. */
export const openControlFloor = async (): Promise<ControlFloor> => {
  const folder = mkdtempSync(join(tmpdir(), 'lineside-control-'));
  const engine = await createEngine({ folder, create: true });
  const { writer, reader } = engine.database;
  await writer.run(ADMIN, async (scope) => fill(scope));
  return {
    control: (actor = LEADER) => engine.clientFor(actor).control,
    write: (work) => writer.run(ADMIN, async (scope) => work(scope)),
    read: (work) => reader.run(ADMIN, async (scope) => work(scope)),
    close: async () => {
      await engine.close();
      rmSync(folder, { recursive: true });
    },
  };
};
