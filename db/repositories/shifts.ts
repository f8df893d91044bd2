import { audit } from '../audit';
import { Failure } from '../failure';
import { defaultWeekdays } from '../kpi/working-days';
import { shiftCause } from '../kpi/causes';
import { reRate } from '../kpi/rerate';
import { connectionOf, requireClient, touch, write, type ClientScope } from '../scope';
import { hoursFromSeconds, secondsFromHours } from '../units';
import type { ShiftType } from '../vocabulary';
import { requireTimes, type Break } from './shift-times';
import { changeShift } from './standards/masters';
import {
  createMaster,
  getMaster,
  requireFreeCode,
  requireSeen,
  type ChangeOf,
  type MasterRow,
} from './standards/rows';

const MINUTE_SECONDS = 60;

export type ShiftInput = {
  readonly code: string;
  readonly name: string;
  readonly shiftType: ShiftType;
  readonly startTime: string;
  readonly endTime: string;
  /** Paid hours. */
  readonly standardHours: number;
  readonly standardCrew: number | null;
  /** 1 Monday … 7 Sunday; none: only as an extra shift of the calendar. */
  readonly weekdays: readonly number[];
  /** In the order of the shift. */
  readonly breaks: readonly Break[];
};

/** A shift as its form keeps it. */
export type ShiftRecord = Omit<ShiftInput, 'weekdays' | 'breaks'> & {
  id: number;
  weekdays: number[];
  breaks: Break[];
  isActive: boolean;
  version: number;
};

type StoredBreak = { shiftId: number; startTime: string; seconds: number; isPaid: number };

/** A stored time of day as `HH:MM`; files may bring seconds. */
const clockOf = (time: unknown): string => String(time).slice(0, 5);

const reader = (scope: ClientScope, clientId: number) => {
  const connection = connectionOf(scope);
  const weekdays = connection
    .prepare('SELECT shift_id AS shiftId, weekday FROM shift_weekdays WHERE client_id = ? ORDER BY weekday')
    .all(clientId) as { shiftId: number; weekday: number }[];
  const breaks = connection
    .prepare(
      `SELECT shift_id AS shiftId, start_time AS startTime, duration_seconds AS seconds, is_paid AS isPaid
       FROM shift_breaks WHERE client_id = ? ORDER BY id`,
    )
    .all(clientId) as StoredBreak[];
  const weekdaysOf = Map.groupBy(weekdays, ({ shiftId }) => shiftId);
  const breaksOf = Map.groupBy(breaks, ({ shiftId }) => shiftId);
  return (row: MasterRow): ShiftRecord => {
    const shiftType = String(row['shift_type']) as ShiftType;
    return {
      id: row.id,
      code: String(row['code']),
      name: String(row['name']),
      shiftType,
      startTime: clockOf(row['start_time']),
      endTime: clockOf(row['end_time']),
      standardHours: hoursFromSeconds(Number(row['standard_seconds'])),
      standardCrew: row['standard_crew'] === null ? null : Number(row['standard_crew']),
      weekdays:
        weekdays.length === 0
          ? [...defaultWeekdays(shiftType)]
          : (weekdaysOf.get(row.id) ?? []).map(({ weekday }) => weekday),
      breaks: (breaksOf.get(row.id) ?? []).map(({ startTime, seconds, isPaid }) => ({
        startTime: clockOf(startTime),
        minutes: seconds / MINUTE_SECONDS,
        isPaid: isPaid === 1,
      })),
      isActive: row['is_active'] === 1,
      version: row.version,
    };
  };
};

const getShift = (scope: ClientScope, clientId: number, id: number): ShiftRecord =>
  reader(scope, clientId)(getMaster(scope, 'shifts', clientId, id));

/** The client's shifts by their start, those out of use too. @throws Failure `not-found` outside the scope. */
export const listShiftRecords = async (scope: ClientScope, clientId: number): Promise<ShiftRecord[]> => {
  const rows = connectionOf(scope)
    .prepare('SELECT * FROM shifts WHERE client_id = ? ORDER BY is_active DESC, start_time, code')
    .all(requireClient(scope, clientId)) as MasterRow[];
  return rows.map(reader(scope, clientId));
};

const writeWeekdays = (
  scope: ClientScope,
  clientId: number,
  shiftId: number,
  weekdays: readonly number[],
) => {
  const connection = connectionOf(scope);
  connection
    .prepare('DELETE FROM main.shift_weekdays WHERE client_id = ? AND shift_id = ?')
    .run(clientId, shiftId);
  const add = connection.prepare(
    'INSERT INTO main.shift_weekdays (client_id, shift_id, weekday) VALUES (?, ?, ?)',
  );
  for (const weekday of new Set(weekdays)) add.run(clientId, shiftId, weekday);
};

/**
 * Where a client has set no weekdays at all, each shift runs on those of its kind. The first that are set end that, so
 * the others' are written down as they were.
 */
const keepWeekdays = (scope: ClientScope, clientId: number): void => {
  const connection = connectionOf(scope);
  if (connection.prepare('SELECT 1 FROM shift_weekdays WHERE client_id = ? LIMIT 1').get(clientId)) return;
  const shifts = connection
    .prepare('SELECT id, shift_type AS shiftType FROM shifts WHERE client_id = ?')
    .all(clientId) as { id: number; shiftType: ShiftType }[];
  for (const { id, shiftType } of shifts) writeWeekdays(scope, clientId, id, defaultWeekdays(shiftType));
};

const requireSomeWeekday = (scope: ClientScope, clientId: number): void => {
  const runs = connectionOf(scope)
    .prepare('SELECT 1 FROM shift_weekdays WHERE client_id = ? LIMIT 1')
    .get(clientId);
  if (runs) return;
  const key = 'shifts.no-weekday';
  throw new Failure('invalid-input', key, {}, { fields: [{ key, params: {}, path: ['weekdays'] }] });
};

const writeBreaks = (
  scope: ClientScope,
  clientId: number,
  shiftId: number,
  breaks: readonly Break[],
): void => {
  const connection = connectionOf(scope);
  connection
    .prepare('DELETE FROM main.shift_breaks WHERE client_id = ? AND shift_id = ?')
    .run(clientId, shiftId);
  const add = connection.prepare(
    `INSERT INTO main.shift_breaks (client_id, shift_id, start_time, duration_seconds, is_paid)
     VALUES (?, ?, ?, ?, ?)`,
  );
  for (const { startTime, minutes, isPaid } of breaks) {
    add.run(clientId, shiftId, startTime, minutes * MINUTE_SECONDS, Number(isPaid));
  }
};

/**
 * Makes a shift with its weekdays and breaks. Entries of open periods that had no shift of its kind take its hours over.
 * @throws Failure `not-found` for a client outside the scope, `conflict` for a code that is taken, `invalid-input` for
 * breaks or hours that the clock times have no room for.
 */
export const createShift = async (
  scope: ClientScope,
  input: ShiftInput & { readonly clientId: number },
): Promise<{ record: ShiftRecord; reRated: number }> => {
  const clientId = requireClient(scope, input.clientId);
  requireTimes(input);
  requireFreeCode(scope, 'shifts', clientId, input.code);
  write(scope);
  keepWeekdays(scope, clientId);
  const id = createMaster(scope, 'shifts', clientId, {
    code: input.code,
    name: input.name,
    shift_type: input.shiftType,
    start_time: input.startTime,
    end_time: input.endTime,
    standard_seconds: secondsFromHours(input.standardHours),
    standard_crew: input.standardCrew,
  });
  writeWeekdays(scope, clientId, id, input.weekdays);
  requireSomeWeekday(scope, clientId);
  writeBreaks(scope, clientId, id, input.breaks);
  const reRated = await reRate(scope, clientId, shiftCause(input.shiftType));
  return { record: getShift(scope, clientId, id), reRated };
};

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Writes weekdays and breaks where they differ, and tells of it; answers whether they did. */
const changeLists = (
  scope: ClientScope,
  clientId: number,
  before: ShiftRecord,
  { weekdays = before.weekdays, breaks = before.breaks }: ChangeOf<ShiftInput>,
): boolean => {
  const after = { weekdays: [...new Set(weekdays)].toSorted(), breaks };
  const changed = (['weekdays', 'breaks'] as const).filter((name) => !isSame(before[name], after[name]));
  if (changed.includes('weekdays')) {
    keepWeekdays(scope, clientId);
    writeWeekdays(scope, clientId, before.id, after.weekdays);
    requireSomeWeekday(scope, clientId);
  }
  if (changed.includes('breaks')) writeBreaks(scope, clientId, before.id, after.breaks);
  if (changed.length === 0) return false;
  audit(scope, {
    clientId,
    action: 'update',
    table: 'shifts',
    rowId: before.id,
    before: Object.fromEntries(changed.map((name) => [name, before[name]])),
    after: Object.fromEntries(changed.map((name) => [name, after[name]])),
  });
  touch(scope, { clientId, table: 'shift_weekdays', date: null });
  return true;
};

/**
 * Changes a shift; what is left out stays. Entries of open periods that leave hours or crew blank share the new ones.
 * @throws Failure `not-found` for a shift that is not this client's, `conflict` for a code that is taken, and with
 * `theirs` where somebody else changed it since, `invalid-input` for breaks or hours that the clock times have no room for.
 */
export const updateShift = async (
  scope: ClientScope,
  input: ChangeOf<ShiftInput>,
): Promise<{ record: ShiftRecord; reRated: number }> => {
  const clientId = requireClient(scope, input.clientId);
  const row = getMaster(scope, 'shifts', clientId, input.id);
  const before = getShift(scope, clientId, input.id);
  requireSeen(before.version, input.version, before);
  if (input.code !== undefined) requireFreeCode(scope, 'shifts', clientId, input.code, before.id);
  requireTimes({
    startTime: input.startTime ?? before.startTime,
    endTime: input.endTime ?? before.endTime,
    standardHours: input.standardHours ?? before.standardHours,
    breaks: input.breaks ?? before.breaks,
  });
  write(scope);
  const hasNewLists = changeLists(scope, clientId, before, input);
  const { reRated } = await changeShift(scope, clientId, row, {
    code: input.code,
    name: input.name,
    shift_type: input.shiftType,
    start_time: input.startTime,
    end_time: input.endTime,
    standard_seconds: input.standardHours === undefined ? undefined : secondsFromHours(input.standardHours),
    standard_crew: input.standardCrew,
    is_active: input.isActive === undefined ? undefined : Number(input.isActive),
  });
  if (hasNewLists && getMaster(scope, 'shifts', clientId, input.id).version === before.version) {
    connectionOf(scope)
      .prepare('UPDATE main.shifts SET version = version + 1 WHERE client_id = ? AND id = ?')
      .run(clientId, input.id);
  }
  return { record: getShift(scope, clientId, input.id), reRated };
};
