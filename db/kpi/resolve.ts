import type { Connection } from '../connection';
import { loadSettings } from './settings';
import { cycleFinder, type Resolved } from './cycle';
import { resolvePeopleAndHours, type PeopleAndHours } from './inputs';

/** The entries that share one shift's hours: same client, line, date and shift; `lineId` null is work without a line. */
export type ShiftKey = {
  readonly clientId: number;
  readonly lineId: number | null;
  readonly shiftDate: string;
  readonly shiftType: string;
};

export type ResolveOptions = {
  /** Entries that are new or were themselves edited: their cycle time is derived; that of all others stays. */
  readonly rederiveCycleFor: Iterable<number>;
  /** Entries whose scheduled hours (`scheduled_…` as stored) were read from a file as a share: kept for this time. */
  readonly keepShareOf?: Iterable<number>;
};

/** The inputs that a KPI rests on, as stored in the `…_used`, `…_source` and `…_confidence` columns. */
export type ResolvedInputs = {
  cycle_ms_used: number;
  cycle_source: string;
  cycle_confidence: number;
  assigned_used: number;
  assigned_source: string;
  assigned_confidence: number;
  present_used: number;
  present_source: string;
  present_confidence: number;
  scheduled_seconds_used: number;
  scheduled_source: string;
  scheduled_confidence: number;
  run_seconds_used: number;
  run_source: string;
  run_confidence: number;
};

/** An entry whose inputs moved although nobody edited it: a sibling's write re-shared the shift, a standard was set. */
export type MovedEntry = {
  readonly id: number;
  readonly clientId: number;
  readonly shiftDate: string;
  readonly before: Partial<ResolvedInputs>;
  readonly after: Partial<ResolvedInputs>;
};

/** What was typed, in the order in which it ranks entries. */
const TYPED = [
  'work_order_id',
  'operation_id',
  'job_id',
  'units_produced',
  'units_defective',
  'employees_assigned',
  'employees_present',
  'employees_floating_idle',
  'run_seconds',
  'scheduled_seconds',
  'downtime_seconds',
] as const;

type StoredEntry = ResolvedInputs & { id: number; work_order_id: number } & {
  [column in (typeof TYPED)[number]]: number | null;
};

/**
 * Ranks entries by what they contain, so that leftover seconds do not depend on who was typed in first: entries that
 * may change places differ in nothing that counts. (Sorting in SQL costs five times as much as the query.)
 */
const byContent = (a: StoredEntry, b: StoredEntry): number => {
  for (const column of TYPED) {
    const difference = (a[column] ?? -1) - (b[column] ?? -1);
    if (difference !== 0) return difference;
  }
  return a.id - b.id;
};

const USED = [
  'cycle_ms_used',
  'cycle_source',
  'cycle_confidence',
  'assigned_used',
  'assigned_source',
  'assigned_confidence',
  'present_used',
  'present_source',
  'present_confidence',
  'scheduled_seconds_used',
  'scheduled_source',
  'scheduled_confidence',
  'run_seconds_used',
  'run_source',
  'run_confidence',
] as const satisfies readonly (keyof ResolvedInputs)[];

/** What a shift without a record of its own counts for. */
export const defaultShiftSeconds = (shiftType: string): number =>
  (shiftType === 'SAT_OT' || shiftType === 'SUN_OT' ? 8 : 9) * 3600;

type ShiftRecord = { id: number; shiftType: string; standardSeconds: number; standardCrew: number | null };

const usedOf = (row: ResolvedInputs): ResolvedInputs =>
  Object.fromEntries(USED.map((name) => [name, row[name]])) as ResolvedInputs;

const toStored = (
  cycle: Resolved,
  { assigned, present, scheduled, run }: PeopleAndHours,
): ResolvedInputs => ({
  cycle_ms_used: cycle.value,
  cycle_source: cycle.source,
  cycle_confidence: cycle.confidence,
  assigned_used: assigned.value,
  assigned_source: assigned.source,
  assigned_confidence: assigned.confidence,
  present_used: present.value,
  present_source: present.source,
  present_confidence: present.confidence,
  scheduled_seconds_used: scheduled.value,
  scheduled_source: scheduled.source,
  scheduled_confidence: scheduled.confidence,
  run_seconds_used: run.value,
  run_source: run.source,
  run_confidence: run.confidence,
});

/** Reads a client's shifts; the function answers the one that counts for a kind of shift: in use first, then the oldest. */
export const shiftFinder = (connection: Connection, clientId: number) => {
  const shifts = connection
    .prepare(
      `SELECT id, shift_type AS shiftType, standard_seconds AS standardSeconds, standard_crew AS standardCrew
       FROM shifts WHERE client_id = ? ORDER BY is_active DESC, id`,
    )
    .all(clientId) as ShiftRecord[];
  return (shiftType: string) => shifts.find((shift) => shift.shiftType === shiftType);
};

/** Everything of one client that its entries are resolved from, read once per call. */
const readClient = (connection: Connection, clientId: number) => {
  const settings = loadSettings(connection, clientId);
  const lines = connection
    .prepare('SELECT id, standard_crew AS standardCrew FROM lines WHERE client_id = ?')
    .all(clientId) as { id: number; standardCrew: number | null }[];
  const crews = new Map(lines.map((line) => [line.id, line.standardCrew]));
  return {
    settings,
    findCycle: cycleFinder(connection, clientId, settings),
    shiftOf: shiftFinder(connection, clientId),
    crewOf: (lineId: number | null) => (lineId === null ? null : (crews.get(lineId) ?? null)),
  };
};

type ClientMasters = ReturnType<typeof readClient>;

/** What SQL one call needs, prepared once. */
const prepare = (connection: Connection) => ({
  entries: connection.prepare(
    `SELECT id, ${TYPED.join(', ')}, ${USED.join(', ')} FROM production_entries
     WHERE client_id = ? AND shift_date = ? AND line_id IS ? AND shift_type = ? AND voided_at IS NULL`,
  ),
  stops: connection
    .prepare(
      `SELECT sum(duration_seconds) FROM downtime_entries
       WHERE client_id = ? AND shift_date = ? AND line_id IS ? AND shift_type = ? AND voided_at IS NULL
         AND running_since IS NULL`,
    )
    .pluck(),
  store: connection.prepare(
    `UPDATE main.production_entries SET ${USED.map((name) => `${name} = @${name}`).join(', ')}
     WHERE client_id = @client_id AND id = @id`,
  ),
});

const resolveShift = (
  statements: ReturnType<typeof prepare>,
  masters: ClientMasters,
  key: ShiftKey,
  isNew: (id: number) => boolean,
  keepsShare: (id: number) => boolean,
): MovedEntry[] => {
  const { clientId, lineId, shiftDate, shiftType } = key;
  const place = [clientId, shiftDate, lineId, shiftType];
  const entries = (statements.entries.all(...place) as StoredEntry[]).toSorted(byContent);
  if (entries.length === 0) return [];
  const shift = masters.shiftOf(shiftType);
  const peopleAndHours = resolvePeopleAndHours(
    entries.map((e) => ({
      employeesAssigned: e.employees_assigned,
      employeesPresent: e.employees_present,
      scheduledSeconds: e.scheduled_seconds,
      runSeconds: e.run_seconds,
      downtimeSeconds: e.downtime_seconds,
      kept: keepsShare(e.id)
        ? {
            value: e.scheduled_seconds_used,
            source: e.scheduled_source,
            confidence: e.scheduled_confidence,
          }
        : null,
    })),
    {
      crew: shift?.standardCrew ?? masters.crewOf(lineId),
      defaultCrew: Number(masters.settings.valueOn('default_crew', shiftDate)),
      hours: shift
        ? { value: shift.standardSeconds, source: 'share', confidence: 100 }
        : { value: defaultShiftSeconds(shiftType), source: 'default', confidence: 50 },
      isShared: lineId !== null,
      stopSeconds: statements.stops.get(...place) as number | null,
    },
  );

  return entries.flatMap((entry, at): MovedEntry[] => {
    const inputs = peopleAndHours[at];
    if (!inputs) return [];
    const isPending = entry.cycle_source === 'pending';
    const cycle =
      isPending || isNew(entry.id)
        ? masters.findCycle({
            workOrderId: entry.work_order_id,
            jobId: entry.job_id,
            lineId,
            shiftId: shift?.id ?? null,
            shiftDate,
          })
        : { value: entry.cycle_ms_used, source: entry.cycle_source, confidence: entry.cycle_confidence };
    const after = toStored(cycle, inputs);
    if (USED.every((name) => entry[name] === after[name])) return [];
    statements.store.run({ ...after, client_id: clientId, id: entry.id });
    if (isPending || isNew(entry.id)) return [];
    return [{ id: entry.id, clientId, shiftDate, before: usedOf(entry), after }];
  });
};

/**
 * Derives the inputs of every live entry of these shifts and stores them; call it after inserts, edits, voids and
 * changed stops. Works in the order of dates, so that a rate demonstrated by one row of a batch serves a later one.
 * Returns the entries outside `rederiveCycleFor` that moved, for the audit.
 */
export const resolveShifts = (
  connection: Connection,
  keys: Iterable<ShiftKey>,
  options: ResolveOptions,
): readonly MovedEntry[] => {
  const distinct = new Map(
    [...keys].map((key) => [`${key.clientId}|${key.shiftDate}|${key.lineId ?? ''}|${key.shiftType}`, key]),
  );
  const ordered = [...distinct.values()].toSorted((a, b) => a.shiftDate.localeCompare(b.shiftDate));
  const renewed = new Set(options.rederiveCycleFor);
  const kept = new Set(options.keepShareOf);
  const statements = prepare(connection);
  const clients = new Map<number, ClientMasters>();
  const moved: MovedEntry[] = [];
  for (const key of ordered) {
    const masters = clients.get(key.clientId) ?? readClient(connection, key.clientId);
    clients.set(key.clientId, masters);
    moved.push(
      ...resolveShift(
        statements,
        masters,
        key,
        (id) => renewed.has(id),
        (id) => kept.has(id),
      ),
    );
  }
  return moved;
};
