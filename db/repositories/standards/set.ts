import { audit } from '../../audit';
import { categoryCause, standardCause } from '../../kpi/causes';
import { reRate } from '../../kpi/rerate';
import { ALL_DATES } from '../../kpi/settings';
import { connectionOf, requireClient, touch, write, type ClientScope } from '../../scope';
import { millisecondsFromHours } from '../../units';
import { findMaster, requireVersion } from './rows';

/** How many entries a change of a standard re-rated. */
export type ReRated = { readonly reRated: number };

/** Milliseconds of a cycle time; 0 for none, and never 0 for one. */
export const cycleMsOf = (hours: number | null): number =>
  hours === null ? 0 : Math.max(1, millisecondsFromHours(hours));

/** Which standard: of a line, a shift, both or (neither) the client, from a date on or (without) for all dates. */
type StandardKey = {
  readonly clientId: number;
  readonly line?: string | undefined;
  readonly shift?: string | undefined;
  readonly from?: string | undefined;
  /** The version that the caller saw, 0 for none; without it whatever stands there is replaced. */
  readonly version?: number | undefined;
};

type Row = { id: number; cycle_ms: number; version: number };

const placeOf = (scope: ClientScope, { clientId, line, shift, from }: StandardKey) => {
  requireClient(scope, clientId);
  const ofLine = line === undefined ? null : findMaster(scope, 'lines', clientId, line);
  const ofShift = shift === undefined ? null : findMaster(scope, 'shifts', clientId, shift);
  const validFrom = from ?? ALL_DATES;
  const columns = { clientId, lineId: ofLine?.id ?? null, shiftId: ofShift?.id ?? null, validFrom };
  const row = connectionOf(scope)
    .prepare(
      `SELECT id, cycle_ms, version FROM standards
       WHERE client_id = @clientId AND line_id IS @lineId AND shift_id IS @shiftId AND valid_from = @validFrom
       ORDER BY id DESC`,
    )
    .get(columns) as Row | undefined;
  const cause = standardCause({
    ...(ofLine ? { lineId: ofLine.id } : {}),
    ...(ofShift ? { shiftType: String(ofShift['shift_type']) } : {}),
    from: validFrom,
  });
  return { columns, row, cause };
};

/**
 * Sets the standard of a line, a shift, both or the client from a date on; no cycle time: from that date on it has
 * none. Entries of open periods that rest on it, or now would, are re-rated.
 * @throws Failure `not-found` for a client, line or shift that is not the caller's, `conflict` where somebody else
 * changed it since.
 */
export const setStandard = async (
  scope: ClientScope,
  input: StandardKey & { readonly cycleTimeHours: number | null },
): Promise<ReRated> => {
  const { columns, row, cause } = placeOf(scope, input);
  requireVersion(row?.version ?? 0, input.version);
  write(scope);
  const cycleMs = cycleMsOf(input.cycleTimeHours);
  const named = { ...columns, cycleMs, by: scope.actor.code, now: new Date().toISOString() };
  const connection = connectionOf(scope);
  const id = row
    ? row.id
    : Number(
        connection
          .prepare(
            `INSERT INTO main.standards (client_id, line_id, shift_id, cycle_ms, valid_from, updated_by, created_at, updated_at)
             VALUES (@clientId, @lineId, @shiftId, @cycleMs, @validFrom, @by, @now, @now)`,
          )
          .run(named).lastInsertRowid,
      );
  if (row) {
    connection
      .prepare(
        `UPDATE main.standards SET cycle_ms = @cycleMs, updated_by = @by, updated_at = @now, version = version + 1
         WHERE client_id = @clientId AND id = @id`,
      )
      .run({ ...named, id });
  }
  audit(scope, {
    clientId: columns.clientId,
    action: row ? 'update' : 'create',
    table: 'standards',
    rowId: id,
    before: row ? { cycle_ms: row.cycle_ms } : null,
    after: { ...columns, cycle_ms: cycleMs },
  });
  touch(scope, { clientId: columns.clientId, table: 'standards', date: null });
  return { reRated: await reRate(scope, columns.clientId, cause) };
};

/**
 * Takes a standard away that was a mistake; an earlier one then goes on. Entries of open periods that rest on it are
 * re-rated. Where there is none, nothing happens.
 * @throws Failure `not-found` for a client, line or shift that is not the caller's, `conflict` where somebody else
 * changed it since.
 */
export const removeStandard = async (scope: ClientScope, key: StandardKey): Promise<ReRated> => {
  const { columns, row, cause } = placeOf(scope, key);
  requireVersion(row?.version ?? 0, key.version);
  write(scope);
  if (!row) return { reRated: 0 };
  const { clientId } = columns;
  connectionOf(scope)
    .prepare('DELETE FROM main.standards WHERE client_id = ? AND id = ?')
    .run(clientId, row.id);
  audit(scope, {
    clientId,
    action: 'void',
    table: 'standards',
    rowId: row.id,
    before: { ...columns, cycle_ms: row.cycle_ms },
    after: null,
  });
  touch(scope, { clientId, table: 'standards', date: null });
  return { reRated: await reRate(scope, clientId, cause) };
};

/**
 * Sets the default of a product category from a date on, or for all dates; no cycle time: from then on it has none.
 * Entries of open periods that rest on it, or now would, are re-rated.
 * @throws Failure `not-found` for a client outside the scope.
 */
export const setCategoryStandard = async (
  scope: ClientScope,
  input: {
    readonly clientId: number;
    readonly category: string;
    readonly cycleTimeHours: number | null;
    readonly from?: string | undefined;
  },
): Promise<ReRated> => {
  const clientId = requireClient(scope, input.clientId);
  write(scope);
  const connection = connectionOf(scope);
  const named = { clientId, category: input.category, validFrom: input.from ?? ALL_DATES };
  const read = connection.prepare(
    `SELECT id, cycle_ms FROM category_standards
     WHERE client_id = @clientId AND category = @category AND valid_from = @validFrom`,
  );
  const before = read.get(named) as { id: number; cycle_ms: number } | undefined;
  connection
    .prepare(
      `INSERT INTO main.category_standards (client_id, category, cycle_ms, valid_from, created_at, updated_at)
       VALUES (@clientId, @category, @cycleMs, @validFrom, @now, @now)
       ON CONFLICT (client_id, category, valid_from)
       DO UPDATE SET cycle_ms = excluded.cycle_ms, updated_at = excluded.updated_at`,
    )
    .run({ ...named, cycleMs: cycleMsOf(input.cycleTimeHours), now: new Date().toISOString() });
  const after = read.get(named) as { id: number; cycle_ms: number };
  audit(scope, {
    clientId,
    action: before ? 'update' : 'create',
    table: 'category_standards',
    rowId: after.id,
    before: before ? { cycle_ms: before.cycle_ms } : null,
    after: { ...named, cycle_ms: after.cycle_ms },
  });
  touch(scope, { clientId, table: 'category_standards', date: null });
  return { reRated: await reRate(scope, clientId, categoryCause(named.validFrom)) };
};
