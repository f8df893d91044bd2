import { and, eq } from 'drizzle-orm';
import type { Connection } from '../../connection';
import { audit } from '../../audit';
import { hourlyCounts } from '../../schema/production';
import { connectionOf, main, touch, write, type ClientScope } from '../../scope';
import { isAboutPlace, whyReadOnly, type Circumstances } from '../sheet/circumstances';
import { remark, type Remark, type SheetPlace } from '../sheet/section';
import { listHourSlots } from '../sheet/shift';

/** What is counted in an hour of the shift; `pieces` null takes the count away, `version` null is a new one. */
export type HourInput = {
  readonly hour: number;
  readonly pieces: number | null;
  readonly version: number | null;
};

/** A count as it stands. */
export type HourCount = { hour: number; pieces: number; version: number; recordedBy: string };

type HourRow = HourCount & { id: number };

/** What is to happen to one hour, and what speaks against it. */
export type PlannedHour = {
  readonly hour: number;
  readonly pieces: number | null;
  readonly index: number;
  readonly before: HourRow | null;
  readonly errors: readonly Remark[];
  readonly warnings: readonly Remark[];
  readonly isStale: boolean;
};

const MOST_PIECES = 1_000_000;

const listRows = (connection: Connection, place: SheetPlace): HourRow[] =>
  connection
    .prepare<[SheetPlace], HourRow>(
      `SELECT id, hour, pieces, version, recorded_by AS recordedBy FROM hourly_counts
       WHERE client_id = @clientId AND shift_date = @shiftDate AND line_id = @lineId AND shift_type = @shiftType
       ORDER BY hour`,
    )
    .all(place);

/** The counts of a line's shift by hour; none without a line. */
export const readHours = (connection: Connection, place: SheetPlace): HourCount[] =>
  listRows(connection, place).map(({ id: _, ...count }) => count);

const complaintAbout = (pieces: number | null): Remark[] => {
  if (pieces === null) return [];
  if (pieces < 0) return [remark('production.negative', 'pieces')];
  if (!Number.isInteger(pieces)) return [remark('production.not-whole', 'pieces')];
  if (pieces > MOST_PIECES) return [remark('production.above-most', 'pieces', { most: MOST_PIECES })];
  return [];
};

/** Looks at every count that is typed and gathers all that is wrong with each; writes nothing. */
export const planHours = (
  scope: ClientScope,
  place: SheetPlace,
  inputs: readonly HourInput[],
  circumstances: Circumstances,
): PlannedHour[] => {
  const rows = listRows(connectionOf(scope), place);
  const hours = listHourSlots(circumstances.shift).length;
  return inputs.map(({ hour, pieces, version }, index) => {
    const before = rows.find((row) => row.hour === hour) ?? null;
    const readOnly = before
      ? whyReadOnly(circumstances, {
          recorded_by: before.recordedBy,
          verified_by: null,
          shift_date: place.shiftDate,
        })
      : null;
    const errors = [
      ...(place.lineId === null ? [remark('hours.line-missing')] : []),
      ...(before === null && hour > hours ? [remark('hours.after-shift', 'hour', { hours })] : []),
      ...(inputs.some((other, at) => at !== index && other.hour === hour)
        ? [remark('hours.twice', 'hour')]
        : []),
      ...(readOnly && !isAboutPlace(readOnly) ? [readOnly] : []),
      ...complaintAbout(pieces),
    ];
    // Two people who counted the same agree.
    const isStale = (before?.version ?? null) !== version && (before?.pieces ?? null) !== pieces;
    return { hour, pieces, index, before, errors, warnings: [], isStale };
  });
};

const told = ({ hour, pieces }: { readonly hour: number; readonly pieces: number }, place: SheetPlace) => ({
  line: place.lineId,
  shiftDate: place.shiftDate,
  shiftType: place.shiftType,
  hour,
  pieces,
});

/** Writes the counts that nothing speaks against, each with its audit row; answers how many changed. */
export const writeHours = async (
  scope: ClientScope,
  place: SheetPlace,
  planned: readonly PlannedHour[],
): Promise<number> => {
  const { clientId, lineId, shiftDate, shiftType } = place;
  const now = new Date().toISOString();
  const changes = planned.filter(
    ({ errors, before, pieces }) => errors.length === 0 && (before?.pieces ?? null) !== pieces,
  );
  if (lineId === null || changes.length === 0) return 0;
  for (const { hour, pieces, before } of changes) {
    const isOld = before && and(eq(hourlyCounts.clientId, clientId), eq(hourlyCounts.id, before.id));
    const entry = { clientId, table: 'hourly_counts' };
    if (before && isOld && pieces === null) {
      await write(scope).delete(main(hourlyCounts)).where(isOld);
      audit(scope, { ...entry, action: 'void', rowId: before.id, before: told(before, place), after: null });
    } else if (before && isOld && pieces !== null) {
      await write(scope)
        .update(main(hourlyCounts))
        .set({ pieces, version: before.version + 1, updatedAt: now })
        .where(isOld);
      const rowId = before.id;
      audit(scope, {
        ...entry,
        action: 'update',
        rowId,
        before: { pieces: before.pieces },
        after: { pieces },
      });
    } else if (pieces !== null) {
      const recordedBy = scope.actor.code;
      const [made] = await write(scope)
        .insert(main(hourlyCounts))
        .values({
          clientId,
          lineId,
          shiftDate,
          shiftType,
          hour,
          pieces,
          recordedBy,
          createdAt: now,
          updatedAt: now,
        })
        .returning({ id: hourlyCounts.id });
      if (!made) throw new Error('An inserted count has no id');
      audit(scope, {
        ...entry,
        action: 'create',
        rowId: made.id,
        before: null,
        after: told({ hour, pieces }, place),
      });
    }
  }
  touch(scope, { clientId, table: 'hourly_counts', date: shiftDate });
  return changes.length;
};
