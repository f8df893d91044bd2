import { Temporal } from 'temporal-polyfill';
import type { ClientScope } from '../scope';
import type { ShiftType } from '../vocabulary';
import { dayNumber } from './clock';
import { definitionOf } from './definitions';
import { sumOf } from './figures';
import { requireSlice, type Asked, type SliceRequest } from './question';
import { narrowingCondition, sliceCondition, sliceParameters, type Columns, type Slice } from './slice';
import { basisPeriods } from './sums';

/** A stop of a day; minutes count from the shift date's midnight by the client's clock, 1440 and more on the next day. */
export type TimelineStop = {
  readonly id: number;
  readonly line: string | null;
  readonly shift: ShiftType;
  readonly reason: string;
  readonly reasonEn: string;
  readonly reasonEs: string;
  readonly isPlanned: boolean;
  /** The machine, else what was written about the stop. */
  readonly what: string | null;
  readonly workOrder: string | null;
  /** Null where only its length is known. */
  readonly fromMinute: number | null;
  /** Null while it is running, too. */
  readonly toMinute: number | null;
  readonly isRunning: boolean;
  readonly minutes: number;
  readonly employeesAffected: number | null;
  /** What availability counts of it, in the client's reading and by the line's clock. */
  readonly countedHours: number;
  readonly lineHours: number;
};

/** When a shift ran, with its breaks; minutes as of stops. */
export type TimelineShift = {
  readonly shift: ShiftType;
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly breaks: { readonly fromMinute: number; readonly toMinute: number }[];
};

/** How the stops' own hours become the downtime of availability, in hours. */
export type TimelineSums = {
  /** Lengths of the stops that are over. */
  readonly stopHours: number;
  /** Minutes that stops of a line share, which count once by the line's clock. */
  readonly sharedHours: number;
  /** Downtime that entries name where nobody recorded a stop. */
  readonly entryHours: number;
  /** stopHours − sharedHours + entryHours: the downtime of availability by the line's clock. */
  readonly lineHours: number;
  /** The downtime of availability in the client's reading. */
  readonly countedHours: number;
  /** Planned stops that come off the planned time instead. */
  readonly plannedHours: number;
};

/** The stops of one day by the clock. `day` null: there are none in the range. */
export type StopTimeline = {
  readonly day: string | null;
  /** The nearest days of the range with stops. */
  readonly before: string | null;
  readonly after: string | null;
  readonly basis: 'labour' | 'line';
  /** Where the clock stands on that day; beyond 1440 once it is over. */
  readonly nowMinute: number;
  readonly shifts: TimelineShift[];
  /** Lines that worked or stood still, in order; null for work without a line. */
  readonly lines: { readonly code: string | null; readonly name: string | null }[];
  readonly stops: TimelineStop[];
  readonly sums: TimelineSums;
};

/** What stops say of themselves. */
const STOP_COLUMNS: Columns = {
  line: 'd.line_id',
  shift: 'd.shift_type',
  style:
    '(SELECT w.style_model FROM work_orders w WHERE w.client_id = d.client_id AND w.id = d.work_order_id)',
  'work-order': 'd.work_order_id',
};

const DAY_MINUTES = 1440;
const HOUR = 3600;

/** Minutes from a date's midnight to an instant, by the clock of a zone. */
const wallMinute = (epochMs: number, timezone: string, date: string): number => {
  const local = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timezone);
  const days = dayNumber(local.toPlainDate().toString()) - dayNumber(date);
  return days * DAY_MINUTES + local.hour * 60 + local.minute + local.second / 60;
};

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

type Days = { day: string | null; before: string | null; after: string | null };

/** The day that is meant: the one asked for, else the last one with stops; and its neighbours with stops. */
const findDays = ({ connection, slice }: Asked, wanted: string | undefined): Days => {
  const dayWith = (extreme: 'min' | 'max', condition: string, date: string): string | null =>
    connection
      .prepare(
        `SELECT ${extreme}(d.shift_date) FROM downtime_entries d
         WHERE d.client_id = @clientId AND d.shift_date BETWEEN @from AND @to AND d.voided_at IS NULL
           AND d.shift_date ${condition} @date${narrowingCondition(slice, STOP_COLUMNS)}`,
      )
      .pluck()
      .get({ ...sliceParameters(slice), date }) as string | null;
  const day = wanted ?? dayWith('max', '<=', slice.to);
  if (day === null) return { day, before: null, after: null };
  return { day, before: dayWith('max', '<', day), after: dayWith('min', '>', day) };
};

type StopRow = Omit<
  TimelineStop,
  'fromMinute' | 'toMinute' | 'isRunning' | 'isPlanned' | 'countedHours' | 'lineHours'
> & {
  isPlanned: number;
  runningSince: string | null;
};

type Count = {
  kind: 'production' | 'stop';
  id: number;
  lineId: number | null;
  line: string | null;
  lineName: string | null;
  shift: ShiftType;
  counted: number;
  planned: number;
  clock: number;
};

const listStops = ({ connection }: Asked, slice: Slice): StopRow[] =>
  connection
    .prepare(
      `SELECT d.id, (SELECT l.code FROM lines l WHERE l.client_id = d.client_id AND l.id = d.line_id) AS line,
         d.shift_type AS shift, d.reason, r.name_en AS reasonEn, r.name_es AS reasonEs, r.is_planned AS isPlanned,
         ifnull((SELECT q.name FROM equipment q WHERE q.client_id = d.client_id AND q.id = d.equipment_id),
           d.reason_detail) AS what,
         (SELECT w.code FROM work_orders w WHERE w.client_id = d.client_id AND w.id = d.work_order_id) AS workOrder,
         d.duration_seconds / 60.0 AS minutes, d.employees_affected AS employeesAffected,
         d.running_since AS runningSince
       FROM downtime_entries d
       CROSS JOIN downtime_reasons r ON r.client_id = d.client_id AND r.code = d.reason
       WHERE d.client_id = @clientId AND d.shift_date BETWEEN @from AND @to
         AND d.voided_at IS NULL${narrowingCondition(slice, STOP_COLUMNS)}
       ORDER BY d.id`,
    )
    .all(sliceParameters(slice)) as StopRow[];

/** When the stops of a client's day began, seconds since 1970, by their ids. */
const beginsOf = ({ connection }: Asked, { clientId, from }: Slice): ReadonlyMap<number, number | null> =>
  new Map(
    connection
      .prepare('SELECT id, begins FROM stop_clock WHERE client_id = ? AND shift_date = ?')
      .raw()
      .all(clientId, from) as [number, number | null][],
  );

/** What availability counts of each row of a day: seconds in the client's reading, planned ones apart, and by the clock. */
const listCounts = ({ connection, settings }: Asked, slice: Slice): { counts: Count[]; isLine: boolean } => {
  const [period] = basisPeriods(settings, 'availability', slice.from, slice.to);
  const sumOfTerm = (term: string): string => period?.basis?.terms[term]?.sum ?? '0';
  const counts = connection
    .prepare(
      `SELECT kind, entry_id AS id, line_id AS lineId, shift_type AS shift,
         (SELECT l.code FROM lines l WHERE l.client_id = v.client_id AND l.id = v.line_id) AS line,
         (SELECT l.name FROM lines l WHERE l.client_id = v.client_id AND l.id = v.line_id) AS lineName,
         ${sumOfTerm('downtimeHours')} AS counted, ${sumOfTerm('plannedStopHours')} AS planned, stop_line_s AS clock
       FROM ${definitionOf('availability').view} v WHERE ${sliceCondition(slice)}`,
    )
    .all(sliceParameters(slice)) as Count[];
  return { counts, isLine: period?.value.startsWith('line') ?? false };
};

type ShiftRow = { id: number; shift: ShiftType; startTime: string; endTime: string };
type BreakRow = { shiftId: number; startTime: string; seconds: number };

/** The shifts of a kind that worked or stood still, when they run by the clock. */
const listShifts = (
  { connection }: Asked,
  clientId: number,
  worked: ReadonlySet<ShiftType>,
): TimelineShift[] => {
  const rows = connection
    .prepare(
      `SELECT id, shift_type AS shift, start_time AS startTime, end_time AS endTime FROM shifts
       WHERE client_id = ? ORDER BY is_active DESC, id`,
    )
    .all(clientId) as ShiftRow[];
  const breaks = connection
    .prepare(
      `SELECT shift_id AS shiftId, start_time AS startTime, duration_seconds AS seconds FROM shift_breaks
       WHERE client_id = ? ORDER BY start_time`,
    )
    .all(clientId) as BreakRow[];
  return [...worked]
    .flatMap((shift) => rows.find((row) => row.shift === shift) ?? [])
    .map(({ id, shift, startTime, endTime }) => {
      const fromMinute = minuteOf(startTime);
      const end = minuteOf(endTime);
      const own = breaks.filter(({ shiftId }) => shiftId === id);
      return {
        shift,
        fromMinute,
        toMinute: end <= fromMinute ? end + DAY_MINUTES : end,
        breaks: own.map((pause) => {
          const at = minuteOf(pause.startTime);
          const from = at < fromMinute ? at + DAY_MINUTES : at;
          return { fromMinute: from, toMinute: from + pause.seconds / 60 };
        }),
      };
    })
    .toSorted((a, b) => a.fromMinute - b.fromMinute);
};

const sumsOf = (stops: readonly StopRow[], counts: readonly Count[]): TimelineSums => {
  const hours = (own: readonly Count[], of: (one: Count) => number): number => sumOf(own, of) / HOUR;
  const entries = counts.filter(({ kind }) => kind === 'production');
  const counted = counts.filter(({ kind }) => kind === 'stop');
  const stopHours = sumOf(stops, ({ minutes }) => minutes) / 60;
  return {
    stopHours,
    sharedHours: stopHours - hours(counted, ({ clock }) => clock),
    entryHours: hours(entries, ({ clock }) => clock),
    lineHours: hours(counts, ({ clock }) => clock),
    countedHours: hours(counts, (one) => one.counted),
    plannedHours: hours(counts, ({ planned }) => planned),
  };
};

const compareCodes = (a: string | null, b: string | null): number =>
  Number(a === null) - Number(b === null) || (a ?? '').localeCompare(b ?? '', 'en', { numeric: true });

const linesOf = (stops: readonly StopRow[], counts: readonly Count[]): StopTimeline['lines'] => {
  const names = new Map(counts.map(({ line, lineName }) => [line, lineName]));
  const codes = new Set([...counts.map(({ line }) => line), ...stops.map(({ line }) => line)]);
  return [...codes].toSorted(compareCodes).map((code) => ({ code, name: names.get(code) ?? null }));
};

const NO_SUMS: TimelineSums = {
  stopHours: 0,
  sharedHours: 0,
  entryHours: 0,
  lineHours: 0,
  countedHours: 0,
  plannedHours: 0,
};

/** A stop with its place on the clock and what availability counts of it. */
const placed = (
  { isPlanned, runningSince, ...stop }: StopRow,
  beginsS: number | null,
  count: Count | undefined,
  minuteAt: (epochMs: number) => number,
): TimelineStop => {
  const startMs = runningSince !== null ? Date.parse(runningSince) : beginsS === null ? null : beginsS * 1000;
  return {
    ...stop,
    isPlanned: isPlanned === 1,
    isRunning: runningSince !== null,
    fromMinute: startMs === null ? null : minuteAt(startMs),
    toMinute: startMs === null || runningSince !== null ? null : minuteAt(startMs + stop.minutes * 60_000),
    countedHours: (count?.counted ?? 0) / HOUR,
    lineHours: (count?.clock ?? 0) / HOUR,
  };
};

/** Line by line as they came, work without a line and stops without a time last. */
const inOrder = (stops: readonly TimelineStop[]): TimelineStop[] =>
  stops.toSorted(
    (a, b) =>
      compareCodes(a.line, b.line) ||
      (a.fromMinute ?? Number.MAX_SAFE_INTEGER) - (b.fromMinute ?? Number.MAX_SAFE_INTEGER) ||
      a.id - b.id,
  );

/**
 * The stops of a day of a range by the client's clock, the last day with stops unless one is named, beside the shifts
 * that worked; their hours add up to availability's downtime of that day. Running stops stand in it and count nowhere.
 * @throws Failure `not-found` for a client outside the scope or a code that it does not have, `invalid-input` for a bad
 * range.
 */
export const getStopTimeline = async (
  scope: ClientScope,
  request: SliceRequest & { readonly day?: string | undefined },
): Promise<StopTimeline> => {
  const asked = requireSlice(scope, request);
  const { clock, timezone, slice } = asked;
  const { day, before, after } = findDays(asked, request.day);
  if (day === null) {
    const basis = asked.settings.valueOn('availability_basis', slice.to) === 'line' ? 'line' : 'labour';
    return { day, before, after, basis, nowMinute: 0, shifts: [], lines: [], stops: [], sums: NO_SUMS };
  }
  const ofDay: Slice = { ...slice, from: day, to: day };
  const stops = listStops(asked, ofDay);
  const { counts, isLine } = listCounts(asked, ofDay);
  const begins = beginsOf(asked, ofDay);
  const countOf = new Map(counts.filter(({ kind }) => kind === 'stop').map((one) => [one.id, one]));
  const minuteAt = (epochMs: number): number => wallMinute(epochMs, timezone, day);
  const worked = new Set([...counts, ...stops].map(({ shift }) => shift));
  return {
    day,
    before,
    after,
    basis: isLine ? 'line' : 'labour',
    nowMinute: minuteAt(Date.parse(clock.instant)),
    shifts: listShifts(asked, slice.clientId, worked),
    lines: linesOf(stops, counts),
    stops: inOrder(
      stops.map((stop) => placed(stop, begins.get(stop.id) ?? null, countOf.get(stop.id), minuteAt)),
    ),
    sums: sumsOf(stops, counts),
  };
};
