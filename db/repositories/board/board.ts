import type { Connection } from '../../connection';
import { notFound } from '../../failure';
import { wallClockIn } from '../../kpi/clock';
import { betterOf, type KpiName } from '../../kpi/names';
import { findPieceTarget } from '../../kpi/piece-target';
import { requireKpiClient, type Asked } from '../../kpi/question';
import { resultsOf } from '../../kpi/results';
import { stateOf, targetFinder } from '../../kpi/targets';
import type { ClientScope } from '../../scope';
import { rosterOf } from '../attendance/roster';
import type { ShiftOnDate } from '../sheet/hours-on-date';
import { instantOf } from '../stops/times';
import { dueAt, ladderOf, type TimedStop } from './ladder';
import {
  listAttendance,
  listCounts,
  listEntries,
  listStops,
  placeOf,
  type CountRow,
  type EntryRow,
  type LineShiftRow,
  type PeopleRow,
  type StopRow,
} from './rows';
import { timetableAt, type Standing } from './timetable';
import type {
  Board,
  BoardKpi,
  BoardLine,
  BoardPeople,
  BoardPieces,
  BoardRequest,
  BoardStop,
  ShownShift,
} from './types';

type Line = { readonly id: number; readonly code: string; readonly name: string };

const LINE = 'SELECT id, code, name FROM lines WHERE client_id = ?';

/** The named lines in that order, else all in use by code. @throws Failure `not-found` for a code of none. */
const requireLines = (
  connection: Connection,
  clientId: number,
  codes: readonly string[] | undefined,
): Line[] => {
  if (codes === undefined) {
    const lines = connection.prepare(`${LINE} AND is_active = 1`).all(clientId) as Line[];
    return lines.toSorted((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true }));
  }
  const find = connection.prepare(`${LINE} AND code = ?`);
  return [...new Set(codes)].map((code) => {
    const line = find.get(clientId, code) as Line | undefined;
    if (!line) throw notFound('line');
    return line;
  });
};

type Gathered = {
  readonly counts: ReadonlyMap<string, CountRow[]>;
  readonly entries: ReadonlyMap<string, EntryRow[]>;
  readonly people: ReadonlyMap<string, PeopleRow[]>;
  readonly stops: ReadonlyMap<number, StopRow[]>;
};

const gather = (connection: Connection, days: { clientId: number; from: string; to: string }): Gathered => ({
  counts: Map.groupBy(listCounts(connection, days), placeOf),
  entries: Map.groupBy(listEntries(connection, days), placeOf),
  people: Map.groupBy(listAttendance(connection, days), placeOf),
  stops: Map.groupBy(listStops(connection, days), ({ lineId }) => lineId),
});

const NO_PIECES: BoardPieces = {
  target: null,
  targetSource: null,
  missing: null,
  due: null,
  made: null,
  madeSource: null,
};
const NO_PEOPLE: BoardPeople = { present: null, assigned: null, source: null };

const stopsShown = (stops: readonly StopRow[]): BoardStop[] =>
  stops
    .flatMap(({ id, code, nameEn, nameEs, since, equipment }): BoardStop[] =>
      since === null ? [] : [{ id, code, nameEn, nameEs, since, equipment }],
    )
    .toSorted((a, b) => a.since.localeCompare(b.since) || a.id - b.id);

const timed = (
  stops: readonly StopRow[],
  { date, shift }: ShownShift,
  clock: { readonly timezone: string; readonly shiftStart: string | null },
  now: number,
): TimedStop[] =>
  stops.flatMap((stop): TimedStop[] => {
    if (stop.since !== null) return [{ ...stop, startsAt: Date.parse(stop.since), endsAt: now }];
    if (stop.startTime === null || stop.date !== date || stop.shift !== shift) return [];
    const startsAt = instantOf({ ...clock, shiftDate: date, shiftEnd: null }, stop.startTime);
    return [{ ...stop, startsAt, endsAt: startsAt + stop.seconds * 1000 }];
  });

const madeOf = (
  counts: readonly CountRow[],
  entered: EntryRow | undefined,
  isOver: boolean,
): Pick<BoardPieces, 'made' | 'madeSource'> => {
  const counted = counts.reduce((sum, { pieces }) => sum + pieces, 0);
  if (entered && (isOver || counts.length === 0)) return { made: entered.units, madeSource: 'entries' };
  return counts.length > 0 ? { made: counted, madeSource: 'hours' } : { made: null, madeSource: null };
};

/** Until when a shift's count can be asked for: an hour that runs counts once somebody has counted in it. */
const countedUntil = ({ hours }: ShiftOnDate, counts: readonly CountRow[], now: number): number => {
  const running = hours.find(({ startsAt, endsAt }) => startsAt <= now && now < endsAt);
  if (!running || counts.some(({ hour }) => hour === running.hour)) return now;
  return running.startsAt;
};

const peopleOf = (
  connection: Connection,
  clientId: number,
  place: LineShiftRow,
  recorded: PeopleRow | undefined,
  entered: EntryRow | undefined,
): BoardPeople => {
  if (recorded) return { present: recorded.present, assigned: recorded.assigned, source: 'attendance' };
  if (entered && (entered.assigned ?? entered.present) !== null) {
    return { present: entered.present, assigned: entered.assigned, source: 'entries' };
  }
  const { lineId, date, shift } = place;
  const roster = rosterOf(connection, { clientId, lineId, shiftDate: date, shiftType: shift });
  return roster.source === 'crew'
    ? { present: null, assigned: roster.people.length, source: 'crew' }
    : NO_PEOPLE;
};

const kpiReader = (asked: Omit<Asked, 'slice'>, clientId: number) => {
  const targetOn = targetFinder(asked.connection, clientId);
  return (kpi: KpiName, { lineId, date, shift }: LineShiftRow): BoardKpi => {
    const slice = { clientId, from: date, to: date, where: { line: lineId, shift } };
    const [result] = resultsOf({ ...asked, slice }, asked.code, kpi);
    if (!result) throw new Error(`${kpi} has no result`);
    const { value, unit, numerator, denominator, records, estimatedShare } = result;
    const noteKeys = [...result.noteKeys];
    const target = targetOn(kpi, date);
    const state = stateOf(betterOf(kpi), value, target);
    return { kpi, value, unit, numerator, denominator, records, estimatedShare, noteKeys, target, state };
  };
};

/**
 * What a wall board shows of a client's lines at a moment: the shift that runs on each (nights belong to the date on
 * which they began), else the last one of today or yesterday; pieces against the piece target, efficiency and quality as
 * the KPIs have them for that line, shift and date, people, running stops, and the hours.
 * @throws Failure `not-found` for a client or a line outside the scope, `invalid-input` for an `asOf` that is no time.
 */
export const getBoard = async (scope: ClientScope, request: BoardRequest): Promise<Board> => {
  const { clientId, of } = request;
  const asked = requireKpiClient(scope, request);
  const { connection, timezone } = asked;
  const now = Date.parse(asked.clock.instant);
  const lines = requireLines(connection, clientId, request.lines);
  const timetable = timetableAt(asked, clientId, now);
  const gathered = gather(connection, {
    clientId,
    from: of?.date ?? timetable.from,
    to: of?.date ?? timetable.to,
  });
  const kpiOf = kpiReader(asked, clientId);
  const clock = wallClockIn(timezone);

  const standingOf = (lineId: number): Standing => {
    const standing = timetable.standingOf(lineId, (place) => {
      const key = placeOf({ lineId, ...place });
      return gathered.counts.has(key) || gathered.entries.has(key);
    });
    if (of === undefined) return standing;
    const at = timetable.onDate(of.date, of.shift);
    const startsAt = at?.startsAt ?? clock.instantAt(of.date, '00:00');
    const endsAt = at?.endsAt ?? startsAt;
    const shown = {
      ...of,
      startsAt: new Date(startsAt).toISOString(),
      endsAt: new Date(endsAt).toISOString(),
    };
    return { ...standing, shown, phase: now < endsAt && now >= startsAt ? 'running' : 'over' };
  };

  const shownLine = async ({ id: lineId, code, name }: Line): Promise<BoardLine> => {
    const standing = standingOf(lineId);
    const ofLine = gathered.stops.get(lineId) ?? [];
    const line = { code, name, ...standing, stops: stopsShown(ofLine) };
    const { shown } = standing;
    if (!shown) {
      const nothing = { efficiency: null, quality: null, ladder: [] };
      return { ...line, ...nothing, pieces: NO_PIECES, people: NO_PEOPLE };
    }
    const { date, shift } = shown;
    const place = { lineId, date, shift };
    const key = placeOf(place);
    const counts = gathered.counts.get(key) ?? [];
    const entered = gathered.entries.get(key)?.[0];
    const onDate = timetable.onDate(date, shift);
    const goal = await findPieceTarget(scope, { clientId, ...place });
    const shiftStart = onDate?.hours[0]?.from ?? null;
    const stops = timed(ofLine, shown, { timezone, shiftStart }, now);
    const fpy = kpiOf('fpy', place);
    return {
      ...line,
      pieces: {
        target: goal.pieces,
        targetSource: goal.source,
        missing: goal.missing,
        due:
          goal.pieces === null || onDate === null
            ? null
            : dueAt(goal.pieces, onDate, countedUntil(onDate, counts, now)),
        ...madeOf(counts, entered, standing.phase === 'over'),
      },
      people: peopleOf(connection, clientId, place, gathered.people.get(key)?.[0], entered),
      efficiency: kpiOf('efficiency', place),
      quality: fpy.value === null ? kpiOf('ppm', place) : fpy,
      ladder: onDate === null ? [] : ladderOf(onDate, { target: goal.pieces, counts, stops, now }),
    };
  };

  const shownLines: BoardLine[] = [];
  for (const line of lines) shownLines.push(await shownLine(line));
  const holidays = connection
    .prepare(
      `SELECT name FROM shift_calendar
       WHERE client_id = ? AND shift_date = ? AND kind = 'HOLIDAY' AND line_id IS NULL ORDER BY id`,
    )
    .pluck()
    .all(clientId, timetable.to) as (string | null)[];
  const client = connection.prepare('SELECT name FROM clients WHERE id = ?').pluck().get(clientId) as string;
  return {
    asOf: asked.clock.instant,
    clientCode: asked.code,
    clientName: client,
    timezone,
    isHoliday: holidays.length > 0,
    holiday: holidays.find((name) => name !== null) ?? null,
    lines: shownLines,
  };
};
