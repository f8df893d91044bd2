/** One wall taken out of a copy of the source, and the assertions that must go red for it. */
export type Patch = {
  readonly wall: string;
  readonly removed: string;
  readonly file: string;
  /** Text before which nothing is searched; for texts that stand in the file more than once. */
  readonly after?: string;
  readonly search: string;
  readonly replace: string;
  readonly test: string;
  /** Titles of all the assertions of that test that go red; no other may. */
  readonly red: readonly string[];
};

const HANDLE = 'db/isolation/handle.test.ts';
const CONNECTION = 'db/isolation/connection.test.ts';
const SCHEMA = 'db/isolation/schema.test.ts';
const RULES = '.ci/rules.test.ts';
const SOURCES = 'db/isolation/sources.test.ts';
const ACCESS = 'electron/procedures/access.isolation.test.ts';
const INTERFERENCE = 'electron/procedures/non-interference.isolation.test.ts';
const FOREIGN = 'electron/procedures/foreign-ids.isolation.test.ts';

const inFile =
  (wall: string, file: string, test: string) =>
  (removed: string, search: string, replace: string, red: readonly string[], after?: string): Patch => ({
    wall,
    removed,
    file,
    search,
    replace,
    test,
    red,
    ...(after === undefined ? {} : { after }),
  });

const scope = inFile('1 no handle', 'db/scope.ts', HANDLE);
const lane = inFile('2 lane', 'db/lane.ts', CONNECTION);
const walls = inFile('2 connection', 'db/walls.ts', CONNECTION);
const tables = inFile('3 schema', 'db/migrations/0000_initial.sql', SCHEMA);
const guards = inFile('3 schema', 'db/migrations/0001_guards.sql', SCHEMA);
const live = inFile('5 procedures', 'electron/live/waiting.ts', 'electron/live/waiting.test.ts');
const boundaries = inFile('4 boundaries', '.dependency-cruiser.cjs', RULES);
const lint = inFile('4 boundaries', '.oxlintrc.json', RULES);

const WIDENED = 'a scope cannot be widened, neither its clients nor its actor';
const DEAD = 'a scope is dead after its call, and so is a query built in it';

export const PATCHES: readonly Patch[] = [
  scope('the client list can be appended to', 'Object.freeze([...clientIds])', '[...clientIds]', [WIDENED]),
  scope('the actor can be given another role', 'Object.freeze({ ...actor })', '{ ...actor }', [WIDENED]),
  scope(
    'anyone may admit a client',
    "if (scope.actor.role !== 'ADMIN') throw new Failure('forbidden', 'failure.forbidden');",
    '',
    [WIDENED],
  ),
  scope('a scope lives on after its call', 'void handles.delete(scope)', 'undefined', [DEAD]),
  scope(
    'a kept query runs later',
    '    inside(scope);\n    return connection.prepare',
    '    return connection.prepare',
    [DEAD],
  ),
  scope(
    'a client is not looked for in the scope',
    "if (!scope.clientIds.includes(clientId)) throw notFound('client');",
    '',
    ['a client outside the scope is not found, whether it exists or not'],
  ),
  scope(
    'queries get the builder for writes',
    "if (!mayWrite) throw new Failure('unexpected', 'failure.query-writes');",
    '',
    ['a call in the lane of queries cannot write'],
  ),
  inFile('1 no handle', 'db/open.ts', HANDLE)('the reader may write', 'readonly: true, ', '', [
    'a call in the lane of queries cannot write',
  ]),
  inFile('1 no handle', 'db/lane.ts', HANDLE)(
    'no user means all clients',
    'seesAllClients(actor.role)\n',
    'seesAllClients(actor.role) || actor.userId === null\n',
    ['a user without clients, and nobody at all, gets an empty scope'],
  ),
  inFile('1 no handle', 'db/index.ts', HANDLE)(
    'the door hands out connections',
    "export type { Lane } from './lane';",
    "export type { Lane } from './lane';\nexport { connectionOf } from './scope';",
    ['the door lets out no connection, table, query builder or way to make a scope'],
  ),

  walls(
    'the filter of the shadows',
    'FROM main."${table}" WHERE ${IN_SCOPE(\'client_id\')}`',
    'FROM main."${table}"`',
    [
      'shadows show own rows only, in every table and on both lanes',
      'KPI views are made of the shadows and show own rows only',
    ],
  ),
  walls('the filter of clients', "FROM main.clients WHERE ${IN_SCOPE('id')}", 'FROM main.clients', [
    'the shadow of clients shows own clients only',
  ]),
  walls('the filter of employees', 'OR client_id IS NULL OR is_floating_pool = 1`', 'OR 1`', [
    'employees of others appear only when floating, and then by name alone',
    'a record of attendance keeps the name of somebody who floats no more, for the client that made it alone',
  ]),
  walls('the filter of the names of attendance', "WHERE ${IN_SCOPE('a.client_id')}`", 'WHERE 1`', [
    'a record of attendance keeps the name of somebody who floats no more, for the client that made it alone',
    'KPI views are made of the shadows and show own rows only',
  ]),
  walls('the mask of where the pool is at work', "CASE WHEN ${IN_SCOPE('c.id')} THEN c.id END", 'c.id', [
    'somebody of the pool is at work, and where is for that client alone',
  ]),
  walls(
    'the mask of floating employees',
    "CASE WHEN client_id IS NULL OR ${IN_SCOPE('client_id')} THEN hourly_rate_minor END AS hourly_rate_minor",
    'hourly_rate_minor',
    ['employees of others appear only when floating, and then by name alone'],
  ),
  walls(
    'the mask of the floating pool',
    "CASE WHEN assigned_to_client_id IS NULL OR ${IN_SCOPE('assigned_to_client_id')} THEN notes END AS notes",
    'notes',
    ['the floating pool says taken, not by whom'],
  ),
  walls(
    'the filter of audit rows of no client',
    '(client_id IS NULL AND EXISTS (SELECT 1 FROM temp.scope_system))',
    'client_id IS NULL',
    ['audit rows that belong to no client are for those who see every client'],
  ),
  walls('the blindness for identity tables', ' WHERE 0`', '`', [
    'identity tables look empty in a lane, also to an administrator',
  ]),
  walls('the guard of inserts', "['INSERT', 'NEW'],", '', [
    'inserts for another client are refused in every table',
    'a client cannot be made without being admitted',
    'a floating employee is assigned to own clients only',
  ]),
  walls('the guard of what an update makes', "['UPDATE', 'NEW'],", '', [
    'moving an own row to another client is refused by the guards alone',
    'a floating employee is assigned to own clients only',
  ]),
  walls('the guard of what an update takes', "['UPDATE', 'OLD'],", '', [
    'taking over a row of another client is refused by the guards alone',
  ]),
  walls('the guard of deletes', "['DELETE', 'OLD'],", '', [
    'deletes of rows of another client are refused in every table',
    'replacing a row of another client by an own one of the same id is refused in every table',
  ]),
  inFile('2 connection', 'db/connection.ts', CONNECTION)(
    'delete triggers for replaced rows',
    "expectPragma(connection, 'recursive_triggers', 1);",
    '',
    ['replacing a row of another client by an own one of the same id is refused in every table'],
  ),
  lane('the waiting for the call before', 'last.then(() => runAlone(actor, work))', 'runAlone(actor, work)', [
    'runs one call at a time: the next one begins when the last has ended',
  ]),
  lane('the clearing of the scope', '      clearScope(connection);\n', '', [
    'leaves the connection blind after a call, also after one that failed',
  ]),
  lane('the roll-back of rehearsals', 'if (isRehearsal(scope)) return result;', '', [
    'keeps nothing of a call that failed or rehearsed',
  ]),
  lane(
    "the guards' answer",
    "if (message.includes('outside the scope of this call'))",
    'if (message === code)',
    ['answers not-found to a write outside the scope'],
  ),

  guards(
    'one trigger that fixes client_id',
    'WHEN NEW.`client_id` IS NOT OLD.`client_id`',
    'WHEN 0',
    ['no row moves to another client, not even for an administrator'],
    'CREATE TRIGGER `production_entries_client_is_fixed`',
  ),
  guards(
    'the check of one employee on insert',
    'WHEN NEW.`employee_id` IS NOT NULL',
    'WHEN 0',
    ['an employee that a row names is own or floating, on insert and on update, in every table'],
    'CREATE TRIGGER `attendance_entries_employee_id_on_insert`',
  ),
  guards(
    'the check of one employee on update',
    'WHEN NEW.`inspector_employee_id` IS NOT NULL',
    'WHEN 0',
    ['an employee that a row names is own or floating, on insert and on update, in every table'],
    'CREATE TRIGGER `quality_entries_inspector_employee_id_on_update`',
  ),
  guards(
    'the audit log only grows: updates',
    'BEFORE UPDATE ON `audit_log`',
    'BEFORE UPDATE OF `id` ON `audit_log`',
    ['audit rows are neither changed, removed nor replaced'],
  ),
  guards(
    'the audit log only grows: deletes',
    'BEFORE DELETE ON `audit_log`',
    'BEFORE UPDATE OF `id` ON `audit_log`',
    ['audit rows are neither changed, removed nor replaced'],
  ),
  tables(
    'the client in one reference',
    'FOREIGN KEY (`client_id`,`work_order_id`) REFERENCES `work_orders`(`client_id`,`id`)',
    'FOREIGN KEY (`work_order_id`) REFERENCES `work_orders`(`id`)',
    ['every reference to a row of a client carries client_id'],
    'CREATE TABLE `production_entries`',
  ),
  tables(
    'one reference',
    'FOREIGN KEY (`client_id`,`quality_entry_id`) REFERENCES `quality_entries`(`client_id`,`id`) ON UPDATE no action ON DELETE no action,',
    '',
    ["every column that holds a row's id is a reference, a checked employee or excused"],
  ),
  inFile('3 schema', 'db/connection.ts', SCHEMA)(
    'foreign keys are not enforced',
    "expectPragma(connection, 'foreign_keys', 1);",
    "expectPragma(connection, 'foreign_keys', 0);",
    ['no row can name a parent of another client'],
  ),
  inFile('3 schema', 'db/walls.ts', SCHEMA)(
    'the refusal of tables of nobody',
    "if (!columns.includes('client_id')) {",
    'if (columns.length === 0) {',
    ['walls are not built around a table that belongs to nobody'],
  ),

  boundaries(
    'the one door',
    "to: { path: '^db/', pathNot: ['^db/index[.]ts$', plainValues] },",
    "to: { path: '^nowhere/' },",
    ['db-has-one-door is seen in electron/procedures/a.ts'],
    "name: 'db-has-one-door'",
  ),
  boundaries(
    'SQL stays in db/',
    "to: { path: '^node_modules/(better-sqlite3|drizzle-orm|@types/better-sqlite3)/' },",
    "to: { path: '^nowhere/' },",
    [
      'sql-stays-in-db is seen in electron/procedures/c.ts',
      'sql-stays-in-db is seen in electron/hosts/cli/d.ts',
    ],
  ),
  boundaries(
    'the renderer imports the contract only',
    "pathNot: '^electron/contract/' },",
    "pathNot: '^(db|electron)/' },",
    ['renderer-is-a-browser is seen in renderer/f.ts', 'renderer-is-a-browser is seen in renderer/g.ts'],
    "name: 'renderer-is-a-browser'",
  ),
  lint('the raw sql import', '"importNames": ["sql"]', '"importNames": ["nothing"]', [
    'no-restricted-imports is seen in electron/procedures/a.ts',
  ]),
  lint("drizzle's own transactions", '"property": "transaction"', '"property": "nothing"', [
    'no-restricted-properties is seen in db/a.ts',
  ]),

  inFile('2 connection', 'db/views/efficiency.sql', CONNECTION)(
    'a KPI view made of a table',
    'FROM production_entries e',
    'FROM main.production_entries e',
    ['KPI views are made of the shadows and show own rows only'],
  ),
  inFile('2 connection', 'db/repositories/plant.ts', SOURCES)(
    'a query made of a table',
    '.from(lines)',
    '.from(main(lines))',
    ['read tables through their shadows, but for the walls themselves and what works on the whole file'],
  ),

  inFile('5 procedures', 'electron/procedures/procedure.ts', ACCESS)(
    'the check of roles',
    "if (!hasRight(actor.role, access)) throw new Failure('forbidden', 'failure.forbidden');",
    '',
    [
      'actions.close',
      'actions.create',
      'actions.reopen',
      'actions.update',
      'actions.void',
      'attendance.setCrew',
      'attendance.verify',
      'audit.verify',
      'calendar.add',
      'calendar.change',
      'calendar.remove',
      'catalogues.addStarterSet',
      'catalogues.create',
      'catalogues.update',
      'clients.removeLogo',
      'clients.setLogo',
      'clients.update',
      'clients.verify',
      'control.freeze',
      'control.release',
      'demo.cancel',
      'demo.current',
      'demo.progress',
      'demo.status',
      'employees.create',
      'equipment.create',
      'equipment.update',
      'floatingPool.board',
      'floatingPool.book',
      'floatingPool.list',
      'floatingPool.release',
      'holds.approve',
      'holds.cancel',
      'holds.resume',
      'lines.create',
      'lines.update',
      'notices.list',
      'notes.void',
      'notes.write',
      'operations.create',
      'operations.update',
      'orders.cancel',
      'orders.complete',
      'orders.create',
      'orders.reject',
      'orders.release',
      'orders.reopen',
      'orders.update',
      'parts.create',
      'parts.update',
      'people.absences',
      'people.bradford',
      'piecePlans.add',
      'piecePlans.change',
      'piecePlans.remove',
      'portfolio.get',
      'products.create',
      'products.update',
      'reports.kpiPack',
      'routings.set',
      'settings.set',
      'sheet.close',
      'sheet.reopen',
      'sharing.start',
      'sharing.status',
      'sharing.stop',
      'shipments.record',
      'shipments.void',
      'shifts.create',
      'shifts.update',
      'standards.remove',
      'standards.set',
      'standards.setCategory',
      'standards.setLine',
      'standards.setOrder',
      'standards.setPart',
      'standards.setProduct',
      'standards.setShift',
      'stations.idleLimit',
      'stations.list',
      'stations.register',
      'stations.revoke',
      'stations.setIdleLimit',
      'stations.update',
      'targets.remove',
      'targets.set',
      'users.clearPin',
      'users.create',
      'users.endSession',
      'users.failedLogins',
      'users.list',
      'users.resetPassword',
      'users.sessions',
      'users.setPin',
      'users.unlock',
      'users.update',
    ].map((path) => `${path} answers each role as the matrix of rights says`),
  ),
  inFile('5 procedures', 'electron/procedures/procedure.ts', ACCESS)(
    'the reader for queries',
    "kind === 'query' && 'lane' in engine.reader ? engine.reader.lane : engine.writer",
    'engine.writer',
    ['runs every query on the reader and every command on the writer, once'],
  ),
  inFile('5 procedures', 'electron/contract/settings.ts', ACCESS)(
    'the right that a contract asks for',
    "command('core', 'write-standards')",
    "command('core', 'write-masters')",
    ['settings.set answers each role as the matrix of rights says'],
  ),
  inFile('5 procedures', 'db/repositories/plant.ts', FOREIGN)(
    'one look whether a client is in the scope',
    'eq(lines.clientId, requireClient(scope, clientId))',
    'eq(lines.clientId, clientId)',
    ['plant.lines answers as for what nobody has', 'plant.lines answers as for what nobody has'],
  ),
  inFile('5 procedures', 'db/walls.ts', INTERFERENCE)(
    'the filter of clients, seen from the procedures',
    "FROM main.clients WHERE ${IN_SCOPE('id')}",
    'FROM main.clients',
    [
      'changes nothing that users of M can read',
      'with the floating pool tells users of M that somebody is free or taken, and nothing else',
    ],
  ),
  live('the look whether a listener may hear of a client', 'if (!isTold(clientId, reach)) continue;', '', [
    'is told of clients within reach, and forgotten of all others',
    'is told of what belongs to no client to administrators alone, and to no board',
  ]),
  live('the look for a board among those who hear of users', ' && !isBoard', '', [
    'is told of what belongs to no client to administrators alone, and to no board',
  ]),
];
