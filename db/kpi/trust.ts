import { addDays } from '../calendar';
import type { ClientScope } from '../scope';
import type { ShiftType } from '../vocabulary';
import { HOUR_SECONDS } from './definition';
import { listExpected, type LineShift } from './expected';
import { sumOf, type Question } from './figures';
import { requireSlice, type SliceRequest } from './question';
import { defaultShiftSeconds } from './resolve';
import { placeKey, sumStopTime } from './stop-time';
import { VIEW_COLUMNS, sliceCondition, sliceParameters, type Slice } from './slice';

/** What looks wrong about a line's shift, or about one entry of it. */
export type TrustFlag = {
  readonly kind:
    | 'efficiency-over-100'
    | 'entry-far-over-100'
    | 'own-hours-over-shift'
    | 'run-over-shift'
    | 'over-explained';
  readonly date: string;
  readonly line: string | null;
  readonly shift: ShiftType;
  /** Of one entry alone. */
  readonly entryId: number | null;
  readonly workOrder: string | null;
  /** Percent or hours, by kind, and what it should not exceed. */
  readonly value: number;
  readonly limit: number;
};

/** How far the entries of a slice can be relied upon; by day in columns, one place for each date. */
export type Trust = {
  readonly expected: number;
  readonly present: number;
  /** Line's shifts with entries that the calendar does not ask for. */
  readonly unplanned: number;
  readonly missing: { date: string; line: string | null; shift: ShiftType }[];
  readonly missingTotal: number;
  readonly entries: number;
  readonly estimatedEntries: number;
  /** 0..1 of the scheduled hours; of the entries where these have none. */
  readonly estimatedShare: number;
  readonly plannedMinutes: number;
  /** Scheduled time that is neither run time nor stops; the other way round, `overExplainedMinutes`. */
  readonly unexplainedMinutes: number;
  readonly overExplainedMinutes: number;
  readonly byDay: {
    readonly labels: string[];
    readonly expected: number[];
    readonly present: number[];
    readonly entries: number[];
    readonly estimatedEntries: number[];
    readonly plannedMinutes: number[];
    readonly unexplainedMinutes: number[];
    readonly overExplainedMinutes: number[];
  };
  readonly flags: TrustFlag[];
  readonly flagsTotal: number;
};

const MOST_LISTED = 200;
const PERCENT = 100;
const FAR_OVER_PERCENT = 150;
const MS = 1000;
const MINUTE_SECONDS = 60;

/** Sums over the live entries of one line on one shift. */
type Worked = LineShift & {
  entries: number;
  estimated: number;
  plannedS: number;
  estimatedS: number;
  runS: number;
  /** Hours that entries carry of their own. */
  ownS: number;
  earnedMs: number;
  assignedS: number;
  presentS: number;
};

const IS_ESTIMATED =
  'min(cycle_confidence, assigned_confidence, present_confidence, scheduled_confidence, run_confidence) < 100';
const LINE = '(SELECT l.code FROM lines l WHERE l.client_id = @clientId AND l.id = g.lineId)';
const ENTRY_COLUMNS = {
  ...VIEW_COLUMNS,
  style:
    '(SELECT w.style_model FROM work_orders w WHERE w.client_id = e.client_id AND w.id = e.work_order_id)',
};

const EARNED_MS = 'units_produced * cycle_ms_used';
const ASSIGNED_S = '(assigned_used + employees_floating_idle) * scheduled_seconds_used';
const PRESENT_S = '(present_used + employees_floating_idle) * scheduled_seconds_used';

const liveEntries = (slice: Slice): string =>
  `production_entries e WHERE ${sliceCondition(slice, ENTRY_COLUMNS)} AND voided_at IS NULL`;

const listWorked = ({ connection, slice }: Question): Worked[] =>
  connection
    .prepare(
      `SELECT ${LINE} AS line, g.* FROM (
         SELECT shift_date AS date, line_id AS lineId, shift_type AS shift, count(*) AS entries,
           sum(${IS_ESTIMATED}) AS estimated, sum(scheduled_seconds_used) AS plannedS,
           sum((${IS_ESTIMATED}) * scheduled_seconds_used) AS estimatedS, sum(run_seconds_used) AS runS,
           sum((scheduled_source = 'entry') * scheduled_seconds_used) AS ownS, sum(${EARNED_MS}) AS earnedMs,
           sum(${ASSIGNED_S}) AS assignedS, sum(${PRESENT_S}) AS presentS
         FROM ${liveEntries(slice)} GROUP BY 1, 2, 3) g
       ORDER BY g.date, g.lineId, g.shift`,
    )
    .all(sliceParameters(slice)) as Worked[];

const shiftSecondsReader = ({ connection, slice }: Question) => {
  const rows = connection
    .prepare(
      `SELECT shift_type AS shift, standard_seconds AS seconds FROM shifts
       WHERE client_id = ? ORDER BY is_active, id DESC`,
    )
    .all(slice.clientId) as { shift: string; seconds: number }[];
  const seconds = new Map(rows.map((row) => [row.shift, row.seconds]));
  return (shift: ShiftType): number => seconds.get(shift) ?? defaultShiftSeconds(shift);
};

/** Whose hours efficiency counts on a date. */
const crewReader = ({ settings }: Question) => {
  const known = new Map<string, boolean>();
  return (date: string): 'presentS' | 'assignedS' => {
    const isPresent = known.get(date) ?? settings.valueOn('efficiency_headcount', date) === 'present';
    known.set(date, isPresent);
    return isPresent ? 'presentS' : 'assignedS';
  };
};

const percentOf = (earnedMs: number, crewSeconds: number): number =>
  crewSeconds > 0 ? (PERCENT * earnedMs) / (crewSeconds * MS) : 0;

const flagsOfShifts = (question: Question, worked: readonly Explained[]): TrustFlag[] => {
  const shiftSecondsOf = shiftSecondsReader(question);
  const crewOn = crewReader(question);
  return worked.flatMap((one) => {
    const { date, line, shift } = one;
    const limit = shiftSecondsOf(shift) / HOUR_SECONDS;
    const efficiency = percentOf(one.earnedMs, one[crewOn(date)]);
    const isOneCrew = one.lineId !== null;
    const candidates = [
      { kind: 'efficiency-over-100', value: efficiency, limit: PERCENT, applies: true },
      { kind: 'own-hours-over-shift', value: one.ownS / HOUR_SECONDS, limit, applies: isOneCrew },
      { kind: 'run-over-shift', value: one.runS / HOUR_SECONDS, limit, applies: isOneCrew },
      {
        kind: 'over-explained',
        value: (one.runS + one.stopS) / HOUR_SECONDS,
        limit: one.plannedS / HOUR_SECONDS,
        applies: one.unexplainedS <= -MINUTE_SECONDS,
      },
    ] as const;
    return candidates
      .filter((flag) => flag.applies && flag.value > flag.limit)
      .map(({ kind, value, limit: most }) => ({
        kind,
        date,
        line,
        shift,
        entryId: null,
        workOrder: null,
        value,
        limit: most,
      }));
  });
};

type FarOver = Omit<TrustFlag, 'kind' | 'value' | 'limit'> & {
  entryId: number;
  earnedMs: number;
  assignedS: number;
  presentS: number;
};

const flagsOfEntries = (question: Question): TrustFlag[] => {
  const { connection, slice } = question;
  const crewOn = crewReader(question);
  const rows = connection
    .prepare(
      `SELECT g.*, ${LINE} AS line,
         (SELECT w.code FROM work_orders w WHERE w.client_id = @clientId AND w.id = g.orderId) AS workOrder
       FROM (SELECT id AS entryId, shift_date AS date, line_id AS lineId, shift_type AS shift, work_order_id AS orderId,
           ${EARNED_MS} AS earnedMs, ${ASSIGNED_S} AS assignedS, ${PRESENT_S} AS presentS
         FROM ${liveEntries(slice)}
           AND ${EARNED_MS} * ${PERCENT} > min(${ASSIGNED_S}, ${PRESENT_S}) * ${MS * FAR_OVER_PERCENT}) g
       ORDER BY g.date, g.entryId`,
    )
    .all(sliceParameters(slice)) as FarOver[];
  return rows.flatMap(({ entryId, date, line, shift, workOrder, ...row }) => {
    const value = percentOf(row.earnedMs, row[crewOn(date)]);
    if (value <= FAR_OVER_PERCENT) return [];
    return [{ kind: 'entry-far-over-100', date, line, shift, entryId, workOrder, value, limit: PERCENT }];
  });
};

type Explained = Worked & { readonly stopS: number; readonly unexplainedS: number };

const datesOf = ({ from, to }: Slice): string[] => {
  const dates: string[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) dates.push(date);
  return dates;
};

const minutes = (seconds: number): number => seconds / MINUTE_SECONDS;
const unexplained = ({ unexplainedS }: Explained): number => Math.max(0, unexplainedS);
const overExplained = ({ unexplainedS }: Explained): number => Math.max(0, -unexplainedS);

/**
 * How far the entries of a slice can be relied upon: those that the calendar asks for and that are not there, those
 * that rest on estimates, time that nobody explained, and what looks wrong. A line and a shift narrow all of it;
 * a style, order or operation narrows the entries and estimates alone, for whole shifts are told by the rest.
 * @throws Failure `not-found` for a client outside the scope or a code that it does not have, `invalid-input` for a range
 * that ends too early.
 */
export const getTrust = async (scope: ClientScope, request: SliceRequest): Promise<Trust> => {
  const asked = requireSlice(scope, request);
  const { line, shift } = asked.slice.where ?? {};
  const where = { ...(line === undefined ? {} : { line }), ...(shift === undefined ? {} : { shift }) };
  const whole: Question = { ...asked, slice: { ...asked.slice, where } };
  const isNarrower = Object.keys(asked.slice.where ?? {}).length > Object.keys(where).length;

  const stops = sumStopTime(whole);
  const worked = listWorked(whole).map((one): Explained => {
    const stopS = stops.get(placeKey(one)) ?? 0;
    return { ...one, stopS, unexplainedS: one.plannedS - one.runS - stopS };
  });
  const own: readonly Worked[] = isNarrower ? listWorked(asked) : worked;
  const isByLine = worked.length === 0 || worked.some((one) => one.lineId !== null);
  const calendar = listExpected(whole, isByLine);
  const expected = calendar.filter((one) => one.isOver);
  const workedKeys = new Set(worked.map(placeKey));
  const expectedKeys = new Set(calendar.map(placeKey));
  const present = expected.filter((one) => workedKeys.has(placeKey(one)));
  const missing = expected.filter((one) => !workedKeys.has(placeKey(one)));
  const flags = [...flagsOfShifts(whole, worked), ...flagsOfEntries(whole)].toSorted((a, b) =>
    b.date.localeCompare(a.date),
  );

  const labels = datesOf(whole.slice);
  const column = <T extends LineShift>(items: readonly T[], of: (item: T) => number): number[] => {
    const byDate = Map.groupBy(items, ({ date }) => date);
    return labels.map((date) => sumOf(byDate.get(date) ?? [], of));
  };
  const entries = sumOf(own, (one) => one.entries);
  const estimatedEntries = sumOf(own, (one) => one.estimated);
  const plannedS = sumOf(own, (one) => one.plannedS);
  const estimatedShare =
    plannedS > 0
      ? sumOf(own, (one) => one.estimatedS) / plannedS
      : entries > 0
        ? estimatedEntries / entries
        : 0;
  return {
    expected: expected.length,
    present: present.length,
    unplanned: worked.filter((one) => !expectedKeys.has(placeKey(one))).length,
    missing: missing
      .toReversed()
      .slice(0, MOST_LISTED)
      .map(({ date, line: code, shift: type }) => ({ date, line: code, shift: type })),
    missingTotal: missing.length,
    entries,
    estimatedEntries,
    estimatedShare,
    plannedMinutes: minutes(sumOf(worked, (one) => one.plannedS)),
    unexplainedMinutes: minutes(sumOf(worked, unexplained)),
    overExplainedMinutes: minutes(sumOf(worked, overExplained)),
    byDay: {
      labels,
      expected: column(expected, () => 1),
      present: column(present, () => 1),
      entries: column(own, (one) => one.entries),
      estimatedEntries: column(own, (one) => one.estimated),
      plannedMinutes: column(worked, (one) => minutes(one.plannedS)),
      unexplainedMinutes: column(worked, (one) => minutes(unexplained(one))),
      overExplainedMinutes: column(worked, (one) => minutes(overExplained(one))),
    },
    flags: flags.slice(0, MOST_LISTED),
    flagsTotal: flags.length,
  };
};
