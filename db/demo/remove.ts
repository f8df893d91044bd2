import { audit } from '../audit';
import { Failure } from '../failure';
import { removeDemoUsers } from '../identity/demo';
import { connectionOf, touch, type ClientScope } from '../scope';
import { findMark, keepMark } from './mark';

/** What a removal has taken out. */
export type DemoRemoved = {
  readonly clientCodes: string[];
  readonly users: number;
  /** Rows by table. */
  readonly rows: Record<string, number>;
  /** Floating employees that rows of other clients name: they stay. */
  readonly keptFloating: string[];
};

/** Tables of a client whose rows stay: its catalogues, itself to hold them, and the log, which only grows. */
const KEPT = new Set(['downtime_reasons', 'hold_reasons', 'defect_types', 'category_standards', 'audit_log']);

const OF_DEMO = 'SELECT value FROM json_each(@ids)';

/** Columns that name an employee in rows that may be another client's. */
const EMPLOYEE_COLUMNS = [
  ['attendance_entries', 'employee_id'],
  ['attendance_entries', 'covered_by_employee_id'],
  ['coverage_entries', 'floating_employee_id'],
  ['coverage_entries', 'absent_employee_id'],
  ['quality_entries', 'inspector_employee_id'],
  ['downtime_entries', 'responsible_employee_id'],
  ['actions', 'owner_employee_id'],
] as const;

/**
 * Takes the demo plant out in one step: its orders, entries, people, plans and users, and whatever was added to its
 * clients since. The clients stay, out of use, with their catalogues; the log stays whole.
 * @throws Failure `forbidden` for anyone but an administrator and for the demo plant's own, `not-found` without a demo
 * plant, `conflict` where nobody could administer what is left.
 */
export const removeDemo = async (scope: ClientScope): Promise<DemoRemoved> => {
  if (scope.actor.role !== 'ADMIN') throw new Failure('forbidden', 'failure.forbidden');
  const mark = findMark(scope);
  if (!mark || mark.isRemoved) throw new Failure('not-found', 'demo.none');
  const users = removeDemoUsers(scope, mark.userCodes);
  const connection = connectionOf(scope);
  const clients = connection
    .prepare('SELECT id, code FROM clients WHERE code IN (SELECT value FROM json_each(?)) ORDER BY id')
    .all(JSON.stringify(mark.clientCodes)) as { id: number; code: string }[];
  const named = { ids: JSON.stringify(clients.map(({ id }) => id)) };
  // Rows that name each other go together; what they leave behind is looked at when the lane commits.
  connection.pragma('defer_foreign_keys = ON');
  const rows: Record<string, number> = {};
  const run = (table: string, sql: string, more: Readonly<Record<string, string>> = {}): void => {
    const { changes } = connection.prepare(sql).run({ ...named, ...more });
    rows[table] = (rows[table] ?? 0) + changes;
  };
  const owned = connection
    .prepare(
      `SELECT t.name FROM main.sqlite_master t JOIN pragma_table_info(t.name, 'main') c ON c.name = 'client_id'
       WHERE t.type = 'table' ORDER BY t.name`,
    )
    .pluck()
    .all() as string[];
  // Assignments belong to users: the demo plant's went with them, others keep theirs.
  for (const table of owned.filter((name) => !KEPT.has(name) && name !== 'user_clients')) {
    run(table, `DELETE FROM main."${table}" WHERE client_id IN (${OF_DEMO})`);
  }

  const floating = { codes: JSON.stringify(mark.floatingCodes) };
  const isFloating = 'client_id IS NULL AND code IN (SELECT value FROM json_each(@codes))';
  const keptFloating = connection
    .prepare(
      `SELECT code FROM employees WHERE ${isFloating} AND id IN (${EMPLOYEE_COLUMNS.map(
        ([table, column]) => `SELECT ${column} FROM ${table}`,
      ).join(' UNION ')}) ORDER BY code`,
    )
    .pluck()
    .all(floating) as string[];
  const going = {
    codes: JSON.stringify(mark.floatingCodes.filter((code) => !keptFloating.includes(code))),
  };
  const goingIds = `SELECT id FROM employees WHERE ${isFloating}`;
  run(
    'floating_pool',
    `DELETE FROM main.floating_pool WHERE employee_id IN (${goingIds}) AND @ids = @ids`,
    going,
  );
  run(
    'floating_pool',
    `UPDATE main.floating_pool SET status = 'AVAILABLE', assigned_to_client_id = NULL, assigned_by = NULL,
       notes = NULL, line_id = NULL, version = version + 1 WHERE assigned_to_client_id IN (${OF_DEMO})`,
  );
  run('employees', `DELETE FROM main.employees WHERE ${isFloating} AND @ids = @ids`, going);
  run(
    'clients',
    `UPDATE main.clients SET is_active = 0, supervisor_code = NULL, planner_code = NULL, engineering_code = NULL,
       version = version + 1 WHERE id IN (${OF_DEMO})`,
  );
  for (const { id } of clients) {
    const after = { removed: 'demo plant' };
    audit(scope, { clientId: id, action: 'void', table: 'clients', rowId: id, before: null, after });
    touch(scope, { clientId: id, table: 'production_entries', date: null });
    touch(scope, { clientId: id, table: 'clients', date: null });
  }
  keepMark(scope, { ...mark, isRemoved: true });
  return { clientCodes: clients.map(({ code }) => code), users, rows, keptFloating };
};
