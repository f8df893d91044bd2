import { addDays } from '../calendar';
import { notFound } from '../failure';
import { connectionOf, requireClient, type ClientScope } from '../scope';
import type { ShiftType } from '../vocabulary';
import { cycleFinder } from './cycle';
import { HOUR_MS, HOUR_SECONDS } from './definition';
import { sumOf } from './figures';
import { requireKpiClient, type Asked } from './question';
import { defaultShiftSeconds } from './resolve';
import { targetFinder } from './targets';

/** What a computed piece target rests on; sources as those of entries. */
export type PieceInputs = {
  readonly crewHours: number;
  readonly crewSource: string;
  readonly targetEfficiencyPercent: number;
  /** Of the mix that is made, by its share of the hours. */
  readonly cycleTimeHours: number;
  readonly cycleSource: string;
};

/** Pieces that a line is to make in a shift; without any, what is missing for a computed target. */
export type PieceTarget = {
  readonly pieces: number | null;
  readonly source: 'plan' | 'computed' | null;
  readonly inputs: PieceInputs | null;
  readonly missing: 'efficiency-target' | 'order' | null;
};

/** A line's shift, by the line's code. */
export type PieceTargetRequest = {
  readonly clientId: number;
  readonly date: string;
  readonly line: string;
  readonly shift: ShiftType;
};

type Place = {
  readonly clientId: number;
  readonly date: string;
  readonly lineId: number;
  readonly shift: string;
};

const findPlan = ({ connection }: Pick<Asked, 'connection'>, place: Place): number | undefined =>
  connection
    .prepare(
      `SELECT pieces FROM piece_plans WHERE client_id = @clientId AND line_id = @lineId AND shift_type = @shift
         AND (shift_date = @date OR (shift_date IS NULL AND valid_from <= @date))
       ORDER BY shift_date IS NULL, valid_from DESC, id DESC LIMIT 1`,
    )
    .pluck()
    .get(place) as number | undefined;

/** Work of one kind in a shift: how many people for how long, at which standard. */
type Work = {
  readonly crew: number;
  readonly crewSource: string;
  readonly seconds: number;
  readonly cycleMs: number;
  readonly cycleSource: string;
};

const listWork = ({ connection }: Pick<Asked, 'connection'>, place: Place): Work[] =>
  connection
    .prepare(
      `SELECT assigned_used AS crew, assigned_source AS crewSource, scheduled_seconds_used AS seconds,
         cycle_ms_used AS cycleMs, cycle_source AS cycleSource
       FROM production_entries
       WHERE client_id = @clientId AND shift_date = @date AND line_id = @lineId AND shift_type = @shift
         AND voided_at IS NULL AND assigned_used > 0 AND scheduled_seconds_used > 0 AND cycle_ms_used > 0`,
    )
    .all(place) as Work[];

/** How far back a line's last order is looked for. */
const LOOK_BACK_DAYS = 30;

const findLastOrder = ({ connection }: Pick<Asked, 'connection'>, place: Place): number | undefined =>
  connection
    .prepare(
      `SELECT work_order_id FROM production_entries
       WHERE client_id = @clientId AND shift_date BETWEEN @since AND @date AND line_id = @lineId AND voided_at IS NULL
       ORDER BY shift_date DESC, recorded_at DESC, id DESC LIMIT 1`,
    )
    .pluck()
    .get({ ...place, since: addDays(place.date, -LOOK_BACK_DAYS) }) as number | undefined;

type ShiftRecord = { id: number; seconds: number; crew: number | null };

/** Before anything is entered: the standard crew for the whole shift, on the order that the line ran last. */
const expectWork = (asked: Omit<Asked, 'slice'>, place: Place, shift: ShiftRecord | undefined): Work[] => {
  const { connection, settings } = asked;
  const { clientId, date, lineId } = place;
  const workOrderId = findLastOrder(asked, place);
  if (workOrderId === undefined) return [];
  const ofLine = connection
    .prepare('SELECT standard_crew FROM lines WHERE client_id = ? AND id = ?')
    .pluck()
    .get(clientId, lineId) as number | null;
  const crew = shift?.crew ?? ofLine;
  const cycle = cycleFinder(
    connection,
    clientId,
    settings,
  )({ workOrderId, jobId: null, lineId, shiftId: shift?.id ?? null, shiftDate: date });
  return [
    {
      crew: crew ?? Number(settings.valueOn('default_crew', date)),
      crewSource: crew === null ? 'default' : 'crew',
      seconds: shift?.seconds ?? defaultShiftSeconds(place.shift),
      cycleMs: cycle.value,
      cycleSource: cycle.source,
    },
  ];
};

/** The source of most of the hours. */
const mainSource = (work: readonly Work[], of: (one: Work) => string): string =>
  [...Map.groupBy(work, of)]
    .map(([source, own]) => ({ source, hours: sumOf(own, (one) => one.crew * one.seconds) }))
    .toSorted((a, b) => b.hours - a.hours)[0]?.source ?? 'default';

/**
 * Pieces that a line is to make in a shift: the plan of that date, else the standing plan; else crew hours × target
 * efficiency ÷ ideal cycle time. Crew and standard are those of the shift's entries, which stand for the whole shift
 * where their hours do not fill it; before the first entry, the standard crew and the line's last order.
 * @throws Failure `not-found` for a client outside the scope.
 */
export const findPieceTarget = async (scope: ClientScope, place: Place): Promise<PieceTarget> => {
  const { clientId, date, shift: shiftType } = place;
  const asked = requireKpiClient(scope, { clientId });
  const { connection } = asked;
  const plan = findPlan(asked, place);
  if (plan !== undefined) return { pieces: plan, source: 'plan', inputs: null, missing: null };
  const nothing = { pieces: null, source: null, inputs: null } as const;
  const efficiency = targetFinder(connection, clientId)('efficiency', date)?.target;
  if (efficiency === undefined) return { ...nothing, missing: 'efficiency-target' };
  const shift = connection
    .prepare(
      `SELECT id, standard_seconds AS seconds, standard_crew AS crew FROM shifts
       WHERE client_id = ? AND shift_type = ? ORDER BY is_active DESC, id LIMIT 1`,
    )
    .get(clientId, shiftType) as ShiftRecord | undefined;
  const entered = listWork(asked, place);
  const work = entered.length > 0 ? entered : expectWork(asked, place, shift);
  if (work.length === 0) return { ...nothing, missing: 'order' };
  const wholeSeconds = shift?.seconds ?? defaultShiftSeconds(shiftType);
  const filled = Math.max(1, wholeSeconds / sumOf(work, (one) => one.seconds));
  const crewHours = (filled * sumOf(work, (one) => one.crew * one.seconds)) / HOUR_SECONDS;
  const standardPieces =
    filled * sumOf(work, (one) => (one.crew * (one.seconds / HOUR_SECONDS)) / (one.cycleMs / HOUR_MS));
  return {
    pieces: Math.round((standardPieces * efficiency) / 100),
    source: 'computed',
    inputs: {
      crewHours,
      crewSource: mainSource(work, (one) => one.crewSource),
      targetEfficiencyPercent: efficiency,
      cycleTimeHours: crewHours / standardPieces,
      cycleSource: mainSource(work, (one) => one.cycleSource),
    },
    missing: null,
  };
};

/** `findPieceTarget` by the line's code. @throws Failure `not-found` for a client or line outside the scope. */
export const getPieceTarget = async (
  scope: ClientScope,
  { clientId, date, line, shift }: PieceTargetRequest,
): Promise<PieceTarget> => {
  const lineId = connectionOf(scope)
    .prepare('SELECT id FROM lines WHERE client_id = ? AND code = ?')
    .pluck()
    .get(requireClient(scope, clientId), line) as number | undefined;
  if (lineId === undefined) throw notFound('line');
  return findPieceTarget(scope, { clientId, date, lineId, shift });
};
