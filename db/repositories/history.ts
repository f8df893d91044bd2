import { dateIn } from '../calendar';
import { notFound } from '../failure';
import { connectionOf, requireClient, type ClientScope } from '../scope';
import { hoursFromMilliseconds, hoursFromSeconds } from '../units';

/** Kinds of records whose changes can be told, and the table of each. */
const TABLES = {
  production: 'production_entries',
  inspection: 'quality_entries',
  stop: 'downtime_entries',
  attendance: 'attendance_entries',
  order: 'work_orders',
  job: 'jobs',
  hold: 'hold_entries',
  coverage: 'coverage_entries',
} as const;
export type HistoryKind = keyof typeof TABLES;

/** Who wrote a row, where its table keeps that. */
const AUTHORS: Readonly<Record<HistoryKind, string>> = {
  production: 'recorded_by',
  inspection: 'recorded_by',
  stop: 'recorded_by',
  attendance: 'recorded_by',
  order: 'created_by',
  job: 'NULL',
  hold: 'NULL',
  coverage: 'recorded_by',
};

/** One change of a record: who ('' where nobody is named), when, and the fields that differ; hours in hours, shares in percent. */
export type HistoryItem = {
  at: string;
  actor: string;
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
const UNTOLD = new Set(['id', 'version', 'clientId', 'shift_date', 'client_id']);
const CONFIDENCE = /Confidence$/;

const TEN_THOUSANDTHS = 10_000;

/** How a stored amount is told: by the end of its name. */
const UNITS: readonly (readonly [RegExp, string, (value: number) => number])[] = [
  [/Seconds$/, 'Hours', hoursFromSeconds],
  [/Ms$/, 'Hours', hoursFromMilliseconds],
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

const ABSENCE = 'absenceType';

/**
 * Who changed a record when, newest first, its import or creation last. An operator is not told the
 * absence types of days gone by.
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
  const table = TABLES[kind];
  const hasBatch = kind !== 'order' && kind !== 'job';
  const head = connection
    .prepare(
      `SELECT t.created_at AS createdAt, ${AUTHORS[kind]} AS author,
         ${hasBatch && kind !== 'hold' ? 't.shift_date' : 'NULL'} AS shiftDate,
         ${hasBatch ? 't.import_batch_id' : 'NULL'} AS batchId,
         (SELECT c.timezone FROM clients c WHERE c.id = t.client_id) AS timezone
       FROM ${table} t WHERE t.client_id = ? AND t.id = ?`,
    )
    .get(clientId, rowId) as Head | undefined;
  if (!head) throw notFound(kind === 'production' ? 'entry' : 'row');
  const named = { clientId, table, rowId };
  const logged = connection.prepare(LOGGED).all({ ...named, since: head.createdAt }) as Logged[];
  const imported = connection.prepare(IMPORTED).get({ ...named, batchId: head.batchId }) as
    { at: string; actor: string; file: string } | undefined;
  const hidesAbsence =
    scope.actor.role === 'OPERATOR' &&
    head.shiftDate !== null &&
    head.shiftDate < dateIn(head.timezone, new Date());
  const items = logged.map(({ before, after, ...item }) => ({
    at: item.at,
    actor: item.actor,
    action: item.action,
    changes: changesBetween(parse(before), parse(after)).filter(
      ({ field }) => !(hidesAbsence && field === ABSENCE),
    ),
  }));
  if (imported) {
    const { at, actor, file } = imported;
    return [
      ...items,
      { at, actor, action: 'import', changes: [{ field: 'file', before: null, after: file }] },
    ];
  }
  if (items.some(({ action }) => action === 'create')) return items;
  return [...items, { at: head.createdAt, actor: head.author ?? '', action: 'create', changes: [] }];
};
