import { setImmediate as pause } from 'node:timers/promises';
import { audit } from '../audit';
import { trailInspection, trailMoved } from '../repositories/production/trail';
import { connectionOf, touch, type ClientScope } from '../scope';
import { listAffected } from './affected';
import type { Cause } from './causes';
import { CYCLE_CONFIDENCE, cycleFinder, type CycleSource } from './cycle';
import { OPPORTUNITIES_CONFIDENCE, resolveInspections, type OpportunitiesSource } from './opportunities';
import { resolveShifts, shiftFinder, type MovedEntry, type ResolvedInputs, type ShiftKey } from './resolve';
import { loadSettings } from './settings';

type Cycle = Pick<ResolvedInputs, 'cycle_ms_used' | 'cycle_source' | 'cycle_confidence'>;

const CYCLE_SOURCES = Object.keys(CYCLE_CONFIDENCE) as readonly CycleSource[];
const OPPORTUNITIES_SOURCES = Object.keys(OPPORTUNITIES_CONFIDENCE) as readonly OpportunitiesSource[];
const RATES: readonly string[] = ['style-rate', 'client-rate'];
const ROWS_PER_CHUNK = 1000;
const SHIFTS_PER_CHUNK = 200;

/**
 * Whether an input may go from one source to the other. Only what the cause can give or take moves; an addition never
 * puts something weaker in place; and a demonstrated rate stays as it was when the entry was written, until something
 * better than it is known.
 */
const mayMove =
  <Source extends string>(order: readonly Source[], sources: readonly Source[], cause: Cause) =>
  (before: string, after: string): boolean => {
    const rank = (source: string) => order.indexOf(source as Source);
    const isBetter = rank(after) < rank(before);
    if (!sources.some((source) => source === before || source === after)) return false;
    if (cause.isAddition && rank(after) > rank(before)) return false;
    return cause.isRestyling === true || isBetter || !RATES.includes(before);
  };

const reRateCycles = async (scope: ClientScope, clientId: number, cause: Cause): Promise<MovedEntry[]> => {
  if (!cause.cycle) return [];
  const connection = connectionOf(scope);
  const { of, sources } = cause.cycle;
  const find = cycleFinder(connection, clientId, loadSettings(connection, clientId));
  const shiftOf = shiftFinder(connection, clientId);
  const moves = mayMove(CYCLE_SOURCES, sources, cause);
  const best = Math.min(...sources.map((source) => CYCLE_SOURCES.indexOf(source)));
  const store = connection.prepare(
    `UPDATE main.production_entries SET cycle_ms_used = @cycle_ms_used, cycle_source = @cycle_source,
       cycle_confidence = @cycle_confidence WHERE client_id = @clientId AND id = @id`,
  );
  const rows = listAffected<Cycle>(connection, 'production_entries', clientId, of, [
    'cycle_ms_used',
    'cycle_source',
    'cycle_confidence',
  ]).filter((row) => CYCLE_SOURCES.indexOf(row.cycle_source as CycleSource) >= best);

  const moved: MovedEntry[] = [];
  for (const [at, row] of rows.entries()) {
    if (at > 0 && at % ROWS_PER_CHUNK === 0) await pause();
    const { cycle_ms_used, cycle_source, cycle_confidence } = row;
    const { value, source, confidence } = find({
      workOrderId: row.work_order_id,
      jobId: row.job_id,
      lineId: row.line_id,
      shiftId: shiftOf(row.shift_type)?.id ?? null,
      shiftDate: row.shift_date,
    });
    const isSame = cycle_ms_used === value && cycle_source === source;
    if (isSame || !moves(cycle_source, source)) continue;
    const after = { cycle_ms_used: value, cycle_source: source, cycle_confidence: confidence };
    store.run({ ...after, clientId, id: row.id });
    const before = { cycle_ms_used, cycle_source, cycle_confidence };
    moved.push({ id: row.id, clientId, shiftDate: row.shift_date, before, after });
  }
  return moved;
};

const reRatePeople = async (scope: ClientScope, clientId: number, cause: Cause): Promise<MovedEntry[]> => {
  if (!cause.people) return [];
  const connection = connectionOf(scope);
  const { of, sources } = cause.people;
  const rows = listAffected<Pick<ResolvedInputs, 'assigned_source' | 'scheduled_source'>>(
    connection,
    'production_entries',
    clientId,
    of,
    ['assigned_source', 'scheduled_source'],
  );
  const shifts = Map.groupBy(rows, (row) => `${row.shift_date}|${row.line_id ?? ''}|${row.shift_type}`);
  const affected = [...shifts.values()].filter((entries) =>
    entries.some((entry) => sources === null || sources.some((source) => source === entry.assigned_source)),
  );
  const moved: MovedEntry[] = [];
  for (let at = 0; at < affected.length; at += SHIFTS_PER_CHUNK) {
    if (at > 0) await pause();
    const chunk = affected.slice(at, at + SHIFTS_PER_CHUNK);
    const keys = chunk.flatMap(([entry]): ShiftKey[] => {
      if (!entry) return [];
      const { line_id: lineId, shift_date: shiftDate, shift_type: shiftType } = entry;
      return [{ clientId, lineId, shiftDate, shiftType }];
    });
    const shares = chunk.flat().filter((entry) => sources !== null && entry.scheduled_source === 'share');
    moved.push(
      ...resolveShifts(connection, keys, { rederiveCycleFor: [], keepShareOf: shares.map(({ id }) => id) }),
    );
  }
  return moved;
};

const reRateInspections = async (scope: ClientScope, clientId: number, cause: Cause) => {
  if (!cause.opportunities) return [];
  const connection = connectionOf(scope);
  const { of, sources } = cause.opportunities;
  const rows = listAffected(connection, 'quality_entries', clientId, of, []);
  const moves = mayMove(OPPORTUNITIES_SOURCES, sources, cause);
  return resolveInspections(
    connection,
    clientId,
    rows.map(({ id }) => id),
    moves,
  );
};

/** Style is in the sums of inspected operations. */
const touchInspections = (scope: ClientScope, clientId: number, cause: Cause): void => {
  if (!cause.isRestyling || !cause.cycle) return;
  const dates = connectionOf(scope)
    .prepare(
      `SELECT DISTINCT shift_date FROM quality_entries
       WHERE client_id = ? AND work_order_id IN (SELECT value FROM json_each(?))`,
    )
    .pluck()
    .all(clientId, JSON.stringify(cause.cycle.of.orderIds)) as string[];
  for (const date of dates) touch(scope, { clientId, table: 'quality_entries', date });
};

/** Writes entries that moved because of others into the audit trail, one row each, and touches their days. */
export const noteMoved = (scope: ClientScope, moved: readonly MovedEntry[]): void => {
  for (const entry of moved) {
    trailMoved(scope, entry);
    touch(scope, { clientId: entry.clientId, table: 'production_entries', date: entry.shiftDate });
  }
};

/**
 * Derives the stored inputs anew that rest on what has changed, in live entries of open periods, and stores them, with
 * one audit row for each entry that moved and one that says how many did and why. Call it after the change, in the same
 * transaction. Answers how many entries (of production and of inspections) were re-rated.
 */
export const reRate = async (scope: ClientScope, clientId: number, cause: Cause): Promise<number> => {
  const cycles = await reRateCycles(scope, clientId, cause);
  const people = await reRatePeople(scope, clientId, cause);
  const inspections = await reRateInspections(scope, clientId, cause);
  touchInspections(scope, clientId, cause);
  const moved = [...cycles, ...people];
  noteMoved(scope, moved);
  for (const inspection of inspections) {
    trailInspection(scope, inspection);
    touch(scope, { clientId, table: 'quality_entries', date: inspection.shiftDate });
  }
  const entries = new Set(moved.map(({ id }) => id)).size;
  const reRated = entries + inspections.length;
  if (reRated === 0) return 0;
  audit(scope, {
    clientId,
    action: 'update',
    table: cause.because,
    rowId: null,
    before: null,
    after: { reRated, production_entries: entries, quality_entries: inspections.length },
  });
  return reRated;
};
