import { dateIn } from '../calendar';
import type { Connection } from '../connection';
import { notFound } from '../failure';
import { namesOfUsers } from '../identity/names';
import { connectionOf, requireClient, type ClientScope } from '../scope';
import { hoursFromMilliseconds, hoursFromSeconds } from '../units';

type Subject = {
  readonly table: string;
  /** Who wrote a row, where its table keeps that. */
  readonly author?: string;
  /** Rows that are entered by shift date. */
  readonly isDated?: true;
  /** Rows that name the import they came with. */
  readonly isBatched?: true;
  /** The rows of the client, where that is not its `client_id`. */
  readonly isOwn?: string;
  /** The column of when a row was made, where it is called otherwise. */
  readonly createdAt?: string;
  /** Tables that do not keep when a row was made. */
  readonly hasNoStamps?: true;
};

/** Kinds of records whose changes can be told, and where each is kept. */
const SUBJECTS = {
  production: { table: 'production_entries', author: 'recorded_by', isDated: true, isBatched: true },
  inspection: { table: 'quality_entries', author: 'recorded_by', isDated: true, isBatched: true },
  stop: { table: 'downtime_entries', author: 'recorded_by', isDated: true, isBatched: true },
  attendance: { table: 'attendance_entries', author: 'recorded_by', isDated: true, isBatched: true },
  order: { table: 'work_orders', author: 'created_by' },
  job: { table: 'jobs' },
  hold: { table: 'hold_entries', isBatched: true },
  coverage: { table: 'coverage_entries', author: 'recorded_by', isDated: true, isBatched: true },
  client: { table: 'clients', isOwn: 't.id = @clientId' },
  'client-contact': { table: 'client_contacts' },
  line: { table: 'lines' },
  equipment: { table: 'equipment' },
  shift: { table: 'shifts' },
  calendar: { table: 'shift_calendar' },
  'piece-plan': { table: 'piece_plans' },
  product: { table: 'products' },
  operation: { table: 'operations' },
  routing: { table: 'routing_operations', hasNoStamps: true },
  part: { table: 'part_opportunities' },
  // A floating employee is of no client: what this client's users changed is told, and nothing else.
  employee: { table: 'employees', isOwn: '(t.client_id = @clientId OR t.client_id IS NULL)' },
  'stop-reason': { table: 'downtime_reasons' },
  'hold-reason': { table: 'hold_reasons' },
  'defect-type': { table: 'defect_types' },
  standard: { table: 'standards' },
  target: { table: 'targets' },
  action: { table: 'actions', author: 'opened_by' },
  note: { table: 'notes', author: 'written_by', createdAt: 'written_at' },
} as const satisfies Readonly<Record<string, Subject>>;
export type HistoryKind = keyof typeof SUBJECTS;

/** One change of a record: who ('' where nobody is named), when, and the fields that differ; hours in hours, shares in percent. */
export type HistoryItem = {
  at: string;
  actor: string;
  /** Full name of the user of that code; null where there is none. */
  actorName: string | null;
  action: string;
  changes: { field: string; before: unknown; after: unknown }[];
};

type Fields = Readonly<Record<string, unknown>>;
type Logged = { at: string; actor: string; action: string; before: string | null; after: string | null };
type Head = {
  createdAt: string;
  author: string | null;
  shiftDate: string | null;
  batchId: number | null;
  timezone: string;
};

/** Names on the contract for those of resolved inputs in the trail. */
const DERIVED: Readonly<Record<string, string>> = {
  cycleMsUsed: 'derived.cycleTimeHours',
  cycleSource: 'derived.cycleTimeHours.source',
  assignedUsed: 'derived.employeesAssigned',
  assignedSource: 'derived.employeesAssigned.source',
  presentUsed: 'derived.employeesPresent',
  presentSource: 'derived.employeesPresent.source',
  scheduledSecondsUsed: 'derived.scheduledHours',
  scheduledSource: 'derived.scheduledHours.source',
  runSecondsUsed: 'derived.runHours',
  runSource: 'derived.runHours.source',
  opportunitiesUsed: 'derived.opportunitiesPerUnit',
  opportunitiesSource: 'derived.opportunitiesPerUnit.source',
};

/** What a trail keeps to find and order rows by; no reader asks for it. */
const UNTOLD = new Set([
  'id',
  'version',
  'clientId',
  'shift_date',
  'client_id',
  'hold_reason',
  'narrowing',
  'opened_by',
  'opened_at',
  'opened_on',
  'opened_numerator',
  'opened_denominator',
  'closed_by',
  'closed_at',
  'closed_numerator',
  'closed_denominator',
]);
const CONFIDENCE = /Confidence$/;

const TEN_THOUSANDTHS = 10_000;
const MINOR_UNITS = 100;

/** How a stored amount is told: by the end of its name. */
const UNITS: readonly (readonly [RegExp, string, (value: number) => number])[] = [
  [/Seconds$/, 'Hours', hoursFromSeconds],
  [/Ms$/, 'Hours', hoursFromMilliseconds],
  [/Minor$/, '', (value) => value / MINOR_UNITS],
  [/Ppm$/, 'Percent', (value) => value / TEN_THOUSANDTHS],
  [/TenThousandths$/, '', (value) => value / TEN_THOUSANDTHS],
];

const camel = (name: string): string =>
  name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

const told = (name: string, value: unknown): unknown => {
  const [, , convert] = UNITS.find(([end]) => end.test(name.replace(/Used$/, ''))) ?? [];
  return typeof value === 'number' && convert ? convert(value) : (value ?? null);
};

const fieldOf = (name: string): string => {
  const [end, unit] = UNITS.find(([ending]) => ending.test(name)) ?? [];
  return DERIVED[name] ?? (end === undefined ? name : name.replace(end, unit ?? ''));
};

const parse = (json: string | null): Fields => {
  const fields = json === null ? {} : (JSON.parse(json) as Fields);
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => !UNTOLD.has(name))
      .map(([name, value]) => [camel(name), value]),
  );
};

const changesBetween = (before: Fields, after: Fields): HistoryItem['changes'] =>
  [...new Set([...Object.keys(after), ...Object.keys(before)])]
    .filter((name) => !CONFIDENCE.test(name))
    .map((name) => ({
      field: fieldOf(name),
      before: told(name, before[name]),
      after: told(name, after[name]),
    }))
    .filter((each) => each.before !== each.after);

/** Changes of the row itself, and those of many rows at once that name it. */
const LOGGED = `
  SELECT id, at, actor, action, before, after FROM audit_log
  WHERE client_id = @clientId AND table_name = @table AND row_id = @rowId
  UNION ALL
  SELECT a.id, a.at, a.actor, a.action,
    (SELECT json_each.value FROM json_each(a.before)
     WHERE iif(json_each.type = 'object', json_each.value ->> 'id', NULL) = @rowId),
    json_each.value
  FROM audit_log a JOIN json_each(iif(json_type(a.after) = 'array', a.after, '[]'))
  WHERE a.client_id = @clientId AND a.table_name = @table AND a.row_id IS NULL AND a.at >= @since
    AND iif(json_each.type = 'object', json_each.value ->> 'id', NULL) = @rowId
  ORDER BY 1 DESC`;

/** The import that a row names; of a row that names none, the one whose rows it stands among. */
const IMPORTED = `
  SELECT imported_at AS at, imported_by AS actor, file_name AS file FROM import_batches
  WHERE client_id = @clientId AND id = @batchId
  UNION ALL
  SELECT * FROM (SELECT at, actor, after ->> 'fileName' FROM audit_log
    WHERE @batchId IS NULL AND client_id = @clientId AND table_name = @table AND row_id IS NULL
      AND action = 'import' AND after ->> 'firstRowId' <= @rowId AND after ->> 'lastRowId' >= @rowId
    ORDER BY id LIMIT 1)`;

/** Fields that hold the id of another row, told by its code. */
const NAMED: Readonly<Record<string, { readonly field: string; readonly table: string }>> = {
  lineId: { field: 'line', table: 'lines' },
  shiftId: { field: 'shift', table: 'shifts' },
};

type Change = HistoryItem['changes'][number];

const namer = (connection: Connection, clientId: number) => {
  const codeOf = (table: string, id: unknown): unknown =>
    typeof id === 'number'
      ? (connection
          .prepare(`SELECT code FROM ${table} WHERE client_id = ? AND id = ?`)
          .pluck()
          .get(clientId, id) ?? id)
      : id;
  return (change: Change): Change => {
    const named = NAMED[change.field];
    if (!named) return change;
    const { field, table } = named;
    return { field, before: codeOf(table, change.before), after: codeOf(table, change.after) };
  };
};

const ABSENCE = 'absenceType';
const RATE = /^hourlyRate/;

/**
 * Who changed a record when, newest first, its import or creation last. An operator is not told the
 * absence types of days gone by, nor hourly rates.
 * @throws Failure `not-found` for a record that is not of this client.
 */
export const listHistory = async (
  scope: ClientScope,
  {
    clientId,
    kind,
    rowId,
  }: { readonly clientId: number; readonly kind: HistoryKind; readonly rowId: number },
): Promise<HistoryItem[]> => {
  requireClient(scope, clientId);
  const connection = connectionOf(scope);
  const { table, author, isDated, isBatched, isOwn, createdAt, hasNoStamps }: Subject = SUBJECTS[kind];
  const head = connection
    .prepare(
      `SELECT ${hasNoStamps ? "''" : `t.${createdAt ?? 'created_at'}`} AS createdAt, ${author ?? 'NULL'} AS author,
         ${isDated ? 't.shift_date' : 'NULL'} AS shiftDate, ${isBatched ? 't.import_batch_id' : 'NULL'} AS batchId,
         (SELECT c.timezone FROM clients c WHERE c.id = @clientId) AS timezone
       FROM ${table} t WHERE ${isOwn ?? 't.client_id = @clientId'} AND t.id = @rowId`,
    )
    .get({ clientId, rowId }) as Head | undefined;
  if (!head) throw notFound(kind === 'production' ? 'entry' : 'row');
  const named = { clientId, table, rowId };
  const logged = connection.prepare(LOGGED).all({ ...named, since: head.createdAt }) as Logged[];
  const imported = connection.prepare(IMPORTED).get({ ...named, batchId: head.batchId }) as
    { at: string; actor: string; file: string } | undefined;
  const hidesAbsence =
    scope.actor.role === 'OPERATOR' &&
    head.shiftDate !== null &&
    head.shiftDate < dateIn(head.timezone, new Date());
  const byCode = namer(connection, clientId);
  const hidesRates = scope.actor.role === 'OPERATOR';
  const names = namesOfUsers(scope, [
    head.author,
    ...[...logged, ...(imported ? [imported] : [])].map(({ actor }) => actor),
  ]);
  const nameOf = (code: string | null): string | null => names.get(code) ?? null;
  const items = logged.map(({ before, after, ...item }) => ({
    at: item.at,
    actor: item.actor,
    actorName: nameOf(item.actor),
    action: item.action,
    changes: changesBetween(parse(before), parse(after))
      .map(byCode)
      .filter(({ field }) => !(hidesAbsence && field === ABSENCE) && !(hidesRates && RATE.test(field))),
  }));
  if (imported) {
    const { at, actor, file } = imported;
    return [
      ...items,
      {
        at,
        actor,
        actorName: nameOf(actor),
        action: 'import',
        changes: [{ field: 'file', before: null, after: file }],
      },
    ];
  }
  if (hasNoStamps || items.some(({ action }) => action === 'create')) return items;
  return [
    ...items,
    {
      at: head.createdAt,
      actor: head.author ?? '',
      actorName: nameOf(head.author),
      action: 'create',
      changes: [],
    },
  ];
};
