import { audit } from '../audit';
import { Failure, type Complaint } from '../failure';
import { listExpected } from '../kpi/expected';
import { requireSlice } from '../kpi/question';
import type { CALENDAR_KINDS } from '../schema/plant';
import { connectionOf, requireClient, touch, write, type ClientScope } from '../scope';
import type { ShiftType } from '../vocabulary';
import {
  createMaster,
  getMaster,
  requireSeen,
  updateMaster,
  type ChangeOf,
  type MasterRow,
} from './standards/rows';

type CalendarKind = (typeof CALENDAR_KINDS)[number];

export type CalendarInput = {
  readonly date: string;
  readonly kind: CalendarKind;
  /** Null: every shift. */
  readonly shiftId: number | null;
  /** Null: every line. */
  readonly lineId: number | null;
  readonly name: string | null;
};

/** A day that differs from the weekly pattern. */
export type CalendarEntry = CalendarInput & { id: number; version: number };

/** What a date asks for: on how many lines each kind of shift runs; 0 lines: the client has none of its own. */
export type CalendarDate = { date: string; shifts: { shiftType: ShiftType; lines: number }[] };

const told = (row: MasterRow): CalendarEntry => ({
  id: row.id,
  date: String(row['shift_date']),
  kind: String(row['kind']) as CalendarKind,
  shiftId: row['shift_id'] === null ? null : Number(row['shift_id']),
  lineId: row['line_id'] === null ? null : Number(row['line_id']),
  name: row['name'] === null ? null : String(row['name']),
  version: row.version,
});

type Range = { readonly clientId: number; readonly from: string; readonly to: string };

const entriesOf = (scope: ClientScope, { clientId, from, to }: Range): CalendarEntry[] =>
  (
    connectionOf(scope)
      .prepare(
        `SELECT * FROM shift_calendar WHERE client_id = ? AND shift_date BETWEEN ? AND ?
         ORDER BY shift_date, kind, id`,
      )
      .all(clientId, from, to) as MasterRow[]
  ).map(told);

/**
 * The days of a range that differ from the weekly pattern, and what each date of it asks for: the same that data trust
 * misses entries by. Narrowed to a line, the days of all lines stay.
 * @throws Failure `not-found` for a client or line outside the scope, `invalid-input` for a range that ends too early.
 */
export const getCalendar = async (
  scope: ClientScope,
  { line, ...range }: Range & { readonly line?: string | undefined },
): Promise<{ entries: CalendarEntry[]; dates: CalendarDate[] }> => {
  const asked = requireSlice(scope, { ...range, ...(line === undefined ? {} : { where: { line } }) });
  const byDate = Map.groupBy(listExpected(asked, true), ({ date }) => date);
  const lineId = asked.slice.where?.line;
  return {
    entries: entriesOf(scope, range).filter(
      (entry) => lineId === undefined || entry.lineId === null || entry.lineId === lineId,
    ),
    dates: [...byDate].map(([date, expected]) => ({
      date,
      shifts: [...Map.groupBy(expected, ({ shift }) => shift)].map(([shiftType, own]) => ({
        shiftType,
        lines: own.filter((one) => one.lineId !== null).length,
      })),
    })),
  };
};

const complain = (key: string, field: string): never => {
  const complaint: Complaint = { key, params: {}, path: [field] };
  throw new Failure('invalid-input', key, {}, { fields: [complaint] });
};

/** Refuses what the calendar cannot mean, and a second entry of the same kind for the same shift and line. */
const requireEntry = (
  scope: ClientScope,
  clientId: number,
  entry: CalendarInput,
  ownId: number | null,
): void => {
  const { date, kind, shiftId, lineId } = entry;
  if (shiftId !== null) getMaster(scope, 'shifts', clientId, shiftId);
  if (lineId !== null) getMaster(scope, 'lines', clientId, lineId);
  if (kind !== 'HOLIDAY' && shiftId === null) complain('calendar.shift-needed', 'shiftId');
  const same = entriesOf(scope, { clientId, from: date, to: date }).find(
    (other) =>
      other.id !== ownId &&
      other.kind === kind &&
      other.shiftId === shiftId &&
      (other.lineId === lineId || other.lineId === null),
  );
  if (same) complain('calendar.twice', 'date');
};

/**
 * Adds a holiday, an extra shift or a shift that does not run; answers its id.
 * @throws Failure `not-found` for a client, shift or line outside the scope, `invalid-input` for an entry that says what
 * another one of the date says already.
 */
export const addCalendarEntry = async (
  scope: ClientScope,
  { clientId: askedId, ...entry }: CalendarInput & { readonly clientId: number },
): Promise<{ id: number }> => {
  const clientId = requireClient(scope, askedId);
  requireEntry(scope, clientId, entry, null);
  write(scope);
  const id = createMaster(scope, 'shift_calendar', clientId, {
    shift_date: entry.date,
    kind: entry.kind,
    shift_id: entry.shiftId,
    line_id: entry.lineId,
    name: entry.name,
  });
  return { id };
};

/**
 * Changes an entry of the calendar; what is left out stays.
 * @throws Failure as `addCalendarEntry`, `conflict` with `theirs` where somebody else changed it since.
 */
export const changeCalendarEntry = async (
  scope: ClientScope,
  input: Omit<ChangeOf<CalendarInput>, 'isActive'>,
): Promise<CalendarEntry> => {
  const clientId = requireClient(scope, input.clientId);
  const row = getMaster(scope, 'shift_calendar', clientId, input.id);
  const before = told(row);
  requireSeen(row.version, input.version, before);
  const after: CalendarInput = {
    date: input.date ?? before.date,
    kind: input.kind ?? before.kind,
    shiftId: input.shiftId === undefined ? before.shiftId : input.shiftId,
    lineId: input.lineId === undefined ? before.lineId : input.lineId,
    name: input.name === undefined ? before.name : input.name,
  };
  requireEntry(scope, clientId, after, row.id);
  write(scope);
  updateMaster(scope, 'shift_calendar', clientId, row, {
    shift_date: after.date,
    kind: after.kind,
    shift_id: after.shiftId,
    line_id: after.lineId,
    name: after.name,
  });
  return told(getMaster(scope, 'shift_calendar', clientId, row.id));
};

/**
 * Takes an entry of the calendar away; the date is then as its weekday is.
 * @throws Failure `not-found` for what is not this client's, `conflict` with `theirs` where somebody else changed it since.
 */
export const removeCalendarEntry = async (
  scope: ClientScope,
  input: { readonly clientId: number; readonly id: number; readonly version?: number | undefined },
): Promise<{ removed: true }> => {
  const clientId = requireClient(scope, input.clientId);
  const row = getMaster(scope, 'shift_calendar', clientId, input.id);
  requireSeen(row.version, input.version, told(row));
  write(scope);
  connectionOf(scope)
    .prepare('DELETE FROM main.shift_calendar WHERE client_id = ? AND id = ?')
    .run(clientId, row.id);
  audit(scope, {
    clientId,
    action: 'void',
    table: 'shift_calendar',
    rowId: row.id,
    before: told(row),
    after: null,
  });
  touch(scope, { clientId, table: 'shift_calendar', date: null });
  return { removed: true };
};
