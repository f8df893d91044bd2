import { dateIn } from '../../calendar';
import { insert } from '../../kpi/test-floor';
import { connectionOf, type Actor, type ClientScope } from '../../scope';
import type { Place, TypedRow } from './types';

/*
 * Two clients for tests: client A with sixteen people on one line and a nine-hour first shift, client B with two, and
 * three floating people without a home. Nobody here is a person.
 */
export const TIMEZONE = 'America/Mexico_City';
export const CLIENT_A = 1;
export const CLIENT_B = 2;
export const LINE_A = 11;
export const LINE_A2 = 12;
export const LINE_B = 21;
export const PEOPLE_A = Array.from({ length: 16 }, (_, at) => 101 + at);
export const PEOPLE_B = [201, 202];
/** Of client A, and of the pool. */
export const FLOATING_A = 117;
export const POOL = [301, 302, 303] as const;

const actor = (userId: number, code: string, role: Actor['role']): Actor => ({
  userId,
  code,
  role,
  host: 'cli',
});

export const system: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };
export const operatorA = actor(1, 'OP-A', 'OPERATOR');
export const otherOperatorA = actor(2, 'OP-A2', 'OPERATOR');
export const leaderA = actor(3, 'LEAD-A', 'LEADER');
export const leaderB = actor(4, 'LEAD-B', 'LEADER');
export const powerUser = actor(5, 'POWER', 'POWERUSER');

/** Today in the clients' zone. */
export const today = (): string => dateIn(TIMEZONE, new Date());

/** The first shift of A's first line, or whatever a test asks for instead. */
export const placeA = (more: Partial<Place> = {}): Place => ({
  clientId: CLIENT_A,
  lineId: LINE_A,
  shiftDate: today(),
  shiftType: 'SHIFT_1ST',
  ...more,
});

/** Somebody who was there the whole shift and is not recorded yet, or whatever a test types instead. */
export const there = (employeeId: number, more: Partial<TypedRow> = {}): TypedRow => ({
  employeeId,
  id: null,
  version: null,
  isAbsent: false,
  absenceType: null,
  absenceHours: null,
  lateMinutes: null,
  leftEarlyMinutes: null,
  scheduledHours: null,
  coveredById: null,
  notes: null,
  ...more,
});

/** Fills a new database with the two clients, the pool and the users above. */
export const setStage = async (scope: ClientScope): Promise<void> => {
  const connection = connectionOf(scope);
  connection.exec('INSERT INTO temp.scope_client VALUES (1), (2)');
  for (const [id, code] of [
    [CLIENT_A, 'CLIENT-A'],
    [CLIENT_B, 'CLIENT-B'],
  ] as const) {
    insert(connection, 'clients', { id, code, name: `Client ${code.at(-1)}`, timezone: TIMEZONE });
    insert(connection, 'shifts', {
      client_id: id,
      code: 'S1',
      shift_type: 'SHIFT_1ST',
      standard_seconds: 32_400,
    });
    insert(connection, 'work_orders', { id, client_id: id, code: `W${id}`, ideal_cycle_ms: 900_000 });
  }
  insert(connection, 'lines', { id: LINE_A, client_id: CLIENT_A, code: 'L1' });
  insert(connection, 'lines', { id: LINE_A2, client_id: CLIENT_A, code: 'L2' });
  insert(connection, 'lines', { id: LINE_B, client_id: CLIENT_B, code: 'L1' });
  const person = (id: number, clientId: number | null, code: string, isFloating: 0 | 1 = 0) =>
    insert(connection, 'employees', {
      id,
      client_id: clientId,
      code,
      name: `Person ${code}`,
      is_floating_pool: isFloating,
    });
  for (const [at, id] of PEOPLE_A.entries()) person(id, CLIENT_A, `A-${at + 1}`);
  for (const [at, id] of PEOPLE_B.entries()) person(id, CLIENT_B, `B-${at + 1}`);
  person(FLOATING_A, CLIENT_A, 'A-F', 1);
  for (const [at, id] of POOL.entries()) person(id, null, `FLOAT-${at + 1}`, 1);
  for (const { userId, code, role } of [operatorA, otherOperatorA, leaderA, leaderB, powerUser]) {
    insert(connection, 'users', {
      id: userId,
      code,
      username: code.toLowerCase(),
      full_name: `User ${code}`,
      role,
    });
  }
  for (const [{ userId }, clientId] of [
    [operatorA, CLIENT_A],
    [otherOperatorA, CLIENT_A],
    [leaderA, CLIENT_A],
    [leaderB, CLIENT_B],
  ] as const) {
    insert(connection, 'user_clients', { user_id: userId, client_id: clientId });
  }
};
