import { addDays } from '../../calendar';
import type { Connection } from '../../connection';
import { hoursFromSeconds } from '../../units';
import type { Remark, SheetPlace } from '../sheet/section';
import { startOf } from './shown';
import { shiftEndOf, timeAt, instantOf, type ShiftClock } from './times';
import { stopRemark, type StopRow } from './types';

/** A stop of the line as a span of real time, milliseconds since 1970; one that is running has no end. */
type Span = { readonly id: number; readonly from: number; readonly to: number };

/** What is known of a line's shift when its stops are judged. */
export type StopShift = {
  readonly clock: ShiftClock;
  readonly rows: readonly StopRow[];
  /** All stops of the line around the date, those of other shifts too. */
  readonly spans: readonly Span[];
  /** Together of the place's rows; null where it has no line, whose stops do not add up. */
  readonly stopSeconds: number | null;
  readonly shiftSeconds: number;
  /** The most people that an entry of the shift has; null where none says. */
  readonly crew: number | null;
  readonly now: number;
};

const spansOfLine = (connection: Connection, { clientId, lineId, shiftDate }: SheetPlace): Span[] => {
  if (lineId === null) return [];
  const given = { clientId, lineId, from: addDays(shiftDate, -1), to: addDays(shiftDate, 1) };
  const over = connection
    .prepare<[typeof given], { id: number; begins: number; seconds: number }>(
      `SELECT id, begins, duration_seconds AS seconds FROM stop_clock
       WHERE client_id = @clientId AND shift_date BETWEEN @from AND @to AND line_id = @lineId AND begins IS NOT NULL`,
    )
    .all(given);
  const running = connection
    .prepare<[typeof given], { id: number; since: string }>(
      `SELECT id, running_since AS since FROM downtime_entries
       WHERE client_id = @clientId AND running_since IS NOT NULL AND line_id = @lineId AND voided_at IS NULL`,
    )
    .all(given);
  return [
    ...over.map(({ id, begins, seconds }) => ({ id, from: begins * 1000, to: (begins + seconds) * 1000 })),
    ...running.map(({ id, since }) => ({ id, from: Date.parse(since), to: Infinity })),
  ];
};

/** Reads what the stops of a place are judged by. */
export const readStopShift = (
  connection: Connection,
  place: SheetPlace,
  clock: ShiftClock,
  shiftSeconds: number,
  rows: readonly StopRow[],
): StopShift => ({
  clock,
  rows,
  spans: rows.length === 0 ? [] : spansOfLine(connection, place),
  stopSeconds: place.lineId === null ? null : rows.reduce((sum, row) => sum + row.duration_seconds, 0),
  shiftSeconds,
  crew:
    connection
      .prepare<[SheetPlace], number | null>(
        `SELECT max(employees_assigned + employees_floating_idle) FROM production_entries
         WHERE client_id = @clientId AND shift_date = @shiftDate AND line_id IS @lineId
           AND shift_type = @shiftType AND voided_at IS NULL`,
      )
      .pluck()
      .get(place) ?? null,
  now: Date.now(),
});

const aboutOthers = (row: StopRow, { clock, spans }: StopShift): Remark[] => {
  const own = spans.find(({ id }) => id === row.id);
  if (!own) return [];
  const others = spans.filter(({ id, from, to }) => id !== row.id && from < own.to && own.from < to);
  const isRunning = (span: Span): boolean => span.to === Infinity;
  return others.slice(0, 1).map((other) => {
    const start = timeAt(clock, other.from);
    if (!isRunning(other)) {
      return stopRemark('stops.warning-overlap', 'startTime', { start, end: timeAt(clock, other.to) });
    }
    const key = isRunning(own) ? 'stops.warning-also-running' : 'stops.warning-overlap-running';
    return stopRemark(key, 'startTime', { start });
  });
};

const aboutShift = (row: StopRow, { clock, now }: StopShift): Remark[] => {
  const startsAt = startOf(clock, row);
  const shiftEnd = shiftEndOf(clock);
  if (startsAt === null || shiftEnd === null || clock.shiftStart === null || clock.shiftEnd === null)
    return [];
  const params = { start: clock.shiftStart, end: clock.shiftEnd };
  if (row.running_since !== null) {
    return now > shiftEnd ? [stopRemark('stops.warning-past-shift', 'endTime', params)] : [];
  }
  const isInside =
    startsAt >= instantOf(clock, clock.shiftStart) && startsAt + row.duration_seconds * 1000 <= shiftEnd;
  return isInside ? [] : [stopRemark('stops.warning-outside-shift', 'startTime', params)];
};

/** Said once, of the longest: it is the one to look at. */
const aboutAll = (row: StopRow, { rows, stopSeconds, shiftSeconds }: StopShift): Remark[] => {
  if (stopSeconds === null || stopSeconds <= shiftSeconds) return [];
  const [longest] = rows.toSorted((a, b) => b.duration_seconds - a.duration_seconds || a.id - b.id);
  if (row.id !== longest?.id) return [];
  const params = { hours: hoursFromSeconds(stopSeconds), shiftHours: hoursFromSeconds(shiftSeconds) };
  return [stopRemark('stops.warning-more-than-shift', 'minutes', params)];
};

/** What to look at in a stop before it is saved. Nothing of it keeps it from saving. */
export const judgeStop = (row: StopRow, shift: StopShift): Remark[] => {
  const { employees_affected: people } = row;
  const { crew } = shift;
  return [
    ...aboutOthers(row, shift),
    ...aboutShift(row, shift),
    ...aboutAll(row, shift),
    ...(people !== null && crew !== null && people > crew
      ? [stopRemark('stops.warning-more-people', 'employeesAffected', { people, crew })]
      : []),
  ];
};
