import type { Connection } from './connection';
import { Failure } from './failure';
import { recomputeTouchedDays } from './kpi/days';
import {
  changesOf,
  isRehearsal,
  mintScope,
  newsOf,
  revokeScope,
  type Actor,
  type AuditKey,
  type Change,
  type ClientScope,
} from './scope';
import { seesAllClients } from './vocabulary';
import { buildWalls, clearScope, setScope } from './walls';

/** A connection that runs one call at a time, each inside its own transaction and scope. */
export type Lane = {
  readonly kind: 'command' | 'query';
  /**
   * BEGIN → set scope → await the work → COMMIT, or ROLLBACK when it throws or rehearses → clear scope.
   * Calls wait for each other.
   * @throws what the work throws; Failure `locked` when another process holds the file for longer than the time-out.
   */
  readonly run: <T>(actor: Actor, work: (scope: ClientScope) => Promise<T>) => Promise<T>;
  /** Waits for the running call and closes the connection. */
  readonly close: () => Promise<void>;
};

export type LaneOptions = {
  readonly auditKey: AuditKey;
  /** Called after a commit with what it changed. */
  readonly onChange?: ((changes: readonly Change[]) => void) | undefined;
};

const clientsOf = (connection: Connection, actor: Actor): readonly number[] => {
  const ids = seesAllClients(actor.role)
    ? connection.prepare('SELECT id FROM main.clients ORDER BY id').pluck().all()
    : connection
        .prepare('SELECT client_id FROM main.user_clients WHERE user_id = ? ORDER BY client_id')
        .pluck()
        .all(actor.userId);
  const { board } = actor;
  return (ids as number[]).filter((id) => board === undefined || id === board.clientId);
};

/** Whether an actor's scope shows audit rows that belong to no client. */
const seesSystem = ({ role, board }: Actor): boolean => seesAllClients(role) && board === undefined;

/** What the schema says where a floating employee already works on a shift: a trigger's words, and those of its index. */
const TAKEN = 'employee is taken on this shift';
const TAKEN_INDEX =
  'UNIQUE constraint failed: floating_pool.employee_id, floating_pool.shift_date, floating_pool.shift_type';

/** Says what SQLite's refusals mean to a caller: a foreign row is `not-found`, somebody taken a `conflict`, a busy or read-only file or a full disk `locked`. */
export const asFailure = (error: unknown, kind: Lane['kind']): unknown => {
  const code = (error as { code?: unknown }).code;
  const message = String((error as { message?: unknown }).message);
  if (message.includes('outside the scope of this call')) {
    return new Failure('not-found', 'not-found.row', {}, { cause: error });
  }
  // Whoever has the person is not told: neither by the code of the failure nor by its sentence.
  if (message.includes(TAKEN) || message.includes(TAKEN_INDEX)) {
    return new Failure('conflict', 'floating-pool.taken-somebody', {}, { cause: error });
  }
  if (code === 'SQLITE_BUSY') return new Failure('locked', 'database.busy', {}, { cause: error });
  // A write in the lane of queries is a fault of this program and stays one.
  if (kind === 'command' && String(code).startsWith('SQLITE_READONLY')) {
    return new Failure('locked', 'database.read-only', {}, { cause: error });
  }
  if (code === 'SQLITE_FULL') return new Failure('locked', 'database.disk-full', {}, { cause: error });
  return error;
};

/** Makes a lane of a connection: builds its walls and lets calls in one by one. */
export const createLane = (connection: Connection, kind: Lane['kind'], options: LaneOptions): Lane => {
  buildWalls(connection);
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  const runAlone = async <T>(actor: Actor, work: (scope: ClientScope) => Promise<T>): Promise<T> => {
    if (closed) throw new Failure('locked', 'database.closed');
    let scope: ClientScope | undefined;
    try {
      connection.exec(kind === 'command' ? 'BEGIN IMMEDIATE' : 'BEGIN');
      const clientIds = clientsOf(connection, actor);
      setScope(connection, clientIds, seesSystem(actor));
      scope = mintScope(connection, actor, clientIds, kind === 'command', options.auditKey);
      const result = await work(scope);
      if (kind === 'command') recomputeTouchedDays(connection, changesOf(scope));
      const news = newsOf(scope);
      if (isRehearsal(scope)) return result;
      connection.exec('COMMIT');
      if (news.length > 0) options.onChange?.(news);
      return result;
    } catch (error) {
      throw asFailure(error, kind);
    } finally {
      if (scope) revokeScope(scope);
      if (connection.inTransaction) connection.exec('ROLLBACK');
      clearScope(connection);
    }
  };

  const run: Lane['run'] = (actor, work) => {
    const turn = last.then(() => runAlone(actor, work));
    last = turn.catch(() => undefined);
    return turn;
  };

  const close = async (): Promise<void> => {
    await last;
    if (closed) return;
    closed = true;
    connection.close();
  };

  return { kind, run, close };
};
