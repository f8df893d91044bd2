import type { Connection } from './connection';
import { addWallClocks } from './kpi/clock';

const views = import.meta.glob<string>('./views/*.sql', { query: '?raw', import: 'default', eager: true });

/** Tables that belong to no client and are read by all who may call, with the reason. */
export const SHARED_TABLES: Readonly<Record<string, string>> = {
  database_info: 'facts about the file, no business data',
};

/** Tables behind the identity module alone: in a lane they look empty and cannot be written. */
export const IDENTITY_TABLES: Readonly<Record<string, string>> = {
  users: 'who may log in; a user may be assigned to several clients',
  user_clients: 'which clients a user is assigned to: it decides the scope, so it cannot be inside it',
  sessions: 'log-ins of users',
  failed_logins: 'names typed at log-in, whether they exist or not',
  login_locks: 'lock-out per typed name',
  stations: 'places on the shop floor where a PIN may be used, of the whole plant',
};

const IN_SCOPE = (column: string) => `${column} IN (SELECT client_id FROM temp.scope_client)`;

/** Tables whose rows are not simply "client_id in scope": what a scope sees of them, and which rows it may write. */
const SPECIAL: Readonly<Record<string, { select: string; mayWrite: (row: 'NEW' | 'OLD') => string }>> = {
  clients: {
    select: `SELECT * FROM main.clients WHERE ${IN_SCOPE('id')}`,
    mayWrite: (row) => IN_SCOPE(`${row}.id`),
  },
  // Own employees whole; floating ones of elsewhere by name only: no home, rate or department, and nothing that tells of a change of these.
  employees: {
    select: `SELECT id, CASE WHEN ${IN_SCOPE('client_id')} THEN client_id END AS client_id, code, name,
        CASE WHEN client_id IS NULL OR ${IN_SCOPE('client_id')} THEN department END AS department, is_floating_pool,
        CASE WHEN client_id IS NULL OR ${IN_SCOPE('client_id')} THEN is_support_billed ELSE 0 END AS is_support_billed,
        CASE WHEN client_id IS NULL OR ${IN_SCOPE('client_id')} THEN is_support_included ELSE 0 END AS is_support_included,
        CASE WHEN client_id IS NULL OR ${IN_SCOPE('client_id')} THEN hourly_rate_minor END AS hourly_rate_minor,
        is_active, CASE WHEN client_id IS NULL OR ${IN_SCOPE('client_id')} THEN version ELSE 1 END AS version, created_at,
        CASE WHEN client_id IS NULL OR ${IN_SCOPE('client_id')} THEN updated_at ELSE created_at END AS updated_at
      FROM main.employees WHERE ${IN_SCOPE('client_id')} OR client_id IS NULL OR is_floating_pool = 1`,
    mayWrite: (row) => `(${row}.client_id IS NULL OR ${IN_SCOPE(`${row}.client_id`)})`,
  },
  // Free or taken is for everyone; by whom, for which client and why only for that client.
  floating_pool: {
    select: `SELECT id, external_id, employee_id, status,
        CASE WHEN ${IN_SCOPE('assigned_to_client_id')} THEN assigned_to_client_id END AS assigned_to_client_id,
        CASE WHEN assigned_to_client_id IS NULL OR ${IN_SCOPE('assigned_to_client_id')} THEN assigned_by END AS assigned_by,
        last_updated_at,
        CASE WHEN assigned_to_client_id IS NULL OR ${IN_SCOPE('assigned_to_client_id')} THEN notes END AS notes,
        version, created_at, updated_at, shift_date, shift_type,
        CASE WHEN ${IN_SCOPE('assigned_to_client_id')} THEN line_id END AS line_id
      FROM main.floating_pool`,
    mayWrite: (row) =>
      `(${row}.assigned_to_client_id IS NULL OR ${IN_SCOPE(`${row}.assigned_to_client_id`)})`,
  },
  audit_log: {
    select: `SELECT * FROM main.audit_log
      WHERE ${IN_SCOPE('client_id')} OR (client_id IS NULL AND EXISTS (SELECT 1 FROM temp.scope_system))`,
    mayWrite: (row) => `(${row}.client_id IS NULL OR ${IN_SCOPE(`${row}.client_id`)})`,
  },
};

/**
 * The people whom records of attendance name, each record's own: somebody who floats no more, or went to another client,
 * keeps the name on the records that a client made of them.
 */
const ATTENDANCE_NAMES = `CREATE TEMP VIEW attendance_names AS
  SELECT a.client_id, a.id AS entry_id, e.code, e.name,
    e.client_id IS NULL OR e.is_floating_pool = 1 OR NOT ${IN_SCOPE('e.client_id')} AS is_floating,
    f.code AS covered_by_code, f.name AS covered_by_name
  FROM main.attendance_entries AS a
  CROSS JOIN main.employees AS e ON e.id = a.employee_id
  LEFT JOIN main.employees AS f ON f.id = a.covered_by_employee_id
  WHERE ${IN_SCOPE('a.client_id')}`;

/** Who of the floating pool is recorded at work on a shift, by whichever client: which one, that client alone is told. */
const POOL_PRESENCE = `CREATE TEMP VIEW pool_presence AS
  SELECT CASE WHEN ${IN_SCOPE('c.id')} THEN c.id END AS client_id, e.id AS employee_id, a.shift_date, a.shift_type
  FROM main.employees AS e
  CROSS JOIN main.clients AS c
  CROSS JOIN main.attendance_entries AS a ON a.client_id = c.id AND a.employee_id = e.id
  WHERE e.is_floating_pool = 1 AND a.is_absent = 0 AND a.voided_at IS NULL`;

const shadow = (
  table: string,
  columns: readonly string[],
): { select: string; mayWrite?: (row: 'NEW' | 'OLD') => string } => {
  const special = SPECIAL[table];
  if (special) return special;
  if (table in SHARED_TABLES) return { select: `SELECT * FROM main."${table}"` };
  if (table in IDENTITY_TABLES) return { select: `SELECT * FROM main."${table}" WHERE 0` };
  if (!columns.includes('client_id')) {
    throw new Error(
      `Table ${table} has no client_id and stands in no list of shared or identity tables (db/walls.ts)`,
    );
  }
  return {
    select: `SELECT * FROM main."${table}" WHERE ${IN_SCOPE('client_id')}`,
    mayWrite: (row) => IN_SCOPE(`${row}.client_id`),
  };
};

/**
 * Shadows every table of `main` with a TEMP view of the same name that shows the scope's clients only, guards `main`
 * with TEMP triggers that refuse writes outside the scope, and creates the KPI views over the shadows, the names that its
 * records of attendance tell, and who of the floating pool is at work.
 * The scope is empty until a lane sets it.
 */
export const buildWalls = (connection: Connection): void => {
  const statements = [
    'CREATE TEMP TABLE scope_client (client_id INTEGER PRIMARY KEY)',
    'CREATE TEMP TABLE scope_system (yes INTEGER PRIMARY KEY)',
  ];
  const tables = connection
    .prepare("SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all() as string[];
  for (const table of tables) {
    const columns = connection
      .prepare('SELECT name FROM pragma_table_info(?, ?)')
      .pluck()
      .all(table, 'main') as string[];
    const { select, mayWrite } = shadow(table, columns);
    statements.push(`CREATE TEMP VIEW "${table}" AS ${select}`);
    if (!mayWrite) continue;
    const refuse = `BEGIN SELECT RAISE(ABORT, 'outside the scope of this call'); END`;
    for (const [event, row] of [
      ['INSERT', 'NEW'],
      ['UPDATE', 'NEW'],
      ['UPDATE', 'OLD'],
      ['DELETE', 'OLD'],
    ] as const) {
      const name = `"${table}_scope_${event}_${row}"`;
      statements.push(
        `CREATE TEMP TRIGGER ${name} BEFORE ${event} ON main."${table}" WHEN NOT ifnull(${mayWrite(row)}, 0) ${refuse}`,
      );
    }
  }
  statements.push(ATTENDANCE_NAMES, POOL_PRESENCE);
  connection.exec(statements.join(';\n'));
  addWallClocks(connection);
  for (const sql of Object.values(views)) connection.exec(sql);
};

/** Sets the clients that this connection's shadows show and its guards let through; `system` shows client-less audit rows. */
export const setScope = (connection: Connection, clientIds: readonly number[], system: boolean): void => {
  clearScope(connection);
  connection
    .prepare('INSERT INTO temp.scope_client SELECT value FROM json_each(?)')
    .run(JSON.stringify(clientIds));
  if (system) connection.prepare('INSERT INTO temp.scope_system VALUES (1)').run();
};

/** Leaves the connection seeing no client at all. */
export const clearScope = (connection: Connection): void => {
  connection.exec('DELETE FROM temp.scope_client; DELETE FROM temp.scope_system');
};
