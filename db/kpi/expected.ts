import { addDays, dateIn } from '../calendar';
import type { Connection } from '../connection';
import type { ShiftType } from '../vocabulary';
import { dayNumber, partOfDay } from './clock';
import type { Question } from './figures';
import type { Slice } from './slice';
import { defaultWeekdays, weekdayOf } from './working-days';

/** A line's shift of a date; without lines of its own, a client's shift. */
export type LineShift = {
  readonly date: string;
  readonly lineId: number | null;
  readonly line: string | null;
  readonly shift: ShiftType;
};

/** A line's shift that the calendar asks entries of; only once it is over can they be missing. */
export type ExpectedShift = LineShift & {
  readonly isOver: boolean;
  /** Its end by the client's clock: the last one's, where several shifts of the kind run. */
  readonly endDate: string;
  readonly endTime: string;
};

type Shift = { id: number; shiftType: ShiftType; startTime: string; endTime: string };
type Line = { id: number | null; code: string | null; createdAt: string };
type Change = { date: string; kind: string; shiftId: number | null; lineId: number | null };

/** On which weekdays each shift runs: as set; where the client has set none at all, Monday to Friday or the weekend's own. */
const weekdayReader = (connection: Connection, clientId: number) => {
  const set = connection
    .prepare('SELECT shift_id AS shiftId, weekday FROM shift_weekdays WHERE client_id = ?')
    .all(clientId) as { shiftId: number; weekday: number }[];
  const byShift = Map.groupBy(set, ({ shiftId }) => shiftId);
  return ({ id, shiftType }: Shift): readonly number[] =>
    set.length > 0 ? (byShift.get(id) ?? []).map(({ weekday }) => weekday) : defaultWeekdays(shiftType);
};

const listLines = (connection: Connection, { clientId, where = {} }: Slice, isByLine: boolean): Line[] => {
  const { line } = where;
  const lines = connection
    .prepare(
      `SELECT id, code, created_at AS createdAt FROM lines WHERE client_id = ? AND is_active = 1
       ORDER BY code`,
    )
    .all(clientId) as Line[];
  if (line !== undefined) return lines.filter(({ id }) => id === line);
  if (isByLine && lines.length > 0) return lines;
  return connection
    .prepare('SELECT NULL AS id, NULL AS code, created_at AS createdAt FROM clients WHERE id = ?')
    .all(clientId) as Line[];
};

/** The first date of the range on which a line counts: from its creation or its first entry, whichever is earlier. */
const startFinder = (connection: Connection, { clientId, from, to }: Slice, timezone: string) => {
  const ofLine = 'client_id = @clientId AND line_id IS @lineId AND voided_at IS NULL';
  const earlier = connection
    .prepare(`SELECT 1 FROM production_entries WHERE ${ofLine} AND shift_date < @from LIMIT 1`)
    .pluck();
  const first = connection
    .prepare(
      `SELECT shift_date FROM production_entries WHERE ${ofLine} AND shift_date BETWEEN @from AND @to
       ORDER BY shift_date LIMIT 1`,
    )
    .pluck();
  return ({ id, createdAt }: Line): string => {
    const created = dateIn(timezone, new Date(createdAt));
    const named = { clientId, lineId: id, from, to };
    if (created <= from || earlier.get(named) !== undefined) return from;
    const entered = first.get(named) as string | undefined;
    return entered !== undefined && entered < created ? entered : created;
  };
};

/** The local time at which a shift of a date is over, as a day number. */
const endOf = (date: string, { startTime, endTime }: Shift): number =>
  dayNumber(date) + partOfDay(endTime) + (endTime <= startTime ? 1 : 0);

const concerns = (change: Change, shift: Shift, line: Line): boolean =>
  (change.shiftId === null || change.shiftId === shift.id) &&
  (change.lineId === null || change.lineId === line.id);

/**
 * The line's shifts of a slice's dates, line and shift that the calendar asks entries of, over by the clock or not:
 * active lines and shifts, on the shift's weekdays, without holidays and shifts called off, with extra shifts. A client
 * that has no lines, or does not enter by line, is asked for one entry a shift.
 */
export const listExpected = (
  { connection, slice, clock, timezone }: Question,
  isByLine: boolean,
): ExpectedShift[] => {
  const { clientId, from, to, where = {} } = slice;
  const shifts = (
    connection
      .prepare(
        `SELECT id, shift_type AS shiftType, start_time AS startTime, end_time AS endTime
         FROM shifts WHERE client_id = ? AND is_active = 1 ORDER BY id`,
      )
      .all(clientId) as Shift[]
  ).filter(({ shiftType }) => where.shift === undefined || where.shift === shiftType);
  const changes = connection
    .prepare(
      `SELECT shift_date AS date, kind, shift_id AS shiftId, line_id AS lineId FROM shift_calendar
       WHERE client_id = ? AND shift_date BETWEEN ? AND ?`,
    )
    .all(clientId, from, to) as Change[];
  const changesOn = Map.groupBy(changes, ({ date }) => date);
  const weekdaysOf = weekdayReader(connection, clientId);
  const running = shifts.map((shift) => ({ shift, weekdays: new Set(weekdaysOf(shift)) }));
  const startOf = startFinder(connection, slice, timezone);
  const lines = listLines(connection, slice, isByLine).map((line) => ({ line, start: startOf(line) }));
  const now = dayNumber(clock.date) + clock.elapsedDays;
  const expected: ExpectedShift[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const weekday = weekdayOf(date);
    const own = changesOn.get(date) ?? [];
    for (const { line, start } of lines) {
      if (date < start) continue;
      const asked = running
        .filter(({ shift, weekdays }) => {
          const kinds = own.filter((change) => concerns(change, shift, line)).map(({ kind }) => kind);
          return kinds.includes('EXTRA_SHIFT') || (weekdays.has(weekday) && kinds.length === 0);
        })
        .map(({ shift }) => shift);
      for (const [shift, ofType] of Map.groupBy(asked, ({ shiftType }) => shiftType)) {
        const isOver = ofType.every((one) => endOf(date, one) <= now);
        const [last] = ofType.toSorted((a, b) => endOf(date, b) - endOf(date, a));
        const { startTime = '', endTime = '' } = last ?? {};
        const endDate = endTime <= startTime ? addDays(date, 1) : date;
        expected.push({ date, lineId: line.id, line: line.code, shift, isOver, endDate, endTime });
      }
    }
  }
  return expected;
};
